"""A process of its own for one pass: ``python -m nabij.drill.screen_pass ORDER``, an order in JSON."""

import json
import sys
from pathlib import Path
from typing import Any

from bot.library import from_canonical
from cases.sides import Speaker
from drills.screen_pass import literal, measured
from escalation.detector import Detector


def main(order: Path) -> None:
    """Read what to load and which messages; print the figures as one line."""
    fields: dict[str, Any] = json.loads(order.read_text(encoding="utf-8"))
    spoken = [(text, Speaker(speaker)) for text, speaker in fields["messages"]]
    sys.stdout.write(json.dumps(measured(lambda: _detector(fields), spoken)) + "\n")


def _detector(fields: dict[str, Any]) -> Detector:
    if fields["kind"] == "terms":
        return literal(fields["terms"])
    library = from_canonical(Path(fields["release"]).read_bytes())
    return Detector.of(library.lexicon, "bench", library.second if fields["kind"] == "second" else None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
