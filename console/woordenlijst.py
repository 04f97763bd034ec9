"""The two lists of a change: hard words with a simpler one, and the sentences that side b reads otherwise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.content import ContentFault, Plain
from cases.content_edit import digest
from cases.errors import NotFound
from console.access import ContentReader, Visitor
from console.answers import Fault
from console.content_saving import SEEN, Saving, save_file
from console.frame import show
from console.language import mark, say
from console.room import InRoom, Room
from console.studio import Change, change_of, writing
from console.typed import Form
from dialogs.house_words import FILE as HOUSE
from dialogs.house_words import read_house_words
from dialogs.parse_other_words import read_other_words
from dialogs.word_list import Pair, pairs_of, with_pair

router = APIRouter()

NEW = "nieuw"
OTHER = "kant_b.yaml"
_LONGEST = 400
_TWICE = mark("Dit staat al in de lijst. Pas die regel aan.")
_EMPTY = mark("Hier staat nog niets. Vul dit in.")
_LONG = mark("Dit is te lang. Houd het onder %(n)s letters.")
_SECTIONS = {"nl": mark("Nederlands"), "en": mark("Engels")}


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of list: its file, what is wrong with a whole one, and the code of a save."""

    file: str
    faults: Callable[[Plain], Sequence[ContentFault]]
    what: str
    sections: Mapping[str, str]


KINDS = {
    "huiswoorden": Kind(HOUSE, lambda plain: read_house_words(plain)[1], "house_words_saved", {}),
    "kant-b": Kind(OTHER, lambda plain: read_other_words(plain, (OTHER,))[1], "other_words_saved", _SECTIONS),
}
"""The lists by the word in their address."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list that is open: which, and in which language; ``number`` is the row that is open in it."""

    change: Change
    name: str
    section: str = ""
    number: str = NEW

    @property
    def kind(self) -> Kind:
        return KINDS[self.name]

    @property
    def whole(self) -> Plain:
        found = self.change.files.get(self.kind.file)
        return found if found is not None else {}

    @property
    def plain(self) -> Plain:
        whole = self.whole
        if not self.kind.sections:
            return whole
        return whole.get(self.section, {}) if isinstance(whole, Mapping) else {}

    def place(self, *parts: str) -> str:
        section = (self.section,) if self.kind.sections else ()
        return self.change.place(self.name, *section, *parts)

    def after(self, plain: Plain) -> Plain:
        """Return the whole file with this list in it."""
        if not self.kind.sections:
            return plain
        return {**(self.whole if isinstance(self.whole, Mapping) else {}), self.section: plain}


@router.get("/inhoud/{wijziging}/huiswoorden")
def house(room: InRoom, who: ContentReader, wijziging: str, zoek: str = "") -> Response:
    return _list(room, who, Sheet(change_of(room, who, wijziging), "huiswoorden"), zoek)


@router.get("/inhoud/{wijziging}/kant-b/{taal}")
def other(room: InRoom, who: ContentReader, wijziging: str, taal: str, zoek: str = "") -> Response:
    return _list(room, who, _sheet_b(change_of(room, who, wijziging), taal), zoek)


@router.get("/inhoud/{wijziging}/huiswoorden/{nummer}")
def house_row(room: InRoom, who: ContentReader, wijziging: str, nummer: str) -> Response:
    return _row(room, who, Sheet(change_of(room, who, wijziging), "huiswoorden", number=nummer))


@router.get("/inhoud/{wijziging}/kant-b/{taal}/{nummer}")
def other_row(room: InRoom, who: ContentReader, wijziging: str, taal: str, nummer: str) -> Response:
    return _row(room, who, _sheet_b(change_of(room, who, wijziging), taal, nummer))


@router.post("/inhoud/{wijziging}/huiswoorden/{nummer}")
def save_house(room: InRoom, who: ContentReader, wijziging: str, nummer: str, form: Form) -> Response:
    return _save(room, who, Sheet(writing(room, who, wijziging), "huiswoorden", number=nummer), form)


@router.post("/inhoud/{wijziging}/kant-b/{taal}/{nummer}")
def save_other(
    room: InRoom, who: ContentReader, wijziging: str, taal: str, nummer: str, form: Form
) -> Response:
    return _save(room, who, _sheet_b(writing(room, who, wijziging), taal, nummer), form)


