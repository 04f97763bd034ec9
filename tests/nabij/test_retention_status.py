"""``nabij retention status`` and what the doctor says of it: what is late, in counts that name nobody."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from roles_bench import nabij, secret
from side_bench import BOT, MONDAY, SAM, WORKER, CountedIds, state_of
from sqlalchemy import Table, insert, update

from cases.moments import DAY, HOUR, Moment
from cases.retention import CHOSEN, CLASSES
from cases.sides import Side
from nabij.doctor_retention import retention_findings
from nabij.prepare import migrate_all, ring_of, stores_of, write_keys
from nabij.refused import Refused
from nabij.retention_status import as_json, status, table_of
from nabij.settings import Settings, read_settings
from vault.engine import Store
from vault.retention_work import sign_off
from vault.seal import Sealer
from vault.side_store import SideStore
from vault.tables_side import client, erasure, legal_hold, phone_copy, shift_note


@dataclass
class Side1:
    """A house of one side, with one client who was made on a Monday in 2027."""

    environment: dict[str, str]
    settings: Settings
    stores: dict[str, Store]

    @property
    def store(self) -> Store:
        return self.stores["side_a"]

    def add(self, table: Table, **row: object) -> None:
        with self.store.begin() as conn:
            conn.execute(insert(table), row)

    def note(self, at: Moment) -> None:
        """Leave a note of a shift, which goes after a week."""
        row = {"author": WORKER, "meant_for": WORKER, "text_sealed": b"x", "day": "2027-01-15"}
        self.add(shift_note, id=f"n{at}", at=at, **row)

    def hold(self, review_by: Moment) -> None:
        people = {"set_by": "x", "set_with": "y", "set_at": MONDAY}
        self.add(legal_hold, id="h", client=SAM, reason="court", review_by=review_by, **people)

    def asked(self, destroy_by: Moment) -> None:
        people = {"asked_by": "x", "asked_with": "y", "asked_at": MONDAY}
        self.add(erasure, client=SAM, reason="asked", destroy_by=destroy_by, **people)

    def told(self, now: Moment) -> list[str]:
        return [each.line for each in retention_findings(self.settings, self.stores, now)]


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Side1]:
    token = secret(tmp_path, "token", "1:made-up")
    environment = {"NABIJ_DATA": str(tmp_path / "data"), "NABIJ_SIDE_A_TOKEN_FILE": token}
    settings = read_settings(environment)
    write_keys(settings)
    migrate_all(lambda _line: None, settings)
    with stores_of(settings) as stores:
        made = Side1(environment, settings, stores)
        books = SideStore(Side.A, made.store, Sealer("a", ring_of(settings, "side_a")), CountedIds())
        with made.store.begin() as conn:
            books.create_client(conn, state_of(SAM), BOT, WORKER, MONDAY)
        yield made


def at(days: float) -> Moment:
    return Moment(MONDAY + int(days * DAY))


def shown(side: Side1, name: str, days: float) -> dict[str, Any]:
    stores: Any = as_json(status(side.settings, at(days)))["stores"]
    (found,) = (each for each in stores["side_a"]["classes"] if each["class"] == name)
    return dict(found)


def test_a_new_house_is_on_time_and_the_command_ends_with_nought(one: Side1) -> None:
    said = nabij(one.environment, "retention", "status", "--json")
    found = json.loads(said.stdout)
    assert (said.returncode, found["ok"]) == (0, True)
    assert found["stores"].keys() == {"coordination", "side_a"}
    assert found["stores"]["side_a"]["erasing"]["waiting"] == 0
    assert nabij(one.environment, "retention", "status").stdout.endswith("Alles op tijd.\n")


def test_every_class_that_an_organisation_may_choose_is_shown(one: Side1) -> None:
    found = status(one.settings, at(1))
    names = {each.name for store in found.stores.values() for each in store.standings}
    assert names >= CHOSEN
    assert names == set(CLASSES) - {"client", "house"}


def test_what_is_late_is_shown_with_since_when_and_ends_with_one(one: Side1) -> None:
    one.note(Moment(1_000_000))
    said = nabij(one.environment, "retention", "status")
    assert said.returncode == 1
    assert [line for line in said.stdout.splitlines() if "shift_notes" in line and "TE LAAT sinds" in line]
    assert said.stdout.endswith("1 soort(en) te laat.\n")


def test_a_term_that_was_chosen_is_the_one_that_is_shown(one: Side1, tmp_path: Path) -> None:
    config = tmp_path / "nabij.toml"
    config.write_text("[retention]\nmessage_plain = 21\n", encoding="utf-8")
    said = nabij(one.environment | {"NABIJ_CONFIG": str(config)}, "retention", "status", "--json")
    classes = json.loads(said.stdout)["stores"]["side_a"]["classes"]
    assert [each["days"] for each in classes if each["class"] == "message_plain"] == [21]


def test_receipts_and_what_comes_next_are_shown_with_their_days(one: Side1) -> None:
    one.note(MONDAY)
    sign_off(one.store, ("shift_notes",), CLASSES, at(1))
    found = shown(one, "shift_notes", 1)
    assert found["last_receipt"] == {"at": "2027-01-16T08:00:00+00:00", "count": 0} | {
        "day": "2027-01-16",
        "total": 0,
    }
    assert found["next_due"].startswith("2027-01-22T")
    assert (found["due"], found["overdue"], found["due_since"]) == (0, False, None)
    (line,) = (line for line in table_of(status(one.settings, at(1))) if "shift_notes" in line)
    assert "7 d na schrijven" in line
    assert "bon 2027-01-16 09:00: 0, in alles 0; volgende 2027-01-22" in line
    late = shown(one, "shift_notes", 9)
    assert (late["due"], late["overdue"], late["overdue_s"] // 3600) == (1, True, 47)


def test_what_is_shown_names_nobody(one: Side1) -> None:
    one.hold(at(90))
    one.asked(at(2))
    with one.store.begin() as conn:
        conn.execute(update(client).values(released_at=MONDAY, standing="released"))
    found = status(one.settings, at(400))
    told = json.dumps(as_json(found)) + "\n".join(table_of(found)) + "\n".join(one.told(at(400)))
    assert SAM not in told
    assert state_of(SAM).alias not in told


def test_without_settings_or_a_database_it_is_refused_with_78(one: Side1, tmp_path: Path) -> None:
    assert nabij({}, "retention", "status").returncode == 78
    (tmp_path / "data" / "side_a.sqlite3").write_bytes(b"kapot")
    said = nabij(one.environment, "retention", "status", "--json")
    assert (said.returncode, said.stdout) == (78, "")
    with pytest.raises(Refused):
        status(one.settings)


def test_a_quiet_house_has_no_lines_of_the_doctor(one: Side1) -> None:
    assert one.told(at(1)) == []


def test_the_doctor_names_what_is_late_by_class_and_count(one: Side1) -> None:
    one.note(MONDAY)
    assert one.told(at(8)) == []
    (line,) = one.told(at(9))
    assert line.startswith("Database side_a: van shift_notes is 1 keer de termijn voorbij, al 47 uur.")


def test_the_doctor_says_that_the_clock_looked_no_more(one: Side1) -> None:
    sign_off(one.store, ("answers",), CLASSES, at(1))
    assert one.told(Moment(at(2) + HOUR)) == []
    (line,) = one.told(at(3))
    assert line.startswith("Database side_a: sinds 2027-01-16 keek de klok niet meer")


@pytest.mark.parametrize(
    ("days", "part"), [(70, None), (80, "kijk vóór 2027-04-15 opnieuw"), (91, "1 keer is de datum voorbij")]
)
def test_a_hold_is_told_before_and_after_its_review(one: Side1, days: int, part: str | None) -> None:
    one.hold(at(90))
    lines = one.told(at(days))
    assert len(lines) == (part is not None)
    assert all(str(part) in line for line in lines)


def test_an_erasure_that_waits_and_one_that_should_be_done_are_told_apart(one: Side1) -> None:
    one.asked(at(2))
    phone = {"bot": BOT, "phone_message": 1, "direction": "out", "attempts": 0, "state": "kept"}
    one.add(phone_copy, id="p", client=SAM, sent_at=MONDAY, delete_at=at(1), **phone)
    (waits,) = one.told(at(1))
    assert "1 keer wacht wissen nog op de telefoon, het langst 24 uur" in waits
    (due,) = one.told(at(3))
    assert "1 keer had wissen klaar moeten zijn" in due


def test_a_store_that_does_not_answer_gets_no_second_line(one: Side1, tmp_path: Path) -> None:
    one.store.dispose()
    (tmp_path / "data" / "side_a.sqlite3").write_bytes(b"kapot")
    assert one.told(at(1)) == []
