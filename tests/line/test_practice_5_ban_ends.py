"""Practice §8, test 5: a ban ends at 19:40, and nothing planned leaves until a human renewed the record."""

from datetime import time, timedelta

from line_stage import ALL_DAY, OPENER, Client, Line, a_line
from open_words import only_open, open_texts

from cases.events import SafeContactRenewed
from cases.facts import Facts, Phase
from cases.ids import EventId
from cases.levels import Mode
from cases.moments import DAY, Moment, after, at_wall, wall
from cases.safe_contact import SafeContact
from nabij.drill.stages import ZONE, monday_ten

MONDAY = wall(monday_ten(), ZONE).date()
ENDS = at_wall(MONDAY + timedelta(days=2), time(19, 40), ZONE)
"""A Wednesday; the order began ten days before at the same hour."""
BAN = Facts(
    phase=Phase.F0,
    ban_active=True,
    ban_began=at_wall(MONDAY - timedelta(days=8), time(0), ZONE),
    ban_minute=19 * 60 + 40,
    living_apart=True,
)


def test_a_ban_that_ends_at_1940_leaves_nothing_open_on_the_phone_and_nothing_planned_after_it() -> None:
    with a_line() as line:
        client = line.enrol(facts=BAN, programme="thv-stayer")
        line.stage.forward(at_wall(MONDAY + timedelta(days=1), time(9), ZONE))
        assert open_texts(client.tap("Ja")), "an open question stands on the phone the day before"
        line.stage.forward(after(ENDS, -DAY))
        assert open_texts(client.screen().texts) == []
        said = len(client.heard())
        client.write("hoe laat bellen jullie")
        line.stage.forward(at_wall(MONDAY + timedelta(days=2), time(9), ZONE))
        assert client.heard()[-1] == OPENER
        client.tap("Ja")
        last_day = client.heard()[said:]
        assert len(last_day) >= 3
        assert open_texts(last_day) == []
        line.stage.forward(ENDS)
        assert open_texts(client.screen().texts) == []
        silent_until_renewed(line, client)


def silent_until_renewed(line: Line, client: Client) -> None:
    heard = len(client.heard())
    line.forward(4 * DAY)
    assert client.heard()[heard:] == []
    assert "renew_contact" in [one.kind for one in line.desk(client.side).tasks(line.worker(client.side))]
    client.does(SafeContactRenewed(*now(line), line.worker(client.side).id, again(line), resume=True))
    line.forward(8 * DAY)
    assert client.heard()[heard:][:1] == [OPENER]


def now(line: Line) -> tuple[EventId, Moment]:
    return line.event(), line.stage.now()


def again(line: Line) -> SafeContact:
    until = after(line.stage.now(), 30 * DAY)
    return SafeContact(ALL_DAY, ZONE.key, Mode.OPEN, OPENER, until)


def test_what_counts_as_open_is_known() -> None:
    assert "Voel je je veilig vandaag?" in only_open()
    assert open_texts(["Dank je.\nVoel je je veilig vandaag?", "Gaat het goed vandaag?"]) == [
        "Dank je.\nVoel je je veilig vandaag?"
    ]
