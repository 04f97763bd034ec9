"""The anchor of the access log: each hour the last seal is written down outside the database.

One JSON line each, only ever added to. Put the file where whoever holds the database cannot write: a mount of
another machine, or a folder that is shipped off. The same stands in Nabij's own log, which is shipped too.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from vault.access_chain import Anchor


class AnchorsUnreadable(Exception):
    """The file of anchors is not there, or holds something else."""


def write_anchor(path: Path, anchor: Anchor, sealed_at: int) -> None:
    """Add one line, and wait until it is on the disk. Raises OSError."""
    said = {"at": sealed_at, "last": anchor.last, "mark": anchor.mark.hex(), "seal": anchor.number}
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, json.dumps(said, sort_keys=True).encode("ascii") + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)


def read_anchors(path: Path) -> Sequence[Anchor]:
    """Return every anchor that was written down, in order. Raises AnchorsUnreadable."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
        told = [json.loads(line) for line in lines if line.strip()]
        return tuple(Anchor(int(one["seal"]), int(one["last"]), bytes.fromhex(one["mark"])) for one in told)
    except (OSError, ValueError, KeyError, TypeError):
        raise AnchorsUnreadable from None
