"""How far each language is, and which translations are older than the Dutch they were made from."""

from collections.abc import Sequence

from fastapi import APIRouter, Response

from console.access import ContentReader
from console.content_diff_words import where_of
from console.frame import show
from console.room import InRoom
from console.studio import Change, change_of, dialogues_of
from console.teksten import FOLDERS, NAMES, place_of
from dialogs.stale import Stale, progress, stale_in
from dialogs.translations import Progress

router = APIRouter()

_MOST = 200


@router.get("/inhoud/{wijziging}/talen")
def languages(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    change = change_of(room, who, wijziging)
    late = stale_in(change.files)
    return show(
        room,
        who,
        "talen.html",
        200,
        change=change,
        place=change.id,
        totals=_totals(progress(change.files)),
        rows=[(one, where_of(one.group.file), _where(change, one)) for one in late[:_MOST]],
        more=max(len(late) - _MOST, 0),
        names=NAMES,
    )


def _totals(rows: Sequence[Progress]) -> list[tuple[str, int, int, int]]:
    """Return for each language how many texts are done, old and missing, over all files."""
    found: dict[str, list[int]] = {}
    for one in rows:
        counts = found.setdefault(one.language, [0, 0, 0])
        for place, count in enumerate((one.done, one.stale, one.missing)):
            counts[place] += count
    return [(language, done, late, missing) for language, (done, late, missing) in found.items()]


def _where(change: Change, one: Stale) -> str:
    """Return the page on which a translation is renewed; empty where there is none yet."""
    file, path = one.group.file, one.group.path
    if file.startswith(tuple(FOLDERS.values())):
        return f"{place_of(change, one.group)}#tekst-{one.language}"
    names = {where: name for name, where in dialogues_of(change.files).items()}
    if file not in names:
        return ""
    page = change.place("dialoog", names[file])
    if path[:1] == ("vragen",):
        return f"{page}/stap/{path[1]}"
    return f"{page}/uitweg/{path[1]}" if path[:1] == ("uitwegen",) else f"{page}/kop"
