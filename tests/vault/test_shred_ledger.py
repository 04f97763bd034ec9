"""The ledger outside the databases: what was destroyed stays known, and every change of it is noticed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from side_bench import KIM, RING, SAM

from vault.shred_ledger import LedgerBad, Mark, ShredLedger, intents, unfinished

DAY = "2027-01-15"


@pytest.fixture
def ledger(tmp_path: Path) -> ShredLedger:
    made = ShredLedger(tmp_path / "keys" / "shred_ledger_a", RING, "a")
    made.begin(DAY)
    return made


def grown(ledger: ShredLedger) -> Mark:
    for each in (SAM, KIM):
        ledger.done(ledger.intend(each, DAY), DAY)
    return ledger.mark()


def bad(ledger: ShredLedger, *remembered: Mark) -> str:
    with pytest.raises(LedgerBad) as refused:
        ledger.lines(*remembered)
    return refused.value.code


def test_it_knows_who_was_destroyed_and_names_nobody(ledger: ShredLedger) -> None:
    line = ledger.intend(SAM, DAY)
    assert ledger.mark_of(SAM) in intents(ledger.lines())
    assert ledger.mark_of(KIM) not in intents(ledger.lines())
    assert [each.id for each in unfinished(ledger.lines())] == [line]
    ledger.done(line, DAY)
    assert unfinished(ledger.lines()) == ()
    assert SAM not in ledger.path.read_text(encoding="ascii")
    assert ledger.path.stat().st_mode & 0o077 == 0


def test_users_of_one_side_share_a_ledger_in_a_folder_of_their_group(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o2770)
    made = ShredLedger(shared / "shred_ledger_a", RING, "a")
    with made.alone():
        made.begin(DAY)
    grown(made)
    assert {each.stat().st_mode & 0o777 for each in shared.iterdir()} == {0o660}


def test_one_is_never_written_over(ledger: ShredLedger) -> None:
    grown(ledger)
    with pytest.raises(FileExistsError):
        ledger.begin(DAY)


def test_a_missing_ledger_and_a_missing_head_are_told_apart(ledger: ShredLedger) -> None:
    grown(ledger)
    head = ledger.path.with_name("shred_ledger_a.head")
    kept = head.read_bytes()
    head.unlink()
    assert bad(ledger) == "head_missing"
    head.write_bytes(kept)
    ledger.path.unlink()
    assert bad(ledger) == "missing"
    with pytest.raises(LedgerBad, match="missing"):
        ledger.intend(SAM, DAY)


@pytest.mark.parametrize("left", [0, 1, 2, 3, 4])
def test_one_that_was_cut_does_not_fit_its_head(ledger: ShredLedger, left: int) -> None:
    grown(ledger)
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    ledger.path.write_bytes(b"".join(lines[:left]))
    assert bad(ledger) == "cut"


def test_one_that_was_cut_with_its_head_does_not_fit_what_a_store_remembers(ledger: ShredLedger) -> None:
    early = ledger.mark()
    late = grown(ledger)
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    ledger.path.write_bytes(lines[0])
    ledger.path.with_name("shred_ledger_a.head").write_text(early.text, encoding="ascii")
    assert len(ledger.lines(early)) == 1
    assert bad(ledger, early, late) == "cut"


def test_one_of_another_house_or_side_is_foreign(ledger: ShredLedger, tmp_path: Path) -> None:
    grown(ledger)
    others = replace(RING, token=b"o" * 32)
    assert bad(ShredLedger(ledger.path, others, "a")) == "foreign"
    assert bad(ShredLedger(ledger.path, RING, "b")) == "foreign"
    second = ShredLedger(tmp_path / "again" / "shred_ledger_a", RING, "a")
    second.begin(DAY)
    assert bad(second, ledger.mark()) == "cut"
    assert bad(ledger, Mark(1, "0" * 64)) == "foreign"


def test_half_a_line_of_a_crash_gives_way_to_the_next(ledger: ShredLedger) -> None:
    grown(ledger)
    before = len(ledger.lines())
    with ledger.path.open("ab") as file:
        file.write(b'{"n": 5, "kind": "intent", "id": "ab')
    assert len(ledger.lines()) == before
    ledger.intend(SAM, DAY)
    assert len(ledger.lines()) == before + 1


def test_a_crash_before_the_head_followed_loses_nothing(ledger: ShredLedger) -> None:
    head = ledger.path.with_name("shred_ledger_a.head")
    earlier = head.read_bytes()
    ledger.intend(SAM, DAY)
    head.write_bytes(earlier)
    assert ledger.mark_of(SAM) in intents(ledger.lines())


def test_a_head_that_is_none_is_refused(ledger: ShredLedger) -> None:
    ledger.path.with_name("shred_ledger_a.head").write_text("veel", encoding="ascii")
    assert bad(ledger) == "edited"


@given(st.data())
def test_every_changed_value_is_noticed(data: st.DataObject) -> None:
    import tempfile  # noqa: PLC0415 - a folder for each example

    with tempfile.TemporaryDirectory() as folder:
        ledger = ShredLedger(Path(folder) / "ledger", RING, "a")
        ledger.begin(DAY)
        grown(ledger)
        lines = ledger.path.read_text(encoding="ascii").splitlines()
        at = data.draw(st.integers(0, len(lines) - 1))
        found = json.loads(lines[at])
        name = data.draw(st.sampled_from(sorted(found)))
        found[name] = data.draw(st.integers(0, 9).filter(lambda value: value != found[name]))
        lines[at] = json.dumps(found)
        ledger.path.write_text("\n".join(lines) + "\n", encoding="ascii")
        assert bad(ledger) in {"edited", "foreign"}
