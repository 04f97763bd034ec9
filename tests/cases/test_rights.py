"""Requests about one's own data: what must have happened before a file is made or a client erased."""

from datetime import UTC, datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.agreement import Command, Word, command_of
from cases.ids import ClientId, StaffId
from cases.moments import DAY, HOUR, after, moment_of, wall
from cases.rights import (
    CHECK_HOLDS,
    GUARDED,
    HANDS_OVER,
    RELEASE_HOLDS,
    WAIT,
    Asker,
    Hurdle,
    Refusal,
    Request,
    RequestKind,
    RequestRefused,
    Step,
    Taken,
    Talked,
    Way,
    due_of,
    hurdle_of,
    hurdles,
)
from cases.rights_words import request_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOON = moment_of(datetime(2027, 3, 16, 11, tzinfo=UTC))
ANNE, BILAL = "anne", "bilal"


def took(step: Step, at: int = 0, person: str = ANNE, code: str = "") -> Taken:
    return Taken(step, StaffId(f"s-{person}"), person, after(NOON, at), code)


def asked(*steps: Taken, kind: RequestKind = RequestKind.ACCESS, asker: Asker = Asker.CLIENT) -> Request:
    return Request(
        "r1", ClientId("sam"), kind, Way.IN_PERSON, asker, NOON, after(NOON, 30 * DAY), steps=steps
    )


SOUND = (took(Step.ACCEPTED), took(Step.CHECKED, HOUR))
RELEASED = (*SOUND, took(Step.RELEASED, WAIT, BILAL))


def test_a_sound_request_may_be_made_after_the_waiting_time_by_two_people() -> None:
    assert hurdles(asked(*RELEASED), after(NOON, WAIT)) == ()
    assert hurdle_of(asked(*RELEASED), Step.MADE, ANNE, after(NOON, WAIT)) is None


@pytest.mark.parametrize(
    ("steps", "at", "expected"),
    [
        ((), WAIT, (Hurdle.NOT_ACCEPTED,)),
        ((took(Step.WITHDRAWN),), WAIT, (Hurdle.CLOSED,)),
        ((took(Step.ACCEPTED),), WAIT, (Hurdle.UNCHECKED, Hurdle.SECOND_PERSON)),
        (SOUND, WAIT - 1, (Hurdle.WAITING, Hurdle.SECOND_PERSON)),
        (SOUND, WAIT, (Hurdle.SECOND_PERSON,)),
        ((*SOUND, took(Step.DOUBT, 2 * HOUR)), 2 * HOUR + WAIT, (Hurdle.DOUBT, Hurdle.SECOND_PERSON)),
        (
            (*SOUND, took(Step.DOUBT, 2 * HOUR), took(Step.CHECKED, 3 * HOUR)),
            WAIT,
            (Hurdle.WAITING, Hurdle.SECOND_PERSON),
        ),
        (
            (*RELEASED, took(Step.DOUBT, WAIT + 1), took(Step.CHECKED, WAIT + 2)),
            2 * WAIT + 2,
            (Hurdle.SECOND_PERSON,),
        ),
        (RELEASED, WAIT + RELEASE_HOLDS + 1, (Hurdle.SECOND_PERSON,)),
        ((*SOUND, took(Step.RELEASED, WAIT, ANNE)), WAIT, (Hurdle.SECOND_PERSON,)),
        (SOUND, HOUR + CHECK_HOLDS + 1, (Hurdle.UNCHECKED, Hurdle.SECOND_PERSON)),
    ],
)
def test_what_stands_between_a_request_and_its_file(
    steps: tuple[Taken, ...], at: int, expected: tuple[Hurdle, ...]
) -> None:
    assert hurdles(asked(*steps), after(NOON, at)) == expected


def test_a_text_that_nobody_looked_at_keeps_the_file_back_but_not_the_erasure() -> None:
    late = after(NOON, WAIT)
    assert hurdles(asked(*RELEASED), late, texts_left=1) == (Hurdle.TEXTS,)
    assert hurdles(asked(*RELEASED, kind=RequestKind.ERASE), late, texts_left=1) == ()


def test_a_representative_is_not_safe_by_default() -> None:
    late = after(NOON, WAIT)
    assert Hurdle.REPRESENTATIVE in hurdles(asked(*RELEASED, asker=Asker.REPRESENTATIVE), late)
    agreed = (*SOUND, took(Step.CLIENT_AGREES, 2 * HOUR), took(Step.RELEASED, WAIT, BILAL))
    assert hurdles(asked(*agreed, asker=Asker.REPRESENTATIVE), late) == ()
    doubted = (*agreed, took(Step.DOUBT, WAIT + 1), took(Step.CHECKED, WAIT + 2))
    assert Hurdle.REPRESENTATIVE in hurdles(
        asked(*doubted, asker=Asker.REPRESENTATIVE), after(NOON, 3 * WAIT)
    )


