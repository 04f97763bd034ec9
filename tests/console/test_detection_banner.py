"""The banner on every page: as long as nothing screens but the built-in words, nobody may think it does."""

from dataclasses import replace

import pytest
from console_visit import Visit
from console_world import DUIN, World, flag

from cases.ids import FlagId
from cases.levels import Level
from cases.sides import Side
from console.settings import Detection

DOWN = "De risicoherkenning werkt niet; lees elk bericht zelf."
OLD = "De nieuwe woordenlijst werkt niet; de vorige wordt gebruikt."
PAGES = ("/", "/postvak", "/taken", "/clienten", "/rooster", "/mij", "/hulp", "/toetsen", f"/gesprek/{DUIN}")


def say(world: World, sides: dict[Side, Detection]) -> None:
    room = world.app.state.room
    settings = replace(room.settings, detection=lambda side: sides.get(side, Detection.WORKS))
    world.app.state.room = replace(room, settings=settings)


@pytest.mark.parametrize("page", [*PAGES, "/_f/dienst"])
def test_every_page_says_that_risk_detection_does_not_work(world: World, anna: Visit, page: str) -> None:
    say(world, {Side.A: Detection.DOWN})
    text = anna.get(page).text
    assert DOWN in text
    assert 'role="alert"' in text
    say(world, {})
    assert "nabij-detectie" not in anna.get(page).text


def test_an_older_list_in_use_is_told_apart(world: World, anna: Visit) -> None:
    say(world, {Side.A: Detection.OLD})
    text = anna.get("/").text
    assert OLD in text
    assert DOWN not in text


def test_a_worker_hears_of_the_own_side_and_a_coordinator_of_the_worst_of_both(
    world: World, anna: Visit, dora: Visit
) -> None:
    say(world, {Side.A: Detection.OLD, Side.B: Detection.DOWN})
    assert DOWN not in anna.get("/").text
    assert DOWN in dora.get("/").text


def test_the_row_in_the_postvak_says_that_nabij_itself_calls(world: World, anna: Visit) -> None:
    row = replace(
        flag(FlagId("f-det"), None, "", Level.HIGH, ""), category="detector_down", source="detector"
    )
    world.a.rows.append(row)
    text = anna.get("/postvak").text
    assert "Nabij zelf" in text
    assert DOWN in text
