"""The sociale kaart of a change: whom people can turn to, who looks after it, and when it was checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.content import ContentFault, Plain
from cases.content_edit import digest
from cases.errors import NotFound
from cases.levels import Language
from cases.moments import wall
from cases.social_map import ALWAYS, CRISIS, OLDEST, Entry, parse_entry
from cases.social_map_form import (
    ENTRIES,
    FIELDS,
    FILE,
    FIXED,
    checked_on,
    entries_of,
    entry_of,
    faults_of,
    field_of,
    form_of,
    kept_faults,
    key_of,
    place_of,
)
from console import words_map
from console.access import ContentReader, Visitor
from console.answers import Fault
from console.content_saving import SEEN, Saving, save_file
from console.frame import show
from console.room import InRoom, Room
from console.studio import Change, change_of, writing
from console.typed import Form, Typed

router = APIRouter()

NEW = "nieuw"
"""In an address instead of a key: an entry that is not there yet."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry on the page. ``entry`` is None while it cannot be read; ``is_open`` None: only words."""

    key: str
    name: str
    entry: Entry | None
    late: bool
    blocks: bool
    is_open: bool | None

    @classmethod
    def of(cls, plain: Plain, now: datetime) -> "Row":
        try:
            found = parse_entry(plain)
        except ContentFault:
            return cls(key_of(plain), form_of(plain)["naam.nl"], None, late=True, blocks=False, is_open=None)
        late = not found.is_fresh(now.date())
        blocks = late and (found.key in CRISIS or found.is_crisis)
        return cls(found.key, found.name.nl, found, late, blocks, found.is_open(now, is_holiday=False))

    @property
    def place(self) -> tuple[bool, bool]:
        return not self.blocks, not self.late

    def holds(self, words: str) -> bool:
        found = self.entry
        told = () if found is None else (found.where, *found.topics, *found.municipalities, found.owner)
        return any(words in one.casefold() for one in (self.key, self.name, *told))


@router.get("/inhoud/{wijziging}/kaart")
def entries(room: InRoom, who: ContentReader, wijziging: str, zoek: str = "") -> Response:
    """List the entries: what keeps the change from going live first, then what must be checked."""
    change = change_of(room, who, wijziging)
    now = wall(room.when().now, room.when().zone)
    found = [Row.of(one, now) for one in entries_of(change.files.get(FILE))]
    shown = [row for row in found if row.holds(zoek.strip().casefold())]
    values = {
        "change": change,
        "place": change.id,
        "zoek": zoek,
        "rows": sorted(shown, key=lambda row: row.place),
        "late": sum(row.late for row in found),
        "days": OLDEST.days,
        "always": ALWAYS,
        "nl": Language.NL_B1,
    }
    return show(room, who, "kaart.html", 200, labels=words_map, **values)


@dataclass(frozen=True, slots=True)
class Entered:
    """What goes back on the form of one entry. ``theirs`` is what a colleague made of it meanwhile."""

    key: str
    values: Mapping[str, str]
    seen: str = ""
    faults: Sequence[ContentFault] = ()
    theirs: Plain | None = None


@router.get("/inhoud/{wijziging}/kaart/{sleutel}")
def entry(room: InRoom, who: ContentReader, wijziging: str, sleutel: str) -> Response:
    change = change_of(room, who, wijziging)
    plain = {} if sleutel == NEW else _entry(change, sleutel)
    return _page(room, who, change, Entered(sleutel, form_of(plain), digest(plain)))


@router.post("/inhoud/{wijziging}/kaart/{sleutel}")
def save(room: InRoom, who: ContentReader, wijziging: str, sleutel: str, form: Form) -> Response:
    """Save one entry; what cannot be kept, or a colleague changed, comes back as it was typed."""
    change = writing(room, who, wijziging)
    before = {} if sleutel == NEW else _entry(change, sleutel)
    values = _over(before, form)
    made = entry_of(values, before)
    others = [key_of(one) for one in entries_of(change.files.get(FILE)) if key_of(one) != sleutel]
    if faults := kept_faults(before, made) or faults_of(made, others, room.when().today):
        return _page(room, who, change, Entered(sleutel, values, form[SEEN], faults), 422)
    if form[SEEN] not in ("", digest(before)):
        entered = Entered(sleutel, values, digest(before), theirs=before)
        return _page(room, who, change, entered, 409)
    saving = Saving("entry_saved", (key_of(made),), mark=form.mark(who.staff.id))
    return _saved(room, who, change, _with(change, sleutel, made), saving, form)


