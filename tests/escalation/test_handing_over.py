"""A conversation goes from one person to another, and back to the line; nobody is left in between."""

from dataclasses import replace
from datetime import datetime

import pytest
from fakes import parcel_of
from rulebooks import AMSTERDAM, ANNE, BILAL, CARLA, NOON, asked, client, flags, record, says, small_rulebook
from shift_bench import ShiftBench

from cases.effects import (
    AcknowledgeFlag,
    CancelPlanned,
    Effect,
    MakeTask,
    OfferHandover,
    PageStaff,
    PlanCheckIn,
    RecallSay,
    SayKind,
    SetVisitLight,
    UnanswerFlag,
)
from cases.errors import FlagTaken, NotFound, NotOffered, NotYours, OutsideWindow
from cases.events import (
    ConversationClaimed,
    FlagClosed,
    HandedBack,
    HandedOver,
    HandoverAccepted,
    HandoverOffered,
    PersonAsked,
    PersonJudged,
    ReplyRecalled,
    VisitLightSet,
    WorkerReplied,
)
from cases.ids import EventId, FlagId, StaffId
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, SECOND, after, moment_of
from cases.roster import Post
from cases.state import Doubt, OpenFlag, Standing, VisitLight
from cases.traffic import Drop, Judgement, Leave
from dialogs import texts
from escalation.handover import QUIET, may_take_over
from escalation.precedence import at_send
from escalation.turn_worker import UNDO

FLAG = OpenFlag(FlagId("f1"), Level.ACUTE, "help_now", NOON)
NIGHT = moment_of(datetime(2027, 3, 17, 3, 0, tzinfo=AMSTERDAM))
EVENT = EventId("e1")


@pytest.fixture
def held() -> ShiftBench:
    """Give a shift in which Anne holds a conversation with an acute flag that she did not answer yet."""
    bench = ShiftBench()
    bench.writes()
    bench.passes(0)
    bench.take(claim(bench, ANNE))
    return bench


def claim(bench: ShiftBench, by: StaffId, *, over: bool = False) -> ConversationClaimed:
    return ConversationClaimed(bench.event(), bench.now, by, by.title(), over=over)


def offer(bench: ShiftBench, to: StaffId = BILAL, by: StaffId = ANNE) -> HandoverOffered:
    return HandoverOffered(bench.event(), bench.now, by, to, to.title())


def accept(bench: ShiftBench, by: StaffId = BILAL) -> HandoverAccepted:
    return HandoverAccepted(bench.event(), bench.now, by, by.title())


def line(key: str, **values: str) -> str:
    return small_rulebook().texts.text(key, Mode.OPEN, client().language, **values)


def test_who_is_asked_is_paged_and_the_holder_stays_until_the_yes(held: ShiftBench) -> None:
    effects = held.take(offer(held))
    (flag,) = held.state.open_flags
    assert effects == (
        OfferHandover(held.state.client, ANNE, BILAL, NOON),
        PageStaff(
            held.state.client, flag.flag, 0, Post.DUTY, BILAL, Level.ACUTE, held.state.alias, "handover"
        ),
    )
    assert (held.state.held_by, held.state.offered_to, held.state.offered_alias) == (ANNE, BILAL, "Bilal")


def test_the_yes_moves_the_conversation_its_flags_and_their_clock(held: ShiftBench) -> None:
    held.take(offer(held))
    held.passes(6 * MINUTE)
    effects = held.take(accept(held))
    (flag,) = held.state.open_flags
    assert (held.state.held_by, held.state.offered_to) == (BILAL, None)
    assert AcknowledgeFlag(held.state.client, flag.flag, BILAL, held.now, over=True) in effects
    assert flag.answer_due == after(held.now, 10 * MINUTE)
    assert [one.text for one in says(effects)] == [line(texts.HAND_OVER, naam="Bilal")]
    with pytest.raises(NotYours):
        held.take(WorkerReplied(held.event(), held.now, ANNE, "nog iets"))


def test_only_who_was_asked_may_say_yes_and_an_offer_ends_with_the_hold(held: ShiftBench) -> None:
    with pytest.raises(NotOffered):
        held.take(accept(held))
    held.take(offer(held))
    with pytest.raises(NotOffered):
        held.take(accept(held, CARLA))
    held.take(HandedBack(held.event(), held.now, ANNE))
    with pytest.raises(NotOffered):
        held.take(accept(held))


