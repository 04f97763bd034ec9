"""A house with two linked parties and content on both sides, for the drills of the routes and the wall."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date

from fastapi import FastAPI
from sqlalchemy import select

from bot.handle import handle_received
from cases.agreements import NewLine
from cases.desk import EmergencyCard, Staff, StaffRole
from cases.errors import NabijError
from cases.ids import ClientId, StaffId
from cases.moments import SECOND
from cases.sides import Side
from cases.traffic import RawUpdate
from console.policy import PolicyBroken, the_policy
from console.policy_check import keep, routes_of
from drills.bench_inbound import ACUTE
from drills.bench_telegram import BOTS, bench_telegram
from drills.chance import chance_of
from drills.crawl_ports import Route, Secret, Walker
from drills.pager_post import PagerPost
from drills.ports import Login
from nabij.drill.lodging import Lodging, lodging
from nabij.drill.paired import message, pair
from nabij.drill.stages import CREW, PASSWORD
from nabij.drill.twins import differing_pairs
from nabij.running import Running
from vault.tables_coordination import access_log, case
from vault.tables_side import (
    agreed_line,
    alert,
    enrolment,
    flag,
    note,
    page,
    task,
    unknown_message,
)
from vault.tables_side import client as client_table
from vault.tables_side import message as message_table

_ID_TABLES = (
    client_table,
    flag,
    message_table,
    task,
    note,
    agreed_line,
    page,
    alert,
    unknown_message,
    enrolment,
)
_USERS = {Side.A: 810_001_771, Side.B: 820_002_882}
_STRANGERS = {Side.A: 830_003_991, Side.B: 840_004_119}
_FIRST_UPDATE = 910_000_000
_LONG = 12
"""A shorter key is no id of a row: a code, or a bot's own short name."""
_EXTRA: tuple[tuple[str, StaffRole], ...] = (
    ("vast", StaffRole.WORKER),
    ("los", StaffRole.WORKER),
    ("maatje", StaffRole.BUDDY),
    ("ervaring", StaffRole.EXPERIENCE),
)
"""Assigned and not on duty, neither of both, and the volunteers."""
_MARKS = {Side.A: "aaqzeilboot4417", Side.B: "bbxroeiboot9352"}
"""Stands in the name of each colleague of a side, so that a name is found wherever it is."""
_ALIASES = {Side.A: "Zandbank-4182", Side.B: "Kwelder-9576"}
_LOOSE = (("beheer", StaffRole.ADMIN), ("privacy", StaffRole.PRIVACY))


