"""The open door on the whole house: a stranger asks, a worker answers, and a day later nothing is left."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from line_stage import BOTS, CREW, Line
from sqlalchemy import Row, select

from cases.desk import FlagRow
from cases.errors import FlagTaken
from cases.ids import BotId
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE
from cases.sides import Side
from cases.walk_in import UNDO
from nabij.drill.stages import monday_ten
from nabij.settings import BotSettings
from nabij.stage import Person, stage_settings, staged
from simulator import Limits, Phone, Simulator
from vault.tables_side import side as side_tables

SECRETS = ("een-geheim-van-32-tekens-of-meer",)
DOOR = BotSettings(BotId("deur"), "3003:line-open-door", "inloop_line_a_bot", "Inloop", SECRETS, walk_in=True)
WORDS = "mag ik vragen hoe een kanariegele brief werkt"
"""Unusual enough to be found wherever it was left."""
FIXED = "Deze lijn is alleen voor mensen met een afspraak. Bij spoed: 112."


@dataclass
class Visitor:
    """Somebody nobody knows, with a phone."""

    line: Line
    phone: Phone
    bot: str = DOOR.username

    def write(self, text: str) -> list[str]:
        """Send a text; return what the bot accepted for this phone since."""
        before = len(self.heard())
        self.phone.send(self.bot, text)
        self.line.simulator.wait_until(lambda: self.line.simulator.pending(self.bot) == 0, 10.0)
        self.line.settle()
        return self.heard()[before:]

    def heard(self) -> list[str]:
        calls = self.line.simulator.ledger(method="sendMessage", chat_id=self.phone.user_id)
        return [str(call.params["text"]) for call in calls if call.message_id is not None]


@contextmanager
def an_open_door(people: tuple[Person, ...] = CREW) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder, Simulator(limits=Limits(on=False)) as simulator:
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username)
        simulator.add_bot(DOOR.token, DOOR.username)
        settings = stage_settings(Path(folder), simulator.url, BOTS)
        side = settings.sides[Side.A]
        sides = {**settings.sides, Side.A: replace(side, bots=(*side.bots, DOOR))}
        with staged(replace(settings, sides=sides), people, simulator.clock.set, monday_ten()) as stage:
            yield Line(simulator, stage)


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    with an_open_door() as line:
        yield line


def visitor(line: Line, bot: str = DOOR.username) -> Visitor:
    return Visitor(line, line.simulator.phone(next(line.users)), bot)


def flags(line: Line) -> list[FlagRow]:
    return [row for row in line.desk(Side.A).flags(line.worker(Side.A), "alle") if row.door]


def everything(line: Line, but: tuple[str, ...] = ()) -> bytes:
    """Return every row of the store of side a, as bytes."""
    tables = [table for table in side_tables.sorted_tables if table.name not in but]
    with line.stage.house.sides[Side.A].database.read() as conn:
        rows = [row for table in tables for row in conn.execute(select(table))]
    return repr(rows).encode()


def test_a_stranger_asks_a_worker_answers_and_a_day_later_nothing_is_left(line: Line) -> None:
    stranger, desk, anna = visitor(line), line.desk(Side.A), line.worker(Side.A)
    (hello,) = stranger.write("/start")
    for part in ("bot", "112", "24 uur", "vandaag"):
        assert part in hello
    assert stranger.phone.screen(DOOR.username).keyboard
    (asked,) = stranger.write(WORDS)
    assert "doorgegeven" in asked
    (row,) = flags(line)
    assert (row.client, row.level, row.alias) == (None, Level.REVIEW, "Deur-1")
    talk = row.door
    assert [each.text for each in desk.door_talk(anna, talk).lines if each.direction == "in"][-1] == WORDS
    desk.claim_door(anna, talk)
    desk.answer_door(anna, talk, "Een brief is nooit geel.")
    line.forward(UNDO)
    line.settle()
    assert stranger.heard()[-1] == "Een brief is nooit geel."
    assert stranger.write("dank je") == []
    assert desk.flags(anna, "mijn")[0].door_new
    assert b"kanariegele" not in everything(line)
    desk.close_door(anna, talk, "answered")
    line.forward(DAY + HOUR)
    line.settle()
    left = everything(line, but=("live_event",))  # ids alone, for open screens; these go by their own rule
    assert not [mark for mark in (talk, "walk_in", "Deur-1") if f"'{mark}'".encode() in left]


def test_acute_words_get_their_text_at_once_and_call_until_somebody_answers(line: Line) -> None:
    stranger, desk, anna = visitor(line), line.desk(Side.A), line.worker(Side.A)
    (text,) = stranger.write("hij slaat me nu")
    assert "112" in text
    assert "Ik vraag nu een medewerker" in text
    (row,) = flags(line)
    assert row.level is Level.ACUTE
    line.forward(31 * MINUTE)
    called = [page.step for page in _pages(line, row.flag)]
    assert set(called) >= {0, 1, 2, 3, 4}
    desk.claim_door(anna, row.door)
    with pytest.raises(FlagTaken):
        desk.claim_door(replace(anna, id=line.worker(Side.B).id), row.door)
    quiet = _called(line, row.flag)
    line.forward(9 * MINUTE)
    assert _called(line, row.flag) == quiet
    line.forward(31 * MINUTE)
    assert _called(line, row.flag) >= quiet + 2 * 3
    assert flags(line)[0].claimed_by is None
    desk.claim_door(anna, row.door)
    desk.answer_door(anna, row.door, "Ik ben er.")
    quiet = _called(line, row.flag)
    line.forward(HOUR)
    assert _called(line, row.flag) == quiet
    desk.close_door(anna, row.door, "referred")


def _called(line: Line, flag: str) -> int:
    return len([page for page in _pages(line, flag) if page.state == "accepted"])


def _pages(line: Line, flag: str) -> list[Row[Any]]:
    page = side_tables.tables["page"]
    with line.stage.house.sides[Side.A].database.read() as conn:
        return list(conn.execute(select(page).where(page.c.flag == flag)))


def test_a_phone_in_english_is_greeted_in_english_until_another_language_is_chosen(line: Line) -> None:
    stranger = Visitor(line, line.simulator.phone(next(line.users), language_code="en"))
    (hello,) = stranger.write("/start")
    assert hello.startswith("Hello. I am a bot")
    (dutch,) = stranger.write("Makkelijk Nederlands")
    assert dutch.startswith("Hallo. Ik ben een bot. Dat is een computer.")
    (asked,) = stranger.write("Ik wil iets vragen")
    assert asked.startswith("Schrijf je vraag")


def test_a_link_pressed_at_the_open_door_pairs_nobody_and_it_is_offered_to_no_client(line: Line) -> None:
    desk, anna = line.desk(Side.A), line.worker(Side.A)
    assert [bot for bot, _ in desk.bots()] == ["a1"]
    client = line.enrol()
    token = desk.issue_link(anna, client.id).token
    stranger = visitor(line)
    (hello,) = stranger.write(f"/start {token}")
    assert "bot" in hello
    assert token.encode() not in everything(line)


def test_the_ordinary_bot_of_the_same_side_says_only_the_fixed_line(line: Line) -> None:
    stranger = visitor(line, BOTS[0].username)
    assert stranger.write("/start") == [FIXED]
    assert stranger.write(WORDS) == []
    assert stranger.write("ik wil iemand spreken") == []
    assert flags(line) == []
