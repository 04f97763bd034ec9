"""The same agreement hard three times in a row: a concern, once, whatever stood between (domain §7.3)."""

from dataclasses import replace

import pytest
from dialogue_samples import book, said, sample
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import NOON, asked, client, flags, real_rulebook, turn, wrote

from cases.content import ContentFault
from cases.ids import EventId
from cases.levels import Level
from cases.moments import DAY, Moment, after
from cases.state import ClientState
from dialogs.codec import decode, encode
from dialogs.parse import parse_script
from vault.contact_codec import past_bytes, past_of

NAMES = ("Rustig praten", "Op tijd thuis", "Buiten afkoelen")
SIGNAL = {"code": "R08", "soort": "escalation", "niveau": "concern"}


def answered(state: ClientState, *replies: str) -> tuple[ClientState, list[tuple[str, Level]]]:
    """Answer the question week after week; return the flags it brought."""
    found: list[tuple[str, Level]] = []
    for week, reply in enumerate(replies):
        at = after(NOON, week * 7 * DAY)
        state = replace(asked(state, "d3", "lastig"), open_flags=())
        late = replace(wrote(reply, at), id=EventId(f"e{week}"))
        state, effects = turn(replace(state, talk=asked_at(state, at)), late, real_rulebook())
        found += [(one.code, one.level) for one in flags(effects)]
    return state, found


def asked_at(state: ClientState, at: Moment) -> bytes | None:
    """Return the question as it was asked a minute ago."""
    assert state.talk is not None
    return encode(replace(decode(state.talk), began=after(at, -60_000_000)))


def somebody() -> ClientState:
    return client(names=NAMES, programme="staying-together-a")


def test_three_times_the_same_is_a_concern_and_the_fourth_is_not() -> None:
    _, found = answered(somebody(), NAMES[1], "2", NAMES[1], NAMES[1])
    assert found == [("R08", Level.CONCERN)]
    _, found = answered(somebody(), *[NAMES[1]] * 6)
    assert len(found) == 2


@pytest.mark.parametrize("between", [NAMES[0], "Geen"])
def test_another_one_or_none_between_them_begins_again(between: str) -> None:
    _, found = answered(somebody(), NAMES[1], NAMES[1], between, NAMES[1], NAMES[1])
    assert found == []


def test_what_is_remembered_is_kept_and_read_back() -> None:
    state, _ = answered(somebody(), NAMES[2], NAMES[2])
    assert state.past.runs == (("lastig", "afspraak_3", 2),)
    assert past_of(past_bytes(state.past)) == state.past
    ended, _ = answered(state, "Geen")
    assert ended.past.runs == ()


@given(st.lists(st.sampled_from([*NAMES, "Geen"]), max_size=9))
def test_there_are_as_many_concerns_as_runs_of_three(replies: list[str]) -> None:
    _, found = answered(somebody(), *replies)
    run, expected, last = 0, 0, ""
    for reply in replies:
        run = 0 if reply == "Geen" else run + 1 if reply == last else 1
        last = reply
        expected += bool(run) and run % 3 == 0
    assert len(found) == expected


def test_the_content_says_how_often_and_with_which_signal() -> None:
    place = ("vragen", "goed", "zelfde")
    again = parse_script(sample(place, {"keer": "3", "signaal": SIGNAL}), book()).questions["goed"].again
    assert again is not None
    assert (again.times, again.signal.code) == (3, "R08")
    for broken in ({"keer": "3"}, {"signaal": SIGNAL}, {"keer": "0", "signaal": SIGNAL}, said("x")):
        with pytest.raises(ContentFault):
            parse_script(sample(place, broken), book())
