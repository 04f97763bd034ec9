"""A dialogue as an outline: what is asked, where each answer leads, and the edits that need no dragging."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from bot.library_faults import faults_in
from cases.content import ContentFault, Plain
from cases.content_desk import Stop
from cases.content_edit import Files, Put, puts_between
from cases.errors import NotFound
from console import words_content
from console.access import ContentReader, Visitor
from console.content_saving import Saving, save_file, save_puts
from console.frame import show
from console.refusals import BadForm
from console.room import InRoom, Room
from console.studio import LIVE, Change, change_of, content_of, dialogues_of, writing
from console.typed import Form, Typed
from dialogs.outline import Entry, lost_without, outline
from dialogs.plain_flow import steps_of
from dialogs.rewire import (
    added_after,
    added_under,
    copied,
    deleted,
    free_name,
    moved_earlier,
    moved_later,
    renamed,
)
from dialogs.stale import stale_in

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Act:
    """An edit of one step: how it is done, its code, and whether the person goes to the new step."""

    done: Callable[[Plain, str, Typed], tuple[Plain, str]]
    what: str
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A step of the outline with what goes around it in a nested list.

    ``opens``: a list begins before it; ``ends``: nothing hangs under it; ``shuts``: so many lists end after.
    """

    entry: Entry
    opens: bool
    ends: bool
    shuts: int
    stale: int


def _after(plain: Plain, step: str, form: Typed) -> tuple[Plain, str]:
    name = free_name(plain, form.text("naam") or step)
    answer = form.text("antwoord")
    made = added_under(plain, step, answer, name) if answer else added_after(plain, step, name)
    return made, name


def _copy(plain: Plain, step: str, _form: Typed) -> tuple[Plain, str]:
    name = free_name(plain, step)
    return copied(plain, step, name), name


_ACTS: Mapping[str, Act] = {
    "na": Act(_after, "step_added", opens=True),
    "dubbel": Act(_copy, "step_copied", opens=True),
    "eerder": Act(lambda plain, step, _: (moved_earlier(plain, step), step), "step_moved"),
    "later": Act(lambda plain, step, _: (moved_later(plain, step), step), "step_moved"),
    "weg": Act(lambda plain, step, _: (deleted(plain, step), step), "step_removed"),
}


@router.get("/inhoud/{wijziging}/dialoog/{gesprek}")
def dialogue(room: InRoom, who: ContentReader, wijziging: str, gesprek: str) -> Response:
    return _page(room, who, change_of(room, who, wijziging), gesprek)


@router.get("/inhoud/{wijziging}/dialoog/{gesprek}/stap/{stap}/weg")
def ask_before(room: InRoom, who: ContentReader, wijziging: str, gesprek: str, stap: str) -> Response:
    """Say what nobody can reach any more without this step, before it goes."""
    change = writing(room, who, wijziging)
    _, plain = _dialogue(change, gesprek)
    if stap not in steps_of(plain):
        raise NotFound
    fault: ContentFault | None = None
    lost: tuple[str, ...] = ()
    try:
        lost = lost_without(plain, stap)
    except ContentFault as found:
        fault = found
    entries = {one.id: one for one in outline(plain)}
    shown = [entries[one] for one in lost]
    values = {"change": change, "place": change.id, "name": gesprek, "lost": shown, "fault": fault}
    return show(room, who, "stap_weg.html", 200, step=entries[stap], content=words_content, **values)


@router.post("/inhoud/{wijziging}/dialoog/{gesprek}/doe/{stap}")
def edit(room: InRoom, who: ContentReader, wijziging: str, gesprek: str, stap: str, form: Form) -> Response:
    """Add, copy, move or delete a step; what cannot be done is said, and nothing changed."""
    change, act = writing(room, who, wijziging), _ACTS.get(form.text("daad"))
    file, plain = _dialogue(change, gesprek)
    if act is None or stap not in steps_of(plain):
        raise NotFound
    try:
        made, name = act.done(plain, stap, form)
    except ContentFault as fault:
        return _page(room, who, change, gesprek, fault=fault, status=422)
    saving = Saving(act.what, (name,), mark=form.mark(who.staff.id))
    if save_file(room, who, change, file, made, saving) is not None:
        return _page(room, who, change_of(room, who, wijziging), gesprek, clash=True, status=409)
    place = change.place("dialoog", gesprek)
    return RedirectResponse(f"{place}/stap/{name}" if act.opens else f"{place}#stap-{name}", status_code=303)


