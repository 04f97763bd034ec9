"""What differs between two versions of the content, told by the part it is about: question, answer, rule.

Nothing is left out: what this file knows no name for is told as a part with its field.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cases.content import ContentPath, Plain
from cases.content_diff_pieces import Piece, item_pieces, word_pieces
from cases.content_diff_rows import Keyed, keyed, order_moved, paired, plain_items
from cases.content_edit import Files, changed_files
from cases.levels import Level


class Thing(StrEnum):
    FILE = "file"
    STEP = "step"
    ANSWER = "answer"
    WAY_OUT = "way_out"
    TEXT = "text"
    REPLY = "reply"
    RULE = "rule"
    WORD_CLASS = "word_class"
    WORD = "word"
    ROW = "row"
    MOMENT = "moment"
    ENTRY = "entry"
    PICTURE = "picture"
    WEIGHTS = "weights"
    PART = "part"


class Change(StrEnum):
    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. ``names`` say where: a question, and an answer in it.

    ``field`` is what of it differs, its inner names joined by dots; empty for the thing itself. ``path`` is
    the place in the new file, or in the old one for what is gone. ``language`` may end in ``-u``; ``mode`` is
    open, neutraal, beide or empty. ``pieces`` mark the words, or the items of a list (``of_items``).
    """

    thing: Thing
    change: Change
    file: str
    names: tuple[str, ...] = ()
    field: str = ""
    path: ContentPath = ()
    mode: str = ""
    language: str = ""
    old: str = ""
    new: str = ""
    pieces: tuple[Piece, ...] = ()
    of_items: bool = False

    @property
    def kind(self) -> str:
        """The code of this kind of difference, such as ``step_new`` or ``answer_changed``."""
        return f"{self.thing}_{self.change}"


def differences(old_files: Files, new_files: Files) -> tuple[Difference, ...]:
    """Return every difference, file by file in the order of their names; none for equal content."""
    return tuple(
        one
        for name in changed_files(old_files, new_files)
        for one in _walk(_Spot(name), old_files.get(name), new_files.get(name))
    )


_WEIGHTS = "lexicon/second_opinion.json"
_UNITS = frozenset({"signaal", "taak", "alleen", "als"})
"""Parts that are told as one: half a condition says nothing."""
_MODES = frozenset({"open", "neutraal", "beide", "concept"})
_LANGUAGE = re.compile(r"(nl|en|tr|ar|pl)(-[AB][12])?(-u)?")
_GIST = ("vraag", "tekst", "naam", "open", "beide", "nl-B1", "nl", "uitleg", "wat", "titel", "woord")
_LEVELS = {level.word: level for level in Level}
_LEVEL_FIELDS = frozenset({"niveau", "severity", "ernst"})


@dataclass(frozen=True, slots=True)
class _Spot:
    """``names`` are those of a person: the id of an answer where ``path`` has its place."""

    file: str
    path: ContentPath = ()
    names: tuple[str, ...] = ()

    def inner(self, name: str | int, named: str = "") -> "_Spot":
        return replace(self, path=(*self.path, name), names=(*self.names, named or str(name)))

    @property
    def known(self) -> tuple[Thing, tuple[str, ...], tuple[str, ...]]:
        """Return the thing this spot is in, its names, and the names further in."""
        return _things(self.file, self.names)

    @property
    def is_thing(self) -> bool:
        thing, _, rest = self.known
        return not rest and thing not in (Thing.PART, Thing.WEIGHTS)


_Known = tuple[Thing, tuple[str, ...], tuple[str, ...]]
_ONE_LEVEL = {"texts/": Thing.TEXT, "replies/": Thing.REPLY}
_LISTED = {
    "rules": Thing.RULE,
    "classes": Thing.WORD_CLASS,
    "keywords": Thing.WORD,
    "dagen": Thing.ROW,
    "mensen": Thing.MOMENT,
    "ingangen": Thing.ENTRY,
}


def _things(file: str, names: tuple[str, ...]) -> _Known:
    if file == _WEIGHTS:
        return Thing.WEIGHTS, (), ()
    if not names:
        return Thing.FILE, (), ()
    if file.startswith("dialogues/"):
        return _in_dialogue(names)
    folder = next((one for one in _ONE_LEVEL if file.startswith(one)), "")
    if folder:
        return _ONE_LEVEL[folder], names[:1], names[1:]
    if file == "pictures.yaml" and len(names) > 1:
        return Thing.PICTURE, names[:2], names[2:]
    if names[0] in _LISTED and len(names) > 1:
        return _LISTED[names[0]], names[1:2], names[2:]
    return Thing.PART, (), names


def _in_dialogue(names: tuple[str, ...]) -> _Known:
    match names:
        case ("vragen", step, "knoppen", answer, *rest):
            return Thing.ANSWER, (step, answer), tuple(rest)
        case ("vragen", step, *rest):
            return Thing.STEP, (step,), tuple(rest)
        case ("uitwegen", name, *rest):
            return Thing.WAY_OUT, (name,), tuple(rest)
        case _:
            return Thing.PART, (), names


def _walk(spot: _Spot, old: Plain | None, new: Plain | None) -> Iterator[Difference]:
    if old == new:
        return
    found = tuple(_inside(spot, old, new))
    yield from found or (_leaf(spot, old, new),)