def _sheet_b(change: Change, section: str, number: str = NEW) -> Sheet:
    if section not in _SECTIONS:
        raise NotFound
    return Sheet(change, "kant-b", section, number)


def _list(room: Room, who: Visitor, sheet: Sheet, words: str) -> Response:
    wanted = words.strip().casefold()
    rows = [
        (place, one)
        for place, one in enumerate(pairs_of(sheet.plain), start=1)
        if wanted in one.left.casefold() or wanted in one.right.casefold()
    ]
    return show(room, who, "woordenlijst.html", 200, rows=rows, zoek=words, **_around(sheet))


def _around(sheet: Sheet) -> dict[str, object]:
    return {
        "change": sheet.change,
        "place": sheet.change.id,
        "sheet": sheet,
        "house": sheet.name == "huiswoorden",
        "sections": sheet.kind.sections,
    }


def _row(room: Room, who: Visitor, sheet: Sheet) -> Response:
    return _page(room, who, sheet, Typed(_pair(sheet)))


def _pair(sheet: Sheet) -> Pair:
    rows, number = pairs_of(sheet.plain), sheet.number
    if number == NEW:
        return Pair("", "")
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= len(rows)):
        raise NotFound
    return rows[int(number) - 1]


def _save(room: Room, who: Visitor, sheet: Sheet, form: Form) -> Response:
    """Save one row or take it out; what cannot be kept comes back as it was typed."""
    before = _pair(sheet)
    lines = tuple(line.strip() for line in form["vormen"].splitlines() if line.strip())
    typed = Pair(form.text("links"), form.text("rechts"), form.text("let_op"), lines)
    goes = form.text("daad") == "weg"
    seen = digest([before.left, before.right])
    if form[SEEN] not in ("", seen):
        return _page(room, who, sheet, Typed(typed, theirs=before), 409)
    after = sheet.after(with_pair(sheet.plain, before.left, None if goes else typed))
    if faults := [] if goes else _faults(sheet, before, typed, after):
        return _page(room, who, sheet, Typed(typed, faults), 422)
    saving = Saving(sheet.kind.what, mark=form.mark(who.staff.id))
    if save_file(room, who, sheet.change, sheet.kind.file, after, saving) is not None:
        return _page(room, who, sheet, Typed(typed, theirs=before), 409)
    return RedirectResponse(sheet.place(), status_code=303)


def _faults(sheet: Sheet, before: Pair, typed: Pair, after: Plain) -> list[Fault]:
    told = [Fault(name, say(_EMPTY)) for name, text in _sides(typed) if not text]
    told += [Fault(name, say(_LONG, n=str(_LONGEST))) for name, text in _sides(typed) if len(text) > _LONGEST]
    taken = {one.left for one in pairs_of(sheet.plain)} - {before.left}
    if not told and typed.left in taken:
        told.append(Fault("links", say(_TWICE)))
    if told:
        return told
    known = {(one.problem, one.path) for one in sheet.kind.faults(sheet.whole)}
    fresh = [one for one in sheet.kind.faults(after) if (one.problem, one.path) not in known]
    return [Fault("rechts", f"{one.problem} {one.remedy}") for one in fresh]


def _sides(pair: Pair) -> tuple[tuple[str, str], ...]:
    return ("links", pair.left), ("rechts", pair.right)


@dataclass(frozen=True, slots=True)
class Typed:
    """What goes back on the form of a row. ``theirs`` is what a colleague made of it meanwhile."""

    pair: Pair
    faults: Sequence[Fault] = ()
    theirs: Pair | None = None


def _page(room: Room, who: Visitor, sheet: Sheet, typed: Typed, status: int = 200) -> Response:
    stands = _pair(sheet)
    values = {
        "typed": typed.pair,
        "problems": typed.faults,
        "wrong": {one.field: one.text for one in typed.faults},
        "theirs": typed.theirs,
        "seen": digest([stands.left, stands.right]),
    }
    return show(room, who, "woordenlijst_regel.html", status, **values, **_around(sheet))
