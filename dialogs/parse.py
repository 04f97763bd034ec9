"""From plain content to a typed script; what could leave a person without an answer does not get in."""

import re
from collections.abc import Iterator, Mapping

from cases.content import ContentFault, ContentPath, Plain
from cases.reading import choice, count, known_fields, needed, part, rows, words, yes
from cases.sides import Side
from dialogs.flow import flow_faults
from dialogs.link import linked
from dialogs.lint import lint_script
from dialogs.parse_button import BUTTON, optional_wording, read_button
from dialogs.parse_question import LAST_DAY, read_question
from dialogs.script import CLOSE, DAY, END, Button, Script, Spoken
from dialogs.texts import TextBook
from dialogs.wording import parse_wording

_SCRIPT = (
    "gesprek",
    "titel",
    "begin",
    "handdruk",
    "uitwegen",
    "vragen",
    "dagvragen",
    "voorlezen",
    "slot",
    "vorm",
    "plaatje",
)
_NAME = re.compile(r"[a-z0-9_]+")
NONE: Mapping[str, Script] = {}


def parse_script(
    plain: Plain, book: TextBook, path: ContentPath = (), others: Mapping[str, Script] = NONE
) -> Script:
    """Return the typed script, whole. Raises the first ContentFault, with a path inside the file."""
    script, faults = whole_script(read_script(plain, book, path), others)
    for fault in faults:
        raise fault
    return script


def script_faults(plain: Plain, book: TextBook, path: ContentPath = ()) -> list[ContentFault]:
    """Return everything that is wrong with a script, as far as it can be read."""
    try:
        script = read_script(plain, book, path)
    except ContentFault as fault:
        return [fault]
    return whole_script(script, NONE)[1]


def question_faults(plain: Plain, path: ContentPath = ()) -> list[ContentFault]:
    """Return the first fault of each step and way out that cannot be typed: who writes wants all at once."""
    faults: list[ContentFault] = []
    ways_out: dict[str, Button] = {}
    for name, entry in _named(plain, "uitwegen"):
        try:
            ways_out |= dict(_ways_out({name: entry}, (*path, "uitwegen")))
        except ContentFault as fault:
            faults.append(fault)
    for name, entry in _named(plain, "vragen"):
        try:
            _check_name(name, (*path, "vragen", name))
            read_question(name, entry, (*path, "vragen", name), ways_out)
        except ContentFault as fault:
            faults.append(fault)
    return faults


def _named(plain: Plain, part_of: str) -> Iterator[tuple[str, Plain]]:
    """Give the named parts there are; what is not there is told by who reads the whole."""
    inner = plain.get(part_of) if isinstance(plain, Mapping) else None
    if isinstance(inner, Mapping):
        yield from inner.items()


def whole_script(script: Script, others: Mapping[str, Script]) -> tuple[Script, list[ContentFault]]:
    """Return a script with the dialogues within it, and all that is wrong; with a fault it may be as read."""
    try:
        whole = linked(script, others)
    except ContentFault as fault:
        return script, [fault, *lint_script(script)]
    return whole, [*flow_faults(whole), *lint_script(script)]


def read_script(plain: Plain, book: TextBook, path: ContentPath = ()) -> Script:
    """Type a script without judging it. Raises ContentFault for what cannot be typed."""
    fields = part(plain, path)
    known_fields(fields, _SCRIPT, path)
    ways_out = dict(_ways_out(fields.get("uitwegen", {}), (*path, "uitwegen")))
    entries = part(needed(fields, "vragen", path), (*path, "vragen"))
    questions = {
        name: read_question(name, entry, (*path, "vragen", name), ways_out) for name, entry in entries.items()
    }
    for name in questions:
        _check_name(name, (*path, "vragen", name))
    return Script(
        name=words(needed(fields, "gesprek", path), (*path, "gesprek")),
        title=words(needed(fields, "titel", path), (*path, "titel")),
        first=words(needed(fields, "begin", path), (*path, "begin")),
        questions=questions,
        book=book,
        day_questions=_day_questions(fields.get("dagvragen", {}), (*path, "dagvragen")),
        handshake=yes(fields.get("handdruk", "ja"), (*path, "handdruk")),
        spoken=_spoken(fields.get("voorlezen"), (*path, "voorlezen")),
        path=path,
        formal=choice(fields.get("vorm", "je"), ("je", "u"), (*path, "vorm")) == "u",
        picture=yes(fields.get("plaatje", "ja"), (*path, "plaatje")),
        closing=optional_wording(fields.get("slot"), (*path, "slot")),
    )


def _check_name(name: str, path: ContentPath) -> None:
    if name in (CLOSE, END, DAY):
        raise ContentFault(path, f"'{name}' is al een vast woord.", "Kies een andere naam.")
    if not _NAME.fullmatch(name):
        remedy = "Schrijf kleine letters, cijfers en _."
        raise ContentFault(path, f"'{name}' kan geen naam van een vraag zijn.", remedy)


def _ways_out(plain: Plain, path: ContentPath) -> Iterator[tuple[str, Button]]:
    for name, entry in part(plain, path).items():
        fields = part(entry, (*path, name))
        known_fields(fields, BUTTON, (*path, name))
        yield name, read_button(name, fields, (*path, name), way_out=True)


def _day_questions(plain: Plain, path: ContentPath) -> Mapping[int, str]:
    return {
        count(day, (*path, day), LAST_DAY): words(step, (*path, day))
        for day, step in part(plain, path).items()
    }


def _spoken(plain: Plain | None, path: ContentPath) -> tuple[Spoken, ...]:
    entries = () if plain is None else rows(plain, path)
    return tuple(_aloud(one, (*path, place)) for place, one in enumerate(entries))


def _aloud(plain: Plain, path: ContentPath) -> Spoken:
    fields = dict(part(plain, path))
    side = fields.pop("kant", None)
    wording = parse_wording(fields, path)
    return Spoken(wording, None if side is None else Side(choice(side, Side, (*path, "kant"))))
