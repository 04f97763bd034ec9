"""The page of one client's programme: its days, private calendar, missed steps, and letting go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from fastapi import Response

from cases.calendar import SENSITIVE
from cases.desk import Conversation, TaskRow
from cases.ids import ClientId
from cases.late import late_start
from cases.moments import Moment, moment_of, wall
from cases.moved import Move
from cases.plan import Course, DueDay
from cases.programme import Programme
from cases.safe_contact import SafeContact
from cases.sides import Side
from cases.state import ClientState
from console.access import AtDesk
from console.anchor_form import AHEAD, ANCHORS
from console.answers import Fault
from console.frame import show
from console.refusals import BadForm
from console.room import Room
from console.typed import Typed
from console.words_course import REPEATS, RISK
from escalation.following import course_in

MISSED = "missed_steps"

Compare = Callable[[SafeContact, Side, Course, Course, Moment, Moment], tuple[Move, ...]]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a worker looks at before it is confirmed. ``part``: dagen, agenda, or weg:<entry>.

    ``moves`` None: nothing is planned yet.
    """

    part: str
    moves: tuple[Move, ...] | None


def open_course(at: AtDesk, client: str) -> Conversation:
    """Open the client for this page; logged by the desk. Raises NotFound."""
    return at.desk.conversation(at.staff, ClientId(client), 1)


def zone_of(state: ClientState) -> ZoneInfo:
    return ZoneInfo("Europe/Amsterdam" if state.contact is None else state.contact.zone)


def programme_of(room: Room, state: ClientState) -> Programme | None:
    return room.settings.programme(state.side, state.programme)


def compared(
    room: Room, state: ClientState, changed: ClientState, compare: Compare
) -> tuple[Move, ...] | None:
    """Return which dates change in the coming year; None where nothing is planned yet."""
    follows = programme_of(room, state)
    old, new = course_in(state, follows), course_in(changed, follows)
    if old is None or new is None or state.contact is None:
        return None
    now = room.clock.now()
    until = moment_of(wall(now, zone_of(state)) + AHEAD)
    return compare(state.contact, state.side, old, new, now, until)


def programme_page(
    room: Room,
    at: AtDesk,
    found: Conversation,
    typed: Typed | None = None,
    *,
    faults: Sequence[Fault] = (),
    looked: Looked | None = None,
    days: Typed | None = None,
) -> Response:
    """Show the page; ``typed`` and ``days`` are what stands in the form that was used."""
    form = Typed({}) if typed is None else typed
    return show(
        room,
        at,
        "programma.html",
        BadForm.status if faults else 200,
        **_shown(room, found),
        days=_recorded(found.state) if days is None else days,
        typed=form,
        faults=tuple(faults),
        wrong={fault.field: fault.text for fault in faults},
        looked=looked,
    )


def _shown(room: Room, found: Conversation) -> dict[str, object]:
    """Return what the page shows whatever was typed."""
    state = found.state
    follows = programme_of(room, state)
    return {
        "client": state,
        "programme": dict(room.settings.programmes()).get(state.programme, state.programme),
        "anchors": [(anchor.value, what) for anchor, what in ANCHORS.items()],
        "kinds": RISK,
        "repeats": REPEATS,
        "sensitive": SENSITIVE,
        "missed": _missed(found, follows),
        "criteria": () if follows is None else follows.leave_when,
        "names": {one.staff: one.alias for one in room.coordination.colleagues()},
    }


def missed_task(found: Conversation) -> TaskRow | None:
    """Return the open task about steps that were missed by beginning late."""
    return next((one for one in found.tasks if one.kind == MISSED), None)


def _missed(found: Conversation, follows: Programme | None) -> tuple[DueDay, ...]:
    state = found.state
    course = course_in(state, follows)
    if missed_task(found) is None or course is None or state.contact is None:
        return ()
    return late_start(state.contact, state.side, course).to_ask


def _recorded(state: ClientState) -> dict[str, str]:
    """Return the recorded days as their fields hold them."""
    zone = zone_of(state)
    known = {one.value: f"{wall(moment, zone):%Y-%m-%dT%H:%M}" for one, moment in state.anchors.moments}
    return {**{one.value: "" for one in ANCHORS}, **known}
