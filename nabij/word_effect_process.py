"""A process of its own for the quick look at danger words: ``python -m nabij.word_effect_process``.

It reads one JSON object with ``base`` and ``files`` and writes one. It gives way to whatever else this
machine does: a message of a client never waits for a coordinator.
"""

import json
import os
import sys

from nabij.content_folder import shipped_content
from nabij.lexicon.checking import known_in
from nabij.word_effect import word_effect

_GIVES_WAY = 10


def main() -> None:
    os.nice(_GIVES_WAY)
    asked = json.load(sys.stdin)
    found = word_effect(asked["base"], asked["files"], known_in(shipped_content()))
    json.dump(found, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
