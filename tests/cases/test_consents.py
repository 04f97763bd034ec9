"""The ledger of agreements: what held at any moment never changes by what comes later."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.consents import Consented, Entry, Given, Purpose, asks_anew, holding
from cases.ids import StaffId
from cases.moments import DAY, Moment

YES = Consented("1", Purpose.CHANNEL, Entry.GIVEN, "1", "nl-B1", Given.SPOKEN, StaffId("anne"), Moment(100))


def no(at: int, of: str = "1") -> Consented:
    return replace(YES, id=f"nee-{at}", entry=Entry.WITHDRAWN, how=Given.IN_CHAT, at=Moment(at), of=of)


@pytest.mark.parametrize(
    ("entries", "at", "held"),
    [
        ((), 100, None),
        ((YES,), 99, None),
        ((YES,), 100, "1"),
        ((YES, no(200)), 199, "1"),
        ((YES, no(200)), 200, None),
        ((YES, no(200), replace(YES, id="2", at=Moment(300))), 300, "2"),
        ((replace(YES, until=Moment(150)),), 150, None),
        ((replace(YES, until=Moment(150)),), 149, "1"),
        ((replace(YES, purpose=Purpose.HASH),), 100, None),
        ((replace(YES, partner="politie"),), 100, None),
    ],
)
def test_an_agreement_holds_from_its_entry_until_it_is_taken_back(
    entries: tuple[Consented, ...], at: int, held: str | None
) -> None:
    found = holding(entries, Moment(at))
    assert (None if found is None else found.id) == held


def test_an_agreement_about_a_partner_is_its_own() -> None:
    shared = replace(YES, purpose=Purpose.SHARING, partner="politie")
    assert holding([shared], Moment(100), Purpose.SHARING, "politie") is shared
    assert holding([shared], Moment(100), Purpose.SHARING, "school") is None


def test_a_new_text_is_gone_through_again_while_the_old_one_holds() -> None:
    assert asks_anew([YES], Moment(100), "2")
    assert not asks_anew([YES], Moment(100), "1")
    assert not asks_anew([YES, no(200)], Moment(200), "2")


ENTRIES = st.lists(
    st.builds(
        lambda number, at, entry, of: replace(YES, id=str(number), at=Moment(at), entry=entry, of=of),
        st.integers(0, 6),
        st.integers(0, DAY),
        st.sampled_from(Entry),
        st.sampled_from(["", *map(str, range(7))]),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(ENTRIES, st.integers(0, DAY))
def test_what_held_in_the_past_stays_as_it_was(entries: list[Consented], at: int) -> None:
    before = [one for one in entries if one.at <= at]
    assert holding(entries, Moment(at)) == holding(before, Moment(at))
