"""A programme as rows of a form, and back: what was typed is kept as it was typed, right or wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cases.content import ContentFault, Plain
from cases.programme import parse_programme

ROW_FIELDS = (
    *("fase", "anker", "van", "tot", "elke", "vaker", "minder"),
    *("gesprek", "voor", "alleen", "speling", "gemist"),
)
PERSON_FIELDS = ("dag", "wat", "anker")
TOP_FIELDS = ("titel", "anker", "kanaal")
_LISTS = ("gesprek",)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row as typed: a text for each field, lists with one entry a line; empty fields are left out.

    ``rest`` is what the form does not show.
    """

    typed: Mapping[str, str]
    rest: Mapping[str, Plain]

    def text(self, field: str) -> str:
        return self.typed.get(field, "")


@dataclass(frozen=True, slots=True)
class ProgrammeForm:
    """``days`` and ``people`` in order; ``leave_when`` are sentences by phase, one a line."""

    top: FormRow
    days: tuple[FormRow, ...]
    people: tuple[FormRow, ...]
    leave_when: FormRow


EMPTY_ROW = FormRow({}, {})
_PHASES = ("F0", "F1", "F2", "F3", "F4")


def form_of(plain: Plain) -> ProgrammeForm:
    """Return the rows of a programme file; a part that has another shape stands in ``rest`` unread."""
    fields = plain if isinstance(plain, Mapping) else {}
    return ProgrammeForm(
        _row(fields, TOP_FIELDS, ()),
        _rows(fields.get("dagen", ()), ROW_FIELDS, _LISTS),
        _rows(fields.get("mensen", ()), PERSON_FIELDS, ()),
        _row(_part(fields.get("verder_als", {})), _PHASES, _PHASES),
    )


def plain_of(form: ProgrammeForm, before: Plain) -> Plain:
    """Return the file again; what the form leaves alone, such as the name, stays as in ``before``."""
    fields = dict(before) if isinstance(before, Mapping) else {}
    fields = _written(form.top, TOP_FIELDS, (), fields)
    _put(fields, "dagen", [_entry(one, ROW_FIELDS, _LISTS) for one in form.days])
    _put(fields, "mensen", [_entry(one, PERSON_FIELDS, ()) for one in form.people])
    _put(fields, "verder_als", _entry(form.leave_when, _PHASES, _PHASES))
    return fields


def faults_of(form: ProgrammeForm, before: Plain) -> tuple[ContentFault, ...]:
    """Return a fault for each row and for the whole; its path says row and field, as in the file."""
    plain = plain_of(form, before)
    fields = plain if isinstance(plain, Mapping) else {}
    found = [fault for part in _alone(fields) if (fault := _fault(part)) is not None]
    whole = _fault(fields)
    if whole is not None and all(whole.path != one.path for one in found):
        found.append(whole)
    return tuple(found)


def added_after(rows: Sequence[FormRow], place: int) -> tuple[FormRow, ...]:
    """Return the rows with an empty one after ``place``; -1 is before the first."""
    at = _inside(place, len(rows)) + 1
    return (*rows[:at], EMPTY_ROW, *rows[at:])


def moved(rows: Sequence[FormRow], place: int, to: int) -> tuple[FormRow, ...]:
    """Return the rows with that at ``place`` at ``to``; the same rows where either does not exist."""
    if not (0 <= place < len(rows) and 0 <= to < len(rows)):
        return tuple(rows)
    left = [*rows[:place], *rows[place + 1 :]]
    return (*left[:to], rows[place], *left[to:])


def removed(rows: Sequence[FormRow], place: int) -> tuple[FormRow, ...]:
    """Return the rows without that at ``place``; the same rows where it does not exist."""
    return tuple(one for at, one in enumerate(rows) if at != place)


def typed(row: FormRow, fields: Mapping[str, str]) -> FormRow:
    """Return the row with what was typed; an emptied field is left out."""
    return replace(row, typed={name: text for name, text in {**row.typed, **fields}.items() if text})


def _inside(place: int, size: int) -> int:
    return max(-1, min(place, size - 1))


def _part(plain: Plain) -> Mapping[str, Plain]:
    return plain if isinstance(plain, Mapping) else {"": plain}


def _rows(plain: Plain, fields: Sequence[str], lists: Sequence[str]) -> tuple[FormRow, ...]:
    entries = (plain,) if isinstance(plain, str | Mapping) else plain
    return tuple(_row(_part(one), fields, lists) for one in entries)


def _row(plain: Mapping[str, Plain], fields: Sequence[str], lists: Sequence[str]) -> FormRow:
    shown = {
        name: text
        for name in fields
        if name in plain and (text := _text(plain[name], is_list=name in lists)) is not None
    }
    return FormRow(shown, {name: one for name, one in plain.items() if name not in shown})


def _text(plain: Plain, *, is_list: bool) -> str | None:
    """Return what a field shows; None where its shape is not that of the field."""
    if isinstance(plain, str):
        return None if not plain or (is_list and "\n" in plain) else plain
    lines = [one for one in plain if isinstance(one, str) and one.strip() and "\n" not in one]
    plainly_lines = is_list and not isinstance(plain, Mapping) and lines and len(lines) == len(plain)
    return "\n".join(lines) if plainly_lines else None


def _written(
    row: FormRow, fields: Sequence[str], lists: Sequence[str], before: Mapping[str, Plain]
) -> dict[str, Plain]:
    """Return the fields as a file has them; a dialogue alone is written as a single text."""
    kept = {name: one for name, one in before.items() if name not in fields}
    hidden = {name: one for name, one in row.rest.items() if name in fields or not before}
    shown: dict[str, Plain] = {}
    for name in fields:
        text = row.text(name)
        if text:
            lines = [one.strip() for one in text.split("\n") if one.strip()] if name in lists else [text]
            shown[name] = lines if len(lines) > 1 or (lines and name in _PHASES) else text
    return {**hidden, **kept, **shown}


def _entry(row: FormRow, fields: Sequence[str], lists: Sequence[str]) -> Plain:
    """Return a row as the file has it; one that never had fields, and got none, as it was."""
    written = _written(row, fields, lists, {})
    return written[""] if tuple(written) == ("",) else written


def _put(fields: dict[str, Plain], name: str, plain: Plain) -> None:
    """Leave out a part that is empty and was not there."""
    if plain or name in fields:
        fields[name] = plain


_LAST: Mapping[str, Plain] = {"van": "1", "elke": "7", "gesprek": "tik"}


def _alone(fields: Mapping[str, Plain]) -> Sequence[Plain]:
    """Return one programme for each row, in which all other rows are right."""
    base: dict[str, Plain] = {"programma": "p", "titel": "t"}
    days, people = fields.get("dagen", ()), fields.get("mensen", ())
    found: list[Plain] = [{**base, "dagen": [*[_LAST] * place, one, _LAST]} for place, one in enumerate(days)]
    person: Plain = {"dag": "1", "wat": "x"}
    for place, one in enumerate(people):
        found.append({**base, "dagen": [_LAST], "mensen": [*[person] * place, one]})
    return found


def _fault(plain: Plain) -> ContentFault | None:
    try:
        parse_programme(plain)
    except ContentFault as fault:
        return fault
    return None
