"""Trying a dialogue out: as somebody made up, on a clock that is moved, by the rules of this change.

The real turn decides. Nothing leaves, and nothing is kept but what a coordinator keeps as an example.
"""

from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from bot.library import Library
from cases.content import ContentFault
from cases.errors import NotFound
from cases.ids import ReleaseId
from console import words, words_tryout
from console.access import ContentReader, Visitor
from console.content_saving import Saving, save_file
from console.danger_words import TRIALS
from console.frame import show
from console.proberen_beeld import on_lock_screen, seen, usual_person
from console.proberen_form import DONE, TEXT, Asked, asked, button_of, first, minutes_to_next, values_of
from console.room import InRoom, Room
from console.studio import Change, change_of, library_of, writing
from console.typed import Form
from dialogs.rewire import free_name
from escalation.rulebook import Rulebook
from escalation.story import FOLDER, Story, judged, kept, plain_of
from escalation.tryout import Played, play

router = APIRouter()

_TITLE = "titel"
_LONGEST_TITLE = 120


@router.get("/inhoud/{wijziging}/dialoog/{gesprek}/proberen")
def begin(
    room: InRoom, who: ContentReader, wijziging: str, gesprek: str, stap: str = "", voorbeeld: str = ""
) -> Response:
    change = change_of(room, who, wijziging)
    library = _library(change)
    if library is None:
        return _page(room, who, change, gesprek, Asked({}, None))
    script = library.scripts.get(gesprek)
    story = library.stories.get(f"{FOLDER}{voorbeeld}.yaml")
    if script is None or (stap and stap not in script.own) or (voorbeeld and story is None):
        raise NotFound
    person = usual_person(script, library.programmes)
    tryout = first(gesprek, stap, person, room.when().now) if story is None else story.tryout
    return _page(room, who, change, gesprek, Asked(values_of(tryout), tryout))


@router.post("/inhoud/{wijziging}/dialoog/{gesprek}/proberen")
def go_on(room: InRoom, who: ContentReader, wijziging: str, gesprek: str, form: Form) -> Response:
    """Do one thing more and show what comes of it, from the beginning: equal acts give equal answers."""
    found = asked(form, gesprek)
    status = 200 if found.fault is None else 422
    return _page(room, who, change_of(room, who, wijziging), gesprek, found, status)


@router.post("/inhoud/{wijziging}/dialoog/{gesprek}/proberen/bewaren")
def keep(room: InRoom, who: ContentReader, wijziging: str, gesprek: str, form: Form) -> Response:
    """Keep a try-out as an example that every later content must pass; what is missing comes back."""
    change = writing(room, who, wijziging)
    found = asked(form, gesprek)
    title = form.text(_TITLE)[:_LONGEST_TITLE]
    library = _library(change)
    if found.tryout is None or library is None:
        return _page(room, who, change, gesprek, found, 422)
    if not title:
        fault = ContentFault((_TITLE,), "Dit voorbeeld heeft nog geen naam.", "Schrijf wat er gebeurt.")
        return _page(room, who, change, gesprek, Asked(found.values, found.tryout, fault), 422)
    played = play(found.tryout, _book(change, library))
    story = kept(title, found.tryout, played)
    saving = Saving("story_kept", (title,), mark=form.mark(who.staff.id))
    save_file(room, who, change, _free_file(change, title), plain_of(story), saving)
    return RedirectResponse(change.place("voorbeelden"), status_code=303)


def _free_file(change: Change, title: str) -> str:
    taken = {_name_of(name): "" for name in change.files if name.startswith(FOLDER)}
    return f"{FOLDER}{free_name({'vragen': taken}, title)}.yaml"


def _name_of(file: str) -> str:
    return file.removeprefix(FOLDER).removesuffix(".yaml")


@router.get("/inhoud/{wijziging}/voorbeelden")
def examples(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    """Show every kept example and whether it still goes as it went."""
    change = change_of(room, who, wijziging)
    library = _library(change)
    stories = {} if library is None else library.stories
    book = None if library is None else _book(change, library)
    rows = [] if book is None else [_Row.of(name, one, book) for name, one in stories.items()]
    values = {"change": change, "place": change.id, "rows": rows, "broken": library is None}
    return show(room, who, "voorbeelden.html", 200, labels=words_tryout, **values)


@router.post("/inhoud/{wijziging}/voorbeelden/{voorbeeld}/weg")
def drop(room: InRoom, who: ContentReader, wijziging: str, voorbeeld: str, form: Form) -> Response:
    """Take an example out of this change; what it watched over is then looked at by two people."""
    change = writing(room, who, wijziging)
    file = f"{FOLDER}{voorbeeld}.yaml"
    if file not in change.files:
        raise NotFound
    saving = Saving("story_removed", (voorbeeld,), mark=form.mark(who.staff.id))
    save_file(room, who, change, file, None, saving)
    return RedirectResponse(change.place("voorbeelden"), status_code=303)


@dataclass(frozen=True, slots=True)
class _Row:
    """One example on the page. ``lost`` are alarms that do not come any more; ``stuck`` counts from 1."""

    name: str
    title: str
    dialogue: str
    alarms: tuple[str, ...]
    lost: tuple[str, ...]
    stuck: int

    @classmethod
    def of(cls, file: str, story: Story, book: Rulebook) -> "_Row":
        verdict = judged(story, book)
        return cls(
            _name_of(file),
            story.title,
            story.tryout.dialogue,
            tuple(code for code, _ in story.alarms),
            tuple(code for code, _ in verdict.lost),
            0 if verdict.stuck is None else verdict.stuck + 1,
        )


def _library(change: Change) -> Library | None:
    return library_of(change.files)


def _book(change: Change, library: Library) -> Rulebook:
    detector = TRIALS.of(change.files).detector
    return Rulebook(ReleaseId(1), detector, library.scripts, library.texts, library.programmes)


def _page(
    room: Room, who: Visitor, change: Change, gesprek: str, found: Asked, status: int = 200
) -> Response:
    library = _library(change)
    played = None if library is None else _played(change, library, found)
    values = {
        "change": change,
        "place": change.id,
        "name": gesprek,
        "typed": found.values,
        "fault": found.fault,
        "broken": library is None,
        "played": played,
        "lines": () if played is None else seen(played),
        "lock": "" if played is None else on_lock_screen(played),
        "steps": _steps(library, gesprek),
        "programmes": _programmes(library),
        "button_of": button_of,
        "next_in": 0 if played is None else minutes_to_next(played),
        "done": DONE,
        "text": TEXT,
    }
    return show(room, who, "proberen.html", status, labels=words_tryout, codes=words, **values)


def _steps(library: Library | None, gesprek: str) -> list[str]:
    return [] if library is None or gesprek not in library.scripts else list(library.scripts[gesprek].own)


def _programmes(library: Library | None) -> list[tuple[str, str]]:
    return [] if library is None else [(one.name, one.title) for one in library.programmes.values()]


def _played(change: Change, library: Library, found: Asked) -> Played | None:
    if found.tryout is None:
        return None
    try:
        return play(found.tryout, _book(change, library))
    except KeyError:
        raise NotFound from None
