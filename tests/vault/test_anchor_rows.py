"""The days from which a programme counts stand in the client's own row; old programme names are made new."""

from collections.abc import Iterator

import pytest
from databases import FreshUrl
from side_bench import MONDAY, SAM, WORKER, SideBench
from sqlalchemy import insert, select

from cases.anchors import NO_ANCHORS, Anchor, anchors_of
from cases.events import ActedOutside
from cases.ids import EventId
from cases.moments import DAY, after
from vault.engine import Store
from vault.migrate import migrate, migrations
from vault.tables_side import client, plan, side

_WORDS = ("role", "language", "standing", "doubt", "held_alias", "facts", "pair", "bot")


@pytest.fixture
def store(fresh_url: FreshUrl) -> Iterator[Store]:
    made = Store(fresh_url("names"), side)
    migrate([made])
    yield made
    made.dispose()


def test_anchors_come_back_from_the_row_as_they_were_recorded(bench: SideBench) -> None:
    with bench.side.ledger.open(SAM) as desk:
        assert desk.state.anchors == NO_ANCHORS
    recorded = anchors_of({Anchor.THV_END: after(MONDAY, DAY), Anchor.THV_START: MONDAY})
    acted = ActedOutside(EventId("e1"), MONDAY, WORKER, "calling")
    bench.act(SAM, acted, anchors=recorded, human_at=MONDAY)
    with bench.side.ledger.open(SAM) as desk:
        assert (desk.state.anchors, desk.state.human_at) == (recorded, MONDAY)


def test_stored_programme_names_are_made_new_and_no_other_name_is_touched(store: Store) -> None:
    (renaming,) = [one for one in migrations("side", store.dialect) if one.name.startswith("0015")]
    names = {"merel": "thv_stayer", "spreeuw": "thv_removed", "mus": "weekly", "roek": "own_one"}
    with store.begin() as conn:
        for name, programme in names.items():
            row = {**dict.fromkeys(_WORDS, ""), "id": name, "alias": name, "created_at": 1, "version": 0}
            conn.execute(insert(client), {**row, "programme": programme})
            conn.execute(
                insert(plan), {"client": name, "programme": programme, "began": 1, "state": "active"}
            )
        for added in ("anchors", "human_at"):
            conn.exec_driver_sql(f"ALTER TABLE client DROP COLUMN {added}")
        for statement in renaming.statements():
            conn.exec_driver_sql(statement)
        found = {row.id: row.programme for row in conn.execute(select(client.c.id, client.c.programme))}
        plans = {row.client: row.programme for row in conn.execute(select(plan.c.client, plan.c.programme))}
    assert found == {"merel": "thv-stayer", "spreeuw": "thv-removed", "mus": "weekly", "roek": "own_one"}
    assert plans == found
