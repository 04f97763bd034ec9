"""The road of a change: looked over, sent, judged by somebody else, tried, live, and back again (F18)."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, func, insert, select, update

from cases.content_desk import ProofRow
from cases.content_draft import (
    ALL_REVIEWERS,
    EDITORS,
    SMALL,
    Approval,
    Draft,
    Needs,
    Road,
    Stage,
    TrialTaken,
    Verdict,
    approved,
    carries_safety,
    gone_live,
    long_road,
    on_trial,
    returned,
    sent,
)
from cases.content_edit import Files, changed_files, digest, settled
from cases.content_road import is_small
from cases.desk import Staff
from cases.errors import NotFound
from cases.ids import ReleaseId
from cases.moments import MINUTE, Moment
from vault.content_drafts import READERS, DraftBook, keep, live_number
from vault.content_rows import as_text, body_of, draft_of, draft_row, files_of, parts_of, with_parts
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import hold, require
from vault.coordination_releases import digest_of
from vault.dialect import insert_new
from vault.tables_coordination import content_draft, content_proof, content_verdict, release
from vault.tables_coordination import release_move as move
from vault.tables_coordination import staff as staff_table

PROOF_LASTS = 5 * MINUTE
"""After this a look over that never came back may be begun anew: its process was killed."""
_LONGEST_WORDS = 2_000


class RoadBook(DraftBook):
    """Takes a change further; every step is refused where the rules of ``cases.content_draft`` refuse it."""

    def proof_of(self, staff: Staff, draft: str) -> tuple[str, ProofRow | None]:
        """Return the mark of a change as it is now, and how far looking it over came."""
        require(staff, READERS)
        with self._store.read() as conn:
            row = draft_row(conn, draft)
            mark = _mark(conn, draft, ReleaseId(row.base))
            return mark, _proof(conn, mark)

    def proof_begun(self, mark: str) -> bool:
        """Claim looking this content over; False when somebody else does it, or it is done."""
        now = self._clock.real()
        with self._store.begin() as conn:
            if insert_new(conn, content_proof, {"digest": mark, "begun_at": now}):
                return True
            stale = (content_proof.c.digest == mark) & (content_proof.c.begun_at < now - PROOF_LASTS)
            again = update(content_proof).where(stale & content_proof.c.done_at.is_(None))
            return conn.execute(again.values(begun_at=now, progress="")).rowcount > 0

    def proof_told(self, mark: str, progress: str) -> None:
        """Keep how far it came, as ``done/all``."""
        with self._store.begin() as conn:
            going = (content_proof.c.digest == mark) & content_proof.c.done_at.is_(None)
            conn.execute(update(content_proof).where(going).values(progress=progress))

    def proof_done(self, mark: str, result: str, *, ok: bool, lowered: bool) -> None:
        """Keep what came of it: plain JSON for the page, and whether it may go on."""
        values: dict[str, object] = {
            "done_at": self._clock.real(),
            "ok": int(ok),
            "lowered": int(lowered),
            "result": result,
        }
        with self._store.begin() as conn:
            conn.execute(update(content_proof).where(content_proof.c.digest == mark).values(values))

    def proof_failed(self, mark: str) -> None:
        """Let it be begun anew: the process that looked it over gave no answer."""
        with self._store.begin() as conn:
            going = (content_proof.c.digest == mark) & content_proof.c.done_at.is_(None)
            conn.execute(update(content_proof).where(going).values(begun_at=0, progress=""))

    def send(self, staff: Staff, draft: str, reason: str = "") -> Needs:
        """Ask for a reviewer; return what it needs. Raises NotProved, ReasonMissing, StageMoved."""
        require(staff, EDITORS)
        with self._store.begin() as conn:
            found = draft_of(conn, draft_row(conn, draft, lock=True))
            base = files_of(conn, found.base)
            files = with_parts(base, parts_of(conn, draft))
            mark = _mark(conn, draft, found.base)
            proof = _proof(conn, mark)
            needs = needs_for(base, files, lowered=proof is not None and proof.lowered)
            proved = proof is not None and proof.ok
            waiting = sent(found, mark, needs, proved=proved, reason=reason[:_LONGEST_WORDS])
            self._kept(conn, staff, waiting, "content_sent")
        return needs

    def judge(self, staff: Staff, draft: str, verdict: Verdict, mark: str, words: str = "") -> Stage:
        """Approve a change as it was read, or give it back with words; return where it stands now.

        A small change is live with the last approval that it needs. Raises OwnWork, WrongReviewer,
        StageMoved, BaseMoved.
        """
        require(staff, ALL_REVIEWERS)
        now = self._clock.now()
        judged = Approval(staff.person, staff.role, verdict, mark, now, words.strip()[:_LONGEST_WORDS])
        with self._store.begin() as conn:
            hold(conn, "release")
            found = draft_of(conn, draft_row(conn, draft, lock=True))
            after = approved(found, judged) if verdict is Verdict.APPROVED else returned(found, judged)
            row = {"id": self._ids.new(), "draft": draft, "person": staff.person, "staff": staff.id}
            row |= {"role": staff.role.value, "verdict": verdict.value, "digest": mark}
            conn.execute(insert(content_verdict).values({**row, "words": judged.words, "at": now}))
            if after.stage is Stage.WRITING and found.release is not None:
                conn.execute(update(release).where(release.c.id == found.release).values(trial=0))
            self._kept(conn, staff, after, f"content_{verdict.value}")
            if after.stage is Stage.APPROVED and after.needs.road is Road.SMALL:
                return self._live(conn, staff, after).stage
        return after.stage

    def begin_trial(self, staff: Staff, draft: str) -> ReleaseId:
        """Let made-up clients and colleagues have it first; return the number of the release.

        Raises StageMoved, BaseMoved, and TrialTaken while another change is being tried.
        """
        require(staff, EDITORS)
        with self._store.begin() as conn:
            hold(conn, "release")
            found = on_trial(draft_of(conn, draft_row(conn, draft, lock=True)), live_number(conn))
            if conn.execute(select(release.c.id).where(release.c.trial == 1)).first() is not None:
                raise TrialTaken
            number = self._shelve(conn, staff, found, trial=True)
            self._moved(conn, staff, "trial", number, None, "")
            self._kept(conn, staff, found, "content_trial")
            conn.execute(update(content_draft).where(content_draft.c.id == draft).values(release=number))
        return number

    def go_live(self, staff: Staff, draft: str) -> ReleaseId:
        """Make an approved change live; talks under way finish on their own release.

        Raises StageMoved, BaseMoved.
        """
        require(staff, EDITORS | ALL_REVIEWERS)
        with self._store.begin() as conn:
            hold(conn, "release")
            found = draft_of(conn, draft_row(conn, draft, lock=True))
            live = self._live(conn, staff, found)
            if live.release is None:  # the rules give it a number
                raise NotFound
            return live.release

    def renew(self, staff: Staff, draft: str, choices: Mapping[str, str]) -> bool:
        """Bring a change onto what is live now; False, and nothing done, while a choice is missing.

        ``choices`` say for each spot that both changed whose words stay: ``mine`` or ``theirs``.
        """
        require(staff, EDITORS)
        with self._store.begin() as conn:
            hold(conn, "release")
            found = draft_of(conn, draft_row(conn, draft, lock=True))
            base, live = files_of(conn, found.base), live_number(conn)
            mine, theirs = with_parts(base, parts_of(conn, draft)), files_of(conn, live)
            together = settled(base, mine, theirs, choices)
            if together is None:
                return False
            for name in {*mine, *theirs, *together}:
                keep(conn, draft, name, together.get(name), theirs.get(name))
            values = {"base": live, "stage": Stage.WRITING.value, "digest": ""}
            conn.execute(update(content_draft).where(content_draft.c.id == draft).values(values))
            self._step(conn, staff, draft, (), ("renewed", (str(live),)), "")
        return True

    def _live(self, conn: Connection, staff: Staff, found: Draft) -> Draft:
        before = live_number(conn)
        after = gone_live(found, before, ReleaseId(0))
        number = found.release or self._shelve(conn, staff, found, trial=False)
        now = self._clock.now()
        conn.execute(update(release).where(release.c.live == 1).values(live=0, retired_at=now))
        on = {"live": 1, "trial": 0, "retired_at": None}
        conn.execute(update(release).where(release.c.id == number).values(on))
        self._moved(conn, staff, "live", number, before, found.reason)
        self._kept(conn, staff, after, "content_live")
        values = {"release": number}
        conn.execute(update(content_draft).where(content_draft.c.id == found.id).values(values))
        return replace(after, release=number)

    def _shelve(self, conn: Connection, staff: Staff, draft: Draft, *, trial: bool) -> ReleaseId:
        """Store a change as a release that never changes again, with who approved it."""
        body = body_of(with_parts(files_of(conn, draft.base), parts_of(conn, draft.id)))
        number = conn.execute(select(func.coalesce(func.max(release.c.id), 0) + 1)).scalar_one()
        row = {"id": number, "hash": digest_of(body), "body": body, "published_by": staff.id}
        row |= {"published_at": self._clock.now(), "live": 0, "trial": int(trial), "title": draft.title}
        row |= {"draft": draft.id, "reason": draft.reason, "approved_by": _approvers(conn, draft)}
        conn.execute(insert(release).values(row))
        return ReleaseId(number)

    def _moved(
        self,
        conn: Connection,
        staff: Staff,
        what: str,
        number: ReleaseId,
        before: ReleaseId | None,
        reason: str,
    ) -> None:
        now = self._clock.now()
        row = {"id": self._ids.new(), "what": what, "release": number, "before": before, "at": now}
        row |= {"staff": staff.id, "person": staff.person, "reason": reason}
        conn.execute(insert(move).values(row))
        write_entry(conn, entry_of(staff, f"publish_{what}", str(number), "release"), now)

    def _kept(self, conn: Connection, staff: Staff, draft: Draft, action: str) -> None:
        values = {"stage": draft.stage.value, "digest": draft.digest, "needs": as_text(draft.needs)}
        moved = {**values, "reason": draft.reason, "changed_at": self._clock.now()}
        conn.execute(update(content_draft).where(content_draft.c.id == draft.id).values(moved))
        write_entry(conn, entry_of(staff, action, draft.id, "content"), self._clock.now())


def needs_for(base: Files, files: Files, *, lowered: bool) -> Needs:
    """Return what a change needs before it may be live; lowering anything is never small."""
    if is_small(base, files).small and not lowered:
        return SMALL
    return long_road(safety=carries_safety(changed_files(base, files)), lowered=lowered)


def _mark(conn: Connection, draft: str, base: ReleaseId) -> str:
    """Return the mark of content and of the release it is held against."""
    return digest([str(base), digest(with_parts(files_of(conn, base), parts_of(conn, draft)))])


def _proof(conn: Connection, mark: str) -> ProofRow | None:
    row = conn.execute(select(content_proof).where(content_proof.c.digest == mark)).first()
    if row is None:
        return None
    done = None if row.done_at is None else Moment(row.done_at)
    return ProofRow(
        mark, Moment(row.begun_at), done, row.progress, bool(row.ok), bool(row.lowered), row.result
    )


def _approvers(conn: Connection, draft: Draft) -> str:
    people = [one.person for one in draft.approved_by]
    rows = conn.execute(select(staff_table).where(staff_table.c.person.in_(people)))
    names = {row.person: row.alias for row in rows}
    return "\n".join(f"{one.role.value}|{names.get(one.person, '')}" for one in draft.approved_by)
