"""Edits of plain content: put a part in its place, take it back, and bring two people's work together."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from cases.content import ContentPath, Plain

Files = Mapping[str, Plain]
"""The plain content of each file, by its name in the content folder."""

_NAMED = ("vragen", "uitwegen", "antwoorden")
"""Parts of which each named part is edited on its own; every other part is one spot."""
_BY_ID = ("rules",)
"""Lists of which each row has an id and is edited on its own; their order says nothing."""


@dataclass(frozen=True, slots=True)
class Put:
    """What stands in one spot of a file before and after; None: nothing. An empty path is the whole file."""

    file: str
    path: ContentPath
    before: Plain | None
    after: Plain | None

    @property
    def turned(self) -> "Put":
        return Put(self.file, self.path, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Clash:
    """A spot that both changed since they went apart."""

    file: str
    path: ContentPath
    mine: Plain | None
    theirs: Plain | None


class SpotChanged(Exception):
    """Something else stands in this spot than the edit was made from."""

    def __init__(self, put: Put, now: Plain | None) -> None:
        super().__init__(put.file)
        self.put, self.now = put, now


def digest(plain: Plain | None) -> str:
    """Return a mark that equal content shares and other content does not."""
    whole = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def at(files: Files, file: str, path: ContentPath = ()) -> Plain | None:
    """Return what stands in a spot; None for nothing."""
    found: Plain | None = files.get(file)
    for name in path:
        found = _within(found, name)
    return found


def _within(plain: Plain | None, name: str | int) -> Plain | None:
    if isinstance(plain, Mapping):
        return plain.get(str(name))
    if isinstance(plain, Sequence) and not isinstance(plain, str) and isinstance(name, int):
        return plain[name] if 0 <= name < len(plain) else None
    return (_rows_by_id(plain) or {}).get(str(name))


def _rows_by_id(plain: Plain | None) -> dict[str, Plain] | None:
    """Return the rows of a list by their ids; None where it is no list, or some row has no id of its own."""
    if plain is None or isinstance(plain, str | Mapping):
        return None
    found: dict[str, Plain] = {}
    for row in plain:
        name = row.get("id") if isinstance(row, Mapping) else None
        if not isinstance(name, str) or name in found:
            return None
        found[name] = row
    return found


def carried_out(files: Files, puts: Sequence[Put]) -> Files:
    """Return the content with every edit made. Raises SpotChanged for the first that does not fit."""
    found = dict(files)
    for put in puts:
        now = at(found, put.file, put.path)
        if digest(now) != digest(put.before):
            raise SpotChanged(put, now)
        whole = _with(found.get(put.file), put.path, put.after)
        if whole is None:
            found.pop(put.file, None)
        else:
            found[put.file] = whole
    return found


def _with(plain: Plain | None, path: ContentPath, value: Plain | None) -> Plain | None:
    if not path:
        return value
    name, rest = str(path[0]), path[1:]
    rows = _rows_by_id(plain)
    fields = rows if rows is not None else dict(plain) if isinstance(plain, Mapping) else {}
    inner = _with(fields.get(name), rest, value)
    if inner is None:
        fields.pop(name, None)
    else:
        fields[name] = inner
    return fields if rows is None else list(fields.values())


def puts_between(file: str, old: Plain | None, new: Plain | None) -> tuple[Put, ...]:
    """Return the edits that make the one of the other, each as small as one step, answer set or text."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return () if old == new else (Put(file, (), old, new),)
    return tuple(_parts(file, (), old, new))


def _parts(file: str, path: ContentPath, old: Mapping[str, Plain], new: Mapping[str, Plain]) -> Iterator[Put]:
    for name in dict.fromkeys((*old, *new)):
        one, other = old.get(name), new.get(name)
        if name in _NAMED and not path and isinstance(one, Mapping) and isinstance(other, Mapping):
            yield from _parts(file, (name,), one, other)
        elif one != other:
            yield Put(file, (*path, name), one, other)


def changed_files(old: Files, new: Files) -> tuple[str, ...]:
    """Return the names of the files that differ, came or went."""
    return tuple(sorted(name for name in {*old, *new} if old.get(name) != new.get(name)))


def merged(base: Files, mine: Files, theirs: Files) -> tuple[Files, tuple[Clash, ...]]:
    """Bring two edits of the same content together; where both changed a spot, mine stands and it is told."""
    found = dict(theirs)
    clashes: list[Clash] = []
    for file in changed_files(base, mine):
        together = _together(file, (), (base.get(file), mine.get(file), theirs.get(file)), clashes)
        if together is None:
            found.pop(file, None)
        else:
            found[file] = together
    return found, tuple(clashes)


_Three = tuple[Plain | None, Plain | None, Plain | None]


def _together(file: str, path: ContentPath, three: _Three, clashes: list[Clash]) -> Plain | None:
    base, mine, theirs = three
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if isinstance(base, Mapping) and isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        return _fields_together(file, path, (base, mine, theirs), clashes)
    rows = [_rows_by_id(one) for one in three if path[-1:] == _BY_ID]
    if (found := [one for one in rows if one is not None]) and len(found) == len(three):
        return list(_fields_together(file, path, (found[0], found[1], found[2]), clashes).values())
    clashes.append(Clash(file, path, mine, theirs))
    return mine


def _fields_together(
    file: str,
    path: ContentPath,
    three: tuple[Mapping[str, Plain], Mapping[str, Plain], Mapping[str, Plain]],
    clashes: list[Clash],
) -> dict[str, Plain]:
    base, mine, theirs = three
    fields: dict[str, Plain] = {}
    for name in dict.fromkeys((*theirs, *mine)):
        one = _together(file, (*path, name), (base.get(name), mine.get(name), theirs.get(name)), clashes)
        if one is not None:
            fields[name] = one
    return fields


def spot_name(file: str, path: ContentPath) -> str:
    """Return one word for a spot, as a form names it."""
    return "/".join((file, *map(str, path)))


def settled(base: Files, mine: Files, theirs: Files, choices: Mapping[str, str]) -> Files | None:
    """Return both people's work in one; None while it is not said whose words stay in some spot.

    ``choices`` say by the name of a spot ``mine`` or ``theirs``.
    """
    together, clashes = merged(base, mine, theirs)
    spots = {spot_name(one.file, one.path): one for one in clashes}
    if any(choices.get(name) not in ("mine", "theirs") for name in spots):
        return None
    puts = [
        Put(one.file, one.path, at(together, one.file, one.path), one.theirs)
        for name, one in spots.items()
        if choices[name] == "theirs"
    ]
    return carried_out(together, puts)
