"""Fifty workers reach for the same flags while the house is killed: each flag gets one owner, none is lost.

The losers must read who was first. A flag that nobody owns must have a running ladder, and what belongs to
somebody who left must be back on the board within two minutes.
"""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic
from typing import Any, Protocol

import httpx

from drills.chance import Chance, chance_of
from drills.ports import Login
from drills.result import Stopwatch, progress
from drills.web import Person

RIVALS = 5
"""How many people press claim on the same flag at once."""
AT_ONCE = 4
LEAVERS = 3
LIMITS = {
    "two_owners": 0,
    "no_owner": 0,
    "other_owner_told": 0,
    "untold": 0,
    "unanswered": 0,
    "orphan_longest_s": 120.0,
    "back_on_board_s": 120.0,
}
_TRIES = 120
_PAUSE = 0.5
_LOOK = 0.25
_PATIENCE = 150.0
_FIELD = re.compile(r'name="(zegel|eenmalig)" value="([^"]*)"')


@dataclass(frozen=True, slots=True)
class FlagAt:
    """An open flag, whose conversation stands on ``page``; ``place`` is the side as the door names it."""

    flag: str
    page: str
    place: str


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who can claim; ``alias`` is the name colleagues read."""

    login: Login
    alias: str


class ClaimHouse(Protocol):
    """A house at work that can be killed, with what only its stores can tell."""

    @property
    def url(self) -> str:
        """Return where it listens now; another address after it was killed."""

    @property
    def workers(self) -> Sequence[Worker]: ...

    @property
    def flags(self) -> Sequence[FlagAt]: ...

    def kill(self) -> None:
        """Kill the processes as a machine that falls away, and start them again."""

    def owners(self) -> Mapping[str, str]:
        """Return the alias of who took each flag; a flag that nobody took is missing."""

    def orphans(self) -> frozenset[str]:
        """Return open flags that nobody owns and no ladder looks after."""

    def retire(self, alias: str) -> None:
        """Let somebody leave the organisation at once."""

    def on_board(self, flag: str) -> bool:
        """Say whether a flag waits for somebody again, with its ladder running."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person got who pressed claim."""

    alias: str
    status: int
    text: str


