"""The postman brings an update again whose connection broke, as Telegram does, and counts what is refused."""

import asyncio

import pytest

from drills.postman import TRIES, Mailbox, Postman

_TAKEN = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Door:
    """A webhook that shuts the door on its first callers."""

    def __init__(self, shuts: int) -> None:
        self._shuts = shuts
        self.bodies: list[bytes] = []

    async def open(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        )
        self.bodies.append(await reader.readexactly(length))
        if len(self.bodies) > self._shuts:
            writer.write(_TAKEN)
            await writer.drain()
        writer.close()


@pytest.mark.parametrize(("shuts", "taken"), [(0, 1), (1, 1), (TRIES - 1, 1), (TRIES, 0)])
async def test_an_update_is_brought_again_and_at_last_counted_as_refused(shuts: int, taken: int) -> None:
    door = Door(shuts)
    async with await asyncio.start_server(door.open, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with Postman([Mailbox(f"http://127.0.0.1:{port}/", "s", 7)], ["hoi"]) as postman:
            rounds = await postman.as_fast_as_taken(1)
    assert (len(rounds.acks), postman.refused) == (taken, 1 - taken)
    assert len(door.bodies) == min(shuts + 1, TRIES)
    assert len(set(door.bodies)) == 1


async def test_an_answer_that_is_no_yes_is_not_asked_for_again() -> None:
    bodies = []

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        bodies.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(_TAKEN.replace(b"200 OK", b"403 Forbidden"))
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with Postman([Mailbox(f"http://127.0.0.1:{port}/", "s", 7)], ["hoi"]) as postman:
            await postman.as_fast_as_taken(1)
    assert (postman.refused, len(bodies)) == (1, 1)
