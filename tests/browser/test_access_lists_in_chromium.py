"""The privacy officer takes a list along: by keyboard, after a proof, on a small screen and a wide one."""

import csv
import io
import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import DUIN, MONDAY, PASSWORD, World
from playwright.sync_api import expect

from cases.glass import LogLine, ReviewKind, ReviewRow

pytestmark = pytest.mark.browser


def _faults(person: Person) -> list[str]:
    found: list[str] = []
    for width in (360, 1280):
        person.page.set_viewport_size({"width": width, "height": 800})
        found += [
            f"{fault['id']} {json.dumps(fault['nodes'][0]['html'])[:200]}"
            for fault in Axe().run(person.page).response["violations"]
        ]
        if person.page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"scrolls sideways at {width}")
    return found


def _filled(world: World) -> None:
    world.coordination.log_lines.append(
        LogLine(
            1,
            MONDAY,
            "Bram",
            "worker",
            "",
            "a",
            "open_card",
            "card",
            DUIN,
            "grant",
            "ok",
            emergency=False,
            session="0a1b",
        )
    )
    world.coordination.to_review.append(
        ReviewRow("r1", ReviewKind.UNASSIGNED, "covers", "=Bram", "a", DUIN, 2, MONDAY, MONDAY, own=False)
    )


def test_both_lists_are_taken_along_by_keyboard_after_a_proof(world: World, person: Person) -> None:
    _filled(world)
    person.log_in("fatma", "coordinatie")
    person.open("/inzage")
    person.page.fill("#client", world.a.states[DUIN].alias)
    person.press_and_go("main form button")
    assert _faults(person) == []
    person.tab_to("Bewaar deze regels")
    with person.page.expect_download() as coming:
        person.press("Enter")
    assert b"Bram" in Path(coming.value.path()).read_bytes()
    person.open("/beoordelen")
    assert _faults(person) == []
    world.door.forget_proofs()
    person.tab_to("Bewaar deze lijst")
    with person.page.expect_navigation():
        person.press("Enter")
    person.page.fill("#wachtwoord", PASSWORD)
    person.press_and_go("main form > button[type=submit]")
    expect(person.page.locator("h1")).to_have_text("U bent het")
    with person.page.expect_download() as coming:
        person.page.click("main form button")
    text = Path(coming.value.path()).read_text(encoding="utf-8-sig")
    (_, row) = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert row[3] == "'=Bram"
    assert coming.value.suggested_filename == "lijst-2026-11-23.csv"
    assert world.coordination.taken == ["log", "reviews"]
