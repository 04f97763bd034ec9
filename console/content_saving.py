"""Saving a spot of the content: what a colleague changed meanwhile is shown, and translations grow old."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cases.content import ContentPath, Plain
from cases.content_desk import EditClash
from cases.content_edit import Files, Put, at, carried_out, digest, puts_between
from console.access import Visitor
from console.room import Room
from console.studio import Change, content_of
from dialogs.stale import FILE as MARKS
from dialogs.stale import marked

SEEN = "gezien"
"""The name of the field with the mark of a spot as the page showed it: its revision."""


_DEEP = 2
"""How deep a spot is named: a step, or a text."""


@dataclass(frozen=True, slots=True)
class Clash:
    """What this person typed and what a colleague made of the same spot meanwhile."""

    mine: Plain | None
    theirs: Plain | None


@dataclass(frozen=True, slots=True)
class Saving:
    """One step to save: a code of ``words_content.STEPS`` and what its sentence names.

    ``seen`` is the mark the page bore, ``mark`` the one-time id of the form.
    """

    what: str
    told: tuple[str, ...] = ()
    seen: str = ""
    mark: str = ""


def seen_mark(change: Change, file: str, path: ContentPath = ()) -> str:
    """Return the mark a page bears of a spot, to tell later whether somebody else changed it."""
    return digest(at(change.files, file, path))


def save_spot(room: Room, who: Visitor, change: Change, put: Put, saving: Saving) -> Clash | None:
    """Save what stands in one spot now; return both texts where a colleague changed it since the page.

    ``put.before`` is left to this function. Raises StageMoved, NotFound.
    """
    now = at(change.files, put.file, put.path)
    if saving.seen and digest(now) != saving.seen:
        return Clash(put.after, now)
    return save_puts(room, who, change, (Put(put.file, put.path, now, put.after),), saving)


def save_file(
    room: Room, who: Visitor, change: Change, file: str, after: Plain | None, saving: Saving
) -> Clash | None:
    """Save a whole file, as the smallest edits that make it. Raises StageMoved, NotFound."""
    return save_puts(room, who, change, puts_between(file, change.files.get(file), after), saving)


def save_puts(room: Room, who: Visitor, change: Change, puts: Sequence[Put], saving: Saving) -> Clash | None:
    """Save edits with the marks of the translations that they make older than their source."""
    puts = tuple(one for one in puts if one.before != one.after)
    if not puts:
        return None
    try:
        marks = aged(change.files, puts)
        content_of(room).edit(who.staff, change.id, (*puts, *marks), saving.what, saving.told, saving.mark)
    except EditClash as clash:
        return Clash(clash.put.after, clash.now)
    return None


def aged(files: Files, puts: Sequence[Put]) -> tuple[Put, ...]:
    """Return the edits of the list of old translations that these edits ask for; no translation goes."""
    after = carried_out(files, puts)
    marks = files.get(MARKS)
    known = dict(marks) if isinstance(marks, Mapping) else {}
    found = dict(known)
    for name in {one.file for one in puts} - {MARKS}:
        spots = {one.path[:_DEEP] for one in puts if one.file == name}
        found.pop(name, None)
        if late := _late(name, spots, (files, after), known.get(name)):
            found[name] = late
    if found == known:
        return ()
    return (Put(MARKS, (), marks, found or None),)


def _late(name: str, spots: set[ContentPath], both: tuple[Files, Files], known: Plain | None) -> Plain | None:
    """Return the marks of one file; only the spots that are saved are looked at, the rest stands."""
    mine = dict(known) if isinstance(known, Mapping) else {}
    here = {place: one for place, one in mine.items() if _within(place, spots)}
    before, after = ({name: _cut(each.get(name), spots), MARKS: {name: here}} for each in both)
    late = marked(before, after).get(MARKS)
    fresh = late.get(name) if isinstance(late, Mapping) else None
    rest = {place: one for place, one in mine.items() if place not in here}
    return {**rest, **fresh} if isinstance(fresh, Mapping) else rest or None


def _within(place: str, spots: set[ContentPath]) -> bool:
    names = ["/".join(map(str, one)) for one in spots]
    return any(not one or place == one or place.startswith(f"{one}/") for one in names)


def _cut(plain: Plain | None, spots: set[ContentPath]) -> Plain:
    """Return of a file the saved spots alone, each in its place."""
    if () in spots or not isinstance(plain, Mapping):
        return {} if plain is None else plain
    found: dict[str, Plain] = {}
    for first, *rest in spots:
        part = plain.get(str(first))
        if not rest:
            found |= {} if part is None else {str(first): part}
        elif isinstance(part, Mapping) and rest[0] in part:
            inner = found.get(str(first))
            held = dict(inner) if isinstance(inner, Mapping) else {}
            found[str(first)] = {**held, str(rest[0]): part[str(rest[0])]}
    return found
