"""Every sealed value is moved to every other place, and bytes of it are changed: nothing may open (T9).

Whoever can write in a database can also move a wrapped key: the key therefore goes along to each new place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from drills.result import Stopwatch, progress
from drills.swap_ports import Place, SwapHouse, Value

LIMITS = {"opened": 0, "refused_share": 1.0, "not_at_home": 0, "columns_missed": 0}


def run_swap(house: SwapHouse, samples: int, seed: int) -> dict[str, Any]:
    """Move and change all values; return the figures."""
    watch = Stopwatch()
    values = house.values()
    progress(f"  {len(values)} sealed values")
    found: dict[str, Any] = {
        "values": len(values),
        "stored": sum(each.stored for each in values),
        "columns": len(house.columns()),
        "columns_missed": len(set(house.columns()) - {_column(each) for each in values}),
        "not_at_home": sum(not house.opens(each, each.place, each.sealed) for each in values),
    }
    opened = {"moves": [0, 0], "flips": [0, 0], "cuts": [0, 0]}
    for each in values:
        _count(opened["moves"], (house.opens(each, place, each.sealed) for place in elsewhere(each, values)))
    chosen = drawn(values, samples, seed)
    progress(f"  every byte of {len(chosen)} of them")
    for each in chosen:
        _count(opened["flips"], (house.opens(each, each.place, bad) for bad in flipped(each.sealed)))
        _count(opened["cuts"], (house.opens(each, each.place, bad) for bad in resized(each.sealed)))
    tried = {name: count for name, (count, _) in opened.items()}
    wrong = sum(hits for _, hits in opened.values())
    found |= {**tried, "opened": wrong, "refused_share": 1.0 - wrong / max(1, sum(tried.values()))}
    progress("  one moved value in a store, and its client writes")
    found["answered"] = house.answered()
    good = bool(values) and found["answered"] and all(found[name] == limit for name, limit in LIMITS.items())
    return {"ok": good, **found, "figures": found, "limits": LIMITS, "seconds": watch.seconds}


def drawn(values: Sequence[Value], samples: int, seed: int) -> list[Value]:
    """Return some values, the same for the same seed and the same places."""
    order = sorted(values, key=lambda each: sha256(f"{seed}|{each.place}".encode()).digest())
    return order[:samples]


def elsewhere(value: Value, values: Sequence[Value]) -> Iterator[Place]:
    """Return every place of another value, and each that differs from the own one in a single part."""
    own = value.place
    places = {each.place for each in values}
    for part in ("table", "column", "side", "client", "row"):
        known = {str(getattr(each, part)) for each in places}
        places |= {_with(own, part, other) for other in known}
    places |= {replace(own, version=own.version + 1), replace(own, version=own.version + 256)}
    yield from sorted(places - {own}, key=repr)


def _with(place: Place, part: str, other: str) -> Place:
    whole: dict[str, Any] = {part: other}
    return replace(place, **whole)


def flipped(sealed: bytes) -> Iterator[bytes]:
    """Return the bytes with one of them changed, for each of them."""
    for at, byte in enumerate(sealed):
        yield sealed[:at] + bytes([byte ^ 0x01]) + sealed[at + 1 :]


def resized(sealed: bytes) -> Iterator[bytes]:
    """Return the bytes cut short and made longer."""
    yield from (sealed[:-1], sealed[:40], sealed[:3], b"", sealed + b"\0", sealed + sealed)


def _count(tally: list[int], tries: Iterator[bool]) -> None:
    for hit in tries:
        tally[0] += 1
        tally[1] += hit


def _column(value: Value) -> str:
    place = value.place
    store = place.side if place.side == "coordination" else "side"
    return f"{store}.{place.table}.{place.column}"
