"""One step of a dialogue, or one of its ways out, as a form: nothing that is typed gets lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from bot.library_faults import faults_in
from cases.content import ContentPath, Plain
from cases.content_edit import Put, at
from cases.errors import NotFound
from console import stap_form, words, words_content
from console.access import ContentReader, Visitor
from console.answers import Fault
from console.content_saving import SEEN, Clash, Saving, save_puts, save_spot, seen_mark
from console.frame import show
from console.room import InRoom, Room
from console.stap_form import Entry, faults_at, targets_of, typed_over, ways_out_of, with_sorts
from console.studio import Change, change_of, dialogues_of, writing
from console.taalhulp import beside, late_fields
from console.typed import Form, Typed
from dialogs.outline import outline
from dialogs.plain_flow import steps_of
from dialogs.plain_words import WordKnowledge, left_out
from dialogs.stale import FILE as MARKS
from dialogs.stale import still_right
from dialogs.step_form import answer_keys, form_of, plain_of, way_out_form, way_out_of
from dialogs.step_form_parts import Values, fields_of, listed

router = APIRouter()

_STEP, _WAY_OUT = "vragen", "uitwegen"


@dataclass(frozen=True, slots=True)
class _Sort:
    """What is edited: how it becomes a form and back, and the word for it in an address."""

    word: str
    shown: Callable[[Plain | None], Values]
    made: Callable[[Values, Plain | None], Plain]


_SORTS: Mapping[str, _Sort] = {
    _STEP: _Sort("stap", form_of, plain_of),
    _WAY_OUT: _Sort("uitweg", way_out_form, way_out_of),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A step or way out that is open: in which change and dialogue, and what stands there now."""

    change: Change
    dialogue: str
    file: str
    part: str
    name: str
    plain: Plain
    before: Plain

    @property
    def path(self) -> ContentPath:
        return (self.part, self.name)

    @property
    def key(self) -> ContentPath:
        """Return how the names of its fields begin."""
        return ("uitweg",) if self.part == _WAY_OUT else ()

    @property
    def sort(self) -> _Sort:
        return _SORTS[self.part]

    @property
    def place(self) -> str:
        return self.change.place("dialoog", self.dialogue, self.sort.word, self.name)


@router.get("/inhoud/{wijziging}/dialoog/{gesprek}/stap/{stap}")
def step(
    room: InRoom, who: ContentReader, wijziging: str, gesprek: str, stap: str, bewaard: str = ""
) -> Response:
    return _page(room, who, _spot(change_of(room, who, wijziging), gesprek, _STEP, stap), saved=bool(bewaard))


@router.post("/inhoud/{wijziging}/dialoog/{gesprek}/stap/{stap}")
def save_step(
    room: InRoom, who: ContentReader, wijziging: str, gesprek: str, stap: str, form: Form
) -> Response:
    """Save the whole step; what cannot be kept, or a colleague changed, comes back as it was typed."""
    return _save(room, who, _spot(writing(room, who, wijziging), gesprek, _STEP, stap), form)


@router.get("/inhoud/{wijziging}/dialoog/{gesprek}/uitweg/{naam}")
def way_out(
    room: InRoom, who: ContentReader, wijziging: str, gesprek: str, naam: str, bewaard: str = ""
) -> Response:
    spot = _spot(change_of(room, who, wijziging), gesprek, _WAY_OUT, naam)
    return _page(room, who, spot, saved=bool(bewaard))


@router.post("/inhoud/{wijziging}/dialoog/{gesprek}/uitweg/{naam}")
def save_way_out(
    room: InRoom, who: ContentReader, wijziging: str, gesprek: str, naam: str, form: Form
) -> Response:
    """Save a way out; every step that offers it says the new words."""
    return _save(room, who, _spot(writing(room, who, wijziging), gesprek, _WAY_OUT, naam), form)


def _spot(change: Change, dialogue: str, part: str, name: str) -> Spot:
    """Open what an address names. Raises NotFound."""
    file = dialogues_of(change.files).get(dialogue)
    before = None if file is None else at(change.files, file, (part, name))
    if file is None or before is None:
        raise NotFound
    return Spot(change, dialogue, file, part, name, change.files[file], before)


def _now(room: Room, who: Visitor, spot: Spot) -> Spot:
    """Open the same spot as it stands by now."""
    return _spot(change_of(room, who, spot.change.id), spot.dialogue, spot.part, spot.name)


