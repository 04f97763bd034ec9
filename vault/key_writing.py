"""Changing key files: a new one, one key more, one key less. A file is never half written and never lost."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from vault.keys import KEK_ID_BYTES, KEY_BYTES, KeyFileBad, KeyRing, load, written


class SomebodyWrites(Exception):
    """Another command changes the keys of this folder now."""


class KeyInUse(Exception):
    """The key is the one that wraps, or the one that will: it cannot be let go."""


def fresh_ring(room: str = "") -> KeyRing:
    """Return a ring of keys that never existed before."""
    kek, key = secrets.token_hex(KEK_ID_BYTES), secrets.token_bytes(KEY_BYTES)
    return KeyRing(room, kek, {kek: key}, secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))


def new_key_file(path: str | os.PathLike[str], room: str = "") -> None:
    """Write fresh keys to a new file of mode 0600. Raises FileExistsError: keys are never overwritten."""
    put_new(Path(path), written(fresh_ring(room)))


def put_new(path: Path, text: str) -> None:
    """Write a key file where there is none. Raises FileExistsError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    _fill(handle, text)
    _settle(path.parent)


def with_standby(ring: KeyRing) -> KeyRing:
    """Return the ring with one fresh key that opens and does not wrap yet; the same when it has one."""
    if ring.standby:
        return ring
    kek = secrets.token_hex(KEK_ID_BYTES)
    return replace(ring, keks={**ring.keks, kek: secrets.token_bytes(KEY_BYTES)}, standby=kek)


def promoted(ring: KeyRing) -> KeyRing:
    """Return the ring in which the standby wraps from now on; the former one still opens."""
    ready = with_standby(ring)
    return replace(ready, current=ready.standby, standby="")


def without(ring: KeyRing, kek: str) -> KeyRing:
    """Return the ring without one key, of which only the id stays known. Raises KeyInUse."""
    if kek in (ring.current, ring.standby):
        raise KeyInUse(kek)
    keks = {name: key for name, key in ring.keks.items() if name != kek}
    return replace(ring, keks=keks, retired=(*ring.retired, kek))


def replace_file(path: Path, ring: KeyRing) -> None:
    """Put this ring in the place of the file: whoever reads sees the old one or the new one, whole.

    Raises KeyFileBad when the file holds keys of another room, or keys that the new ring has lost.
    """
    before = load(path)
    lost = set(before.keks) - set(ring.keks) - set(ring.retired)
    if lost or not before.same_room(ring):
        raise KeyFileBad(f"{path}: these are not the keys that follow on those in the file")
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    owner = path.stat()
    try:
        put_new(beside, written(ring))
        if os.geteuid() == 0:
            os.chown(beside, owner.st_uid, owner.st_gid)  # root changes the file of another user
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _settle(path.parent)


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Be the only one that changes key files of a folder. Raises SomebodyWrites."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise SomebodyWrites from None
    finally:
        os.close(handle)


def _fill(handle: int, text: str) -> None:
    with os.fdopen(handle, "w", encoding="ascii") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Wait until the folder itself is on disk: else a power cut may undo the new name."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
