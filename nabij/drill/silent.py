"""Plays the drill of the silence: a house at work with an empty roster and a pager that is off."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import func, select

from cases.desk import Staff, StaffRole
from cases.events import ReadingAlongSet
from cases.ids import ClientId, EventId
from cases.levels import Level, Mode
from cases.roster import Post
from cases.sides import Side
from drills.bench_telegram import BOTS, bench_telegram, start_phone
from drills.pager_post import PagerPost
from drills.postman import FIRST_UPDATE, Mailbox
from drills.result import finish, progress
from drills.silent import Raised, Silence, run_silent
from drills.silent_cases import Case, Phone, cases_of
from nabij.drill.bench_handover import settled
from nabij.drill.lodging import Lodging, lodging
from nabij.drill.paired import pair
from nabij.drill.stages import CREW, databases_of
from nabij.house import SideHouse, door_url
from vault.quiet import is_busy
from vault.tables_side import escalation, flag, inbox, outbox, page

_FIRST_USER = 60_000
_EVERY = 100


class SilentBooks:
    """Reads both stores: what each acute message brought about."""

    def __init__(self, lodge: Lodging, alarm: PagerPost) -> None:
        self._lodge = lodge
        self._alarm = alarm
        self._houses = list(lodge.house.sides.values())

    def raised(self) -> Mapping[int, Raised]:
        told = {str(page["flag"]) for page in list(self._alarm.pages) if "flag" in page}
        found: dict[int, Raised] = {}
        for house in self._houses:
            found |= _raised(house, told)
        return found

    def quiet(self) -> bool:
        now = self._lodge.house.hall.tempo.clock.now()
        busy = any(is_busy(house.store, now) or _pages_wait(house) for house in self._houses)
        return not busy


def _pages_wait(house: SideHouse) -> bool:
    with house.database.read() as conn:
        return conn.execute(select(page.c.id).where(page.c.state == "new").limit(1)).first() is not None


def _raised(house: SideHouse, told: Collection[str]) -> dict[int, Raised]:
    """Return what the flags of this side hold, by the number of the update that raised them."""
    pages = select(func.count()).where(page.c.flag == flag.c.id).scalar_subquery()
    text = (
        select(func.min(outbox.c.phone_message))
        .where(outbox.c.flag == flag.c.id, outbox.c.kind == "safety")
        .scalar_subquery()
    )
    wanted = (
        select(inbox.c.update_id, flag.c.code, text, escalation.c.state, pages, flag.c.id)
        .join(flag, inbox.c.event == flag.c.id)
        .outerjoin(escalation, escalation.c.flag == flag.c.id)
        .where(flag.c.level == int(Level.ACUTE), inbox.c.update_id >= FIRST_UPDATE)
    )
    with house.database.read() as conn:
        rows = conn.execute(wanted).all()
    return {row[0]: Raised(row[1], row[2], row[3] == "running", row[4], row[5] in told) for row in rows}


def silent(*, cases: int, database: str, dsn: str, seed: int, out: Path | None) -> bool:
    """Let everybody write while nobody is there; print. Raises Refused for what cannot be opened."""
    with ExitStack() as stack:
        databases = stack.enter_context(databases_of(database, dsn))
        simulator = stack.enter_context(bench_telegram())
        pager = stack.enter_context(PagerPost(refuses=lambda _page: True))
        alarm = stack.enter_context(PagerPost())
        lodge = stack.enter_context(lodging(simulator.url, BOTS, databases, pager.url, alarm.url))
        planned = list(cases_of(cases))
        progress(f"  pairing {cases} clients")
        users = [_paired(lodge, case) for case in planned]
        for case, user in zip(planned, users, strict=True):
            start_phone(simulator, case.danger.side, user)
        _send_home(lodge)
        url = stack.enter_context(lodge.running("web", "worker", "clock", "sender"))
        books = SilentBooks(lodge, alarm)
        settled(books)
        boxes = [_box(lodge, url, case, user) for case, user in zip(planned, users, strict=True)]
        result = run_silent(Silence(planned, boxes), books, simulator)
    return finish({**result, "database": database, "seed": seed}, out)


def _paired(lodge: Lodging, case: Case) -> int:
    """Enrol one client with the phone of this case; return the number of the phone's owner."""
    side, user = case.danger.side, _FIRST_USER + case.number
    house, staff = lodge.house.sides[side], lodge.staff[side]
    mode = Mode.OPEN if case.phone is Phone.OPEN else Mode.NEUTRAL
    now = lodge.house.hall.tempo.clock.now()
    client = pair(house, staff, f"Proef-{case.number}", user, now, mode)
    if case.phone is Phone.WATCHED:
        _watch(lodge, side, client)
    if case.number % _EVERY == _EVERY - 1:
        progress(f"  paired {case.number + 1}")
    return user


def _watch(lodge: Lodging, side: Side, client: ClientId) -> None:
    """Let a worker note that somebody reads along with this client."""
    tempo, staff = lodge.house.hall.tempo, lodge.staff[side]
    event = ReadingAlongSet(EventId(tempo.ids.new()), tempo.clock.now(), staff.id, reads_along=True)
    lodge.house.sides[side].desk.handle(staff, client, event)


def _send_home(lodge: Lodging) -> None:
    """Leave every post of both sides empty."""
    front = lodge.house.front
    chief = _coordinator(lodge, CREW["coordinator"].login)
    for side in Side:
        for post in Post:
            front.set_post(chief, side, post, None)


def _coordinator(lodge: Lodging, login: str) -> Staff:
    found: Sequence[Staff] = [
        Staff(each.staff, each.alias, login, each.alias, each.role, None)
        for each in lodge.house.front.colleagues()
        if each.role is StaffRole.COORDINATOR
    ]
    return found[0]


def _box(lodge: Lodging, url: str, case: Case, user: int) -> Mailbox:
    bot = lodge.settings.sides[case.danger.side].bots[0]
    return Mailbox(door_url(url, bot), bot.secrets[0], user, case.danger.words)
