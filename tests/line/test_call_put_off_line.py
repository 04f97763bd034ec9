"""A call that is put off before it began holds the day's message, which the call then replaces."""

from zoneinfo import ZoneInfo

from console_visit import Visit
from line_stage import PASSWORD, a_line
from sqlalchemy import select

from cases.moments import HOUR, MINUTE, Moment, after, wall
from cases.sides import Side
from nabij.drill.year import unhurried
from vault.tables_side import checkin


def test_a_call_that_is_put_off_holds_the_message_of_the_day_and_takes_its_place() -> None:
    with a_line(pace=unhurried) as line, Visit(line.stage.url) as anna:
        anna.log_in("anna", "a", PASSWORD)
        client = line.enrol()
        for _ in range(5):
            client.write("Ja")
        with line.stage.house.sides[Side.A].store.store.read() as conn:
            own = (checkin.c.client == client.id) & (checkin.c.state == "due")
            planned = Moment(conn.execute(select(checkin.c.due_at).where(own)).scalar_one())
        line.stage.forward(after(planned, -30 * MINUTE))
        line.settle()
        heard = client.heard()
        until = wall(after(planned, 15 * MINUTE), ZoneInfo("Europe/Amsterdam"))
        done = anna.post(f"/bellen/{client.id}/later", tijd=f"{until:%H:%M}")
        assert done.status_code == 303
        line.stage.forward(after(planned, 14 * MINUTE))
        line.settle()
        assert client.heard() == heard
        line.stage.forward(after(planned, 16 * MINUTE))
        assert anna.post(f"/bellen/{client.id}/begin", eenmalig="b").status_code == 303
        line.settle()
        line.stage.forward(after(planned, 4 * HOUR))
        line.settle()
        assert client.heard() == heard, "who was called today is not written to as well"