def test_somebody_who_touched_the_other_side_is_never_asked_and_never_takes(held: ShiftBench) -> None:
    held.take(offer(held))
    held.bar(BILAL)
    with pytest.raises(NotOffered):
        held.take(accept(held))
    for event in (offer(held), HandedOver(held.event(), held.now, ANNE, BILAL, "Bilal")):
        with pytest.raises(NotFound):
            held.take(event)
    with pytest.raises(NotFound):
        held.take(claim(held, BILAL, over=True))


def test_who_does_not_hold_gives_nothing_away_and_nobody_gives_it_to_themselves(held: ShiftBench) -> None:
    for event in (offer(held, CARLA, BILAL), HandedOver(held.event(), held.now, BILAL, CARLA, "Carla")):
        with pytest.raises(NotYours):
            held.take(event)
    with pytest.raises(NotFound):
        held.take(offer(held, ANNE))


def test_giving_it_without_asking_moves_it_at_once_and_an_absent_colleague_is_called_out(
    held: ShiftBench,
) -> None:
    effects = held.take(HandedOver(held.event(), held.now, ANNE, BILAL, "Bilal"))
    assert held.state.held_by == BILAL
    assert [one.reason for one in effects if isinstance(one, PageStaff)] == ["handover"]
    held.passes(10 * MINUTE)
    assert held.state.held_by is None
    assert held.paged(1) == [(10, ANNE, ""), (10, BILAL, "")]


def test_without_an_open_flag_a_colleague_is_asked_without_a_page() -> None:
    bench = ShiftBench(client(held_by=ANNE))
    assert bench.take(offer(bench)) == (OfferHandover(bench.state.client, ANNE, BILAL, NOON),)


def test_a_conversation_is_taken_from_a_colleague_only_when_it_may_be(held: ShiftBench) -> None:
    with pytest.raises(FlagTaken):
        held.take(claim(held, BILAL))
    held.take(claim(held, BILAL, over=True))
    assert held.state.held_by == BILAL
    assert held.state.open_flags[0].acknowledged_by == BILAL


def test_a_holder_who_is_late_or_silent_for_an_hour_may_be_relieved(held: ShiftBench) -> None:
    assert may_take_over(client(), NOON)
    assert not may_take_over(held.state, after(NOON, 10 * MINUTE - 1))
    assert may_take_over(held.state, after(NOON, 10 * MINUTE))
    held.take(WorkerReplied(held.event(), held.now, ANNE, "Ik ben er."))
    assert not may_take_over(held.state, after(NOON, QUIET - 1))
    assert may_take_over(held.state, after(NOON, QUIET))
    assert not may_take_over(client(held_by=ANNE), NOON)


def test_a_reply_waits_five_seconds_and_can_be_taken_back(held: ShiftBench) -> None:
    words = WorkerReplied(held.event(), held.now, ANNE, "Ik ben er.")
    (say,) = says(held.take(words))
    assert say.not_before == after(NOON, UNDO)
    effects = held.take(ReplyRecalled(held.event(), after(NOON, SECOND), ANNE, words.id))
    flag = held.state.open_flags[0].flag
    assert effects[:2] == (
        RecallSay(held.state.client, words.id),
        UnanswerFlag(held.state.client, flag),
    )
    with pytest.raises(NotYours):
        held.take(ReplyRecalled(held.event(), held.now, BILAL, words.id))


def test_what_was_answered_by_other_words_stays_answered(held: ShiftBench) -> None:
    held.take(WorkerReplied(held.event(), held.now, ANNE, "Ik ben er."))
    second = WorkerReplied(held.event(), held.now, ANNE, "Bel me.")
    held.take(second)
    held.take(ReplyRecalled(held.event(), held.now, ANNE, second.id))
    assert held.state.open_flags[0].answered_at == NOON


def test_words_taken_back_open_a_concern_again_without_any_clock() -> None:
    concern = replace(FLAG, level=Level.CONCERN)
    bench = ShiftBench(client(held_by=ANNE, open_flags=(concern,)))
    words = WorkerReplied(bench.event(), bench.now, ANNE, "Dag.")
    bench.take(words)
    assert bench.state.open_flags[0].answered_in == words.id
    bench.take(ReplyRecalled(bench.event(), bench.now, ANNE, words.id))
    assert (bench.state.open_flags[0].answered_at, bench.ladders) == (None, {})


