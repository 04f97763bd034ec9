"""The second look: marks that were wrong, texts in which nothing was heard, and the counts of both."""

from collections.abc import Mapping

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.content import ContentFault
from cases.ids import ClientId, MessageId
from cases.levels import Level
from console.access import AtDesk, Coordinator, Worker
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed
from console.words import CLASSES, LEVELS

router = APIRouter()

NOTHING = "niets"
MOST_AT_ONCE = 100
_NO_KIND = mark("Kies waar de woorden over gaan.")
_TOO_MANY = mark("Er staan al veel woorden van u klaar. De coördinator kijkt er eerst naar.")
_MISSABLE = (Level.ACUTE, Level.HIGH, Level.CONCERN)
FIGURES = {"unread_day": mark("teksten langer dan een dag ongelezen")}


@router.post("/gesprek/{client}/klopt-niet")
def call_wrong(at: Worker, client: str, form: Form) -> Response:
    """Count a machine's mark as wrong. The flag stays, and no words go along."""
    message = form.text("bericht")
    at.desk.call_wrong(at.staff, ClientId(client), MessageId(message), form.text("regel"))
    return RedirectResponse(f"/gesprek/{client}#bericht-{message}", status_code=303)


@router.get("/terugblik")
def review_list(room: InRoom, at: Worker, dank: str = "") -> Response:
    return _list(room, at, told=bool(dank))


@router.post("/terugblik/tip")
def leave_tip(room: InRoom, at: Worker, form: Form) -> Response:
    """Keep words that Nabij should watch for, on a page where no client's words stand."""
    code = form.text("soort")
    if code not in CLASSES:
        return _list(room, at, form, wrong={"soort": say(_NO_KIND)})
    try:
        kept = room.coordination.leave_word_tip(at.staff, code, form["woorden"])
    except ContentFault as fault:
        return _list(room, at, form, wrong={"woorden": f"{fault.problem} {fault.remedy}"})
    if not kept:
        return _list(room, at, form, wrong={"woorden": say(_TOO_MANY)})
    return RedirectResponse("/terugblik?dank=ja", status_code=303)


def _list(
    room: Room,
    at: AtDesk,
    typed: Typed | None = None,
    *,
    wrong: Mapping[str, str] | None = None,
    told: bool = False,
) -> Response:
    rows = at.desk.review_list(at.staff)
    values = {"typed": typed or Typed({}), "wrong": wrong or {}, "told": told}
    return show(room, at, "terugblik.html", 422 if wrong else 200, rows=rows, **values)


@router.get("/terugblik/{client}")
def review(room: InRoom, at: Worker, client: str) -> Response:
    """Open the texts of one client; the desk logs it before it answers."""
    texts = at.desk.review(at.staff, ClientId(client))
    return show(room, at, "terugblik_lezen.html", texts=texts, one=False, levels=_MISSABLE)


@router.post("/terugblik/{client}/rest")
def judge_rest(at: Worker, client: str, form: Form) -> Response:
    """Keep that no text still on this page had a signal: those that stood on it, and no later one."""
    at.desk.mode_of(at.staff, ClientId(client))
    for message in form.text("berichten").split()[:MOST_AT_ONCE]:
        at.desk.judge_text(at.staff, MessageId(message), None)
    return RedirectResponse("/terugblik", status_code=303)


@router.get("/gemist/{message}")
def review_one(room: InRoom, at: Worker, message: str) -> Response:
    """Open one text from a conversation, to say that there was a signal in it."""
    found = at.desk.review_one(at.staff, MessageId(message))
    return show(room, at, "terugblik_lezen.html", texts=(found,), one=True, levels=_MISSABLE)


@router.post("/gemist/{message}")
def judge(at: Worker, message: str, form: Form) -> Response:
    """Keep that a text had no signal, or which one. Who is asked to act goes to the conversation."""
    found = at.desk.review_one(at.staff, MessageId(message))
    act = at.desk.judge_text(at.staff, MessageId(message), _missed(form))
    place = f"/gesprek/{found.client}" if act or form.text("terug") else f"/terugblik/{found.client}"
    return RedirectResponse(place, status_code=303)


@router.get("/cijfers/woorden")
def word_figures(room: InRoom, who: Coordinator) -> Response:
    """Show a coordinator the counts: which rule was wrong, what was missed, what stayed unread."""
    return show(
        room,
        who,
        "cijfers_woorden.html",
        marks=room.coordination.mark_figures(who.staff),
        missed=room.coordination.missed_figures(who.staff),
        sides=room.coordination.side_figures(who.staff),
        figure_words=FIGURES,
    )


def _missed(form: Typed) -> tuple[str, Level] | None:
    """Return the class and level that were chosen; None for no signal. Raises BadForm."""
    if form.text("soort") == NOTHING:
        return None
    level = next((one for one in _MISSABLE if one.word == form.text("ernst")), None)
    if form.text("soort") not in CLASSES or level not in LEVELS:
        raise BadForm
    return form.text("soort"), level
