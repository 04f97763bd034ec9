"""A volunteer holds quiet conversations only; and a worker who was threatened says so."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import (
    ANNE,
    BILAL,
    NOON,
    asked,
    client,
    flags,
    ladders,
    real_rulebook,
    safety_texts,
    says,
    turn,
    wrote,
)

from cases.effects import AlertLead, AnswerFlag, PageStaff, SayKind, SettleCheckIn
from cases.errors import HolderPresent, NabijError, NotYours, TooHeavy
from cases.events import (
    ConversationClaimed,
    Event,
    FlagClosed,
    GivenToVolunteer,
    HandedBack,
    LadderDue,
    ReadingAlongSet,
    TurnBroke,
    VolunteerLetGo,
    WorkerReplied,
    WorkerThreatened,
)
from cases.ids import CheckInId, EventId, FlagId, StaffId
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.roster import Post
from cases.state import ClientState, Doubt, Lent, OpenFlag, Standing

BO = StaffId("bo")
EVENT = EventId("e1")
UNTIL = after(NOON, 3 * DAY)
SMALL = OpenFlag(FlagId("f1"), Level.CONCERN, "separation", NOON)
LARGE = OpenFlag(FlagId("f2"), Level.HIGH, "violence_recent", NOON)
DANGER = "hij staat met een mes voor de deur"
HEAVY = "gisteren heeft hij me weer geslagen"


def gives(by: StaffId = ANNE, at: Moment = NOON) -> GivenToVolunteer:
    return GivenToVolunteer(EVENT, at, by, BO, "Bo", UNTIL)


def lent(**changes: object) -> ClientState:
    state, _ = turn(client(last_inbound=NOON), gives())
    return replace(state, **changes)  # type: ignore[arg-type]  # tests name real fields


def test_a_worker_gives_the_conversation_and_the_client_reads_who_writes() -> None:
    state, effects = turn(
        client(last_inbound=NOON, held_by=ANNE, held_alias="Anne"), gives(), real_rulebook()
    )
    assert (state.held_by, state.held_by_volunteer, state.talk) == (BO, True, None)
    assert state.lent == Lent(BO, NOON, UNTIL)
    (said,) = says(effects)
    assert said.kind is SayKind.NOTICE
    assert "Bo" in said.text


def test_a_question_nobody_answered_is_settled_when_a_volunteer_comes() -> None:
    begun = asked(client(checkin=CheckInId("c1"), last_inbound=after(NOON, -DAY)), "weekly", "vraag")
    state, effects = turn(begun, gives(), real_rulebook())
    assert SettleCheckIn(begun.client, CheckInId("c1"), "cancelled", reason="held") in effects
    assert (state.checkin, state.talk) == (None, None)


@pytest.mark.parametrize(
    "changes",
    [
        {"open_flags": (LARGE,)},
        {"open_flags": (replace(SMALL, level=Level.ACUTE),)},
        {"doubt": Doubt.NOTICED},
        {"standing": Standing.STOPPED},
    ],
)
def test_a_heavy_conversation_is_given_to_no_volunteer(changes: dict[str, object]) -> None:
    with pytest.raises(TooHeavy):
        turn(client(**changes), gives())


def test_it_is_not_taken_from_a_colleague_for_a_volunteer() -> None:
    with pytest.raises(HolderPresent):
        turn(client(held_by=BILAL, held_alias="Bilal"), gives())


@pytest.mark.parametrize("words", [DANGER, HEAVY])
def test_heavy_words_free_the_line_at_once_and_are_answered_as_if_nobody_held_it(words: str) -> None:
    message = wrote(words, after(NOON, MINUTE))
    state, effects = turn(lent(), message, real_rulebook())
    alone, expected = turn(lent(held_by=None, held_alias="", held_quiet=None), message, real_rulebook())
    assert effects == expected
    assert replace(state, lent=None, reminders=()) == replace(alone, lent=None, reminders=())
    assert (state.held_by, state.held_by_volunteer) == (None, False)
    assert flags(effects)[0].level >= Level.HIGH
    assert ladders(effects)
    assert safety_texts(effects) or says(effects)


def test_quiet_words_stay_with_the_volunteer_and_the_bot_is_silent() -> None:
    message = wrote("We gaan morgen naar de markt.", after(NOON, MINUTE))
    state, effects = turn(lent(), message, real_rulebook())
    assert (state.held_by, says(effects)) == (BO, [])


@pytest.mark.parametrize(
    "event",
    [
        TurnBroke(EVENT, after(NOON, MINUTE), NOON, "broke"),
        ReadingAlongSet(EVENT, NOON, ANNE, reads_along=True),
        WorkerThreatened(EVENT, NOON, ANNE, imminent=False),
    ],
)
def test_whatever_makes_it_heavy_frees_the_line(event: Event) -> None:
    state, _ = turn(lent(), event)
    assert state.held_by is None


def test_any_worker_takes_the_conversation_from_a_volunteer() -> None:
    claim = ConversationClaimed(EVENT, after(NOON, MINUTE), ANNE, "Anne")
    state, _ = turn(lent(), claim)
    assert (state.held_by, state.held_by_volunteer) == (ANNE, False)


def test_a_flag_is_closed_beside_the_volunteer_who_stays() -> None:
    state, _ = turn(lent(open_flags=(SMALL,)), FlagClosed(EVENT, NOON, ANNE, SMALL.flag, "safe_now"))
    assert (state.open_flags, state.held_by, state.held_by_volunteer) == ((), BO, True)
    heavy, _ = turn(lent(open_flags=(LARGE,)), FlagClosed(EVENT, NOON, ANNE, LARGE.flag, "safe_now"))
    assert heavy.held_by is None


def test_the_words_of_a_volunteer_answer_no_flag() -> None:
    state, effects = turn(lent(open_flags=(SMALL,)), WorkerReplied(EVENT, NOON, BO, "Dag!"))
    assert state.open_flags == (SMALL,)
    assert not [one for one in effects if isinstance(one, AnswerFlag)]
    assert [one.text for one in says(effects)] == ["Dag!"]


def test_after_its_last_moment_or_beside_a_heavy_flag_a_volunteer_writes_nothing() -> None:
    late = WorkerReplied(EVENT, UNTIL, BO, "Dag!", override="moet nu")
    with pytest.raises(NotYours):
        turn(lent(), late)
    with pytest.raises(NotYours):
        turn(lent(open_flags=(LARGE,)), WorkerReplied(EVENT, NOON, BO, "Dag!"))


def test_giving_back_ends_it() -> None:
    state, _ = turn(lent(), HandedBack(EVENT, after(NOON, MINUTE), BO))
    assert (state.held_by, state.lent) == (None, None)


def test_too_big_frees_the_line_and_calls_a_colleague_with_a_ladder() -> None:
    state, effects = turn(lent(), VolunteerLetGo(EVENT, NOON, BO))
    (flag,) = flags(effects)
    assert (flag.level, flag.category, flag.source) == (Level.HIGH, "volunteer_asks", "volunteer")
    assert ladders(effects)[0].due_at == NOON
    assert (state.held_by, state.lent is not None) == (None, True)
    for by, found in ((ANNE, lent()), (BO, client())):
        with pytest.raises(NotYours):
            turn(found, VolunteerLetGo(EVENT, NOON, by))


def test_no_step_of_a_ladder_calls_the_volunteer() -> None:
    state, effects = turn(lent(), VolunteerLetGo(EVENT, NOON, BO))
    (flag,) = flags(effects)
    for step in range(6):
        at = after(NOON, step * HOUR)
        state, effects = turn(state, LadderDue(EventId(f"l{step}"), at, flag.flag, step))
        assert BO not in {one.staff for one in effects if isinstance(one, PageStaff)}


@pytest.mark.parametrize(("imminent", "level"), [(True, Level.ACUTE), (False, Level.HIGH)])
def test_a_threat_to_a_worker_reaches_duty_coordinator_and_lead_and_says_nothing_to_the_client(
    imminent: bool, level: Level
) -> None:
    state, effects = turn(
        client(held_by=ANNE, held_alias="Anne"), WorkerThreatened(EVENT, NOON, ANNE, imminent)
    )
    (flag,) = flags(effects)
    assert (flag.code, flag.source, flag.level, flag.message) == ("R33", "by_hand", level, None)
    assert [one.code for one in effects if isinstance(one, AlertLead)] == ["R33"]
    assert (says(effects), state.held_by) == ([], ANNE)
    _, called = turn(state, LadderDue(EventId("l"), NOON, flag.flag, 0))
    posts = {one.post for one in called if isinstance(one, PageStaff)}
    assert {Post.DUTY, Post.COORDINATOR} <= posts


_EVENTS = st.one_of(
    st.sampled_from([DANGER, HEAVY, "Dag", "hij leest mee", "STOP", "het gaat"]).map(
        lambda text: ("m", text)
    ),
    st.tuples(
        st.sampled_from(["give", "reply", "let_go", "back", "claim", "close", "along", "threat"]),
        st.sampled_from([ANNE, BO]),
    ),
)


@given(st.lists(_EVENTS, max_size=8))
def test_whatever_happens_no_volunteer_ever_holds_a_heavy_conversation(steps: list[tuple[str, str]]) -> None:
    state, at = client(last_inbound=NOON), NOON
    for number, (what, value) in enumerate(steps):
        at = after(at, 7 * HOUR)
        event = _event(state, EventId(f"e{number}"), at, what, value)
        try:
            state, _ = turn(state, event, real_rulebook())
        except NabijError:
            continue
        heavy = state.doubt is not Doubt.NONE or any(one.level >= Level.HIGH for one in state.open_flags)
        assert not (state.held_by == BO and heavy), event


def _event(state: ClientState, event: EventId, at: Moment, what: str, value: str) -> Event:
    by = StaffId(value)
    flag = state.open_flags[0].flag if state.open_flags else FlagId("f0")
    made: dict[str, Event] = {
        "m": wrote(value, at, id=event),
        "give": GivenToVolunteer(event, at, ANNE, BO, "Bo", after(at, 2 * DAY)),
        "reply": WorkerReplied(event, at, by, "Dag", "moet nu"),
        "let_go": VolunteerLetGo(event, at, by),
        "back": HandedBack(event, at, by),
        "claim": ConversationClaimed(event, at, ANNE, "Anne"),
        "close": FlagClosed(event, at, ANNE, flag, "safe_now"),
        "along": ReadingAlongSet(event, at, ANNE, reads_along=False),
        "threat": WorkerThreatened(event, at, ANNE, imminent=False),
    }
    return made[what]
