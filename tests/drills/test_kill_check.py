"""The judgement of the kill drill, on made-up books: it sees what it must see, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.levels import Level
from drills.kill_books import Accepted, Books, CheckIn, Flag, Heard, Post, Spoken, Update, World
from drills.kill_check import FLOORS, judge

CHAT = 81_000
SAFE = "Bel 112."
OPENER = "Er staat iets klaar."
GOOD = Books(
    "a",
    updates=(Update("a1", 1, "e1", "done", CHAT), Update("a1", 2, "e2", "done", CHAT)),
    heard=(Heard(CHAT, "e1", 1, Level.ACUTE, 10), Heard(CHAT, "e2", 3, 0, 20)),
    posts=(
        Post("e1:2", CHAT, "safety", "sent", 1, 1002, SAFE, 2),
        Post("e2:0", CHAT, "reply", "sent", 1, 2000, "Dank je.", 4),
        Post("e3:0", CHAT, "opener", "sent", 1, 3000, OPENER, 5, checkin="c1"),
    ),
    flags=(Flag("e1", Level.ACUTE, taken=False, ladder=True),),
    checkins=(CheckIn("c1", "asked", "", 30),),
    alerts=("e1",),
    told_lead=("e1",),
)
SEEN = World(
    "a",
    answered=frozenset({("a1", 1), ("a1", 2)}),
    accepted=(Accepted(CHAT, 2, SAFE), Accepted(CHAT, 4, "Dank je."), Accepted(CHAT, 5, OPENER)),
    spoken=(Spoken(CHAT, 1, acute=True), Spoken(CHAT, 3, acute=False)),
    paged=frozenset({"e1"}),
    due=frozenset({"c1"}),
)


def wrong(books: Books = GOOD, world: World = SEEN) -> dict[str, int]:
    found = judge(books, world)
    return {name: len(lines) for name, lines in found.lines.items() if lines}


def with_post(place: int, **changes: object) -> Books:
    posts = list(GOOD.posts)
    posts[place] = replace(posts[place], **changes)  # type: ignore[arg-type]  # tests name what differs
    return replace(GOOD, posts=tuple(posts))


def and_again(text: str, number: int) -> World:
    return replace(SEEN, accepted=(*SEEN.accepted, Accepted(CHAT, number, text)))


def test_good_books_are_found_good() -> None:
    assert wrong() == {}


def test_an_update_that_was_answered_and_is_not_there_or_not_done_is_lost() -> None:
    assert wrong(replace(GOOD, updates=GOOD.updates[:1])) == {"lost": 1}
    undone = replace(GOOD.updates[1], state="new")
    assert wrong(replace(GOOD, updates=(GOOD.updates[0], undone))) == {"lost": 1}


def test_an_update_set_apart_needs_a_flag_and_then_its_words_may_be_missing() -> None:
    apart = replace(GOOD.updates[1], state="quarantined")
    silent = replace(GOOD, updates=(GOOD.updates[0], apart), heard=GOOD.heard[:1])
    assert wrong(silent) == {"lost": 1}
    flagged = replace(silent, flags=(*GOOD.flags, Flag("e2", Level.HIGH, taken=False, ladder=True)))
    assert wrong(flagged) == {}


def test_a_message_that_reached_no_conversation_is_lost_though_its_update_is_done() -> None:
    assert wrong(replace(GOOD, heard=GOOD.heard[:1])) == {"lost": 1}


def test_a_build_that_skips_the_row_of_what_it_says_is_caught() -> None:
    skipped = replace(GOOD, posts=GOOD.posts[1:])
    assert wrong(skipped) == {"unmarked": 1, "double_sends": 1, "acute_without_text": 1}
    unsaid = replace(SEEN, accepted=SEEN.accepted[1:])
    assert wrong(skipped, unsaid) == {"acute_without_text": 2}


def test_a_turn_that_took_effect_twice_is_seen() -> None:
    twice = replace(GOOD, heard=(*GOOD.heard, Heard(CHAT, "e9", 3, 0, 30)))
    assert wrong(twice) == {"double_effects": 1}
    broken = (Heard(CHAT, "e8", 0, 0, 30), Heard(CHAT, "e9", 0, 0, 40))
    assert wrong(replace(GOOD, heard=(*GOOD.heard, *broken))) == {}


def test_a_check_in_that_was_asked_by_two_turns_is_seen() -> None:
    again = replace(GOOD.posts[2], id="e4:0", seq=4000, number=6)
    asked = replace(GOOD, posts=(*GOOD.posts, again))
    assert wrong(asked, and_again(OPENER, 6)) == {"double_effects": 1}


def test_a_sender_that_forgets_to_mark_is_caught_and_one_that_marks_is_only_counted() -> None:
    assert wrong(GOOD, and_again(SAFE, 3)) == {"unmarked": 1, "double_sends": 1}
    assert wrong(with_post(0, attempts=2), and_again(SAFE, 3)) == {"double_sends": 1}


def test_what_is_called_sent_and_never_arrived_is_lost() -> None:
    away = replace(SEEN, accepted=SEEN.accepted[:1] + SEEN.accepted[2:])
    assert wrong(GOOD, away) == {"lost": 1}


def test_an_uncertain_check_in_is_good_when_a_human_looks_and_unmarked_when_nobody_does() -> None:
    unsure = with_post(2, state="uncertain", number=None)
    assert wrong(unsure) == {"unmarked": 1}
    asked = replace(unsure, tasks=frozenset({"e3:0:uncertain"}))
    assert wrong(asked) == {}
    never = replace(SEEN, accepted=SEEN.accepted[:2])
    assert wrong(asked, never) == {}


def test_a_parcel_that_still_waits_is_lost_but_a_check_in_held_for_its_hour_is_not() -> None:
    without = replace(SEEN, accepted=SEEN.accepted[:2])
    assert wrong(with_post(2, state="new", number=None), without) == {"lost": 1, "due_missing": 1}
    assert wrong(with_post(2, state="new", number=None, code="held"), without) == {"due_held": 1}


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        (CheckIn("c1", "due", "", 30), 1),
        (CheckIn("c1", "cancelled", "", 30), 1),
        (CheckIn("c1", "cancelled", "open_acute", 30), 0),
        (CheckIn("c1", "overdue", "", 30), 0),
        (CheckIn("c2", "asked", "", 30), 1),
    ],
)
def test_a_check_in_that_fell_due_is_asked_or_cancelled_with_a_reason(row: CheckIn, missing: int) -> None:
    assert wrong(replace(GOOD, checkins=(row,))) == ({"due_missing": missing} if missing else {})


def test_a_check_in_that_was_asked_without_a_word_is_missing() -> None:
    silent = replace(SEEN, accepted=SEEN.accepted[:2])
    assert wrong(replace(GOOD, posts=GOOD.posts[:2]), silent) == {"due_missing": 1}


def test_an_acute_message_needs_flag_ladder_and_somebody_who_was_called() -> None:
    assert wrong(replace(GOOD, flags=())) == {"pages_missing": 1}
    assert wrong(replace(GOOD, flags=(Flag("e1", Level.ACUTE, taken=False, ladder=False),))) == {
        "pages_missing": 1
    }
    unpaged = replace(SEEN, paged=frozenset())
    assert wrong(GOOD, unpaged) == {"pages_missing": 1}
    assert wrong(replace(GOOD, flags=(Flag("e1", Level.ACUTE, taken=True, ladder=True),)), unpaged) == {}


def test_words_of_danger_that_were_not_seen_as_such_are_caught_from_outside() -> None:
    calm = replace(GOOD, heard=(replace(GOOD.heard[0], level=0), GOOD.heard[1]))
    assert wrong(calm) == {"acute_without_text": 1}


def test_an_alert_that_the_lead_never_got_is_missing_and_one_that_came_twice_is_double() -> None:
    assert wrong(replace(GOOD, told_lead=())) == {"alerts_missing": 1}
    assert wrong(replace(GOOD, told_lead=("e1", "e1"))) == {"double_effects": 1}


def test_turns_and_answers_out_of_order_are_seen_and_a_safety_text_may_pass() -> None:
    late = replace(GOOD, heard=(replace(GOOD.heard[0], at=30), GOOD.heard[1]))
    assert wrong(late) == {"order": 1}
    passed = replace(GOOD.posts[1], seq=900)
    assert wrong(replace(GOOD, posts=(GOOD.posts[0], passed, GOOD.posts[2]))) == {}
    answers = (replace(GOOD.posts[1], id="e5:0", seq=5000, number=6), replace(GOOD.posts[1], seq=6000))
    swapped = replace(GOOD, posts=(GOOD.posts[0], *answers, GOOD.posts[2]))
    assert wrong(swapped, and_again("Dank je.", 6)) == {"order": 1}


@given(st.integers(1, 6), st.integers(0, 6))
def test_extra_arrivals_are_marked_exactly_as_far_as_attempts_say_so(attempts: int, extra: int) -> None:
    came = (*SEEN.accepted, *(Accepted(CHAT, 100 + number, SAFE) for number in range(extra)))
    found = judge(with_post(0, attempts=attempts), replace(SEEN, accepted=came))
    assert found.count("double_sends") == extra
    assert found.count("unmarked") == max(0, extra - (attempts - 1))
    assert not any(found.count(name) for name in FLOORS if name != "unmarked")
