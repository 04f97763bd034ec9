"""The Bot API over HTTP: ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``."""

import asyncio
import json
import socket
import struct
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, ClassVar

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

from simulator import params as read
from simulator.errors import ApiError, conflict, not_found, too_many, unauthorized
from simulator.faults import KINDS, Answer, Drop, Fault, Reply, error_reply
from simulator.ledger import Call, Delivery
from simulator.methods import LIMITED, METHODS
from simulator.methods.receiving import confirm, end_poll, refuse_if_webhook, set_allowed
from simulator.model import Bot
from simulator.wakeup import Bell, Wakeup
from simulator.world import World

LONGEST_POLL = 50
BREAK_OFF = struct.pack("ii", 1, 0)
"""SO_LINGER on, with no time: closing then resets the connection."""


class Lines(H11Protocol):
    """HTTP/1.1 that can hang up on a client in the middle of a call."""

    open_lines: ClassVar[dict[object, asyncio.Transport]] = {}

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.open_lines[self.client, self.server] = transport

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.open_lines.pop((self.client, self.server), None)


class NoAnswer(Response):
    """Closes the connection without a byte of HTTP."""

    def __init__(self, drop: Drop) -> None:
        super().__init__()
        self._drop = drop

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        line = Lines.open_lines.get((scope["client"], scope["server"]))
        if line is not None:  # a client that did not wait any more has hung up before us
            self._hang_up(line)
        while (await receive())["type"] != "http.disconnect":
            pass

    def _hang_up(self, line: asyncio.Transport) -> None:
        if self._drop.garbage:
            line.write(self._drop.garbage)
        if self._drop.reset:
            line.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, BREAK_OFF)
            line.abort()
        line.close()


@dataclass(frozen=True)
class Asked:
    """One call as it came in."""

    bot: Bot | None
    method: str
    params: Mapping[str, Any]

    @property
    def chat_id(self) -> int | None:
        return read.chat_id(self.params)

    @property
    def username(self) -> str:
        return self.bot.username if self.bot else ""


@dataclass(frozen=True)
class Done:
    """What the service did: its answer, and the message it accepted."""

    reply: Reply
    message_id: int | None = None
    description: str = ""


