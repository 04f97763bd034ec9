"""How far a typed word may be from a word we know: spelling keys and single slips."""

import re
from collections.abc import Iterator

SHORTEST_VARIANT = 4
_DOUBLED = re.compile(r"(.)\1+", re.DOTALL)
_SOUNDS = (
    ("sch", "sg"), ("ij", "y"), ("ei", "y"), ("ou", "au"), ("dt", "t"), ("ch", "g"), ("ck", "k"), ("ph", "f"),
    ("uw", "u"), ("qu", "kw"), ("z", "s"), ("v", "f"), ("c", "k"), ("x", "ks"),
)  # fmt: skip
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(
    frozenset((key, other))
    for row, keys in enumerate(_KEYS)
    for place, key in enumerate(keys)
    for other in keys[place + 1 : place + 2]
    + "".join(_KEYS[row + 1 : row + 2])[max(0, place - 1) : place + 1]
)


def beside(first: str, second: str) -> bool:
    """Return whether two words differ in one letter by a key that lies next to the right one."""
    wrong = [frozenset(pair) for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return len(wrong) == 1 and wrong[0] in _BESIDE


def one_shorter(word: str) -> Iterator[str]:
    """Return every way to leave one letter out."""
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def one_slip(first: str, second: str) -> bool:
    """Return whether one letter is missing, extra, wrong or swapped with its neighbour."""
    if first == second:
        return True
    start = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        return abs(len(first) - len(second)) == 1
    rest, other = first[start:], second[start:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def one_swap(first: str, second: str) -> bool:
    """Return whether two neighbours changed places and nothing else."""
    return len(first) == len(second) and sorted(first) == sorted(second) and one_slip(first, second)


def skeleton(word: str) -> str:
    """Return one key for the ways a word is spelled: d/t/dt, ij/ei/y, s/z, v/f, c/k, ch/g, doubles."""
    key = word
    for written, heard in _SOUNDS:
        if written in key:
            key = key.replace(written, heard)
    if key.endswith("d"):
        key = key[:-1] + "t"
    return without_doubles(key) if len(word) > SHORTEST_VARIANT else key


def without_doubles(word: str) -> str:
    """Return ``word`` with every doubled letter single."""
    return _DOUBLED.sub(r"\1", word) if _DOUBLED.search(word) else word
