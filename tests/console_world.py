"""A small fictional evening for console tests: two workers on side a, one on b, a coordinator, a lead."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from threading import Thread

import uvicorn
from canary import ADDRESS, ALIAS, CASE, NAME, NOTE, PHONE, SAID
from canary_watch import Watched
from console_fakes import FakeClock, FakeDoor, FakeFeed, FakeIds
from console_fakes_call import call_with
from console_fakes_door import TALK, door_at
from console_fakes_office import FakeCoordination
from console_fakes_side import FakeDesk
from fastapi import FastAPI

from cases.desk import (
    AlertRow,
    ClosedFlag,
    Colleague,
    Consent,
    EmergencyCard,
    FlagRow,
    Line,
    Note,
    ReadingRow,
    Service,
    Staff,
    StaffRole,
    TaskRow,
    UnknownRow,
)
from cases.effects import FlagSpan
from cases.facts import Facts
from cases.ids import CaseId, ClientId, FlagId, MessageId, StaffId
from cases.levels import Language, Level, Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, moment_of
from cases.people import Match
from cases.programme import Programme
from cases.roster import DutyModel, Post, ServiceHours, Shift
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from cases.state import ClientState
from console.app import build
from console.settings import ConsoleSettings, Going
from console.studio_tools import Studio
from dialogs.parse_pictures import read_pictures
from dialogs.replies import read_replies
from vault.days_off import holidays_between

MONDAY = moment_of(datetime(2026, 11, 23, 13, 30, tzinfo=UTC))
"""14:30 on a Monday in Amsterdam."""

PASSWORD = "een lang wachtwoord"
REGION = "Veilig Thuis Zeeland"
BACKUP_PHONE = "06 12345678"
CLOSING = {"reden": "safe_now", "veilig": "yes", "volgende": "geen", "ritme": "as_planned"}
"""The four answers with which a flag is closed."""
HEARTBEAT = 0.25
"""Seconds; sixty times as often as outside tests."""
DUIN, WAD, RIET, HEIDE = (ClientId(name) for name in ("c-duin", "c-wad", "c-riet", "c-heide"))
ACUTE, HIGH, QUIET, NOBODY, ELSEWHERE = (
    FlagId(name) for name in ("f-acuut", "f-hoog", "f-stil", "f-niemand", "f-b")
)
VOICE = MessageId("m-stem")
DANGER = f"Hij staat aan de deur en dreigt mij {SAID}"

ANNA = Staff(StaffId("s-anna"), "p1", "anna", "Anna", StaffRole.WORKER, Side.A)
BRAM = Staff(StaffId("s-bram"), "p2", "bram", "Bram", StaffRole.WORKER, Side.A)
CEES = Staff(StaffId("s-cees"), "p3", "cees", "Cees", StaffRole.WORKER, Side.B)
DORA = Staff(StaffId("s-dora"), "p4", "dora", "Dora", StaffRole.COORDINATOR, None)
EVA = Staff(StaffId("s-eva"), "p5", "eva", "Eva", StaffRole.LEAD, None)
FEM = Staff(StaffId("s-fem"), "p6", "fem", "Fem", StaffRole.WORKER, Side.A)
BO = Staff(StaffId("s-bo"), "p7", "bo", "Bo", StaffRole.BUDDY, Side.A)
EEF = Staff(StaffId("s-eef"), "p8", "eef", "Eef", StaffRole.EXPERIENCE, Side.A)
ADA = Staff(StaffId("s-ada"), "p9", "ada", "Ada", StaffRole.ADMIN, None)
FATMA = Staff(StaffId("s-fatma"), "p10", "fatma", "Fatma", StaffRole.PRIVACY, None)
COR = Staff(StaffId("s-cor"), "p11", "cor", "Cor", StaffRole.COORDINATOR, None)
DINA = Staff(StaffId("s-dina"), "p12", "dina", "Dina", StaffRole.DV_LEAD, None)
MO = Staff(StaffId("s-mo"), "p13", "mo", "Mo", StaffRole.CONTENT_REVIEWER, None)
EVERYBODY = (ANNA, BRAM, CEES, DORA, EVA, FEM, BO, EEF, ADA, FATMA, COR, DINA, MO)


def _said(sentence: str) -> dict[str, str]:
    return dict.fromkeys(Language, sentence)


READY, _ = read_replies(
    {
        "replies/test.yaml": {
            "bel": {
                "titel": "Mag ik bellen?",
                "voor": "iedereen",
                "open": _said("Mag ik je bellen? Zeg wanneer dat veilig kan."),
                "neutraal": _said("Zullen we even bellen?"),
            },
            "weg": {
                "titel": "Even naar buiten",
                "voor": ["removed_person"],
                "beide": _said("Ga even naar buiten."),
            },
        }
    }
)
"""Ready answers: one for everybody, one for who had to leave the house."""
PICTURES, _ = read_pictures(
    {
        "markt": {
            "appel": {"teken": "🍎", "nl": "appel", "en": "apple"},
            "fiets": {"teken": "🚲", "nl": "fiets", "en": "bicycle"},
            "vis": {"teken": "🐟", "nl": "vis", "en": "fish"},
        },
        "strand": {"maan": {"teken": "🌙", "nl": "maan", "en": "moon"}},
    },
    ("pictures.yaml",),
)
"""Two sets to choose from, as the content has them."""


@dataclass
class World:
    clock: FakeClock
    a: FakeDesk
    b: FakeDesk
    coordination: FakeCoordination
    door: FakeDoor
    bugs: list[tuple[str, str]]
    app: FastAPI
    feed: FakeFeed
    goings: list[Going]
    programmes: dict[str, Programme]


def make_world(streams: int = 20) -> World:
    """Return a fresh world at MONDAY."""
    clock = FakeClock(MONDAY)
    a, b = _side_a(clock), _side_b(clock)
    coordination = _coordination(clock)
    a.glass.access = b.glass.access = coordination
    coordination.known.update({DUIN: Side.A, WAD: Side.A, RIET: Side.A, HEIDE: Side.B})
    door = FakeDoor({(one.login, PASSWORD, one.side): one for one in EVERYBODY})
    coordination.door = door
    coordination.content.people, coordination.content.clock = EVERYBODY, clock
    bugs: list[tuple[str, str]] = []
    feed = FakeFeed()
    goings: list[Going] = []
    programmes: dict[str, Programme] = {}

    def report(reference: str, error: str) -> None:
        bugs.append((reference, error))

    app = build(
        {Side.A: a, Side.B: b},
        coordination,
        door,
        clock,
        FakeIds(),
        ConsoleSettings(
            secure=False,
            heartbeat=HEARTBEAT,
            streams=streams,
            backup_phone=BACKUP_PHONE,
            goings=lambda _side, _programme: tuple(goings),
            programme=lambda _side, name: programmes.get(name),
            replies=lambda _side: tuple(READY.values()),
            pictures=lambda: PICTURES,
            region=lambda side: REGION if side is Side.A else "",
            studio=Studio(holidays=holidays_between),
        ),
        feed=feed,
        report=report,
    )
    return World(clock, a, b, coordination, door, bugs, app, feed, goings, programmes)


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve an app on a free port of this machine; give its address."""
    # Named as TCP, or asyncio leaves Nagle's delay on and every answer waits 40 ms.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(
                Watched(app), log_config=None, lifespan="off", ws="none", timeout_graceful_shutdown=2
            )
        )
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        listener.listen()
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


