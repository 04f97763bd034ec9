"""Which road a change of the content takes: a small one, or the long one with a trial before it is live.

Small is wording alone: no question, answer, number, place to fill or meaning changes, and no text that
carries safety (practice.md "Coordinator, Monday", §8 test 13). Lexicon, programmes, sociale kaart and the
other words of side b never take the small road: they are no wording, or another phone depends on them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cases.content import ContentPath, Plain
from cases.content_edit import Files, at, changed_files
from cases.content_wording import Touched, is_slip, names_help, touched
from cases.levels import Language

ROOMS = ("dialogues/", "texts/", "replies/")
"""Where a change can be small at all."""
_STORIES = "stories/"
"""A story more only looks on; one that is changed or taken away is looked at by others."""

_PARTS = "parts"
_ROOM = "room"
_SETTING = "setting"
_SIGNAL = "signal_step"
_LABEL = "label"
_SAFETY_TEXT = "safety_text"
_OTHER_WORDS = "other_words"
REASONS = frozenset(
    {_PARTS, _ROOM, _SETTING, _SIGNAL, _LABEL, _SAFETY_TEXT, _OTHER_WORDS, *(one.value for one in Touched)}
)
"""Every code a reason can have: ``parts`` something came, went or moved; ``room`` this file is never small;
``setting`` no wording; ``signal_step`` a question that finds danger; ``label`` a button reads as another."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a change is not small: a code of REASONS, with the place in its file."""

    code: str
    file: str
    path: ContentPath = ()


@dataclass(frozen=True, slots=True)
class SmallOrNot:
    """``reasons`` in the order of the files; a change is small when there are none."""

    reasons: tuple[Reason, ...]

    @property
    def small(self) -> bool:
        return not self.reasons


def is_small(old_files: Files, new_files: Files) -> SmallOrNot:
    """Say whether a change corrects wording alone, and else every reason why not."""
    other_words = _sentences(old_files) | _sentences(new_files)
    return SmallOrNot(
        tuple(
            reason
            for file in changed_files(old_files, new_files)
            for reason in _file(file, old_files.get(file), new_files.get(file), other_words)
        )
    )


_LANGUAGES = frozenset({*Language, *(f"{one.value}-u" for one in Language)})
_MODES = ("open", "neutraal", "beide")
_SERIOUS = ("high", "acute")
_SAFETY_TEXTS = (
    "slot.zorg",
    "slot.hoog",
    "ontvangen.",
    "vraag.",
    "overdracht.",
    "terugbellen",
    "deur.",
    "commando.hulp",
    "commando.mens",
    "commando.wis",
    "commando.niet_hier",
    "commando.privacy",
    "commando.weten",
    "koppelen.",
    "persoon.",
)
"""How the texts begin that promise something, follow danger, or say who reads along."""
_LABELS = ("knop.", "deur.knop")


def _file(file: str, old: Plain | None, new: Plain | None, other_words: frozenset[str]) -> Iterator[Reason]:
    if old is None and file.startswith(_STORIES):
        return
    if old is None or new is None:
        yield Reason(_PARTS, file)
    elif not file.startswith(ROOMS):
        yield Reason(_ROOM, file)
    else:
        for path, was, now in _changed(old, new):
            for code in _codes(file, path, (old, new), (was, now), other_words):
                yield Reason(code, file, path)


_Leaf = tuple[ContentPath, Plain | None, Plain | None]


def _changed(old: Plain | None, new: Plain | None, path: ContentPath = ()) -> Iterator[_Leaf]:
    """Yield each leaf that differs; a part that is not the same shape is one leaf."""
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping) and old.keys() == new.keys():
        for name in old:
            yield from _changed(old[name], new[name], (*path, name))
    elif len(_rows(old)) == len(_rows(new)) > 0:
        for place, (one, other) in enumerate(zip(_rows(old), _rows(new), strict=True)):
            yield from _changed(one, other, (*path, place))
    else:
        yield path, old, new


