"""How every drill ends: one JSON object as the last line, the same numbers under ``figures``."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from time import monotonic
from typing import Any


class Stopwatch:
    """Counts from its making, in real time."""

    def __init__(self) -> None:
        self._began = monotonic()

    @property
    def seconds(self) -> float:
        return round(monotonic() - self._began, 3)

    @property
    def ms(self) -> int:
        return round((monotonic() - self._began) * 1000)


def quantile_of(seconds: Sequence[float], percent: int) -> float:
    """Return the value that ``percent`` of a hundred do not exceed; 0 for none."""
    if not seconds:
        return 0.0
    return round(quantiles([*seconds, max(seconds)], n=100, method="inclusive")[percent - 1], 3)


def progress(line: str) -> None:
    """Say how far it is, beside the result."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def finish(result: dict[str, Any], out: Path | None) -> bool:
    """Print the result as the last line, keep it in ``out``, return whether it is good."""
    text = json.dumps(result, ensure_ascii=False)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "result.json").write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
    return bool(result["ok"])
