"""What stands beside the steps of a plain dialogue: questions of its days, ways out, what is read out.

Every function returns another dialogue and leaves the one it was given as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cases.content import ContentFault, Plain
from dialogs.parse_question import LAST_DAY
from dialogs.plain_flow import days_of, steps_of
from dialogs.rewire import Dialogue, free_name
from dialogs.script import CLOSE
from dialogs.step_form_parts import LANGUAGES, fields_of, listed, text_of

DAYS, WAYS, SPOKEN, SIDE = "dagvragen", "uitwegen", "voorlezen", "kant"
_SOURCE = "nl-B1"
MOST_SPOKEN = 20


@dataclass(frozen=True, slots=True)
class Aloud:
    """One line that a worker reads out; ``side`` empty: to everybody. ``said`` is by language."""

    side: str = ""
    said: Mapping[str, str] = field(default_factory=dict)


def with_days(plain: Plain, rows: Sequence[tuple[str, str]]) -> Dialogue:
    """Put the question of each day; a row without both is left out. Raises ContentFault."""
    found: dict[str, Plain] = {}
    for day, step in rows:
        if not day and not step:
            continue
        _check_day(plain, day, step, found)
        found[day] = step
    ordered = dict(sorted(found.items(), key=lambda one: int(one[0])))
    return _with(plain, DAYS, ordered)


def _check_day(plain: Plain, day: str, step: str, known: Mapping[str, Plain]) -> None:
    if not (day.isascii() and day.isdigit() and 1 <= int(day[:9]) <= LAST_DAY) or day.startswith("0"):
        raise ContentFault(
            (DAYS,), f"'{day}' is geen dag.", f"Schrijf een getal van 1 tot en met {LAST_DAY}."
        )
    if day in known:
        raise ContentFault((DAYS,), f"Dag {day} staat er twee keer.", "Kies één vraag voor die dag.")
    if step not in steps_of(plain):
        raise ContentFault(
            (DAYS,), f"Bij dag {day} staat geen vraag.", "Kies een vraag, of maak de dag leeg."
        )


def with_way_out(plain: Plain, words: str) -> tuple[Dialogue, str]:
    """Add a way out with these words, which closes the talk; return the dialogue and its name.

    Nobody meets it before it is chosen at a step. Raises ContentFault without words.
    """
    said = " ".join(words.split())
    if not said:
        raise ContentFault((WAYS,), "Deze uitweg heeft nog geen woorden.", "Schrijf wat op de knop staat.")
    ways = fields_of(fields_of(plain).get(WAYS))
    name = free_name({"vragen": dict.fromkeys(ways, "")}, said)
    return _with(plain, WAYS, {**ways, name: {"tekst": {_SOURCE: said}, "naar": CLOSE}}), name


def without_way_out(plain: Plain, name: str) -> Dialogue:
    """Take a way out away, and from every step. Raises ContentFault where a step would have none left."""
    steps = steps_of(plain)
    used = {
        step: [text_of(one) for one in listed(fields_of(fields).get(WAYS))] for step, fields in steps.items()
    }
    stuck = [step for step, ways in used.items() if ways == [name]]
    if stuck:
        problem = f"Zonder deze uitweg kan niemand weg bij: {', '.join(stuck)}."
        raise ContentFault((WAYS, name), problem, "Kies daar eerst een andere uitweg.")
    left = {
        step: _without(fields, used[step], name) if name in used[step] else fields
        for step, fields in steps.items()
    }
    ways = {one: fields for one, fields in fields_of(fields_of(plain).get(WAYS)).items() if one != name}
    return _with(_with(plain, WAYS, ways), "vragen", left)


def _without(fields: Plain, used: Sequence[str], name: str) -> Plain:
    return {**fields_of(fields), WAYS: [one for one in used if one != name]}


def spoken_of(plain: Plain) -> tuple[Aloud, ...]:
    """Return the lines that are read out, in their order."""
    rows = (fields_of(one) for one in listed(fields_of(plain).get(SPOKEN)))
    return tuple(
        Aloud(text_of(one.get(SIDE)), {name: text_of(one.get(name)) for name in LANGUAGES}) for one in rows
    )


def with_spoken(plain: Plain, lines: Sequence[Aloud]) -> Dialogue:
    """Put the lines that are read out; an empty one goes. Raises ContentFault without Dutch words."""
    rows: list[Plain] = []
    for line in lines:
        said = {name: text for name in LANGUAGES if (text := " ".join(line.said.get(name, "").split()))}
        if not said:
            continue
        if _SOURCE not in said:
            problem = "Een regel om voor te lezen heeft nog geen Nederlands."
            raise ContentFault((SPOKEN, len(rows)), problem, "Schrijf eerst de Nederlandse regel.")
        side: dict[str, Plain] = {SIDE: line.side} if line.side else {}
        rows.append({**side, **said})
    if len(rows) > MOST_SPOKEN:
        remedy = f"Houd hooguit {MOST_SPOKEN} regels over."
        raise ContentFault((SPOKEN,), "Zo veel leest niemand voor.", remedy)
    return _with(plain, SPOKEN, rows)


def _with(plain: Plain, name: str, value: Plain) -> Dialogue:
    fields = dict(fields_of(plain))
    if value or name == "vragen":
        fields[name] = value
    else:
        fields.pop(name, None)
    return fields


def day_rows(plain: Plain) -> tuple[tuple[str, str], ...]:
    """Return each day that has a question of its own, in order."""
    return tuple(days_of(plain).items())
