"""Keys that live outside the databases: one file per side and one for coordination.

A key file holds the key-encryption keys of its room (the newest wraps, older ones still unwrap), the
key of the blind index and the key of tokens. It is readable for its owner alone.
"""

import base64
import json
import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

KEY_BYTES = 32
KEK_ID_BYTES = 8
_FORMAT = 1


class KeyFileBad(Exception):
    """The key file is missing, readable for others, or no key file. Its message names no key."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys of one room. Key ids are 16 hexadecimal characters; ``retired`` ids only say they existed.

    ``room`` is the side letter or ``coordination``; empty fits any room (tests).
    """

    room: str
    current: str
    keks: Mapping[str, bytes] = field(repr=False)
    index: bytes = field(repr=False)
    token: bytes = field(repr=False)
    retired: tuple[str, ...] = ()

    def knows(self, kek: str) -> bool:
        return kek in self.keks or kek in self.retired


class KeyProvider(Protocol):
    """Where the keys of one room come from: a file here, a key service elsewhere."""

    def ring(self) -> KeyRing:
        """Return the keys of the room. Raises KeyFileBad."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Keys from a file of mode 0600."""

    path: Path

    def ring(self) -> KeyRing:
        return load(self.path)


def new_key_file(path: str | os.PathLike[str], room: str = "") -> None:
    """Write fresh keys to a new file of mode 0600. Raises FileExistsError: keys are never overwritten."""
    kek = secrets.token_hex(KEK_ID_BYTES)
    content = {
        "format": _FORMAT,
        "room": room,
        "current": kek,
        "keks": {kek: _text(secrets.token_bytes(KEY_BYTES))},
        "index": _text(secrets.token_bytes(KEY_BYTES)),
        "token": _text(secrets.token_bytes(KEY_BYTES)),
        "retired": [],
    }
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        os.fchmod(file.fileno(), 0o600)
        json.dump(content, file, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())


def load(path: str | os.PathLike[str]) -> KeyRing:
    """Read a key file. Raises KeyFileBad when it is missing, open to group or others, or broken."""
    try:
        with Path(path).open(encoding="ascii") as file:
            mode = os.fstat(file.fileno()).st_mode
            if stat.S_IMODE(mode) & (stat.S_IRWXG | stat.S_IRWXO):
                raise KeyFileBad(f"{path}: group or others may touch this key file; chmod 600 it")
            return _ring(json.load(file))
    except OSError as error:
        raise KeyFileBad(f"{path}: {type(error).__name__}") from None
    except (ValueError, KeyError, TypeError):
        raise KeyFileBad(f"{path}: not a key file of this program") from None


def _ring(content: dict[str, object]) -> KeyRing:
    """Read the parsed file. Raises ValueError, KeyError or TypeError when it does not fit."""
    keks = content["keks"]
    retired = content["retired"]
    if content["format"] != _FORMAT or not isinstance(keks, dict) or not isinstance(retired, list):
        raise ValueError
    ring = KeyRing(
        room=_word(content["room"]),
        current=_word(content["current"]),
        keks={_kek_id(kek): _key(key) for kek, key in keks.items()},
        index=_key(content["index"]),
        token=_key(content["token"]),
        retired=tuple(_kek_id(kek) for kek in retired),
    )
    if ring.current not in ring.keks:
        raise ValueError
    return ring


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _kek_id(value: object) -> str:
    word = _word(value)
    if len(bytes.fromhex(word)) != KEK_ID_BYTES:
        raise ValueError
    return word


def _key(value: object) -> bytes:
    key = base64.b64decode(_word(value), validate=True)
    if len(key) != KEY_BYTES:
        raise ValueError
    return key


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")
