import os
import shutil
from collections.abc import Iterator

import pytest
from browser_person import FLAGS, Person
from console_world import World, make_world, served
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = os.environ.get("NABIJ_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium: set NABIJ_CHROMIUM or put chromium on PATH")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def url(world: World) -> Iterator[str]:
    with served(world.app) as address:
        yield address


@pytest.fixture
def person(browser: Browser, url: str) -> Iterator[Person]:
    """One person on a phone; at the end nothing was blocked, asked for outside, or kept in the browser."""
    somebody = Person(browser, url)
    yield somebody
    somebody.leave()
