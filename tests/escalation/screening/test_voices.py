"""Lines in ten voices: a regression set. Its own author widened the rules after rounds 1 and 2.

First-run recall before widening was about one in three: these figures say nothing about the field.
"""

import json
from pathlib import Path

from lexicon_files import level

from cases.levels import Level
from cases.sides import Speaker

LINES = [
    json.loads(line)
    for line in (Path(__file__).parent / "voices.jsonl").read_text(encoding="utf-8").splitlines()
]
SEEN_ROUNDS = (1, 2)


def levels(severity: str, rounds: tuple[int, ...] = (1, 2, 3)) -> list[Level]:
    return [
        level(line["text"], Speaker(line["speaker"]))
        for line in LINES
        if line["severity"] == severity and line["round"] in rounds
    ]


def test_of_the_acute_lines_that_were_studied_nine_in_ten_page() -> None:
    found = levels("acute", SEEN_ROUNDS)
    assert sum(one >= Level.HIGH for one in found) >= 0.9 * len(found)


def test_of_the_acute_lines_that_were_not_studied_two_in_five_reach_a_human() -> None:
    found = levels("acute", (3,))
    assert sum(one > Level.NONE for one in found) >= 0.4 * len(found)


def test_harmless_lines_page_at_most_twice_and_alert_at_most_eight_times_in_a_hundred() -> None:
    found = levels("none")
    assert sum(one >= Level.HIGH for one in found) <= 0.02 * len(found)
    assert sum(one > Level.NONE for one in found) <= 0.08 * len(found)
