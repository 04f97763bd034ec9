"""Setting of logging in: whether who arranges or sees much needs more than a password."""

from typing import Protocol

REQUIRED, OFFERED = "required", "offered"


class Reads(Protocol):
    """Collects values and problems; the reader of all settings."""

    problems: list[str]

    def value(self, name: str, default: str = "", table: str = "") -> str: ...


def read_second_factor(reader: Reads, public_url: str) -> bool:
    """Say whether a second factor is required: by itself where the pages are public, over https."""
    default = REQUIRED if public_url.startswith("https://") else OFFERED
    chosen = reader.value("second_factor", default)
    if chosen not in {REQUIRED, OFFERED}:
        reader.problems.append(f"second_factor is '{chosen}'. Kies {REQUIRED} of {OFFERED}.")
    return chosen != OFFERED
