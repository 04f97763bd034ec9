"""Practice §8, test 7: what a neutral phone shows two minutes after every dialogue, on the whole house."""

from collections.abc import Iterator, Sequence

import pytest
from line_stage import BOTS, OPENER, Client, Line, a_line
from rulebooks import shipped_library

from cases.events import ConversationClaimed, HandedBack
from cases.levels import Mode
from cases.moments import HOUR, MINUTE, SECOND
from cases.sides import Side
from nabij.drill.year import unhurried
from simulator import Screen

MOST_TAPS = 20
WAYS = 2
"""Each dialogue is answered by its first buttons, and once by its last ones."""


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    with a_line(pace=unhurried) as opened:
        yield opened


def begins(client: Client, script: str) -> None:
    """Let a worker give the conversation back to the bot, which begins this dialogue."""
    line, worker = client.line, client.line.worker(client.side)
    desk, now = line.desk(client.side), line.stage.now
    desk.handle(worker, client.id, ConversationClaimed(line.event(), now(), worker.id, worker.alias))
    desk.handle(worker, client.id, HandedBack(line.event(), now(), worker.id, script))


def buttons(screen: Screen) -> list[str]:
    under = [one.text for message in screen.messages for row in message.inline for one in row]
    return under or screen.buttons


def answer_all(line: Line, clients: Sequence[Client], way: int) -> None:
    """Answer whatever each phone shows, all phones at once, until no question stands on any."""
    for _ in range(MOST_TAPS):
        waiting = [(each, shown) for each in clients if (shown := buttons(each.screen()))]
        if not waiting:
            return
        for client, labels in waiting:
            client.phone.tap(client.bot, labels[0] if way == 0 else labels[-1])
        line.settle()
    raise AssertionError([buttons(each.screen()) for each in clients])


def shows_nothing(screen: Screen) -> bool:
    """Say whether a phone is empty or holds one boring line, without any keyboard."""
    return set(screen.texts) <= {OPENER} and len(screen.texts) <= 1 and screen.keyboard is None


def test_two_minutes_after_every_dialogue_a_neutral_phone_is_empty_or_holds_one_boring_line(
    line: Line,
) -> None:
    scripts = [name for name in sorted(shipped_library().scripts) if name != "d0"]
    assert len(scripts) >= 15
    clients = {name: line.enrol(mode=Mode.NEUTRAL) for name in scripts}
    answer_all(line, [*clients.values()], 0)
    for way in range(WAYS):
        for script, client in clients.items():
            begins(client, script)
        line.settle()
        said = {name: len(client.heard()) for name, client in clients.items()}
        answer_all(line, [*clients.values()], way)
        assert [name for name, client in clients.items() if len(client.heard()) <= said[name]] == []
        line.forward(2 * MINUTE + 5 * SECOND)
        shown = {name: client.screen() for name, client in clients.items()}
        assert [(name, one.texts) for name, one in shown.items() if not shows_nothing(one)] == []
        line.calm()
    for bot in BOTS:
        asked = line.simulator.ledger(method="setMyCommands") + line.simulator.ledger(
            method="setChatMenuButton"
        )
        assert [one for one in asked if one.bot == bot.username] == []


def test_a_dialogue_that_is_left_halfway_and_an_unanswered_human_leave_nothing_for_the_evening(
    line: Line,
) -> None:
    client = line.enrol(mode=Mode.NEUTRAL)
    assert buttons(client.screen())
    line.forward(31 * MINUTE)
    assert shows_nothing(client.screen())
    client.write("mens")
    client.claimed()
    client.write("ik kan nu niet praten")
    line.forward(31 * MINUTE)
    assert "ik kan nu niet praten" not in client.screen().texts
    client.answered("Ik bel je morgen zoals afgesproken.")
    assert client.screen().texts == ["Ik bel je morgen zoals afgesproken."]
    client.given_back()
    line.forward(2 * MINUTE + 5 * SECOND)
    assert "Ik bel je morgen zoals afgesproken." in client.screen().texts, "a human's words wait to be read"
    client.write("is goed")
    line.forward(2 * MINUTE + 5 * SECOND)
    assert shows_nothing(client.screen())


def test_gone_within_ten_seconds_means_that_the_words_arrived(line: Line) -> None:
    client = line.enrol(mode=Mode.NEUTRAL)
    answer_all(line, [client], 0)
    client.write("hij slaat me nu")
    line.forward(10 * SECOND)
    assert "hij slaat me nu" not in client.screen().texts
    line.forward(2 * MINUTE)
    assert shows_nothing(client.screen())
    line.calm()


def test_an_open_phone_is_told_once_what_cannot_be_cleared_and_is_cleared_within_a_day(line: Line) -> None:
    client = line.enrol(side=Side.B, mode=Mode.OPEN)
    (first,) = client.write("wis")
    assert "schermfoto" in first
    (again,) = client.write("wis")
    assert "schermfoto" not in again
    assert client.screen().texts[-1] == again
    line.forward(24 * HOUR + MINUTE)
    stands = [one.text for one in client.screen().messages]
    assert not {first, again, "wis"} & set(stands)
