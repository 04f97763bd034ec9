"""A TCP proxy with weather: passes on, or is slow, silent, cuts answers short, drips, resets, is not there.

For anything that speaks over TCP; what it stands before may listen on a port or on a unix socket.
"""

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

START_SECONDS = 10.0
MOST_KEPT = 32 * 1024 * 1024
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Weather:
    """``kind``: clear, slow, black_hole, cut, drip, reset or gone.

    ``seconds`` delay each piece (slow) or each octet of an answer (drip); ``octets`` of each answer arrive
    before it is cut.
    """

    kind: str = "clear"
    seconds: float = 0.0
    octets: int = 0


class FaultProxy:
    """Enter to listen on a free port of this machine. ``seen`` is all that went through, both ways."""

    def __init__(self, upstream: str | tuple[str, int]) -> None:
        self._upstream = upstream
        self._weather = Weather()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fault-proxy", daemon=True)
        self._server: asyncio.Server | None = None
        self._lines: set[asyncio.Task[None]] = set()
        self.seen = bytearray()
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._listen())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._do(self._leave())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def turn(self, weather: Weather) -> None:
        """Change the weather for open lines and new ones alike."""
        self._do(self._change(weather))

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(START_SECONDS)

    async def _change(self, weather: Weather) -> None:
        self._weather = weather
        if weather.kind == "gone":
            await self._leave()
        elif self._server is None:
            await self._listen()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._come_in, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _leave(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for line in tuple(self._lines):
            line.cancel()
        await asyncio.gather(*self._lines, return_exceptions=True)

    async def _come_in(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = asyncio.create_task(self._line(reader, writer))
        self._lines.add(line)
        line.add_done_callback(self._lines.discard)

    async def _line(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry both ways until one side ends; then both end. An upstream that is away ends it at once."""
        writers = [writer]
        with suppress(OSError):
            try:
                there, upstream = await self._connect()
                writers.append(upstream)
                ways = [
                    asyncio.create_task(self._carry(reader, upstream, answers=False)),
                    asyncio.create_task(self._carry(there, writer, answers=True)),
                ]
                try:
                    await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    for way in ways:
                        way.cancel()
                    await asyncio.gather(*ways, return_exceptions=True)
            finally:
                for each in writers:
                    each.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if isinstance(self._upstream, str):
            return await asyncio.open_unix_connection(self._upstream)
        return await asyncio.open_connection(*self._upstream)

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, answers: bool
    ) -> None:
        while data := await reader.read(_CHUNK):
            self.seen += data[: max(0, MOST_KEPT - len(self.seen))]
            if not await self._pass_on(data, writer, answers=answers):
                return

    async def _pass_on(self, data: bytes, writer: asyncio.StreamWriter, *, answers: bool) -> bool:
        """Pass on what the weather lets through; False ends the line."""
        weather = self._weather
        match weather.kind:
            case "black_hole":
                return True
            case "reset":
                return False
            case "slow":
                await asyncio.sleep(weather.seconds)
            case "cut" if answers:
                writer.write(data[: weather.octets])
                await writer.drain()
                return False
            case "drip" if answers:
                for octet in data[:-1]:
                    writer.write(bytes([octet]))
                    await writer.drain()
                    await asyncio.sleep(weather.seconds)
                data = data[-1:]
            case _:
                pass
        writer.write(data)
        await writer.drain()
        return True
