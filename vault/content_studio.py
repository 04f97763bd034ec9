"""The content studio on the coordination store: releases, going back, stops, and who tries a release."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from cases.content_desk import STOP_LASTS, MoveRow, ReleaseRow, Stop, StopRow
from cases.content_draft import ALL_REVIEWERS, EDITORS, OwnWork, ReasonMissing, StageMoved
from cases.content_edit import Files
from cases.desk import Staff, StaffRole
from cases.errors import NotFound
from cases.ids import ClientId, ReleaseId
from cases.moments import Moment, after
from cases.sides import Side
from vault.content_drafts import READERS, live_number
from vault.content_road import RoadBook
from vault.content_rows import aliases, files_of
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import hold, require
from vault.coordination_releases import whole
from vault.dialect import insert_new, locked
from vault.tables_coordination import content_stop, content_tester, release
from vault.tables_coordination import release_move as move

STOPPERS = EDITORS | {StaffRole.DV_LEAD}
"""Who may act at once, alone: something that harms people now does not wait for a second person."""
_LONGEST_REASON = 500
_SHOWN = 50


class ContentStudio(RoadBook):
    """Fits the console's ``ContentDesk``."""

    def releases(self, staff: Staff) -> Sequence[ReleaseRow]:
        """Return the last releases, the newest first."""
        require(staff, READERS)
        with self._store.read() as conn:
            columns = [one for one in release.c if one.name != "body"]
            rows = conn.execute(select(*columns).order_by(release.c.id.desc()).limit(_SHOWN)).all()
            names = aliases(conn, [row.published_by for row in rows])
        return [
            ReleaseRow(
                ReleaseId(row.id),
                row.hash,
                bool(row.live),
                bool(row.trial),
                row.title,
                names.get(row.published_by, ""),
                Moment(row.published_at),
                None if row.retired_at is None else Moment(row.retired_at),
                tuple(row.approved_by.splitlines()),
                row.reason,
            )
            for row in rows
        ]

    def release_files(self, staff: Staff, number: ReleaseId) -> Files:
        """Return the content of a release. Raises NotFound, ReleaseBroken."""
        require(staff, READERS)
        with self._store.read() as conn:
            return files_of(conn, number)

    def go_back(self, staff: Staff, number: ReleaseId, reason: str) -> None:
        """Make an earlier release live again, at once; a second person looks at it within a day.

        Raises ReasonMissing, StageMoved where it is live already or was never live, ReleaseBroken.
        """
        require(staff, STOPPERS)
        if not reason.strip():
            raise ReasonMissing
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "release")
            row = conn.execute(select(release).where(release.c.id == number)).first()
            if row is None:
                raise NotFound
            if row.live or row.retired_at is None:
                raise StageMoved
            whole(row.hash, row.body)
            before = live_number(conn)
            conn.execute(update(release).where(release.c.live == 1).values(live=0, retired_at=now))
            conn.execute(update(release).where(release.c.id == number).values(live=1, retired_at=None))
            self._moved(conn, staff, "back", number, before, reason.strip()[:_LONGEST_REASON])

    def moves(self, staff: Staff) -> Sequence[MoveRow]:
        """Return what one person did at once, the newest first, and who looked at it after."""
        require(staff, READERS)
        with self._store.read() as conn:
            wanted = select(move).where(move.c.what == "back").order_by(move.c.at.desc()).limit(_SHOWN)
            rows = conn.execute(wanted).all()
            names = aliases(conn, [one for row in rows for one in (row.staff, row.seen_by)])
        return [
            MoveRow(
                row.id,
                row.what,
                f"{row.before}|{row.release}",
                names.get(row.staff, ""),
                row.person == staff.person,
                Moment(row.at),
                row.reason,
                names.get(row.seen_by, ""),
                None if row.seen_at is None else Moment(row.seen_at),
            )
            for row in rows
        ]

    def see_move(self, staff: Staff, of: str) -> None:
        """Keep that a second person looked at it. Raises OwnWork, StageMoved, NotFound."""
        require(staff, STOPPERS)
        with self._store.begin() as conn:
            row = conn.execute(locked(select(move).where(move.c.id == of))).first()
            if row is None:
                raise NotFound
            if row.person == staff.person:
                raise OwnWork
            if row.seen_at is not None:
                raise StageMoved
            seen = {"seen_by": staff.id, "seen_at": self._clock.now()}
            conn.execute(update(move).where(move.c.id == of).values(seen))

    def stops(self, staff: Staff) -> Sequence[StopRow]:
        """Return what is left out now."""
        require(staff, READERS | STOPPERS)
        now = self._clock.now()
        on = content_stop.c.ended_at.is_(None) & (
            content_stop.c.until.is_(None) | (content_stop.c.until > now)
        )
        with self._store.read() as conn:
            rows = conn.execute(select(content_stop).where(on).order_by(content_stop.c.at)).all()
            names = aliases(conn, [one for row in rows for one in (row.staff, row.confirmed_by)])
        return [
            StopRow(
                row.id,
                Stop(row.dialogue, row.question),
                row.reason,
                names.get(row.staff, ""),
                row.person == staff.person,
                Moment(row.at),
                None if row.until is None else Moment(row.until),
                names.get(row.confirmed_by, ""),
            )
            for row in rows
        ]

    def stop(self, staff: Staff, what: Stop, reason: str) -> str:
        """Leave a question or a dialogue out now. It lapses after a day unless a second person agrees.

        Raises ReasonMissing, StageMoved where it is left out already, and NotFound where it is not live.
        """
        require(staff, STOPPERS)
        if not reason.strip():
            raise ReasonMissing
        now, number = self._clock.now(), self._ids.new()
        row = {"id": number, "dialogue": what.dialogue, "question": what.question, "at": now}
        row |= {"reason": reason.strip()[:_LONGEST_REASON], "staff": staff.id, "person": staff.person}
        with self._store.begin() as conn:
            hold(conn, "stop")
            if not _is_there(conn, what):
                raise NotFound
            if _is_stopped(conn, what, now):
                raise StageMoved
            conn.execute(insert(content_stop).values({**row, "until": after(now, STOP_LASTS)}))
            write_entry(conn, entry_of(staff, "content_stopped", number, "content"), now)
        return number

    def confirm_stop(self, staff: Staff, of: str) -> None:
        """Agree that it stays out until somebody ends it. Raises OwnWork, StageMoved, NotFound."""
        require(staff, STOPPERS | ALL_REVIEWERS)
        with self._store.begin() as conn:
            row = conn.execute(locked(select(content_stop).where(content_stop.c.id == of))).first()
            if row is None:
                raise NotFound
            if row.person == staff.person:
                raise OwnWork
            if row.ended_at is not None or row.confirmed_by:
                raise StageMoved
            agreed = {"confirmed_by": staff.id, "until": None}
            conn.execute(update(content_stop).where(content_stop.c.id == of).values(agreed))
            write_entry(conn, entry_of(staff, "content_stop_agreed", of, "content"), self._clock.now())

    def end_stop(self, staff: Staff, of: str) -> None:
        """Let it be asked again. Raises StageMoved, NotFound."""
        require(staff, STOPPERS)
        now = self._clock.now()
        with self._store.begin() as conn:
            mine = content_stop.c.id == of
            if conn.execute(select(content_stop.c.id).where(mine)).first() is None:
                raise NotFound
            ended = update(content_stop).where(mine & content_stop.c.ended_at.is_(None))
            if not conn.execute(ended.values(ended_at=now, ended_by=staff.id)).rowcount:
                raise StageMoved
            write_entry(conn, entry_of(staff, "content_stop_ended", of, "content"), now)

    def is_tester(self, staff: Staff, party: ClientId) -> bool:
        """Say whether this party tries releases first. Raises NotFound for who is no worker."""
        require(staff, (StaffRole.WORKER,))
        wanted = select(content_tester.c.party).where(content_tester.c.party == party)
        with self._store.read() as conn:
            return conn.execute(wanted).first() is not None

    def make_tester(self, staff: Staff, party: ClientId, side: Side, *, on: bool) -> None:
        """Keep whether this party is a colleague's own phone or a made-up person. Raises NotFound."""
        require(staff, (StaffRole.WORKER,))
        if staff.side is not side:
            raise NotFound
        now = self._clock.now()
        with self._store.begin() as conn:
            if on:
                row = {"party": party, "side": side.value, "staff": staff.id, "at": now}
                insert_new(conn, content_tester, row)
            else:
                conn.execute(content_tester.delete().where(content_tester.c.party == party))
            action = "tester_made" if on else "tester_ended"
            write_entry(conn, entry_of(staff, action, party, "content", party=party), now)


def _is_there(conn: Connection, what: Stop) -> bool:
    """Say whether the live content has this dialogue, and this question in it."""
    for name, plain in files_of(conn, live_number(conn)).items():
        if (
            name.startswith("dialogues/")
            and isinstance(plain, dict)
            and plain.get("gesprek") == what.dialogue
        ):
            return not what.question or what.question in plain.get("vragen", {})
    return False


def _is_stopped(conn: Connection, what: Stop, now: Moment) -> bool:
    same = (content_stop.c.dialogue == what.dialogue) & (content_stop.c.question == what.question)
    on = content_stop.c.ended_at.is_(None) & (content_stop.c.until.is_(None) | (content_stop.c.until > now))
    return conn.execute(select(content_stop.c.id).where(same & on)).first() is not None
