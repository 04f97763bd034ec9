"""One question from plain content: its words, its buttons or scale, and whom it concerns on which day."""

from collections.abc import Mapping

from cases.content import ContentFault, ContentPath, Plain
from cases.facts import Phase
from cases.reading import choice, counts, known_fields, needed, part, rows, words, yes
from cases.sides import Role, Side
from dialogs.parse_button import BUTTON, answers_of, read_back, read_button
from dialogs.parse_scale import SCALE, read_scale
from dialogs.script import Button, Condition, Question
from dialogs.wording import parse_wording

_ALONE, _ALONE_BEFORE = "alleen", "als"
"""Releases of before wrote ``als`` and ``rollen``; they stay readable."""
_QUESTION = ("vraag", "knoppen", "uitwegen", "verder", "terug", _ALONE, _ALONE_BEFORE, "open")
_CONDITION = ("kinderen", "apart", "rol", "rollen", "kant", "fase", "dagen", "maanden")
LAST_DAY, _LAST_MONTH = 3 * 366, 36

Buttons = Mapping[str, Button]


def read_question(name: str, plain: Plain, path: ContentPath, ways_out: Buttons) -> Question:
    """Type one question. Raises ContentFault."""
    fields = part(plain, path)
    scaled = "schaal" in fields
    known_fields(fields, (*_QUESTION, *SCALE) if scaled else _QUESTION, path)
    scale, made = read_scale(fields, path) if scaled else (None, ())
    own = (*made, *_own(fields.get("knoppen", ()), (*path, "knoppen"), ways_out))
    buttons = (*own, *_shared(fields.get("uitwegen", ()), (*path, "uitwegen"), ways_out))
    return Question(
        id=name,
        wording=parse_wording(needed(fields, "vraag", path), (*path, "vraag")),
        buttons=buttons,
        moves_to=words(needed(fields, "verder", path), (*path, "verder")),
        answers=answers_of(buttons, numbered=not scaled),
        condition=_condition(fields, path),
        open=yes(fields.get("open", "nee"), (*path, "open")),
        scale=scale,
        path=path,
        back=read_back(fields, path),
    )


def _own(plain: Plain, path: ContentPath, ways_out: Buttons) -> list[Button]:
    """Read a question's own buttons: a list, since their order is what the client sees."""
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
            raise ContentFault((*where, "knop"), f"'{name}' is ook een uitweg.", "Kies een andere naam.")
        found.append(read_button(name, fields, where, way_out=False))
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
        days=counts(fields.get("dagen", ()), (*where, "dagen"), LAST_DAY),
        months=counts(fields.get("maanden", ()), (*where, "maanden"), _LAST_MONTH),
    )


def _yes_or_none(fields: Mapping[str, Plain], name: str, path: ContentPath) -> bool | None:
    return yes(fields[name], (*path, name)) if name in fields else None


def _words_in(
    fields: Mapping[str, Plain], name: str, allowed: type[Role | Side | Phase], path: ContentPath
) -> list[str]:
    """Return one word or a list of them, each one of ``allowed``."""
    plain, where = fields.get(name, ()), (*path, name)
    if isinstance(plain, str):
        return [choice(plain, allowed, where)]
    return [choice(one, allowed, (*where, place)) for place, one in enumerate(rows(plain, where))]
