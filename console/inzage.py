"""For the privacy officer: who looked at what. For who reviews: what somebody else has to look at."""

from collections.abc import Sequence
from datetime import date

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from cases.glass import FollowUp, Judged, LogLine, LogQuestion
from cases.sides import Side
from console import words_access
from console.access import Privacy, Reviewer, Visitor, glass_desk_of
from console.frame import show
from console.inzage_file import LOG_HEAD, REVIEW_HEAD, access_file, log_rows, review_rows
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed

router = APIRouter()

UNKNOWN = "onbekend"
"""Asked for instead of a pseudonym that nobody has: then no line is found, and the question is logged."""


@router.get("/inzage")
def search(room: InRoom, who: Privacy) -> Response:
    return _found(room, who, Typed({}), None)


@router.post("/inzage")
def found(request: Request, room: InRoom, who: Privacy, form: Form) -> Response:
    """Show lines of the log. A form, so that no pseudonym stands in an address or a history."""
    wanted = _question(request, form)
    return _found(room, who, form, [] if wanted.empty else room.coordination.search_log(who.staff, wanted))


@router.post("/inzage/bestand")
def log_file(request: Request, room: InRoom, who: Privacy, form: Form) -> Response:
    """Give the lines of the same question as a file, with what the page shows of them and no more."""
    wanted = _question(request, form)
    if wanted.empty:
        raise BadForm
    return access_file(room, LOG_HEAD, log_rows(room.when(), room.coordination.take_log(who.staff, wanted)))


@router.get("/beoordelen")
def reviews(room: InRoom, who: Reviewer) -> Response:
    rows = room.coordination.reviews(who.staff)
    waiting = [one for one in rows if one.closed_at is None]
    done = [one for one in rows if one.closed_at is not None]
    return show(room, who, "beoordelen.html", 200, waiting=waiting, done=done, access=words_access)


@router.post("/beoordelen/bestand")
def review_file(room: InRoom, who: Reviewer) -> Response:
    """Give the list as a file; it stands before the route of one review, which has the same form."""
    return access_file(room, REVIEW_HEAD, review_rows(room.when(), room.coordination.take_reviews(who.staff)))


@router.get("/beoordelen/{review}/waarom")
def why(room: InRoom, who: Reviewer, review: str) -> Response:
    told = room.coordination.glass_why(who.staff, review)
    return show(room, who, "beoordelen_waarom.html", 200, told=told)


@router.post("/beoordelen/{review}")
def close(room: InRoom, who: Reviewer, review: str, form: Form) -> Response:
    """Close a review with codes; nobody closes what is about themselves."""
    outcome, follow_up = form.text("oordeel"), form.text("vervolg")
    if outcome not in set(Judged) or follow_up not in set(FollowUp):
        raise BadForm
    room.coordination.close_review(who.staff, review, Judged(outcome), FollowUp(follow_up))
    return RedirectResponse("/beoordelen", status_code=303)


def _question(request: Request, form: Typed) -> LogQuestion:
    """Return what is asked. Raises BadForm for what is no day."""
    return LogQuestion(
        _party(request, form.text("client")),
        form.text("medewerker"),
        _day(form.text("van")),
        _day(form.text("tot")),
        form.ticked("nood"),
    )


def _party(request: Request, alias: str) -> str:
    """Return who has this pseudonym; the privacy officer learns no more of them than that."""
    if not alias:
        return ""
    desks = [desk for side in Side if (desk := glass_desk_of(request, side)) is not None]
    return next((party for desk in desks if (party := desk.named(alias)) is not None), UNKNOWN)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise BadForm from None


def _found(room: Room, who: Visitor, typed: Typed, lines: Sequence[LogLine] | None) -> Response:
    staff = [(one.staff, one.alias) for one in room.coordination.colleagues()]
    values = {"typed": typed, "lines": lines, "staff": staff, "access": words_access}
    return show(room, who, "inzage.html", 200, **values)
