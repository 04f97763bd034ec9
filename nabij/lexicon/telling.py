"""How lexicon tools speak: progress beside the result, and one JSON object as the last line."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from time import monotonic


class Stopwatch:
    def __init__(self) -> None:
        self._began = monotonic()

    @property
    def seconds(self) -> float:
        return round(monotonic() - self._began, 1)


def progress(line: str) -> None:
    """Say how far it is, beside the result."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def finish(result: Mapping[str, object], out: Path | None) -> None:
    """Print the result as the last line, and keep it in ``out``."""
    text = json.dumps(result, ensure_ascii=False)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "result.json").write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
