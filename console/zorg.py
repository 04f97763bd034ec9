"""Care for who handled danger: one question, the own count, and a coordinator's list without a case."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.care import CareTask, Feeling, Load
from console.access import Coordinator, Worker
from console.frame import show
from console.language import mark
from console.refusals import BadForm
from console.room import InRoom
from console.typed import Form

router = APIRouter()

LOADS = {Load.LOW: mark("licht"), Load.NORMAL: mark("gewoon"), Load.HIGH: mark("zwaar")}
THANKS = {
    Feeling.GOOD.value: mark("Dank u. Dat is genoteerd."),
    Feeling.BREAK.value: mark(
        "Neem even pauze. Heeft u dienst? Vraag een collega om op het scherm te letten."
    ),
    Feeling.TALK.value: mark("Uw coördinator ziet dat u iemand wilt spreken."),
}
TALKS = {
    CareTask.TALK: mark("wil iemand spreken"),
    CareTask.DEBRIEF: mark("samen terugkijken: nacht, of drie acute meldingen in een week"),
}


@router.post("/zorg/{ask}")
def answer(room: InRoom, at: Worker, ask: str, form: Form) -> Response:
    """Keep how somebody is. Raises NotFound for a question that is not theirs."""
    chosen = form.text("antwoord")
    if chosen not in set(Feeling):
        raise BadForm
    room.coordination.answer_care(at.staff, ask, Feeling(chosen))
    return RedirectResponse(f"/zorg?gezegd={chosen}", status_code=303)


@router.get("/zorg")
def own_care(room: InRoom, at: Worker, gezegd: str = "") -> Response:
    """Show a worker the own count of the last month, and the question where it is still open."""
    return show(
        room,
        at,
        "zorg.html",
        care=room.coordination.care_asked(at.staff),
        exposure=room.coordination.exposure(at.staff),
        thanks=THANKS.get(gezegd, ""),
    )


@router.get("/zorg/team")
def team(room: InRoom, who: Coordinator) -> Response:
    """Show a coordinator how heavy it was for whom, and who waits for a talk."""
    return show(
        room,
        who,
        "zorg_team.html",
        loads=room.coordination.loads(who.staff),
        talks=room.coordination.care_tasks(who.staff),
        load_words=LOADS,
        talk_words=TALKS,
    )


@router.post("/zorg/team/{task}/klaar")
def talked(room: InRoom, who: Coordinator, task: str) -> Response:
    room.coordination.finish_care(who.staff, task)
    return RedirectResponse("/zorg/team", status_code=303)
