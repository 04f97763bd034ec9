"""Keys are made anew while the line goes on: nothing becomes unreadable, and the counters reach zero."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from side_bench import KIM, MONDAY, RING, SAM, SideBench
from sqlalchemy import func, select

from cases.errors import KeysAway
from cases.ids import ClientId
from cases.moments import MINUTE, Moment
from cases.sides import Side
from vault.data_keys import add_key, seals_of
from vault.key_writing import KeyInUse, fresh_ring, promoted, put_new, replace_file, with_standby, without
from vault.keys import KeyFile, KeyFileBad, SystemdCredential, load, written
from vault.keys_live import HELD_SECONDS, KeyNews, LiveKeys
from vault.reseal import SETTLED, old_versions, renew_keys, reseal_some
from vault.rewrap import rewrap_some, rows_by_kek
from vault.seal import SealBroken, Sealer
from vault.sealed_columns import sealed_columns
from vault.side_store import SideStore
from vault.tables_coordination import coordination
from vault.tables_side import dek, inbox, message, side


@dataclass
class Stopped:
    """A clock that a test moves."""

    at: float = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def bench(tmp_path: Path) -> SideBench:
    bench = SideBench(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    bench.enrol(SAM, 1)
    bench.enrol(KIM, 2)
    bench.hear("Ik kom morgen.", 10, 1)
    bench.hear("Mag ik bellen?", 11, 2)
    return bench


def words(bench: SideBench, sealer: Sealer) -> set[str]:
    with bench.database.read() as conn:
        rows = conn.execute(select(message.c.client, message.c.id, message.c.text_sealed)).all()
        return {
            seals_of(conn, sealer, row.client).open_text("message", "text_sealed", row.id, row.text_sealed)
            for row in rows
        }


def drained(step: Callable[[], int]) -> int:
    done = 0
    while count := step():
        done += count
    return done


def test_every_wrapped_key_goes_over_and_what_was_sealed_before_still_opens_when_the_old_key_is_gone(
    bench: SideBench,
) -> None:
    before = words(bench, bench.sealer)
    first = bench.sealer.wraps_with
    ring = promoted(RING)
    newer = Sealer("a", ring)
    assert words(bench, newer) == before
    assert drained(lambda: rewrap_some(bench.database, newer)) >= 8
    assert {kek for counts in rows_by_kek(bench.database).values() for kek in counts} == {ring.current}
    assert words(bench, Sealer("a", without(ring, first))) == before


def test_a_client_with_new_data_keys_is_read_throughout_and_the_old_ones_go_when_nothing_needs_them(
    bench: SideBench,
) -> None:
    store, sealer = bench.database, bench.sealer
    before = words(bench, sealer)
    assert renew_keys(store, sealer, Side.A, SAM, MONDAY) == 4
    assert old_versions(store) == 4
    bench.hear("En nu onder de nieuwe.", 12, 1)
    assert words(bench, sealer) == before | {"En nu onder de nieuwe."}
    soon, later = MONDAY, Moment(MONDAY + SETTLED + MINUTE)
    assert drained(lambda: reseal_some(store, sealer, Side.A, soon)) > 0
    assert old_versions(store) == 4, "a transaction of a moment ago may still know the old version alone"
    assert reseal_some(store, sealer, Side.A, later) == 4
    assert old_versions(store) == 0
    with store.read() as conn:
        versions = select(func.min(dek.c.version)).where(dek.c.client == SAM)
        assert conn.execute(versions).scalar() == 2
    assert words(bench, sealer) == before | {"En nu onder de nieuwe."}


def test_nobody_and_somebody_erased_get_no_keys(bench: SideBench) -> None:
    assert renew_keys(bench.database, bench.sealer, Side.A, ClientId("nobody"), MONDAY) == 0


def test_a_transaction_that_read_the_keys_before_opens_what_was_sealed_with_a_version_of_after(
    bench: SideBench,
) -> None:
    with bench.database.begin() as conn:
        early = seals_of(conn, bench.sealer, SAM)
        add_key(conn, bench.sealer, SAM, "message", 2, MONDAY)
        sealed = seals_of(conn, bench.sealer, SAM).seal_text("note", "text_sealed", "n1", "rustig")
        assert early.open_text("note", "text_sealed", "n1", sealed) == "rustig"


def test_every_sealed_column_says_which_key_opens_it() -> None:
    for metadata in (side, coordination):
        named = {(each.table.name, each.name) for each in sealed_columns(metadata)}
        columns = [column for table in metadata.sorted_tables for column in table.c]
        assert named == {(c.table.name, c.name) for c in columns if c.name.endswith("_sealed")}


def test_a_running_process_takes_a_changed_file_up_and_knows_a_key_of_a_moment_ago_at_once(
    tmp_path: Path,
) -> None:
    path, clock, heard = tmp_path / "side_a.json", Stopped(), list[KeyNews]()
    put_new(path, written(fresh_ring("a")))
    live = LiveKeys(KeyFile(path), lambda _room, news: heard.append(news), clock)
    ours = Sealer("a", live)
    ahead = promoted(load(path))
    replace_file(path, ahead)
    key = Sealer("a", ahead).new_key("sam", "message")
    assert ours.unwrap("sam", "message", 1, key.kek, key.wrapped).kek == ahead.current
    assert heard == [KeyNews.CHANGED]
    clock.at += 2
    assert ours.wraps_with == ahead.current


@pytest.mark.parametrize("harm", ["gone", "broken", "foreign"])
def test_without_its_file_a_process_goes_on_for_a_quarter_of_an_hour_and_then_seals_nothing(
    tmp_path: Path, harm: str
) -> None:
    path, clock, heard = tmp_path / "side_a.json", Stopped(), list[KeyNews]()
    put_new(path, written(fresh_ring("a")))
    good = path.read_text(encoding="ascii")
    sealer = Sealer("a", LiveKeys(KeyFile(path), lambda _room, news: heard.append(news), clock))
    path.unlink()
    if harm != "gone":
        put_new(path, written(fresh_ring("a")) if harm == "foreign" else good[:100])
    clock.at = HELD_SECONDS - 1
    sealer.new_key("sam", "message")
    clock.at = HELD_SECONDS + 1
    with pytest.raises(KeysAway):
        sealer.new_key("sam", "message")
    path.unlink(missing_ok=True)
    put_new(path, good)
    clock.at += 2
    sealer.new_key("sam", "message")
    assert heard == [KeyNews.AWAY, KeyNews.BACK]


def test_while_the_keys_are_away_nothing_is_kept_and_no_word_is_in_the_files(
    bench: SideBench, tmp_path: Path
) -> None:
    path, clock = tmp_path / "keys.json", Stopped()
    put_new(path, written(RING))
    sealer = Sealer("a", LiveKeys(KeyFile(path), now=clock))
    bench.sealer = sealer
    bench.side = SideStore(Side.A, bench.database, sealer, bench.ids)
    bench.hear("kanarie voor de storing", 20, 1)
    path.unlink()
    clock.at = HELD_SECONDS + 1
    with pytest.raises(KeysAway):
        bench.hear("kanarie tijdens de storing", 21, 1)
    raw = b"".join(file.read_bytes() for file in tmp_path.glob("a.sqlite3*"))
    assert b"kanarie" not in raw
    assert "kanarie".encode("utf-16-le") not in raw
    assert waiting(bench) == 0


def waiting(bench: SideBench) -> int:
    with bench.database.read() as conn:
        return int(conn.execute(select(func.count()).where(inbox.c.state == "new")).scalar_one())


def test_the_file_is_replaced_whole_for_its_owner_alone_and_never_by_keys_that_do_not_follow(
    tmp_path: Path,
) -> None:
    path = tmp_path / "side_a.json"
    put_new(path, written(fresh_ring("a")))
    before = load(path)
    replace_file(path, with_standby(before))
    ready = load(path)
    assert ready.current == before.current
    assert ready.standby in ready.keks
    assert with_standby(ready) == ready
    assert path.stat().st_mode & 0o777 == 0o600
    for wrong in (
        fresh_ring("a"),
        replace(ready, keks={ready.current: ready.keks[ready.current]}, standby=""),
    ):
        with pytest.raises(KeyFileBad):
            replace_file(path, wrong)
    assert load(path) == ready
    assert [each.name for each in tmp_path.iterdir()] == ["side_a.json"]


def test_the_key_that_wraps_and_the_next_one_cannot_be_let_go() -> None:
    ring = with_standby(fresh_ring("a"))
    for kek in (ring.current, ring.standby):
        with pytest.raises(KeyInUse):
            without(ring, kek)
    later = without(promoted(ring), ring.current)
    assert later.knows(ring.current)
    assert ring.current not in later.keks


def test_credentials_of_systemd_open_although_a_group_bit_shows_and_not_in_a_folder_for_everybody(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "credentials"
    folder.mkdir(mode=0o700)
    put_new(folder / "side_a.json", written(fresh_ring("a")))
    (folder / "side_a.json").chmod(0o440)
    assert SystemdCredential(folder, "side_a.json").ring().room == "a"
    with pytest.raises(KeyFileBad):
        SystemdCredential(folder, "side_b.json").ring()
    folder.chmod(0o755)
    with pytest.raises(KeyFileBad, match="open to everybody"):
        SystemdCredential(folder, "side_a.json").ring()


def test_whatever_does_not_open_is_told_each_time() -> None:
    heard: list[str] = []
    sealer = Sealer("a", fresh_ring("a"), lambda: heard.append("broke"))
    key = sealer.new_key("sam", "message")
    place = {"table": "note", "column": "text_sealed", "client": "sam", "row": "n1"}
    sealed = sealer.seal(b"rustig", **place, key=key)
    for turn in (sealed[:-1] + bytes([sealed[-1] ^ 1]), b"", sealed[:20]):
        with pytest.raises(SealBroken):
            sealer.open(turn, **place, key=key)
    assert sealer.open(sealed, **place, key=key) == b"rustig"
    assert len(heard) == 3
