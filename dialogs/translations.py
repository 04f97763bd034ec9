"""Every text of the content with its translations side by side, and how far each language is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cases.content import ContentPath, Plain
from dialogs.wording import is_familiar

SOURCES = ("nl-B1", "nl")
"""The language that others are made from: of everything a client reads, and of the sociale kaart."""
DRAFTS = ("tr", "ar", "pl")
"""Languages that stand ready with a ready answer under ``concept``; nobody gets them yet."""
FORMAL = {"nl-B1-u": "nl-B1", "nl-A2-u": "nl-A2"}
"""The forms with "u", each with the text it stands beside."""
NEEDED = ("nl-A2", "en")

_KNOWN = frozenset({*SOURCES, *NEEDED, *FORMAL, *DRAFTS})
"""A name beside a text that is no language says something else, such as for whom it is read aloud."""
_RIGHT_TO_LEFT = frozenset({"ar"})
_FOLDERS = ("dialogues/", "texts/", "replies/")
_MAP = "social_map.yaml"
_DRAFT, _BOTH, _MODES = "concept", "beide", ("open", "neutraal")
_NAMES = ("knop", "sleutel")
"""What a row in a list is called, so that a place stays itself when rows change places."""

Files = Mapping[str, Plain]


def direction(language: str) -> str:
    """Return how a language is written, as a page says it: rtl or ltr."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, slots=True)
class Group:
    """One text in all its languages. ``said`` is by language, the source too.

    ``place`` names it inside its file and stays the same when rows move; ``path`` is where it stands now.
    ``draft``: translations that were not reviewed and that nobody gets.
    """

    file: str
    place: str
    path: ContentPath
    source_language: str
    said: Mapping[str, str]
    draft: bool = False

    @property
    def source(self) -> str:
        return self.said[self.source_language]

    @property
    def translated(self) -> tuple[str, ...]:
        return tuple(language for language in self.said if language != self.source_language)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the languages this text must still get; a form with "u" only beside a "je"."""
        if self.draft:
            return tuple(one for one in DRAFTS if one not in self.said)
        wanted = NEEDED if self.source_language == "nl-B1" else ("en",)
        polite = [one for one, plain in FORMAL.items() if is_familiar(self.said.get(plain, ""))]
        return tuple(one for one in (*wanted, *polite) if one not in self.said)

    @property
    def places_before(self) -> tuple[str, ...]:
        """Return where it may have stood: its own place, or that of before one wording became two."""
        bare, _, mode = self.place.rpartition("/")
        if mode in _MODES:
            return (self.place, bare)
        return (self.place, *(f"{self.place}/{one}" for one in _MODES))


def groups_in(files: Files) -> Iterator[Group]:
    """Give every text that has translations, in the order of the files."""
    for file, plain in files.items():
        if file.startswith(_FOLDERS) or file == _MAP:
            yield from _groups(file, plain, "", ())
        if file.startswith("replies/"):
            yield from _drafts(file, plain)


def _groups(file: str, plain: Plain, place: str, path: ContentPath) -> Iterator[Group]:
    if isinstance(plain, Mapping):
        source = next((one for one in SOURCES if isinstance(plain.get(one), str)), None)
        if source is not None:
            said = {name: text for name, text in plain.items() if isinstance(text, str) and name in _KNOWN}
            yield Group(file, place, path, source, said)
            return
        for name, part in plain.items():
            # One wording for both is the same text, written with "beide" or without.
            inner = place if name == _BOTH else _joined(place, name)
            yield from _groups(file, part, inner, (*path, name))
    elif not isinstance(plain, str):
        for number, row in enumerate(plain):
            yield from _groups(file, row, _joined(place, _row_name(row, number)), (*path, number))


def _joined(place: str, name: str) -> str:
    return f"{place}/{name}" if place else name


def _row_name(row: Plain, number: int) -> str:
    names = [row.get(one) for one in _NAMES] if isinstance(row, Mapping) else []
    return next((name for name in names if isinstance(name, str)), str(number))


def _drafts(file: str, plain: Plain) -> Iterator[Group]:
    """Give the drafts of ready answers, which stand beside their open Dutch."""
    for key, entry in plain.items() if isinstance(plain, Mapping) else ():
        source = _open_dutch(entry)
        if isinstance(entry, Mapping) and source is not None:
            drafts = entry.get(_DRAFT)
            rows = drafts.items() if isinstance(drafts, Mapping) else ()
            said = {"nl-B1": source, **{name: text for name, text in rows if isinstance(text, str)}}
            yield Group(file, f"{key}/{_DRAFT}", (key, _DRAFT), "nl-B1", said, draft=True)


def _open_dutch(entry: Plain) -> str | None:
    if isinstance(entry, Mapping):
        for mode in ("open", _BOTH):
            said = entry.get(mode)
            dutch = said.get("nl-B1") if isinstance(said, Mapping) else None
            if isinstance(dutch, str):
                return dutch
    return None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one language of one file is, in texts. ``draft``: nobody gets these words yet.

    ``done`` leaves out the ``stale`` ones; the source itself is always done.
    """

    file: str
    language: str
    done: int
    stale: int
    missing: int
    draft: bool = False

    @property
    def total(self) -> int:
        return self.done + self.stale + self.missing

    @property
    def percent(self) -> int:
        """Return the share that is translated and up to date, rounded down: 100 is nothing left to do."""
        return 100 * self.done // self.total