@dataclass
class Race:
    """What came of every flag, and how long any of them had nobody."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    kills: int = 0
    since: dict[str, float] = field(default_factory=dict)
    longest: float = 0.0

    def look(self, orphans: frozenset[str]) -> None:
        """Note which flags have nobody now."""
        now = monotonic()
        self.since = {flag: self.since.get(flag, now) for flag in orphans}
        self.longest = max([self.longest, *(now - began for began in self.since.values())])


@dataclass
class Claimer:
    """One worker with a browser of their own; the address of the house may change under it."""

    worker: Worker
    cookies: httpx.Cookies

    async def claim(self, house: ClaimHouse, flag: FlagAt) -> Answer:
        """Press claim on a flag; the same press goes again until the house answers."""
        async with httpx.AsyncClient(cookies=self.cookies, timeout=20.0) as client:
            fields = await self._form(client, house, flag)
            for _ in range(_TRIES):
                try:
                    url = house.url
                    answer = await client.post(
                        f"{url}{flag.page}/oppakken", data=fields, headers={"Origin": url}
                    )
                except httpx.TransportError:
                    await asyncio.sleep(_PAUSE)
                    continue
                if answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
                    return Answer(self.worker.alias, answer.status_code, answer.text)
                await asyncio.sleep(_PAUSE)
        return Answer(self.worker.alias, 0, "")

    async def _form(self, client: httpx.AsyncClient, house: ClaimHouse, flag: FlagAt) -> dict[str, str]:
        for _ in range(_TRIES):
            try:
                page = await client.get(f"{house.url}{flag.page}")
                return {**dict(_FIELD.findall(page.text)), "vlag": flag.flag}
            except httpx.TransportError:
                await asyncio.sleep(_PAUSE)
        return {}


def run_claim(house: ClaimHouse, kills: int, seed: int) -> dict[str, Any]:
    """Let everybody reach, kill meanwhile, let some leave; return the result."""
    watch, chance = Stopwatch(), chance_of(seed)
    claimers = [_at_door(house, worker) for worker in house.workers]
    progress(f"  {len(claimers)} people logged in")
    race = asyncio.run(_raced(house, claimers, kills, chance))
    back = asyncio.run(_left(house, race, chance))
    figures = _figures(house, race, back)
    ok = race.kills == kills and all(figures[name] <= limit for name, limit in LIMITS.items())
    return {"ok": ok, **figures, "figures": figures, "limits": LIMITS, "seconds": watch.seconds}


def _at_door(house: ClaimHouse, worker: Worker) -> Claimer:
    person = Person(house.url)
    login = worker.login
    person.press(
        person.open("/inloggen"), "Inloggen", naam=login.name, wachtwoord=login.password, kant=login.place
    )
    claimer = Claimer(worker, person.cookies)
    person.close()
    return claimer


async def _raced(house: ClaimHouse, claimers: Sequence[Claimer], kills: int, chance: Chance) -> Race:
    race, gate, over = Race(), asyncio.Semaphore(AT_ONCE), asyncio.Event()
    watching = asyncio.create_task(_watch(house, race, over))
    rounds = [_rivals(claimers, flag, chance) for flag in house.flags]
    deaths = {round(len(rounds) * (number + 1) / (kills + 1)) for number in range(kills)}

    async def one(number: int, flag: FlagAt, rivals: Sequence[Claimer]) -> None:
        async with gate:
            if number in deaths:
                killing = asyncio.create_task(asyncio.to_thread(house.kill))
                race.kills += 1
                race.answers[flag.flag] = await asyncio.gather(*(each.claim(house, flag) for each in rivals))
                await killing
            else:
                race.answers[flag.flag] = await asyncio.gather(*(each.claim(house, flag) for each in rivals))

    await asyncio.gather(
        *(
            one(number, flag, rivals)
            for number, (flag, rivals) in enumerate(zip(house.flags, rounds, strict=True))
        )
    )
    over.set()
    await watching
    return race


def _rivals(claimers: Sequence[Claimer], flag: FlagAt, chance: Chance) -> list[Claimer]:
    here = [each for each in claimers if each.worker.login.place == flag.place]
    return chance.sample(here, min(RIVALS, len(here)))


async def _watch(house: ClaimHouse, race: Race, over: asyncio.Event) -> None:
    while not over.is_set():
        race.look(await asyncio.to_thread(house.orphans))
        await asyncio.sleep(_LOOK)


async def _left(house: ClaimHouse, race: Race, chance: Chance) -> list[float]:
    """Let some owners leave; return the seconds until all of their flags wait for somebody again."""
    owners = house.owners()
    leavers = chance.sample(sorted(set(owners.values())), min(LEAVERS, len(set(owners.values()))))
    taken = [flag for flag, alias in owners.items() if alias in leavers]
    for alias in leavers:
        await asyncio.to_thread(house.retire, alias)
    began, back = monotonic(), dict.fromkeys(taken, _PATIENCE)
    progress(f"  {len(leavers)} people left with {len(taken)} flags")
    while monotonic() - began < _PATIENCE and _PATIENCE in back.values():
        race.look(await asyncio.to_thread(house.orphans))
        for flag in [flag for flag, seconds in back.items() if seconds == _PATIENCE]:
            if await asyncio.to_thread(house.on_board, flag):
                back[flag] = monotonic() - began
        await asyncio.sleep(_LOOK)
    return list(back.values())


def _figures(house: ClaimHouse, race: Race, back: Sequence[float]) -> dict[str, Any]:
    flags = [each.flag for each in house.flags]
    won = {
        flag: [each.alias for each in answers if each.status == HTTPStatus.SEE_OTHER]
        for flag, answers in race.answers.items()
    }
    winner = {flag: names[0] for flag, names in won.items() if len(names) == 1}
    lost = [
        (flag, each)
        for flag, answers in race.answers.items()
        for each in answers
        if each.status == HTTPStatus.CONFLICT
    ]
    told = [(flag, each) for flag, each in lost if f"Al opgepakt door {winner.get(flag, '?')}" in each.text]
    answers = [each for all_of in race.answers.values() for each in all_of]
    return {
        "flags": len(flags),
        "workers": len(house.workers),
        "presses": len(answers),
        "one_owner": len(winner),
        "two_owners": sum(len(names) > 1 for names in won.values()),
        "no_owner": sum(not names for names in won.values()),
        "losers": len(lost),
        "untold": len(lost) - len(told),
        "unanswered": sum(each.status not in (HTTPStatus.SEE_OTHER, HTTPStatus.CONFLICT) for each in answers),
        "kills_done": race.kills,
        "orphan_longest_s": round(race.longest, 2),
        "back_on_board_s": round(max(back, default=0.0), 2),
        "other_owner_told": _told_otherwise(winner, race),
    }


def _told_otherwise(winner: Mapping[str, str], race: Race) -> int:
    """Return how many losers read another name than that of who was first."""
    return sum(
        "Al opgepakt door" in each.text and f"Al opgepakt door {winner[flag]}" not in each.text
        for flag, answers in race.answers.items()
        if flag in winner
        for each in answers
        if each.status == HTTPStatus.CONFLICT
    )
