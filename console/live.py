"""The event stream of an open screen: that something changed and how much waits. Numbers, never a word."""

import json
from asyncio import get_running_loop
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from cases.desk import LiveCounts, Watched
from console.access import PLACE, watched_session
from console.ports import Door, LiveFeed, LiveScreen, ScreenClosed
from console.refusals import NotLoggedIn
from console.room import InRoom

router = APIRouter()

_RETRY = "retry: 2000\n\n"
_HEART = ": hart\n\n"
_ENDED = "event: ended\ndata: {}\n\n"
_HEADERS = {"X-Accel-Buffering": "no"}
"""A proxy that gathers lines would hold an alarm up."""


class Streams:
    """The open streams of this process. Too many of one session: the oldest makes room."""

    def __init__(self, feed: LiveFeed, most: int) -> None:
        self.feed = feed
        self._most = most
        self._open: dict[str, list[LiveScreen]] = defaultdict(list)

    def open(self, token: str, watched: Watched) -> LiveScreen:
        """Open a screen. Raises NotFound where that side is off."""
        screen = self.feed.open(watched.session.staff)
        mine = self._open[token]
        mine.append(screen)
        if len(mine) > self._most:
            mine[0].close()
        return screen

    def close(self, token: str, screen: LiveScreen) -> None:
        screen.close()
        mine = self._open[token]
        mine.remove(screen)
        if not mine:
            del self._open[token]


class LiveAnswer(StreamingResponse):
    """A stream that is closed whatever ended it: the reader left, the session ended, the process stops."""

    def __init__(self, lines: AsyncIterator[str], close: Callable[[], None]) -> None:
        super().__init__(lines, media_type="text/event-stream", headers=_HEADERS)
        self._close = close

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._close()


@dataclass
class Stream:
    """One stream. A change is told at once, the session looked at and a heartbeat sent now and then."""

    door: Door
    feed: LiveFeed
    token: str
    watched: Watched
    every: float
    counts: LiveCounts | None = None

    async def lines(self, screen: LiveScreen) -> AsyncIterator[str]:
        """Give the lines until the session, or with ScreenClosed the process, ends."""
        yield _RETRY
        with suppress(ScreenClosed):
            async for line in self._told(screen):
                yield line

    async def _told(self, screen: LiveScreen) -> AsyncIterator[str]:
        clock = get_running_loop().time
        beat = clock() + self.every
        while True:
            counts = await screen.next(max(0.0, beat - clock()))
            if counts is not None:
                self.counts = counts
                yield self._changed(counts)
            if clock() < beat:
                continue
            beat = clock() + self.every
            line = await self._heartbeat()
            yield line
            if line == _ENDED:
                return

    async def _heartbeat(self) -> str:
        """Look at the session. No heart beats while the stores cannot be read: then nobody watches."""
        watched = await run_in_threadpool(self.door.watch, self.token)
        if watched is None:
            return _ENDED
        before, self.watched = self.watched, watched
        if watched.locked != before.locked and self.counts is not None:
            return self._changed(self.counts)
        return _HEART if self.feed.looks(watched.session.staff) else "\n"

    def _changed(self, counts: LiveCounts) -> str:
        numbers = {
            "n": counts.number,
            "acute": counts.acute,
            "high": counts.high,
            "waiting": counts.waiting,
            "mine": counts.mine,
            "locked": self.watched.locked,
        }
        data = json.dumps(numbers, separators=(",", ":"))
        return f"event: changed\nid: {counts.number}\ndata: {data}\n\n"


@router.get(PLACE)
async def live(
    request: Request, room: InRoom, watched: Annotated[Watched | None, Depends(watched_session)]
) -> StreamingResponse:
    """Keep a stream open. Waiting takes no thread and no connection of a store. Raises NotLoggedIn."""
    if watched is None:
        raise NotLoggedIn
    streams = cast("Streams", request.app.state.streams)
    token = request.cookies[room.settings.cookie]
    screen = streams.open(token, watched)
    stream = Stream(room.door, streams.feed, token, watched, room.settings.heartbeat)
    return LiveAnswer(stream.lines(screen), partial(streams.close, token, screen))
