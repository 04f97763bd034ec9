"""The settings of the Rasa door: a token from a file, and the side whose people are called."""

from collections.abc import Collection
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Protocol

from cases.sides import Side

SHORTEST_TOKEN = 24


@dataclass(frozen=True, slots=True)
class RasaSettings:
    token: str = field(repr=False)
    side: Side


class Reader(Protocol):
    """Where settings are read, and problems are kept."""

    problems: list[str]

    def value(self, name: str, default: str = "") -> str: ...

    def secret(self, where: str, what: str) -> str: ...


def read_rasa(reader: Reader, sides: Collection[Side]) -> RasaSettings | None:
    """Return the door's settings; None where no token file is named. Problems go to the reader."""
    where = reader.value("rasa_token_file")
    if not where:
        return None
    token = reader.secret(where, "token van Rasa")
    if token and (len(token) < SHORTEST_TOKEN or not token.isascii() or not token.isprintable()):
        reader.problems.append(
            f"token van Rasa: geef {SHORTEST_TOKEN} of meer gewone tekens. Doe: openssl rand -hex 32"
        )
    if find_spec("rasa_sdk") is None:
        reader.problems.append(
            "rasa_token_file staat er, maar rasa-sdk ontbreekt. Installeer nabij met de extra 'rasa'."
        )
    here = sorted(each.value for each in sides)
    side = reader.value("rasa_side", here[0] if here else Side.A.value)
    if side not in here:
        reader.problems.append(f"rasa_side is '{side}'. Kies een kant met een bot: {', '.join(here)}.")
        return None
    return RasaSettings(token, Side(side))
