"""How long things are kept: what may be chosen, what is refused, and when a term is over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.moments import DAY, Moment
from cases.retention import CHOSEN, CLASSES, chosen, earliest, problems_of

DAYS = st.integers(-10, 10_000)
MOMENTS = st.integers(0, 2**52).map(Moment)


@pytest.mark.parametrize(
    ("name", "days", "most"),
    [
        ("message_plain", 14, 30),
        ("message_s1", 30, 180),
        ("message_s2_s3", 90, 180),
        ("safe_contact", 0, 0),
        ("address", 0, 0),
    ],
)
def test_what_clients_wrote_has_the_terms_of_the_field(name: str, days: int, most: int) -> None:
    assert (CLASSES[name].days, CLASSES[name].most) == (days, most)


@given(name=st.sampled_from(sorted(CLASSES)), since=MOMENTS)
def test_a_term_is_over_at_its_end_and_not_before(name: str, since: Moment) -> None:
    term = CLASSES[name]
    end = term.ends(since)
    assert end == since + term.days * DAY
    assert term.over(end) == since
    assert term.over(Moment(end - 1)) < since


@given(name=st.sampled_from([*sorted(CLASSES), "onbekend"]), days=DAYS)
def test_a_choice_is_kept_or_refused_in_one_line_and_never_bent(name: str, days: int) -> None:
    problems = problems_of({name: days})
    fits = name in CHOSEN and CLASSES[name].least <= days <= CLASSES[name].most
    assert (problems == []) is fits
    if fits:
        assert chosen({name: days})[name].days == days
        assert {one: each for one, each in chosen({name: days}).items() if one != name} == {
            one: each for one, each in CLASSES.items() if one != name
        }
    else:
        assert name in problems[0]
        with pytest.raises(ValueError, match="retention"):
            chosen({name: days})


def test_too_long_too_short_and_fixed_each_say_what_may_be_done() -> None:
    assert "Langer dan 30 dagen" in problems_of({"message_plain": 31})[0]
    assert "niet veilig" in problems_of({"message_s2_s3": 1})[0]
    assert "Kies uit" in problems_of({"address": 3})[0]


@given(first=MOMENTS, before=st.integers(1, 2**40), later=st.integers(0, 2**40), step=st.integers(1, 2**36))
def test_the_first_moment_is_found_within_a_step_and_never_too_early(
    first: Moment, before: int, later: int, step: int
) -> None:
    low, high = Moment(first - before), Moment(first + later)
    found = earliest(lambda moment: moment >= first, low, high, step)
    assert first <= found <= min(first + step, high)
