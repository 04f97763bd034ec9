"""Web Push in a real Chromium: under the strict policy, in the server's words, taken up by its button."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_paging import FakePaging
from console_world import ANNA, World
from playwright.sync_api import Browser, CDPSession, Page, expect

from cases.reach import Channel
from console.oproep import let_call

pytestmark = pytest.mark.browser

TOKEN = "a" + "x" * 43
PUSHED = {"titel": "Nabij: iemand wacht", "knop": "Ik kijk nu", "bewijs": TOKEN}
SHOWN = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  const registration = await navigator.serviceWorker.getRegistration();
  const shown = await registration.getNotifications();
  return shown.map((one) => [one.title, one.body, one.actions.map((each) => each.title)]);
}"""
AWAIT = """async ([count, patience]) => {
  const until = performance.now() + patience;
  for (;;) {
    const shown = await (SHOWN)();
    if (shown.length === count || performance.now() > until) return shown;
    await new Promise((done) => setTimeout(done, 20));
  }
}""".replace("SHOWN", SHOWN)
PATIENCE_MS = 10_000
PRESS = """async (action) => {
  const [notification] = await self.registration.getNotifications();
  self.dispatchEvent(new NotificationEvent('notificationclick', { notification, action }));
}"""


@pytest.fixture
def paging(world: World) -> FakePaging:
    made = FakePaging(tokens={TOKEN: True})
    let_call(world.app, made, world.clock)
    return made


@pytest.fixture
def anna(browser: Browser, url: str) -> Iterator[Person]:
    somebody = Person(browser, url)
    somebody.log_in("anna", "a")
    yield somebody
    somebody.leave()


def shown(page: Page, count: int) -> object:
    """Wait until so many notifications are shown, and return them: a waiting function cannot be async."""
    return page.evaluate(AWAIT, [count, PATIENCE_MS])


def registration_of(page: Page, wire: CDPSession) -> str:
    """Return the id of the service worker's registration, as the browser tells it."""
    told: list[str] = []
    wire.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: told.extend(str(each["registrationId"]) for each in event["registrations"]),
    )
    wire.send("ServiceWorker.enable")
    for _ in range(1000):
        if told:
            return told[-1]
        page.evaluate("1")  # what the browser tells arrives between two questions
    raise AssertionError("no service worker is registered")


def test_a_push_shows_that_somebody_waits_and_its_button_takes_up_the_page(
    paging: FakePaging, anna: Person
) -> None:
    context = anna.page.context
    context.grant_permissions(["notifications"])
    anna.page.click("text=Mijn instellingen")
    anna.page.click("text=Nummers, adressen en apparaten")
    anna.page.wait_for_url("**/mij/bereik")
    with context.expect_event("serviceworker") as started:
        anna.page.click("text=Zet meldingen op dit apparaat aan")
    worker = started.value
    expect(anna.page.locator("[data-push=mislukt]")).to_be_visible()  # no push service can be reached here
    wire = context.new_cdp_session(anna.page)
    data = {
        "origin": anna.url,
        "registrationId": registration_of(anna.page, wire),
        "data": json.dumps(PUSHED),
    }
    wire.send("ServiceWorker.deliverPushMessage", data)
    assert shown(anna.page, 1) == [["Nabij: iemand wacht", "", ["Ik kijk nu"]]]
    with context.expect_event("response", lambda answer: "/oproep/" in answer.url) as answered:
        worker.evaluate(PRESS, "kijk")
    assert answered.value.ok  # only now has the server heard it; the notification closes before that
    assert shown(anna.page, 0) == []
    assert paging.taken == [(TOKEN, "push")]
    anna.page.click("text=Uitloggen")
    anna.page.wait_for_url("**/inloggen")
    wire.send("ServiceWorker.deliverPushMessage", data)
    woken = [["Nabij: iemand wacht", "", ["Ik kijk nu"]]]
    assert shown(anna.page, 1) == woken  # who is off the screen too


def test_the_pages_about_calls_fit_every_width_and_need_no_script(
    paging: FakePaging, browser: Browser, anna: Person
) -> None:
    plain = Person(browser, anna.url, javascript=False)
    plain.log_in("bram", "a")
    plain.open("/mij/bereik")
    plain.page.fill("#adres-sms", "06 1234 5678")
    plain.page.click("text=Stuur een code (Sms)")
    plain.page.fill("#code-1", "123456")
    plain.press_and_go("button:has-text('Klopt')")
    assert "Het klopt." in plain.page.inner_text("main")
    plain.open(f"/oproep/{TOKEN}")
    plain.press_and_go("text=Ik kijk nu")
    assert "Genoteerd." in plain.page.inner_text("main")
    assert paging.taken == [(TOKEN, "page")]
    plain.leave()
    paging.tokens[TOKEN] = True
    for channel, address in ((Channel.VOICE, "+31612345678"), (Channel.MAIL, "a@voorbeeld.nl")):
        paging.add(ANNA, channel, address)
    for width in (320, 768, 1280):
        anna.page.set_viewport_size({"width": width, "height": 800})
        for path in ("/mij/bereik", f"/oproep/{TOKEN}", "/oproep/weg"):
            anna.open(path)
            assert Axe().run(anna.page).response["violations"] == [], (path, width)
            assert anna.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
