"""How far each language is, in all and per file, and which texts are missing or older than the Dutch."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response

from cases.content_edit import at
from cases.levels import Language
from console.access import ContentReader
from console.content_diff_words import where_of
from console.frame import show
from console.room import InRoom
from console.stap_form import field_at
from console.studio import Change, change_of, dialogues_of
from console.teksten import FOLDERS, NAMES, place_of
from dialogs.stale import progress, stale_in
from dialogs.step_form import form_of, way_out_form
from dialogs.translations import Group, Progress, groups_in
from escalation.fixed_texts import DRAFTS, KEYS

router = APIRouter()

_MOST = 200
_PAGES = {"vragen": ("stap", form_of), "uitwegen": ("uitweg", way_out_form)}


@dataclass(frozen=True, slots=True)
class Tongue:
    """How far one language is: over all files, and the files in which something is left to do.

    ``safety`` is how many safety texts there are in it, ``doubted`` how many of those nobody who grew up
    with the language approved yet; both 0 for a language that nobody gets.
    """

    language: str
    done: int
    late: int
    missing: int
    files: tuple[tuple[Progress, str], ...]
    safety: int
    doubted: int


@dataclass(frozen=True, slots=True)
class Row:
    """One text to write or renew. ``page`` is where that is done; empty where there is none yet."""

    language: str
    where: str
    place: str
    page: str
    changed: tuple[str, ...] = ()


@router.get("/inhoud/{wijziging}/talen")
def languages(
    room: InRoom,
    who: ContentReader,
    wijziging: str,
    taal: Annotated[str, Query(max_length=10)] = "",
    bestand: Annotated[str, Query(max_length=80)] = "",
) -> Response:
    """Show what is left to translate; ``taal`` and ``bestand`` show that of one language or one file."""
    change = change_of(room, who, wijziging)
    late, missing = (
        [one for one in rows if taal in ("", one[1]) and bestand in ("", one[0].file)]
        for rows in (_late(change), _missing(change))
    )
    return show(
        room,
        who,
        "talen.html",
        200,
        change=change,
        place=change.id,
        totals=_tongues(progress(change.files)),
        late=_rows(change, late),
        missing=_rows(change, missing),
        more={"late": max(len(late) - _MOST, 0), "missing": max(len(missing) - _MOST, 0)},
        only=(taal, bestand and where_of(bestand)),
        names=NAMES,
    )


def _late(change: Change) -> list[tuple[Group, str, tuple[str, ...]]]:
    return [(one.group, one.language, one.changed) for one in stale_in(change.files)]


def _missing(change: Change) -> list[tuple[Group, str, tuple[str, ...]]]:
    return [(group, language, ()) for group in groups_in(change.files) for language in group.missing]


def _rows(change: Change, found: Sequence[tuple[Group, str, tuple[str, ...]]]) -> list[Row]:
    names = {where: name for name, where in dialogues_of(change.files).items()}
    return [
        Row(language, where_of(group.file), group.place, _where(change, group, language, names), changed)
        for group, language, changed in found[:_MOST]
    ]


def _tongues(rows: Sequence[Progress]) -> list[Tongue]:
    """Return how far each language is over all files, in the order in which languages are met."""
    return [_tongue(one, [row for row in rows if row.language == one]) for one in _met(rows)]


def _met(rows: Sequence[Progress]) -> Iterator[str]:
    yield from dict.fromkeys(one.language for one in rows)


def _tongue(language: str, rows: Sequence[Progress]) -> Tongue:
    left = tuple((one, where_of(one.file)) for one in rows if one.stale or one.missing)
    spoken = language == "nl" or any(language.removesuffix("-u") == one for one in Language)
    return Tongue(
        language,
        sum(one.done for one in rows),
        sum(one.stale for one in rows),
        sum(one.missing for one in rows),
        left,
        len(KEYS) if spoken else 0,
        sum(language == one for _, one in DRAFTS),
    )


def _where(change: Change, group: Group, language: str, names: Mapping[str, str]) -> str:
    """Return the page on which a translation is written, at its field; empty where there is none yet."""
    file, path = group.file, group.path
    if file.startswith(tuple(FOLDERS.values())):
        return f"{place_of(change, group)}#tekst-{language}"
    if file not in names:
        return ""
    page = change.place("dialoog", quote(names[file], safe=""))
    if path[0] not in _PAGES:
        return f"{page}/kop"
    word, shown = _PAGES[str(path[0])]
    values = shown(at(change.files, file, path[:2]))
    inside = path[2:] if word == "stap" else ("uitweg", *path[2:])
    return f"{page}/{word}/{quote(str(path[1]), safe='')}#{quote(field_at((*inside, language), values))}"
