"""Keys that live outside the databases: one file per side and one for coordination.

A key file holds the key-encryption keys of its room (the current one wraps, all of them unwrap), the key of
the blind index and the key of tokens. It is readable for its owner alone. ``vault.key_writing`` changes it.
"""

import base64
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

KEY_BYTES = 32
KEK_ID_BYTES = 8
FORMAT = 1


class KeyFileBad(Exception):
    """The key file is missing, readable for others, or no key file. Its message names no key."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys of one room. Key ids are 16 hexadecimal characters; ``retired`` ids only say they existed.

    ``room`` is the side letter or ``coordination``; empty fits any room (tests). ``standby`` opens and does
    not wrap yet: it is the next ``current``.
    """

    room: str
    current: str
    keks: Mapping[str, bytes] = field(repr=False)
    index: bytes = field(repr=False)
    token: bytes = field(repr=False)
    retired: tuple[str, ...] = ()
    standby: str = ""

    def knows(self, kek: str) -> bool:
        return kek in self.keks or kek in self.retired

    def same_room(self, other: "KeyRing") -> bool:
        """Say whether the lasting keys are the same: only key-encryption keys may differ."""
        return (self.room, self.index, self.token) == (other.room, other.index, other.token)


class KeyProvider(Protocol):
    """Where the keys of one room come from: a file here, a key service elsewhere (adr 0025)."""

    def ring(self) -> KeyRing:
        """Return the keys of the room, asked for anew. Raises KeyFileBad."""

    def stamp(self) -> object:
        """Return what changes when the keys do; cheap enough for once a second. Raises KeyFileBad."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Keys from a file of mode 0600."""

    path: Path

    def ring(self) -> KeyRing:
        return load(self.path)

    def stamp(self) -> object:
        return _stamp(self.path)


@dataclass(frozen=True, slots=True)
class SystemdCredential:
    """Keys that systemd hands to one unit in memory (``LoadCredential``, ``LoadCredentialEncrypted``).

    systemd lets the unit's user in by an access list, which the mode bits show as those of a group: its
    folder, closed to everybody else, is what is held to the rule.
    """

    folder: Path
    name: str

    def ring(self) -> KeyRing:
        path = self.folder / self.name
        try:
            if stat.S_IMODE(self.folder.stat().st_mode) & stat.S_IRWXO:
                raise KeyFileBad(f"{self.folder}: this folder of credentials is open to everybody")
            return parsed(path.read_text(encoding="ascii"), path)
        except (OSError, UnicodeDecodeError) as error:
            raise KeyFileBad(f"{path}: {type(error).__name__}") from None

    def stamp(self) -> object:
        return _stamp(self.folder / self.name)


def load(path: str | os.PathLike[str]) -> KeyRing:
    """Read a key file. Raises KeyFileBad when it is missing, open to group or others, or broken."""
    try:
        with Path(path).open(encoding="ascii") as file:
            mode = os.fstat(file.fileno()).st_mode
            if stat.S_IMODE(mode) & (stat.S_IRWXG | stat.S_IRWXO):
                raise KeyFileBad(f"{path}: group or others may touch this key file; chmod 600 it")
            return parsed(file.read(), path)
    except OSError as error:
        raise KeyFileBad(f"{path}: {type(error).__name__}") from None
    except UnicodeDecodeError:
        raise KeyFileBad(f"{path}: not a key file of this program") from None


def parsed(text: str, name: str | os.PathLike[str]) -> KeyRing:
    """Read the text of a key file. Raises KeyFileBad, which says the name."""
    try:
        return _ring(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KeyFileBad(f"{name}: not a key file of this program") from None


def _ring(content: dict[str, object]) -> KeyRing:
    """Read the parsed file. Raises ValueError, KeyError or TypeError when it does not fit."""
    keks = content["keks"]
    retired = content["retired"]
    if content["format"] != FORMAT or not isinstance(keks, dict) or not isinstance(retired, list):
        raise ValueError
    ring = KeyRing(
        room=_word(content["room"]),
        current=_word(content["current"]),
        keks={_kek_id(kek): _key(key) for kek, key in keks.items()},
        index=_key(content["index"]),
        token=_key(content["token"]),
        retired=tuple(_kek_id(kek) for kek in retired),
        standby=_word(content.get("standby", "")),
    )
    if ring.current not in ring.keks or (ring.standby and ring.standby not in ring.keks):
        raise ValueError
    return ring


def written(ring: KeyRing) -> str:
    """Return the text of a key file that holds this ring."""
    content = {
        "format": FORMAT,
        "room": ring.room,
        "current": ring.current,
        "keks": {kek: _text(key) for kek, key in ring.keks.items()},
        "index": _text(ring.index),
        "token": _text(ring.token),
        "retired": list(ring.retired),
    }
    standby = {"standby": ring.standby} if ring.standby else {}
    return json.dumps(content | standby, indent=1) + "\n"


def _stamp(path: Path) -> object:
    try:
        found = path.stat()
    except OSError as error:
        raise KeyFileBad(f"{path}: {type(error).__name__}") from None
    return found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size


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
