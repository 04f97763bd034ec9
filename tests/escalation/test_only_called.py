"""Who is only called gets no text: whatever happens, and whatever still waited to leave."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import ANNE, BILAL, NOON, client, record, says, turn

from cases.calling import AnsweredByPhone, CallBegun, CallNotAnswered, CallPutOff
from cases.effects import SayKind
from cases.errors import NabijError
from cases.events import (
    AnswerOverdue,
    BotBlocked,
    CheckInDue,
    ConversationClaimed,
    Event,
    FlagClosed,
    HandedBack,
    LadderDue,
    PairingAccepted,
    PersonAsked,
    ReminderDue,
    SafeContactRenewed,
    WorkerReplied,
)
from cases.ids import BotId, CheckInId, ClientId, EventId, FlagId
from cases.levels import Mode
from cases.moments import HOUR, MINUTE, Moment, after
from cases.safe_contact import Channel
from cases.traffic import Drop, Leave, Parcel
from escalation.handover import is_live
from escalation.precedence import at_send

CALLED = record(channel=Channel.CALL)
KINDS = 14


def happened(kind: int, number: int, at: Moment, text: str) -> Event:
    event, checkin = EventId(f"e{number}"), CheckInId("c1")
    flag = FlagId(f"e{max(number - 1, 0)}")
    found: tuple[Event, ...] = (
        CheckInDue(event, at, checkin, "proef", at),
        AnswerOverdue(event, at, checkin, number % 5),
        LadderDue(event, at, flag, 2),
        ReminderDue(event, at),
        ConversationClaimed(event, at, ANNE, "Anne"),
        HandedBack(event, at, ANNE, "proef"),
        WorkerReplied(event, at, ANNE, text, "reden"),
        PersonAsked(event, at, ANNE),
        FlagClosed(event, at, ANNE, flag, "agreed", "no"),
        PairingAccepted(event, at, ANNE),
        CallBegun(event, at, ANNE, checkin, "proef"),
        AnsweredByPhone(event, at, ANNE, text),
        CallNotAnswered(event, at, ANNE),
        SafeContactRenewed(event, at, BILAL, CALLED, resume=True),
    )
    return found[kind]


@given(
    st.lists(
        st.tuples(
            st.integers(0, KINDS - 1),
            st.sampled_from([MINUTE, HOUR, 5 * HOUR]),
            st.sampled_from(["Ja", "Later", "stop", "mens", "help", "taal", "hij slaat me nu", "wis"]),
        ),
        max_size=8,
    )
)
def test_nothing_that_happens_writes_to_who_is_only_called(steps: list[tuple[int, int, str]]) -> None:
    state, at = client(contact=CALLED), NOON
    for number, (kind, later, text) in enumerate(steps):
        at = after(at, later)
        try:
            state, effects = turn(state, happened(kind, number, at, text))
        except NabijError:
            continue
        assert says(effects) == []


def test_putting_a_call_off_and_a_phone_that_is_gone_write_nothing_either() -> None:
    state = client(contact=CALLED)
    for event in (
        CallPutOff(EventId("e1"), NOON, ANNE, after(NOON, HOUR), CheckInId("c1")),
        BotBlocked(EventId("e1"), NOON, blocked=True),
        BotBlocked(EventId("e1"), NOON, blocked=False),
    ):
        assert says(turn(state, event)[1]) == []


@given(
    kind=st.sampled_from(SayKind),
    mode=st.sampled_from(Mode),
    minutes_ago=st.one_of(st.none(), st.integers(0, 3 * 60)),
    override=st.booleans(),
)
def test_what_waited_when_the_road_became_the_telephone_leaves_only_as_an_answer_of_now(
    kind: SayKind, mode: Mode, minutes_ago: int | None, *, override: bool
) -> None:
    answers = None if minutes_ago is None else after(NOON, -minutes_ago * MINUTE)
    parcel = Parcel(
        id="p1",
        bot=BotId("a1"),
        chat=7,
        client=ClientId("k"),
        kind=kind,
        key="A1" if kind is SayKind.SAFETY else "",
        mode=mode,
        text="Dag.",
        keyboard=(),
        remove_keyboard=True,
        answers=answers,
        flag=None,
        checkin=None,
        not_after=None,
        override="reden" if override else "",
        created_at=NOON,
        attempt=1,
    )
    found = at_send(client(contact=replace(CALLED, mode=mode)), parcel, NOON)
    if kind is not SayKind.SAFETY and not is_live(answers, NOON):
        assert isinstance(found, Drop)
        assert found.code == "by_phone"
        assert bool(found.task) == (kind is SayKind.WORKER)
    if isinstance(found, Leave):
        assert answers is not None or kind is SayKind.SAFETY
