"""The settings of how long what is kept: ``[retention]``, a number of days for each class."""

from collections.abc import Mapping
from typing import Any

from cases.retention import problems_of

TABLE = "retention"


def retention_errors(file: Mapping[str, Any]) -> list[str]:
    """Return one line for each term that is no number of days, too long, or too short to be safe."""
    table = file.get(TABLE, {})
    if not isinstance(table, Mapping):
        return [f"{TABLE} hoort een deel te zijn. Schrijf: [{TABLE}]"]
    odd = [name for name, value in table.items() if not isinstance(value, int) or isinstance(value, bool)]
    problems = [f"[{TABLE}] {name} hoort een heel aantal dagen te zijn." for name in odd]
    return problems + problems_of({name: value for name, value in table.items() if name not in odd})


def read_retention(file: Mapping[str, Any]) -> Mapping[str, int]:
    """Return the chosen terms in days; none for a part that holds a problem."""
    table = file.get(TABLE, {})
    return {} if retention_errors(file) else {str(name): int(days) for name, days in table.items()}
