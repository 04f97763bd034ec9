"""Addresses by which an owner runs migrations, and by which one side comes to coordination (adr 0029)."""

from collections.abc import Callable
from typing import Protocol

from cases.sides import Side

STORES = ("coordination", "side_a", "side_b")


class Reading(Protocol):
    """What reads one setting: its place, and the secret in the file that it names."""

    def value(self, name: str, default: str = "", table: str = "") -> str: ...

    def secret(self, where: str, what: str) -> str: ...


def read_owners(reader: Reading, sides: Callable[[Side], bool]) -> dict[str, str]:
    """Return the owner's address of each store that has one; without them one role does everything."""
    stores = ("coordination", *(f"side_{side.value}" for side in Side if sides(side)))
    return _found(reader, {store: store for store in stores}, "owner_file", "adres van de eigenaar van")


def read_fronts(reader: Reading) -> dict[Side, str]:
    """Return the addresses by which loops of one side come to coordination in a process of both sides."""
    stores = {f"side_{side.value}": f"side_{side.value}" for side in Side}
    found = _found(reader, stores, "front_file", "adres bij coordination van")
    return {side: found[f"side_{side.value}"] for side in Side if f"side_{side.value}" in found}


def _found(reader: Reading, stores: dict[str, str], name: str, what: str) -> dict[str, str]:
    read = {
        store: reader.secret(reader.value(name, table=table), f"{what} {store}")
        for store, table in stores.items()
    }
    return {
        store: url.replace("postgresql://", "postgresql+psycopg://", 1) for store, url in read.items() if url
    }
