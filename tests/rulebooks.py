"""Clients, messages, rosters and rulebooks for tests of the turn."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from canary import ALIAS
from dialogue_samples import book, sample_script

from bot.library import Library, read_folder
from cases.effects import Effect, RaiseFlag, Say, SayKind, StartLadder
from cases.events import Event, Kind, MessageReceived
from cases.facts import Facts, Phase
from cases.ids import ClientId, EventId, PhoneMessage, ReleaseId, StaffId
from cases.levels import Language, Mode
from cases.moments import DAY, Moment, after, moment_of
from cases.programme import Programme, Stretch
from cases.roster import Post, Shift
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from cases.state import ClientState
from dialogs.codec import encode
from dialogs.talk import Talk
from escalation.detector import Detector
from escalation.duty import Duty, Promise
from escalation.rulebook import START_SCRIPT, Rulebook
from escalation.turn import take_turn

CONTENT = Path(__file__).parents[1] / "content"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOON = moment_of(datetime(2027, 3, 16, 12, 0, tzinfo=AMSTERDAM))
"""A Tuesday, inside every window and all service hours."""

ROSA = ClientId("5a0d3c8e")
ANNE, BILAL, CARLA, LEO = (StaffId(name) for name in ("anne", "bilal", "carla", "leo"))
LONG_AGO = Moment(0)
POSTS = {Post.DUTY: ANNE, Post.BACKUP: BILAL, Post.COORDINATOR: CARLA, Post.LEAD: LEO}


def crew(posts: Mapping[Post, StaffId]) -> tuple[Shift, ...]:
    """Return shifts that hold, one for each post."""
    return tuple(Shift(staff, post, LONG_AGO) for post, staff in posts.items())


STAFFED = Duty(staffed=True, promise=Promise.TODAY, crew=crew(POSTS))
CLOSED = Duty(staffed=False, promise=Promise.TOMORROW, crew=crew(POSTS))
EMPTY = Duty()

ALL_DAY = tuple(Window(day, time(8), time(22)) for day in range(7))
RECORD = SafeContact(ALL_DAY, "Europe/Amsterdam", Mode.OPEN, "Er staat iets klaar.", after(NOON, 30 * DAY))


@cache
def small_rulebook() -> Rulebook:
    """Return a rulebook with one small dialogue, the built-in minimum list and a weekly plan."""
    script = sample_script()
    weekly = Programme("weekly", "Elke week", (Stretch(1, None, 7, script.name),))
    scripts = {script.name: script, START_SCRIPT: script}
    return Rulebook(ReleaseId(1), _plain_detector(), scripts, book(), {"weekly": weekly})


@cache
def shipped_library() -> Library:
    """Return the content of this repository, read once for all who only look at it."""
    return read_folder(CONTENT)


@cache
def real_rulebook() -> Rulebook:
    """Return the content of this repository, compiled."""
    library = shipped_library()
    detector = Detector.of(library.lexicon, "1")
    return Rulebook(ReleaseId(1), detector, library.scripts, library.texts, library.programmes)


def _plain_detector() -> Detector:
    return replace(Detector.minimal(), bare=False)


def record(mode: Mode = Mode.OPEN, **changes: object) -> SafeContact:
    return replace(RECORD, mode=mode, **changes)  # type: ignore[arg-type]  # tests name real fields


def client(mode: Mode = Mode.OPEN, **changes: object) -> ClientState:
    """Return a paired client of side a in the acute days, whose phone shows ``mode``."""
    plain = ClientState(
        ROSA,
        Side.A,
        Role.STAYER,
        Language.NL_B1,
        f"Duin-27-{ALIAS}",
        contact=record(mode),
        facts=Facts(phase=Phase.F0),
        programme_began=NOON,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # tests name real fields


def asked(state: ClientState, script: str, step: str, day: int = 1) -> ClientState:
    """Return the client with this question waiting for an answer since a minute."""
    talk = Talk(script, step, 1, after(NOON, -60_000_000), day)
    return replace(state, talk=encode(talk))


def wrote(text: str, at: Moment = NOON, **changes: object) -> MessageReceived:
    plain = MessageReceived(EventId("e1"), at, at, Kind.TEXT, text, PhoneMessage(41))
    return replace(plain, **changes)  # type: ignore[arg-type]  # tests name real fields


def turn(
    state: ClientState, event: Event, rulebook: Rulebook | None = None, duty: Duty = STAFFED
) -> tuple[ClientState, tuple[Effect, ...]]:
    return take_turn(state, event, rulebook or small_rulebook(), duty)


def says(effects: tuple[Effect, ...]) -> list[Say]:
    return [one for one in effects if isinstance(one, Say)]


def flags(effects: tuple[Effect, ...]) -> list[RaiseFlag]:
    return [one for one in effects if isinstance(one, RaiseFlag)]


def safety_texts(effects: tuple[Effect, ...]) -> list[Say]:
    return [one for one in says(effects) if one.kind is SayKind.SAFETY]


def ladders(effects: tuple[Effect, ...]) -> list[StartLadder]:
    return [one for one in effects if isinstance(one, StartLadder)]
