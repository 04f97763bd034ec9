"""The whole line: two people let somebody go, the farewell comes once, then silence or a human."""

from line_stage import CREW, OPENER, PASSWORD, Client, Line, a_line

from cases.calendar import RiskDay, RiskEntry, RiskKind
from cases.course_events import PhaseSet, ReleaseSigned, RiskDayKept
from cases.desk import Staff, StaffRole
from cases.facts import Phase
from cases.moments import DAY, HOUR, wall
from cases.sides import Side
from cases.state import Standing
from nabij.drill.year import ZONE
from nabij.stage import Person

TWO = (*CREW, Person("abel", PASSWORD, "Abel", StaffRole.WORKER, Side.A))


def signs(line: Line, client: Client, who: Staff) -> None:
    signed = ReleaseSigned(line.event(), line.stage.now(), who.id, who.person)
    line.desk(Side.A).handle(who, client.id, signed)
    line.settle()


def test_the_farewell_leaves_once_the_address_goes_and_danger_after_it_is_read_by_a_human() -> None:
    with a_line(TWO) as line:
        client, desk, anna = line.enrol(), line.desk(Side.A), line.staff("Anna")
        client.tap("Ja")
        client.does(PhaseSet(line.event(), line.stage.now(), anna.id, Phase.F3))
        signs(line, client, anna)
        assert [one.kind for one in desk.tasks(anna)] == ["release_to_sign"]
        signs(line, client, line.staff("Abel"))
        heard = len(client.heard())
        line.forward(DAY)
        assert client.heard()[heard:] == [OPENER]
        client.tap("Ja")
        assert "We stoppen met de berichten." in client.heard()[-1]
        client.tap("Dat is goed")
        assert desk.conversation(anna, client.id).state.standing is Standing.RELEASED
        assert desk.conversation(anna, client.id).state.contact is None
        heard = len(client.heard())
        line.forward(8 * DAY)
        assert client.heard()[heard:] == []
        client.write("hoi")
        assert "Bij spoed: 112." in client.heard()[-1]
        client.write("hij slaat me, help")
        assert len(desk.unknown(anna)) == 1
        line.forward(7 * DAY)
        assert OPENER not in client.heard()[heard:]


def test_a_day_of_one_side_shows_in_its_own_plan_and_in_nothing_of_the_other() -> None:
    with a_line() as line:
        one, other = line.enrol(), line.enrol(Side.B)
        for each in (one, other):
            each.tap("Ja")
        here = wall(line.stage.now(), ZONE).date()
        before = _next(line, other)
        court = RiskEntry("r1", RiskDay(RiskKind.COURT, here), "zaal 3")
        one.does(RiskDayKept(line.event(), line.stage.now(), line.worker(Side.A).id, court))
        assert _next(line, other) == before
        assert line.desk(Side.B).conversation(line.worker(Side.B), other.id).state.calendar == ()
        heard = len(one.heard())
        line.forward(10 * HOUR)
        assert one.heard()[heard:] == []
        line.forward(DAY)
        assert one.heard()[heard:] == [OPENER]
        assert not [text for text in (*one.heard(), *other.heard()) if "zaal" in text]


def _next(line: Line, client: Client) -> list[object]:
    rows = line.desk(client.side).clients(line.worker(client.side))
    return [row.next_checkin for row in rows if row.client == client.id]
