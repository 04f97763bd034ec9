"""One change of the content: what it changes, what is wrong with it, and its way to being in use."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse, RedirectResponse

from cases.content_desk import EditClash, NothingToUndo, OpenDraft, ProofRow
from cases.content_draft import (
    EDITORS,
    Stage,
    Verdict,
    is_complete,
    may_review,
    still_needed,
)
from cases.content_edit import Clash, changed_files, merged, spot_name
from cases.moments import Moment
from console import words_content
from console.access import ContentReader, Visitor
from console.content_diff_words import told_differences
from console.frame import show
from console.refusals import BadForm
from console.room import InRoom, Room
from console.studio import LIVE, content_of, dialogues_of, titles_of
from console.studio_tools import Studio
from console.typed import Form

router = APIRouter()

_NOTHING_FOUND: Mapping[str, object] = {
    "walked": 0,
    "faults": (),
    "lost": (),
    "alarms": (),
    "gained": 0,
    "reasons": (),
}


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people meet a change, and from when; ``first`` is None where nobody is planned."""

    people: int
    first: Moment | None


@router.get("/inhoud/{wijziging}")
def change(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    if wijziging == LIVE:
        return RedirectResponse("/inhoud", status_code=303)
    return _page(room, who, wijziging)


@router.post("/inhoud/{wijziging}/naam")
def name(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    if not form.text("titel"):
        raise BadForm
    content_of(room).name_draft(who.staff, wijziging, form.text("titel"))
    return _back(wijziging)


@router.post("/inhoud/{wijziging}/terug")
def undo(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Take the own last step back, and go on where the person was."""
    try:
        content_of(room).undo(who.staff, wijziging)
    except EditClash:
        return _page(room, who, wijziging, notice="clash", status=409)
    except NothingToUndo:
        return _page(room, who, wijziging, notice="nothing", status=409)
    where = form.text("naar")
    fits = where.startswith(f"/inhoud/{wijziging}") and ".." not in where and "//" not in where
    return RedirectResponse(where if fits else f"/inhoud/{wijziging}", status_code=303)


@router.post("/inhoud/{wijziging}/intrekken")
def withdraw(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    content_of(room).withdraw(who.staff, wijziging)
    return RedirectResponse("/inhoud", status_code=303)


@router.post("/inhoud/{wijziging}/nakijken")
def look_over(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    """Have it looked over by a process of its own; the page tells how far that is."""
    found = content_of(room).draft(who.staff, wijziging)
    mark, _ = content_of(room).proof_of(who.staff, wijziging)
    room.settings.studio.proofs.begin(mark, found.base_files, found.files)
    return _back(wijziging, "#nagekeken")


@router.get("/_f/inhoud/{wijziging}/nagekeken")
def how_far(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    """Say how far looking it over is, for a page that waits."""
    if wijziging == LIVE:
        return JSONResponse({"klaar": True, "hoever": ""})
    _, proof = content_of(room).proof_of(who.staff, wijziging)
    going = proof is not None and proof.done_at is None and proof.begun_at > 0
    return JSONResponse({"klaar": not going, "hoever": "" if proof is None else proof.progress})


@router.post("/inhoud/{wijziging}/versturen")
def send(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    content_of(room).send(who.staff, wijziging, form.text("reden"))
    return _back(wijziging)


@router.post("/inhoud/{wijziging}/oordeel")
def judge(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Approve what was read, or give it back with words that say why."""
    verdict = form.text("oordeel")
    if verdict not in set(Verdict):
        raise BadForm
    content_of(room).judge(who.staff, wijziging, Verdict(verdict), form.text("stand"), form.text("woorden"))
    return _back(wijziging)


@router.post("/inhoud/{wijziging}/proef")
def trial(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    content_of(room).begin_trial(who.staff, wijziging)
    return _back(wijziging)


@router.post("/inhoud/{wijziging}/live")
def go_live(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    content_of(room).go_live(who.staff, wijziging)
    return _back(wijziging)


@router.post("/inhoud/{wijziging}/bijwerken")
def renew(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Bring a change onto what is in use now; where both changed a spot the person says which words stay."""
    choices = {key.removeprefix("stuk:"): value for key, value in form if key.startswith("stuk:")}
    if content_of(room).renew(who.staff, wijziging, choices):
        return _back(wijziging)
    return _page(room, who, wijziging, notice="choose", status=409)


def _back(wijziging: str, spot: str = "") -> Response:
    return RedirectResponse(f"/inhoud/{wijziging}{spot}", status_code=303)


def _page(room: Room, who: Visitor, wijziging: str, *, notice: str = "", status: int = 200) -> Response:
    desk = content_of(room)
    found = desk.draft(who.staff, wijziging)
    mark, proof = desk.proof_of(who.staff, wijziging)
    draft = found.draft
    return show(
        room,
        who,
        "wijziging.html",
        status,
        found=found,
        draft=draft,
        place=wijziging,
        told=told_differences(found.base_files, found.files),
        mark=mark,
        proof=proof,
        result=_result(proof),
        busy=proof is not None and proof.done_at is None and proof.begun_at > 0,
        reach=_reach(room.settings.studio, found),
        clashes=_clashes(room, who, found) if found.conflicts_with_live else (),
        needed=still_needed(draft),
        complete=is_complete(draft),
        writes=who.staff.role in EDITORS,
        reviews=_reviews(who, found),
        own=who.staff.person in draft.authors,
        dialogues=titles_of(found.files),
        content=words_content,
        small=room.settings.studio.small,
        notice=notice,
    )


def _reviews(who: Visitor, found: OpenDraft) -> bool:
    """Say whether this person can approve it now; who wrote something of it never can."""
    draft = found.draft
    judged = who.staff.person in {one.person for one in draft.approved_by}
    mine = who.staff.person in draft.authors
    return draft.stage is Stage.REVIEW and not mine and not judged and may_review(draft.needs, who.staff.role)


def _result(proof: ProofRow | None) -> Mapping[str, object]:
    """Return what came of looking it over; empty while there is nothing."""
    found = json.loads(proof.result) if proof is not None and proof.result else {}
    return {**_NOTHING_FOUND, **found}


def _clashes(room: Room, who: Visitor, found: OpenDraft) -> tuple[tuple[str, Clash], ...]:
    _, live = content_of(room).live_files(who.staff)
    _, clashes = merged(found.base_files, found.files, live)
    return tuple((spot_name(one.file, one.path), one) for one in clashes)


def _reach(studio: Studio, found: OpenDraft) -> Reach:
    """Count who meets it, over the sides that are on; nobody is named and no side is told apart."""
    changed = changed_files(found.base_files, found.files)
    files = {**found.base_files, **found.files}
    names = {name for name, file in dialogues_of(files).items() if file in changed}
    only = all(file.startswith("dialogues/") for file in changed)
    counts = [one.who_gets(frozenset(names) if only else None) for one in studio.counts] if changed else []
    firsts = [first for _, first in counts if first is not None]
    return Reach(sum(people for people, _ in counts), min(firsts, default=None))
