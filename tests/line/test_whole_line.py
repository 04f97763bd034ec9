"""What a client's phone shows and a worker sees, on the whole house: the promises of design §2, kept."""

from collections.abc import Iterator

import pytest
from line_stage import CREW, OPENER, Client, Line, a_line

from cases.desk import StaffRole
from cases.events import FlagClosed, HandedBack
from cases.levels import Mode
from cases.moments import DAY, HOUR, MINUTE
from cases.roster import Post
from cases.sides import Side


@pytest.fixture(scope="module")
def house() -> Iterator[Line]:
    with a_line() as opened:
        yield opened


@pytest.fixture
def line(house: Line) -> Iterator[Line]:
    yield house
    house.calm()


def until_opener(client: Client) -> None:
    """Let time pass until the next check-in opens on this phone."""
    before = client.heard().count(OPENER)
    for _ in range(60):
        client.line.forward(4 * HOUR)
        if client.heard().count(OPENER) > before:
            return
    pytest.fail("no opener came")


def test_an_acute_message_gets_112_at_once_and_a_flag(line: Line) -> None:
    client = line.enrol()
    said = client.write("hij staat voor de deur met een mes")
    assert len(said) == 1
    assert "112" in said[0]
    assert client.flags() == ["acute"]


def test_stop_with_danger_in_it_is_safety_first_and_then_silence(line: Line) -> None:
    client = line.enrol()
    said = client.write("stop hij slaat me nu")
    assert "112" in said[0]
    client.claimed()
    client.given_back()
    before = client.heard()
    line.forward(9 * DAY)
    assert client.heard() == before
    assert "112" in client.write("hij slaat me nu weer help")[0]
    assert client.write("hoi") == []


def test_niet_veilig_as_an_answer_is_a_flag_and_stops_nothing(line: Line) -> None:
    client = line.enrol()
    client.write("niet veilig")
    assert client.flags()[0] in {"high", "acute"}


def test_wis_empties_the_phone_both_ways(line: Line) -> None:
    client = line.enrol()
    client.write("het gaat wel hoor")
    client.write("WIS")
    left = [message.text for message in client.screen().messages if not message.text.startswith("/start")]
    assert len(left) <= 1
    assert client.screen().keyboard is None


def test_a_neutral_phone_is_empty_two_minutes_after_the_talk(line: Line) -> None:
    client = line.enrol(mode=Mode.NEUTRAL)
    until_opener(client)
    for _ in range(8):
        buttons = client.screen().buttons
        if not buttons:
            break
        client.tap(buttons[0])
    line.forward(4 * MINUTE)
    left = [message.text for message in client.screen().messages if not message.text.startswith("/start")]
    assert len(left) <= 1
    assert client.screen().keyboard is None


