"""The access log as it is kept: nothing in it changes, seals cover it, and verifying finds what was done."""

from collections.abc import Iterator

import pytest
from databases import FreshUrl
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from vault_people import CHEAP, MovedClock, RandomIds, ring

from cases.moments import MINUTE
from cases.retention import CLASSES
from vault.access_chain import FIVE_YEARS, Anchor, Fault
from vault.access_seals import SETTLE
from vault.coordination import CoordinationStore
from vault.coordination_log import AccessEntry
from vault.engine import Store
from vault.migrate import migrate
from vault.seal import Sealer
from vault.tables_coordination import access_log, access_seal, access_trim
from vault.tables_coordination import coordination as tables


class Log:
    """A migrated coordination store with some lines."""

    def __init__(self, url: str) -> None:
        self.store = Store(url, tables)
        migrate([self.store])
        self.clock = MovedClock()
        sealer = Sealer("coordination", ring("coordination"))
        self.front = CoordinationStore(self.store, sealer, self.clock, RandomIds(), CHEAP)

    def write(self, count: int = 3) -> None:
        for number in range(count):
            self.front.log(AccessEntry("p", "s", "worker", "a", "read_conversation", f"c{number}", "grant"))

    def write_as(self, number: int) -> None:
        """Add a line with a number that was given out earlier, or later."""
        with self.store.begin() as conn:
            first = conn.execute(select(access_log).limit(1)).mappings().one()
            conn.execute(insert(access_log), dict(first) | {"id": number})

    def settle(self) -> None:
        self.clock.domain += SETTLE + MINUTE

    def trim(self) -> int:
        now = self.clock.now()
        return self.front.trim_log(CLASSES["access_log"].over(now), now)

    def faults(self, *anchors: Anchor) -> list[Fault]:
        return list(self.front.log_faults(anchors))

    def by_force(self, statement: str) -> None:
        """Change what the database itself would refuse, as somebody with the file in hand does."""
        with self.store.begin() as conn:
            for guard in conn.execute(text(_GUARDS)).scalars().all():
                conn.execute(text(f"DROP TRIGGER {guard}"))
            conn.execute(text(statement))


_GUARDS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


@pytest.fixture
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    made = Log(f"sqlite:///{tmp_path_factory.mktemp('log') / 'coordination.sqlite3'}")
    yield made
    made.store.dispose()


@pytest.mark.postgres
def test_the_database_refuses_to_change_a_line_or_to_let_one_go(fresh_url: FreshUrl) -> None:
    log = Log(fresh_url("coordination"))
    log.write()
    log.settle()
    assert log.front.seal_lines() is not None
    for statement in (
        update(access_log).values(basis="grant"),
        delete(access_log),
        update(access_seal).values(sealed_at=1),
        delete(access_seal),
        insert(access_trim).values(number=9, before=10, at=11, mark=b""),
    ):
        with pytest.raises(DBAPIError), log.store.begin() as conn:
            conn.execute(statement)
    assert log.faults() == []
    log.store.dispose()


def test_only_settled_lines_are_sealed_and_each_once(log: Log) -> None:
    log.write()
    assert log.front.seal_lines() is None
    log.settle()
    log.write(1)
    first = log.front.seal_lines()
    assert first is not None
    assert first.ids == (1, 2, 3)
    assert log.front.seal_lines() is None
    log.settle()
    second = log.front.seal_lines()
    assert second is not None
    assert (second.number, second.ids, second.previous) == (2, (4,), first.mark)
    assert log.front.log_size() == (4, 2, 0)
    assert log.faults() == []


def test_a_line_that_is_seen_after_a_higher_number_is_sealed_with_the_next(log: Log) -> None:
    log.write(2)
    log.write_as(4)
    log.settle()
    assert (first := log.front.seal_lines()) is not None
    assert first.ids == (1, 2, 4)
    log.write_as(3)
    assert (late := log.front.seal_lines()) is not None
    assert late.ids == (3,)
    log.write(1)
    log.settle()
    assert (next_one := log.front.seal_lines()) is not None
    assert next_one.ids == (5,)
    assert log.faults() == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE access_log SET basis = 'duty' WHERE id = 2", Fault("line_changed", 1, 2)),
        ("UPDATE access_log SET id = 99 WHERE id = 2", Fault("line_removed", 1, 2)),
        ("DELETE FROM access_log WHERE id = 3", Fault("line_removed", 1, 3)),
        ("DELETE FROM access_seal WHERE number = 1", Fault("seal_removed", 1)),
        ("UPDATE access_seal SET ids = '1-2' WHERE number = 1", Fault("seal_changed", 1)),
        ("UPDATE access_seal SET ids = 'kapot' WHERE number = 1", Fault("seal_changed", 1)),
        ("UPDATE access_seal SET number = 7 WHERE number = 2", Fault("seal_removed", 2)),
    ],
)
def test_what_somebody_did_by_force_is_named(log: Log, statement: str, found: Fault) -> None:
    for _ in range(2):
        log.write()
        log.settle()
        assert log.front.seal_lines() is not None
    log.by_force(statement)
    assert found in log.faults()


def test_a_cut_tail_is_found_against_what_was_written_down_outside(log: Log) -> None:
    for _ in range(2):
        log.write()
        log.settle()
        assert log.front.seal_lines() is not None
    assert (known := log.front.last_anchor()) is not None
    log.by_force("DELETE FROM access_seal WHERE number = 2")
    log.by_force("DELETE FROM access_log WHERE id > 3")
    assert log.faults() == []
    assert log.faults(known[0]) == [Fault("tail_removed", 2, 6)]


def test_lines_go_after_five_years_by_their_own_door_and_the_rest_still_fits(log: Log) -> None:
    log.write()
    log.settle()
    assert log.front.seal_lines() is not None
    assert log.trim() == 0
    log.clock.domain += FIVE_YEARS
    log.write(2)
    log.settle()
    assert log.front.seal_lines() is not None
    assert log.trim() == 3
    assert log.trim() == 0
    assert log.front.log_size()[0] == 2
    assert log.faults() == []
