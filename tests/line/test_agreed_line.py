"""The whole line: what was agreed is called by its name, and a closing's pause and contact take effect."""

from line_stage import OPENER, a_line

from cases.agreements import NewLine
from cases.events import FlagClosed, HandedBack
from cases.moments import DAY, HOUR, after
from cases.sides import Side
from cases.state import Standing

SECRET = "Zeg het woord kleur en loop een rondje"


def test_a_pause_is_silent_until_the_agreed_moment_and_then_the_bot_asks_once() -> None:
    with a_line() as line:
        desk, anna, now = line.desk(Side.A), line.worker(Side.A), line.stage.now
        client = line.enrol()
        desk.agree(anna, client.id, NewLine(2, "Rust", SECRET))
        assert desk.conversation(anna, client.id).state.names == ("", "Rust", "", "", "")
        client.write("mens")
        client.claimed()
        (flag,) = [row.flag for row in desk.flags(anna, "mijn") if row.client == client.id]
        moment = after(now(), 2 * DAY)
        agreed = FlagClosed(
            line.event(), now(), anna.id, flag, "spoken", "yes", moment, rhythm="pause", next_by="bot"
        )
        client.does(agreed)
        client.does(HandedBack(line.event(), now(), anna.id))
        heard = len(client.heard())
        line.forward(2 * DAY - HOUR)
        assert client.heard()[heard:] == []
        assert desk.conversation(anna, client.id).state.standing is Standing.PAUSED
        line.forward(2 * HOUR)
        assert client.heard()[heard:] == [OPENER]
        assert desk.conversation(anna, client.id).state.standing is Standing.ACTIVE
        assert not [text for text in client.heard() if SECRET in text]
