"""Ready answers for a worker: content, offered beside the reply, never sent by themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Language, Mode
from cases.reading import choice, known_fields, needed, part, rows, words
from cases.sides import Role
from dialogs.lint import lint_wording
from dialogs.promises import promises_in
from dialogs.wording import Wording, parse_wording, placeholders

LONGEST_TITLE = 40
EVERYBODY = "iedereen"
DRAFT_LANGUAGES = ("ar", "pl", "tr")
"""Languages that may stand ready for review; a draft is kept with the release and offered to nobody."""

_TITLE, _FOR, _DRAFT = "titel", "voor", "concept"
_OPEN, _NEUTRAL, _BOTH = "open", "neutraal", "beide"


@dataclass(frozen=True, slots=True)
class ReadyReply:
    """One answer to choose from, for clients in ``roles``. ``drafts`` are unreviewed translations."""

    key: str
    title: str
    roles: frozenset[Role]
    wording: Wording
    drafts: Mapping[str, str]

    def text(self, mode: Mode, language: Language, *, formal: bool = False) -> str:
        """Return the words for a phone in this mode; a phone that shows nothing reads the neutral ones."""
        return self.wording.text(mode, language, formal=formal)


def read_replies(files: Mapping[str, Plain]) -> tuple[Mapping[str, ReadyReply], list[ContentFault]]:
    """Return the ready answers that can be read, in the order of the files, and all that is wrong."""
    replies: dict[str, ReadyReply] = {}
    faults: list[ContentFault] = []
    for name, plain in files.items():
        for key, reply in _entries(plain, (name,), faults):
            if key in replies:
                faults.append(ContentFault((name, key), f"Het antwoord '{key}' bestaat al.", "Houd er één."))
            replies.setdefault(key, reply)
            faults += lint_reply(reply, (name, key))
    return replies, faults


def lint_reply(reply: ReadyReply, path: ContentPath) -> list[ContentFault]:
    """Return every rule that one answer breaks: those of all texts, and no promise, no place to fill."""
    return [*lint_wording(reply.wording), *_own_rules(reply, path)]


def _own_rules(reply: ReadyReply, path: ContentPath) -> Iterator[ContentFault]:
    if len(reply.title) > LONGEST_TITLE:
        yield ContentFault(
            (*path, _TITLE), f"Deze titel is langer dan {LONGEST_TITLE} tekens.", "Maak hem korter."
        )
    for mode, language, text in reply.wording.everywhere():
        where = (*reply.wording.places[mode], language.value)
        yield from _unkept(text, where)
        if placeholders(text):
            yield ContentFault(where, "Hier kan niets worden ingevuld.", "Haal de accolades weg.")
    for language_code, text in reply.drafts.items():
        yield from _unkept(text, (*path, _DRAFT, language_code))


def _unkept(text: str, path: ContentPath) -> Iterator[ContentFault]:
    for promise in promises_in(text):
        yield ContentFault(path, f"'{promise}' kan niemand waarmaken.", "Zeg alleen wat zeker is.")


def _entries(plain: Plain, path: ContentPath, faults: list[ContentFault]) -> Iterator[tuple[str, ReadyReply]]:
    try:
        entries = part(plain, path)
    except ContentFault as fault:
        faults.append(fault)
        return
    for key, entry in entries.items():
        try:
            yield key, _reply(key, entry, (*path, key))
        except ContentFault as fault:
            faults.append(fault)


def _reply(key: str, plain: Plain, path: ContentPath) -> ReadyReply:
    fields = part(plain, path)
    known_fields(fields, (_TITLE, _FOR, _OPEN, _NEUTRAL, _BOTH, _DRAFT), path)
    said = {name: fields[name] for name in (_OPEN, _NEUTRAL, _BOTH) if name in fields}
    return ReadyReply(
        key=key,
        title=words(needed(fields, _TITLE, path), (*path, _TITLE)),
        roles=_roles(needed(fields, _FOR, path), (*path, _FOR)),
        wording=parse_wording(said, path),
        drafts=_drafts(fields.get(_DRAFT, {}), (*path, _DRAFT)),
    )


def _roles(plain: Plain, path: ContentPath) -> frozenset[Role]:
    if plain == EVERYBODY:
        return frozenset(Role)
    codes = [role.value for role in Role]
    return frozenset(Role(choice(one, codes, (*path, place))) for place, one in enumerate(rows(plain, path)))


def _drafts(plain: Plain, path: ContentPath) -> Mapping[str, str]:
    fields = part(plain, path)
    known_fields(fields, DRAFT_LANGUAGES, path)
    return {language: " ".join(words(text, (*path, language)).split()) for language, text in fields.items()}