def _save(room: Room, who: Visitor, spot: Spot, form: Typed) -> Response:
    was = spot.sort.shown(spot.before)
    # A step that never had a way out is told by its faults: who mends one word need not mend all.
    needs = spot.part == _STEP and bool(listed(fields_of(spot.before).get(_WAY_OUT)))
    entry = typed_over(form, was, needs_way_out=needs)
    if entry.faults:
        return _page(room, who, spot, entry=entry, seen=form[SEEN], status=422)
    made = spot.sort.made(with_sorts(entry.values, was), spot.before)
    saving = Saving("step_saved", (spot.name,), form[SEEN], form.mark(who.staff.id))
    clash = save_spot(room, who, spot.change, Put(spot.file, spot.path, None, made), saving)
    if clash is not None:
        return _page(room, who, _now(room, who, spot), entry=entry, clash=clash, status=409)
    if form.text("klopt"):
        return _still_right(room, who, _now(room, who, spot), form)
    following = form.text("verder_naar")
    known = following in steps_of(spot.plain)
    place = spot.change.place("dialoog", spot.dialogue, "stap", following) if known else spot.place
    return RedirectResponse(place if known else f"{place}?bewaard=ja", status_code=303)


def _still_right(room: Room, who: Visitor, spot: Spot, form: Typed) -> Response:
    """Keep that a translation still says what the Dutch says now, after everything typed was saved."""
    values, change = spot.sort.shown(spot.before), spot.change
    late = late_fields(change, spot.file, spot.path, values, spot.key).get(form.text("klopt"))
    if late is not None:
        marks = still_right(change.files, spot.file, late.group.place, late.language).get(MARKS)
        put = Put(MARKS, (), change.files.get(MARKS), marks)
        save_puts(room, who, change, (put,), Saving("still_right", (spot.name,)))
    return RedirectResponse(f"{spot.place}?bewaard=ja", status_code=303)


def _page(
    room: Room,
    who: Visitor,
    spot: Spot,
    *,
    entry: Entry | None = None,
    clash: Clash | None = None,
    seen: str = "",
    saved: bool = False,
    status: int = 200,
) -> Response:
    """Show the form; ``seen`` is the mark of a page that comes back, so that a clash is still seen later."""
    found = entry or Entry(spot.sort.shown(spot.before), {})
    late = late_fields(spot.change, spot.file, spot.path, found.shown, spot.key)
    return show(
        room,
        who,
        "stap.html",
        status,
        **_around(spot, room.settings.studio.words),
        values=found.shown,
        **_problems(found),
        faults=() if entry else _faults(spot, found.shown),
        clash=clash,
        saved=saved,
        seen=seen or seen_mark(spot.change, spot.file, spot.path),
        rows=_rows(spot, found.shown),
        beside=beside(room, spot.change.files, found.shown, late),
        late=len(late),
    )


def _problems(found: Entry) -> Mapping[str, object]:
    wrong = {one.field: one.text for one in found.faults}
    return {
        "wrong": wrong,
        "problems": found.faults,
        "content": words_content,
        "words": words,
        "forms": stap_form,
    }


def _around(spot: Spot, known: WordKnowledge | None) -> Mapping[str, object]:
    """Return what stands around the form: the steps before and after it, in the order of the outline."""
    around = {"change": spot.change, "place": spot.change.id, "name": spot.dialogue}
    order = [one.id for one in outline(spot.plain)] if spot.part == _STEP else []
    here = order.index(spot.name) if spot.name in order else 0
    return {
        **around,
        "spot": spot,
        "without": left_out("nl-B1", known),
        "options": targets_of(spot.change.files, spot.plain, spot.dialogue),
        "ways": ways_out_of(spot.plain),
        "number": here + 1,
        "earlier": order[here - 1] if here else "",
        "later": order[here + 1] if here + 1 < len(order) else "",
    }


def _rows(spot: Spot, values: Values) -> list[tuple[str, bool]]:
    """Return the rows of answers, and whether one is in use; the last one is empty, to be filled."""
    if spot.part == _WAY_OUT:
        return []
    used = [(key, _used(values, key)) for key in answer_keys(values)]
    last = max((place for place, (_, filled) in enumerate(used) if filled), default=-1)
    return used[: last + 2]


def _used(values: Values, key: str) -> bool:
    return any(
        value.strip() for name, value in values.items() if name.startswith(f"{key}.") and "wijze" not in name
    )


def _faults(spot: Spot, values: Values) -> Sequence[Fault]:
    found = faults_at(faults_in(spot.change.files, spot.file), (spot.file, *spot.path), values, spot.key)
    return list({(one.field, one.text): one for one in found}.values())
