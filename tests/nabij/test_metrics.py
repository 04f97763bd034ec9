"""Figures rise with what waits, tell nothing of anybody, and never hold anything up."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import FreshUrl
from prometheus_client.parser import text_string_to_metric_families
from side_bench import BOT, KIM, MONDAY, SAM, WORKER, SideBench, let_go, raw, say
from sqlalchemy import update

from bot.log import Said
from cases.effects import PageStaff, RaiseFlag, SayKind, StartLadder
from cases.events import HandedBack
from cases.ids import BotId, EventId, FlagId, PhoneMessage
from cases.levels import Level
from cases.moments import HOUR, MINUTE, SECOND, after
from cases.roster import Post
from cases.sides import Side
from cases.traffic import Sent, Uncertain
from nabij.house import House
from nabij.metrics import Metrics
from nabij.prepare import migrate_all, write_keys
from nabij.serve import only
from nabij.stage import StagedBot, stage_settings
from vault.gauges import side_gauges
from vault.tables_side import flag, phone_copy

NOTHING = dict.fromkeys(
    (
        "inbound_lag_s",
        "inbox_oldest_undone_s",
        "outbox_oldest_due_s",
        "outbox_uncertain",
        "flag_to_text_s",
        "flag_to_page_s",
        "page_to_ack_s",
        "ladder_overdue_s",
        "quarantine_open",
        "phone_copies_overdue",
        "pages_failed",
    ),
    0.0,
)
FLAG = FlagId("f1")


@pytest.fixture
def bench(fresh_url: FreshUrl) -> Iterator[SideBench]:
    made = SideBench(fresh_url("metrics"))
    made.enrol(SAM, 100)
    made.enrol(KIM, 200)
    yield made
    made.dispose()


def risen(bench: SideBench, seconds: int) -> dict[str, float]:
    """Return the figures that are not nought, so many seconds after the message."""
    found = side_gauges(bench.database, after(MONDAY, seconds * SECOND))
    assert found.keys() == NOTHING.keys()
    return {name: value for name, value in found.items() if value}


def acute(bench: SideBench) -> None:
    """Let an acute message raise its flag with a safety text, a page and a ladder."""
    effects = (
        RaiseFlag(SAM, FLAG, Level.ACUTE, "violence", "R1", "text", after(MONDAY, 5 * MINUTE)),
        say(SAM, "bel 112", SayKind.SAFETY, flag=FLAG),
        PageStaff(SAM, FLAG, 0, Post.DUTY, WORKER, Level.ACUTE, "Duin-1"),
        StartLadder(SAM, FLAG, after(MONDAY, 5 * MINUTE)),
    )
    bench.hear("help", 7, 100, effects)


def test_a_quiet_side_shows_noughts(bench: SideBench) -> None:
    assert risen(bench, 60) == {}


def test_a_message_that_waits_makes_the_inbox_older(bench: SideBench) -> None:
    bench.side.intake.keep(raw("hallo", 8, 200))
    assert risen(bench, 61) == {"inbox_oldest_undone_s": 61.0}


def test_an_acute_flag_counts_until_its_text_its_page_and_somebody_came(bench: SideBench) -> None:
    acute(bench)
    waiting = {"outbox_oldest_due_s", "flag_to_text_s", "flag_to_page_s", "page_to_ack_s"}
    assert risen(bench, 40) == dict.fromkeys(waiting, 40.0)
    (parcel,) = bench.side.outbox.heads(BOT, MONDAY, 10)
    sent_at = after(MONDAY, 4 * SECOND)
    leased = bench.side.outbox.lease(parcel, sent_at, after(sent_at, MINUTE), let_go)
    assert leased is not None
    bench.side.outbox.settle(leased[0], Sent(PhoneMessage(9)), sent_at)
    (page,) = bench.side.outbox.pages(MONDAY, 10)
    bench.side.outbox.paged(page.id, accepted=True, now=sent_at)
    assert risen(bench, 40) == {"flag_to_text_s": 4.0, "page_to_ack_s": 40.0}
    with bench.begin() as conn:
        conn.execute(update(flag).values(acknowledged_by=WORKER, acknowledged_at=after(MONDAY, 90 * SECOND)))
    assert risen(bench, 200) == {"flag_to_text_s": 4.0, "page_to_ack_s": 90.0}
    found = risen(bench, 3600 + 91)
    assert "page_to_ack_s" not in found
    assert "flag_to_text_s" not in found


def test_an_acute_flag_that_nobody_takes_never_leaves_the_figure(bench: SideBench) -> None:
    acute(bench)
    assert risen(bench, 3 * 3600)["page_to_ack_s"] == 3 * 3600
    assert risen(bench, 3 * 3600)["ladder_overdue_s"] == 3 * 3600 - 300


def test_what_stays_on_a_phone_after_its_time_is_counted(bench: SideBench) -> None:
    acute(bench)
    with bench.begin() as conn:
        conn.execute(update(phone_copy).values(state="due", delete_at=MONDAY - HOUR))
    assert risen(bench, 1)["phone_copies_overdue"] == len(bench.rows(phone_copy))


def test_a_planned_message_that_may_have_arrived_is_counted(bench: SideBench) -> None:
    bench.act(SAM, HandedBack(EventId("e1"), MONDAY, WORKER), [say(SAM, "lijstje", SayKind.PLANNED)])
    (parcel,) = bench.side.outbox.heads(BOT, MONDAY, 10)
    leased = bench.side.outbox.lease(parcel, MONDAY, after(MONDAY, MINUTE), let_go)
    assert leased is not None
    bench.side.outbox.settle(leased[0], Uncertain("deadline"), MONDAY)
    assert risen(bench, 1) == {"outbox_uncertain": 1}


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[House, Metrics]]:
    bots = (
        StagedBot(Side.A, "1001:metrics-a", "a_bot", "A"),
        StagedBot(Side.B, "2001:metrics-b", "b_bot", "B"),
    )
    settings = stage_settings(tmp_path, "http://127.0.0.1:9", bots)
    write_keys(settings)
    migrate_all(lambda _line: None, settings)
    metrics = Metrics()
    with House(only(settings, Side.A)) as house:
        house.hall.pulse.beat("inbox_a")
        house.hall.pending[BotId("a1")] = 3
        metrics.watch(house, lambda: 4)
        yield house, metrics


def figures(metrics: Metrics) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    page, kind = metrics.page()
    assert kind.startswith("text/plain")
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(page.decode())
        for sample in family.samples
    }


def test_a_process_of_one_side_shows_that_side_only_with_labels_from_closed_lists(
    watched: tuple[House, Metrics],
) -> None:
    house, metrics = watched
    house.sides[Side.A].brain.learn()
    metrics.heard(Said.SENT)
    found = figures(metrics)
    assert found["nabij_events_total", (("event", "sent"),)] == 1
    assert found["nabij_webhook_pending", (("bot", "a1"),)] == 3
    assert found["nabij_streams_open", ()] == 4
    assert found["nabij_release_known", (("side", "a"),)] == 1
    assert found["nabij_detector_works", (("side", "a"),)] == 1
    assert found["nabij_lexicon_age_s", (("side", "a"),)] < 60
    assert found["nabij_roster_cover_min", (("store", "side_a"),)] == 0
    assert found["nabij_shred_due_open", (("store", "side_a"),)] == 0
    assert found["nabij_store_answers", (("store", "side_a"),)] == 1
    assert ("nabij_process_start_time_seconds", ()) in found
    allowed = {
        "event": {each.value for each in Said},
        "bot": {"a1"},
        "side": {"a"},
        "store": {"coordination", "side_a"},
        "loop": {"inbox_a"},
    }
    labels = {pair for _, pairs in found for pair in pairs}
    assert {name for name, _ in labels} == allowed.keys()
    assert all(value in allowed[name] for name, value in labels)


def test_every_figure_of_the_page_stands_in_the_runbook(watched: tuple[House, Metrics]) -> None:
    _, metrics = watched
    pages = Path(__file__).parents[2] / "docs"
    runbook = "".join(
        (pages / name).read_text(encoding="utf-8") for name in ("operations.md", "retention.md")
    )
    names = {re.sub(r"_created$", "_total", name) for name, _ in figures(metrics)}
    ours = {name for name in names if not name.startswith("nabij_process_")}
    assert {name for name in ours if f"`{name}`" not in runbook} == set()


class Hand:
    """Time that is moved by hand."""

    at = 100.0

    def __call__(self) -> float:
        return self.at


def test_databases_are_asked_at_most_every_five_seconds(watched: tuple[House, Metrics]) -> None:
    house, _ = watched
    hand, metrics = Hand(), Metrics()
    metrics.watch(house, lambda: 0, hand)
    key = ("nabij_release_age_s", (("store", "coordination"),))
    first = figures(metrics)[key]
    hand.at += 4.9
    assert figures(metrics)[key] == first
    hand.at += 0.2
    assert figures(metrics)[key] > first


def test_a_store_that_does_not_answer_is_a_figure_and_the_others_still_show(tmp_path: Path) -> None:
    settings = stage_settings(tmp_path, "http://127.0.0.1:9", (StagedBot(Side.A, "1:x", "a_bot", "A"),))
    write_keys(settings)
    migrate_all(lambda _line: None, settings)
    (tmp_path / "coordination.sqlite3").rename(tmp_path / "away")
    (tmp_path / "coordination.sqlite3").mkdir()
    metrics = Metrics()
    with House(settings) as house:
        metrics.watch(house, lambda: 0)
        found = figures(metrics)
    assert found["nabij_store_answers", (("store", "coordination"),)] == 0
    assert ("nabij_release_age_s", (("store", "coordination"),)) not in found
    assert found["nabij_store_answers", (("store", "side_a"),)] == 1
    assert found["nabij_inbox_oldest_undone_s", (("store", "side_a"),)] == 0
