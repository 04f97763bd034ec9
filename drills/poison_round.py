"""One chat of the poison drill: poison, then "help", again and again, each waited for."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic

from cases.moments import SECOND
from cases.sides import Side
from drills.poison_door import Bringer
from drills.poison_item import Aim, Poison, text_of
from drills.poison_ports import PoisonHouse

HELP = "help"
EARLIER = 999_999
"""The update that was brought before everything else, on every side."""
_FIRST_UPDATE = 1_000_000
_LOOK_SECONDS = 0.04
_GIVE_UP_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Chat:
    """Somebody's chat with a bot; ``known`` when it is a client's."""

    side: Side
    user: int
    known: bool


@dataclass(slots=True)
class Brought:
    """What was seen of one item from outside. ``help_s`` is None when "help" was not worked off in time.

    Bodies are made again where they are needed: kept, they would hide what memory the house takes.
    """

    item: Poison
    chat: Chat
    aim: Aim
    length: int = 0
    status: int = 0
    cry_status: int = 0
    help_s: float | None = None
    overtaken: bool = False

    @property
    def body(self) -> bytes:
        return self.item.make(self.aim)

    @property
    def cry(self) -> bytes:
        """Return the "help" behind the poison."""
        aim = self.aim
        return text_of(Aim(aim.update + 1, aim.chat, aim.message + 1, aim.date, EARLIER), HELP)


class Watch:
    """Looks, for all chats at once, which updates still wait for their turn."""

    def __init__(self, house: PoisonHouse) -> None:
        self._house = house
        self._looks = 0
        self._undone: dict[Side, frozenset[bytes]] = {}
        self._came = threading.Condition()
        self._stop = threading.Event()

    @contextmanager
    def looking(self) -> Iterator[None]:
        thread = threading.Thread(target=self._look, name="poison-watch")
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()

    def fresh(self, side: Side, since: int) -> tuple[int, frozenset[bytes]]:
        """Return the number of a look that began after look ``since`` ended, and what it found undone."""
        with self._came:
            self._came.wait_for(lambda: self._looks > since, _GIVE_UP_SECONDS)
            return self._looks, self._undone.get(side, frozenset())

    @property
    def looks(self) -> int:
        """Return a number that any look begun from now on is above of."""
        with self._came:
            return self._looks + 1

    def _look(self) -> None:
        while not self._stop.wait(_LOOK_SECONDS):
            found = {side: self._house.undone(side) for side in self._house.doors}
            with self._came:
                self._looks, self._undone = self._looks + 1, found
                self._came.notify_all()


@dataclass
class Rounds:
    """Brings the items of one chat after another. Safe from several threads, one chat each at a time."""

    house: PoisonHouse
    watch: Watch
    numbers: Iterator[int]
    done: list[Brought] = field(default_factory=list)

    def play(self, chat: Chat, items: Sequence[Poison]) -> None:
        """Bring each item and the "help" behind it; return when the last is worked off or given up."""
        with Bringer(self.house.doors[chat.side]) as line:
            for item in items:
                self.done.append(self._pair(line, chat, item))

    def _pair(self, line: Bringer, chat: Chat, item: Poison) -> Brought:
        number, date = next(self.numbers), self.house.now() // SECOND
        aim = Aim(_FIRST_UPDATE + 2 * number, chat.user, 2 * number, date, EARLIER)
        brought = Brought(item, chat, aim)
        body, cry = brought.body, brought.cry
        brought.length = len(body)
        began = monotonic()
        try:
            brought.status = line.bring(body, item.headers)
            brought.cry_status = line.bring(cry)
        except OSError:
            return brought
        if brought.status == brought.cry_status == HTTPStatus.OK:
            marks = self.house.mark(chat.side, body), self.house.mark(chat.side, cry)
            self._wait(brought, began, *marks)
        return brought

    def _wait(self, brought: Brought, began: float, poison: bytes, cry: bytes) -> None:
        look = self.watch.looks
        while monotonic() - began < _GIVE_UP_SECONDS:
            look, undone = self.watch.fresh(brought.chat.side, look)
            if cry not in undone:
                brought.overtaken |= poison in undone
                if poison not in undone:
                    brought.help_s = monotonic() - began
                    return


def first_update(chat: int, date: int) -> bytes:
    """Return the update that others will claim to be, by its number."""
    person = {"id": chat, "is_bot": False, "first_name": "x"}
    body = {"message_id": 1, "date": date, "chat": {"id": chat, "type": "private"}, "from": person}
    return json.dumps({"update_id": EARLIER, "message": body | {"text": "hoi"}}).encode()
