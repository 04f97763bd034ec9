"""The chain over the access log: each seal holds its lines, and the seal before it. Pure.

A line is written the same way each time (canonical JSON of every column); a seal is an HMAC over its number,
its ids, the digests of its lines and the mark of the seal before. So a line that was changed, removed, put in
between or moved is found, and so is a seal that is gone. What is cut off at the end only an anchor can tell:
the last mark as it was written down elsewhere. Source: security-reliability 4.3.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cases.moments import MINUTE

FIELDS = (
    "id",
    "at",
    "person",
    "staff",
    "role",
    "side",
    "action",
    "subject",
    "basis",
    "reason",
    "outcome",
    "party",
    "on_behalf",
    "function",
    "organisation",
    "kind",
    "consent",
    "emergency",
    "session",
    "source",
)
BEGIN = bytes(32)
"""What the first seal names as the one before it."""
TRACE = 8
LATE = 10 * MINUTE
"""A line that was given its number early may be seen late; longer than this no transaction can last."""
FIVE_YEARS = 1826 * 24 * 60 * MINUTE
"""How long a line is kept, in microseconds. Source: domain 6.2."""

LONGEST = 100_000
"""No batch is longer; what says so was written by somebody else."""

LineRow = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class AccessSeal:
    """One batch. ``newest``: the latest moment among its lines; ``traces``: eight bytes of each line."""

    number: int
    ids: tuple[int, ...]
    newest: int
    sealed_at: int
    previous: bytes
    traces: bytes
    hash: bytes
    mark: bytes


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last seal as it was written down outside the database."""

    number: int
    last: int
    mark: bytes


@dataclass(frozen=True, slots=True)
class Trim:
    """Lines up to and with seal ``number`` were let go; none was younger than ``before``."""

    number: int
    before: int
    at: int
    mark: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where: the number of a seal, the id of a line, 0 for none."""

    code: str
    seal: int = 0
    line: int = 0


def digest_of(line: LineRow) -> bytes:
    """Return what stands for a line: another value anywhere in it gives another digest."""
    written = json.dumps([line[name] for name in FIELDS], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).digest()


def seal_of(key: bytes, before: AccessSeal | None, lines: Sequence[LineRow], at: int) -> AccessSeal:
    """Return the seal over these lines, which are in the order of their ids."""
    number, previous = (1, BEGIN) if before is None else (before.number + 1, before.mark)
    digests = [digest_of(line) for line in lines]
    ids = tuple(_number(line["id"]) for line in lines)
    newest = max(_number(line["at"]) for line in lines)
    traces = b"".join(one[:TRACE] for one in digests)
    whole = hashlib.sha256(previous + b"".join(digests)).digest()
    bare = AccessSeal(number, ids, newest, at, previous, traces, whole, b"")
    return AccessSeal(number, ids, newest, at, previous, traces, whole, mark_of(key, bare))


def mark_of(key: bytes, seal: AccessSeal) -> bytes:
    """Return the mark a seal must have."""
    head = f"seal|{seal.number}|{written_ids(seal.ids)}|{seal.newest}|{seal.sealed_at}|".encode()
    return hmac.digest(key, head + seal.previous + seal.hash + seal.traces, hashlib.sha256)


def trim_mark(key: bytes, number: int, before: int, at: int) -> bytes:
    return hmac.digest(key, f"trim|{number}|{before}|{at}".encode(), hashlib.sha256)


def written_ids(ids: Iterable[int]) -> str:
    """Write ids in order as stretches: 1-40,42-57."""
    stretches: list[list[int]] = []
    for one in ids:
        if stretches and one == stretches[-1][1] + 1:
            stretches[-1][1] = one
        else:
            stretches.append([one, one])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in stretches)


def read_ids(written: str) -> tuple[int, ...]:
    """Read what ``written_ids`` wrote. Raises ValueError."""
    found: list[int] = []
    for stretch in written.split(","):
        first, _, last = stretch.partition("-")
        begin, end = int(first), int(last or first)
        if not 0 <= end - begin < LONGEST or begin < 1:
            raise ValueError("no stretch of a batch")
        found.extend(range(begin, end + 1))
    return tuple(found)


def chain_faults(
    key: bytes, seals: Sequence[AccessSeal], trims: Sequence[Trim], anchors: Sequence[Anchor]
) -> Iterator[Fault]:
    """Give what is wrong with the seals among themselves, with what was let go and with the anchors."""
    expected, previous = 1, BEGIN
    for seal in seals:
        if seal.number != expected:
            yield Fault("seal_removed", expected)
        elif seal.previous != previous:
            yield Fault("seal_out_of_place", seal.number)
        if not hmac.compare_digest(seal.mark, mark_of(key, seal)):
            yield Fault("seal_changed", seal.number)
        expected, previous = seal.number + 1, seal.mark
    yield from _trim_faults(key, {each.number: each for each in seals}, trims)
    yield from _anchor_faults({each.number: each for each in seals}, anchors)


def _trim_faults(key: bytes, seals: Mapping[int, AccessSeal], trims: Sequence[Trim]) -> Iterator[Fault]:
    for trim in trims:
        gone = [each for number, each in seals.items() if number <= trim.number]
        young = trim.before > trim.at - FIVE_YEARS or any(each.newest >= trim.before for each in gone)
        if young or not hmac.compare_digest(trim.mark, trim_mark(key, trim.number, trim.before, trim.at)):
            yield Fault("trimmed_too_soon", trim.number)


def _anchor_faults(seals: Mapping[int, AccessSeal], anchors: Sequence[Anchor]) -> Iterator[Fault]:
    for anchor in anchors:
        seal = seals.get(anchor.number)
        if seal is None:
            yield Fault("tail_removed", anchor.number, anchor.last)
        elif not hmac.compare_digest(seal.mark, anchor.mark):
            yield Fault("seal_replaced", anchor.number)


def batch_faults(seal: AccessSeal, lines: Sequence[LineRow]) -> Iterator[Fault]:
    """Give what is wrong with the lines of one seal, the first line that differs first."""
    there = {_number(line["id"]): digest_of(line) for line in lines}
    for place, one in enumerate(seal.ids):
        if one not in there:
            yield Fault("line_removed", seal.number, one)
        elif there[one][:TRACE] != seal.traces[place * TRACE : (place + 1) * TRACE]:
            yield Fault("line_changed", seal.number, one)
    found = b"".join(there[one] for one in seal.ids if one in there)
    if not hmac.compare_digest(hashlib.sha256(seal.previous + found).digest(), seal.hash):
        yield Fault("batch_differs", seal.number, seal.ids[0])


def inserted(ids: Iterable[int], seals: Sequence[AccessSeal]) -> Iterator[Fault]:
    """Give lines with a number from before the last seal that no seal holds: somebody put them there."""
    last = max((each.ids[-1] for each in seals), default=0)
    known = {one for each in seals for one in each.ids}
    for one in ids:
        if one <= last and one not in known:
            yield Fault("line_inserted", 0, one)


def _number(value: object) -> int:
    """Return a whole number out of a row. Raises TypeError for anything else."""
    if not isinstance(value, int):
        raise TypeError("no whole number")
    return value
