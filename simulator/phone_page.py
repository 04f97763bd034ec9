"""A phone as a page: our own drawing of a messenger. All of it works without JavaScript."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.errors import PhoneRefused, Unknown
from simulator.model import Chat
from simulator.moves import move_on
from simulator.screen import Screen, screen_of
from simulator.world import World

PAGES = Path(__file__).parent / "pages"
HOME = ZoneInfo("Europe/Amsterdam")
ASSETS = {"phone.css": "text/css", "phone.js": "text/javascript"}
KINDS = {
    "photo": "Foto",
    "voice": "Spraakbericht",
    "sticker": "Sticker",
    "location": "Locatie",
    "contact": "Contact",
    "document": "Bestand",
    "audio": "Geluid",
    "video": "Video",
    "video_note": "Videobericht",
}
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors "
)

Endpoint = Callable[[Request], Coroutine[Any, Any, Response]]


def phone_routes(world: World, frame_ancestors: tuple[str, ...]) -> list[Route]:
    """Return the routes of the pages; ``frame_ancestors`` may show a phone in a frame."""
    pages = PhonePages(world, POLICY + " ".join(frame_ancestors or ("'none'",)))
    return [
        Route("/phone-assets/{name}", pages.asset),
        Route("/phone/{bot}/{user_id:int}", pages.guarded(pages.page)),
        Route("/phone/{bot}/{user_id:int}/lock", pages.guarded(pages.lock)),
        Route("/phone/{bot}/{user_id:int}/parts", pages.guarded(pages.parts)),
        Route("/phone/{bot}/{user_id:int}/{move}", pages.guarded(pages.move), methods=["POST"]),
    ]


class PhonePages:
    """Draws chats and takes the forms of the page."""

    def __init__(self, world: World, policy: str) -> None:
        self._world = world
        self._policy = policy
        self._drawn = _environment()

    def guarded(self, endpoint: Endpoint) -> Endpoint:
        """Turn an unknown bot or phone into a page that says so."""

        async def guard(request: Request) -> Response:
            try:
                return await endpoint(request)
            except Unknown:
                return self._answer(self._draw("missing.html"), HTTPStatus.NOT_FOUND)

        return guard

    async def asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ASSETS:
            return self._answer(self._draw("missing.html"), HTTPStatus.NOT_FOUND)
        return self._answer((PAGES / name).read_text(encoding="utf-8"), media=ASSETS[name])

    async def page(self, request: Request) -> Response:
        return self._page(self._chat(request), request.query_params.get("start", ""))

    async def lock(self, request: Request) -> Response:
        return self._answer(self._show("lock.html", self._chat(request)))

    async def parts(self, request: Request) -> Response:
        """Return only what changes by itself, for the module on the page."""
        name = "lock_parts.html" if "lock" in request.query_params else "live.html"
        return self._answer(self._show(name, self._chat(request)))

    async def move(self, request: Request) -> Response:
        chat = self._chat(request)
        async with request.form() as form:
            try:
                move_on(self._world, chat, request.path_params["move"], _typed(form))
            except PhoneRefused as refused:
                return self._page(chat, notice=str(refused), status=HTTPStatus.CONFLICT)
        back = request.url.path.rpartition("/")[0]
        return RedirectResponse(back, HTTPStatus.SEE_OTHER, self._headers())

    def _chat(self, request: Request) -> Chat:
        return self._world.chat(self._world.bot(request.path_params["bot"]), request.path_params["user_id"])

    def _page(self, chat: Chat, payload: str = "", notice: str = "", status: int = HTTPStatus.OK) -> Response:
        return self._answer(self._show("phone.html", chat, payload=payload, notice=notice), status)

    def _show(self, template: str, chat: Chat, **more: str) -> str:
        with self._world.lock:
            screen = screen_of(chat)
        now = self._world.clock.now().astimezone(HOME)
        return self._draw(
            template,
            bot=chat.bot,
            user=chat.user,
            screen=screen,
            own=_last_own_text(screen),
            kinds=KINDS,
            home=HOME,
            now=now,
            base=f"/phone/{chat.bot.username}/{chat.user.id}",
            **more,
        )

    def _draw(self, template: str, **values: object) -> str:
        return self._drawn.get_template(template).render(**values)

    def _answer(self, text: str, status: int = HTTPStatus.OK, media: str = "text/html") -> Response:
        # A message may hold half a surrogate pair, which no page can carry.
        body = text.encode("utf-8", "replace")
        return Response(body, status, self._headers(), media_type=media)

    def _headers(self) -> dict[str, str]:
        return {
            "Content-Security-Policy": self._policy,
            "Cache-Control": "no-store",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
        }


def _environment() -> Environment:
    drawn = Environment(
        loader=FileSystemLoader(PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawn.filters["day"] = _day
    return drawn


def _day(moment: datetime) -> str:
    local = moment.astimezone(HOME)
    return f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]}"


def _typed(form: FormData) -> dict[str, str]:
    """Return the fields as a person typed them: a form sends line ends in its own way."""
    return {name: value.replace("\r\n", "\n") for name, value in form.items() if isinstance(value, str)}


def _last_own_text(screen: Screen) -> tuple[int, str] | None:
    for message in reversed(screen.messages):
        if not message.from_bot and message.kind == "text":
            return message.id, message.text
    return None
