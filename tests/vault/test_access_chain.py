"""The chain over the access log: any one edit of a sealed stretch is found, and named."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from vault.access_chain import (
    FIELDS,
    FIVE_YEARS,
    AccessSeal,
    Anchor,
    Fault,
    LineRow,
    Trim,
    batch_faults,
    chain_faults,
    inserted,
    read_ids,
    seal_of,
    trim_mark,
    written_ids,
)

KEY = b"a key of the test"
_NUMBERS = ("id", "at", "emergency")
Log = list[dict[str, object]]


def line(number: int, at: int = 1000) -> dict[str, object]:
    words: dict[str, object] = {name: f"{name}-{number}" for name in FIELDS}
    return words | {"id": number, "at": at + number, "emergency": 0}


def sealed(lines: Log, size: int) -> list[AccessSeal]:
    seals: list[AccessSeal] = []
    for begin in range(0, len(lines), size):
        before = seals[-1] if seals else None
        seals.append(seal_of(KEY, before, lines[begin : begin + size], 5000 + begin))
    return seals


def faults(lines: Log, seals: list[AccessSeal], *anchors: Anchor) -> list[Fault]:
    by_id: dict[object, LineRow] = {each["id"]: each for each in lines}
    found = list(chain_faults(KEY, seals, (), anchors))
    for seal in seals:
        found += batch_faults(seal, [by_id[one] for one in seal.ids if one in by_id])
    numbers = [one for one in by_id if isinstance(one, int)]
    return [*found, *inserted(sorted(numbers), seals)]


def anchor_of(seals: list[AccessSeal]) -> Anchor:
    return Anchor(seals[-1].number, seals[-1].ids[-1], seals[-1].mark)


_LOGS = some.tuples(some.integers(2, 12), some.integers(1, 5)).map(
    lambda sizes: ([line(number + 1 + number // 3) for number in range(sizes[0])], sizes[1])
)


@given(_LOGS)
def test_what_nobody_touched_has_no_fault(log: tuple[Log, int]) -> None:
    lines, size = log
    seals = sealed(lines, size)
    assert faults(lines, seals, anchor_of(seals)) == []


@given(_LOGS, some.data())
@settings(max_examples=200)
def test_any_single_edit_of_a_sealed_stretch_is_found(log: tuple[Log, int], data: some.DataObject) -> None:
    lines, size = log
    seals = sealed(lines, size)
    anchor = anchor_of(seals)
    place = data.draw(some.integers(0, len(lines) - 1))
    edits: tuple[Callable[[], object], ...] = (
        lambda: _change(lines, place, data.draw(some.sampled_from([n for n in FIELDS if n != "id"]))),
        lambda: lines.pop(place),
        lambda: _swap(lines, place),
        lambda: seals.pop(data.draw(some.integers(0, len(seals) - 1))),
        lambda: _cut(lines, seals),
        lambda: _retell(seals, data.draw(some.sampled_from(["newest", "sealed_at", "hash", "previous"]))),
    )
    data.draw(some.sampled_from(edits))()
    assert faults(lines, seals, anchor)


def _change(lines: Log, place: int, name: str) -> None:
    lines[place] = lines[place] | {name: 7 if name in _NUMBERS else "somebody-else"}


def _swap(lines: Log, place: int) -> None:
    """Let two neighbours change places: each says what the other said."""
    other = place - 1 if place else 1
    first, second = lines[place]["id"], lines[other]["id"]
    lines[place], lines[other] = lines[other] | {"id": first}, lines[place] | {"id": second}


def _cut(lines: Log, seals: list[AccessSeal]) -> None:
    """Take the last seal away, and its lines with it."""
    gone = set(seals.pop().ids)
    lines[:] = [each for each in lines if each["id"] not in gone]


def _retell(seals: list[AccessSeal], name: str) -> None:
    seal = seals[0]
    changed = {"newest": 1, "sealed_at": 1, "hash": bytes(32), "previous": b"x" * 32}
    seals[0] = replace(seal, **{name: changed[name]})


def test_the_line_that_was_changed_removed_or_put_in_between_is_named() -> None:
    lines = [line(number) for number in (1, 2, 4, 5)]
    seals = sealed(lines, 2)
    _change(lines, 1, "basis")
    assert faults(lines, seals)[0] == Fault("line_changed", 1, 2)
    lines[1] = line(2)
    del lines[2]
    assert faults(lines, seals)[0] == Fault("line_removed", 2, 4)
    lines[2:2] = [line(3), line(4)]
    assert faults(lines, seals) == [Fault("line_inserted", 0, 3)]


def test_a_tail_that_was_cut_off_is_told_by_the_anchor_alone() -> None:
    lines = [line(number) for number in range(1, 5)]
    seals = sealed(lines, 2)
    anchor = anchor_of(seals)
    assert faults(lines[:2], seals[:1]) == []
    assert faults(lines[:2], seals[:1], anchor) == [Fault("tail_removed", 2, 4)]
    other = seal_of(b"another key", seals[0], lines[2:], 9)
    assert Fault("seal_replaced", 2) in faults(lines, [seals[0], other], anchor)


def test_lines_are_let_go_after_five_years_and_not_sooner() -> None:
    (seal,) = sealed([line(1, at=0)], 1)
    at = FIVE_YEARS + 100
    lawful = Trim(1, 100, at, trim_mark(KEY, 1, 100, at))
    assert list(chain_faults(KEY, [seal], [lawful], ())) == []
    for wrong in (
        Trim(1, 101, at, trim_mark(KEY, 1, 101, at)),
        Trim(1, 1, at, trim_mark(KEY, 1, 1, at)),
        replace(lawful, mark=bytes(32)),
    ):
        assert list(chain_faults(KEY, [seal], [wrong], ())) == [Fault("trimmed_too_soon", 1)]


@given(some.sets(some.integers(1, 300), min_size=1).map(sorted))
def test_ids_are_read_as_they_were_written(ids: list[int]) -> None:
    assert list(read_ids(written_ids(ids))) == ids


@pytest.mark.parametrize("written", ["", "x", "3-1", "0-4", "1-99999999999", "1,,2"])
def test_what_is_no_list_of_ids_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"stretch|int"):
        read_ids(written)