def scripts(effects: tuple[Effect, ...]) -> list[tuple[str, str]]:
    return [(one.script, one.slot) for one in effects if isinstance(one, PlanCheckIn)]


def test_back_to_the_bot_at_a_chosen_question_begins_there_with_who_is_still_there() -> None:
    bench = ShiftBench(client(held_by=ANNE, last_inbound=NOON))
    effects = bench.take(HandedBack(bench.event(), NOON, ANNE, "proef", "nu"))
    spoken = says(effects)
    assert [one.kind for one in spoken] == [SayKind.NOTICE, SayKind.REPLY]
    assert spoken[1].answers == NOON
    assert bench.state.talk is not None
    assert scripts(effects)[-1][1] == "day"


def test_back_to_the_bot_with_who_left_begins_with_the_opener() -> None:
    bench = ShiftBench(client(held_by=ANNE, last_inbound=after(NOON, -HOUR)))
    effects = bench.take(HandedBack(bench.event(), NOON, ANNE, "proef", "nu"))
    assert [(one.kind, one.text) for one in says(effects)][1] == (SayKind.OPENER, "Er staat iets klaar.")


def test_outside_the_window_a_chosen_script_waits_for_the_next_safe_moment() -> None:
    bench = ShiftBench(client(held_by=ANNE), now=NIGHT)
    effects = bench.take(HandedBack(bench.event(), NIGHT, ANNE, "proef"))
    assert scripts(effects)[0] == ("proef", "back-e001")
    assert bench.state.talk is None


@pytest.mark.parametrize(
    "changes",
    [
        {"doubt": Doubt.NOTICED},
        {"contact": None},
        {"standing": Standing.STOPPED},
        {"open_flags": (replace(FLAG, acknowledged_by=ANNE, answered_at=NOON),)},
    ],
)
def test_where_nothing_may_be_asked_only_the_plan_goes_on(changes: dict[str, object]) -> None:
    bench = ShiftBench(client(held_by=ANNE, last_inbound=NOON, **changes))
    effects = bench.take(HandedBack(bench.event(), NOON, ANNE, "proef", "nu"))
    assert bench.state.talk is None
    assert not [slot for _, slot in scripts(effects) if slot.startswith("back-")]


@pytest.mark.parametrize(("script", "step"), [("weg", ""), ("proef", "nergens")])
def test_a_script_or_step_that_is_gone_is_put_before_a_human(script: str, step: str) -> None:
    bench = ShiftBench(client(held_by=ANNE, last_inbound=NOON))
    effects = bench.take(HandedBack(bench.event(), NOON, ANNE, script, step))
    assert len(flags(effects)) == 1
    assert bench.state.held_by is None


def test_a_boring_line_asks_who_it_is_and_the_phone_is_in_doubt_until_a_human_judged() -> None:
    bench = ShiftBench(asked(client(held_by=ANNE, last_inbound=NOON), "proef", "goed"))
    (say,) = says(bench.take(PersonAsked(bench.event(), NOON, ANNE)))
    assert (say.text, say.kind, say.key) == (line(texts.PERSON), SayKind.WORKER, texts.PERSON)
    assert (bench.state.doubt, bench.state.talk) == (Doubt.NOTICED, None)
    bench.take(PersonJudged(bench.event(), NOON, ANNE, same=True))
    assert bench.state.doubt is Doubt.NONE
    bench.take(PersonAsked(bench.event(), NOON, ANNE))
    effects = bench.take(PersonJudged(bench.event(), NOON, ANNE, same=False))
    assert (bench.state.doubt, effects) == (
        Doubt.READS_ALONG,
        (CancelPlanned(bench.state.client, "reads_along"),),
    )


@pytest.mark.parametrize("doubt", [Doubt.DURESS, Doubt.READS_ALONG])
def test_a_graver_doubt_is_not_asked_about_and_not_judged_away(doubt: Doubt) -> None:
    bench = ShiftBench(client(held_by=ANNE, last_inbound=NOON, doubt=doubt))
    with pytest.raises(OutsideWindow):
        bench.take(PersonAsked(bench.event(), NOON, ANNE))
    assert bench.take(PersonJudged(bench.event(), NOON, ANNE, same=True)) == ()
    assert bench.state.doubt is doubt


