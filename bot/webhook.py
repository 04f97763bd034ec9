"""The door for updates that Telegram brings: secret first, then the body, then the store, then 200.

An update that was stored or can never be handled is always answered 200: anything else would hold up every
later message of that person for a day.
"""

import asyncio
import hmac
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from bot.arrivals import LARGEST_BODY, peek, query_in
from bot.log import Log, Said, Seldom, code_of
from bot.ports import Clock, Intake
from bot.tap_answers import Answer, leave_it
from bot.wake import News, Wake
from cases.ids import BotId
from cases.moments import SECOND
from cases.traffic import RawUpdate

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header, no secret
STORE_SECONDS = 4.0
BODY_SECONDS = 10.0
RETRY_AFTER = "5"


@dataclass(frozen=True)
class Doorway:
    """One bot's way in. During a rotation two secrets are good; ``store`` runs the intake's calls.

    ``wake`` is that of its side, where a process holds two. ``answer`` tells a phone that its tap arrived.
    """

    bot: BotId
    secrets: tuple[str, ...]
    intake: Intake
    store: Executor
    wake: Wake | None = None
    answer: Answer = leave_it


@dataclass
class Webhook:
    """All doorways of this process, by the random last part of their path."""

    doors: Mapping[str, Doorway]
    clock: Clock
    wake: Wake
    log: Log
    _refused: Seldom = field(init=False)
    _lost: Seldom = field(init=False)

    def __post_init__(self) -> None:
        self._refused = Seldom(self.log, self.clock.real, SECOND)
        self._lost = Seldom(self.log, self.clock.real)

    def router(self) -> APIRouter:
        """Return the routes to hang into the web application; other methods than POST are 405."""
        router = APIRouter()
        router.add_api_route("/telegram/{path}", self.receive, methods=["POST"], include_in_schema=False)
        return router

    async def receive(self, path: str, request: Request) -> Response:
        door = self.doors.get(path)
        if not _is_let_in(request.headers.getlist(SECRET_HEADER), door):
            self._refused(Said.WEBHOOK_REFUSED)
            return Response(status_code=HTTPStatus.UNAUTHORIZED)
        if door is None:
            return Response(status_code=HTTPStatus.UNAUTHORIZED)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _first_part(request)
            update, chat, fault = peek(body)
            raw = RawUpdate(door.bot, body[:LARGEST_BODY], update, chat, self.clock.now(), fault)
            async with asyncio.timeout(STORE_SECONDS):
                new = await asyncio.get_running_loop().run_in_executor(door.store, door.intake.keep, raw)
        except Exception as error:  # noqa: BLE001 - not stored for any reason: it must come again
            self._lost(Said.UPDATE_NOT_KEPT, bot=door.bot, code=code_of(error))
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": RETRY_AFTER})
        self.log(Said.UPDATE_KEPT if new else Said.UPDATE_REPEATED, bot=door.bot)
        if query := query_in(body):
            door.answer(door.bot, query)
        (door.wake or self.wake).ring(news=News.ARRIVED)
        return Response()


def _is_let_in(shown: list[str], door: Doorway | None) -> bool:
    """Compare in constant time, also for a path that does not exist. Exactly one header must be there."""
    offered = shown[0].encode("latin-1", "replace") if len(shown) == 1 else b""
    good = [secret.encode() for secret in door.secrets] if door else [b"\0"]
    matches = [hmac.compare_digest(offered, secret) for secret in good if secret]
    return door is not None and any(matches)


async def _first_part(request: Request) -> bytes:
    """Read the whole body and keep one byte more than the largest, which shows that it was too large.

    The rest is read and forgotten: a server that hangs up early would be tried again for a day.
    """
    kept = bytearray()
    async for chunk in request.stream():
        kept += chunk[: LARGEST_BODY + 1 - len(kept)]
    return bytes(kept)
