"""The days from which a programme counts: what moves is shown first, and only then put in place."""

import re
from dataclasses import replace
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from console_visit import Visit
from console_world import MONDAY, RIET, World

from cases.anchors import Anchor, anchors_of
from cases.events import AnchorsSet
from cases.facts import Phase
from cases.moments import DAY, HOUR, after, wall
from cases.programme import Programme, Stretch
from cases.safe_contact import SafeContact

PAGE = "/clienten/c-riet/programma"
ORDER = Programme(
    "weekly",
    "Proef",
    (
        Stretch(1, 10, 1, "d1", phase=Phase.F0, before=Anchor.THV_END),
        Stretch(4, None, 7, "weekly", anchor=Anchor.THV_END),
    ),
    Anchor.THV_START,
)


@pytest.fixture
def begun(world: World) -> World:
    """Let Riet's programme have begun today, with a window every day."""
    state = world.a.states[RIET]
    assert isinstance(state.contact, SafeContact)
    world.a.states[RIET] = replace(
        state,
        programme="weekly",
        programme_began=MONDAY,
        contact=replace(state.contact, valid_until=after(MONDAY, 900 * DAY)),
        anchors=anchors_of({Anchor.THV_START: after(MONDAY, -2 * DAY)}),
    )
    world.programmes["weekly"] = ORDER
    return world


@pytest.mark.usefixtures("begun")
def test_the_page_shows_what_was_recorded_and_leaves_the_rest_empty(anna: Visit) -> None:
    page = unescape(anna.get(PAGE).text)
    assert "Begin van het huisverbod, dag en uur" in page
    assert page.count('type="datetime-local"') == 5
    assert len(re.findall(r'value="20\d\d-', page)) == 1, "a moment, not a token that begins like one"
    assert "Leg deze dagen vast" not in page
    assert PAGE in anna.get("/clienten/c-riet").text


def test_looking_shows_every_date_that_moves_and_changes_nothing(begun: World, anna: Visit) -> None:
    start = begun.a.states[RIET].anchors.get(Anchor.THV_START)
    assert start is not None
    page = unescape(anna.post(PAGE, **typed(begun, thv_end=4), keuze="bekijken").text)
    assert "die een andere dag krijgen" in page
    assert "Vervalt:" in page
    assert " wordt " in page
    assert "Leg deze dagen vast" in page
    assert begun.a.events == []
    same = unescape(anna.post(PAGE, **typed(begun), keuze="bekijken").text)
    assert "Geen enkel bericht krijgt een andere dag." in same
    later = unescape(anna.post(PAGE, **typed(begun, extension=1), keuze="bekijken").text)
    assert "Nieuw:" not in later
    again = unescape(anna.post(PAGE, **typed(begun, thv_start=3), keuze="bekijken").text)
    assert "Nieuw:" in again


def test_putting_the_days_in_place_tells_the_line_all_of_them_at_once(begun: World, anna: Visit) -> None:
    answer = anna.post(PAGE, **typed(begun, thv_end=4), keuze="vastleggen")
    assert answer.headers["location"] == "/clienten/c-riet"
    (event,) = begun.a.events
    assert isinstance(event, AnchorsSet)
    end = event.anchors.get(Anchor.THV_END)
    assert end is not None
    assert (end - after(MONDAY, 4 * DAY)) % HOUR == 0
    assert event.anchors.get(Anchor.THV_START) == begun.a.states[RIET].anchors.get(Anchor.THV_START)


@pytest.mark.parametrize(
    "wrong", ["morgen", "2019-01-01T10:00", "2039-01-01T10:00", "2026-11-24T10:00+00:00"]
)
def test_what_is_no_day_and_hour_is_asked_again_with_all_that_was_typed(
    begun: World, anna: Visit, wrong: str
) -> None:
    answer = anna.post(PAGE, shelter_exit=wrong, keuze="vastleggen")
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert "Sleutel na de opvang, dag en uur: kies een dag en uur" in page
    assert f'value="{wrong}"' in page
    assert begun.a.events == []


def test_before_the_programme_began_the_page_says_that_nothing_is_planned(world: World, anna: Visit) -> None:
    state = world.a.states[RIET]
    start = anchors_of({Anchor.START: MONDAY})
    world.a.states[RIET] = replace(state, contact=None, programme_began=None, anchors=start)
    page = unescape(anna.post(PAGE, shelter_exit=here(world, 1), keuze="bekijken").text)
    assert "Er is nog niets gepland." in page
    done = anna.post(PAGE, shelter_exit=here(world, 1), keuze="vastleggen")
    assert done.status_code == 303, done.text
    (event,) = world.a.events
    assert isinstance(event, AnchorsSet)
    assert event.anchors.get(Anchor.START) == MONDAY


def typed(world: World, **days: int) -> dict[str, str]:
    """Return the form as it stands, with some days moved to so many days from now."""
    known = {"thv_start": here(world, -2)}
    return {**known, **{name: here(world, ahead) for name, ahead in days.items()}}


def here(world: World, days: int) -> str:
    return f"{wall(after(world.clock.now(), days * DAY), ZoneInfo('Europe/Amsterdam')):%Y-%m-%dT%H:%M}"