def test_a_longer_waiting_time_is_kept() -> None:
    assert Hurdle.WAITING in hurdles(asked(*RELEASED), after(NOON, WAIT), wait=2 * WAIT)


@pytest.mark.parametrize("kind", sorted(set(RequestKind) - GUARDED))
def test_what_hands_nothing_over_needs_no_waiting(kind: RequestKind) -> None:
    accepted = asked(took(Step.ACCEPTED), kind=kind)
    assert hurdles(accepted, NOON) == ()
    assert hurdle_of(accepted, Step.SETTLED, ANNE, NOON) is None
    for step in (Step.MADE, Step.RELEASED, Step.CHECKED, Step.DOUBT):
        assert hurdle_of(accepted, step, ANNE, NOON) is Hurdle.NOT_THIS_KIND


@pytest.mark.parametrize(
    ("steps", "step", "person", "expected"),
    [
        ((), Step.ACCEPTED, ANNE, None),
        ((took(Step.ACCEPTED),), Step.ACCEPTED, ANNE, Hurdle.ACCEPTED_ALREADY),
        ((), Step.CHECKED, ANNE, Hurdle.NOT_ACCEPTED),
        ((), Step.WITHDRAWN, ANNE, None),
        ((), Step.REFUSED, ANNE, Hurdle.NO_REASON),
        ((took(Step.REFUSED),), Step.CHECKED, ANNE, Hurdle.CLOSED),
        ((took(Step.ACCEPTED),), Step.CHECKED, ANNE, None),
        ((took(Step.ACCEPTED),), Step.DOUBT, ANNE, None),
        ((took(Step.ACCEPTED),), Step.CLIENT_AGREES, ANNE, Hurdle.NOT_THIS_KIND),
        ((took(Step.ACCEPTED),), Step.RELEASED, BILAL, Hurdle.UNCHECKED),
        (SOUND, Step.RELEASED, ANNE, Hurdle.SAME_PERSON),
        (SOUND, Step.RELEASED, BILAL, None),
        (SOUND, Step.MADE, ANNE, Hurdle.SECOND_PERSON),
        (SOUND, Step.SETTLED, ANNE, Hurdle.SECOND_PERSON),
        (RELEASED, Step.SETTLED, ANNE, Hurdle.NOT_THIS_KIND),
        ((*RELEASED, took(Step.MADE, WAIT)), Step.SETTLED, ANNE, None),
        (SOUND, Step.LIFTED, ANNE, Hurdle.NOT_THIS_KIND),
    ],
)
def test_a_step_is_taken_in_its_order_and_by_the_right_person(
    steps: tuple[Taken, ...], step: Step, person: str, expected: Hurdle | None
) -> None:
    assert hurdle_of(asked(*steps), step, person, after(NOON, WAIT)) is expected


def test_a_refusal_names_its_reason() -> None:
    assert hurdle_of(asked(), Step.REFUSED, ANNE, NOON, code=Refusal.OTHERS_SAFETY) is None
    assert hurdle_of(asked(), Step.REFUSED, ANNE, NOON, code="zomaar") is Hurdle.NO_REASON


def test_the_client_may_agree_with_a_representative() -> None:
    request = asked(took(Step.ACCEPTED), asker=Asker.REPRESENTATIVE)
    assert hurdle_of(request, Step.CLIENT_AGREES, ANNE, NOON) is None


def test_a_restriction_holds_from_its_acceptance_until_it_is_lifted() -> None:
    restriction = asked(kind=RequestKind.RESTRICT)
    assert not restriction.restricts
    held = asked(took(Step.ACCEPTED), took(Step.SETTLED, 1), kind=RequestKind.RESTRICT)
    assert held.restricts
    assert hurdle_of(held, Step.LIFTED, ANNE, NOON) is None
    assert not asked(took(Step.ACCEPTED), took(Step.LIFTED), kind=RequestKind.RESTRICT).restricts
    assert not asked(took(Step.ACCEPTED)).restricts


def test_the_end_of_a_request_is_known() -> None:
    assert asked().end is None
    ended = asked(took(Step.REFUSED, code="forced")).end
    assert ended is not None
    assert ended.code == "forced"
    assert asked().waits_until() is None
    assert asked(took(Step.DOUBT)).waits_until() is None


