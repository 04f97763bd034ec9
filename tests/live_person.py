"""A person at a live console in a real Chromium: several tabs, and nothing may be wrong at the end."""

from urllib.parse import urlsplit

from browser_person import Person
from line_stage import PASSWORD
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

_NETWORK = ("Failed to load resource", "net::ERR_")
"""What a browser notes when a server is away or answers 4xx: that is the story, no fault of the page."""
WAIT = 20_000
"""In ms: the machine may be busy."""
expect.set_options(timeout=WAIT)


class LivePerson(Person):
    """``leave`` also looks at every error in the console and at what the browser kept."""

    def __init__(self, browser: Browser, url: str, *, javascript: bool = True, width: int = 1280) -> None:
        self.errors: list[str] = []
        super().__init__(browser, url, javascript=javascript, width=width)
        self._context.set_default_timeout(WAIT)
        self._watch(self.page)

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._noted)

    def _noted(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(part in message.text for part in _NETWORK):
            self.errors.append(message.text)

    def new_tab(self, path: str) -> Page:
        page = self._context.new_page()
        page.on("dialog", self._dialog)
        page.on("console", self._complaint)
        page.on("request", self._request)
        self._watch(page)
        page.goto(self.url + path)
        return page

    def work(self, name: str, side: str = "a", password: str = PASSWORD) -> None:
        """Log in and come to the page where work waits."""
        self.open("/inloggen")
        self.page.fill("#naam", name)
        self.page.fill("#wachtwoord", password)
        self.page.check(f"#kant-{side}")
        self.page.click("main button")
        self.page.wait_for_url(self.url + "/")

    def token(self) -> str:
        """Return the secret of this browser's session."""
        return next(str(one["value"]) for one in self._context.cookies() if one["name"] == "nabij")

    def connected(self, page: Page | None = None) -> None:
        (page or self.page).wait_for_selector("html[data-verbinding=on]", state="attached")

    def leave(self) -> None:
        kept = [
            page.evaluate("localStorage.length + sessionStorage.length")
            for page in self._context.pages
            if urlsplit(page.url).netloc == urlsplit(self.url).netloc
        ]
        super().leave()
        assert self.errors == [], self.errors
        assert sum(kept) == 0
