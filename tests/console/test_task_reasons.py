"""A task about who is writing says why, in words."""

from console_visit import Visit
from console_world import RIET, World

from cases.desk import TaskRow
from cases.levels import Level
from cases.moments import HOUR, after


def test_a_task_names_its_reasons_in_order(world: World, anna: Visit) -> None:
    due = after(world.clock.now(), HOUR)
    why = ("other_sender", "style")
    world.a.tasks_open = [TaskRow("t9", RIET, "Riet-11", "other_person", Level.HIGH, due, why)]
    page = anna.get("/taken").text
    task = page[page.index("Misschien een ander aan de telefoon") :]
    assert task.index("een ander account") < task.index("anders geschreven dan anders")
    assert "other_sender" not in page
