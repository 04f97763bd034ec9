"""Six ways to break risk detection, each at a running house and at one that starts with it.

Passes when each message reaches a person, with a flag where only the built-in words are left; when every page
of the console says so in red; when people are paged once; when it ends by itself; and when monitors know.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import cycle
from time import monotonic
from typing import Any

import httpx

from cases.sides import Side
from drills.chance import Chance, chance_of
from drills.lexicon_ports import Fault, LexiconHouse, LexiconTheatre, Seen
from drills.pager_post import PagerPost
from drills.ports import BotOf
from drills.result import Stopwatch, progress
from drills.web import Person
from simulator import Limits, Simulator

BOTS = (
    BotOf(Side.A, "1001:lexicon-side-a-token", "planning_lexicon_a_bot"),
    BotOf(Side.B, "2002:lexicon-side-b-token", "agenda_lexicon_b_bot"),
)
DOWN = "De risicoherkenning werkt niet; lees elk bericht zelf."
OLD = "De nieuwe woordenlijst werkt niet; de vorige wordt gebruikt."
PAGES = ("/", "/postvak", "/taken", "/clienten", "/rooster", "/mij", "/hulp")
PAGED = "risicoherkenning"
_BANNER = "nabij-detectie"
_PIECE = ("/_f/dienst",)
"""What an open screen fetches of itself when something changed."""
WORDS = (
    "het is goed gegaan bij de gemeente vandaag",
    "morgen breng ik de kinderen naar zwemles",
    "hij staat nu voor de deur met een mes",
    "ik heb de formulieren opgestuurd naar de woningbouw",
    "hij kneep gisteren mijn keel dicht",
    "kunnen we de afspraak van donderdag verzetten",
    "ik slaap slecht en ik schrik van elk geluid",
    "mijn zus komt dit weekend op bezoek",
    "hij zegt dat hij me gaat vermoorden als ik niet opendoe",
    "de fiets is gemaakt en dat scheelt veel tijd",
    "ik weet niet meer hoe ik verder moet",
    "we hebben pannenkoeken gegeten bij oma",
)
LIMITS = {
    "unreached": 0,
    "unflagged_bare": 0,
    "pages_without_banner": 0,
    "banners_left": 0,
    "rounds_not_paged_once": 0,
    "wrong_readiness": 0,
}
_FIRST_USER = 91_001
_CHATS = 12
_WAIT_SECONDS = 30.0
_LOOK_SECONDS = 0.1
_START_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Load:
    """How many messages over all rounds; ``seed`` mixes who writes what."""

    messages: int = 500
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Round:
    """What one fault brought about. ``bare``: nothing had been learnt before it."""

    fault: Fault
    bare: bool
    sent: int
    seen: Seen
    banners: int
    left: int
    paged: tuple[int, int]
    ready: tuple[int, int]

    @property
    def unreached(self) -> int:
        return self.sent - min(self.seen.reached, self.seen.messages)

    @property
    def unflagged(self) -> int:
        return self.sent - self.seen.flagged if self.bare else 0

    @property
    def paged_once(self) -> bool:
        """Say whether each side raised one flag and sent one page about it."""
        return self.paged == (len(Side), len(Side))

    @property
    def ready_as_due(self) -> bool:
        """Say whether monitors saw a house that is not ready while nothing but the built-in words screen."""
        during = HTTPStatus.SERVICE_UNAVAILABLE if self.bare else HTTPStatus.OK
        return self.ready == (during, HTTPStatus.OK)


def run_lexicon(
    theatre: LexiconTheatre, load: Load, faults: Sequence[Fault] = tuple(Fault)
) -> dict[str, Any]:
    """Play every fault twice; return the result."""
    watch = Stopwatch()
    with PagerPost() as pager, Simulator(limits=Limits(on=False)) as simulator:
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username)
        with theatre.open(simulator.url, BOTS, pager.url) as house:
            play = _Play(house, simulator, pager, chance_of(load.seed))
            rounds = play.all(faults, load.messages)
    figures, good = judged(rounds)
    return {
        "ok": good,
        "faults": len(faults),
        "rounds": [_told(each) for each in rounds],
        **figures,
        "figures": figures,
        "limits": LIMITS,
        "seconds": watch.seconds,
    }


def judged(rounds: Sequence[Round]) -> tuple[dict[str, Any], bool]:
    """Return the figures of all rounds, and whether they are within the limits."""
    figures = _figures(rounds)
    return figures, all(figures[name] <= limit for name, limit in LIMITS.items())


def _figures(rounds: Sequence[Round]) -> dict[str, Any]:
    sent = sum(each.sent for each in rounds)
    reached = sum(each.sent - each.unreached for each in rounds)
    return {
        "messages": sent,
        "reached": reached,
        "reached_share": round(reached / max(1, sent), 4),
        "flagged": sum(each.seen.flagged for each in rounds),
        "listed": sum(each.seen.listed for each in rounds),
        "unreached": sent - reached,
        "unflagged_bare": sum(max(0, each.unflagged) for each in rounds),
        "pages_without_banner": sum(len(PAGES) * len(Side) - each.banners for each in rounds),
        "banners_left": sum(each.left for each in rounds),
        "rounds_not_paged_once": sum(not each.paged_once for each in rounds),
        "wrong_readiness": sum(not each.ready_as_due for each in rounds),
    }


def _told(each: Round) -> dict[str, Any]:
    return {
        "fault": each.fault.value,
        "bare": each.bare,
        "sent": each.sent,
        "flagged": each.seen.flagged,
        "listed": each.seen.listed,
        "banners": each.banners,
        "flags": each.paged[0],
        "pages": each.paged[1],
        "ready": list(each.ready),
    }


class NeverSaid(Exception):
    """What had to be on the page did not come, or did not go."""


class _Play:
    """Plays the rounds: breaks, looks, writes, mends, looks again."""

    def __init__(self, house: LexiconHouse, simulator: Simulator, pager: PagerPost, chance: Chance) -> None:
        self._house, self._simulator, self._pager = house, simulator, pager
        self._words = cycle(chance.sample(WORDS, len(WORDS)))
        self._people: dict[str, Person] = {}

    def all(self, faults: Sequence[Fault], messages: int) -> list[Round]:
        chats = self._enrol()
        rounds = [(fault, bare) for fault in faults for bare in (True, False)]
        played = []
        for number, (fault, bare) in enumerate(rounds):
            share = messages // len(rounds) + (number < messages % len(rounds))
            played.append(self._round(fault, share, chats, bare=bare))
            progress(f"  {fault.value}{', nothing learnt before' if bare else ''}: {share} messages")
        self._leave()
        return played

    def _enrol(self) -> list[tuple[BotOf, int]]:
        chats = [(bot, _FIRST_USER + number) for number, bot in zip(range(_CHATS), cycle(BOTS), strict=False)]
        for bot, user in chats:
            self._simulator.phone(user).start(bot.username)
        self._arrived()
        for bot, user in chats:
            self._house.pair(bot.side, f"Proef-{user}", user)
        self._arrived()
        return chats

    def _round(self, fault: Fault, messages: int, chats: Sequence[tuple[BotOf, int]], *, bare: bool) -> Round:
        before, alarms, pages = self._house.seen(), self._house.alarms(), self._pages()
        if bare:
            self._house.start_spoilt(fault)
            self._leave()
        else:
            self._house.spoil(fault)
        text = DOWN if bare else OLD
        self._until(lambda: self._banners(_PIECE, text) == len(Side), f"{fault}: no banner")
        self._until(lambda: self._pages() - pages >= len(Side), f"{fault}: no page")
        self._write(messages, chats)
        banners, during = self._banners(PAGES, text), self._ready()
        seen = self._house.seen().since(before)
        paged = (self._house.alarms() - alarms, self._pages() - pages)
        self._house.mend()
        self._until(lambda: self._banners(_PIECE, _BANNER) == 0, f"{fault}: the banner stays")
        self._until(lambda: self._ready() == HTTPStatus.OK, f"{fault}: not ready again")
        left = self._banners(PAGES[:2], _BANNER)
        return Round(fault, bare, messages, seen, banners, left, paged, (during, self._ready()))

    def _write(self, messages: int, chats: Sequence[tuple[BotOf, int]]) -> None:
        for (bot, user), _ in zip(cycle(chats), range(messages), strict=False):
            self._simulator.phone(user).send(bot.username, next(self._words))
        self._arrived()

    def _arrived(self) -> None:
        self._simulator.wait_until(
            lambda: not any(self._simulator.pending(bot.username) for bot in BOTS), _START_SECONDS
        )
        self._house.settle()

    def _banners(self, pages: Sequence[str], text: str) -> int:
        """Count the pages with a banner that holds ``text``, at a worker of each side."""
        found = (self._person(side.value).open(page).html for side in Side for page in pages)
        return sum(_BANNER in html and text in html for html in found)

    def _person(self, who: str) -> Person:
        if who not in self._people:
            login = self._house.logins[who]
            person = Person(self._house.url)
            person.press(
                person.open("/inloggen"),
                "Inloggen",
                naam=login.name,
                wachtwoord=login.password,
                kant=login.place,
            )
            self._people[who] = person
        return self._people[who]

    def _leave(self) -> None:
        """Close the browsers: a house that starts over listens elsewhere."""
        for person in self._people.values():
            person.close()
        self._people.clear()

    def _pages(self) -> int:
        return sum(PAGED in str(page.get("text", "")) for page in list(self._pager.pages))

    def _ready(self) -> int:
        return httpx.get(f"{self._house.url}/readyz", timeout=20.0).status_code

    def _until(self, holds: Callable[[], bool], what: str) -> None:
        """Look again and again, as a person does. Raises NeverSaid."""
        pause, end = threading.Event(), monotonic() + _WAIT_SECONDS
        while not holds():
            if monotonic() > end:
                raise NeverSaid(what)
            pause.wait(_LOOK_SECONDS)
