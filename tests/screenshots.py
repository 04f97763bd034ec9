"""Take the pictures of README again, from the demo as it runs now: ``make screenshots``.

Usage: ``python tests/screenshots.py docs/images``. Exits 1 when a picture is too heavy for a README.
"""

import os
import shutil
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from browser_person import FLAGS
from playwright.sync_api import Browser, Page, sync_playwright
from smaller_png import smaller

from nabij.demo import open_demo
from nabij.demo_cast import PASSWORD

HEAVIEST = 150 * 1024
PHONE, DESK = (360, 740), (1280, 740)
QUIET, DANGER, ALONG = 1, 2, 5
"""Numbers of the demo's stories."""


@dataclass(frozen=True, slots=True)
class Studio:
    browser: Browser
    url: str
    folder: Path

    def page(self, size: tuple[int, int]) -> Page:
        width, height = size
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL")
        return context.new_page()

    def log_in(self, login: str, place: str, size: tuple[int, int]) -> Page:
        page = self.page(size)
        page.goto(self.url + "/inloggen")
        page.fill("#naam", login)
        page.fill("#wachtwoord", PASSWORD)
        page.check(f"#kant-{place}")
        page.click("main button")
        page.wait_for_url(self.url + "/")
        return page

    def play(self, *stories: int) -> None:
        page = self.page(DESK)
        for story in stories:
            page.goto(self.url + "/demo")
            page.click(f"button:text-is('Speel verhaal {story}')")
            page.wait_for_selector(".said")
        page.context.close()

    def take(self, page: Page, name: str) -> None:
        if page.locator("#nabij-live").count():
            page.wait_for_selector("html[data-verbinding='on']")
        page.mouse.move(0, 0)
        (self.folder / f"{name}.png").write_bytes(smaller(page.screenshot()))


def _demo(studio: Studio) -> None:
    page = studio.page(DESK)
    page.goto(studio.url + "/demo")
    page.wait_for_load_state("networkidle")
    studio.take(page, "demo")
    phone = page.locator("iframe").first.get_attribute("src")
    page.set_viewport_size({"width": 360, "height": 620})
    page.goto(str(phone))
    studio.take(page, "phone")
    page.context.close()


def _line(studio: Studio) -> None:
    """Show what waits, then one conversation that was taken, at both sizes."""
    desk, phone = studio.log_in("werker-a", "a", DESK), studio.log_in("werker-a", "a", PHONE)
    for page, name in ((desk, "postvak"), (phone, "postvak-360")):
        page.goto(studio.url + "/postvak")
        page.wait_for_load_state("load")
        studio.take(page, name)
    desk.locator(".nabij-row--acute", has_text="Duin-27").get_by_role("button", name="Oppakken").click()
    desk.wait_for_selector("#tekst")
    address = str(desk.locator("#live-gesprek").get_attribute("data-plek"))
    for page, name in ((desk, "gesprek"), (phone, "gesprek-360")):
        page.goto(studio.url + address)
        page.wait_for_selector("html[data-verbinding='on']")
        page.keyboard.press("Alt+r")
        page.wait_for_selector("#tekst:focus")
        where = "center" if page is phone else "start"
        page.locator("mark").last.evaluate("(one, block) => one.closest('li').scrollIntoView({block})", where)
        studio.take(page, name)
    for name, path in (("gevaar", "/gevaar"), ("veilig-thuis", "/veilig-thuis"), ("meldcode", "/meldcode")):
        _at_both(studio, (desk, phone), name, address + path)
    for name, path in _OF_WORKER:
        _at_both(studio, (desk, phone), name, path)
    client = address.removeprefix("/gesprek/")
    for name, path in _OF_CLIENT:
        _at_both(studio, (desk, phone), name, path.format(client))
    phone.context.close()
    _enrolment(studio, desk)


def _at_both(studio: Studio, pages: tuple[Page, Page], name: str, path: str) -> None:
    for page, mark in zip(pages, ("", "-360"), strict=True):
        page.goto(studio.url + path)
        page.wait_for_load_state("load")
        studio.take(page, f"{name}{mark}")


def _enrolment(studio: Studio, page: Page) -> None:
    page.goto(studio.url + "/clienten/nieuw")
    studio.take(page, "nieuw")
    page.select_option("#rol", "stayer")
    page.select_option("#taal", "nl-B1")
    for field, value in (("vorm", "neutral"), *((f"kanaal_{one}", "ja") for one in _CHANNEL)):
        page.check(f"input[name={field}][value={value}]")
    for field in ("bot", "opener"):
        page.locator(f"input[name={field}]").first.check()
    page.fill("#dag0_van", "18:00")
    page.fill("#dag0_tot", "21:00")
    page.check("#akkoord")
    page.click("text=Aanmelden >> visible=true >> nth=-1")
    page.click("text=Maak eenmalige link")
    page.wait_for_selector(".nabij-qr svg")
    studio.take(page, "link")
    page.context.close()


_OF_WORKER = (
    ("begin", "/"),
    ("taken", "/taken"),
    ("diensten", "/rooster/mijn"),
    ("ruil", "/rooster/ruil"),
    ("overdracht", "/overdracht"),
    ("bereik", "/mij/bereik"),
    ("terugblik", "/terugblik"),
    ("zorg", "/zorg"),
)
_OF_CLIENT = (
    ("client", "/clienten/{}"),
    ("contact", "/clienten/{}/contact"),
    ("programma", "/clienten/{}/programma"),
    ("afspraken", "/clienten/{}/afspraken"),
    ("bellen", "/bellen/{}"),
)
_CHANNEL = ("app", "melding", "nummer", "sessies", "voorbeeld", "slot")


