"""The programmes there are, how each differs from what is in use, and a new one made as a copy."""

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.content import ContentFault, Plain
from cases.content_edit import Files, Put
from cases.programme import programme_name
from cases.programme_form import form_of
from console import words_year
from console.access import ContentReader, Visitor
from console.answers import Fault
from console.content_saving import Saving, save_puts
from console.frame import show
from console.jaarplan_year import programme_in
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.studio import LIVE, Change, change_of, content_of, writing
from console.typed import Form, Typed
from dialogs.pasted import cleaned

router = APIRouter()

_FOLDER = "programmes/"
_LONGEST = 80
_UNNAMED = mark("Naam: geef het nieuwe programma een naam van hoogstens %(n)s letters.")
_SAME = mark("Naam: zo heet al een programma. Kies een andere naam.")


@dataclass(frozen=True, slots=True)
class Row:
    """A programme of the list; ``told`` says how it differs from what is in use."""

    name: str
    title: str
    anchor: str
    parts: int
    told: str


@router.get("/inhoud/{wijziging}/programmas")
def programmes(room: InRoom, who: ContentReader, wijziging: str) -> Response:
    return _page(room, who, change_of(room, who, wijziging))


@router.post("/inhoud/{wijziging}/programmas")
def copy(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Make a new programme of one there is, under a name of its own, and open it."""
    change = writing(room, who, wijziging)
    known = programmes_of(change.files)
    source = known.get(form.text("van"))
    if source is None:
        raise BadForm
    title, fault = _title(form["titel"], change.files)
    if fault is not None:
        return _page(room, who, change, form, fault)
    name = free_name(title, known)
    plain = change.files[source]
    fields = dict(plain) if isinstance(plain, Mapping) else {}
    made = fields | {"programma": name, "titel": title}
    saving = Saving("programme_added", (title,), mark=form.mark(who.staff.id))
    put = Put(f"{_FOLDER}{name}.yaml", (), None, made)
    if save_puts(room, who, change, (put,), saving) is not None:
        return _page(room, who, change_of(room, who, wijziging), form, Fault("titel", say(_SAME)), 409)
    return RedirectResponse(change.place("programma", name), status_code=303)


def programmes_of(files: Files) -> Mapping[str, str]:
    """Return the file of each programme by its name, in the order of the names."""
    found = {
        programme_name(str(plain["programma"])): file
        for file, plain in files.items()
        if file.startswith(_FOLDER) and isinstance(plain, Mapping) and isinstance(plain.get("programma"), str)
    }
    return dict(sorted(found.items()))


def title_of(plain: Plain) -> str:
    title = plain.get("titel") if isinstance(plain, Mapping) else None
    return title if isinstance(title, str) else ""


def free_name(title: str, taken: Mapping[str, str]) -> str:
    """Return a short name for a programme that no other has, as near to its title as can be."""
    plain = normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    letters = "".join(one if one.isalnum() else "-" for one in plain)
    root = "-".join(part for part in letters.split("-") if part)[:40].strip("-") or "programma"
    names = (root if number == 1 else f"{root}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _title(typed: str, files: Files) -> tuple[str, Fault | None]:
    """Return the name that was typed, cleaned, or what is wrong with it."""
    try:
        title = cleaned(typed).strip()
    except ContentFault as fault:
        return typed, Fault("titel", f"{fault.problem} {fault.remedy}")
    if not title or len(title) > _LONGEST:
        return title, Fault("titel", say(_UNNAMED, n=_LONGEST))
    titles = {title_of(files[file]).casefold() for file in programmes_of(files).values()}
    return title, Fault("titel", say(_SAME)) if title.casefold() in titles else None


def _page(
    room: Room,
    who: Visitor,
    change: Change,
    typed: Typed | None = None,
    fault: Fault | None = None,
    status: int = 422,
) -> Response:
    live = change.files if change.id == LIVE else content_of(room).live_files(who.staff)[1]
    return show(
        room,
        who,
        "programmas.html",
        200 if fault is None else status,
        change=change,
        place=change.id,
        rows=[_listed(change.files, live, name, file) for name, file in programmes_of(change.files).items()],
        typed=typed or Typed({}),
        faults=[] if fault is None else [fault],
    )


def _listed(files: Files, live: Files, name: str, file: str) -> Row:
    plain = files[file]
    form = form_of(plain)
    told = "" if plain == live.get(file) else ("changed" if file in live else "new")
    told = "wrong" if programme_in(plain) is None else told
    anchor = words_year.ANCHORS.get(form.top.text("anker") or "start", "")
    return Row(name, title_of(plain) or name, anchor, len(form.days), told)
