"""Content releases: canonical JSON with its hash; rows never change, one is live (design §8)."""

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import func, insert, select, update

from cases.content_desk import Stop
from cases.errors import NotFound, ReleaseBroken
from cases.ids import ClientId, ReleaseId
from cases.moments import HOUR, Moment
from cases.sides import Side
from vault.coordination_log import AccessEntry, write_entry
from vault.coordination_part import BOTH_SIDES, CoordinationPart, hold
from vault.tables_coordination import content_stop, content_tester, release

TALK_LASTS = 25 * HOUR
"""A talk lasts 24 hours at most; an hour more for clocks that differ."""


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
        return ReleaseId(now), whole(row.hash, row.body)

    def release_body(self, known: ReleaseId) -> bytes:
        """Return an older release for a talk that began on it. Raises NotFound, ReleaseBroken."""
        with self._store.read() as conn:
            row = conn.execute(select(release.c.hash, release.c.body).where(release.c.id == known)).first()
        if row is None:
            raise NotFound
        return whole(row.hash, row.body)

    def approver_roles(self, known: ReleaseId) -> tuple[str, ...]:
        """Return the roles that approved a release, each once; none for one that was published by two."""
        with self._store.read() as conn:
            told = conn.execute(select(release.c.approved_by).where(release.c.id == known)).scalar() or ""
        return tuple(dict.fromkeys(line.partition("|")[0] for line in told.splitlines()))

    def trial_number(self) -> ReleaseId | None:
        """Return the release that is being tried; None when none is."""
        with self._store.read() as conn:
            found = conn.execute(select(release.c.id).where(release.c.trial == 1)).scalar()
        return None if found is None else ReleaseId(found)

    def testers(self, side: Side) -> frozenset[ClientId]:
        """Return the colleagues' own phones and made-up people of a side: they get what is being tried."""
        wanted = select(content_tester.c.party).where(content_tester.c.side == side.value)
        with self._store.read() as conn:
            return frozenset(ClientId(one) for one in conn.execute(wanted).scalars())

    def stopped(self) -> frozenset[Stop]:
        """Return the questions and dialogues that are left out now."""
        now = self._clock.now()
        on = content_stop.c.ended_at.is_(None) & (
            content_stop.c.until.is_(None) | (content_stop.c.until > now)
        )
        wanted = select(content_stop.c.dialogue, content_stop.c.question).where(on)
        with self._store.read() as conn:
            return frozenset(Stop(row.dialogue, row.question) for row in conn.execute(wanted))

    def lately(self) -> Sequence[ReleaseId]:
        """Return the releases a talk of at most a day may still stand on, besides the live one."""
        since = Moment(self._clock.now() - TALK_LASTS)
        wanted = select(release.c.id).where((release.c.retired_at > since) & (release.c.live == 0))
        with self._store.read() as conn:
            return [ReleaseId(one) for one in conn.execute(wanted.order_by(release.c.id)).scalars()]

    def has_release(self) -> bool:
        """Say whether any release was ever published: the shipped content is imported only once."""
        with self._store.read() as conn:
            return conn.execute(select(release.c.id).limit(1)).first() is not None

    def publish(self, body: bytes, by: str) -> ReleaseId:
        """Make this content live and return its number; content that is live already stays as it is.

        The body is stored as canonical JSON. Raises ValueError when it is no JSON.
        """
        plain = canonical(body)
        digest = digest_of(plain)
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "release")
            live = conn.execute(select(release).where(release.c.live == 1)).first()
            # Also the body: a damaged release keeps its hash, and publishing again must mend it.
            if live is not None and live.hash == digest == digest_of(live.body):
                return ReleaseId(live.id)
            retired = {"live": 0, "retired_at": now}
            conn.execute(update(release).where(release.c.live == 1).values(retired))
            number = conn.execute(select(func.coalesce(func.max(release.c.id), 0) + 1)).scalar_one()
            conn.execute(
                insert(release).values(
                    id=number, hash=digest, body=plain, published_by=by, published_at=now, live=1
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


def whole(digest: str, body: bytes) -> bytes:
    """Return the body when it fits its hash. Raises ReleaseBroken."""
    if digest_of(body) != digest:
        raise ReleaseBroken
    return bytes(body)


def digest_of(body: bytes) -> str:
    """Return the hash by which a release is known to be whole."""
    return hashlib.sha256(body).hexdigest()
