"""One scenario at play: its people with their phones, and what can be seen of them on both ends."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cases.moments import SECOND, after
from cases.sides import Side
from drills.ports import BotOf
from drills.telegram_ports import Item, TelegramHouse
from simulator import Call, Phone, Simulator

ACUTE = "hij staat nu voor de deur met een mes, help"
ACUTE_OF = {Side.A: ACUTE, Side.B: "ik ga er nu heen en ik maak haar kapot"}
WORDS = "ik ga zo koken"
HUMAN = "MENS"
WIPE = "WIS"
FIRST_USER = 81_001
LONGEST_WAIT = 20.0
CALL = "sendMessage"


@dataclass
class Actor:
    """One client with a phone. What counts begins at the last ``mark``."""

    house: TelegramHouse
    simulator: Simulator
    bot: BotOf
    alias: str
    user: int
    phone: Phone
    since: int = 0
    _sent: int = 0
    _turns: int = 0
    _tasks: list[str] = field(default_factory=list)

    @property
    def side(self) -> Side:
        return self.bot.side

    def mark(self) -> None:
        """Begin to count here."""
        calls = (call.seq for call in self.simulator.ledger())
        brought = (row.seq for row in self.simulator.deliveries())
        self.since = max((*calls, *brought), default=0)
        self._sent = len(self.house.sent(self.side, self.alias))
        self._turns = self.house.turns(self.side, self.alias)
        self._tasks = list(self.house.tasks(self.side, self.alias))

    def send(self, text: str) -> int:
        return self.phone.send(self.bot.username, text)

    def cry(self) -> int:
        """Send words that are acute for who stands on this side."""
        return self.send(ACUTE_OF[self.side])

    def fault(self, kind: str, **more: object) -> None:
        """Order a misbehaviour for this chat alone; of the call that sends, unless ``method`` is named."""
        fields = {"method": CALL, "bot": self.bot.username, "chat": self.user, **more}
        self.simulator.fault(kind, **fields)

    def calls(self, method: str = CALL) -> list[Call]:
        """Return what the bot called for this chat since the mark."""
        found = self.simulator.ledger(bot=self.bot.username, method=method, chat_id=self.user)
        return [call for call in found if call.seq > self.since]

    def arrived(self) -> list[str]:
        """Return the texts that reached this phone since the mark, also those that are gone again."""
        return [str(call.params["text"]) for call in self.calls() if call.message_id is not None]

    def items(self, kind: str) -> list[Item]:
        """Return the outgoing messages of one kind since the mark."""
        return [item for item in self.house.sent(self.side, self.alias)[self._sent :] if item.kind == kind]

    def turns(self) -> int:
        return self.house.turns(self.side, self.alias) - self._turns

    def tasks(self) -> list[str]:
        """Return what a human was asked since the mark."""
        left = list(self._tasks)
        fresh = []
        for kind in self.house.tasks(self.side, self.alias):
            if kind in left:
                left.remove(kind)
            else:
                fresh.append(kind)
        return sorted(fresh)

    def acute(self) -> bool:
        return "acute" in self.house.flags(self.side, self.alias)


@dataclass
class Scene:
    """The people of one scenario; the first is the one it is about."""

    house: TelegramHouse
    simulator: Simulator
    people: list[Actor]

    @property
    def one(self) -> Actor:
        return self.people[0]

    def wait(self, holds: Callable[[], bool]) -> None:
        """Wait for something on the way to the end. Raises TimeoutError."""
        self.simulator.wait_until(holds, LONGEST_WAIT)

    def forward(self, seconds: int) -> None:
        self.house.forward(after(self.house.now(), seconds * SECOND))


Facts = Mapping[str, object]
Begin = Callable[[Scene], None]
Look = Callable[[Scene], Facts]


@dataclass
class Cast:
    """Hires clients: enrolled by a worker, paired over the messenger, marked when all is quiet."""

    house: TelegramHouse
    simulator: Simulator
    bots: tuple[BotOf, ...]
    _hired: int = 0

    def hire(self, sides: Sequence[Side]) -> list[Actor]:
        actors = [self._enrol(side) for side in sides]
        self.simulator.wait_until(self._all_brought, LONGEST_WAIT)
        self.house.settle()
        for actor in actors:
            self.house.accept(actor.side, actor.alias)
        self.house.settle()
        for actor in actors:
            actor.mark()
        return actors

    def _all_brought(self) -> bool:
        return not any(self.simulator.pending(bot.username) for bot in self.bots)

    def _enrol(self, side: Side) -> Actor:
        self._hired += 1
        alias, user = f"Oefening-{self._hired}", FIRST_USER + self._hired
        bot = next(each for each in self.bots if each.side is side)
        token = self.house.enrol(side, alias)
        phone = self.simulator.phone(user, first_name="Sam")
        phone.start(bot.username, token)
        return Actor(self.house, self.simulator, bot, alias, user, phone)