def contact(mode: Mode = Mode.NEUTRAL, opens: int = 9, closes: int = 17) -> SafeContact:
    days = tuple(Window(day, time(opens), time(closes)) for day in range(7))
    return SafeContact(
        days, "Europe/Amsterdam", mode, "Je weeklijstje staat klaar.", Moment(MONDAY + 20 * DAY)
    )


def named(alias: str) -> str:
    """Return what a client is called, to be known again wherever it stands."""
    return f"{alias}-{ALIAS}" if alias else ""


def flag(
    name: FlagId, client: ClientId | None, alias: str, level: Level, code: str, **more: object
) -> FlagRow:
    values: dict[str, object] = {
        "flag": name,
        "client": client,
        "alias": named(alias),
        "role": Role.STAYER if client else None,
        "level": level,
        "category": "test",
        "code": code,
        "source": "text",
        "silent": False,
        "raised_at": Moment(MONDAY - 4 * MINUTE),
        "answer_by": Moment(MONDAY + MINUTE),
        "claimed_by": None,
        "claimed_alias": "",
        "ladder_step": 2,
        "ladder_due": Moment(MONDAY + 3 * MINUTE),
        "paged_me": False,
    }
    return FlagRow(**{**values, **more})  # type: ignore[arg-type] # a test names only the fields it is about


