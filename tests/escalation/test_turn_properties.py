"""What holds for every event of every client."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import (
    ANNE,
    BILAL,
    CLOSED,
    EMPTY,
    NOON,
    STAFFED,
    asked,
    client,
    flags,
    ladders,
    record,
    safety_texts,
    says,
    small_rulebook,
    wrote,
)

from cases.effects import RaiseFlag
from cases.errors import NabijError
from cases.events import (
    ActedOutside,
    AnswerOverdue,
    BotBlocked,
    CheckInDue,
    ConversationClaimed,
    Event,
    FlagAcknowledged,
    FlagClosed,
    HandedBack,
    HandedOver,
    HandoverAccepted,
    HandoverOffered,
    Kind,
    LadderDue,
    MessageReceived,
    PairingAccepted,
    PersonAsked,
    PersonJudged,
    ReadingAlongSet,
    ReminderDue,
    ReplyRecalled,
    SafeContactRenewed,
    TurnBroke,
    VisitLightSet,
    WorkerReplied,
)
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, FlagId
from cases.levels import Language, Level, Mode
from cases.moments import DAY, Moment, after
from cases.sides import Role, Side
from cases.state import (
    Asking,
    ClientState,
    Doubt,
    OpenFlag,
    Past,
    Question,
    Reminder,
    ReminderKind,
    Sign,
    Standing,
)
from escalation.duty import Duty
from escalation.rulebook import minimal_rulebook
from escalation.turn import take_turn

ID = EventId("e1")
FLAG = FlagId("f1")
TALKS = st.sampled_from(
    [None, b"{}", *(asked(client(), "proef", step).talk for step in ("goed", "nu", "@opener"))]
)
WORDS = st.sampled_from(
    ["ja", "nee", "stop", "wis", "mens", "hulp", "hij slaat me", "hoi", "", "/start"]
) | st.text(max_size=30)

STATES = st.builds(
    client,
    mode=st.sampled_from(Mode),
    side=st.sampled_from(Side),
    role=st.sampled_from(Role),
    language=st.sampled_from(Language),
    standing=st.sampled_from(Standing),
    doubt=st.sampled_from(Doubt),
    facts=st.builds(
        Facts, phase=st.sampled_from(Phase), living_apart=st.booleans(), alarm_button=st.booleans()
    ),
    held_by=st.none() | st.sampled_from([ANNE, BILAL]),
    talk=TALKS,
    checkin=st.none() | st.just(CheckInId("c1")),
    last_inbound=st.none() | st.just(after(NOON, -DAY)) | st.just(NOON),
    open_flags=st.sampled_from(
        [
            (),
            *(
                (OpenFlag(FLAG, level, "help_now", NOON),)
                for level in (Level.CONCERN, Level.HIGH, Level.ACUTE)
            ),
        ]
    ),
    past=st.just(Past())
    | st.just(Past(tuple(Sign(code, Level.HIGH, NOON) for code in ("R07", "R12", "R19", "R24", "R27")))),
    question=st.none()
    | st.builds(Question, st.none() | st.just(FLAG), st.just(NOON), st.sampled_from(Asking)),
    reminders=st.just(())
    | st.just(tuple(Reminder(kind, after(NOON, DAY), NOON, FLAG, urgent=True) for kind in ReminderKind)),
)


def events(at: Moment) -> st.SearchStrategy[Event]:
    return st.one_of(
        st.builds(
            MessageReceived,
            st.just(ID),
            st.just(at),
            st.integers(0, 2 * 60).map(lambda minutes: after(at, -minutes * 60_000_000)),
            st.sampled_from(Kind),
            WORDS,
            st.just(wrote("").phone_message),
            st.booleans(),
        ),
        st.builds(TurnBroke, st.just(ID), st.just(at), st.just(at), st.just("ValueError")),
        st.builds(BotBlocked, st.just(ID), st.just(at), st.booleans()),
        st.builds(
            CheckInDue,
            st.just(ID),
            st.just(at),
            st.just(CheckInId("c1")),
            st.sampled_from(["proef", "weg"]),
            st.just(at),
        ),
        st.builds(AnswerOverdue, st.just(ID), st.just(at), st.just(CheckInId("c1")), st.integers(0, 6)),
        st.builds(ReminderDue, st.just(ID), st.just(at)),
        st.builds(LadderDue, st.just(ID), st.just(at), st.just(FLAG), st.integers(0, 9)),
        st.builds(PairingAccepted, st.just(ID), st.just(at), st.just(ANNE)),
        st.builds(
            ConversationClaimed, st.just(ID), st.just(at), st.just(ANNE), st.just("Anne"), st.just(FLAG)
        ),
        st.builds(
            WorkerReplied,
            st.just(ID),
            st.just(at),
            st.just(ANNE),
            st.just("Dag."),
            st.sampled_from(["", "reden"]),
        ),
        st.builds(
            HandedBack,
            st.just(ID),
            st.just(at),
            st.just(ANNE),
            st.sampled_from(["", "proef", "weg"]),
            st.sampled_from(["", "nu", "weg"]),
        ),
        st.builds(
            FlagClosed,
            st.just(ID),
            st.just(at),
            st.just(ANNE),
            st.just(FLAG),
            st.just("handled"),
            st.sampled_from(["", "yes", "no", "unknown"]),
            st.none() | st.just(after(at, DAY)),
            st.sampled_from(["", "as_planned", "more", "less", "pause"]),
        ),
        st.builds(FlagAcknowledged, st.just(ID), st.just(at), st.just(ANNE), st.just(FLAG), st.just("call")),
        st.builds(ActedOutside, st.just(ID), st.just(at), st.just(ANNE), st.just("calling")),
        st.builds(HandoverOffered, st.just(ID), st.just(at), st.just(ANNE), st.just(BILAL), st.just("Bo")),
        st.builds(HandoverAccepted, st.just(ID), st.just(at), st.just(BILAL), st.just("Bo")),
        st.builds(HandedOver, st.just(ID), st.just(at), st.just(ANNE), st.just(BILAL), st.just("Bo")),
        st.builds(ReplyRecalled, st.just(ID), st.just(at), st.just(ANNE), st.just(EventId("r"))),
        st.builds(PersonAsked, st.just(ID), st.just(at), st.just(ANNE)),
        st.builds(PersonJudged, st.just(ID), st.just(at), st.just(ANNE), st.booleans()),
        st.builds(
            VisitLightSet, st.just(ID), st.just(at), st.just(ANNE), st.sampled_from(["can", "do_not_go"])
        ),
        st.builds(ReadingAlongSet, st.just(ID), st.just(at), st.just(ANNE), st.booleans()),
        st.builds(
            SafeContactRenewed,
            st.just(ID),
            st.just(at),
            st.just(ANNE),
            st.sampled_from(Mode).map(record),
            st.booleans(),
        ),
    )


BY_A_WORKER = (
    ConversationClaimed
    | WorkerReplied
    | HandedBack
    | FlagClosed
    | FlagAcknowledged
    | HandoverOffered
    | HandoverAccepted
    | HandedOver
    | ReplyRecalled
    | PersonAsked
    | PersonJudged
)
MOMENTS = st.integers(0, 29 * 24).map(lambda hours: after(NOON, hours * 3_600_000_000))
EVENTS = MOMENTS.flatmap(events)
BOOKS = {
    "small": small_rulebook(),
    "minimal": minimal_rulebook(),
    "no scripts": replace(small_rulebook(), scripts={}),
}
NAMES = st.sampled_from(sorted(BOOKS))
DUTIES = st.sampled_from([STAFFED, CLOSED, EMPTY])


@settings(max_examples=200, deadline=None)
@given(STATES, EVENTS, NAMES, DUTIES)
def test_a_turn_is_about_one_client_and_refuses_only_what_a_person_can_understand(
    state: ClientState, event: Event, name: str, duty: Duty
) -> None:
    try:
        after_turn, effects = take_turn(state, event, BOOKS[name], duty)
    except NabijError:
        assert isinstance(event, BY_A_WORKER)
        return
    assert after_turn.client == state.client
    assert after_turn.side == state.side
    assert {one.client for one in effects} <= {state.client}
    assert len(flags(effects)) <= 1
    assert take_turn(state, event, BOOKS[name], duty) == (after_turn, effects)


@settings(max_examples=200, deadline=None)
@given(STATES, EVENTS, NAMES, DUTIES)
def test_every_flag_that_pages_has_its_ladder_and_every_open_flag_stands_in_the_state(
    state: ClientState, event: Event, name: str, duty: Duty
) -> None:
    try:
        after_turn, effects = take_turn(state, event, BOOKS[name], duty)
    except NabijError:
        return
    for flag in effects:
        if isinstance(flag, RaiseFlag):
            assert (len(ladders(effects)) == 1) == (flag.level >= Level.HIGH)
            assert flag.answer_by > event.at
            assert FlagId(event.id) == flag.flag == after_turn.open_flags[-1].flag
            assert after_turn.last_flagged == event.at


@settings(max_examples=200, deadline=None)
@given(STATES, EVENTS, NAMES, DUTIES)
def test_what_is_said_fits_the_phone_and_no_more(
    state: ClientState, event: Event, name: str, duty: Duty
) -> None:
    try:
        after_turn, effects = take_turn(state, event, BOOKS[name], duty)
    except NabijError:
        return
    for say in says(effects):
        if say.mode is Mode.OPEN:
            assert after_turn.contact is not None
            assert after_turn.contact.mode is Mode.OPEN
            assert after_turn.doubt is Doubt.NONE
        own = WorkerReplied | PersonAsked
        if after_turn.doubt in (Doubt.DURESS, Doubt.READS_ALONG) and not isinstance(event, own):
            assert say.key == "N1"
    if isinstance(event, MessageReceived) and state.held_by is not None:
        assert all(say.kind.value in ("safety", "notice") for say in says(effects))


@settings(max_examples=200, deadline=None)
@given(STATES, MOMENTS, NAMES, DUTIES, WORDS)
def test_no_message_ends_as_nothing(state: ClientState, at: Moment, name: str, duty: Duty, text: str) -> None:
    after_turn, effects = take_turn(state, wrote(text, at), BOOKS[name], duty)
    assert after_turn.last_inbound == max(at, state.last_inbound or at)
    quiet = state.held_by is not None or state.standing in (Standing.STOPPED, Standing.NOT_HERE)
    assert says(effects) or flags(effects) or quiet or effects
    if any(flag.level is Level.ACUTE for flag in flags(effects)):
        assert len(safety_texts(effects)) == 1
