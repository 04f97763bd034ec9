"""What is wrong with one dialogue of content that is being written, every step looked at on its own.

A release is read as a whole and told its first fault of a dialogue; who writes wants all of them at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bot.library_dialogues import categories_of
from cases.content import ContentFault, Plain
from cases.content_edit import Files, digest
from dialogs.live import live_faults
from dialogs.parse import question_faults, read_script, whole_script
from dialogs.script import Script
from dialogs.texts import TextBook, read_texts

_DIALOGUES, _TEXTS = "dialogues/", "texts/"
_KEPT = 64


def faults_in(files: Files, file: str) -> tuple[ContentFault, ...]:
    """Return everything that is wrong with a dialogue; a path begins with the file."""
    plain = files[file]
    book = _book(digest(_under(files, _TEXTS)), _Held(_under(files, _TEXTS)))
    faults = question_faults(plain, (file,))
    if faults:
        return tuple(faults)
    try:
        script = read_script(plain, book, (file,))
    except ContentFault as fault:
        return (fault,)
    others = {one.name: one for name in _under(files, _DIALOGUES) if (one := _other(files, name, book))}
    whole, found = whole_script(script, {**others, script.name: script})
    found += [*categories_of(script), *([] if found else live_faults([whole], book, ()))]
    return tuple({(one.path, one.problem): one for one in found if one.path[:1] == (file,)}.values())


def _under(files: Files, folder: str) -> Mapping[str, Plain]:
    return {name: plain for name, plain in files.items() if name.startswith(folder)}


@dataclass(frozen=True, slots=True)
class _Held:
    """Content beside the digest it is known by: equal digests are equal content."""

    plain: Plain = field(compare=False, hash=False)


@lru_cache(maxsize=4)
def _book(_mark: str, held: _Held) -> TextBook:
    texts = held.plain
    return read_texts(texts if isinstance(texts, Mapping) else {})[0]


def _other(files: Files, name: str, book: TextBook) -> Script | None:
    return _script(digest(files[name]), name, _Held(files[name]), _Beside(book))


@dataclass(frozen=True, slots=True)
class _Beside:
    book: TextBook = field(compare=False, hash=False)


@lru_cache(maxsize=_KEPT)
def _script(_mark: str, name: str, held: _Held, beside: _Beside) -> Script | None:
    """Read a dialogue that another may hold; its own faults are told on its own page."""
    try:
        return read_script(held.plain, beside.book, (name,))
    except ContentFault:
        return None
