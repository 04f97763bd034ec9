"""Each store remembers which keys it was made for, as a check value that tells nothing of them.

With other keys every word of every client would be noise, and new words would be sealed for nobody:
a process must not start then.
"""

import hmac
from hashlib import sha256

from sqlalchemy import select

from vault.dialect import insert_new
from vault.engine import Store
from vault.keys import KeyRing

_NAME = "keys"
_PURPOSE = b"nabij|v1|key check"


class KeysDoNotFit(Exception):
    """The store was made with other keys than these."""


def remember_keys(store: Store, ring: KeyRing) -> None:
    """Keep the check value of the keys with a store that has none yet."""
    meta = store.metadata.tables["meta"]
    with store.begin() as conn:
        insert_new(conn, meta, {"name": _NAME, "value": _check(ring)})


def check_keys(store: Store, ring: KeyRing) -> None:
    """Compare the keys with those the store was made for. Raises KeysDoNotFit."""
    meta = store.metadata.tables["meta"]
    with store.read() as conn:
        known = conn.execute(select(meta.c.value).where(meta.c.name == _NAME)).scalar()
    if known is not None and not hmac.compare_digest(str(known), _check(ring)):
        raise KeysDoNotFit


def _check(ring: KeyRing) -> str:
    """Return what changes with the room's lasting keys; rotating a key-encryption key leaves it alone."""
    return hmac.new(ring.index + ring.token, _PURPOSE + ring.room.encode(), sha256).hexdigest()
