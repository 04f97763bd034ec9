"""The same lives on side a, with and without a side b: what side a gets may not differ by a byte."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.handle import handle_received
from cases.desk import Staff
from cases.ids import ClientId
from cases.moments import SECOND, Moment
from cases.sides import Side
from cases.traffic import RawUpdate
from drills.chance import Chance, chance_of
from nabij.drill.lodging import Lodging
from nabij.drill.paired import message, pair
from nabij.house import SideHouse
from vault.tables_side import message as message_table
from vault.tables_side import outbox

SAID = (
    "hoi",
    "het gaat wel",
    "mens",
    "hij staat voor de deur met een mes",
    "is zij bij jullie?",
    "stop",
    "ik ga er nu heen",
    "vaker",
    "wie ben jij",
)
_FIRST_USER = 850_000_000
_FIRST_UPDATE = 930_000_000


@dataclass(frozen=True, slots=True)
class _Stage:
    lodge: Lodging
    lead: Staff
    at: Moment

    def enrol(self, side: Side, user: int, link: str = "") -> ClientId:
        house = self.lodge.house.sides[side]
        return pair(house, self.lodge.staff[side], f"Tweeling-{user}", user, self.at, link=link)

    def link(self, known: frozenset[str], side: Side) -> str:
        """Return a lead's code for the case that was not there before."""
        front = self.lodge.house.front
        (new,) = (one for one in front.cases(self.lead) if one[0] not in known)
        return front.link_code(self.lead, new[0], side)

    def cases(self) -> frozenset[str]:
        return frozenset(one[0] for one in self.lodge.house.front.cases(self.lead))


def differing_pairs(lodge: Lodging, lead: Staff, pairs: int, seed: int) -> int:
    """Live so many lives twice; return how many got other bytes where there was another side."""
    stage = _Stage(lodge, lead, lodge.house.hall.tempo.clock.now())
    return sum(not _same(stage, number, chance_of(seed + number)) for number in range(pairs))


def _same(stage: _Stage, number: int, dice: Chance) -> bool:
    said = [dice.choice(SAID) for _ in range(3)]
    alone, beside, other = (_FIRST_USER + 10 * number + each for each in range(3))
    first = stage.enrol(Side.A, alone)
    before = stage.cases()
    second = stage.enrol(Side.A, beside)
    third = stage.enrol(Side.B, other, stage.link(before, Side.B))
    del third
    _says(stage, Side.B, other, [dice.choice(SAID)])
    _says(stage, Side.A, alone, said)
    _says(stage, Side.A, beside, said)
    house = stage.lodge.house.sides[Side.A]
    return _got(house, first) == _got(house, second)


def _says(stage: _Stage, side: Side, user: int, texts: Sequence[str]) -> None:
    house = stage.lodge.house.sides[side]
    for number, text in enumerate(texts):
        update = _FIRST_UPDATE + (user - _FIRST_USER) * 10 + number
        body = {"update_id": update, "message": message(number + 2, user, stage.at // SECOND, text)}
        raw = RawUpdate(house.chosen.bots[0].id, json.dumps(body).encode(), update, user, stage.at)
        house.store.intake.keep(raw)
        for item in house.store.intake.heads(stage.at, 10):
            handle_received(house.store.ledger, item, stage.at, house.brain.rules())


def _got(house: SideHouse, who: ClientId) -> list[tuple[object, ...]]:
    """Return every text that went or goes to this client, in order, and whether it may leave."""
    columns = message_table.c.id, message_table.c.text_sealed, message_table.c.kind, outbox.c.kind
    sent = (
        select(*columns)
        .outerjoin(outbox, outbox.c.id == message_table.c.id)
        .where(message_table.c.client == who, message_table.c.direction == "out")
        .order_by(message_table.c.at, message_table.c.id)
    )
    with house.database.read() as conn:
        seals = house.store.seals(conn, who)
        return sorted(
            (seals.open_text("message", "text_sealed", row[0], row[1]), row[2], str(row[3]))
            for row in conn.execute(sent)
        )
