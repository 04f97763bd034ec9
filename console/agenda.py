"""A client's own days of more risk: written down, taken out, and nothing of them on another page."""

from dataclasses import replace
from datetime import date, timedelta

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.calendar import LONGEST_NOTE, RiskDay, RiskEntry, check_risk_day
from cases.course_events import RiskDayDropped, RiskDayKept
from cases.desk import Conversation
from cases.errors import NotFound
from cases.moments import wall
from cases.moved_dates import moved_dates
from cases.state import ClientState
from console.access import AtDesk, Worker
from console.answers import Answers
from console.language import mark, say
from console.programme_page import Looked, compared, open_course, programme_page, zone_of
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed
from console.words_course import REFUSED, REPEATS, RISK

router = APIRouter()

_BACK, _AHEAD = timedelta(days=62), timedelta(days=2 * 366)
_FIRST = mark("Eerste dag")
_LAST = mark("Laatste dag")


@router.post("/clienten/{client}/agenda")
def keep(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Show which dates change; the same form with ``vastleggen`` writes the day down."""
    found = open_course(at, client)
    answers = Answers(form)
    day = _read(answers, wall(room.clock.now(), zone_of(found.state)).date())
    if day is None or answers.faults:
        return programme_page(room, at, found, form, faults=answers.faults)
    entry = RiskEntry(room.ids.new(), day, form.text("notitie"))
    if form.text("keuze") != "vastleggen":
        calendar = (*found.state.calendar, entry)
        return _looked(room, at, found, form, "agenda", replace(found.state, calendar=calendar))
    event = RiskDayKept(room.event_id(), room.clock.now(), at.staff.id, entry)
    at.desk.handle(at.staff, found.state.client, event, form.mark(at.staff.id, "risk_day", client))
    return RedirectResponse(f"/clienten/{client}/programma", status_code=303)


@router.post("/clienten/{client}/agenda/{entry}")
def drop(room: InRoom, at: Worker, client: str, entry: str, form: Form) -> Response:
    """Show what changes without this day; with ``weghalen`` it is taken out. Raises NotFound."""
    found = open_course(at, client)
    left = tuple(one for one in found.state.calendar if one.id != entry)
    if len(left) == len(found.state.calendar):
        raise NotFound
    if form.text("keuze") != "weghalen":
        return _looked(room, at, found, Typed({}), f"weg:{entry}", replace(found.state, calendar=left))
    event = RiskDayDropped(room.event_id(), room.clock.now(), at.staff.id, entry)
    at.desk.handle(at.staff, found.state.client, event, form.mark(at.staff.id, "risk_day", client))
    return RedirectResponse(f"/clienten/{client}/programma", status_code=303)


def _looked(
    room: Room, at: AtDesk, found: Conversation, typed: Typed, part: str, changed: ClientState
) -> Response:
    moves = compared(room, found.state, changed, moved_dates)
    return programme_page(room, at, found, typed, looked=Looked(part, moves))


def _read(answers: Answers, today: date) -> RiskDay | None:
    """Return the day as typed; None with a fault for each thing that is not right. Raises BadForm."""
    form = answers.form
    kind = answers.choice("soort", mark("Soort dag"), {one.value: one for one in RISK})
    first = answers.day("eerste", _FIRST)
    last = answers.day("laatste", _LAST) if form.text("laatste") else None
    if form.text("elke") not in REPEATS:
        raise BadForm
    if len(form.text("notitie")) > LONGEST_NOTE:
        answers.fault("notitie", say("Voor uzelf: hoogstens 200 tekens."))
    if kind is None or first is None:
        return None
    weeks = int(form.text("elke")) if form.text("elke") else None
    day = RiskDay(kind, first, last, weeks, form.ticked("mag"))
    if not today - _BACK <= first <= today + _AHEAD:
        answers.fault("eerste", say("Eerste dag: kies een dag niet langer dan twee jaar vooruit."))
    else:
        _check(answers, day)
    return day


def _check(answers: Answers, day: RiskDay) -> None:
    try:
        check_risk_day(day)
    except ValueError as wrong:
        said = next(text for begin, text in REFUSED.items() if str(wrong).startswith(begin))
        answers.fault("laatste", say(said))
