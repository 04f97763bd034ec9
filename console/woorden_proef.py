"""The box in which a sentence is tried: what Nabij would do with it. It keeps nothing and logs nothing."""

from fastapi import APIRouter, Response

from console import words, words_danger
from console.access import ContentReader, Visitor
from console.danger_words import TRIALS, heard_by
from console.frame import show
from console.room import InRoom, Room
from console.studio import Change, change_of
from console.typed import Form

router = APIRouter()

LONGEST = 2_000


@router.get("/inhoud/{wijziging}/woorden/proef")
def box(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    return _page(room, who, change_of(room, who, wijziging), "")


@router.post("/inhoud/{wijziging}/woorden/proef")
def tried(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Say what a sentence would do, on a page of its own: for a browser without scripts."""
    return _page(room, who, change_of(room, who, wijziging), form["tekst"])


@router.post("/_f/inhoud/{wijziging}/woorden/proef")
def tried_live(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Say what a sentence would do, as a piece of the page on which it is typed."""
    values = _outcome(change_of(room, who, wijziging), form["tekst"])
    return show(room, who, "fragment.html", 200, piece="_woorden_uitkomst.html", **values)


def _page(room: Room, who: Visitor, change: Change, text: str) -> Response:
    values = {"change": change, "place": change.id, "typed": text}
    return show(room, who, "woorden_proef.html", 200, **values, **_outcome(change, text))


def _outcome(change: Change, text: str) -> dict[str, object]:
    """Return what the page says of a sentence: by the words of this change, and by those in use."""
    values: dict[str, object] = {"labels": words_danger, "themes": words.CLASSES}
    said = text.strip()
    if not said or len(said) > LONGEST:
        return {**values, "heard": (), "used": (), "broken": 0, "too_long": bool(said)}
    trial = TRIALS.of(change.files)
    heard = heard_by(trial, said)
    used = heard if change.files == change.base_files else heard_by(TRIALS.of(change.base_files), said)
    return {
        **values,
        "heard": heard,
        "used": used if used != heard else (),
        "broken": trial.broken,
        "too_long": False,
    }
