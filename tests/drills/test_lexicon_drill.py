"""The lexicon drill: a short one passes on both databases, and it notices what it is there to notice."""

import json
import subprocess
import sys
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from cases.sides import Side
from drills.lexicon import LIMITS, PAGES, Round, judged
from drills.lexicon_ports import Fault, Seen

NABIJ = str(Path(sys.executable).parent / "nabij")
FINE = Round(
    Fault.EMPTY,
    bare=True,
    sent=10,
    seen=Seen(10, 10, 0),
    banners=len(PAGES) * len(Side),
    left=0,
    paged=(2, 2),
    ready=(HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.OK),
)
OLD = replace(FINE, bare=False, seen=Seen(10, 3, 7), ready=(HTTPStatus.OK, HTTPStatus.OK))


def drill(*arguments: str) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(
        [NABIJ, "drill", "lexicon", *arguments], capture_output=True, text=True, check=False, timeout=400
    )
    return done.returncode, json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(("database", "fault"), [("sqlite", "slow"), ("postgres", "empty")])
def test_with_a_fault_every_message_reaches_a_person(database: str, fault: str) -> None:
    code, result = drill("--messages", "12", "--fault", fault, "--database", database)
    assert (code, result["ok"], result["reached_share"]) == (0, True, 1.0)
    assert {key: result[key] for key in LIMITS} == LIMITS
    rounds = [(each["fault"], each["bare"]) for each in result["rounds"]]
    assert rounds == [(fault, True), (fault, False)]


def test_rounds_in_order_are_judged_good() -> None:
    assert judged([FINE, OLD])[1]


@pytest.mark.parametrize(
    "bad",
    [
        replace(OLD, seen=Seen(10, 3, 6)),
        replace(OLD, seen=Seen(9, 3, 7)),
        replace(FINE, seen=Seen(10, 9, 1)),
        replace(FINE, banners=FINE.banners - 1),
        replace(FINE, left=1),
        replace(FINE, paged=(2, 0)),
        replace(FINE, paged=(4, 4)),
        replace(FINE, ready=(HTTPStatus.OK, HTTPStatus.OK)),
        replace(OLD, ready=(HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE)),
    ],
)
def test_a_message_that_reaches_nobody_or_a_silence_is_noticed(bad: Round) -> None:
    assert not judged([FINE, bad, OLD])[1]


def test_a_fault_that_does_not_exist_is_a_usage_error() -> None:
    done = subprocess.run(
        [NABIJ, "drill", "lexicon", "--fault", "rust"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "wrong_hash" in done.stderr
