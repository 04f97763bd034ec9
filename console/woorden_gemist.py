"""What workers say that Nabij missed, or heard wrongly: by theme, never by client and without their words."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from console import words, words_danger
from console.access import Coordinator
from console.danger_words import rule_named
from console.frame import show
from console.room import InRoom
from console.studio import change_of

router = APIRouter()


@router.get("/inhoud/{wijziging}/woorden/gemist")
def missed(room: InRoom, who: Coordinator, wijziging: str) -> Response:
    """Show the counts of missed signals and wrong marks, with a way to the rules that they are about."""
    change = change_of(room, who, wijziging)
    wrong = [(one, rule_named(change.files, one.rule)) for one in room.coordination.mark_figures(who.staff)]
    return show(
        room,
        who,
        "woorden_gemist.html",
        200,
        change=change,
        place=change.id,
        missed=room.coordination.missed_figures(who.staff),
        wrong=wrong,
        tips=room.coordination.word_tips(who.staff),
        labels=words_danger,
        themes=words.CLASSES,
    )


@router.post("/inhoud/{wijziging}/woorden/gemist/{tip}/klaar")
def seen(room: InRoom, who: Coordinator, wijziging: str, tip: str) -> Response:
    """Take a tip away once somebody looked at it."""
    room.coordination.end_word_tip(who.staff, tip)
    return RedirectResponse(change_of(room, who, wijziging).place("woorden", "gemist"), status_code=303)
