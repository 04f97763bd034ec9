"""The whole line: six pictures under one message, and what a phone sees after each of them."""

from collections.abc import Iterator

import pytest
from line_stage import OPENER, Client, Line, a_line

from cases.facts import Facts, Phase
from cases.ids import BotId
from cases.levels import Mode
from cases.moments import HOUR, MINUTE, after
from cases.state import Doubt
from simulator import ShownMessage

ASKED = "Kies je plaatje."
OWN, WRONG, DURESS = "🚲", "🍎", "🐟"
AGREED = {"handshake": "picture", "picture_set": "markt", "picture": "fiets"}


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    with a_line() as opened:
        yield opened
        opened.calm()


def asked(line: Line, mode: Mode = Mode.OPEN, **agreed: str) -> Client:
    """Return a client on whose screen the pictures stand."""
    client = line.enrol(mode=mode, facts=Facts(phase=Phase.F0, living_apart=True), **{**AGREED, **agreed})
    client.tap("Ja")
    for _ in range(60):
        if OPENER in client.heard():
            break
        line.forward(4 * HOUR)
    client.tap("Ja")
    assert under(client).text == ASKED
    return client


def under(client: Client) -> ShownMessage:
    """Return the message that has buttons under it."""
    return next(one for one in client.screen().messages if one.inline)


def test_the_right_picture_opens_the_dialogue_and_is_gone_from_the_phone(line: Line) -> None:
    client = asked(line)
    signs = [button.text for row in under(client).inline for button in row]
    data = [button.data or "" for row in under(client).inline for button in row]
    assert sorted(signs) == sorted("🍎🚲🐟⭐🎈🌳")
    assert len({one.rpartition(".")[0] for one in data}) == 1
    assert not any(sign in one for one in data for sign in signs)

    said = client.tap(OWN)

    assert len(said) == 1
    assert ASKED not in client.screen().from_bot
    assert client.screen().keyboard is not None
    taps = line.simulator.ledger(method="answerCallbackQuery")
    assert [call.outcome for call in taps] == ["ok"]
    client.write("stop")


def test_a_wrong_picture_ends_kindly_and_a_second_tap_on_it_is_nothing(line: Line) -> None:
    client = asked(line, Mode.NEUTRAL)
    before = len(client.heard())
    client.phone.tap(client.bot, WRONG)
    client.phone.tap(client.bot, OWN)
    line.settle()
    assert client.heard()[before:] == ["Prima. Een andere keer."]
    assert (client.flags(), ASKED in client.screen().from_bot) == ([], False)
    client.write("stop")


def test_the_duress_picture_is_an_ordinary_end_and_a_silent_flag(line: Line) -> None:
    client = asked(line, duress_picture="vis")
    said = client.tap(DURESS)

    assert [one.split(".")[0] for one in said] == ["Dank je"]
    assert ASKED not in client.screen().from_bot
    assert client.flags() == ["acute"]
    state = line.desk(client.side).conversation(line.worker(client.side), client.id).state
    assert state.doubt is Doubt.DURESS
    heard = len(client.heard())
    line.forward(20 * MINUTE)
    assert client.heard()[heard:] == []


def test_pictures_that_nobody_taps_are_gone_after_half_an_hour(line: Line) -> None:
    client = asked(line)
    line.forward(31 * MINUTE)
    assert ASKED not in client.screen().from_bot
    heard = len(client.heard())
    client.write("dank je wel")
    assert ASKED not in client.heard()[heard:]
    client.write("stop")


def test_after_a_gap_in_which_a_tap_may_be_lost_everybody_who_waits_is_asked_once_more(line: Line) -> None:
    client = asked(line)
    before, hearing = under(client), line.stage.house.sides[client.side].store.hearing
    bot, real = BotId("a1"), line.stage.house.hall.tempo.clock.real()
    heard = len(client.heard())

    hearing.heard(bot, after(real, 10 * MINUTE))
    client.phone.wait_for(client.bot, lambda screen: any(one.id > before.id for one in screen.messages), 20.0)
    line.settle()

    assert client.heard()[heard:] == [ASKED]
    assert [one.id for one in client.screen().messages if one.inline] == [under(client).id]
    assert under(client).id > before.id
    assert len(client.tap(OWN)) == 1
    client.write("stop")
