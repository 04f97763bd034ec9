"""Beside the steps of a dialogue: which question belongs to which day, the ways out, and what is read out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.content import ContentFault, Plain
from cases.content_edit import digest
from cases.errors import NotFound
from cases.sides import Side
from console import stap_form
from console.access import ContentReader, Visitor
from console.answers import Fault
from console.content_saving import SEEN, Saving, save_file
from console.frame import show
from console.room import InRoom, Room
from console.stap_form import targets_of, ways_out_of
from console.studio import Change, change_of, dialogues_of, writing
from console.typed import Form, Typed
from dialogs.head_parts import (
    DAYS,
    SPOKEN,
    WAYS,
    Aloud,
    day_rows,
    spoken_of,
    with_days,
    with_spoken,
    with_way_out,
    without_way_out,
)
from dialogs.pasted import cleaned
from dialogs.plain_flow import steps_of
from dialogs.step_form_parts import LANGUAGES, fields_of

router = APIRouter()

_FREE_DAYS = 3
"""Empty rows at the end, to be filled."""
_MOST_ROWS = 60
_FIELDS = {DAYS: "dagen", WAYS: "woorden", SPOKEN: "voorlezen"}
"""Where on the page a fault is shown."""
Rows = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands on the page: as it is kept, or as it was typed and could not be kept."""

    days: Rows
    lines: Sequence[Aloud]
    words: str = ""
    fault: Fault | None = None
    clash: bool = False

    @classmethod
    def of(cls, plain: Plain) -> "Parts":
        return cls(day_rows(plain), spoken_of(plain))


@router.get("/inhoud/{wijziging}/dialoog/{gesprek}/delen")
def parts(room: InRoom, who: ContentReader, wijziging: str, gesprek: str) -> Response:
    change = change_of(room, who, wijziging)
    return _page(room, who, change, gesprek, Parts.of(_dialogue(change, gesprek)[1]))


@router.post("/inhoud/{wijziging}/dialoog/{gesprek}/delen/dagen")
def save_days(room: InRoom, who: ContentReader, wijziging: str, gesprek: str, form: Form) -> Response:
    """Save which question belongs to which day."""
    change = writing(room, who, wijziging)
    plain = _dialogue(change, gesprek)[1]
    typed = Parts(_days(form), spoken_of(plain))
    return _kept(room, who, (change, gesprek), form, typed, lambda: with_days(plain, typed.days))


@router.post("/inhoud/{wijziging}/dialoog/{gesprek}/delen/uitweg")
def add_way(room: InRoom, who: ContentReader, wijziging: str, gesprek: str, form: Form) -> Response:
    """Add a way out; who writes chooses at each step whether it is there."""
    change = writing(room, who, wijziging)
    plain = _dialogue(change, gesprek)[1]
    typed = Parts(day_rows(plain), spoken_of(plain), form["woorden"])
    return _kept(room, who, (change, gesprek), form, typed, lambda: _added(plain, typed.words))


@router.post("/inhoud/{wijziging}/dialoog/{gesprek}/delen/uitweg/{naam}/weg")
def drop_way(
    room: InRoom, who: ContentReader, wijziging: str, gesprek: str, naam: str, form: Form
) -> Response:
    """Take a way out away where nobody is left without one."""
    change = writing(room, who, wijziging)
    plain = _dialogue(change, gesprek)[1]
    if naam not in fields_of(fields_of(plain).get(WAYS)):
        raise NotFound
    typed = Parts.of(plain)
    return _kept(room, who, (change, gesprek), form, typed, lambda: without_way_out(plain, naam))


@router.post("/inhoud/{wijziging}/dialoog/{gesprek}/delen/voorlezen")
def save_spoken(room: InRoom, who: ContentReader, wijziging: str, gesprek: str, form: Form) -> Response:
    """Save what a worker reads out."""
    change = writing(room, who, wijziging)
    plain = _dialogue(change, gesprek)[1]
    typed = Parts(day_rows(plain), _lines(form))
    return _kept(room, who, (change, gesprek), form, typed, lambda: with_spoken(plain, _clean(typed.lines)))


def _added(plain: Plain, words: str) -> Plain:
    return with_way_out(plain, cleaned(words))[0]


def _clean(lines: Sequence[Aloud]) -> Sequence[Aloud]:
    return [Aloud(one.side, {name: cleaned(text) for name, text in one.said.items()}) for one in lines]


def _days(form: Typed) -> Rows:
    rows = ((form.text(f"dag.{row}"), form.text(f"stap.{row}")) for row in range(1, _MOST_ROWS + 1))
    return [one for one in rows if any(one)]


def _lines(form: Typed) -> Sequence[Aloud]:
    """Return the lines as they were typed; one that is ticked to go is left out."""
    rows = [row for row in range(1, _MOST_ROWS + 1) if not form.ticked(f"regel.{row}.weg")]
    lines = (
        Aloud(
            form.text(f"regel.{row}.kant") if form.text(f"regel.{row}.kant") in {*Side} else "",
            {name: form[f"regel.{row}.{name}"] for name in LANGUAGES},
        )
        for row in rows
    )
    return [one for one in lines if any(text.strip() for text in one.said.values())]


def _dialogue(change: Change, name: str) -> tuple[str, Plain]:
    file = dialogues_of(change.files).get(name)
    if file is None:
        raise NotFound
    return file, change.files[file]


def _kept(
    room: Room,
    who: Visitor,
    place: tuple[Change, str],
    form: Typed,
    typed: Parts,
    made: Callable[[], Plain],
) -> Response:
    """Save what was made of it; what cannot be kept, or a colleague changed, comes back as it was typed."""
    change, gesprek = place
    file, plain = _dialogue(change, gesprek)
    try:
        after = made()
    except ContentFault as fault:
        where = _FIELDS.get(str(fault.path[0]) if fault.path else "", "woorden")
        told = Fault(where, f"{fault.problem} {fault.remedy}")
        return _page(room, who, change, gesprek, replace(typed, fault=told))
    if form[SEEN] not in ("", _seen(plain)):
        return _page(room, who, change, gesprek, replace(typed, clash=True))
    saving = Saving("dialogue_saved", (gesprek,), mark=form.mark(who.staff.id))
    if save_file(room, who, change, file, after, saving) is not None:
        return _page(room, who, change_of(room, who, change.id), gesprek, replace(typed, clash=True))
    return RedirectResponse(change.place("dialoog", gesprek, "delen"), status_code=303)


def _seen(plain: Plain) -> str:
    fields = fields_of(plain)
    return digest([fields.get(name, "") for name in (DAYS, WAYS, SPOKEN)])


def _page(room: Room, who: Visitor, change: Change, gesprek: str, shown: Parts) -> Response:
    plain = _dialogue(change, gesprek)[1]
    steps = steps_of(plain)
    values = {
        "change": change,
        "place": change.id,
        "name": gesprek,
        "forms": stap_form,
        "shown": shown,
        "days": [*shown.days, *[("", "")] * _FREE_DAYS],
        "lines": [*shown.lines, Aloud()],
        "languages": LANGUAGES,
        "options": [one for one in targets_of(change.files, plain, gesprek) if one[0] in steps],
        "ways": ways_out_of(plain),
        "problems": [] if shown.fault is None else [shown.fault],
        "seen": _seen(plain),
    }
    status = 422 if shown.fault else 409 if shown.clash else 200
    return show(room, who, "gesprek_delen.html", status, **values)
