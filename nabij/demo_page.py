"""The page ``/demo``: phones, stories, log-ins and a clock to move. Exists in the demo only."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from fastapi import APIRouter, FastAPI, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cases.moments import DAY, HOUR, Moment, after, wall
from nabij.demo_cast import ABOUT, ACTORS, BOTS, STAFF, TALES, Tale

PAGES = Path(__file__).parent / "demo_pages"
ZONE = ZoneInfo("Europe/Amsterdam")
THREE_DAYS = 3 * DAY
FORBIDDEN = 403
FIRST_NEW_PHONE = 201
MOST_NEW_PHONES = 20
LINK = re.compile(r"t\.me/(?P<bot>\w{1,64})\?start=(?P<token>[A-Za-z0-9_-]{1,64})")


@dataclass(frozen=True, slots=True)
class Show:
    """What the page shows and sets going; ``phone_url`` gives a phone's address by user id.

    ``new_phone_url`` gives that of a phone of nobody yet, by user id, bot and token of a one-time link.
    """

    now: Callable[[], Moment]
    forward: Callable[[Moment], None]
    play: Callable[[Tale], None]
    phone_url: Callable[[int], str]
    new_phone_url: Callable[[int, str, str], str]
    simulator_url: str


class DemoPage:
    """The routes of the demo. Its forms carry a token, as the console's do."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._token = secrets.token_urlsafe(16)
        self._said = ""
        self._links: list[tuple[str, str]] = []
        loader = FileSystemLoader(PAGES)
        pages = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
        self._page = pages.get_template("demo.html")

    def fit(self, app: FastAPI) -> None:
        router = APIRouter(prefix="/demo")
        router.add_api_route("", self.look, methods=["GET"])
        router.add_api_route("/forward", self.forward, methods=["POST"])
        router.add_api_route("/phone", self.phone, methods=["POST"])
        router.add_api_route("/story/{number}", self.story, methods=["POST"])
        app.include_router(router)
        app.mount("/demo/static", StaticFiles(directory=PAGES))

    def look(self) -> Response:
        said, self._said = self._said, ""
        html = self._page.render(
            moment=_words(self._show.now()),
            said=said,
            token=self._token,
            phones=[*self._phones(), *self._new_phones()],
            stories=TALES,
            logins=_logins(),
        )
        return HTMLResponse(html, headers=self._headers())

    def forward(
        self, token: Annotated[str, Form()] = "", hours: Annotated[int, Form(ge=1, le=240)] = 72
    ) -> Response:
        if not self._ours(token):
            return Response(status_code=FORBIDDEN)
        self._show.forward(after(self._show.now(), hours * HOUR))
        self._said = f"De klok staat nu op {_words(self._show.now())}. Alles wat ertussen viel, is gebeurd."
        return RedirectResponse("/demo", status_code=303)

    def story(self, request: Request, number: int, token: Annotated[str, Form()] = "") -> Response:
        del request
        if not self._ours(token) or not 1 <= number <= len(TALES):
            return Response(status_code=FORBIDDEN)
        tale = TALES[number - 1]
        self._show.play(tale)
        self._said = f"Verhaal {number} is gespeeld. {tale.look}"
        return RedirectResponse("/demo", status_code=303)

    def phone(self, token: Annotated[str, Form()] = "", link: Annotated[str, Form()] = "") -> Response:
        """Give the pasted one-time link a phone of its own; the same link gets the same phone."""
        if not self._ours(token):
            return Response(status_code=FORBIDDEN)
        found = LINK.search(link)
        if found is None or found["bot"] not in {bot.username for bot in BOTS}:
            self._said = "Dat is geen link van deze demo. Plak de hele link, met t.me en start erin."
        elif len(self._links) >= MOST_NEW_PHONES:
            self._said = "Er zijn genoeg nieuwe telefoons. Begin de demo opnieuw voor meer."
        else:
            pasted = (found["bot"], found["token"])
            self._links += [] if pasted in self._links else [pasted]
            self._said = "De nieuwe telefoon staat bij de telefoons. Druk daar op Start."
        return RedirectResponse("/demo", status_code=303)

    def _ours(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self._token.encode())

    def _phones(self) -> list[dict[str, Any]]:
        return [
            {"title": each.title, "about": each.about, "url": self._show.phone_url(each.user)}
            for each in ACTORS
        ]

    def _new_phones(self) -> list[dict[str, Any]]:
        return [
            {
                "title": f"Nieuwe telefoon {number + 1}",
                "about": "Geopend met de link. Na Start moet de medewerker de koppeling nog accepteren.",
                "url": self._show.new_phone_url(FIRST_NEW_PHONE + number, bot, token),
            }
            for number, (bot, token) in enumerate(self._links)
        ]

    def _headers(self) -> dict[str, str]:
        return {
            "Content-Security-Policy": (
                "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none';"
                f" frame-ancestors 'none'; frame-src {self._show.simulator_url}"
            ),
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }


def _words(moment: Moment) -> str:
    return str(format_datetime(wall(moment, ZONE), "EEEE d MMMM, HH:mm 'uur'", locale="nl"))


def _logins() -> list[dict[str, str]]:
    return [
        {
            "login": each.login,
            "password": each.password,
            "side": f"Kant {each.side.value}" if each.side else "Coördinatie",
            "who": ABOUT[each.login][0],
            "about": ABOUT[each.login][1],
        }
        for each in STAFF
    ]
