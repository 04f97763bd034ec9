"""Lists of two versions of the content beside each other: by name where the rows have one, else by place."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from cases.content import Plain
from cases.content_edit import digest

Keyed = Mapping[str, Plain]
"""The rows of a list by their name, in the order of the list; the name itself is left out of a row."""

_NAMES = {"knoppen": "knop", "rules": "id", "keywords": "woord", "ingangen": "sleutel"}


def keyed(names: Sequence[str], plain: Sequence[Plain]) -> Keyed | None:
    """Return the rows of a list by name; None where they have none, or two have the same."""
    field = _NAMES.get(names[-1]) if names else None
    if field is None:
        return None
    found: dict[str, Plain] = {}
    for row in plain:
        name = row.get(field) if isinstance(row, Mapping) else None
        if not isinstance(row, Mapping) or not isinstance(name, str) or name in found:
            return None
        found[name] = {key: one for key, one in row.items() if key != field}
    return found


def plain_items(plain: Sequence[Plain]) -> bool:
    return all(isinstance(one, str) for one in plain)


def paired(old: Sequence[Plain], new: Sequence[Plain]) -> Iterator[tuple[Plain | None, Plain | None, int]]:
    """Yield the rows that differ side by side with their place, in the new list where it has one."""
    before, after = [digest(one) for one in old], [digest(one) for one in new]
    for kind, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for step in range(max(last - first, end - begin)):
            was = old[first + step] if first + step < last else None
            now = new[begin + step] if begin + step < end else None
            yield was, now, (begin if now is not None else first) + step


def order_moved(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """Return the names that both have in the order of each; None when that is the same order."""
    before, after = [name for name in old if name in new], [name for name in new if name in old]
    return None if before == after else (before, after)