def test_only_the_holder_asks_and_no_colleague_judges_over_the_holders_head() -> None:
    bench = ShiftBench(client(held_by=ANNE, last_inbound=NOON))
    with pytest.raises(NotYours):
        bench.take(PersonAsked(bench.event(), NOON, BILAL))
    with pytest.raises(NotYours):
        bench.take(PersonJudged(bench.event(), NOON, BILAL, same=True))
    far = ShiftBench(client(held_by=ANNE, last_inbound=NOON), now=NIGHT)
    with pytest.raises(OutsideWindow):
        far.take(PersonAsked(far.event(), NIGHT, ANNE))


@pytest.mark.parametrize(
    ("key", "at", "leaves"), [(texts.PERSON, NOON, True), ("", NOON, False), (texts.PERSON, NIGHT, False)]
)
def test_the_boring_line_leaves_in_the_window_though_the_phone_is_in_doubt(
    key: str, at: int, *, leaves: bool
) -> None:
    state = client(doubt=Doubt.NOTICED, contact=record(Mode.NEUTRAL))
    parcel = parcel_of("p", 1, kind=SayKind.WORKER, mode=Mode.NEUTRAL, key=key)
    judged: Judgement = at_send(state, parcel, after(NOON, at - NOON))
    assert isinstance(judged, Leave if leaves else Drop)


@pytest.mark.parametrize("light", list(VisitLight))
def test_a_human_sets_the_visit_light(light: VisitLight) -> None:
    bench = ShiftBench()
    effects = bench.take(VisitLightSet(bench.event(), NOON, ANNE, light.value))
    assert effects == (SetVisitLight(bench.state.client, light.value, ANNE, NOON),)
    assert bench.state.visit_light == light.value


@pytest.mark.parametrize(
    ("before", "text", "later"),
    [
        (VisitLight.CAN, "hij slaat me nu", VisitLight.CALL_FIRST),
        (VisitLight.DO_NOT_GO, "hij slaat me nu", VisitLight.DO_NOT_GO),
        (VisitLight.CALL_FIRST, "hoi", VisitLight.CALL_FIRST),
        (VisitLight.CAN, "hoi", VisitLight.CAN),
    ],
)
def test_something_serious_makes_the_light_stricter_and_the_machine_never_loosens_it(
    before: VisitLight, text: str, later: VisitLight
) -> None:
    bench = ShiftBench(client(visit_light=before.value))
    bench.writes(text)
    assert bench.state.visit_light == later.value


def test_a_conversation_that_is_held_and_not_used_is_paged_after_a_day_and_every_day() -> None:
    bench = ShiftBench()
    bench.take(claim(bench, ANNE))
    bench.passes(23 * HOUR)
    bench.take(WorkerReplied(bench.event(), bench.now, ANNE, "Ik denk aan je.", "nodig"))
    bench.passes(DAY - 1)
    assert bench.state.open_flags == ()
    bench.passes(1)
    (flag,) = bench.state.open_flags
    assert (flag.level, flag.category, flag.raised_at) == (Level.HIGH, "held_long", bench.now)
    assert bench.paged()
    bench.passes(DAY)
    assert len(bench.state.open_flags) == 2


def test_a_conversation_that_was_given_back_is_not_watched_any_more() -> None:
    bench = ShiftBench()
    bench.take(claim(bench, ANNE))
    bench.take(HandedBack(bench.event(), bench.now, ANNE))
    assert bench.state.reminders == ()


@pytest.mark.parametrize(
    ("said", "tasks"),
    [
        ({}, []),
        ({"safe_now": "yes", "rhythm": "as_planned"}, []),
        ({"safe_now": "no"}, [("not_safe_yet", Level.HIGH)]),
        ({"safe_now": "no", "next_contact": after(NOON, DAY)}, [("next_contact", Level.CONCERN)]),
        ({"rhythm": "pause"}, [("rhythm_pause", Level.CONCERN)]),
    ],
)
def test_what_was_agreed_at_closing_becomes_a_task(
    said: dict[str, object], tasks: list[tuple[str, Level]]
) -> None:
    bench = ShiftBench(client(open_flags=(FLAG,)))
    effects = bench.take(FlagClosed(bench.event(), NOON, ANNE, FLAG.flag, "spoken", **said))  # type: ignore[arg-type]  # names of real fields
    made = [one for one in effects if isinstance(one, MakeTask)]
    assert [(one.kind, one.level) for one in made] == tasks
    if "next_contact" in said:
        assert made[0].due_at == said["next_contact"]
