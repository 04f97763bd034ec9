"""The head of a dialogue as a form: its title, where it begins, its last words, and "je" or "u"."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.content import Plain
from cases.content_edit import digest
from cases.errors import NotFound
from console import stap_form
from console.access import ContentReader, Visitor
from console.content_saving import SEEN, Clash, Saving, save_file
from console.frame import show
from console.room import InRoom, Room
from console.stap_form import Entry, targets_of, typed_over, ways_out_of
from console.studio import Change, change_of, dialogues_of, writing
from console.taalhulp import beside, late_fields
from console.typed import Form
from dialogs.plain_flow import steps_of
from dialogs.step_form import head_form, head_of

router = APIRouter()


@router.get("/inhoud/{wijziging}/dialoog/{gesprek}/kop")
def head(room: InRoom, who: ContentReader, wijziging: str, gesprek: str) -> Response:
    return _page(room, who, change_of(room, who, wijziging), gesprek)


@router.post("/inhoud/{wijziging}/dialoog/{gesprek}/kop")
def save_head(room: InRoom, who: ContentReader, wijziging: str, gesprek: str, form: Form) -> Response:
    """Save the head; what cannot be kept, or a colleague changed, comes back as it was typed."""
    change = writing(room, who, wijziging)
    file, plain = _dialogue(change, gesprek)
    was = head_form(plain)
    entry = typed_over(form, was)
    if entry.faults:
        return _page(room, who, change, gesprek, entry=entry, seen=form[SEEN], status=422)
    made = head_of(entry.values, plain)
    clash: Clash | None = Clash(made, None)
    if form[SEEN] in ("", digest(dict(was))):
        saving = Saving("dialogue_saved", (gesprek,), mark=form.mark(who.staff.id))
        clash = save_file(room, who, change, file, made, saving)
    if clash is not None:
        now = change_of(room, who, wijziging)
        return _page(room, who, now, gesprek, entry=entry, clash=True, status=409)
    return RedirectResponse(change.place("dialoog", gesprek), status_code=303)


def _dialogue(change: Change, name: str) -> tuple[str, Plain]:
    file = dialogues_of(change.files).get(name)
    if file is None:
        raise NotFound
    return file, change.files[file]


def _page(
    room: Room,
    who: Visitor,
    change: Change,
    gesprek: str,
    *,
    entry: Entry | None = None,
    clash: bool = False,
    seen: str = "",
    status: int = 200,
) -> Response:
    file, plain = _dialogue(change, gesprek)
    stands = head_form(plain)
    found = entry or Entry(stands, {})
    return show(
        room,
        who,
        "kop.html",
        status,
        **_entered(found),
        change=change,
        place=change.id,
        name=gesprek,
        clash=clash,
        theirs=[value for name, value in stands.items() if value and "wijze" not in name],
        options=_steps(change, plain, gesprek),
        seen=seen or digest(dict(stands)),
        ways=ways_out_of(plain),
        beside=beside(room, change.files, found.shown, late_fields(change, file, (), stands, ("kop",))),
    )


def _steps(change: Change, plain: Plain, gesprek: str) -> list[tuple[str, str]]:
    return [one for one in targets_of(change.files, plain, gesprek) if one[0] in steps_of(plain)]


def _entered(found: Entry) -> dict[str, object]:
    """Return the form as it stands or was typed, with what is wrong in it."""
    wrong = {one.field: one.text for one in found.faults}
    return {"forms": stap_form, "values": found.shown, "wrong": wrong, "problems": found.faults}
