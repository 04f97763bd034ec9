"""A turn reads the facts of the case as they are at its own moment, and leaves them as recorded."""

from dataclasses import replace
from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import (
    AMSTERDAM,
    ANNE,
    NOON,
    client,
    flags,
    record,
    safety_texts,
    small_rulebook,
    turn,
    wrote,
)

from cases.events import Event, HandedBack
from cases.facts import Facts, Phase
from cases.levels import Level
from cases.moments import DAY, Moment, after, at_wall
from cases.sides import Role
from cases.state import ClientState
from escalation.detector import Detector
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.rulebook import Rulebook

BEGAN = at_wall(date(2027, 3, 14), time(), AMSTERDAM)
"""Two days before the noon of these tests."""

LATE = after(NOON, 29 * DAY)
BANNED = Facts(phase=Phase.F2, ban_active=True, days_since_ban=2, ban_began=BEGAN)


def state_of(facts: Facts, **changes: object) -> ClientState:
    return client(facts=facts, last_inbound=NOON, **changes)


def knowing(code: str) -> Rulebook:
    """Return the small rulebook with a detector that knows one word, high in its class."""
    word = Pattern(("woordproef",), 0, ordered=True)
    rule = Rule("proef", code, "contact", Level.HIGH, (word,), "Proef.", context=False)
    return replace(small_rulebook(), detector=Detector.of(Lexicon({}, (rule,)), "proef"))


def test_breaking_contact_weighs_heavier_in_the_first_weeks_of_a_ban_only() -> None:
    book = knowing("R05")
    _, early = turn(state_of(BANNED), wrote("woordproef"), book)
    _, late = turn(state_of(BANNED, contact=record(valid_until=LATE)), wrote("woordproef", LATE), book)
    assert [one.level for one in flags(early)] == [Level.ACUTE]
    assert [one.level for one in flags(late)] == [Level.HIGH]


def test_who_may_be_home_again_is_not_told_to_stay_where_he_is() -> None:
    state, book = state_of(BANNED, role=Role.REMOVED_PERSON), knowing("R26")
    (during,) = safety_texts(turn(state, wrote("woordproef"), book)[1])
    (over,) = safety_texts(turn(state, wrote("woordproef", after(NOON, 9 * DAY)), book)[1])
    assert "Blijf waar je bent" in during.text
    assert "Ga nu weg" in over.text
    extended = replace(state, facts=replace(BANNED, ban_extended=True))
    (longer,) = safety_texts(turn(extended, wrote("woordproef", after(NOON, 9 * DAY)), book)[1])
    assert "Blijf waar je bent" in longer.text


def test_without_a_record_the_clock_of_the_service_counts_the_days() -> None:
    state = state_of(BANNED, contact=None)
    _, early = turn(state, wrote("woordproef"), knowing("R05"))
    _, late = turn(state, wrote("woordproef", LATE), knowing("R05"))
    assert [one.level for one in (*flags(early), *flags(late))] == [Level.ACUTE, Level.HIGH]


@settings(deadline=None)
@given(st.integers(0, 60 * DAY), st.booleans(), st.sampled_from(["hoi", "hij slaat me", "stop"]))
def test_a_turn_never_writes_over_what_a_human_recorded(ahead: int, extended: bool, words: str) -> None:
    facts = replace(BANNED, ban_extended=extended)
    now = Moment(NOON + ahead)
    events: tuple[Event, ...] = (wrote(words, now), HandedBack(wrote("").id, now, ANNE))
    for event in events:
        after_turn, _ = turn(state_of(facts, held_by=ANNE), event)
        assert after_turn.facts == facts
