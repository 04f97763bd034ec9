"""Erasing where a side comes to coordination by its front: it asks, and who has coordination does it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import NO_POSTGRES, PostgresDatabases
from erasing_bench import ErasingBench, erasing_bench
from migrated import on_postgres
from side_bench import KIM, MONDAY, RING, SAM, SideBench
from sqlalchemy import delete, func, select

from cases.desk import StaffRole
from cases.erasing import NotErased
from cases.ids import ClientId
from cases.sides import Side
from vault.engine import Store
from vault.erasure import Eraser
from vault.erasure_front import FrontOfCoordination, WholeCoordination, carry_ended
from vault.erasure_scrub import Scrub
from vault.shred_ledger import ShredLedger, unfinished
from vault.tables_coordination import account, case_party, coordination, grant, party_ended
from vault.tables_side import client, meta

OTHER = ClientId("client-of-b")


@pytest.fixture
def house(bench: SideBench, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[ErasingBench]:
    server: PostgresDatabases | None = None
    url = f"sqlite:///{tmp_path}/coordination.sqlite3"
    if not bench.database.sqlite:
        server = request.getfixturevalue("postgres_server")
        if server is None:
            pytest.skip(NO_POSTGRES)
        url = on_postgres(server, "front_asks", coordination)
    made = erasing_bench(bench, url, tmp_path / "keys")
    made.party(SAM, "case1", "a", "p1")
    made.party(OTHER, "case1", "b", "p2")
    made.party(KIM, "case2", "a", "p3")
    yield made
    made.dispose()
    if server is not None:
        server.drop(url)


def by_front(house: ErasingBench, ledger: ShredLedger | None = None) -> Eraser:
    office = FrontOfCoordination(house.fronts, Side.A)
    return Eraser(house.side.side, house.front, office, ledger or house.ledger, house.clock)


def parties(store: Store) -> set[str]:
    with store.read() as conn:
        return set(conn.execute(select(case_party.c.party)).scalars())


def asked(store: Store) -> int:
    with store.read() as conn:
        return int(conn.execute(select(func.count()).select_from(party_ended)).scalar_one())


def carried(house: ErasingBench) -> tuple[int, list[Side]]:
    refused: list[Side] = []
    return carry_ended(house.fronts, refused.append, 10), refused


def test_a_front_takes_nothing_away_and_what_it_asked_is_carried_out_once(house: ErasingBench) -> None:
    eraser = by_front(house)
    eraser.begin()
    assert eraser.destroy(SAM).state == "erased"
    assert SAM not in [row.id for row in house.side.rows(client)]
    assert SAM in parties(house.fronts)
    assert carried(house) == (1, [])
    assert parties(house.fronts) == {OTHER, KIM}
    assert carried(house) == (0, [])
    assert unfinished(house.ledger.lines()) == ()


def test_asked_twice_is_asked_once(house: ErasingBench) -> None:
    office = FrontOfCoordination(house.fronts, Side.A)
    for _ in range(2):
        office.end(SAM, MONDAY)
    assert asked(house.fronts) == 1


def test_a_front_that_asks_for_a_party_of_the_other_side_is_refused_and_told(house: ErasingBench) -> None:
    office = FrontOfCoordination(house.fronts, Side.A)
    office.end(OTHER, MONDAY)
    office.forget_accounts([OTHER], MONDAY)
    assert carried(house) == (2, [Side.A, Side.A])
    assert OTHER in parties(house.fronts)
    with house.fronts.read() as conn:
        assert conn.execute(select(account.c.party).where(account.c.party == OTHER)).first() is not None


def test_only_the_account_goes_of_who_cannot_be_written_to_any_more(house: ErasingBench) -> None:
    assert by_front(house).forget_accounts([SAM]) == 1
    assert by_front(house).forget_accounts([]) == 0
    assert carried(house) == (1, [])
    with house.fronts.read() as conn:
        assert set(conn.execute(select(account.c.party)).scalars()) == {KIM, OTHER}
        assert conn.execute(select(grant.c.party).where(grant.c.party == SAM)).first() is not None
    assert SAM in parties(house.fronts)


def test_after_a_crash_between_the_stores_the_next_start_asks_again(house: ErasingBench) -> None:
    eraser = by_front(house)
    eraser.begin()
    house.ledger.intend(SAM, "2027-01-15")
    assert eraser.replay().again == 1
    assert carried(house) == (1, [])
    assert parties(house.fronts) == {OTHER, KIM}


def test_whoever_a_backup_of_coordination_alone_brought_back_goes_at_the_start_of_who_has_it(
    house: ErasingBench,
) -> None:
    house.eraser.destroy(SAM)
    house.party(SAM, "case1", "a", "p4")
    assert by_front(house).replay().again == 0
    assert house.eraser.replay().again == 1
    assert parties(house.fronts) == {OTHER, KIM}


def test_two_people_are_not_to_be_found_by_a_front(house: ErasingBench) -> None:
    house.person("anna", StaffRole.WORKER, Side.A)
    with pytest.raises(NotErased) as refused:
        by_front(house).someone("anna")
    assert refused.value.code == "front"


def test_a_front_clears_its_own_side_alone_and_the_whole_clears_both(house: ErasingBench) -> None:
    assert FrontOfCoordination(house.fronts, Side.A).scrub() is Scrub.CLEAN
    assert WholeCoordination(house.fronts, Side.A).scrub() is Scrub.CLEAN
    assert house.eraser.scrub() is Scrub.CLEAN


def test_processes_that_start_side_by_side_make_one_ledger_between_them(
    house: ErasingBench, tmp_path: Path
) -> None:
    for round_ in range(12):
        folder = tmp_path / f"round{round_}"
        starts = [ShredLedger(folder / "shred_ledger_a", RING, "a") for _ in range(4)]
        forget_ledger(house)
        errors = raced([by_front(house, each) for each in starts])
        assert errors == []
        assert len(starts[0].lines()) == 1


def forget_ledger(house: ErasingBench) -> None:
    """Let the side remember no ledger, as a first start does."""
    with house.side.begin() as conn:
        conn.execute(delete(meta).where(meta.c.name == "shred_ledger_a"))


def raced(erasers: list[Eraser]) -> list[BaseException]:
    """Begin with all of them at the same moment; return what went wrong."""
    gate, wrong = threading.Barrier(len(erasers)), list[BaseException]()

    def begin(eraser: Eraser) -> None:
        gate.wait()
        try:
            eraser.begin()
            eraser.check()
        except Exception as error:  # noqa: BLE001  # whatever it is, the test shows it
            wrong.append(error)

    threads = [threading.Thread(target=begin, args=(each,)) for each in erasers]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return wrong
