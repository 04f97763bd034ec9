"""A bot of its own may be an open door; the side's clients have another."""

from pathlib import Path

import pytest

from bot.telegram import BotState
from cases.moments import Moment
from cases.sides import Side
from nabij.doctor_telegram import bot_findings
from nabij.refused import Refused
from nabij.settings import Settings, read_settings


def read(folder: Path, *bots: str) -> Settings:
    tables = []
    for number, more in enumerate(bots):
        token = folder / f"token-{number}"
        token.write_text(f"{number}12:abcdefghijklmnop", encoding="utf-8")
        token.chmod(0o600)
        named = f"id = 'a{number}'\nusername = 'b{number}'\ntoken_file = '{token}'"
        tables.append(f"[[side_a.bots]]\n{named}\n{more}")
    config = folder / "nabij.toml"
    config.write_text("\n".join([f"data = '{folder}'", *tables]), encoding="utf-8")
    return read_settings({"NABIJ_CONFIG": str(config)})


def state(username: str) -> BotState:
    return BotState(username, "", 0, "", None, (), None)


def test_one_bot_of_a_side_may_be_an_open_door_and_the_doctor_says_so(tmp_path: Path) -> None:
    settings = read(tmp_path, "", "walk_in = true")
    plain, door = settings.sides[Side.A].bots
    assert (plain.walk_in, door.walk_in) == (False, True)
    said = {
        bot.id: [each.line for each in bot_findings(settings, bot, state(bot.username), Moment(0))]
        for bot in (plain, door)
    }
    assert not [line for line in said[plain.id] if "walk_in" in line]
    assert [line for line in said[door.id] if "open deur" in line]


def test_a_side_has_a_bot_for_its_clients_beside_the_open_door(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="alleen een inloopbot"):
        read(tmp_path, "walk_in = true")


def test_the_switch_is_a_truth_value_and_nothing_that_looks_like_one(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="true of false"):
        read(tmp_path, "", "walk_in = 'nee'")