def test_only_four_times_yes_is_sure() -> None:
    for alone, right, offered, doubt in product((True, False), repeat=4):
        step = Talked(alone, right, offered, doubt).step
        assert step is (Step.CHECKED if (alone and right and offered and not doubt) else Step.DOUBT)


@pytest.mark.parametrize(
    ("began", "due"),
    [
        ((2027, 1, 31), (2027, 2, 28)),
        ((2027, 3, 16), (2027, 4, 16)),
        ((2027, 12, 5), (2028, 1, 5)),
        ((2028, 1, 30), (2028, 2, 29)),
    ],
)
def test_a_request_is_answered_within_one_month(
    began: tuple[int, int, int], due: tuple[int, int, int]
) -> None:
    at = moment_of(datetime(*began, 11, tzinfo=UTC))
    there = wall(due_of(at, AMSTERDAM), AMSTERDAM)
    assert ((there.year, there.month, there.day), there.hour) == (due, 17)


def test_a_refused_step_says_why() -> None:
    assert RequestRefused(Hurdle.WAITING).hurdle is Hurdle.WAITING


STEPS = st.lists(
    st.builds(
        took, st.sampled_from(Step), st.integers(0, 10 * DAY), st.sampled_from([ANNE, BILAL]), st.just("")
    ),
    max_size=9,
).map(lambda steps: tuple(sorted(steps, key=lambda one: one.at)))


@given(STEPS, st.sampled_from(sorted(GUARDED)), st.integers(0, 12 * DAY), st.sampled_from(list(Asker)))
def test_nothing_is_ever_handed_over_without_waiting_talking_and_a_second_person(
    steps: tuple[Taken, ...], kind: RequestKind, at: int, asker: Asker
) -> None:
    request, now = asked(*steps, kind=kind, asker=asker), after(NOON, at)
    if hurdles(request, now):
        return
    by = {one.step: one for one in steps}
    assert not {Step.REFUSED, Step.WITHDRAWN, Step.SETTLED} & set(by)
    assert now - by[Step.ACCEPTED].at >= WAIT
    assert Step.DOUBT not in by or by[Step.CHECKED].at >= by[Step.DOUBT].at
    assert by[Step.RELEASED].person not in {one.person for one in steps if one.step is Step.ACCEPTED}
    assert by[Step.RELEASED].person != by[Step.CHECKED].person
    assert asker is Asker.CLIENT or Step.CLIENT_AGREES in by


SAID = {
    "mijn gegevens": RequestKind.ACCESS,
    "Ik wil mijn gegevens zien": RequestKind.ACCESS,
    "mag ik mijn gegevns inzien?": RequestKind.ACCESS,
    "inzage aub": RequestKind.ACCESS,
    "my data please": RequestKind.ACCESS,
    "stuur mij mijn gegevens": RequestKind.PORTABLE,
    "mijn gegevens kloppen niet": RequestKind.RECTIFY,
    "Verwijder mij!": RequestKind.ERASE,
    "verwijdr mij": RequestKind.ERASE,
    "wis mij": RequestKind.ERASE,
    "I want you to delete my data": RequestKind.ERASE,
    "gebruik mijn gegevens niet": RequestKind.RESTRICT,
    "bezwaar": RequestKind.OBJECT,
    "wie keek?": RequestKind.WHO_LOOKED,
    "wie heeft mijn berichten gelezen": RequestKind.WHO_LOOKED,
}


@pytest.mark.parametrize(("text", "kind"), SAID.items())
def test_a_request_is_understood_when_the_message_is_that_alone(text: str, kind: RequestKind) -> None:
    assert command_of(text) == Command(Word.OWN_DATA, request=kind)


@pytest.mark.parametrize(
    "text",
    [
        *("bezwaard", "my date", "inzake", "wis", "wie leest mee", "haal mij weg", "expert", "mij", "ik wil"),
        *("hij heeft mijn gegevens", "verwijder mij niet", "wat zijn mijn gegevens waard", "ik wil dood", ""),
    ],
)
def test_other_words_are_no_request(text: str) -> None:
    assert request_of(text) is None


@given(st.text(max_size=40))
def test_any_words_are_read_without_a_fault(text: str) -> None:
    assert request_of(text) in (None, *RequestKind)


def test_every_kind_has_words() -> None:
    assert set(SAID.values()) == set(RequestKind)
    assert HANDS_OVER < GUARDED
