"""``nabij keys rotate``, ``retire``, ``status``: two administrators, lines in the access log, counters."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial

from sqlalchemy import select

from bot.clock import SystemClock
from cases.desk import Staff, StaffRole
from cases.ids import ClientId
from cases.moments import MINUTE
from cases.sides import Side
from nabij.prepare import COORDINATION, front_of, key_names, key_problems, ring_of, stores_of
from nabij.proving import Two, prove
from nabij.refused import Refused
from nabij.settings import Settings, read_settings
from vault.coordination import CoordinationStore
from vault.coordination_log import entry_of
from vault.coordination_staff import login_name, staff_of
from vault.engine import Store
from vault.erasure_rows import clients_known
from vault.key_writing import SomebodyWrites, promoted, replace_file, sole_writer, with_standby, without
from vault.keys import KeyRing
from vault.reseal import old_versions, renew_keys
from vault.rewrap import rows_by_kek
from vault.seal import Sealer
from vault.tables_coordination import staff

SETTLED = 20 * MINUTE
"""A process goes on with keys it had for 15 minutes at most; after this nobody wraps with an older one."""
BACKUP = "Maak nu een nieuwe reservekopie van de sleutels, en vernietig oudere na 30 dagen."


@dataclass(frozen=True, slots=True)
class RoomStatus:
    """How one store stands. ``rows_on_unknown_key``: wrapped under a key that the file does not have."""

    room: str
    current: str
    standby: str
    opens: int
    retired: int
    rows: int
    rows_on_old_key: int
    rows_on_unknown_key: int
    old_data_keys: int
    by_table: Mapping[str, int]


def rotate(
    two: Two, names: tuple[str, ...] = (), *, prepare: bool = False, settings: Settings | None = None
) -> list[str]:
    """Let a new key wrap in each room named, all when none is; return what was done. Raises Refused.

    ``prepare``: only put it ready. Whoever hands out copies (systemd) does that first, restarts all, then
    rotates: no process then meets a key it does not have.
    """
    settings = settings or read_settings()
    chosen = _chosen(settings, names)
    lines = []
    with _as_two(settings, two, "keys_prepare" if prepare else "keys_rotate") as tell, _sole(settings):
        for name in chosen:
            before = ring_of(settings, name)
            ring = with_standby(before) if prepare else promoted(before)
            tell(ring.standby if prepare else ring.current)
            replace_file(settings.keys / f"{name}.json", ring)
            what = f"staat klaar: {ring.standby}" if prepare else f"wikkelt nu: {ring.current}"
            lines.append(f"{name}: een nieuwe sleutel {what}.")
    return [*lines, BACKUP]


def retire(two: Two, settings: Settings | None = None) -> list[str]:
    """Take keys under which nothing stands out of the files. Raises Refused when something still does."""
    settings = settings or read_settings()
    found = status(settings)
    busy = [each for each in found if each.rows_on_old_key or each.rows_on_unknown_key]
    problems = [_still(each) for each in busy]
    problems += [_young(each.room) for each in found if not _has_settled(settings, each.room)]
    if problems:
        raise Refused(problems)
    lines = []
    with _as_two(settings, two, "keys_retire") as tell, _sole(settings):
        for each in found:
            ring = ring_of(settings, each.room)
            old = sorted(set(ring.keks) - {ring.current, ring.standby})
            for kek in old:
                tell(kek)
                ring = without(ring, kek)
            replace_file(settings.keys / f"{each.room}.json", ring)
            lines.append(f"{each.room}: {len(old)} oude sleutels weg.")
    return [*lines, BACKUP]


def renew_client(client: str, two: Two, settings: Settings | None = None) -> str:
    """Give one client new data keys; the running clock brings the words over. Raises Refused."""
    settings = settings or read_settings()
    with _as_two(settings, two, "keys_client") as tell, stores_of(settings) as stores:
        for side in settings.sides:
            name = f"side_{side.value}"
            sealer = Sealer(side.value, ring_of(settings, name))
            if renewed(stores[name], sealer, side, client, partial(tell, client)):
                return "Nieuwe sleutels gelden nu. De oude gaan weg als alles is overgezet, na tien minuten."
    raise Refused([f"Cliënt {client} is er niet, of is gewist."])


def renewed(store: Store, sealer: Sealer, side: Side, client: str, tell: Callable[[], None]) -> int:
    """Renew where this client is known; the log is told first."""
    with store.read() as conn:
        known = ClientId(client) in clients_known(conn)
    if not known:
        return 0
    tell()
    return renew_keys(store, sealer, side, ClientId(client), SystemClock().real())


def status(settings: Settings | None = None) -> list[RoomStatus]:
    """Count, by store, what stands under which key. Raises Refused."""
    settings = settings or read_settings()
    if problems := key_problems(settings):
        raise Refused(problems)
    with stores_of(settings) as stores:
        return [_status(name, store, ring_of(settings, name)) for name, store in stores.items()]


def as_json(found: list[RoomStatus]) -> dict[str, object]:
    """Return the counters of all stores, and their sums at the top."""
    sums = {
        name: sum(int(getattr(each, name)) for each in found)
        for name in ("rows", "rows_on_old_key", "rows_on_unknown_key", "old_data_keys")
    }
    return {**sums, "stores": [asdict(each) for each in found]}


def table_of(found: list[RoomStatus]) -> list[str]:
    """Return one line for each store."""
    head = f"{'store':14}{'sleutel':18}{'rijen':>8}{'op oude':>9}{'onbekend':>10}{'oude datasleutels':>19}"
    return [
        head,
        *(
            f"{each.room:14}{each.current:18}{each.rows:>8}{each.rows_on_old_key:>9}"
            f"{each.rows_on_unknown_key:>10}{each.old_data_keys:>19}"
            for each in found
        ),
    ]


def _status(name: str, store: Store, ring: KeyRing) -> RoomStatus:
    by_table = rows_by_kek(store)
    counts: dict[str, int] = {}
    for table in by_table.values():
        for kek, count in table.items():
            counts[kek] = counts.get(kek, 0) + count
    old = {kek: count for kek, count in counts.items() if kek != ring.current}
    return RoomStatus(
        name,
        ring.current,
        ring.standby,
        len(ring.keks),
        len(ring.retired),
        sum(counts.values()),
        sum(old.values()),
        sum(count for kek, count in old.items() if kek not in ring.keks),
        0 if name == COORDINATION else old_versions(store),
        {table: sum(n for kek, n in keks.items() if kek != ring.current) for table, keks in by_table.items()},
    )


def _has_settled(settings: Settings, name: str) -> bool:
    """Say whether every running process has the newest keys by now, or stopped sealing without them."""
    changed = (settings.keys / f"{name}.json").stat().st_mtime_ns // 1000
    return SystemClock().real() - changed > SETTLED


def _young(name: str) -> str:
    told = f"{name}: het sleutelbestand is nog geen 20 minuten oud; een proces kan de oude nog gebruiken."
    return f"{told} Er is niets weggehaald."


def _still(each: RoomStatus) -> str:
    told = f"{each.room}: {each.rows_on_old_key} sleutels staan nog onder een oude."
    return f"{told} Laat de klok draaien en kijk met: nabij keys status. Er is niets weggehaald."


def _chosen(settings: Settings, names: tuple[str, ...]) -> tuple[str, ...]:
    known = key_names(settings)
    odd = [name for name in names if name not in known]
    if odd:
        raise Refused([f"Store '{name}' ken ik niet. Kies: {', '.join(known)}." for name in odd])
    if settings.key_provider != "file":
        told = "In een unit van systemd zijn sleutels alleen te lezen. Doe dit als beheerder bij de bron:"
        raise Refused(
            [f"{told} NABIJ_KEY_PROVIDER=file NABIJ_KEYS=/etc/nabij/secrets nabij keys rotate --prepare"]
        )
    return names or known


@contextmanager
def _sole(settings: Settings) -> Iterator[None]:
    try:
        with sole_writer(settings.keys):
            yield
    except SomebodyWrites:
        raise Refused(["Iemand anders verandert nu de sleutels. Wacht tot dat klaar is."]) from None
    except OSError as error:
        raise Refused([f"{settings.keys} is niet te beschrijven: {type(error).__name__}."]) from None


class _Tell:
    """Writes one line for each of the two before the deed."""

    def __init__(self, log: CoordinationStore, people: tuple[Staff, Staff], action: str) -> None:
        self._log, self._people, self._action = log, people, action

    def __call__(self, subject: str) -> None:
        by, second = self._people
        self._log.log(entry_of(by, self._action, subject, f"with:{second.id}"))
        self._log.log(entry_of(second, self._action, subject, f"with:{by.id}"))


@contextmanager
def _as_two(settings: Settings, two: Two, action: str) -> Iterator[_Tell]:
    """Act as two administrators who proved to be two humans that work here. Raises Refused."""
    with front_of(settings) as front, stores_of(settings) as stores:
        people = (_admin(stores[COORDINATION], two.by), _admin(stores[COORDINATION], two.second))
        if people[0].person == people[1].person:
            raise Refused(["--by en --with zijn dezelfde mens. Er zijn er twee nodig."])
        prove(front, two, people, action)
        yield _Tell(front, people, action)


def _admin(front: Store, login: str) -> Staff:
    rows = select(staff).where(
        staff.c.login == login_name(login), staff.c.active == 1, staff.c.role == StaffRole.ADMIN.value
    )
    with front.read() as conn:
        found = conn.execute(rows).first()
    if found is None:
        raise Refused([f"'{login}' is geen beheerder (admin) die hier werkt."])
    return staff_of(found)
