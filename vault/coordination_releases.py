"""Content releases: canonical JSON with its hash; rows never change, one is live (design §8)."""

import hashlib
import json

from sqlalchemy import func, insert, select, update

from cases.errors import NotFound, ReleaseBroken
from cases.ids import ReleaseId
from vault.coordination_log import AccessEntry, write_entry
from vault.coordination_part import BOTH_SIDES, CoordinationPart, hold
from vault.tables_coordination import release


class ReleaseShelf(CoordinationPart):
    """Keeps every release that was ever live; talks stay on the one they began with."""

    def live_release(self, known: ReleaseId | None) -> tuple[ReleaseId, bytes] | None:
        """Return the live release as canonical JSON; None when ``known`` is still live.

        Raises ReleaseBroken when the stored hash does not fit, and when no release is live.
        """
        live = release.c.live == 1
        with self._store.read() as conn:
            now = conn.execute(select(release.c.id).where(live)).scalar()
            if now is not None and now == known:
                return None
            row = conn.execute(select(release.c.hash, release.c.body).where(live)).first()
        if now is None or row is None:
            raise ReleaseBroken
        return ReleaseId(now), _whole(row.hash, row.body)

    def release(self, known: ReleaseId) -> bytes:
        """Return an older release for a talk that began on it. Raises NotFound, ReleaseBroken."""
        with self._store.read() as conn:
            row = conn.execute(select(release.c.hash, release.c.body).where(release.c.id == known)).first()
        if row is None:
            raise NotFound
        return _whole(row.hash, row.body)

    def has_release(self) -> bool:
        """Say whether any release was ever published: the shipped content is imported only once."""
        with self._store.read() as conn:
            return conn.execute(select(release.c.id).limit(1)).first() is not None

    def publish(self, body: bytes, by: str) -> ReleaseId:
        """Make this content live and return its number; content that is live already stays as it is.

        The body is stored as canonical JSON. Raises ValueError when it is no JSON.
        """
        whole = canonical(body)
        digest = _digest(whole)
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "release")
            live = conn.execute(select(release).where(release.c.live == 1)).first()
            # Also the body: a damaged release keeps its hash, and publishing again must mend it.
            if live is not None and live.hash == digest == _digest(live.body):
                return ReleaseId(live.id)
            conn.execute(update(release).where(release.c.live == 1).values(live=0))
            number = conn.execute(select(func.coalesce(func.max(release.c.id), 0) + 1)).scalar_one()
            conn.execute(
                insert(release).values(
                    id=number, hash=digest, body=whole, published_by=by, published_at=now, live=1
                )
            )
            entry = AccessEntry("", by, "", BOTH_SIDES, "publish", str(number), "release")
            write_entry(conn, entry, now)
        return ReleaseId(number)


def canonical(body: bytes) -> bytes:
    """Return JSON with sorted keys, no spaces and plain UTF-8. Raises ValueError when it is no JSON."""
    content = json.loads(body, parse_constant=_refuse)
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _refuse(name: str) -> None:
    raise ValueError(f"not JSON: {name}")


def _whole(digest: str, body: bytes) -> bytes:
    """Return the body when it fits its hash. Raises ReleaseBroken."""
    if _digest(body) != digest:
        raise ReleaseBroken
    return bytes(body)


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
