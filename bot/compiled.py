"""Compiles the rules of a lexicon once in a process: both sides, and every check, work by the same one.

Content only: nothing here knows of a client. Compiling takes half a second of a start on one core.
"""

import threading
from collections import deque
from dataclasses import replace

from escalation.detector import Detector
from escalation.lexicon_types import Lexicon

_KEPT = 3
"""The release in use, the one before it while it is replaced, and the folder that a start reads."""
_LOCK = threading.Lock()
_MADE: deque[tuple[Lexicon, Detector]] = deque(maxlen=_KEPT)


def detector_of(lexicon: Lexicon, version: str) -> Detector:
    """Return the compiled rules under a version. The same lexicon, by identity, is compiled once."""
    with _LOCK:
        found = next((made for known, made in _MADE if known is lexicon), None)
    if found is None:
        # Outside the lock: a lexicon that takes long holds nobody up who has another.
        found = Detector.of(lexicon, version)
        with _LOCK:
            _MADE.append((lexicon, found))
    return replace(found, version=version)
