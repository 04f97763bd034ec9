"""The judge of the Redis drill convicts each figure that was missed, and finds words in any form."""

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis_stand import eventually

from drills.probe import Probe
from drills.redis_judge import (
    Phase,
    Yardstick,
    canaries_in,
    growth_percent,
    percentile,
    problems_of,
    yardstick,
)

GOOD = Phase(
    name="killed",
    messages=30,
    handled=30,
    lost=0,
    double=0,
    safety_p50_ms=80.0,
    safety_p95_ms=200.0,
    longest_wait_ms=201.0,
    machine_ms=1.0,
    login_ok=True,
    login_ms=90,
    back_s=1.0,
    rss_kb=400_000,
    keys=2,
    keys_without_ttl=0,
)

MEASURE = Yardstick(120.0, 1.0)


def test_a_good_phase_has_no_problems() -> None:
    assert problems_of([GOOD], MEASURE) == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"lost": 1}, "lost 1"),
        ({"double": 2}, "double 2"),
        ({"handled": 29}, "handled 29 of 30"),
        ({"longest_wait_ms": 300.1}, "waited 300.1 ms on Redis"),
        ({"safety_p95_ms": 1321.0}, "safety text p95 1321.0 ms"),
        ({"login_ok": False}, "no log-in"),
        ({"back_s": 61.0}, "back after 61.0 s"),
        ({"keys_without_ttl": 1}, "1 keys without an end"),
    ],
)
def test_each_missed_figure_is_a_problem(fault: dict[str, float], said: str) -> None:
    assert problems_of([GOOD, replace(GOOD, **fault)], MEASURE) == [f"killed: {said}"]


def test_a_slow_line_may_become_twice_as_slow_and_a_quick_one_two_looks_slower() -> None:
    assert Yardstick(100.0, 1.0).p95_limit(1.0) == 1300.0
    assert Yardstick(3000.0, 1.0).p95_limit(1.0) == 6000.0


def test_a_machine_that_got_busier_or_quieter_is_allowed_for_up_to_five_times() -> None:
    measure = Yardstick(100.0, 2.0)
    assert measure.p95_limit(1.0) == 50.0 + 1200.0
    assert measure.p95_limit(6.0) == 300.0 + 3600.0
    assert measure.p95_limit(1000.0) == 500.0 + 6000.0
    assert measure.p95_limit(0.001) == 20.0 + 1200.0


@given(st.floats(1, 1e4), st.floats(0.1, 50), st.floats(0.1, 50))
def test_the_limit_never_falls_when_the_machine_gets_busier(p95: float, then: float, now: float) -> None:
    measure = Yardstick(p95, then)
    assert measure.p95_limit(now) <= measure.p95_limit(now + 1.0)
    assert measure.p95_limit(then) >= 2 * p95


def test_the_yardstick_is_the_slowest_phase_in_which_nothing_was_wrong() -> None:
    phases = [
        replace(GOOD, name=name, safety_p95_ms=ms) for name, ms in (("healthy", 90.0), ("killed", 900.0))
    ]
    phases.append(replace(GOOD, name="recovered", safety_p95_ms=110.0, machine_ms=3.0))
    assert yardstick(phases, ("healthy", "recovered")) == Yardstick(110.0, 3.0)
    assert yardstick(phases, ()) == Yardstick(0.0, 0.0)
    assert Yardstick(0.0, 0.0).p95_limit(7.0) == 1200.0


def test_growth_is_measured_from_the_second_phase_on() -> None:
    phases = [replace(GOOD, rss_kb=kb) for kb in (100, 200, 210, 220)]
    assert growth_percent(phases) == 10.0


@given(st.lists(st.floats(0, 1e6), min_size=1))
def test_a_percentile_is_one_of_the_values_and_the_last_one_is_the_largest(values: list[float]) -> None:
    assert percentile(values, 1.0) == round(max(values), 1)
    assert percentile(values, 0.5) in {round(each, 1) for each in values}


@pytest.mark.parametrize("before", [b"", b"x", b"xy", b"xyz"])
@pytest.mark.parametrize(
    "form",
    [
        lambda raw: raw,
        lambda raw: raw.upper(),
        lambda raw: raw.decode().encode("utf-16-le"),
        lambda raw: raw.hex().encode(),
        lambda raw: raw.hex().upper().encode(),
    ],
    ids=["plain", "upper", "utf16", "hex", "HEX"],
)
def test_a_planted_canary_is_found_in_every_form(before: bytes, form: object) -> None:
    assert callable(form)
    assert canaries_in(b"\x00\x01" + form(before + b"Waddenduin-17"), ["Waddenduin-17", "Zeehond-9"]) == [
        "Waddenduin-17"
    ]


@pytest.mark.parametrize("before", ["", "x", "xy", "xyz"])
def test_a_planted_canary_is_found_in_base64_at_any_offset(before: str) -> None:
    hidden = base64.b64encode(f"{before}Waddenduin-17 en meer".encode())
    assert canaries_in(hidden, ["Waddenduin-17", "Zeehond-9"]) == ["Waddenduin-17"]


@given(st.binary(max_size=400))
def test_noise_holds_no_canary(noise: bytes) -> None:
    assert canaries_in(noise, ["Waddenduin-17", "7140100001"]) == []


def test_the_probe_tells_a_time_for_its_piece_of_work() -> None:
    with Probe() as probe:
        assert probe.mean_ms == 0
        assert eventually(lambda: probe.mean_ms > 0)
