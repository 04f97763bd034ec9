"""The whole line: closing an acute flag asks the worker how they are, and a missed signal becomes a task."""

from line_stage import a_line

from cases.care import Exposure, Load
from cases.levels import Level
from cases.sides import Side


def test_who_closed_danger_is_asked_and_a_missed_signal_becomes_a_task() -> None:
    with a_line() as line:
        front, desk, anna = line.stage.house.front, line.desk(Side.A), line.worker(Side.A)
        client = line.enrol()
        client.write("het gaat wel hoor")
        desk.conversation(anna, client.id)
        desk.mark_read(anna, client.id)
        (text,) = [one for one in desk.review(anna, client.id) if one.text == "het gaat wel hoor"]
        assert desk.judge_text(anna, text.message, ("R07", Level.HIGH))
        assert "missed_signal" in {row.kind for row in desk.tasks(anna)}
        assert front.care_asked(anna) is None
        client.write("hij staat voor de deur met een mes")
        client.claimed()
        client.given_back()
        assert front.care_asked(anna) is not None
        assert front.exposure(anna) == Exposure(1, 0)
        loads = front.loads(line.staff("Carla"))
        assert [(row.alias, row.load) for row in loads] == [("Anna", Load.LOW)]
