"""Programmes: which conversation comes on which day, as rows of a form beside a planned year."""

from dataclasses import dataclass, replace

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from cases.content import ContentFault, Plain
from cases.content_edit import Files
from cases.errors import NotFound
from cases.programme import Programme
from cases.programme_form import ProgrammeForm, form_of, plain_of
from cases.programme_year import year_of
from console import words_year
from console.access import ContentReader, Visitor
from console.answers import Fault
from console.content_saving import SEEN, Saving, save_file, seen_mark
from console.frame import show
from console.jaarplan_form import DAYS, MOST_ROWS, PEOPLE, PHASES, done, faults_at, read_form, scripts_of
from console.jaarplan_start import PACES, Example, example_of, hours_told
from console.jaarplan_year import Against, against, drawn, programme_in
from console.jaarplannen import programmes_of, title_of
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.settings import ZONES
from console.studio import LIVE, Change, change_of, content_of, dialogues_of, titles_of, writing
from console.typed import Form
from console.uitgaven import number_of

router = APIRouter()

_NUMBER = mark("nummer %(n)s %(title)s")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a page shows instead of what is kept: rows that could not be saved, with what is wrong."""

    form: ProgrammeForm
    faults: tuple[Fault, ...] = ()
    clash: bool = False
    seen: str = ""


@router.get("/inhoud/{wijziging}/programma/{programma}")
def programme(room: InRoom, who: ContentReader, request: Request, wijziging: str, programma: str) -> Response:
    return _page(room, who, request, change_of(room, who, wijziging), programma)


@router.post("/inhoud/{wijziging}/programma/{programma}")
def save(
    room: InRoom, who: ContentReader, request: Request, wijziging: str, programma: str, form: Form
) -> Response:
    """Keep the rows as they were typed after the button that was pressed; faults are told at their field."""
    change = writing(room, who, wijziging)
    file, plain = _programme(change, programma)
    read = read_form(form, form_of(plain))
    if read.faults:
        typed = Typed(read.form, read.faults, seen=form[SEEN])
        return _page(room, who, request, change, programma, typed=typed, status=422)
    try:
        rows, spot = done(read.form, form.text("daad"))
    except ContentFault as fault:
        typed = Typed(read.form, (Fault("deel-rijen", fault.problem),), seen=form[SEEN])
        return _page(room, who, request, change, programma, typed=typed, status=422)
    saving = Saving("programme_saved", (title_of(plain) or programma,), mark=form.mark(who.staff.id))
    is_old = form[SEEN] not in ("", seen_mark(change, file))
    if is_old or save_file(room, who, change, file, plain_of(rows, plain), saving) is not None:
        now = change_of(room, who, wijziging)
        return _page(room, who, request, now, programma, typed=Typed(rows, clash=True), status=409)
    query = _example(room, request, None).query
    return RedirectResponse(
        f"{_here(change, programma)}{'?' if query else ''}{query}#{spot}", status_code=303
    )


@router.post("/inhoud/live/programma/{programma}/wijzigen")
def change_it(room: InRoom, who: ContentReader, programma: str, form: Form) -> Response:
    """Begin a change of what is in use, and open this programme in it."""
    title = form.text("titel")
    if not title:
        raise BadForm
    made = content_of(room).begin_draft(who.staff, title, mark=form.mark(who.staff.id))
    return RedirectResponse(f"/inhoud/{made}/programma/{programma}", status_code=303)


def _programme(change: Change, name: str) -> tuple[str, Plain]:
    """Return the file of a programme and what stands in it. Raises NotFound."""
    file = programmes_of(change.files).get(name)
    if file is None:
        raise NotFound
    return file, change.files[file]


def _here(change: Change, name: str) -> str:
    return change.place("programma", name)


def _example(room: Room, request: Request, found: Programme | None) -> Example:
    return example_of(request.query_params, room.when().today, found)


def _page(
    room: Room,
    who: Visitor,
    request: Request,
    change: Change,
    name: str,
    *,
    typed: Typed | None = None,
    status: int = 200,
) -> Response:
    file, plain = _programme(change, name)
    found = programme_in(plain)
    example = _example(room, request, found)
    bad_start = bool(example.faults) and typed is None
    return show(
        room,
        who,
        "jaarplan.html",
        422 if bad_start else status,
        **_around(room, change, name, file),
        **_rows_shown(change, file, typed),
        **_year(room, who, change, (file, found, example)),
        example=example,
        bad_start=example.faults,
        bad={one.field: one.text for one in example.faults},
    )


def _rows_shown(change: Change, file: str, typed: Typed | None) -> dict[str, object]:
    """Return the rows of the form with what is wrong, and on a clash what a colleague made of them."""
    plain = change.files[file]
    stands = form_of(plain)
    rows = typed or Typed(stands)
    faults = rows.faults
    if not faults and not rows.clash:
        faults = tuple(faults_at(rows.form, plain, dialogues_of(change.files)))
    return {
        "rows": rows.form,
        "theirs": words_year.theirs_told(stands, rows.form) if rows.clash else [],
        "clash": rows.clash,
        "saved": typed is None,
        "seen": rows.seen or seen_mark(change, file),
        "faults": faults,
        "wrong": {one.field: one.text for one in faults},
    }


def _around(room: Room, change: Change, name: str, file: str) -> dict[str, object]:
    """Return what the form chooses from, and where it stands."""
    return {
        "change": change,
        "place": change.id,
        "name": name,
        "title": title_of(change.files[file]) or name,
        "dialogues": titles_of(change.files),
        "said": words_year,
        "scripts_of": scripts_of,
        "kinds": {"days": DAYS, "people": PEOPLE, "most": MOST_ROWS},
        "phases": PHASES,
        "paces": PACES,
        "zones": ZONES,
        "small": room.settings.studio.small,
        "live": change.id == LIVE,
    }


def _year(
    room: Room,
    who: Visitor,
    change: Change,
    asked: tuple[str, Programme | None, Example],
) -> dict[str, object]:
    """Return the year that is drawn and what differs from the version beside it, where it can be."""
    file, found, example = asked
    versions = _versions(room, who, change)
    chosen = example.typed["naast"]
    chosen = chosen if chosen in dict(versions) else ("" if change.id == LIVE else LIVE)
    titles = dict(titles_of(change.files))
    around = {"versions": versions, "chosen": chosen, "beside_name": dict(versions).get(chosen, "")}
    if found is None or example.start is None:
        return {**around, "titles": titles, "year": None, "beside": None, "hours": ""}
    year = drawn(found, example.start, room.settings.studio.holidays, titles)
    other = programme_in(_files(room, who, chosen).get(file)) if chosen else None
    beside: Against | None = None
    if other is not None:
        same = replace(other, title=found.title) == found
        beside = against(year.year, year.year if same else year_of(other, example.start), titles, room.when())
    hours = hours_told(example.start.windows[0])
    return {**around, "titles": titles, "year": year, "beside": beside, "hours": hours}


def _versions(room: Room, who: Visitor, change: Change) -> list[tuple[str, str]]:
    """Return the versions a year can be laid beside, by their number."""
    live = [] if change.id == LIVE else [(LIVE, say("nu in gebruik"))]
    return live + [
        (str(one.id), say(_NUMBER, n=one.id, title=one.title).strip())
        for one in content_of(room).releases(who.staff)
        if change.id != LIVE or one.id != change.base
    ]


def _files(room: Room, who: Visitor, version: str) -> Files:
    desk = content_of(room)
    if version == LIVE:
        return desk.live_files(who.staff)[1]
    return desk.release_files(who.staff, number_of(version))