def line(name: str, author: str, text: str, minutes_ago: int, **more: object) -> Line:
    values: dict[str, object] = {
        "id": MessageId(name),
        "author": author,
        "staff_alias": "",
        "kind": "text",
        "text": text,
        "at": Moment(MONDAY - minutes_ago * MINUTE),
        "level": Level.NONE,
        "spans": (),
        "state": "sent" if author != "client" else "",
        "edited": False,
        "unheard": False,
    }
    return Line(**{**values, **more})  # type: ignore[arg-type] # a test names only the fields it is about


def span(start: int, end: int, level: Level = Level.ACUTE, **more: object) -> FlagSpan:
    values: dict[str, object] = {
        "start": start,
        "end": end,
        "level": level,
        "category": "violence_now",
        "code": "R04",
        "rule": "r04-deur",
        "explanation": "Iemand is nu bij de deur en dreigt.",
        "status": "active",
    }
    return FlagSpan(**{**values, **more})  # type: ignore[arg-type] # a test names only the fields it is about


def client(name: ClientId, side: Side, alias: str, role: Role, record: SafeContact | None) -> ClientState:
    facts = Facts(ban_active=True)
    return ClientState(name, side, role, Language.NL_B1, named(alias), contact=record, facts=facts)


def _side_a(clock: FakeClock) -> FakeDesk:
    desk = FakeDesk(Side.A, clock)
    desk.states = {
        DUIN: client(DUIN, Side.A, "Duin-27", Role.STAYER, contact(Mode.OPEN)),
        WAD: client(WAD, Side.A, "Wad-03", Role.PARENT, contact(Mode.NEUTRAL, 18, 21)),
        RIET: client(RIET, Side.A, "Riet-11", Role.STAYER, contact()),
    }
    desk.on_call = frozenset({BRAM.id, FEM.id})
    desk.team = [Colleague(one.id, one.alias, one.role, one.side) for one in (ANNA, BRAM, FEM)]
    desk.rows = [
        flag(HIGH, WAD, "Wad-03", Level.HIGH, "R12", raised_at=Moment(MONDAY - 80 * MINUTE), paged_me=True),
        flag(ACUTE, DUIN, "Duin-27", Level.ACUTE, "R04"),
        flag(QUIET, RIET, "Riet-11", Level.CONCERN, "", source="no_reply", ladder_step=None, ladder_due=None),
        flag(NOBODY, None, "", Level.CONCERN, "", source="unreadable", ladder_step=None, ladder_due=None),
    ]
    at_the_door, threatens = DANGER.index("deur"), DANGER.index("dreigt")
    spans = (
        span(at_the_door, at_the_door + 4),
        span(threatens, threatens + 6, Level.HIGH, explanation="Dreiging.", status="reported"),
    )
    desk.lines[DUIN] = [
        line("m1", "bot", "Je weeklijstje staat klaar.", 12),
        line("m2", "client", DANGER, 4, level=Level.ACUTE, spans=spans),
        line("m3", "bot", "Ben je nu in gevaar? Bel 112. Kun je weg? Ga naar buren of naar buiten.", 4),
    ]
    desk.lines[WAD] = [line(VOICE, "client", "", 80, kind="voice", unheard=True, level=Level.HIGH)]
    desk.told[DUIN] = desk.lines[DUIN][2:]
    desk.past[DUIN] = [
        ClosedFlag(
            FlagId("f-eerder"), Level.HIGH, "test", "R12", "text",
            Moment(MONDAY - 9 * DAY), Moment(MONDAY - 8 * DAY), "Bram", "agreed",
            "unknown", Moment(MONDAY - 7 * DAY), "more",
        )
    ]  # fmt: skip
    desk.consents[DUIN] = [Consent("1", "nl-B1", Moment(MONDAY - 20 * DAY), "Bram")]
    desk.notes[DUIN] = [Note("Bram", f"Belt liever niet. Zus weet ervan. {NOTE}", Moment(MONDAY - 2 * DAY))]
    desk.cards[DUIN] = EmergencyCard(
        name=f"M. Voorbeeld {NAME}",
        staying_now=f"Voorbeeldstraat 1, Lelystad, achterom, {ADDRESS}",
        phones=f"06-00000000, {PHONE}",
        what_not_to_do="Niet aanbellen aan de voorkant",
    )
    desk.tasks_open = [
        TaskRow("t1", RIET, named("Riet-11"), "call_back", Level.CONCERN, Moment(MONDAY + 2 * HOUR))
    ]
    desk.unread = [ReadingRow(RIET, named("Riet-11"), 2, Moment(MONDAY - 3 * HOUR))]
    stranger = UnknownRow("u1", Level.ACUTE, "text", Moment(MONDAY - HOUR), Moment(MONDAY + 6 * DAY))
    desk.doors = {TALK: door_at(MONDAY)}
    desk.calls = {RIET: call_with(RIET, named("Riet-11"))}
    desk.strangers = {stranger: f"help hij slaat me {SAID}"}
    desk.given_away[RIET, BO.id] = Match(RIET, BO.id, Moment(MONDAY + 20 * DAY), wish=False)
    return desk


