"""Benches measure on the real thing, print one object last, and can miss their figure."""

from typing import Any

from commands_here import run_here
from rulebooks import real_rulebook

from drills.bench_turn import run_bench_turn
from escalation.rulebook import Rulebook


def bench(*arguments: str) -> tuple[int, dict[str, Any]]:
    done = run_here("bench", *arguments)
    return done.code, done.last


def test_the_bench_of_the_turn_prints_its_figures_beside_their_limits() -> None:
    code, result = bench("turn", "--rounds", "1")
    assert code == (0 if result["ok"] else 1)
    assert set(result["limits"]) <= set(result["figures"])
    assert result["figures"]["messages"] > 500
    assert result["figures"]["turn_us_mean"] > result["figures"]["screening_us_mean"] > 0


def test_the_bench_of_updates_loses_none_and_counts_every_reply() -> None:
    load = ("--seconds", "2", "--open-loop", "1", "--backlog", "100", "--clients", "6")
    _, result = bench("inbound", *load)
    assert (result["lost"], result["refused"]) == (0, 0)
    assert result["per_second"] > 0
    assert result["replies_per_second"] > 0
    assert result["ack_p99_ms"] > 0
    # How deep it grows depends on who is faster here, the postman or the house: the bench judges that itself.
    assert result["backlog_ack_p99_ms"] > 0
    assert set(result["limits"]) <= set(result["figures"])


def test_the_bench_of_the_hand_over_sees_every_acute_message_at_phone_and_screen() -> None:
    _, result = bench("handover", "--seconds", "3")
    assert result["acute"] == 6
    assert (result["not_flagged"], result["without_text"], result["never_on_screen"]) == (0, 0, 0)
    assert 0 < result["safety_text_p50_s"] <= result["safety_text_p99_s"]
    assert 0 < result["screen_p50_s"] <= result["screen_p99_s"]


def test_screening_is_part_of_what_is_measured() -> None:
    book = real_rulebook()
    texts = ["hij staat voor de deur met een mes"] * 20
    blind = Rulebook(book.release, book.detector.minimal(), book.scripts, book.texts, book.programmes)
    seen, unseen = run_bench_turn(book, texts, 2), run_bench_turn(blind, texts, 2)
    assert seen["figures"]["screening_us_mean"] > unseen["figures"]["screening_us_mean"]