def _rows(plain: Plain | None) -> Sequence[Plain]:
    return () if plain is None or isinstance(plain, str | Mapping) else plain


def _codes(
    file: str,
    path: ContentPath,
    wholes: tuple[Plain, Plain],
    leaf: tuple[Plain | None, Plain | None],
    other_words: frozenset[str],
) -> Iterator[str]:
    old, new = leaf
    if not isinstance(old, str) or not isinstance(new, str):
        yield _PARTS
        return
    kind = _wording_kind(file, path)
    if kind is None:
        yield _SETTING
        return
    yield from (one.value for one in touched(old, new))
    if kind == "label" and not is_slip(old, new):
        yield _LABEL
    if any(_is_serious(file, path, whole) for whole in wholes):
        yield _SIGNAL
    if _is_safety_text(file, path, wholes):
        yield _SAFETY_TEXT
    if any((one in old) != (one in new) for one in other_words):
        yield _OTHER_WORDS


def _wording_kind(file: str, path: ContentPath) -> str | None:
    """Return ``text``, ``label`` or ``title`` for wording that people read; None for anything else."""
    if path[-1:] == ("titel",) and len(path) == (1 if file.startswith("dialogues/") else 2):
        return "title"
    if not path or path[-1] not in _LANGUAGES:
        return None
    inner = path[:-2] if len(path) > 1 and path[-2] in _MODES else path[:-1]
    if not file.startswith("dialogues/"):
        name = str(inner[0]) if len(inner) == 1 else ""
        return None if not name else "label" if name.startswith(_LABELS) else "text"
    match inner:
        case ("vragen", _, "vraag") | ("slot",) | ("vragen", _, "knoppen", _, "zegt"):
            return "text"
        case ("vragen", _, "knoppen", _, "tekst") | ("uitwegen", _, "tekst"):
            return "label"
        case _:
            return None


def _is_serious(file: str, path: ContentPath, whole: Plain) -> bool:
    """Say whether a text of a dialogue stands where danger is found: its step, or the button it is on."""
    if not file.startswith("dialogues/") or path[:1] in (("slot",), ("titel",)):
        return False
    step = at({file: whole}, file, path[:2])
    if any(_word(signal, "niveau") in _SERIOUS or _word(signal, "antwoord") for signal in _signals(step)):
        return True
    on_button = "tekst" in path or "zegt" in path
    return on_button and any(_signals(step))


def _signals(plain: Plain | None) -> Iterator[Plain]:
    if isinstance(plain, Mapping):
        for name, one in plain.items():
            if name in ("signaal", "taak"):
                yield one
            yield from _signals(one)
    for one in _rows(plain):
        yield from _signals(one)


def _word(plain: Plain, name: str) -> str:
    found = plain.get(name, "") if isinstance(plain, Mapping) else ""
    return found if isinstance(found, str) else ""


def _is_safety_text(file: str, path: ContentPath, wholes: tuple[Plain, Plain]) -> bool:
    """Say whether a loose text promises something, or names a line of help in any of its languages."""
    if file.startswith("dialogues/"):
        return False
    if file.startswith("texts/") and str(path[0]).startswith(_SAFETY_TEXTS):
        return True
    held = " ".join(" ".join(_leaves(at({file: whole}, file, path[:1]))) for whole in wholes)
    return names_help(held)


def _leaves(plain: Plain | None) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    else:
        for one in plain.values() if isinstance(plain, Mapping) else _rows(plain):
            yield from _leaves(one)


def _sentences(files: Files) -> frozenset[str]:
    """Return the sentences that side b reads in other words: one changed here would be the same on both."""
    found = files.get("kant_b.yaml")
    parts = found.values() if isinstance(found, Mapping) else ()
    return frozenset(sentence for part in parts if isinstance(part, Mapping) for sentence in part)
