"""The rows of a programme as they come back from the page: read, changed by a button, and what is wrong."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from cases.content import ContentFault, ContentPath, Plain
from cases.programme import check_scripts, pace_faults, parse_programme
from cases.programme_form import (
    EMPTY_ROW,
    PERSON_FIELDS,
    ROW_FIELDS,
    TOP_FIELDS,
    FormRow,
    ProgrammeForm,
    added_after,
    faults_of,
    moved,
    removed,
)
from cases.programme_form import typed as typed_over
from console.answers import Fault
from console.language import mark, say
from console.refusals import BadForm
from console.typed import Typed
from console.words_year import LABELS
from dialogs.pasted import cleaned

MOST_ROWS = 24
"""Rows of one kind: with every field of them a form stays within what a request may hold."""
DAYS, PEOPLE = "dag", "mens"
PHASES = ("F0", "F1", "F2", "F3", "F4")
_SCRIPTS = 8
_LONGEST = 400
_TOO_LONG = mark("Dit is te lang. Maak er hooguit %(n)s letters van.")
_NEEDED = {
    "van": mark("Vul in op welke dag dit deel begint."),
    "elke": mark("Vul in om de hoeveel dagen er een bericht komt."),
    "gesprek": mark("Kies een gesprek."),
    "dag": mark("Vul in op welke dag."),
    "wat": mark("Vul in wat er die dag gebeurt."),
    "titel": mark("Geef dit programma een naam die collega's herkennen."),
}
_FULL = mark("Er staan al %(n)s rijen. Haal er eerst een weg, of maak van twee rijen een.")
_ACTS: Mapping[str, Callable[[Sequence[FormRow], int], tuple[tuple[FormRow, ...], int]]] = {
    "na": lambda rows, place: (added_after(rows, place), place + 1),
    "op": lambda rows, place: (moved(rows, place, place - 1), max(place - 1, 0)),
    "neer": lambda rows, place: (moved(rows, place, place + 1), min(place + 1, len(rows) - 1)),
    "weg": lambda rows, place: (removed(rows, place), max(place - 1, 0)),
}
SAVE = "bewaar"
_WHOLE = "deel-rijen"
_NAMED = re.compile(r"'(\w+):?'")


@dataclass(frozen=True, slots=True)
class Read:
    """``form`` as it was typed; ``faults`` are what cannot be kept at all."""

    form: ProgrammeForm
    faults: tuple[Fault, ...]


def read_form(form: Typed, stored: ProgrammeForm) -> Read:
    """Return the rows of the page. What no field shows comes from ``stored``. Raises BadForm."""
    faults: list[Fault] = []
    days = _rows(form, (DAYS, ROW_FIELDS), stored.days, faults)
    people = _rows(form, (PEOPLE, PERSON_FIELDS), stored.people, faults)
    top = _row(form, ("kop", TOP_FIELDS), stored.top, faults)
    leave = _row(form, ("verder", PHASES), stored.leave_when, faults)
    return Read(ProgrammeForm(top, days, people, leave), tuple(faults))


def done(form: ProgrammeForm, deed: str) -> tuple[ProgrammeForm, str]:
    """Return the rows after the button that was pressed, and the spot of the page to go on at.

    Raises BadForm for a button that the page does not have, ContentFault where there is no room.
    """
    if deed in ("", SAVE):
        return form, _WHOLE
    kind, _, rest = deed.partition(":")
    act, _, at = rest.partition(":")
    if kind not in (DAYS, PEOPLE) or act not in _ACTS or not at.removeprefix("-").isdecimal():
        raise BadForm
    rows = form.days if kind == DAYS else form.people
    if act == "na" and len(rows) >= MOST_ROWS:
        raise ContentFault((), say(_FULL, n=MOST_ROWS), "")
    made, place = _ACTS[act](rows, int(at[:6]))
    spot = f"{kind}-{place}" if made else f"{kind}-geen"
    return (replace(form, days=made) if kind == DAYS else replace(form, people=made)), spot


def faults_at(form: ProgrammeForm, before: Plain, known: Mapping[str, object]) -> list[Fault]:
    """Return what is not right yet, each at the field to mend; ``before`` is the file as it stands.

    ``known`` are the dialogues there are, by name.
    """
    found = _empty(form)
    told = {one.field.rsplit("-", 1)[0] for one in found}
    told |= {_WHOLE} if "kop" in told else set()
    for fault in faults_of(form, before):
        field = _field(fault.path)
        if not (_is_needed(fault) and told & {field, field.rsplit("-", 1)[0]}):
            found.append(Fault(field, _told(fault)))
    found += [] if found else [Fault(_field(one.path), _told(one)) for one in _later(before, known)]
    return sorted(dict.fromkeys(found), key=_order)


def _order(fault: Fault) -> tuple[int, int]:
    """Return where on the page a fault stands: what is about the whole first, then row by row."""
    kind, _, rest = fault.field.partition("-")
    at = rest.partition("-")[0]
    return ((DAYS, PEOPLE).index(kind) + 1, int(at)) if kind in (DAYS, PEOPLE) and at.isdecimal() else (0, 0)


def scripts_of(row: FormRow) -> list[str]:
    """Return the dialogues of a row, one at least: an empty one asks to choose."""
    return [one for one in row.text("gesprek").split("\n") if one] or [""]


def _later(whole: Plain, known: Mapping[str, object]) -> list[ContentFault]:
    """Return what only shows once every row can be read."""
    try:
        programme = parse_programme(whole)
        check_scripts(programme, known)
    except ContentFault as fault:
        return [fault]
    return pace_faults(programme)


def _empty(form: ProgrammeForm) -> list[Fault]:
    """Return a fault for each field that has to be filled in and is not."""
    spots: list[tuple[str, FormRow, tuple[str, ...]]] = [("kop", form.top, ("titel",))]
    spots += [(f"{DAYS}-{at}", row, ("van", "elke", "gesprek")) for at, row in enumerate(form.days)]
    spots += [(f"{PEOPLE}-{at}", row, ("dag", "wat")) for at, row in enumerate(form.people)]
    return [
        Fault(f"{spot}-{name}", say(_NEEDED[name]))
        for spot, row, names in spots
        for name in names
        if not row.text(name) and name not in row.rest
    ]


def _is_needed(fault: ContentFault) -> bool:
    return fault.problem.endswith("ontbreekt.") or fault.problem == "Hier hoort tekst."


def _told(fault: ContentFault) -> str:
    """Return problem and remedy, with the names that stand on the form instead of those of the file."""
    return _NAMED.sub(_as_on_form, f"{fault.problem} {fault.remedy}".strip())


def _as_on_form(named: re.Match[str]) -> str:
    return f"'{say(LABELS[named[1]])}'" if named[1] in LABELS else named[0]


def _field(path: ContentPath) -> str:
    """Return the id of the field of a place in the file; of its row or part where it has no field."""
    kinds = {"dagen": DAYS, "mensen": PEOPLE}
    if not path:
        return _WHOLE
    first, *rest = map(str, path)
    if first in kinds:
        return "-".join((kinds[first], *rest[:2])) if rest else _WHOLE
    if first == "verder_als":
        return f"verder-{rest[0]}" if rest else "deel-verder"
    return f"kop-{first}" if first in TOP_FIELDS else _WHOLE


def _rows(
    form: Typed, kind: tuple[str, Sequence[str]], stored: Sequence[FormRow], faults: list[Fault]
) -> tuple[FormRow, ...]:
    name, fields = kind
    number = form.text(f"{name}-aantal")
    if not (number.isascii() and number.isdigit()) or int(number[:4]) > MOST_ROWS:
        raise BadForm
    return tuple(
        _row(form, (f"{name}-{at}", fields), stored[at] if at < len(stored) else EMPTY_ROW, faults)
        for at in range(int(number))
    )


def _row(form: Typed, where: tuple[str, Sequence[str]], stored: FormRow, faults: list[Fault]) -> FormRow:
    spot, fields = where
    return typed_over(stored, {name: _text(form, f"{spot}-{name}", faults) for name in fields})


def _text(form: Typed, field: str, faults: list[Fault]) -> str:
    """Return a field as it is kept; what cannot be kept leaves a fault and goes back as it was typed."""
    words = form.text(field)
    if field.endswith("-gesprek"):
        words = "\n".join(one for place in range(_SCRIPTS) if (one := form.text(f"{field}-{place}")))
    try:
        plain = cleaned(words).strip()
    except ContentFault as fault:
        faults.append(Fault(field, _told(fault)))
        return words
    if len(plain) > _LONGEST:
        faults.append(Fault(field, say(_TOO_LONG, n=_LONGEST)))
    return plain
