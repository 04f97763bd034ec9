"""Two administrators make new keys while a house runs; the counters go to zero before an old key may go."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from cases.desk import StaffRole
from cases.ids import BotId
from cases.moments import SECOND, Moment
from cases.sides import Side
from cases.traffic import RawUpdate
from nabij.house import House
from nabij.keys_changing import as_json, renew_client, retire, rotate, status, table_of
from nabij.prepare import front_of, migrate_all, ring_of, write_keys
from nabij.proving import Shown, Two
from nabij.refused import Refused
from nabij.rekeying import front_rekeying, rekeying
from nabij.settings import Settings
from nabij.stage import StagedBot, stage_settings
from vault.tables_coordination import access_log

PASSWORD = "een lang wachtwoord"


def typed(_login: str) -> Shown:
    return Shown(PASSWORD)


def mistyped(_login: str) -> Shown:
    return Shown("een ander wachtwoord")


BOTH = Two("bea", "bob", typed)
NOW = Moment(1_700_000_000_000_000)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("keys")
    made = stage_settings(folder, "http://127.0.0.1:9", (StagedBot(Side.A, "1:token", "planning_bot", "P"),))
    made = replace(made, sides={Side.A: made.sides[Side.A]})
    write_keys(made)
    migrate_all(lambda _line: None, made)
    with front_of(made) as front:
        for login, role in (
            ("bea", StaffRole.ADMIN),
            ("bob", StaffRole.ADMIN),
            ("wim", StaffRole.COORDINATOR),
        ):
            front.add_staff(login, PASSWORD, login.title(), role, None)
    return made


def kept(house: House, number: int) -> bool:
    raw = RawUpdate(BotId("a1"), b"kanarie", number, 7, NOW)
    return house.sides[Side.A].store.intake.keep(raw)


def rows_on_old_key(settings: Settings) -> int:
    return sum(each.rows_on_old_key for each in status(settings))


def test_a_key_is_made_put_to_use_by_a_running_house_and_let_go_only_when_nothing_needs_it(
    settings: Settings,
) -> None:
    with House(settings) as house:
        assert kept(house, 1)
        before = ring_of(settings, "side_a")
        lines = rotate(BOTH, settings=settings)
        assert lines[-1].startswith("Maak nu een nieuwe reservekopie")
        assert rows_on_old_key(settings) == 1
        assert as_json(status(settings))["rows_on_old_key"] == 1
        with pytest.raises(Refused) as refused:
            retire(BOTH, settings)
        assert "Er is niets weggehaald" in refused.value.problems[0]
        assert before.current in ring_of(settings, "side_a").keks
        house.sides[Side.A].store.sealer._source.again()  # noqa: SLF001  # the look of the next second, now
        rekeying(house.sides[Side.A], house.hall).once(threading.Event())
        front_rekeying(house).once(threading.Event())
        assert rows_on_old_key(settings) == 0
        assert any(" 0 " in line for line in table_of(status(settings))[1:])
        with pytest.raises(Refused, match="nog geen 20 minuten"):
            retire(BOTH, settings)
        half_an_hour_ago = NOW // SECOND - 30 * 60
        for file in settings.keys.glob("*.json"):
            os.utime(file, (half_an_hour_ago, half_an_hour_ago))
        retire(BOTH, settings)
        after = ring_of(settings, "side_a")
        assert before.current in after.retired
        assert set(after.keks) == {after.current}
        assert kept(house, 2), "the running house goes on with the keys that are left"
    with front_of(settings) as front, front._store.read() as conn:  # noqa: SLF001  # the log has no reader here
        rows = conn.execute(select(access_log.c.action, access_log.c.staff, access_log.c.kind)).all()
    assert {(row.action, row.kind) for row in rows if "key" in row.action} == {
        ("keys_rotate", "keys"),
        ("keys_retire", "keys"),
    }
    assert len({row.staff for row in rows if "key" in row.action}) == 2


def test_a_key_can_be_put_ready_first_so_that_every_copy_has_it_before_anything_stands_under_it(
    settings: Settings,
) -> None:
    before = ring_of(settings, "coordination")
    rotate(BOTH, ("coordination",), prepare=True, settings=settings)
    ready = ring_of(settings, "coordination")
    assert ready.current == before.current
    rotate(BOTH, ("coordination",), settings=settings)
    assert ring_of(settings, "coordination").current == ready.standby


@pytest.mark.parametrize(
    "two",
    [
        Two("bea", "bea", typed),
        Two("bea", "wim", typed),
        Two("bea", "niemand", typed),
        Two("bea", "bob", mistyped),
    ],
)
def test_one_human_somebody_else_nobody_or_two_names_without_proof_make_no_keys(
    settings: Settings, two: Two
) -> None:
    before = ring_of(settings, "side_a")
    for act in (
        lambda: rotate(two, settings=settings),
        lambda: retire(two, settings),
        lambda: renew_client("sam", two, settings),
    ):
        with pytest.raises(Refused):
            act()
    assert ring_of(settings, "side_a") == before


def test_what_is_not_there_or_cannot_be_written_is_said_plainly(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="ken ik niet"):
        rotate(BOTH, ("side_z",), settings=settings)
    with pytest.raises(Refused, match="alleen te lezen"):
        rotate(BOTH, settings=replace(settings, key_provider="systemd"))
    with pytest.raises(Refused, match="is er niet"):
        renew_client("niemand", BOTH, settings)
    with pytest.raises(Refused):
        status(replace(settings, keys=tmp_path / "nergens"))
