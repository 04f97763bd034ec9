"""No line, no read: every way in which a desk opens sealed values commits its line in the access log first.

Walks all methods of a worker's desk. A new one that opens something without a line fails here, and so does
one that nobody told this test how to call.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from enum import Enum
from typing import Any, get_args

import pytest
from sqlalchemy import func, select
from vault_desks import CARD, Desks, desks_in, new_client
from vault_people import Building, building_on, ring

from cases.desk import EmergencyCard, Staff
from cases.errors import NabijError
from cases.ids import ClientId, FlagId, MessageId, StaffId
from cases.sides import Side
from vault.desk import SideOffice
from vault.desk_glass import GlassDesk
from vault.seal import DataKey, Sealer
from vault.side_store import SideStore
from vault.tables_coordination import access_log
from vault.tables_side import side as side_tables

OPENS = {
    "conversation": {"message.text_sealed", "note.text_sealed"},
    "card": {"emergency_card.card_sealed"},
    "danger": {"emergency_card.card_sealed"},
    "own_requests": {"message.text_sealed"},
    "review_one": {"message.text_sealed"},
    "agreed_to": {"safe_contact.record_sealed"},
}
"""What these are for: a walk in which nothing opens would prove nothing."""
NOT_WALKED = {
    "admit": "writes the line itself",
    "agree": "needs a typed form: walked by its own tests",
    "ask_own_data": "needs a typed form: walked by its own tests",
    "consent": "needs a typed form: walked by its own tests",
    "enrol": "writes a client who was not there",
    "look_over": "needs a typed form: walked by its own tests",
    "keep_choices": "writes only, after admit",
    "live_counts": "counts only",
    "note_handled": "writes only, after admit",
    "ready_to_erase": "within the turn that erases, after its own line",
}


class Recording(Sealer):
    """A sealer that remembers what was opened, and how many lines stood in the log at that moment."""

    lines: Callable[[], int] = staticmethod(lambda: 0)

    def __init__(self) -> None:
        super().__init__(Side.A.value, ring(Side.A.value))
        self.opened: list[tuple[str, int]] = []

    def open(self, sealed: bytes, *, table: str, column: str, client: str, row: str, key: DataKey) -> bytes:
        self.opened.append((f"{table}.{column}", self.lines()))
        return super().open(sealed, table=table, column=column, client=client, row=row, key=key)


class Watched:
    """A desk whose every opening is remembered, with a client, an acute flag and a message."""

    def __init__(self, building: Building) -> None:
        self.desks: Desks = desks_in(building)
        self.sealer = Recording()
        office = self.desks.office
        store = building.store("side_a", side_tables)
        self.desks.stores[Side.A] = SideStore(Side.A, store, self.sealer, office.ids)
        self.anna = office.hire("anna")
        self.desks.duty(self.anna)
        self.desk: SideOffice = self.desks.a
        self.client = self.desk.enrol(self.anna, new_client())
        self.message = self.desks.say(self.client, "gewoon")
        self.desk.add_note(self.anna, self.client, "belt liever niet")
        self.flag = self.desks.alarm(self.client, paged=self.anna.id)
        self.sealer.lines = self.lines
        self.sealer.opened.clear()

    def lines(self) -> int:
        with self.desks.office.store.read() as conn:
            return conn.execute(select(func.count()).select_from(access_log)).scalar_one()

    def unlogged(self, call: Callable[[], object]) -> list[str]:
        """Return what a call opens before a line of it was committed."""
        self.sealer.opened.clear()
        before = self.lines()
        with suppress(NabijError):
            call()
        return [what for what, lines in self.sealer.opened if lines == before]

    def value(self, name: str, kind: Any) -> object:
        """Return a value for a parameter. Raises LookupError for one that this test does not know."""
        known: Mapping[object, object] = {
            Staff: self.anna,
            ClientId: self.client,
            FlagId: self.flag,
            MessageId: self.message,
            StaffId: self.anna.id,
            EmergencyCard: CARD,
            str: "agreed" if name == "reason" else "hallo",
            int: 3,
            bool: True,
        }
        if isinstance(kind, type) and issubclass(kind, Enum):
            return next(iter(kind))
        if type(None) in get_args(kind):
            return None
        return known[kind]


@pytest.fixture(scope="module", params=["sqlite"])
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    yield from building_on(request, tmp_path_factory)


@pytest.fixture
def watched(files: Building) -> Watched:
    return Watched(files)


def methods(of: type) -> list[str]:
    return [name for name, _ in inspect.getmembers(of, inspect.isfunction) if not name.startswith("_")]


def call_of(watched: Watched, desk: object, name: str) -> Callable[[], object]:
    method = getattr(desk, name)
    wanted = inspect.signature(method).parameters.values()
    values = {one.name: watched.value(one.name, one.annotation) for one in wanted if one.default is one.empty}
    return lambda: method(**values)


@pytest.mark.parametrize("name", [one for one in methods(SideOffice) if one not in NOT_WALKED])
def test_a_desk_opens_nothing_of_a_client_before_its_line_is_committed(watched: Watched, name: str) -> None:
    found = watched.unlogged(call_of(watched, watched.desk, name))
    assert found == [], f"{name} opens {sorted(set(found))} without a line before it"


@pytest.mark.parametrize("name", sorted(OPENS))
def test_the_walk_opens_what_it_is_about(watched: Watched, name: str) -> None:
    assert watched.unlogged(call_of(watched, watched.desk, name)) == []
    assert {what for what, _ in watched.sealer.opened} >= OPENS[name]


@pytest.mark.parametrize("name", ["seen", "seen_card", "named"])
def test_broken_glass_opens_nothing_before_its_line_is_committed(watched: Watched, name: str) -> None:
    desk = GlassDesk(
        watched.desks.books(), watched.desks.office.desk, watched.desks.office.clock, watched.desks.settings
    )
    assert (
        watched.unlogged(call_of(watched, desk, name) if name != "named" else lambda: desk.named("M")) == []
    )


def test_what_is_not_walked_is_there_to_be_walked() -> None:
    assert set(NOT_WALKED) <= set(methods(SideOffice))


def test_this_test_sees_a_read_without_a_line(watched: Watched) -> None:
    around = watched.desk._around  # noqa: SLF001  # reading past the front door is what is to be seen
    outlook = watched.desk._outlooks([watched.anna])[watched.anna.id]  # noqa: SLF001
    assert watched.unlogged(lambda: around(watched.client, 30, outlook)) != []
