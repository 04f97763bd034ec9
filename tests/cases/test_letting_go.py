"""Who signs for letting go: two humans, whichever accounts they use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.errors import SecondPersonNeeded
from cases.ids import StaffId
from cases.moments import Moment
from cases.release import Release, Signature, signed


def by(person: str, account: str = "") -> Signature:
    return Signature(StaffId(account or person), person, Moment(1))


def test_the_second_signature_is_of_another_human_even_from_another_account() -> None:
    first = signed(None, by("anna"))
    assert not first.is_decided
    with pytest.raises(SecondPersonNeeded):
        signed(first, by("anna", "anna-b"))
    both = signed(first, by("bilal"))
    assert both == Release(by("anna"), by("bilal"))
    assert signed(both, by("carla")) == both


@given(st.lists(st.sampled_from(["anna", "bilal", "carla"]), max_size=6))
def test_it_is_decided_exactly_when_two_humans_signed(people: list[str]) -> None:
    release: Release | None = None
    for person in people:
        try:
            release = signed(release, by(person))
        except SecondPersonNeeded:
            assert release is not None
            assert not release.is_decided
    assert (release is not None and release.is_decided) == (len(set(people)) > 1)