def _inside(spot: _Spot, old: Plain | None, new: Plain | None) -> Iterator[Difference]:
    if spot.is_thing and (old is None or new is None):
        yield _leaf(spot, old, new, gist=True)
        if new is None:
            return
    if spot.file == _WEIGHTS or (spot.names and spot.names[-1] in _UNITS):
        yield _leaf(spot, old, new)
    elif _both(old, new, Mapping):
        yield from _fields(spot, _mapping(old), _mapping(new))
    elif _both(old, new, Sequence):
        yield from _rows(spot, _list(old), _list(new))
    elif not (spot.is_thing and old is None):
        yield _leaf(spot, old, new)


def _both(old: Plain | None, new: Plain | None, kind: type[object]) -> bool:
    return all(one is None or (isinstance(one, kind) and not isinstance(one, str)) for one in (old, new))


def _mapping(plain: Plain | None) -> Mapping[str, Plain]:
    return plain if isinstance(plain, Mapping) else {}


def _list(plain: Plain | None) -> Sequence[Plain]:
    return plain if isinstance(plain, Sequence) and not isinstance(plain, str) else ()


def _fields(spot: _Spot, old: Mapping[str, Plain], new: Mapping[str, Plain]) -> Iterator[Difference]:
    renamed = _renamed(spot, old, new)
    for was, now in renamed.items():
        yield replace(
            _leaf(spot.inner(now), None, new[now], gist=True), change=Change.RENAMED, old=was, new=now
        )
    for name in dict.fromkeys((*old, *new)):
        if name not in renamed and name not in renamed.values():
            yield from _walk(spot.inner(name), old.get(name), new.get(name))


def _renamed(spot: _Spot, old: Mapping[str, Plain], new: Mapping[str, Plain]) -> dict[str, str]:
    """Return the new name of each thing that is the same under another name."""
    found: dict[str, str] = {}
    come = [name for name in new if name not in old and spot.inner(name).is_thing]
    for was in (name for name in old if name not in new):
        now = next((name for name in come if new[name] == old[was] and name not in found.values()), None)
        if now is not None:
            found[was] = now
    return found


def _rows(spot: _Spot, old: Sequence[Plain], new: Sequence[Plain]) -> Iterator[Difference]:
    one, other = keyed(spot.names, old), keyed(spot.names, new)
    if one is not None and other is not None:
        yield from _keyed(spot, one, other)
    elif plain_items(old) and plain_items(new):
        yield _items(spot, [str(each) for each in old], [str(each) for each in new])
    else:
        for was, now, place in paired(old, new):
            yield from _walk(spot.inner(place, str(place + 1)), was, now)


def _keyed(spot: _Spot, old: Keyed, new: Keyed) -> Iterator[Difference]:
    was_at, now_at = ({name: place for place, name in enumerate(each)} for each in (old, new))
    renamed = _renamed(spot, old, new)
    for was, now in renamed.items():
        at_ = spot.inner(now_at[now], now)
        yield replace(_leaf(at_, None, new[now], gist=True), change=Change.RENAMED, old=was, new=now)
    for name in dict.fromkeys((*old, *new)):
        if name not in renamed and name not in renamed.values():
            place = now_at[name] if name in now_at else was_at[name]
            yield from _walk(spot.inner(place, name), old.get(name), new.get(name))
    if moved := order_moved([renamed.get(name, name) for name in old], list(new)):
        before, after = moved
        whole = _items(spot, before, after)
        thing = spot.inner(0, "-").known[0]
        yield replace(whole, change=Change.MOVED, thing=thing, names=spot.names[1:2], field="")


def _items(spot: _Spot, old: list[str], new: list[str]) -> Difference:
    told = _leaf(spot, old or None, new or None)
    return replace(told, pieces=item_pieces(old, new), of_items=True)


def _leaf(spot: _Spot, old: Plain | None, new: Plain | None, *, gist: bool = False) -> Difference:
    thing, names, rest = spot.known
    language = rest[-1] if rest and _LANGUAGE.fullmatch(rest[-1]) else ""
    rest = rest[:-1] if language else rest
    mode = rest[-1] if language and rest and rest[-1] in _MODES else ""
    rest = rest[:-1] if mode else rest
    said = _gist if gist else _said
    before, after = ("" if one is None else said(one) for one in (old, new))
    pieces = () if thing in (Thing.WEIGHTS, Thing.FILE) else word_pieces(before, after)
    if thing in (Thing.WEIGHTS, Thing.FILE):
        before = after = ""
    change = _change(rest[-1] if rest else "", old, new)
    return Difference(
        thing, change, spot.file, names, ".".join(rest), spot.path, mode, language, before, after, pieces
    )


def _change(field: str, old: Plain | None, new: Plain | None) -> Change:
    if old is None:
        return Change.NEW
    if new is None:
        return Change.GONE
    was, now = (_level(field, one) for one in (old, new))
    return Change.LOWERED if was is not None and now is not None and now < was else Change.CHANGED


def _level(field: str, plain: Plain) -> Level | None:
    if field == "signaal" and isinstance(plain, Mapping):
        return _level("niveau", plain.get("niveau", ""))
    return _LEVELS.get(plain) if field in _LEVEL_FIELDS and isinstance(plain, str) else None


def _gist(plain: Plain) -> str:
    """Return the words by which a person knows a whole part."""
    if isinstance(plain, Mapping):
        name = next((one for one in _GIST if one in plain), None)
        return _said(plain) if name is None else _gist(plain[name])
    return _said(plain)


def _said(plain: Plain) -> str:
    if isinstance(plain, str):
        return plain
    if isinstance(plain, Mapping):
        return ", ".join(f"{name}: {_said(one)}" for name, one in plain.items())
    return ", ".join(_said(one) for one in plain)
