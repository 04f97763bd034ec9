"""``nabij log verify`` on a house: it says which line or seal does not fit, and what an anchor is for."""

import json
import os
import subprocess
import sys
import threading
from io import StringIO
from pathlib import Path

import pytest
from vault_people import CHEAP, MovedClock, RandomIds

from bot.log import Log, Said
from cases.moments import HOUR, MINUTE
from nabij.doctor_access import access_findings
from nabij.findings import Weight
from nabij.log_anchor import AnchorsUnreadable, read_anchors, write_anchor
from nabij.log_seals import LogSeals
from nabij.log_verify import SENTENCES, verify_log
from nabij.prepare import migrate_all, ring_of, write_keys
from nabij.settings import Settings, read_settings
from nabij.settings_access import AccessSettings, access_errors, read_access
from vault.access_chain import Anchor
from vault.access_seals import SETTLE
from vault.coordination import CoordinationStore
from vault.coordination_log import AccessEntry
from vault.engine import Store
from vault.seal import Sealer
from vault.tables_coordination import coordination as tables


class House:
    """A house of one side on SQLite, with a job that seals its log."""

    def __init__(self, folder: Path) -> None:
        token = folder / "token"
        token.write_text("1:made-up")
        token.chmod(0o600)
        self.anchor = folder / "elders.jsonl"
        self.environment = {
            "NABIJ_DATA": str(folder),
            "NABIJ_SIDE_A_TOKEN_FILE": str(token),
            "NABIJ_ACCESS_ANCHOR_FILE": str(self.anchor),
        }
        self.settings: Settings = read_settings(self.environment)
        write_keys(self.settings)
        migrate_all(lambda _line: None, self.settings)
        self.store = Store(self.settings.coordination, tables)
        self.clock = MovedClock()
        sealer = Sealer("coordination", ring_of(self.settings, "coordination"))
        self.front = CoordinationStore(self.store, sealer, self.clock, RandomIds(), CHEAP)
        self.said: list[Said] = []
        log = Log(StringIO(), strict=True, heard=self.said.append)
        self.job = LogSeals(self.front, lambda: self.settings.access.anchor, self.clock, log)

    def work(self, lines: int = 3) -> None:
        """Let people look, and the job seal it an hour later."""
        for number in range(lines):
            self.front.log(AccessEntry("p", "s", "worker", "a", "read_conversation", f"c{number}", "grant"))
        self.clock.domain += HOUR + SETTLE
        self.job.once(threading.Event())

    def by_force(self, *statements: str) -> None:
        with self.store.begin() as conn:
            guards = conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for guard in [*guards.scalars()]:
                conn.exec_driver_sql(f"DROP TRIGGER {guard}")
            for statement in statements:
                conn.exec_driver_sql(statement)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_log_that_nobody_touched_is_verified_and_that_is_logged_too(house: House) -> None:
    house.work()
    house.work()
    found = verify_log(None, None, house.settings)
    assert (found.ok, found.seals, found.anchors, found.waiting) == (True, 2, 2, 1)
    assert house.said == [Said.LOG_ANCHORED, Said.LOG_ANCHORED]
    assert verify_log(None, None, house.settings).waiting == 2
    house.store.dispose()


AFTER_IT = """DELETE FROM access_log WHERE at > (SELECT newest FROM access_seal WHERE number = 1)"""


def test_a_tail_cut_off_with_its_seal_is_found_by_the_anchor_alone(house: House) -> None:
    house.work()
    kept, _, _ = house.front.log_size()
    house.work()
    house.by_force("DELETE FROM access_seal WHERE number = 2", AFTER_IT)
    (fault,) = verify_log(None, None, house.settings).faults
    assert (fault.code, fault.seal, fault.line) == ("tail_removed", 2, kept + 3)
    house.anchor.write_text("kapot")
    assert [one.code for one in verify_log(None, None, house.settings).faults] == ["anchors_unreadable"]
    house.store.dispose()


def test_the_command_names_the_line_that_was_changed_and_ends_with_one(house: House) -> None:
    house.work()
    house.by_force("UPDATE access_log SET outcome = 'refused' WHERE id = 2")
    command = [sys.executable, "-m", "nabij", "log", "verify", "--json"]
    environment = os.environ | house.environment
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    told = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 1
    assert told["first"] == {"code": "line_changed", "seal": 1, "line": 2}
    assert not told["ok"]
    house.store.dispose()


def test_an_anchor_that_cannot_be_written_is_said_aloud_and_goes_again(house: House) -> None:
    house.anchor.mkdir()
    house.work()
    assert house.said == [Said.ANCHOR_FAILED]
    house.anchor.rmdir()
    house.clock.domain += MINUTE
    house.job.once(threading.Event())
    assert house.said == [Said.ANCHOR_FAILED, Said.LOG_ANCHORED]
    house.store.dispose()


def test_an_anchor_is_only_ever_added_to(tmp_path: Path) -> None:
    path = tmp_path / "anker"
    first, second = Anchor(1, 10, b"a" * 32), Anchor(2, 20, b"b" * 32)
    write_anchor(path, first, 5)
    write_anchor(path, second, 6)
    assert read_anchors(path) == (first, second)
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(AnchorsUnreadable):
        read_anchors(tmp_path / "nergens")


def test_the_doctor_warns_where_no_anchor_is_kept(house: House) -> None:
    bare = read_settings(house.environment | {"NABIJ_ACCESS_ANCHOR_FILE": ""})
    assert [one.weight for one in access_findings(bare)] == [Weight.WARNS]
    assert [one.weight for one in access_findings(house.settings)] == [Weight.GOOD]
    house.work()
    (told,) = access_findings(house.settings)
    assert told.line.endswith("1 keer opgeschreven.")
    house.anchor.write_text("kapot")
    assert [one.weight for one in access_findings(house.settings)] == [Weight.WARNS]
    house.store.dispose()


def test_limits_come_from_the_file_and_what_is_no_number_is_told() -> None:
    chosen = read_access({"access": {"clients_in_an_hour": 40, "anchor_file": "/elders/anker"}})
    assert chosen.limits.clients_in_an_hour == 40
    assert chosen.anchor == Path("/elders/anker")
    assert read_access({"access": "fout"}) == AccessSettings()
    assert len(access_errors({"access": {"clients_in_an_hour": 0, "onzin": 1}})) == 2
    assert len(access_errors({"access": "fout"})) == 1
    assert access_errors({}) == []


def test_every_fault_has_a_sentence() -> None:
    named = {"line_changed", "line_removed", "line_inserted", "batch_differs", "seal_removed", "seal_changed"}
    named |= {"seal_out_of_place", "seal_replaced", "tail_removed", "trimmed_too_soon", "anchors_unreadable"}
    assert set(SENTENCES) == named