@router.post("/inhoud/{wijziging}/kaart/{sleutel}/nagekeken")
def checked(room: InRoom, who: ContentReader, wijziging: str, sleutel: str, form: Form) -> Response:
    """Note that somebody checked an entry today."""
    change = writing(room, who, wijziging)
    made = checked_on(_entry(change, sleutel), room.when().today)
    saving = Saving("entry_checked", (sleutel,), mark=form.mark(who.staff.id))
    return _saved(room, who, change, _with(change, sleutel, made), saving, form)


@router.get("/inhoud/{wijziging}/kaart/{sleutel}/weg")
def going(room: InRoom, who: ContentReader, wijziging: str, sleutel: str) -> Response:
    """Ask whether an entry may go; what saves lives says why it stays."""
    change = writing(room, who, wijziging)
    plain = _entry(change, sleutel)
    values = {"change": change, "place": change.id, "key": sleutel, "name": form_of(plain)["naam.nl"]}
    return show(room, who, "kaart_weg.html", 200, faults=kept_faults(plain, None), **values)


@router.post("/inhoud/{wijziging}/kaart/{sleutel}/weg")
def gone(room: InRoom, who: ContentReader, wijziging: str, sleutel: str, form: Form) -> Response:
    change = writing(room, who, wijziging)
    plain = _entry(change, sleutel)
    if faults := kept_faults(plain, None):
        values = {"change": change, "place": change.id, "key": sleutel, "name": form_of(plain)["naam.nl"]}
        return show(room, who, "kaart_weg.html", 422, faults=faults, **values)
    saving = Saving("entry_removed", (sleutel,), mark=form.mark(who.staff.id))
    return _saved(room, who, change, _with(change, sleutel, None), saving, form)


def _over(before: Plain, form: Typed) -> Mapping[str, str]:
    """Return the fields of an entry with what was typed over them."""
    sent = {name for name, _ in form}
    return {**form_of(before), **{name: form.text(name) for name in FIELDS if name in sent}}


def _entry(change: Change, key: str) -> Plain:
    found = entries_of(change.files.get(FILE))
    place = place_of(found, key)
    if place is None:
        raise NotFound
    return found[place]


def _with(change: Change, key: str, made: Plain | None) -> Plain:
    """Return the file with this entry in its place, behind all others, or without it."""
    found = list(entries_of(change.files.get(FILE)))
    place = place_of(found, key)
    if place is None:
        found += [] if made is None else [made]
    else:
        found[place : place + 1] = [] if made is None else [made]
    before = change.files.get(FILE)
    return {**(before if isinstance(before, Mapping) else {}), ENTRIES: found}


def _saved(room: Room, who: Visitor, change: Change, after: Plain, saving: Saving, form: Typed) -> Response:
    if save_file(room, who, change, FILE, after, saving) is None:
        return RedirectResponse(change.place("kaart"), status_code=303)
    now = change_of(room, who, change.id)
    plain = _entry(now, saving.told[0])
    entered = Entered(saving.told[0], _over(plain, form), digest(plain), theirs=plain)
    return _page(room, who, now, entered, 409)


def _page(room: Room, who: Visitor, change: Change, entered: Entered, status: int = 200) -> Response:
    problems = [Fault(field_of(one.path), f"{one.problem} {one.remedy}") for one in entered.faults]
    given = {
        "change": change,
        "place": change.id,
        "key": entered.key,
        "is_new": entered.key == NEW,
        "fixed": FIXED if entered.key in ALWAYS else (),
        "typed": entered.values,
        "problems": problems,
        "wrong": {one.field: one.text for one in problems},
        "theirs": entered.theirs,
        "seen": entered.seen,
    }
    return show(room, who, "kaart_ingang.html", status, labels=words_map, **given)
