"""The drill of a misbehaving Telegram: its table is whole, it plays, and it finds out a broken class."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
from commands_here import run_here
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from cases.moments import Moment
from cases.sides import Side
from drills.ports import BotOf, ClockTeller
from drills.result import finish
from drills.telegram import run_telegram
from drills.telegram_pace import SECOND, most_in_a_second
from drills.telegram_ports import TelegramHouse
from drills.telegram_table import SCENARIOS, Act, Scenario
from nabij.commands.refusing import missed_unless
from nabij.drill.telegram import StagedTelegram, StagedTheatre
from vault.tables_side import outbox

NABIJ = str(Path(sys.executable).parent / "nabij")
SHORT = (
    "checkin_dropped_after_it_arrived",
    "safety_fails_500",
    "safety_reset_after_it_arrived",
    "safety_flood_wait",
    "safety_to_one_who_blocked",
    "two_messages_change_places",
    "edit_adds_danger",
)


def scenario(name: str) -> Scenario:
    return next(each for each in SCENARIOS if each.name == name)


def telegram(*arguments: str) -> tuple[int, dict[str, Any]]:
    done = run_here("drill", "telegram", *arguments)
    return done.code, done.last


def test_the_table_holds_forty_ways_each_with_a_name_of_its_own() -> None:
    names = [each.name for each in SCENARIOS]
    assert len(names) == len(set(names)) == 40
    assert {each.act for each in SCENARIOS} == set(Act)
    assert all(each.expected and each.cast for each in SCENARIOS)


def test_no_planned_question_is_expected_twice_and_no_safety_text_never_unless_it_was_refused() -> None:
    for each in SCENARIOS:
        texts, state = each.expected.get("texts"), each.expected.get("state")
        if each.name.startswith("checkin_"):
            assert texts in (0, 1)
        if each.name.startswith("safety_") and state == "sent":
            assert texts in (1, 2)


def test_a_selection_is_kept() -> None:
    code, result = telegram("--only", ",".join(SHORT))
    assert (code, result["ok"], result["broken"], result["kept"]) == (0, True, [], len(SHORT))
    assert [each["name"] for each in result["played"]] == list(SHORT)
    assert result["figures"]["most_a_second_per_chat"] == 1
    assert all(each["ms"] > 0 for each in result["played"])


@pytest.mark.postgres
def test_on_postgresql_a_selection_is_kept() -> None:
    chosen = "checkin_dropped_after_it_arrived,brought_twice,store_is_locked_while_brought"
    code, result = telegram("--only", chosen, "--database", "postgres")
    assert (code, result["broken"], result["kept"]) == (0, [], 3)


def test_a_name_that_is_in_no_table_is_refused() -> None:
    done = subprocess.run(
        [NABIJ, "drill", "telegram", "--only", "safety_sings"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "safety_sings" in done.stderr) == (78, True)


def test_what_is_not_as_it_must_be_is_told_with_what_was_seen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    honest = scenario("brought_twice")
    wrong = replace(honest, expected={**honest.expected, "turns": 2})
    result = run_telegram(lambda tell: StagedTheatre(None, tell), (wrong,), longest=2.0)
    assert (result["ok"], result["broken"], result["kept"]) == (False, ["brought_twice"], 0)
    (told,) = result["played"]
    assert (told["expected"]["turns"], told["seen"]["turns"]) == (2, 1)
    with pytest.raises(typer.Exit) as ended:
        missed_unless(finish({**result, "seed": 1}, None))
    assert ended.value.exit_code == 1
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["broken"] == ["brought_twice"]


class Resending(StagedTelegram):
    """A house that sends a planned question again although nobody knows whether it arrived."""

    def forward(self, until: Moment) -> None:
        doubtful = update(outbox).where(outbox.c.state == "uncertain")
        with self.stage.house.sides[Side.A].database.begin() as conn:
            conn.execute(doubtful.values(state="new", due_at=self.now()))
        super().forward(until)


class ResendingTheatre(StagedTheatre):
    @contextmanager
    def open(
        self, telegram_url: str, bots: tuple[BotOf, ...], pager_url: str, patience: int
    ) -> Iterator[TelegramHouse]:
        with super().open(telegram_url, bots, pager_url, patience) as house:
            assert isinstance(house, StagedTelegram)
            yield Resending(house.stage)


def test_a_house_that_sends_planned_questions_again_blindly_is_found_out() -> None:
    def theatre(tell: ClockTeller) -> ResendingTheatre:
        return ResendingTheatre(None, tell)

    result = run_telegram(theatre, (scenario("checkin_dropped_after_it_arrived"),))
    assert (result["ok"], result["broken"]) == (False, ["checkin_dropped_after_it_arrived"])
    assert result["played"][0]["seen"]["texts"] == 2


@given(st.lists(st.floats(0, 5, allow_nan=False), max_size=30))
def test_the_busiest_second_is_found_wherever_it_begins(moments: list[float]) -> None:
    by_hand = [sum(0 <= other - begin < SECOND for other in moments) for begin in moments]
    assert most_in_a_second(moments) == max(by_hand, default=0)
