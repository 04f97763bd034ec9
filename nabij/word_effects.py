"""Has the quick look at danger words made by a process of its own, and remembers the last few."""

import json
import subprocess
import sys
import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from bot.log import Log, Said
from cases.content_edit import Files

PATIENCE_SECONDS = 90.0
_KEPT = 16


@dataclass(frozen=True, slots=True)
class WordEffects:
    """Fits the console's ``WordEffects``. ``command`` is what looks; ``patience`` is in seconds.

    One look runs at a time, so that a coordinator who saves often takes one core and no more. What came of
    it holds sentences of the content alone; after a restart it is made anew when somebody asks.
    """

    log: Log
    command: tuple[str, ...] = (sys.executable, "-m", "nabij.word_effect_process")
    patience: float = PATIENCE_SECONDS
    _found: OrderedDict[str, str] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, mark: str, base: Files, files: Files) -> None:
        """Begin unless it runs or is done; nobody waits for it."""
        with self._lock:
            if mark in self._found:
                return
            self._found[mark] = ""
            while len(self._found) > _KEPT:
                self._found.popitem(last=False)
        asked = json.dumps({"base": base, "files": files}).encode()
        threading.Thread(target=self._look, args=(mark, asked), name="word-effect", daemon=True).start()

    def found(self, mark: str) -> str | None:
        """Return what came of it as JSON: empty while it runs, None where nobody asked or it failed."""
        with self._lock:
            return self._found.get(mark)

    def _look(self, mark: str, asked: bytes) -> None:
        try:
            with self._turn:
                done = subprocess.run(  # noqa: S603  # our own module, with nothing of a person in it
                    self.command, input=asked, capture_output=True, timeout=self.patience, check=True
                )
            told = json.dumps(json.loads(done.stdout), ensure_ascii=False)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, it may be begun anew
            self.log(Said.PROOF_FAILED, code=type(error).__name__)
            with self._lock:
                self._found.pop(mark, None)
            return
        with self._lock:
            if mark in self._found:
                self._found[mark] = told