def _side_b(clock: FakeClock) -> FakeDesk:
    desk = FakeDesk(Side.B, clock)
    desk.states = {HEIDE: client(HEIDE, Side.B, "Heide-40", Role.REMOVED_PERSON, contact(Mode.OPEN))}
    desk.rows = [flag(ELSEWHERE, HEIDE, "Heide-40", Level.ACUTE, "R25", role=Role.REMOVED_PERSON)]
    desk.lines[HEIDE] = [
        line("mb", "client", f"ik ga er nu heen {SAID}", 4, level=Level.ACUTE, spans=(span(0, 16),))
    ]
    return desk


def _coordination(clock: FakeClock) -> FakeCoordination:
    hours = tuple(ServiceHours(day, time(8), time(20)) for day in range(5))
    began = Moment(MONDAY - DAY)
    lead = Shift(EVA.id, Post.LEAD, began)
    return FakeCoordination(
        clock,
        [Colleague(one.id, one.alias, one.role, one.side) for one in EVERYBODY],
        {Side.A: Service(DutyModel.HOURS, hours), Side.B: Service(DutyModel.NONE)},
        {
            Side.A: [Shift(BRAM.id, Post.DUTY, began), Shift(FEM.id, Post.BACKUP, began), lead],
            Side.B: [lead],
        },
        [AlertRow("al1", CaseId("z1"), CASE, Level.ACUTE, "R25", True, Moment(MONDAY - 2 * MINUTE), "")],
        [(CaseId("z1"), CASE, 2), (CaseId("z2"), "Z-015", 1)],
    )
