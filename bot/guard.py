"""One active sender per bot on one machine: a lock on a file, freed by the system when its holder dies."""

import fcntl
import os
import re
import threading
from pathlib import Path

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")


class FileGuard:
    """Fits ``Guard`` with ``flock``: for SQLite, where all processes share one disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, int] = {}
        self._lock = threading.Lock()

    def take(self, name: str) -> bool:
        """Try to lock the file of this name. Raises OSError when the folder cannot be written."""
        with self._lock:
            if name in self._files:
                return True
            path = self._folder / f"{_UNSAFE.sub('_', name)}.lock"
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(file)
                return False
            self._files[name] = file
            return True

    def held(self, name: str) -> bool:
        with self._lock:
            return name in self._files

    def free(self, name: str) -> None:
        with self._lock:
            file = self._files.pop(name, None)
        if file is not None:
            os.close(file)