def _roster(studio: Studio) -> None:
    pages = tuple(studio.log_in("coordinator", "coordinatie", size) for size in (DESK, PHONE))
    for name, path in (
        ("rooster", "/rooster"),
        ("plannen", "/rooster/plannen"),
        ("wie", "/rooster/mensen"),
        ("dagen", "/rooster/dagen"),
        ("woorden", "/cijfers/woorden"),
    ):
        _at_both(studio, (pages[0], pages[1]), name, path)
    for page in pages:
        page.context.close()


def _people(studio: Studio) -> None:
    """Show what a volunteer sees, and the pages about people and visits, each on a phone and a desk."""
    for login, place, page_of in (
        ("maatje", "a", (("maatje", "/maatje"), ("bezoek", "/bezoek"))),
        ("werker-a", "a", (("bedreigd", "/bedreigd"),)),
        ("coordinator", "coordinatie", (("mensen", "/mensen"),)),
        ("regie", "coordinatie", (("zaken", "/zaken"),)),
    ):
        for size, mark in ((DESK, ""), (PHONE, "-360")):
            page = studio.log_in(login, place, size)
            for name, path in page_of:
                page.goto(studio.url + path)
                page.wait_for_load_state("load")
                studio.take(page, f"{name}{mark}")
            page.context.close()


_SCREENS = {
    "/inhoud": "inhoud",
    "WIJZIGING": "inhoud-wijziging",
    "WIJZIGING/dialoog/weekly": "inhoud-gesprek",
    "WIJZIGING/dialoog/weekly/stap/hoe": "inhoud-stap",
    "WIJZIGING/dialoog/weekly/stap/hoe/weg": "inhoud-stap-weg",
    "WIJZIGING/dialoog/weekly/uitweg/bel": "inhoud-uitweg",
    "WIJZIGING/dialoog/weekly/kop": "inhoud-kop",
    "WIJZIGING/dialoog/d1/delen": "inhoud-delen",
    "WIJZIGING/dialoog/weekly/plattegrond": "inhoud-plattegrond",
    "WIJZIGING/programmas": "inhoud-programmas",
    "WIJZIGING/programma/weekly": "inhoud-programma",
    "WIJZIGING/woorden": "inhoud-woorden",
    "WIJZIGING/woorden/r04-geweld-nu/nu.slaat": "inhoud-woord",
    "WIJZIGING/woorden/groepen": "inhoud-woordgroepen",
    "WIJZIGING/woorden/gemist": "inhoud-gemist",
    "WIJZIGING/kaart": "inhoud-kaart",
    "WIJZIGING/kaart/vt": "inhoud-ingang",
    "WIJZIGING/huiswoorden": "inhoud-huiswoorden",
    "WIJZIGING/kant-b/nl": "inhoud-kant-b",
    "WIJZIGING/teksten": "inhoud-teksten",
    "WIJZIGING/antwoorden": "inhoud-antwoorden",
    "WIJZIGING/tekst?bestand=replies/gesprek.yaml&plek=geen_haast": "inhoud-tekst",
    "WIJZIGING/talen": "inhoud-talen",
    "WIJZIGING/voorbeelden": "inhoud-voorbeelden",
    "/inhoud/overslaan": "inhoud-overslaan",
    "/inhoud/uitgaven": "inhoud-uitgaven",
    "/inhoud/verschil": "inhoud-verschil",
}
"""Every screen of the content studio by its address, with the name of its picture."""


def _content(studio: Studio) -> None:
    """Show every screen of the content studio, at both widths, and a dialogue that is tried out."""
    for size, more in ((DESK, ""), (PHONE, "-360")):
        page = studio.log_in("coordinator", "coordinatie", size)
        page.goto(studio.url + "/inhoud/live/dialoog/weekly")
        page.fill("#titel", "Vraag over de week" + more)
        page.click("main form button[type=submit]")
        place = page.url.removesuffix("/dialoog/weekly")
        page.goto(place + "/tekst?bestand=replies/gesprek.yaml&plek=geen_haast")
        page.fill("[id='tekst-nl-B1']", "Neem rustig je tijd. Je hoeft niet alles te vertellen.")
        page.click("main form button.nl-button--primary")
        here = place.removeprefix(studio.url)
        for where, name in _SCREENS.items():
            page.goto(studio.url + where.replace("WIJZIGING", here))
            page.wait_for_load_state("load")
            studio.take(page, name + more)
        page.goto(place + "/dialoog/weekly/proberen")
        for label in ("Ja", "Goed", "Nee"):
            page.click(f'.nabij-try__now button:has-text("{label}")')
        studio.take(page, "inhoud-proberen" + more)
        page.context.close()


def main(folder: Path) -> int:
    """Take every picture; return 1 when one is too heavy."""
    chromium = (
        os.environ.get("NABIJ_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    with ExitStack() as stack:
        url = open_demo(stack, 0).url
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        studio = Studio(browser, url, folder)
        studio.play(QUIET, DANGER, ALONG)
        for part in (_demo, _line, _roster, _people, _content):
            part(studio)
        browser.close()
    heavy = [one.name for one in sorted(folder.glob("*.png")) if one.stat().st_size > HEAVIEST]
    for name in heavy:
        sys.stderr.write(f"{name} is heavier than 150 kB\n")
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
