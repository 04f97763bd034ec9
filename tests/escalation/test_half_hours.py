"""Two linked people never share a half hour: whatever plans or puts off a question keeps to the own."""

from dataclasses import replace
from datetime import date, time, timedelta

from fakes_outbox import parcel_of
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import ANNE, NOON, client, record, small_rulebook, turn, wrote

from cases.anchors import Anchor, anchors_of
from cases.calendar import RiskDay, RiskEntry, RiskKind
from cases.course_events import MissedAsked, PhaseSet, ReleaseSigned, RiskDayKept
from cases.effects import AwaitAnswer, Effect, PlanCheckIn, SayKind, SettleCheckIn
from cases.errors import NabijError
from cases.events import AnchorsSet, CheckInDue, Event, FlagClosed, PaceAgreed
from cases.facts import Facts, Phase
from cases.ids import CheckInId, ClientId, EventId, FlagId
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.pace import Pace, PaceBounds
from cases.programme import Late, Programme, Stretch
from cases.release import Release, Signature
from cases.safe_contact import SafeContact, Window
from cases.sides import Side
from cases.state import ClientState, OpenFlag
from cases.traffic import Leave
from cases.windows import is_open, is_own_half_hour
from escalation.no_reply import RETRY
from escalation.outage import MOST_LATE
from escalation.precedence import at_send

TODAY = date(2027, 3, 16)
STRETCH = Stretch(1, None, 2, "proef", more=1, less=4, slack=1, late=Late.ASK)
BOOK = replace(
    small_rulebook(), programmes={"weekly": Programme("weekly", "Proef", (STRETCH,), Anchor.THV_START)}
)
FLAG = OpenFlag(FlagId("f1"), Level.CONCERN, "fear", NOON)
NAMES = st.text("0123456789abcdef", min_size=8, max_size=8)
WINDOWS = st.lists(
    st.builds(
        lambda day, opens, minute, hours: Window(
            day, time(opens, minute), time((opens + hours) % 24, minute)
        ),
        *(st.integers(0, 6), st.integers(0, 23), st.sampled_from([0, 10, 30, 50]), st.integers(1, 3)),
    ),
    min_size=2,
    max_size=7,
    unique_by=lambda one: one.weekday,
).map(tuple)


def events(at: Moment, days: int) -> list[Event]:
    due = EventId("e1")
    kept = RiskEntry("r1", RiskDay(RiskKind.PAYDAY, TODAY + timedelta(days=days)))
    served = anchors_of({Anchor.THV_START: after(at, -days * DAY)})
    return [
        CheckInDue(due, at, CheckInId("c1"), "proef", at),
        CheckInDue(due, at, CheckInId("c1"), "proef", after(at, -MOST_LATE - MINUTE)),
        RiskDayKept(due, at, ANNE, kept),
        MissedAsked(due, at, ANNE),
        PhaseSet(due, at, ANNE, Phase.F2),
        ReleaseSigned(due, at, ANNE, "anne"),
        AnchorsSet(due, at, ANNE, served),
        PaceAgreed(due, at, ANNE, Pace.MORE, PaceBounds()),
        FlagClosed(due, at, ANNE, FLAG.flag, "spoken", "yes", after(at, days * DAY), "more", "bot"),
        wrote("later", at),
    ]


def moments(effects: tuple[Effect, ...]) -> list[Moment]:
    """Return when something is asked by itself after a turn."""
    return [moment for one in effects for moment in [_when(one)] if moment is not None]


def _when(effect: Effect) -> Moment | None:
    if isinstance(effect, AwaitAnswer):
        return effect.due_at if effect.step == RETRY else None
    return effect.due_at if isinstance(effect, PlanCheckIn | SettleCheckIn) else None


def asked_at(state: ClientState, event: Event) -> list[Moment]:
    try:
        return moments(turn(state, event, BOOK)[1])
    except NabijError:
        return []


def people(contact: SafeContact, side: Side, name: str) -> list[ClientState]:
    served = anchors_of({Anchor.THV_START: after(NOON, -9 * DAY)})
    plain = client(
        client=ClientId(name), side=side, contact=contact, facts=Facts(phase=Phase.F1), anchors=served
    )
    one = Release(Signature(ANNE, "bilal", NOON))
    asked, _ = turn(plain, CheckInDue(EventId("e0"), NOON, CheckInId("c0"), "proef", NOON), BOOK)
    return [plain, asked, replace(plain, open_flags=(FLAG,)), replace(plain, release=one)]


@settings(max_examples=80, deadline=None)
@given(
    WINDOWS,
    st.integers(0, 14 * 24 * 4),
    st.integers(1, 6),
    st.text("0123456789abcdef", min_size=8, max_size=8),
)
def test_whatever_happens_at_the_same_moment_the_two_sides_are_asked_in_other_half_hours(
    opens: tuple[Window, ...], quarters: int, days: int, name: str
) -> None:
    at = after(NOON, quarters * HOUR // 4)
    contact = record(windows=opens, valid_until=after(NOON, 90 * DAY), second_message_ok=True)
    asked: dict[Side, set[Moment]] = {Side.A: set(), Side.B: set()}
    for side, found in asked.items():
        for state in people(contact, side, name):
            for event in events(at, days):
                found.update(asked_at(state, event))
        assert all(is_own_half_hour(side, one) for one in found)
        assert all(is_open(contact, one) for one in found)
        assert found
    half_hours = [{one // (30 * MINUTE) for one in found} for found in asked.values()]
    assert half_hours[0].isdisjoint(half_hours[1])


@given(WINDOWS, st.integers(0, 7 * 24 * 60), st.sampled_from(Side))
def test_what_waits_to_leave_leaves_in_the_own_half_hour_only(
    opens: tuple[Window, ...], minutes: int, side: Side
) -> None:
    now = after(NOON, minutes * MINUTE)
    state = client(side=side, contact=record(windows=opens, valid_until=after(NOON, 90 * DAY)))
    waiting = parcel_of("p1", 7, kind=SayKind.OPENER, mode=Mode.NEUTRAL, client=state.client, not_after=None)
    judged = at_send(state, waiting, now)
    ready = is_open(state.contact, now) and is_own_half_hour(side, now) if state.contact else False
    assert isinstance(judged, Leave) == ready
