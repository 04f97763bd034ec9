"""Settings of the access log: where its anchor is written, and from which numbers reading stands out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from vault.access_alerts import Limits

TABLE = "access"
_NAMES = tuple(each.name for each in fields(Limits))


@dataclass(frozen=True, slots=True)
class AccessSettings:
    """``anchor`` is a file outside the databases' machine; None: nothing tells of a tail that was cut off."""

    anchor: Path | None = None
    limits: Limits = field(default_factory=Limits)


def access_errors(file: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with ``[access]``, one Dutch line each."""
    table = file.get(TABLE, {})
    if not isinstance(table, Mapping):
        return ["[access] hoort een tabel te zijn, met een regel voor elk getal."]
    known = ", ".join(("anchor_file", *_NAMES))
    problems = [
        f"[access] {name} ken ik niet. Kies: {known}."
        for name in table
        if name not in {"anchor_file", *_NAMES}
    ]
    return problems + [
        f"[access] {name} is '{table[name]}'. Geef een heel getal van 1 of meer."
        for name in _NAMES
        if name in table and not _counts(table[name])
    ]


def read_access(file: Mapping[str, Any], anchor: str = "") -> AccessSettings:
    """Return what was chosen; ``anchor`` is what stands in the environment and goes before the file."""
    table = file.get(TABLE, {})
    if not isinstance(table, Mapping):
        return AccessSettings()
    where = anchor or str(table.get("anchor_file", ""))
    chosen = {name: table[name] for name in _NAMES if _counts(table.get(name))}
    return AccessSettings(Path(where).resolve() if where else None, replace(Limits(), **chosen))


def _counts(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
