"""Half of the clients are erased, an older backup is put back: nobody of them may be readable again.

A thief has the backup too. What he can open is measured with every key that the started house still has.
Without the ledger, and with one that was cut or edited, the house must not start. ``traces`` are wrapped
keys, ``address_traces`` blind indexes in the files of the stores. ``log_traces`` are wrapped keys in the live
log of PostgreSQL, which the server overwrites in its own time: a figure without a limit. Source: T10, R22.
"""

from collections.abc import Collection, Sequence
from typing import Any

from drills.result import Stopwatch, progress
from drills.shred_ports import ShredHouse, Start

REFUSED = 78
LIMITS = {
    "readable_erased": 0,
    "readable_erased_live": 0,
    "readable_others": 1.0,
    "traces": 0,
    "address_traces": 0,
    "not_waited": 0,
}
_TRUE = (
    "readable_before",
    "brought_back",
    "refused_without_ledger",
    "refused_cut_ledger",
    "refused_edited_ledger",
    "started",
)


def run_shred(house: ShredHouse, seed: int) -> dict[str, Any]:
    """Erase every other client, restore, start; return the figures."""
    watch = Stopwatch()
    everybody = house.clients()
    erased, others = everybody[seed % 2 :: 2], everybody[1 - seed % 2 :: 2]
    found: dict[str, Any] = {"clients": len(everybody), "erased": len(erased)}
    found["values"] = house.backup()
    found["readable_before"] = house.whole(everybody) == 1.0
    found |= _erase(house, erased)
    found |= _restore(house, erased)
    found |= _refused(house)
    found["started"] = _comes_up(house.start())
    found |= _after(house, erased, others)
    good = all(found[name] for name in _TRUE) and all(found[name] == limit for name, limit in LIMITS.items())
    # A search that finds nothing where everything is would find nothing anywhere.
    good = good and found["traces_brought_back"] > 0
    return {"ok": good, **found, "figures": found, "limits": LIMITS, "seconds": watch.seconds}


def _erase(house: ShredHouse, erased: Sequence[str]) -> dict[str, Any]:
    progress(f"  {len(erased)} people are erased")
    states = [house.erase(each) for each in erased]
    again = [house.erase(each) for each in erased]
    return {
        "readable_erased_live": house.readable(erased),
        "not_waited": sum(state != "erased" for state in states),
        "erased_twice": sum(state == "already" for state in again),
    }


def _restore(house: ShredHouse, erased: Collection[str]) -> dict[str, Any]:
    progress("  an older backup is put back")
    house.restore()
    found = {"brought_back": house.readable(erased) == len(erased)}
    return found | {"traces_brought_back": house.traces(erased, "keys")}


def _refused(house: ShredHouse) -> dict[str, Any]:
    """Start with no ledger, a cut one and an edited one; what was taken is given back after each."""
    progress("  starts that must be refused")
    with house.without_ledger():
        without = house.start()
    with house.cut_ledger():
        cut = house.start()
    with house.edited_ledger():
        edited = house.start()
    return {
        "refused_without_ledger": _is_refused(without),
        "refused_cut_ledger": _is_refused(cut),
        "refused_edited_ledger": _is_refused(edited),
    }


def _comes_up(start: Start) -> bool:
    if not start.came_up:
        progress(start.said)
    return start.came_up


def _is_refused(start: Start) -> bool:
    return not start.came_up and start.code == REFUSED and "wislijst" in start.said


def _after(house: ShredHouse, erased: Sequence[str], others: Sequence[str]) -> dict[str, Any]:
    progress("  every value of the backup is tried with every key")
    return {
        "readable_erased": house.readable(erased),
        "readable_others": house.whole(others),
        "traces": house.traces(erased, "keys"),
        "address_traces": house.traces(erased, "addresses"),
        "log_traces": house.log_traces(erased),
    }
