"""Opens the gate for content and a house for the content drill."""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from bot.library import ContentBroken, from_plain, read_folder
from cases.content import Plain
from cases.content_edit import puts_between
from cases.desk import StaffRole
from cases.social_map import CRISIS, parse_entry
from cases.social_map_form import ENTRIES, FILE, checked_on, entries_of
from drills.content import run_content
from drills.content_malice import CLASSES, MAP, NET, REPLIES, TIK
from drills.content_ports import ContentStage, Files
from drills.content_seeds import sow
from drills.ports import BotOf, ClockTeller, Login
from drills.result import finish
from escalation.lexicon import draft_of
from escalation.lexicon_check import floor_faults
from nabij.content_folder import shipped_content
from nabij.drill.stages import PASSWORD, DrillStage, DrillTheatre, databases_of
from nabij.lexicon.checking import today
from nabij.proving import Shown, Two
from nabij.publishing import make_live
from nabij.refused import Refused
from nabij.replay import danger_lost
from nabij.stage import Person

SECOND = Person("chris", PASSWORD, "Chris", StaffRole.COORDINATOR, None)
DV_LEAD = Person("dina", PASSWORD, "Dina", StaffRole.DV_LEAD, None)
_KEPT = (REPLIES, MAP, "kant_b.yaml", "keywords.yaml", "huiswoorden.yaml")
"""What the edits touch beside one dialogue; reading all content again for each edit takes half an hour."""


@dataclass
class ContentGate:
    """Fits the drill's ``Gate``: the checks that look a change over, on what the edits touch."""

    whole: Files = field(init=False)

    def __post_init__(self) -> None:
        self.whole = json.loads(json.dumps(read_folder(shipped_content(), prove=False).files))

    @cached_property
    def shipped(self) -> Files:
        rules = {name: plain for name, plain in self.whole.items() if name.startswith("lexicon/")}
        return {**sow(self.whole, TIK), **{name: self.whole[name] for name in _KEPT}, **rules}

    def refused(self, files: Files) -> str:
        kept = {n: p for n, p in files.items() if not n.startswith("lexicon/") or n == CLASSES}
        return _told(lambda: from_plain(kept, prove=True))

    def refused_rules(self, files: Files) -> str:
        net = {
            name: plain if name == NET else {**plain, "rules": []}
            for name, plain in files.items()
            if name.startswith("lexicon/") and name.endswith(".yaml")
        }
        return "; ".join(fault.problem for fault in draft_of(net).faults[:3])

    def refused_floor(self, files: Files) -> str:
        rules = {name: plain for name, plain in files.items() if name.startswith("lexicon/")}
        return "; ".join(fault.problem for fault in floor_faults(draft_of(rules, prove=False).lexicon)[:3])

    def refused_text(self, file: str, old: str, new: str) -> str:
        with tempfile.TemporaryDirectory(prefix="nabij-drill-") as where:
            for name in (one for one in self.shipped if not one.startswith("lexicon/") or one == CLASSES):
                words = (shipped_content() / name).read_text("utf-8")
                path = Path(where) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(words.replace(old, new, 1) if name == file else words, "utf-8")
            return _told(lambda: read_folder(Path(where)))

    def lost(self, files: Files) -> str:
        changed = {name: plain for name, plain in files.items() if plain != self.shipped.get(name)}
        return danger_lost(self.whole, {**self.whole, **changed})


def _checked_today(files: Files) -> Files:
    """Check the entries that are late, as a coordinator does before a change can go live."""
    day = today()
    entries = [one if _is_fresh(one, day) else checked_on(one, day) for one in entries_of(files[FILE])]
    return {**files, FILE: {ENTRIES: entries}}


def _is_fresh(entry: Plain, day: date) -> bool:
    found = parse_entry(entry)
    return found.is_fresh(day) or not (found.is_crisis or found.key in CRISIS)


def _never(login: str) -> Shown:
    raise Refused([login])


def _told(look: Callable[[], object]) -> str:
    try:
        look()
    except ContentBroken as broken:
        return str(broken.faults[0])
    return ""


class DrillContentStage(DrillStage):
    """Fits the drill's ``ContentStage``."""

    @property
    def writers(self) -> Mapping[str, Login]:
        author = self.logins["coordinator"]
        others = {"second": SECOND, "dv_lead": DV_LEAD}
        return {"author": author} | {
            name: Login(one.login, one.password, one.place) for name, one in others.items()
        }

    def kept(self, title: str, edit: Callable[[Files], Files]) -> str:
        front = self.house.front
        author = front.who_forgets(self.logins["coordinator"].name)
        _, live = front.content.live_files(author)
        files: Files = edit(_checked_today(json.loads(json.dumps(live))))
        puts = [put for name in files for put in puts_between(name, live.get(name), files[name])]
        return front.content.begin_draft(author, title, puts)

    def published_alone(self, edit: Callable[[Files], Files]) -> str:
        front = self.house.front
        author = self.logins["coordinator"].name
        _, live = front.content.live_files(front.who_forgets(author))
        library = from_plain(edit(json.loads(json.dumps(live))))
        try:
            make_live(front, library, Two(author, "", _never))
        except Refused as refused:
            return refused.problems[0]
        return ""


@dataclass(frozen=True, slots=True)
class DrillContentTheatre:
    """Opens a drill's house with the people who write and judge."""

    theatre: DrillTheatre

    @contextmanager
    def open(self, telegram_url: str, bots: tuple[BotOf, ...], pager_url: str) -> Iterator[ContentStage]:
        with self.theatre.open(telegram_url, bots, pager_url) as stage:
            if not isinstance(stage, DrillStage):
                raise Refused(["This drill needs a house of its own."])
            yield DrillContentStage(stage.house, stage.running, stage.clock)


def content(*, database: str, dsn: str, seed: int, out: Path | None) -> bool:
    """Hold the gate, walk the road and print. Raises Refused for what cannot be opened."""
    with databases_of(database, dsn) as databases:

        def theatre(tell: ClockTeller) -> DrillContentTheatre:
            return DrillContentTheatre(DrillTheatre(databases, tell, out, (SECOND, DV_LEAD)))

        result = run_content(ContentGate(), theatre)
    return finish({**result, "database": database, "seed": seed}, out)
