"""The people of the kill drill: who writes what, and a worker at the console whom no crash stops."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import monotonic

import httpx

from cases.sides import Side
from drills.chance import Chance
from drills.closing_form import BUTTON, GIVE_BACK, closing
from drills.kill_books import Spoken
from drills.ports import BotOf, Enrolled, KillHouse, Login
from drills.web import FormMissing, Page, Person
from simulator import Phone, Simulator

TALKERS = 12
WAITING = 5
NEUTRAL_EVERY = 3
FIRST_USER = {Side.A: 81_000, Side.B: 82_000}
LOOK_AGAIN = 0.15
ASK_SECONDS = 1.5
CALL_SECONDS = 8.0
"""How long a colleague waits for a call before looking anyway."""

WORDS = {
    Side.A: {
        "acute": ("hij staat nu voor de deur met een mes, help", "hij slaat me nu, help me"),
        "high": ("ik ben bang voor hem", "hij volgt me overal"),
        "calm": ("het gaat wel vandaag", "de kinderen zijn naar school", "ik slaap slecht en ben moe"),
    },
    Side.B: {
        "acute": ("ik ga er nu heen en ik maak haar kapot",),
        "high": ("ik ben bang dat ik haar iets aandoe",),
        "calm": ("het gaat wel", "ik heb vandaag gewerkt", "ik mis haar en de kinderen"),
    },
}
"""Lines of each level, by side; what each is worth is checked against the flags it got."""


@dataclass
class Client:
    """One phone and its bot. ``part`` is what it does in the storm."""

    side: Side
    part: str
    phone: Phone
    bot: BotOf
    enrolled: Enrolled
    spoken: list[Spoken] = field(default_factory=list)

    def says(self, level: str, chance: Chance) -> None:
        number = self.phone.send(self.bot.username, chance.choice(WORDS[self.side][level]))
        self.spoken.append(Spoken(self.phone.user_id, number, level == "acute"))


@dataclass
class Cast:
    """Everybody with a phone."""

    clients: list[Client]
    strangers: list[tuple[Phone, BotOf]]

    def of(self, part: str) -> list[Client]:
        return [client for client in self.clients if client.part == part]

    def spoken(self, side: Side) -> tuple[Spoken, ...]:
        return tuple(said for client in self.clients if client.side is side for said in client.spoken)


def enrol_all(house: KillHouse, simulator: Simulator, bots: Sequence[BotOf], scale: int = TALKERS) -> Cast:
    """Make all clients and press their links; the pairing is accepted when the roles have taken it in."""
    cast = Cast([], [])
    for bot in bots:
        for user, (part, neutral) in enumerate(_parts(scale), FIRST_USER[bot.side]):
            alias = f"Duin-{user}"
            enrolled = house.enrol(bot.side, alias, neutral=neutral)
            client = Client(bot.side, part, simulator.phone(user), bot, enrolled)
            client.phone.start(bot.username, enrolled.token)
            cast.clients.append(client)
        stranger = simulator.phone(FIRST_USER[bot.side] + 900)
        stranger.start(bot.username)
        cast.strangers.append((stranger, bot))
    return cast


def _parts(scale: int) -> Iterator[tuple[str, bool]]:
    for number in range(scale):
        yield "talker", number % NEUTRAL_EVERY == 0
    for number in range(min(scale, WAITING)):
        yield "waiting", number % NEUTRAL_EVERY == 0
    yield "desk", False
    yield "damaged", False


def accept_all(house: KillHouse, cast: Cast, simulator: Simulator, seconds: float) -> None:
    """Accept each pairing once its link was pressed. Raises TimeoutError."""
    for client in cast.clients:
        simulator.wait_until(partial(house.accept, client.side, client.enrolled.client), seconds)


class Colleague(threading.Thread):
    """A worker who takes up each flag of one client, answers, closes and gives back, crash or no crash."""

    def __init__(
        self, url: str, login: Login, client: Client, chance: Chance, rung: Callable[[], int]
    ) -> None:
        super().__init__(name=f"colleague-{client.side.value}", daemon=True)
        self._url = url
        self._login = login
        self._client = client
        self._chance = chance
        self._rung = rung
        self._heard = 0
        self._waits = False
        self._asked = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        """Work until asked to stop; whatever fails is looked at afresh, as a person does."""
        person = Person(self._url)
        while not self._done.wait(LOOK_AGAIN):
            try:
                self._one(person)
            except (httpx.HTTPError, FormMissing, LookupError, StopIteration):
                continue
        person.close()

    def finish(self) -> None:
        self._done.set()
        self.join(30.0)

    def _one(self, person: Person) -> None:
        page = person.open(self._client.enrolled.page)
        if page.has("Inloggen"):
            login = self._login
            person.press(page, "Inloggen", naam=login.name, wachtwoord=login.password, kant=login.place)
        elif page.has(BUTTON) and page.has(GIVE_BACK):
            person.press(page, BUTTON, **closing(page))
        elif page.has(GIVE_BACK):
            person.press(page, GIVE_BACK)
        elif self._waits:
            self._take_up(person, page)
        elif monotonic() - self._asked > ASK_SECONDS:
            self._asked, self._heard, self._waits = monotonic(), self._rung(), True
            self._client.says("acute", self._chance)  # acute pages at once

    def _take_up(self, person: Person, page: Page) -> None:
        """Take the flag once the pager tried to call somebody: a human is often faster than its next try."""
        if self._rung() > self._heard or monotonic() - self._asked > CALL_SECONDS:
            person.press(page, "Oppakken")
            self._waits = False
