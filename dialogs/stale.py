"""Which translations are older than their source: marked, never taken away (frontend.md §3.4).

A mark is content: it travels with every version, export and import. It holds what the source said when
the translation was made, sentence by sentence: which sentences changed follows, and is never out of step.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from cases.content import ContentFault, Plain
from cases.reading import part, words
from dialogs.translations import Group, Progress, groups_in
from dialogs.wording import sentences

FILE = "verouderd.yaml"

Files = Mapping[str, Plain]
Marks = dict[tuple[str, str, str], str]
"""File, place and language of a translation to the marks of the sentences it was made for."""

_MARK_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Stale:
    """A translation of ``group`` that is older than its source.

    ``changed`` are the sentences of the source that are new, as they stand now; ``gone`` counts those that
    were taken out. ``changed`` may be empty.
    """

    group: Group
    language: str
    changed: tuple[str, ...]
    gone: int

    @property
    def translation(self) -> str:
        return self.group.said[self.language]


def marked(before: Files, after: Files) -> Files:
    """Return ``after`` with its marks brought up to date with what changed since ``before``.

    A translation whose source changed and that did not change itself is marked; one that changed, or whose
    source says again what it was made for, is not. Nothing but the marks is ever touched.
    """
    known, old = _marks(after), _Old(before)
    found: Marks = {}
    for group in groups_in(after):
        earlier = old.like(group)
        for language in group.translated:
            made_for = known.get((group.file, group.place, language)) or _carried(known, earlier, language)
            made_for = _made_for(made_for, group, earlier, language)
            if made_for and made_for != _sentence_marks(group.source):
                found[group.file, group.place, language] = made_for
    return _with_marks(after, found)


def still_right(files: Files, file: str, place: str, language: str) -> Files:
    """Return the content after somebody looked at a translation and it still says the same."""
    kept = {key: value for key, value in _marks(files).items() if key != (file, place, language)}
    return _with_marks(files, kept)


def stale_in(files: Files) -> tuple[Stale, ...]:
    """Return every translation that is older than its source, in the order of the content."""
    known = _marks(files)
    return tuple(
        stale
        for group in groups_in(files)
        for language in group.translated
        if (made_for := known.get((group.file, group.place, language)))
        for stale in _stale(group, language, made_for)
    )


def progress(files: Files) -> tuple[Progress, ...]:
    """Return how far each language of each file is, in the order of the content."""
    old = {(one.group.file, one.group.place, one.language) for one in stale_in(files)}
    counts: dict[tuple[str, str, bool], list[int]] = {}
    for group in groups_in(files):
        said = group.translated if group.draft else tuple(group.said)
        for language in (*said, *group.missing):
            count = counts.setdefault((group.file, language, group.draft), [0, 0, 0])
            late = (group.file, group.place, language) in old
            count[2 if language in group.missing else int(late)] += 1
    return tuple(
        Progress(file, language, done, late, missing, draft)
        for (file, language, draft), (done, late, missing) in counts.items()
    )


def stale_faults(plain: Plain) -> list[ContentFault]:
    """Return what is wrong with the marks themselves; a mark about what is gone is no fault."""
    faults: list[ContentFault] = []
    try:
        for file, places in part(plain, (FILE,)).items():
            for place, languages in part(places, (FILE, file)).items():
                for language, mark in part(languages, (FILE, file, place)).items():
                    words(mark, (FILE, file, place, language))
    except ContentFault as fault:
        faults.append(fault)
    return faults


def _made_for(made_for: str, group: Group, earlier: Group | None, language: str) -> str:
    """Return what the translation was made for; empty when it was made for what the source says now."""
    if earlier is None:
        return made_for
    if _plain(earlier.said.get(language, "")) != _plain(group.said[language]):
        return ""
    return made_for or _sentence_marks(earlier.source)


def _carried(known: Marks, earlier: Group | None, language: str) -> str:
    return "" if earlier is None else known.get((earlier.file, earlier.place, language), "")


class _Old:
    """Finds what a text was before: in its own place, or elsewhere when its step was moved or copied."""

    def __init__(self, files: Files) -> None:
        known = _marks(files)
        groups = list(groups_in(files))
        self._places = {(one.file, one.place): one for one in groups}
        # Of equal texts the marked one counts: a copy of an old translation is as old.
        ordered = sorted(
            groups, key=lambda one: any((one.file, one.place, name) in known for name in one.said)
        )
        self._alike = {tuple(sorted(one.said.items())): one for one in ordered}

    def like(self, group: Group) -> Group | None:
        for place in group.places_before:
            if (group.file, place) in self._places:
                return self._places[group.file, place]
        return self._alike.get(tuple(sorted(group.said.items())))


def _stale(group: Group, language: str, made_for: str) -> Iterator[Stale]:
    was, now = made_for.split(), _sentence_marks(group.source).split()
    if was != now:
        changed = tuple(
            one for one, mark in zip(_sentences(group.source), now, strict=True) if mark not in was
        )
        yield Stale(group, language, changed, sum(mark not in now for mark in was))


def _sentences(text: str) -> list[str]:
    return sentences(_plain(text))


def _sentence_marks(text: str) -> str:
    return " ".join(
        sha256(one.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_LENGTH] for one in _sentences(text)
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _marks(files: Files) -> Marks:
    """Read what can be read: a mark that makes no sense marks nothing, and ``stale_faults`` tells of it."""
    return {
        (file, place, language): mark
        for file, places in _named(files.get(FILE))
        for place, languages in _named(places)
        for language, mark in _named(languages)
        if isinstance(mark, str)
    }


def _named(plain: Plain | None) -> Iterable[tuple[str, Plain]]:
    return plain.items() if isinstance(plain, Mapping) else ()


def _with_marks(files: Files, found: Marks) -> Files:
    nested: dict[str, dict[str, dict[str, str]]] = {}
    for (file, place, language), mark in sorted(found.items()):
        nested.setdefault(file, {}).setdefault(place, {})[language] = mark
    kept = {name: plain for name, plain in files.items() if name != FILE}
    return {**kept, FILE: nested} if nested else kept