@dataclass
class WalledHouse:
    """Fits ``drills.crawl_ports.CrawlHouse``."""

    lodge: Lodging
    url: str
    walkers: Sequence[Walker]
    clients: Mapping[Side, ClientId]
    words: Mapping[Side, str]
    names: Mapping[Side, Sequence[str]]
    staff: Mapping[str, StaffId]
    pager: PagerPost
    differing: int
    """How many pairs of twins differed, lived before anything else of the house ran."""
    _read: dict[str, int] = field(default_factory=dict)

    @property
    def routes(self) -> Sequence[Route]:
        return [
            Route(one.method, one.path, frozenset(map(str, one.roles)), one.by, one.log, one.relation)
            for one in the_policy()
            if one.method and not one.outside
        ]

    @property
    def differences(self) -> Sequence[str]:
        try:
            keep(self._application(), the_policy(), whole=True)
        except PolicyBroken as broken:
            return broken.problems
        return ()

    @property
    def served(self) -> int:
        return len(list(routes_of(self._application().routes)))

    def _application(self) -> FastAPI:
        return Running(self.lodge.house, frozenset({"web"})).application()

    def ids(self, side: Side) -> Mapping[str, str]:
        who = self.clients[side]
        house = self.lodge.house.sides[side]
        with house.database.read() as conn:
            found = {
                "flag": select(flag.c.id).where(flag.c.client == who, flag.c.closed_at.is_(None)),
                "message": select(message_table.c.id).where(
                    message_table.c.client == who, message_table.c.direction == "in"
                ),
                "task": select(task.c.id).where(task.c.client == who),
                "row": select(unknown_message.c.id),
            }
            known = {name: conn.execute(wanted.limit(1)).scalar() for name, wanted in found.items()}
        given = {"client": who, "kant": side.value, "dag": "2027-03-29", "key": "bel"}
        return {**given, **{name: one for name, one in known.items() if one}}

    def secrets(self, side: Side) -> Sequence[Secret]:
        house = self.lodge.house.sides[side]
        found = [Secret("words", self.words[side]), *(Secret("staff", one) for one in self.names[side])]
        with house.database.read() as conn:
            for table in _ID_TABLES:
                (key,) = table.primary_key.columns
                found += [Secret("id", one) for one in conn.scalars(select(key)) if len(str(one)) >= _LONG]
            found += [Secret("alias", one) for one in conn.scalars(select(client_table.c.alias))]
        found += [Secret("name", str(each[side])) for each in (_USERS, _STRANGERS)]
        for bot in house.chosen.bots:
            found += [Secret("name", bot.username), Secret("name", bot.token)]
        with self.lodge.house.front_database.read() as conn:
            rows = conn.execute(select(case.c.id, case.c.code)).all()
        found += [Secret("case", one) for row in rows for one in (row.id, row.code)]
        return found

    def logged(self, walker: Walker) -> Sequence[str]:
        mine = access_log.c.staff == self.staff[walker.name]
        with self.lodge.house.front_database.read() as conn:
            since = self._read.get(walker.name, 0)
            rows = conn.execute(
                select(access_log.c.id, access_log.c.action).where(mine, access_log.c.id > since)
            ).all()
        self._read[walker.name] = max((row.id for row in rows), default=since)
        return [row.action for row in rows]

    def stir(self, side: Side) -> None:
        desk = self.lodge.house.sides[side].desk
        desk.add_note(self.lodge.staff[side], self.clients[side], f"Er verandert iets. {self.words[side]}")

    def notices(self) -> Sequence[bytes]:
        return [json.dumps(one, ensure_ascii=False).encode() for one in list(self.pager.pages)]

    def twins(self, pairs: int) -> int:
        """Return how many of the pairs that this house was opened with got other bytes."""
        del pairs
        return self.differing


@contextmanager
def walled(databases: Mapping[str, str] | None, seed: int, pairs: int = 0) -> Iterator[WalledHouse]:
    """Open the house, let both parties of one case live a little, and serve it.

    Pairs of twins live while nothing else takes their messages: a loop at work would take some of the one
    and not of the other, and a difference would tell nothing.
    """
    dice = chance_of(seed)
    words = {Side.A: f"zeewolf{dice.randrange(10**8):08}", Side.B: f"rotsduif{dice.randrange(10**8):08}"}
    with ExitStack() as stack:
        simulator = stack.enter_context(bench_telegram())
        pager = stack.enter_context(PagerPost())
        lodge = stack.enter_context(lodging(simulator.url, BOTS, databases, pager.url))
        walkers, staff = _people(lodge)
        clients = _linked(lodge)
        names = {side: [_MARKS[side]] for side in Side}
        _given(lodge, staff, clients)
        for side in Side:
            _life(lodge, side, clients[side], words[side], staff[f"vast-{side.value}"])
        differing = differing_pairs(lodge, staff_of(lodge, "lead"), pairs, seed)
        url = stack.enter_context(lodge.running("web", "worker", "clock", "sender"))
        yield WalledHouse(lodge, url, walkers, clients, words, names, staff, pager, differing)


