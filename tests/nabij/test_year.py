"""A made-up year: lived by the real house on a moved clock, counted from what stores and phone show."""

import json
import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cases.moments import DAY, Moment, after, at_wall
from drills.chance import chance_of
from nabij.__main__ import app
from nabij.drill.year import ENROLLED, ZONE
from nabij.drill.year_books import Line, by_month
from nabij.drill.year_life import Answers, Life, SeededIds
from nabij.drill.year_svg import svg_of
from nabij.refused import EXIT_USAGE

START = date(2026, 12, 1)
NOON = at_wall(START, ENROLLED, ZONE)


def simulated(*options: str) -> Mapping[str, object]:
    done = CliRunner().invoke(app, ["simulate", "year", "--start", "2026-12-01", "--json", *options])
    assert done.exit_code == 0, done.output
    found: Mapping[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_some_days_of_a_barring_order_are_lived_without_a_fault(tmp_path: Path) -> None:
    picture = tmp_path / "jaar.svg"
    options = (
        "--programme",
        "thv-stayer",
        "--end",
        "2026-12-03",
        "--answers",
        "danger",
        "--svg",
        str(picture),
    )
    found = simulated(*options)
    assert found["ok"] is True
    assert [found[name] for name in ("outside_window", "missed", "double", "undeleted_24h")] == [0, 0, 0, 0]
    assert list(found) == [
        *("ok", "sent", "received", "outside_window", "missed", "double", "undeleted_24h"),
        *("flags", "tasks", "by_month"),
    ]
    assert isinstance(found["sent"], int)
    assert found["sent"] >= 3
    assert found["by_month"] == [
        {"month": "2026-12", **{name: found[name] for name in ("sent", "received", "flags", "tasks")}}
    ]
    assert picture.read_text("utf-8").startswith("<svg")


def test_the_same_seed_is_the_same_life_and_quiet_people_look_less() -> None:
    def looks(answers: Answers, seed: int) -> list[bool]:
        life = Life(answers, chance_of(seed))
        return [life.looks() for _ in range(200)]

    assert looks(Answers.NORMAL, 1) == looks(Answers.NORMAL, 1) != looks(Answers.NORMAL, 2)
    assert sum(looks(Answers.QUIET, 1)) < sum(looks(Answers.NORMAL, 1)) / 2


def test_ids_of_one_seed_are_the_same_again_and_never_twice_the_same() -> None:
    first, again, other = (SeededIds(seed) for seed in (1, 1, 2))
    drawn = [first.new() for _ in range(50)]
    assert drawn == [again.new() for _ in range(50)]
    assert len({*drawn, *(other.new() for _ in range(50))}) == 100
    beside: list[str] = []
    thread = threading.Thread(target=lambda: beside.append(first.new()), name="beside")
    thread.start()
    thread.join()
    assert beside[0] not in drawn


def test_only_who_is_in_danger_writes_unasked_and_not_each_day() -> None:
    said = {
        each: [bool(Life(each, chance_of(1)).words(day)) for day in (1, 44)]
        for each in (Answers.NORMAL, Answers.QUIET)
    }
    assert not any(any(days) for days in said.values())
    life = Life(Answers.DANGER, chance_of(1))
    assert sum(bool(life.words(day)) for day in range(1, 366)) == 365 // 45


def test_months_are_counted_in_order_on_the_clients_own_wall() -> None:
    lines = [
        Line(after(NOON, 40 * DAY), "taak", "x"),
        Line(NOON, "bot", "x"),
        Line(Moment(NOON + 1), "bot", "y"),
    ]
    assert by_month(lines, ZONE) == [
        {"month": "2026-12", "sent": 2, "received": 0, "flags": 0, "tasks": 0},
        {"month": "2027-01", "sent": 0, "received": 0, "flags": 0, "tasks": 1},
    ]
    far = [*lines, Line(after(NOON, 130 * DAY), "bot", "z")]
    assert [one["month"] for one in by_month(far, ZONE)] == [
        *("2026-12", "2027-01", "2027-02", "2027-03", "2027-04")
    ]
    drawn = svg_of("een <jaar>", by_month(lines, ZONE))
    assert "een &lt;jaar&gt;" in drawn
    assert drawn.count("jan 2027") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--programme", "onbekend"), "Kies uit: after-shelter"),
        (("--programme", "weekly", "--answers", "boos"), "quiet, normal, danger"),
        (("--programme", "weekly", "--start", "gisteren"), "start"),
        (("--programme", "weekly", "--end", "2026-12-01"), "ligt niet na --start 2026-12-01"),
        (("--programme", "weekly", "--end", "2029-01-01"), "te ver na"),
        (("--programme", "weekly", "--window", "18:00"), "is geen tijd van-tot"),
        (("--programme", "weekly", "--window", "18:00-18:30"), "minstens 60 minuten"),
    ],
)
def test_wrong_use_is_told_in_plain_words(options: tuple[str, ...], said: str) -> None:
    done = CliRunner().invoke(app, ["simulate", "year", "--start", "2026-12-01", *options])
    assert done.exit_code == EXIT_USAGE
    assert said in done.output


def test_a_picture_that_cannot_be_written_is_told() -> None:
    options = ("--programme", "weekly", "--end", "2026-12-02", "--svg", "/nergens/jaar.svg")
    done = CliRunner().invoke(app, ["simulate", "year", "--start", "2026-12-01", *options])
    assert done.exit_code == EXIT_USAGE
    assert "niet te schrijven" in done.output
