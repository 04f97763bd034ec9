"""A person at a real Chromium: what they do, and what the browser complained about meanwhile."""

from urllib.parse import urlsplit

from canary_watch import WATCH
from console_world import PASSWORD
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_LISTEN = """
window.addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP ' + event.violatedDirective + ' ' + event.blockedURI));
"""
_FOCUS = """() => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  return [here.id, here.innerText || here.value || '', here.tagName, style.outlineStyle !== 'none'];
}"""


def go_back(page: Page) -> None:
    """Press the browser's Back; Playwright's own command fails where logging out swapped the process."""
    with page.expect_navigation():
        page.evaluate("() => { setTimeout(() => history.back(), 0); }")


class Person:
    def __init__(
        self,
        browser: Browser,
        url: str,
        *,
        javascript: bool = True,
        width: int = 360,
        height: int = 800,
        language: str = "nl-NL",
    ) -> None:
        self.url = url
        self.dialogs: list[str] = []
        self.complaints: list[str] = []
        self.outside: list[str] = []
        self._context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=javascript, locale=language
        )
        self._context.add_init_script(_LISTEN)
        self.page: Page = self._context.new_page()
        self.page.on("dialog", self._dialog)
        self.page.on("console", self._complaint)
        self.page.on("request", self._request)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _complaint(self, message: ConsoleMessage) -> None:
        if "CSP " in message.text or "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    def _request(self, request: Request) -> None:
        WATCH.hear("address", request.url)
        if urlsplit(request.url).netloc != urlsplit(self.url).netloc and not request.url.startswith("data:"):
            self.outside.append(request.url)

    def open(self, path: str) -> None:
        self.page.goto(self.url + path)

    def log_in(self, name: str, side: str) -> None:
        self.open("/inloggen")
        self.page.fill("#naam", name)
        self.page.fill("#wachtwoord", PASSWORD)
        self.page.check(f"#kant-{side}")
        self.press_and_go("main button")

    def press_and_go(self, wanted: str) -> None:
        """Press what sends a plain form; come back when the server has answered and the page stands."""
        with self.page.expect_navigation():
            self.page.click(wanted)

    def tab_to(self, wanted: str) -> None:
        """Press Tab until the focus stands, visibly, on the control with this id or these words."""
        for _ in range(80):
            self.page.keyboard.press("Tab")
            name, words, _, visible = self.page.evaluate(_FOCUS)
            if wanted == name or wanted in words.split("\n")[0]:
                assert visible, f"the focus on {wanted} cannot be seen"
                return
        raise AssertionError(f"{wanted} cannot be reached with Tab")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def leave(self) -> None:
        for page in self._context.pages:
            WATCH.hear("title", page.title())
        self._context.close()
        assert (self.dialogs, self.complaints, self.outside) == ([], [], [])
