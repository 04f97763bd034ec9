"""A process of its own that looks a change over: ``python -m nabij.replay_process``.

It reads one JSON object with ``base`` and ``files`` and writes one; how far it is goes to stderr. It gives
way to whatever else this machine does: a message of a client never waits for a coordinator.
"""

import json
import os
import sys

from nabij.replay import looked_over

_GIVES_WAY = 10


def main() -> int:
    """Look over what stands on stdin; 1 when it could not, with no word of the content on stderr."""
    os.nice(_GIVES_WAY)
    try:
        asked = json.load(sys.stdin)
        found = looked_over(asked["base"], asked["files"], _tell)
    except Exception as error:  # noqa: BLE001 - a traceback would show the words that were looked over
        _tell(type(error).__name__)
        return 1
    json.dump(found, sys.stdout, ensure_ascii=False)
    return 0


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
