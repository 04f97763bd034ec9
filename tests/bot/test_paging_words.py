"""What a call says, and which addresses can be called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.paging_breaker import FAILURES, LONGEST_REST, Breaker
from bot.paging_words import alert_call, code_call, dialled, page_call, page_text, trial_call
from cases.ids import FlagId, StaffId
from cases.levels import Level
from cases.moments import SECOND, Moment
from cases.reach import Channel
from cases.traffic import DuePage

BASE = "https://nabij.voorbeeld.nl"
_LEVELS = st.sampled_from([each for each in Level if each is not Level.NONE])


def page(level: Level, alias: str = "Duin-27", reason: str = "") -> DuePage:
    return DuePage("p1", FlagId("f1"), 0, StaffId("noor"), level, alias, reason=reason)


@given(_LEVELS, st.text(min_size=1, max_size=30), st.text(alphabet="abc0", max_size=8))
def test_a_page_says_severity_pseudonym_and_open_app(level: Level, alias: str, other: str) -> None:
    assert page_text(page(level, alias, other)) == f"Nabij: {level.severity} - {alias} - open app"
    assert page_text(page(level, "", other)) == f"Nabij: {level.severity} - open app"
    assert page_text(page(level, alias, "danger_card")) == f"Nabij: {level.severity} - open app"


def test_a_lock_screen_shows_that_somebody_waits_and_no_more() -> None:
    call = page_call(page(Level.ACUTE), "a-bewijs", BASE)
    assert call.screen == "Nabij: iemand wacht"
    assert (call.link, call.keys) == (f"{BASE}/oproep/a-bewijs", f"{BASE}/oproep/a-bewijs/toets")
    assert "bewijs" not in repr(call)
    assert trial_call("t-bewijs", BASE).text == "Nabij: testoproep - open app"
    assert (code_call("012345", BASE).text, code_call("012345", BASE).link) == ("Nabij: code 012345", "")


@given(_LEVELS, st.text(alphabet="abcXYZ09-_", min_size=1, max_size=43))
def test_a_call_about_an_alert_says_its_severity_and_nothing_of_whom(level: Level, token: str) -> None:
    call = alert_call(level, token, BASE)
    assert (call.text, call.screen) == (f"Nabij: {level.severity} - open app", "Nabij: iemand wacht")
    assert (call.link, call.keys) == (f"{BASE}/oproep/{token}", f"{BASE}/oproep/{token}/toets")
    assert call.token == token
    assert f"token='{token}'" not in repr(call)


@pytest.mark.parametrize(
    ("channel", "typed", "kept"),
    [
        (Channel.SMS, "06 1234 5678", "+31612345678"),
        (Channel.VOICE, "0031-6-12345678", "+31612345678"),
        (Channel.SMS, "+32 470 12 34 56", "+32470123456"),
        (Channel.SMS, "112", None),
        (Channel.SMS, "06-noor", None),
        (Channel.SMS, "٠٦١٢٣٤٥٦٧٨", None),
        (Channel.MAIL, " noor@voorbeeld.nl ", "noor@voorbeeld.nl"),
        (Channel.MAIL, "noor@voorbeeld.nl\nBcc: a@b.nl", None),
        (Channel.MAIL, "noor", None),
        (Channel.PAGER, "dienst-4", "dienst-4"),
        (Channel.PAGER, "dienst 4", None),
        (Channel.PUSH, "iets", None),
    ],
)
def test_an_address_is_kept_as_it_is_called(channel: Channel, typed: str, kept: str | None) -> None:
    assert dialled(channel, typed) == kept


@given(st.sampled_from(list(Channel)), st.text(max_size=80))
def test_what_is_kept_is_called_the_same_and_never_breaks_a_line(channel: Channel, typed: str) -> None:
    kept = dialled(channel, typed)
    if kept is not None:
        assert dialled(channel, kept) == kept
        assert kept.isprintable()
        assert not set(kept) & set(" \r\n<>,;")


def test_a_provider_that_failed_three_times_is_left_alone_and_then_probed_by_one() -> None:
    breaker, now = Breaker(), Moment(0)
    for _ in range(FAILURES):
        assert breaker.lets(now)
        opened = breaker.told(good=False, now=now)
    assert opened
    assert not breaker.lets(Moment(29 * SECOND))
    probe = Moment(30 * SECOND)
    assert breaker.lets(probe)
    assert not breaker.lets(probe), "one probe at a time"
    assert not breaker.told(good=False, now=probe), "it was open already"
    assert not breaker.lets(Moment(80 * SECOND))
    assert breaker.lets(Moment(90 * SECOND))
    breaker.told(good=True, now=Moment(90 * SECOND))
    assert breaker.lets(Moment(90 * SECOND))


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 400)), max_size=60))
def test_a_breaker_never_shuts_for_longer_than_five_minutes(steps: list[tuple[bool, int]]) -> None:
    breaker, now = Breaker(), Moment(0)
    for good, seconds in steps:
        now = Moment(now + seconds * SECOND)
        if breaker.lets(now):
            breaker.told(good=good, now=now)
        assert breaker.lets(Moment(now + LONGEST_REST))
        breaker.told(good=good, now=now)