def _people(lodge: Lodging) -> tuple[list[Walker], dict[str, StaffId]]:
    """Add who is not of the crew; return everybody with their staff row."""
    front, found, staff = lodge.house.front, [], {}
    for side in Side:
        crew = CREW[side.value]
        name = f"dienst-{side.value}"
        found.append(Walker(name, Login(crew.login, PASSWORD, side.value), "worker", side, at_work=True))
        staff[name] = lodge.staff[side].id
        for kind, role in _EXTRA:
            name = f"{kind}-{side.value}"
            login = f"{kind}{_MARKS[side]}"
            row = front.add_staff(login=login, password=PASSWORD, alias=login, role=role, side=side)
            found.append(Walker(name, Login(login, PASSWORD, side.value), role.value, side))
            staff[name] = row
    for kind, role in _LOOSE:
        staff[kind] = front.add_staff(login=kind, password=PASSWORD, alias=kind, role=role, side=None)
        found.append(Walker(kind, Login(kind, PASSWORD, "coordinatie"), role.value, None))
    for place in ("coordinator", "lead"):
        crew = CREW[place]
        found.append(Walker(place, Login(crew.login, PASSWORD, crew.place), crew.role.value, None))
        staff[place] = staff_of(lodge, place).id
    return found, staff


def staff_of(lodge: Lodging, place: str) -> Staff:
    """Return somebody of the crew without a side, as they log in."""
    token = lodge.house.door.log_in(CREW[place].login, PASSWORD, CREW[place].side, "")
    session = lodge.house.door.session(token) if token else None
    if session is None:
        raise LookupError(place)
    return session.staff


def _linked(lodge: Lodging) -> dict[Side, ClientId]:
    """Enrol both parties of one case."""
    now, front = lodge.house.hall.tempo.clock.now(), lodge.house.front
    found: dict[Side, ClientId] = {}
    for side in Side:
        link = ""
        if found:
            lead = staff_of(lodge, "lead")
            (first,) = front.cases(lead)
            link = front.link_code(lead, first[0], side)
        alias = _ALIASES[side]
        found[side] = pair(lodge.house.sides[side], lodge.staff[side], alias, _USERS[side], now, link=link)
    return found


def _given(lodge: Lodging, staff: Mapping[str, StaffId], clients: Mapping[Side, ClientId]) -> None:
    """Give the client of each side to a colleague, and to its volunteers."""
    front, chief = lodge.house.front, staff_of(lodge, "coordinator")
    for side, who in clients.items():
        front.grant(lodge.staff[side], staff[f"vast-{side.value}"], who)
        for kind in ("maatje", "ervaring"):
            volunteer = staff[f"{kind}-{side.value}"]
            front.set_volunteer(chief, volunteer, date(2026, 1, 5), date(2026, 1, 5), 8)
            lodge.house.sides[side].desk.match(lodge.staff[side], who, volunteer, 30, wish=True)


def _life(lodge: Lodging, side: Side, who: ClientId, word: str, colleague: StaffId) -> None:
    """Let a client write, also in danger, and a worker write everything that can be written."""
    house, me = lodge.house.sides[side], lodge.staff[side]
    said = (f"gisteren was het rustig {word}", f"het gaat wel {word}", f"{ACUTE[side]} {word}")
    for number, text in enumerate(said):
        _says(lodge, side, _USERS[side], number, text)
    _says(lodge, side, _STRANGERS[side], 7, f"wie is dit {word}")
    card = EmergencyCard(name=f"M. {word}", staying_now=f"Straat 1 {word}", phones="06-00000000")
    house.desk.write_card(me, who, card)
    house.desk.add_note(me, who, f"Zus weet ervan {word}")
    house.desk.write_shift_note(me, colleague, f"Let op {word}")
    with suppress(NabijError):
        house.desk.agree(me, who, NewLine(1, "Fiets", f"Fiets om de hoek {word}"))


def _says(lodge: Lodging, side: Side, user: int, number: int, text: str) -> None:
    house, now = lodge.house.sides[side], lodge.house.hall.tempo.clock.now()
    update = _FIRST_UPDATE + (user % 1_000_000) * 10 + number
    body = {"update_id": update, "message": message(number + 2, user, now // SECOND, text)}
    house.store.intake.keep(RawUpdate(house.chosen.bots[0].id, json.dumps(body).encode(), update, user, now))
    for item in house.store.intake.heads(now, 10):
        handle_received(house.store.ledger, item, now, house.brain.rules())
