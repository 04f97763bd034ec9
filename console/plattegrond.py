"""A dialogue as a map on one page: searched, compared with what is in use, in three sizes, and as a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Response

from cases.content import Plain
from cases.content_diff import Change as Kind
from cases.content_diff import Difference, Thing, differences
from cases.errors import NotFound
from cases.step_counts import StepCount, summed
from console import flow_svg, words_content
from console.access import ContentReader
from console.content_diff_words import Told, told
from console.flow_svg import Look, Picture, State, picture
from console.frame import show
from console.language import mark
from console.room import InRoom, Room
from console.studio import LIVE, Change, change_of, dialogues_of
from console.studio_tools import Studio
from dialogs import flow_paths
from dialogs.flow_map import flow_map, found_in
from dialogs.plain_flow import steps_of, words_of

router = APIRouter()

SIZES = {"klein": 0.65, "gewoon": 1.1, "groot": 1.6}
"""How large a map is drawn: a unit of it, in sixteenths of the letter size of the page."""
SIZE_WORDS = {"klein": mark("klein"), "gewoon": mark("gewoon"), "groot": mark("groot")}
_USUAL = "gewoon"
_LONGEST = 80
_REM = 16
_SHEET = (400, 240)
"""What a map may take of a sheet of A3 on its side, in millimetres."""
_READABLE = 0.16
"""Millimetres of paper to a unit, below which letters are too small: then a map takes more sheets."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands behind the question mark of the address; what does not exist counts as not asked."""

    zoek: Annotated[str, Query(max_length=500)] = ""
    maat: Annotated[str, Query(max_length=20)] = _USUAL
    anders: Annotated[str, Query(max_length=5)] = ""
    uitval: Annotated[str, Query(max_length=5)] = ""


@router.get("/inhoud/{wijziging}/dialoog/{gesprek}/plattegrond")
def the_map(
    room: InRoom, who: ContentReader, wijziging: str, gesprek: str, asked: Annotated[Asked, Depends()]
) -> Response:
    change = change_of(room, who, wijziging)
    file = dialogues_of(change.files).get(gesprek)
    if file is None:
        raise NotFound
    plain, before = change.files[file], change.base_files.get(file, {})
    compares = asked.anders == "1" and change.id != LIVE
    differs = differences({file: before}, {file: plain}) if compares else ()
    states, words = _states(differs), asked.zoek[:_LONGEST]
    counts = _counts(room, gesprek) if asked.uitval == "1" else None
    look = Look(change.place("dialoog", gesprek), frozenset(found_in(plain, words)), states, counts or {})
    drawn = picture(flow_map(plain, _gone(before, states), look.counts), look)
    size = asked.maat if asked.maat in SIZES else _USUAL
    now = {"zoek": words, "maat": size, "anders": "1" if compares else ""}
    now |= {"uitval": "" if counts is None else "1"}
    values = {**_around(change, gesprek, plain), **_drawing(drawn, size), **_notes(differs)}
    values |= {"counts_people": _counts_people(room.settings.studio)}
    return show(room, who, "plattegrond.html", 200, picture=drawn, links=_links(now), asked=now, **values)


def _counts_people(studio: Studio) -> bool:
    """Say whether there is somebody to count; a small team never comes to ten people."""
    return bool(studio.counts) and not studio.small


def _counts(room: Room, gesprek: str) -> dict[str, StepCount] | None:
    """Return how often each step was answered, over the sides that are on; None where nobody is counted."""
    studio = room.settings.studio
    if not _counts_people(studio):
        return None
    return summed(one.where_talks_stop(gesprek) for one in studio.counts)


def _around(change: Change, gesprek: str, plain: Plain) -> dict[str, object]:
    title = plain.get("titel") if isinstance(plain, Mapping) else None
    return {
        "change": change,
        "place": change.id,
        "name": gesprek,
        "title": title if isinstance(title, str) else gesprek,
        "live": change.id == LIVE,
        "content": words_content,
        "svg": flow_svg,
    }


def _drawing(drawn: Picture, size: str) -> dict[str, object]:
    """Return how large the map stands on the page, and whether it fits one sheet."""
    width, height = drawn.drawing.width, drawn.drawing.height
    scale = SIZES[size] / _REM
    fits = min(_SHEET[0] / width, _SHEET[1] / height) >= _READABLE
    return {
        "width": round(width * scale, 2),
        "height": round(height * scale, 2),
        "fits": "sheet" if fits else "sheets",
        "sizes": flow_paths,
        "size_words": SIZE_WORDS,
    }


def _links(asked: Mapping[str, str]) -> dict[str, str]:
    """Return the query of this page with another size, or with or without the differences."""

    def other(**values: str) -> str:
        return "?" + urlencode({name: one for name, one in {**asked, **values}.items() if one})

    return {
        **{size: other(maat=size) for size in SIZES},
        "met": other(anders="1"),
        "zonder": other(anders=""),
        "uitval": other(uitval="1"),
        "zonder_uitval": other(uitval=""),
        "alles": other(zoek=""),
    }


def _states(found: tuple[Difference, ...]) -> dict[str, State]:
    """Return how each step differs; one that got another name is the same step."""
    states: dict[str, State] = {}
    whole = {Kind.NEW: State.NEW, Kind.GONE: State.GONE}
    for one in found:
        if one.thing is Thing.STEP and not one.field and one.change in whole:
            states[one.names[0]] = whole[one.change]
        elif one.thing in (Thing.STEP, Thing.ANSWER):
            states.setdefault(one.names[0], State.CHANGED)
    return states


def _gone(before: Plain, states: Mapping[str, State]) -> dict[str, str]:
    steps = steps_of(before)
    return {step: _asked(steps[step]) for step, state in states.items() if state is State.GONE}


def _asked(fields: Plain) -> str:
    return words_of(fields.get("vraag")) if isinstance(fields, Mapping) else ""


def _notes(found: tuple[Difference, ...]) -> dict[str, object]:
    """Return what differs in sentences, by step, and what is about the dialogue as a whole."""
    by_step: dict[str, list[Told]] = {}
    for one in found:
        about = one.names[0] if one.thing in (Thing.STEP, Thing.ANSWER) else ""
        by_step.setdefault(about, []).append(told(one))
    return {"notes": by_step, "around": by_step.get("", [])}
