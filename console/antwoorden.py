"""Ready answers come and go, each with its title and for whom it is; its words are edited as other texts."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

from cases.content import ContentFault, Plain
from cases.content_edit import Files, Put, at, digest
from cases.errors import NotFound
from cases.sides import Role
from console import words
from console.access import ContentReader, Visitor
from console.answers import Fault
from console.content_saving import SEEN, Saving, save_puts, save_spot
from console.frame import show
from console.language import mark, say
from console.room import InRoom, Room
from console.studio import Change, change_of, writing
from console.taalhulp import place_of_text
from console.typed import Form, Typed
from dialogs.pasted import cleaned
from dialogs.replies import EVERYBODY, LONGEST_TITLE
from dialogs.step_form import free_of
from dialogs.step_form_parts import fields_of, listed, text_of

router = APIRouter()

FOLDER = "replies/"
_LANGUAGES = ("nl-B1", "nl-A2", "en")
_NO_TITLE = mark("Vul een titel in van hooguit %(n)s letters. Een medewerker kiest daarop.")
_NOBODY = mark("Kies iedereen, of minstens één groep voor wie dit antwoord is.")


@router.post("/inhoud/{wijziging}/antwoorden/nieuw")
def add(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Begin a ready answer with a title; its words still have to be written."""
    change = writing(room, who, wijziging)
    title, faults = _title(form)
    if faults:
        return _page(room, who, change, "", "", form=form, faults=faults)
    file = next(iter(sorted(one for one in change.files if one.startswith(FOLDER))), f"{FOLDER}gesprek.yaml")
    taken = [
        name for one, plain in change.files.items() if one.startswith(FOLDER) for name in fields_of(plain)
    ]
    name = free_of(title, taken)
    made: Plain = {"titel": title, "voor": EVERYBODY, "beide": dict.fromkeys(_LANGUAGES, "")}
    spot = Put(file, (name,), None, made) if file in change.files else Put(file, (), None, {name: made})
    save_puts(room, who, change, (spot,), Saving("reply_saved", (name,), mark=form.mark(who.staff.id)))
    return RedirectResponse(place_of_text(change, file, name), status_code=303)


@router.get("/inhoud/{wijziging}/antwoorden/over")
def about(
    room: InRoom,
    who: ContentReader,
    wijziging: str,
    bestand: Annotated[str, Query(max_length=80)] = "",
    antwoord: Annotated[str, Query(max_length=80)] = "",
) -> Response:
    change = change_of(room, who, wijziging)
    _reply(change.files, bestand, antwoord)
    return _page(room, who, change, bestand, antwoord)


@router.post("/inhoud/{wijziging}/antwoorden/over")
def save(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Keep the title and for whom; what cannot be kept, or a colleague changed, comes back as typed."""
    change = writing(room, who, wijziging)
    file, name = form["bestand"], form["antwoord"]
    before = _reply(change.files, file, name)
    title, faults = _title(form)
    roles = [one.value for one in Role if form.ticked(f"voor.{one.value}")]
    if not roles and not form.ticked("iedereen"):
        faults = [*faults, Fault("voor", say(_NOBODY))]
    if faults:
        return _page(room, who, change, file, name, form=form, faults=faults)
    meant: Plain = EVERYBODY if form.ticked("iedereen") else roles
    after = {**before, "titel": title, "voor": meant}
    saving = Saving("reply_saved", (name,), form[SEEN], form.mark(who.staff.id))
    if save_spot(room, who, change, Put(file, (name,), None, after), saving) is not None:
        return _page(room, who, change_of(room, who, wijziging), file, name, form=form, clash=True)
    return RedirectResponse(place_of_text(change, file, name), status_code=303)


@router.post("/inhoud/{wijziging}/antwoorden/weg")
def remove(room: InRoom, who: ContentReader, wijziging: str, form: Form) -> Response:
    """Take a ready answer away; one step back brings it again."""
    change = writing(room, who, wijziging)
    file, name = form["bestand"], form["antwoord"]
    before = _reply(change.files, file, name)
    saving = Saving("reply_removed", (name,), mark=form.mark(who.staff.id))
    save_puts(room, who, change, (Put(file, (name,), before, None),), saving)
    return RedirectResponse(change.place("antwoorden"), status_code=303)


def _title(form: Typed) -> tuple[str, Sequence[Fault]]:
    try:
        title = " ".join(cleaned(form["titel"]).split())
    except ContentFault as fault:
        return "", [Fault("titel", f"{fault.problem} {fault.remedy}")]
    good = 0 < len(title) <= LONGEST_TITLE
    return title, [] if good else [Fault("titel", say(_NO_TITLE, n=LONGEST_TITLE))]


def _reply(files: Files, file: str, name: str) -> Mapping[str, Plain]:
    """Return one ready answer. Raises NotFound."""
    found = at(files, file, (name,)) if file.startswith(FOLDER) and name else None
    if not isinstance(found, Mapping):
        raise NotFound
    return found


def _meant(meant: Sequence[str], form: Typed | None) -> dict[str, object]:
    """Return for whom an answer is, as it stands or as it was ticked."""
    chosen = meant if form is None else [one.value for one in Role if form.ticked(f"voor.{one.value}")]
    return {
        "everybody": EVERYBODY in meant if form is None else form.ticked("iedereen"),
        "roles": [(one.value, say(text), one.value in chosen) for one, text in words.ROLES.items()],
    }


def _page(
    room: Room,
    who: Visitor,
    change: Change,
    file: str,
    name: str,
    *,
    form: Typed | None = None,
    faults: Sequence[Fault] = (),
    clash: bool = False,
) -> Response:
    stands = fields_of(at(change.files, file, (name,))) if name else {}
    meant = [text_of(one) for one in listed(stands.get("voor"))]
    return show(
        room,
        who,
        "antwoord.html",
        422 if faults else 409 if clash else 200,
        change=change,
        place=change.id,
        file=file,
        name=name,
        title=text_of(stands.get("titel")) if form is None else form["titel"],
        **_meant(meant, form),
        problems=faults,
        wrong={one.field: one.text for one in faults},
        theirs=[text_of(stands.get("titel")), *meant] if clash else (),
        seen=form[SEEN] if form is not None and faults else digest(stands) if name else "",
        words_page=place_of_text(change, file, name),
    )