@router.post("/inhoud/{wijziging}/dialoog/{gesprek}/noem/{stap}")
def rename(room: InRoom, who: ContentReader, wijziging: str, gesprek: str, stap: str, form: Form) -> Response:
    """Give a step another name, with everything that points to it."""
    change = writing(room, who, wijziging)
    file, plain = _dialogue(change, gesprek)
    if stap not in steps_of(plain):
        raise NotFound
    name = form.text("naam")
    try:
        files = renamed(change.files, file, stap, name)
    except ContentFault as fault:
        return _page(room, who, change, gesprek, fault=fault, status=422)
    saving = Saving("step_named", (name,), mark=form.mark(who.staff.id))
    if save_puts(room, who, change, _all_puts(change.files, files), saving) is not None:
        return _page(room, who, change_of(room, who, wijziging), gesprek, clash=True, status=409)
    return RedirectResponse(f"{change.place('dialoog', gesprek)}#stap-{name}", status_code=303)


@router.post("/inhoud/live/dialoog/{gesprek}/overslaan/{stap}")
def leave_out(room: InRoom, who: ContentReader, gesprek: str, stap: str, form: Form) -> Response:
    """Leave a question of what is in use out now."""
    content_of(room).stop(who.staff, Stop(gesprek, stap), form.text("reden"))
    return RedirectResponse("/inhoud/overslaan", status_code=303)


@router.post("/inhoud/live/dialoog/{gesprek}/wijzigen")
def change_it(room: InRoom, who: ContentReader, gesprek: str, form: Form) -> Response:
    """Begin a change of what is in use, and open this dialogue in it."""
    title = form.text("titel")
    if not title:
        raise BadForm
    made = content_of(room).begin_draft(who.staff, title, mark=form.mark(who.staff.id))
    return RedirectResponse(f"/inhoud/{made}/dialoog/{gesprek}", status_code=303)


def _dialogue(change: Change, name: str) -> tuple[str, Plain]:
    """Return the file of a dialogue and what stands in it. Raises NotFound."""
    file = dialogues_of(change.files).get(name)
    if file is None:
        raise NotFound
    return file, change.files[file]


def _all_puts(old: Files, new: Files) -> list[Put]:
    return [
        put for file in new if old.get(file) != new[file] for put in puts_between(file, old[file], new[file])
    ]


def _page(
    room: Room,
    who: Visitor,
    change: Change,
    gesprek: str,
    *,
    fault: ContentFault | None = None,
    clash: bool = False,
    status: int = 200,
) -> Response:
    file, plain = _dialogue(change, gesprek)
    stale = [one for one in stale_in(change.files) if one.group.file == file]
    around = {"change": change, "place": change.id, "name": gesprek, "title": _title(plain) or gesprek}
    return show(
        room,
        who,
        "dialoog.html",
        status,
        **around,
        rows=_rows(plain, [one.group.place for one in stale]),
        faults=faults_in(change.files, file),
        stale=stale,
        fault=fault,
        clash=clash,
        edits=change.may_edit,
        live=change.id == LIVE,
        content=words_content,
        small=room.settings.studio.small,
    )


def _title(plain: Plain) -> str:
    title = plain.get("titel") if isinstance(plain, Mapping) else None
    return title if isinstance(title, str) else ""


def _rows(plain: Plain, stale: list[str]) -> list[Row]:
    """Return the outline with where lists open and shut: one at a time deeper, any number back."""
    entries = outline(plain)
    depths = [one.depth for one in entries]
    rows = []
    for one, before, after in zip(entries, [-1, *depths], [*depths[1:], 0], strict=False):
        late = sum(1 for spot in stale if spot.startswith(f"vragen/{one.id}/"))
        ends = after <= one.depth
        rows.append(Row(one, one.depth > before, ends, one.depth - after if ends else 0, late))
    return rows
