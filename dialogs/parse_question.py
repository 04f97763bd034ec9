"""One question from plain content: its words, its buttons or scale, and whom it concerns on which day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cases.content import ContentFault, ContentPath, Plain
from cases.facts import Age, Phase
from cases.reading import choice, count, counts, known_fields, needed, part, rows, words, yes
from cases.sides import Role, Side
from dialogs import built_in
from dialogs.built_in import DONE
from dialogs.parse_button import BUTTON, answers_of, read_back, read_button, read_signal
from dialogs.parse_scale import SCALE, read_scale
from dialogs.script import Again, Button, Condition, Many, Question
from dialogs.wording import NAMES, PLACEHOLDERS, parse_wording

_ALONE, _ALONE_BEFORE = "alleen", "als"
"""Releases of before wrote ``als`` and ``rollen``; they stay readable."""
_QUESTION = (
    "vraag",
    "knoppen",
    "uitwegen",
    "verder",
    "terug",
    _ALONE,
    _ALONE_BEFORE,
    "open",
    "meer",
    "zelfde",
)
_MANY = ("naar", "samen")
_CONDITION = ("kinderen", "apart", "rol", "rollen", "kant", "fase", "leeftijd", "dagen", "maanden")
_AGES = {"kind": Age.CHILD, "volwassene": Age.ADULT, "oudere": Age.ELDER}
MOST_CHOICES = 6
MOST_TIMES = 9
_YES_NO = ("ja", "nee", "true", "false")
LAST_DAY, _LAST_MONTH = 3 * 366, 36

Buttons = Mapping[str, Button]


def read_question(name: str, plain: Plain, path: ContentPath, ways_out: Buttons) -> Question:
    """Type one question. Raises ContentFault."""
    fields = part(plain, path)
    scaled = "schaal" in fields
    many = _many(fields, path)
    more = (*SCALE, "meer") if scaled else _MANY if many else ()
    known_fields(fields, (*_QUESTION, *more), path)
    scale, made = read_scale(fields, path) if scaled else (None, ())
    own = (*made, *_own(fields, path, ways_out, many=many is not None))
    buttons = (*own, *_shared(fields.get("uitwegen", ()), (*path, "uitwegen"), ways_out))
    return Question(
        id=name,
        wording=parse_wording(needed(fields, "vraag", path), (*path, "vraag"), PLACEHOLDERS | NAMES),
        buttons=buttons,
        moves_to=words(needed(fields, "verder", path), (*path, "verder")),
        answers=answers_of(buttons, numbered=not scaled),
        condition=_condition(fields, path),
        open=yes(fields.get("open", "nee"), (*path, "open")),
        scale=scale,
        path=path,
        back=read_back(fields, path),
        many=many,
        again=_again(fields.get("zelfde"), (*path, "zelfde")),
    )


def _again(plain: Plain | None, path: ContentPath) -> Again | None:
    if plain is None:
        return None
    fields = part(plain, path)
    known_fields(fields, ("keer", "signaal"), path)
    times = count(needed(fields, "keer", path), (*path, "keer"), MOST_TIMES)
    signal = read_signal(needed(fields, "signaal", path), (*path, "signaal"))
    return None if signal is None else Again(times, signal)


def _many(fields: Mapping[str, Plain], path: ContentPath) -> Many | None:
    if choice(fields.get("meer", "nee"), _YES_NO, (*path, "meer")) in ("nee", "false"):
        return None
    if "schaal" in fields:
        raise ContentFault((*path, "meer"), "Een schaal heeft één antwoord.", "Haal 'meer:' weg.")
    more = built_in.more(path)
    if "samen" not in fields:
        return Many(more)
    where = (*path, "samen")
    together = part(fields["samen"], where)
    known_fields(together, ("vanaf", "signaal"), where)
    count_from = count(needed(together, "vanaf", where), (*where, "vanaf"), MOST_CHOICES)
    signal = read_signal(needed(together, "signaal", where), (*where, "signaal"))
    return Many(more, count_from, signal)


def _own(
    question: Mapping[str, Plain], path: ContentPath, ways_out: Buttons, *, many: bool
) -> tuple[Button, ...]:
    """Read a question's own buttons: a list, since their order is what the client sees.

    With several choices the button that ends them comes last; it leads where a choice would.
    """
    entries, where = question.get("knoppen", ()), (*path, "knoppen")
    if not many:
        return tuple(_each(entries, where, ways_out, ""))
    name = "naar" if "naar" in question else "verder"
    target = words(needed(question, name, path), (*path, name))
    back = read_back(question, path)
    end = Button(DONE, built_in.done(path), target, path=path, back=back)
    chosen = _each(entries, where, {**ways_out, DONE: end}, target)
    return (*(replace(one, back=one.back or back) for one in chosen), end)


def _each(plain: Plain, path: ContentPath, ways_out: Buttons, choice_to: str) -> list[Button]:
    found: list[Button] = []
    for place, entry in enumerate(rows(plain, path)):
        where = (*path, place)
        fields = part(entry, where)
        known_fields(fields, (*BUTTON, "knop"), where)
        name = words(needed(fields, "knop", where), (*where, "knop"))
        if name in [one.id for one in found]:
            problem = f"De knop '{name}' staat er twee keer."
            raise ContentFault((*where, "knop"), problem, "Kies een andere naam.")
        if name in ways_out:
            raise ContentFault(
                (*where, "knop"), f"'{name}' is ook een uitweg of een vaste knop.", "Kies een andere naam."
            )
        found.append(read_button(name, fields, where, way_out=False, choice_to=choice_to))
    return found


def _shared(plain: Plain, path: ContentPath, ways_out: Buttons) -> tuple[Button, ...]:
    return tuple(
        ways_out[choice(one, ways_out, (*path, place))] for place, one in enumerate(rows(plain, path))
    )


def _condition(question: Mapping[str, Plain], path: ContentPath) -> Condition:
    if _ALONE in question and _ALONE_BEFORE in question:
        raise ContentFault((*path, _ALONE_BEFORE), "'als' en 'alleen' staan er allebei.", "Schrijf 'alleen'.")
    name = _ALONE_BEFORE if _ALONE_BEFORE in question else _ALONE
    where = (*path, name)
    fields = part(question.get(name, {}), where)
    known_fields(fields, _CONDITION, where)
    return Condition(
        children=_yes_or_none(fields, "kinderen", where),
        living_apart=_yes_or_none(fields, "apart", where),
        roles=tuple(Role(one) for key in ("rol", "rollen") for one in _words_in(fields, key, Role, where)),
        sides=tuple(Side(one) for one in _words_in(fields, "kant", Side, where)),
        phases=tuple(Phase(one) for one in _words_in(fields, "fase", Phase, where)),
        ages=tuple(_AGES[one] for one in _words_in(fields, "leeftijd", _AGES, where)),
        days=counts(fields.get("dagen", ()), (*where, "dagen"), LAST_DAY),
        months=counts(fields.get("maanden", ()), (*where, "maanden"), _LAST_MONTH),
    )


def _yes_or_none(fields: Mapping[str, Plain], name: str, path: ContentPath) -> bool | None:
    return yes(fields[name], (*path, name)) if name in fields else None


def _words_in(fields: Mapping[str, Plain], name: str, allowed: Iterable[str], path: ContentPath) -> list[str]:
    """Return one word or a list of them, each one of ``allowed``."""
    plain, where = fields.get(name, ()), (*path, name)
    if isinstance(plain, str):
        return [choice(plain, allowed, where)]
    return [choice(one, allowed, (*where, place)) for place, one in enumerate(rows(plain, where))]