def test_an_own_acute_message_leaves_a_neutral_phone_and_112_stays_readable(line: Line) -> None:
    client = line.enrol(mode=Mode.NEUTRAL)
    said = client.write("hij slaat me nu help")
    line.forward(MINUTE // 4)
    assert "112" in said[0]
    assert "0800" not in said[0]
    assert not [message for message in client.screen().messages if "slaat" in message.text]


def test_a_second_acute_message_on_a_neutral_phone_is_not_answered_with_112_again(line: Line) -> None:
    client = line.enrol(mode=Mode.NEUTRAL)
    assert "112" in client.write("hij slaat me nu help")[0]
    assert client.write("hij slaat me nu weer") == ["Ik heb het doorgegeven."]


def test_reading_along_gets_an_ordinary_line_without_a_number_and_nothing_planned(line: Line) -> None:
    client = line.enrol()
    said = client.write("hij leest mee, niet appen")
    assert not any(character.isdigit() for character in said[0])
    assert client.flags() == ["acute"]
    client.claimed()
    client.given_back()
    before = client.heard()
    line.forward(8 * DAY)
    assert client.heard() == before


def test_a_worker_takes_over_the_bot_is_silent_and_comes_back(line: Line) -> None:
    client = line.enrol()
    client.write("gisteren heeft hij me geslagen")
    client.claimed()
    assert client.write("ben je daar") == []
    client.answered("Ik ben er. Kun je praten?")
    assert client.heard()[-1] == "Ik ben er. Kun je praten?"
    client.given_back()
    assert "computer" in client.heard()[-1]
    until_opener(client)


def test_acute_words_while_a_human_holds_the_talk_still_get_the_safety_text(line: Line) -> None:
    client = line.enrol()
    client.write("gisteren heeft hij me geslagen")
    client.claimed()
    assert "112" in client.write("hij trapt nu de deur in")[0]


@pytest.mark.parametrize("kind", ["photo", "sticker", "location", "contact", "voice"])
def test_what_is_no_text_is_answered_not_fetched_and_put_before_a_human(line: Line, kind: str) -> None:
    client = line.enrol()
    before = len(client.heard())
    client.phone.media(client.bot, kind)
    line.settle()
    assert len(client.heard()) == before + 1
    assert client.flags()
    assert line.simulator.count(method="getFile") == 0


def test_an_edit_that_adds_danger_is_flagged(line: Line) -> None:
    client = line.enrol()
    number = client.phone.send(client.bot, "het gaat goed")
    line.settle()
    client.phone.edit(client.bot, number, "hij heeft een mes en staat in de gang")
    line.settle()
    assert client.flags() == ["acute"]


def test_a_blocked_bot_becomes_a_human_matter(line: Line) -> None:
    client = line.enrol()
    client.phone.block(client.bot)
    line.settle()
    assert client.flags()


def test_forty_first_messages_of_a_stranger_see_one_text_without_a_trace(line: Line) -> None:
    stranger = line.simulator.phone(77)
    stranger.start("planning_line_a_bot", "not-a-token")
    for number in range(40):
        stranger.send("planning_line_a_bot", f"wie ben jij {number}")
    line.settle()
    texts = set(stranger.screen("planning_line_a_bot").from_bot)
    assert texts == {"Deze lijn is alleen voor mensen met een afspraak. Bij spoed: 112."}
    assert len(stranger.screen("planning_line_a_bot").from_bot) == 1
    stranger.send("planning_line_a_bot", "help hij slaat me nu")
    line.settle()
    assert len(stranger.screen("planning_line_a_bot").from_bot) == 2
    assert line.desk(Side.A).unknown(line.worker(Side.A))


def test_a_dot_between_talks_opens_the_door(line: Line) -> None:
    client = line.enrol()
    assert client.write(".")


def test_help_as_one_word_is_danger_and_mens_asks_for_a_human(line: Line) -> None:
    first, second = line.enrol(), line.enrol()
    assert "112" in first.write("HULP")[0]
    assert first.flags() == ["acute"]
    second.write("mens")
    assert second.flags() == ["concern"]


def test_nothing_of_one_side_shows_on_the_other(line: Line) -> None:
    a, b = line.enrol(Side.A), line.enrol(Side.B)
    before = a.heard()
    b.write("ik ga er nu heen en maak haar kapot")
    assert a.heard() == before
    assert a.flags() == []
    assert b.flags() == ["acute"]
    alerts = line.stage.house.front.alerts(line.staff("Lies"))
    assert "R25" in {alert.code for alert in alerts}


def test_free_text_where_safety_was_asked_ends_in_one_closed_question_with_three_buttons(line: Line) -> None:
    client = line.enrol()
    until_opener(client)
    client.tap("Ja")
    client.tap("Goed")
    client.write("we gingen samen naar de markt")
    assert not any("Ben je nu veilig?" in text for text in client.heard())
    said = client.write("en daarna naar het park")
    assert "Ben je nu veilig?" in said[-1]
    assert client.screen().buttons == ["Ja", "Nee", "Bel mij", "Hulp"]
    client.tap("Nee")
    assert client.flags() == ["high"]
    assert len([text for text in client.heard() if "Ben je nu veilig?" in text]) == 1


def test_three_days_of_silence_after_danger_become_a_task_and_the_phone_stays_quiet(line: Line) -> None:
    client = line.enrol()
    client.write("hij slaat me nu help")
    client.claimed()
    worker, desk = line.worker(client.side), line.desk(client.side)
    (flag,) = [row.flag for row in desk.flags(worker, "alle") if row.client == client.id]
    client.does(FlagClosed(line.event(), line.stage.now(), worker.id, flag, "no_contact"))
    client.does(HandedBack(line.event(), line.stage.now(), worker.id))
    before = len(client.heard())
    line.forward(73 * HOUR)
    assert "silent_after_flag" in [row.kind for row in desk.tasks(worker) if row.client == client.id]
    assert set(client.heard()[before:]) <= {OPENER}, "silence is never mentioned on the phone"


def test_a_flag_nobody_takes_goes_from_duty_to_everybody_and_tells_the_client_once() -> None:
    with a_line() as line:
        client = line.enrol()
        client.write("hij staat voor de deur met een mes")
        line.forward(61 * MINUTE)
        row = next(row for row in line.desk(Side.A).flags(line.worker(Side.A), "alle"))
        assert row.ladder_step is not None
        assert row.ladder_step >= 6
        assert client.heard().count("Er is nu niemand vrij. Bel 112 of 0800-2000.") == 1


def test_with_nobody_on_the_roster_no_text_says_a_worker_is_coming() -> None:
    nobody = tuple(each for each in CREW if each.role is not StaffRole.LEAD)
    with a_line(nobody) as line:
        worker = line.worker(Side.A)
        client = line.enrol()
        planner = line.staff("Carla")
        line.stage.house.front.set_post(planner, Side.A, Post.DUTY, None)
        line.stage.house.sides[Side.A].brain.learn()
        said = client.write("hij staat voor de deur met een mes")
        assert "medewerker" not in said[0]
        assert "0800-2000" in said[0]
        assert worker.alias not in said[0]
