"""The content studio for console tests: the real one on a store of its own, with the shipped content live."""

import json
import secrets
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from migrated import on_sqlite
from sqlalchemy import insert
from vault_people import RandomIds, ring

from cases.content_edit import Files
from cases.desk import Staff
from cases.ids import ClientId
from cases.moments import Moment
from cases.sides import Side
from vault.clockwork import Clock
from vault.content_studio import ContentStudio
from vault.coordination_releases import ReleaseShelf
from vault.engine import Store
from vault.seal import Sealer
from vault.tables_coordination import coordination
from vault.tables_coordination import staff as staff_table


class ClosedContent:
    """Stands where a test has nothing to do with content; it opens for who asks, once."""

    def __init__(self) -> None:
        self.made: ContentStudio | None = None
        self.people: tuple[Staff, ...] = ()
        self.clock: Clock | None = None
        self.files: Callable[[], Files] = shipped_files

    def opened(self) -> ContentStudio:
        if self.made is None:
            assert self.clock is not None
            self.made = studio_on(self.clock, self.people, self.files())
        return self.made

    def is_tester(self, staff: Staff, party: ClientId) -> bool:
        """Answer for pages about a client without opening: nobody tries anything yet."""
        return self.made is not None and self.made.is_tester(staff, party)

    def __getattr__(self, name: str) -> Any:  # whatever the real one has
        return getattr(self.opened(), name)


@cache
def shipped_files() -> Files:
    """Return the shipped content, read once."""
    from rulebooks import shipped_library  # noqa: PLC0415  # slow to read, and few tests need it

    return shipped_library().files


def studio_on(clock: Clock, people: tuple[Staff, ...], files: Files) -> ContentStudio:
    """Return a studio whose colleagues are these people and whose live content are these files."""
    where = Path(mkdtemp(prefix="nabij-studio-")) / f"{secrets.token_hex(4)}.sqlite3"
    url = f"sqlite:///{where}"
    on_sqlite(url, coordination)
    store, sealer, ids = Store(url, coordination), Sealer("coordination", ring("coordination")), RandomIds()
    with store.begin() as conn:
        for one in people:
            conn.execute(insert(staff_table).values(_row(one)))
    ReleaseShelf(store, sealer, clock, ids).publish(
        json.dumps({"format": 1, "files": files}).encode(), "shipped"
    )
    return ContentStudio(store, sealer, clock, ids)


def _row(one: Staff) -> dict[str, object]:
    side = one.side.value if isinstance(one.side, Side) else ""
    return {
        "id": one.id,
        "person": one.person,
        "login": one.login,
        "alias": one.alias,
        "role": one.role.value,
        "side": side,
        "password_hash": "",
        "active": 1,
        "created_at": Moment(0),
    }
