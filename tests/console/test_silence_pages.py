"""The list of the week: one page, each line closed with what came of it, and nobody else's."""

import pytest
from console_visit import Visit
from console_world import RIET, World

from cases.desk import TaskRow
from cases.levels import Level
from cases.moments import DAY, after
from cases.reactions import Explained, SilenceExplained

LINE = "t-stil"


@pytest.fixture
def listed(world: World) -> World:
    due = after(world.clock.now(), DAY)
    world.a.tasks_open = [
        TaskRow(LINE, RIET, "Riet-11", "silence_listed", Level.CONCERN, due),
        TaskRow("t9", RIET, "Riet-11", "no_reply", Level.CONCERN, due, ("usually_answers", "silent_longer")),
    ]
    return world


def test_ordinary_silence_is_one_line_among_the_tasks_and_what_stands_out_says_why(
    listed: World, anna: Visit
) -> None:
    page = anna.get("/taken").text
    assert "Stil gebleven deze week: 1 cliënt<" in page
    assert f"taak-{LINE}" not in page
    assert "deze cliënt antwoordt bijna altijd; vaker achter elkaar stil dan anders" in page
    assert "Riet-11" in anna.get("/taken/stilte").text
    listed.a.tasks_open = []
    assert "Hier wacht niets" in anna.get("/taken").text
    assert "Niemand op de lijst" in anna.get("/taken/stilte").text


@pytest.mark.parametrize("what", Explained)
def test_a_line_is_closed_with_what_came_of_it(listed: World, anna: Visit, what: Explained) -> None:
    done = anna.post(f"/taken/stilte/{LINE}", uitkomst=what.value)
    assert done.headers["location"] == "/taken/stilte"
    (event,) = [one for one in listed.a.events if isinstance(one, SilenceExplained)]
    assert event.what is what
    assert LINE not in [one.id for one in listed.a.tasks_open]


def test_a_line_is_not_closed_without_an_outcome_nor_one_that_is_no_silence(
    listed: World, anna: Visit
) -> None:
    assert anna.post(f"/taken/stilte/{LINE}", uitkomst="").status_code == 422
    assert anna.post("/taken/stilte/t9", uitkomst="busy").status_code == 404
    assert anna.post("/taken/stilte/geen", uitkomst="busy").status_code == 404
    assert [one.id for one in listed.a.tasks_open] == [LINE, "t9"]