class BotApi:
    """The endpoint all bots call."""

    def __init__(self, world: World, wakeup: Wakeup) -> None:
        self._world = world
        self._wakeup = wakeup

    def routes(self) -> list[Route]:
        return [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.file),
        ]

    async def call(self, request: Request) -> Response:
        bot = self._world.bots.get(request.path_params["token"])
        method = request.path_params["method"]
        try:
            asked = Asked(bot, method, await read.read_params(request))
        except ApiError as error:
            refused = error_reply(error)
            self._write(Asked(bot, method, {}), Done(refused, description=error.description), refused, None)
            return self._respond(refused)
        fault = self._world.faults.for_call(asked.username, method, asked.chat_id)
        answer = await self._answer(asked, fault)
        if answer.delay:
            await self._pause(answer.delay)
        return self._respond(answer)

    async def _answer(self, asked: Asked, fault: Fault | None) -> Answer:
        kind = KINDS[fault.kind] if fault else None
        if fault and kind and kind.waits_first:
            await self._pause(fault.seconds)
        done = Done(Reply(HTTPStatus.OK, b""))
        if kind is None or kind.runs:
            done = await self._perform(asked)
        answer: Answer = kind.answer(fault, done.reply) if fault and kind else done.reply
        self._write(asked, done, answer, fault)
        return answer

    async def _perform(self, asked: Asked) -> Done:
        try:
            result = await self._result(asked)
        except ApiError as error:
            return Done(error_reply(error), description=error.description)
        body = json.dumps({"ok": True, "result": result}).encode()
        message_id = result.get("message_id") if isinstance(result, dict) else None
        return Done(Reply(HTTPStatus.OK, body), message_id)

    async def _result(self, asked: Asked) -> object:
        bot, name = asked.bot, asked.method.lower()
        if bot is None:
            raise unauthorized()
        handler = METHODS.get(name)
        if handler is None:
            raise not_found()
        if name == "getupdates":
            await self._wait_for_updates(bot, asked.params)
        with self._world.lock:
            if name in LIMITED:
                self._meter(bot, asked.chat_id)
            result = handler(self._world, bot, asked.params)
        if name == "getupdates" and isinstance(result, list):
            self._write_polled(bot, result)
        return result

    def _meter(self, bot: Bot, chat_id: int | None) -> None:
        seconds = self._world.spend(bot, chat_id)
        if seconds is not None:
            raise too_many(seconds)

    async def _wait_for_updates(self, bot: Bot, params: Mapping[str, Any]) -> None:
        """Hold a long poll until there is something, its time is over, or another poll ends it."""
        with self._world.lock:
            refuse_if_webhook(bot)
            set_allowed(bot, params)
            confirm(self._world, bot, params)
            ticket = end_poll(
                bot, "terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        self._world.changed()
        deadline = time.monotonic() + min(max(read.integer(params, "timeout"), 0), LONGEST_POLL)
        with self._wakeup.bell() as bell:
            while not self._poll_over(bot, ticket, deadline):
                await self._hold(bell, deadline)

    @staticmethod
    async def _hold(bell: Bell, deadline: float) -> None:
        await bell.wait(max(0.0, deadline - time.monotonic()))
        bell.clear()

    def _poll_over(self, bot: Bot, ticket: int, deadline: float) -> bool:
        with self._world.lock:
            if bot.poll_ticket != ticket:
                raise conflict(bot.poll_ended_by)
            return bool(len(bot.backlog)) or self._world.closing or time.monotonic() >= deadline

    async def _pause(self, seconds: float) -> None:
        """Let real time pass, but never hold up the end of the server."""
        deadline = time.monotonic() + seconds
        with self._wakeup.bell() as bell:
            while not self._world.closing and time.monotonic() < deadline:
                await self._hold(bell, deadline)

    def _write(self, asked: Asked, done: Done, answer: Answer, fault: Fault | None) -> None:
        ledger, good = (
            self._world.ledger,
            isinstance(answer, Reply) and answer.body.startswith(b'{"ok": true'),
        )
        outcome = "dropped" if isinstance(answer, Drop) else "ok" if good else "error"
        ledger.add_call(
            Call(
                seq=ledger.next_seq(),
                bot=asked.username,
                method=asked.method,
                params=dict(asked.params),
                chat_id=asked.chat_id,
                outcome=outcome,
                status=answer.status if isinstance(answer, Reply) else 0,
                description=done.description,
                fault=fault.kind if fault else "",
                message_id=done.message_id,
                at=self._world.clock.now(),
                monotonic=time.monotonic(),
            )
        )
        self._world.changed()

    def _write_polled(self, bot: Bot, batch: list[dict[str, Any]]) -> None:
        ledger, now = self._world.ledger, self._world.clock.now()
        waiting = {update.id: update for update in bot.backlog.ordered()}
        for update in [waiting[found["update_id"]] for found in batch if found["update_id"] in waiting]:
            ledger.add_delivery(
                Delivery(
                    seq=ledger.next_seq(),
                    bot=bot.username,
                    update_id=update.id,
                    kind=update.kind,
                    chat_id=update.chat_id,
                    via="poll",
                    attempt=1,
                    status=HTTPStatus.OK,
                    error="",
                    at=now,
                    monotonic=time.monotonic(),
                )
            )

    async def file(self, request: Request) -> Response:
        """Serve the bytes of a file that ``getFile`` named."""
        bot = self._world.bots.get(request.path_params["token"])
        if bot is None:
            return self._respond(error_reply(unauthorized()))
        for stored in list(bot.files.values()):
            if stored.path == request.path_params["path"]:
                return Response(stored.content, media_type="application/octet-stream")
        return self._respond(error_reply(not_found()))

    def _respond(self, answer: Answer) -> Response:
        if isinstance(answer, Drop):
            return NoAnswer(answer)
        if answer.drip:
            return StreamingResponse(self._drip(answer), answer.status, media_type=answer.media)
        return Response(answer.body, answer.status, media_type=answer.media)

    async def _drip(self, reply: Reply) -> AsyncIterator[bytes]:
        """Give the body byte by byte; the end of the server lets the rest go at once."""
        for place in range(len(reply.body)):
            yield reply.body[place : place + 1]
            await self._pause(reply.drip)


def not_found_answer(_: Request, __: Exception) -> Response:
    refused = error_reply(not_found())
    return Response(refused.body, refused.status, media_type=refused.media)
