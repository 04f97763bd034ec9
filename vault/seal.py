"""Sealing: AES-256-GCM-SIV per field, bound to its place, so that a value moved elsewhere will not open.

Envelope: ``magic(3) | alg(1) | kek_id(8) | dek_version(4) | nonce(12) | ciphertext``. The associated data
is ``nabij|v1|table|column|side|client|row|dek_version``. Plaintext carries its length and is padded, so
that the size of a row says nothing of its words. Source: security-reliability.md 4.1.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from vault.keys import KEY_BYTES, KeyRing
from vault.keys_live import KeySource

_MAGIC = b"NBJ"
_AES_256_GCM_SIV = 1
_HEADER = struct.Struct(">3sB8sI12s")
_LENGTH = struct.Struct(">I")
_NONCE_BYTES = 12
_INDEX_BYTES = 16
_BUCKETS = (64, 256, 1024, 4096)
_TAG_BYTES = 16
MIN_ENVELOPE = _HEADER.size + _TAG_BYTES


def hush() -> None:
    """Tell nobody that something did not open."""


class SealBroken(Exception):
    """A sealed value does not fit its place, its key or itself. Holds no content."""


class Erased(SealBroken):
    """The client's data keys were destroyed: this is a client no more."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """One data key of one client (empty ``client``: a key of the side itself, such as the intake key).

    ``purpose`` is message, identity, card, contact or intake. ``wrapped`` is what a store keeps.
    """

    client: str
    purpose: str
    version: int
    kek: str
    wrapped: bytes = field(repr=False)
    box: AESGCMSIV = field(repr=False, compare=False)


class Sealer:
    """Seals and opens for one room: side ``a``, side ``b`` or ``coordination``."""

    def __init__(
        self, side_or_room: str, keys: KeyRing | KeySource, broke: Callable[[], object] = hush
    ) -> None:
        """Raise SealBroken when the keys were made for another room: no side may use the other's.

        ``broke`` is told each time something does not open: that is rare enough to ring somebody for.
        """
        self._source = keys if isinstance(keys, KeySource) else KeySource(keys)
        if self._keys.room not in ("", side_or_room):
            raise SealBroken("keys of another room")
        self.room = side_or_room
        self._broke = broke

    @property
    def _keys(self) -> KeyRing:
        """Return the keys as they are now. Raises KeysAway."""
        return self._source.ring()

    @property
    def wraps_with(self) -> str:
        """Return the id of the key that wraps now."""
        return self._keys.current

    def new_key(self, client: str, purpose: str, version: int = 1) -> DataKey:
        """Make a data key, wrapped by the newest key-encryption key."""
        plain = os.urandom(KEY_BYTES)
        kek, wrapped = self._wrapped(plain)
        return DataKey(client, purpose, version, kek, wrapped, AESGCMSIV(plain))

    def unwrap(self, client: str, purpose: str, version: int, kek: str, wrapped: bytes) -> DataKey:
        """Open a stored data key. Raises SealBroken."""
        return DataKey(client, purpose, version, kek, wrapped, AESGCMSIV(self._plain(kek, wrapped)))

    def rewrapped(self, kek: str, wrapped: bytes) -> tuple[str, bytes]:
        """Return the same data key under the key that wraps now, and its id. Raises SealBroken."""
        return self._wrapped(self._plain(kek, wrapped))

    def _wrapped(self, plain: bytes) -> tuple[str, bytes]:
        keys = self._keys
        return keys.current, aes_key_wrap(keys.keks[keys.current], plain)

    def _plain(self, kek: str, wrapped: bytes) -> bytes:
        """Unwrap; a key id that is new here may have been added by another process a moment ago."""
        keys = self._keys
        key = keys.keks.get(kek) or self._source.again().keks.get(kek)
        try:
            return aes_key_unwrap(key or b"", wrapped)
        except (InvalidUnwrap, ValueError):
            self._broke()
            raise SealBroken("a data key does not unwrap") from None

    def seal(self, plain: bytes, *, table: str, column: str, client: str, row: str, key: DataKey) -> bytes:
        """Seal bytes for one place. Raises SealBroken when the key is another client's."""
        place = self._place(table, column, client, row, key)
        nonce = os.urandom(_NONCE_BYTES)
        header = _HEADER.pack(_MAGIC, _AES_256_GCM_SIV, bytes.fromhex(key.kek), key.version, nonce)
        return header + key.box.encrypt(nonce, padded(plain), place)

    def open(self, sealed: bytes, *, table: str, column: str, client: str, row: str, key: DataKey) -> bytes:
        """Open what was sealed for exactly this place. Raises SealBroken on any misfit."""
        try:
            return self._opened(sealed, self._place(table, column, client, row, key), key)
        except SealBroken:
            self._broke()
            raise

    def _opened(self, sealed: bytes, place: bytes, key: DataKey) -> bytes:
        if len(sealed) < MIN_ENVELOPE:
            raise SealBroken("too short")
        magic, alg, kek, version, nonce = _HEADER.unpack_from(sealed)
        fits = magic == _MAGIC and alg == _AES_256_GCM_SIV and version == key.version
        if not fits or not self._knows(kek.hex()):
            raise SealBroken("another format or key")
        try:
            return _unpadded(key.box.decrypt(nonce, sealed[_HEADER.size :], place))
        except InvalidTag:
            raise SealBroken("does not fit its place") from None

    def _knows(self, kek: str) -> bool:
        return self._keys.knows(kek) or self._source.again().knows(kek)

    def blind(self, bot: str, chat_id: int) -> bytes:
        """Return the blind index of a chat: 16 bytes, equal for equal chats of one bot of this room only."""
        return self._index(f"tg|{bot}|{chat_id}".encode())

    def body_hmac(self, bot: str, body: bytes) -> bytes:
        """Return what tells a repeated body without an update id."""
        return self._index(f"body|{bot}|".encode() + body)

    def token_hmac(self, token: str) -> bytes:
        """Return what is kept of a one-time token. Any text is accepted, lone surrogates too."""
        return hmac.digest(self._keys.token, token.encode("utf-8", "surrogatepass"), hashlib.sha256)

    def _index(self, what: bytes) -> bytes:
        return hmac.digest(self._keys.index, what, hashlib.sha256)[:_INDEX_BYTES]

    def _place(self, table: str, column: str, client: str, row: str, key: DataKey) -> bytes:
        if key.client != client:
            raise SealBroken("a key of another client")
        parts = ("nabij", "v1", table, column, self.room, client, row, str(key.version))
        if any("|" in part for part in parts):
            raise SealBroken("a part of a place holds a bar")
        return "|".join(parts).encode()


def version_of(sealed: bytes) -> int:
    """Return the version of the data key that an envelope says it was sealed with. Raises SealBroken."""
    if len(sealed) < MIN_ENVELOPE:
        raise SealBroken("too short")
    version: int = _HEADER.unpack_from(sealed)[3]
    return version


def padded(plain: bytes) -> bytes:
    """Return the plaintext with its length in front, padded to 64, 256, 1024, 4096 or a multiple of 4096."""
    size = _LENGTH.size + len(plain)
    last = _BUCKETS[-1]
    room = next((bucket for bucket in _BUCKETS if size <= bucket), -(-size // last) * last)
    return (_LENGTH.pack(len(plain)) + plain).ljust(room, b"\0")


def _unpadded(room: bytes) -> bytes:
    if len(room) < _LENGTH.size:
        raise SealBroken("no length")
    (length,) = _LENGTH.unpack_from(room)
    if length > len(room) - _LENGTH.size:
        raise SealBroken("length does not fit")
    return room[_LENGTH.size : _LENGTH.size + length]
