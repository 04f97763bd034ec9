"""Opens a house for the lexicon drill and spoils the release that it works by, in its database."""

import hashlib
import json
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select, update

from bot.brain import PATIENCE_SECONDS
from bot.library import WEIGHTS, Library, canonical, from_canonical
from cases.desk import Staff, StaffRole
from cases.levels import Level
from cases.sides import Side
from drills.lexicon import Load, run_lexicon
from drills.lexicon_ports import Fault, LexiconHouse, Seen
from drills.ports import BotOf, Login
from drills.result import finish
from nabij.content_folder import shipped_content
from nabij.drill.paired import pair
from nabij.drill.stages import CREW, databases_of, login_of, monday_ten
from nabij.house import SideHouse
from nabij.prepare import read_content
from nabij.stage import Staged, StagedBot, stage_settings, staged
from vault.detector_alarm import SOURCE
from vault.tables_coordination import release
from vault.tables_side import flag, message

_LEXICON = "lexicon/"
_IMPATIENT = 0.05
_FIELD = "files"
FAULTS = tuple(fault.value for fault in Fault)


@dataclass
class StagedLexicon:
    """A staged house as the lexicon drill sees it."""

    stage: Staged
    good: bytes
    _go: threading.Event = field(default_factory=threading.Event)
    _patience: float = PATIENCE_SECONDS

    def __post_init__(self) -> None:
        self._go.set()
        self._fit()

    @property
    def url(self) -> str:
        return self.stage.url

    @property
    def logins(self) -> Mapping[str, Login]:
        return {name: login_of(name) for name in CREW}

    def pair(self, side: Side, alias: str, user: int) -> None:
        pair(self._house(side), self._worker(side), alias, user, self.stage.now())

    def spoil(self, fault: Fault) -> None:
        self._spoil(fault)
        self._look()

    def start_spoilt(self, fault: Fault) -> None:
        self.stage.end()
        house = self.stage.house
        for each in house.sides.values():
            each.brain = each.new_brain(house.front, house.hall)
        self._spoil(fault)
        self._fit()
        self.stage.begin_anew()

    def _spoil(self, fault: Fault) -> None:
        body = _SPOILT[fault](self.good)
        digest = "0" * 64 if fault is Fault.WRONG_HASH else hashlib.sha256(body).hexdigest()
        if fault is Fault.SLOW:
            self._go.clear()
            self._patience = _IMPATIENT
            self._fit()
        self._make_live(body, digest)

    def mend(self) -> None:
        self._go.set()
        self._patience = PATIENCE_SECONDS
        self._fit()
        self.stage.house.front.publish(self.good, "oefening")
        self._look()

    def settle(self) -> None:
        self.stage.settle()

    def seen(self) -> Seen:
        found = [self._seen(each) for each in self.stage.house.sides.values()]
        return Seen(
            sum(one.messages for one in found),
            sum(one.flagged for one in found),
            sum(one.listed for one in found),
        )

    def alarms(self) -> int:
        return sum(
            self._count(each, select(func.count()).where(flag.c.source == SOURCE))
            for each in self.stage.house.sides.values()
        )

    def _seen(self, house: SideHouse) -> Seen:
        incoming = message.c.direction == "in"
        flagged = select(func.count(func.distinct(flag.c.message))).where(flag.c.level >= int(Level.REVIEW))
        return Seen(
            self._count(house, select(func.count()).select_from(message).where(incoming)),
            self._count(house, flagged),
            sum(row.count for row in house.desk.reading_list(self._worker(house.side))),
        )

    def _count(self, house: SideHouse, wanted: Any) -> int:  # noqa: ANN401 - a statement of any columns
        with house.database.read() as conn:
            return int(conn.execute(wanted).scalar_one())

    def _fit(self) -> None:
        """Let each brain open releases by way of the drill, which may hold that up."""
        for each in self.stage.house.sides.values():
            each.brain.opened, each.brain.patience = self._opened, self._patience

    def _look(self) -> None:
        """Let each brain look at coordination now: by itself it does so every two seconds."""
        for each in self.stage.house.sides.values():
            each.brain.learn()

    def _opened(self, body: bytes) -> Library:
        self._go.wait()
        return from_canonical(body)

    def _make_live(self, body: bytes, digest: str) -> None:
        with self.stage.house.front_database.begin() as conn:
            conn.execute(update(release).where(release.c.live == 1).values(live=0))
            number = conn.execute(select(func.max(release.c.id))).scalar_one() + 1
            conn.execute(
                insert(release).values(
                    id=number,
                    hash=digest,
                    body=body,
                    published_by="oefening",
                    published_at=self.stage.now(),
                    live=1,
                )
            )

    def _house(self, side: Side) -> SideHouse:
        return self.stage.house.sides[side]

    def _worker(self, side: Side) -> Staff:
        front = self.stage.house.front
        alias = next(
            each.alias for each in CREW.values() if each.role is StaffRole.WORKER and each.side is side
        )
        return front.staff(next(each.staff for each in front.colleagues() if each.alias == alias))


def _changed(change: Callable[[dict[str, Any]], None]) -> Callable[[bytes], bytes]:
    def spoilt(good: bytes) -> bytes:
        plain = json.loads(good)
        change(plain[_FIELD])
        return json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()

    return spoilt


def _without_rules(files: dict[str, Any]) -> None:
    for name in [name for name in files if name.startswith(_LEXICON)]:
        del files[name]


def _with_one_rule(files: dict[str, Any]) -> None:
    rules = files["lexicon/vangnet.yaml"]["rules"]
    _without_rules(files)
    files["lexicon/een.yaml"] = {"rules": [{**rules[0], "any_order": [["zwaluw"]], "unless": []}]}


def _with_broken_weights(files: dict[str, Any]) -> None:
    files[WEIGHTS] = {"format": "?"}


def _with_a_word(files: dict[str, Any]) -> None:
    files["keywords.yaml"]["keywords"].append({"woord": "oefenzwaluw", "niveau": "review"})


_SPOILT: Mapping[Fault, Callable[[bytes], bytes]] = {
    Fault.EMPTY: _changed(_without_rules),
    Fault.CORRUPT: lambda good: good[: len(good) // 2],
    Fault.WRONG_HASH: _changed(_with_a_word),
    Fault.WEIGHTS: _changed(_with_broken_weights),
    Fault.DEAF: _changed(_with_one_rule),
    Fault.SLOW: _changed(_with_a_word),
}


@dataclass(frozen=True, slots=True)
class StagedTheatre:
    """Opens a house for the lexicon drill on one kind of database."""

    databases: Mapping[str, str] | None

    @contextmanager
    def open(self, telegram_url: str, bots: tuple[BotOf, ...], pager_url: str) -> Iterator[LexiconHouse]:
        staged_bots = tuple(StagedBot(bot.side, bot.token, bot.username, "Planning") for bot in bots)
        with tempfile.TemporaryDirectory(prefix="nabij-lexicon-") as folder:
            settings = stage_settings(Path(folder), telegram_url, staged_bots, pager_url, self.databases)
            with staged(settings, tuple(CREW.values()), lambda _: None, monday_ten()) as stage:
                yield StagedLexicon(stage, canonical(read_content(shipped_content())))


def lexicon(
    *, messages: int, faults: Sequence[str], database: str, dsn: str, seed: int, out: Path | None
) -> bool:
    """Break the risk detection of a house on a database; print the result. Raises Refused."""
    with databases_of(database, dsn) as databases:
        result = run_lexicon(StagedTheatre(databases), Load(messages, seed), tuple(map(Fault, faults)))
    return finish({**result, "database": database, "seed": seed}, out)
