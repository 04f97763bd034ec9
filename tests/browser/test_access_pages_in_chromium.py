"""The pages of access, settings and planning that have no story of their own here: no fault at any width."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import World

pytestmark = pytest.mark.browser

WIDTHS = (320, 768, 1280)
PLACES = {
    ("bram", "a"): (
        "/mij/wachtwoord",
        "/mij/code",
        "/clienten/c-riet/programma",
        "/taken/stilte",
        "/mijn-gezin",
    ),
    ("fatma", "coordinatie"): ("/inzage", "/beoordelen"),
    ("eva", "coordinatie"): ("/noodtoegang",),
    ("dora", "coordinatie"): ("/gezin", "/rooster/dagen/kies"),
}
_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def _faults(person: Person) -> list[str]:
    """Return what axe finds on this page, and whether it scrolls sideways."""
    found = []
    for width in WIDTHS:
        person.page.set_viewport_size({"width": width, "height": 800})
        where = f"{person.page.url} at {width}"
        found += [
            f"{where}: {fault['id']} {json.dumps(fault['nodes'][0]['html'])[:200]}"
            for fault in Axe().run(person.page).response["violations"]
        ]
        found += [f"{where}: scrolls sideways"] if person.page.evaluate(_SIDEWAYS) else []
    return found


@pytest.mark.parametrize(("who", "paths"), PLACES.items(), ids=[who for who, _ in PLACES])
def test_pages_of_access_and_settings_are_accessible(
    world: World, person: Person, who: tuple[str, str], paths: tuple[str, ...]
) -> None:
    person.log_in(*who)
    faults = []
    for path in paths:
        answer = person.page.goto(person.url + path)
        assert answer is not None
        assert (answer.status, person.page.url) == (200, person.url + path)
        faults += _faults(person)
    assert faults == []
    assert world.bugs == []
