"""The story drill walks the whole line on both databases, and says so when the line is broken."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands_here import run_here

NABIJ = str(Path(sys.executable).parent / "nabij")


def story(*arguments: str) -> tuple[int, dict[str, Any]]:
    done = run_here("drill", "story", *arguments)
    return done.code, done.last


def story_as_program() -> tuple[int, dict[str, Any]]:
    done = subprocess.run([NABIJ, "drill", "story"], capture_output=True, text=True, check=False, timeout=180)
    return done.returncode, json.loads(done.stdout.splitlines()[-1])


def names(result: dict[str, Any]) -> list[str]:
    return [step["name"] for step in result["steps"] if not step.get("skipped")]


def test_an_acute_reply_takes_every_step() -> None:
    code, result = story_as_program()
    assert (code, result["ok"], result["level"], result["failed"]) == (0, True, "acute", None)
    assert names(result) == [
        "enrol",
        "checkin_sent",
        "reply",
        "flag",
        "safety_text",
        "page",
        "claim",
        "worker_reply",
        "back_to_bot",
        "next_checkin",
    ]


@pytest.mark.postgres
def test_on_side_b_the_lead_is_alerted_and_postgresql_carries_it() -> None:
    code, result = story("--side", "b", "--database", "postgres")
    assert (code, result["ok"], result["level"]) == (0, True, "acute")
    assert "cross_alert" in names(result)


def test_reading_along_is_answered_without_a_number_and_counts_as_the_safety_text() -> None:
    code, result = story("--neutral", "--reply", "hij leest mee, niet appen")
    assert (code, result["level"], result["category"]) == (0, "acute", "not_safe_to_talk")
    assert "safety_text" in names(result)


def test_a_high_reply_is_paged_without_a_safety_text() -> None:
    code, result = story("--reply", "gisteren heeft hij me weer geslagen")
    assert (code, result["level"]) == (0, "high")
    assert "page" in names(result)
    assert "safety_text" not in names(result)


def test_a_reply_that_is_not_flagged_is_not_good() -> None:
    code, result = story("--reply", "we gaan morgen naar de markt")
    assert (code, result["ok"], result["failed"]) == (1, False, "flag")
