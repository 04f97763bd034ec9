"""The two files of lists from the real store, over HTTP: colleagues who are called a formula, and the log."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from console_fakes import FakeFeed
from console_visit import Visit
from console_world import served
from sqlalchemy import select
from vault_people import CHEAP, PASSWORD, MovedClock, RandomIds, ring
from wall_payloads import FORMULAS, PAYLOADS

from cases.desk import Staff, StaffRole
from cases.moments import MINUTE
from cases.sides import Side
from console.app import build
from console.csv_file import plain_cell
from console.settings import ConsoleSettings
from vault.access_reviews import unassigned_review
from vault.coordination import CoordinationStore
from vault.coordination_log import entry_of, write_entry
from vault.engine import Store
from vault.seal import Sealer
from vault.tables_coordination import access_log
from vault.tables_coordination import coordination as tables

NAMES = (*FORMULAS[::4], *PAYLOADS[:300:12])


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Store]:
    made = Store(f"sqlite:///{tmp_path / 'coordination.sqlite3'}", tables)
    made.create()
    yield made
    made.dispose()


@pytest.fixture
def store(database: Store, clock: MovedClock) -> CoordinationStore:
    sealer = Sealer("coordination", ring("coordination"))
    made = CoordinationStore(database, sealer, clock, RandomIds(), CHEAP)
    made.add_staff("fatma", PASSWORD, "Fatma", StaffRole.PRIVACY, None)
    for number, name in enumerate(NAMES):
        _looked(database, clock, _hired(made, number, name))
    return made


@pytest.fixture
def fatma(store: CoordinationStore, clock: MovedClock) -> Iterator[Visit]:
    settings, bugs = ConsoleSettings(secure=False), list[str]()
    app = build(
        {},
        store,
        store.door,
        clock,
        RandomIds(),
        settings,
        feed=FakeFeed(),
        report=lambda ref, _: bugs.append(ref),
    )
    with served(app) as url, Visit(url) as visit:
        assert visit.log_in("fatma", "coordinatie", PASSWORD).status_code == 303
        yield visit
    assert bugs == []


def _hired(store: CoordinationStore, number: int, name: str) -> Staff:
    return store.staff(store.add_staff(f"mens{number}", PASSWORD, name, StaffRole.WORKER, Side.A))


def _looked(database: Store, clock: MovedClock, staff: Staff) -> None:
    """Let somebody have opened a client without assignment."""
    with database.begin() as conn:
        line = entry_of(staff, "read_conversation", "c-1", "unassigned:covers", party="c-1")
        write_entry(conn, line, clock.now())
        unassigned_review(conn, staff, "c-1", "covers", f"r-{staff.id}", clock.now())


def _column(made: bytes, number: int) -> list[str]:
    text = made.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    return [row[number] for row in rows[1:]]


def _exports(database: Store) -> list[tuple[str, str, str]]:
    asked = select(access_log.c.action, access_log.c.kind, access_log.c.outcome)
    with database.read() as conn:
        rows = conn.execute(asked.where(access_log.c.action.startswith("export_")).order_by(access_log.c.id))
        return [tuple(row) for row in rows]


def test_both_files_hold_every_odd_name_as_text_and_both_stand_in_the_log(
    database: Store, fatma: Visit
) -> None:
    wanted = {plain_cell(name) for name in NAMES}
    reviews = fatma.post("/beoordelen/bestand")
    assert set(_column(reviews.content, 3)) == wanted
    day = "2020-01-01"
    lines = fatma.post("/inzage/bestand", van=day)
    assert wanted <= set(_column(lines.content, 2))
    for made in (reviews.content, lines.content):
        cells = [cell for number in range(9) for cell in _column(made, number)]
        assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n")] == []
        assert b"c-1" not in made
    assert _exports(database) == [
        ("export_reviews_of_access", "export", "ok"),
        ("export_access_log", "export", "ok"),
    ]


def test_after_five_minutes_there_is_no_file_and_no_line_before_the_factor_was_shown_again(
    database: Store, clock: MovedClock, fatma: Visit
) -> None:
    clock.domain += 6 * MINUTE
    clock.wall += 6 * MINUTE
    fatma.get("/beoordelen")
    asked = fatma.post("/beoordelen/bestand")
    assert asked.status_code == 403
    assert "text/csv" not in asked.headers["content-type"]
    assert _exports(database) == []
    carried = json.dumps({"place": "/beoordelen/bestand", "fields": []})
    assert fatma.post("/bewijs", wat=carried, wachtwoord=PASSWORD).status_code == 200
    fatma.get("/beoordelen")
    assert len(_column(fatma.post("/beoordelen/bestand").content, 3)) == len(NAMES)
    assert len(_exports(database)) == 1
