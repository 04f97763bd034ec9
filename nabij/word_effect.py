"""What a change of the danger words does to sentences of known level: the quick look beside the full one."""

from collections.abc import Sequence
from time import monotonic
from typing import Any

from bot.library import WEIGHTS
from cases.content_edit import Files
from cases.levels import Level
from escalation.detector import Detector
from escalation.lexicon import draft_of
from escalation.lexicon_compare import Change, Known, known_by_tests
from escalation.lexicon_effect import CorpusEffect, effect, within_reach
from escalation.lexicon_types import Lexicon
from escalation.second_opinion_read import parse_second_opinion

_MOST = 12
_FOLDER, _OWN = "lexicon/", "keywords.yaml"


def word_effect(base: Files, files: Files, known: Sequence[Known]) -> dict[str, Any]:
    """Return as plain JSON which sentences are seen otherwise.

    ``known`` are messages with the level people gave them. Parts of the content that are broken are left
    out: they are told elsewhere.
    """
    began = monotonic()
    old, new = _lexicon(base), _lexicon(files)
    near = within_reach(old, new, known)
    kinds = {
        "examples": known_by_tests(old, new),
        "danger": [one for one in near if one.level is not Level.NONE],
        "everyday": [one for one in near if one.level is Level.NONE],
    }
    harmless = sum(one.level is Level.NONE for one in known)
    sizes = {
        "examples": len(kinds["examples"]),
        "danger": len(known) - harmless,
        "everyday": harmless,
    }
    found = effect(_detector(old, base), _detector(new, files), kinds)
    return {
        "corpora": [_told(one, sizes[one.name]) for one in found.corpora],
        "lost_alarms": len(found.lost_alarms),
        "seconds": round(monotonic() - began, 2),
    }


def _lexicon(files: Files) -> Lexicon:
    words = {
        name: plain
        for name, plain in files.items()
        if name != WEIGHTS and (name.startswith(_FOLDER) or name == _OWN)
    }
    return draft_of(words, prove=False).lexicon


def _detector(lexicon: Lexicon, files: Files) -> Detector:
    plain = files.get(WEIGHTS)
    return Detector.of(lexicon, "effect", None if plain is None else parse_second_opinion(plain, (WEIGHTS,)))


def _told(one: CorpusEffect, size: int) -> dict[str, Any]:
    """Return the counts and the first changes, what is lighter first."""
    changes = sorted(one.changes, key=lambda change: (change.heavier, -change.old))
    shown = [_line(change) for change in changes[:_MOST]]
    return {
        "name": one.name,
        "sentences": size,
        "changed": len(changes),
        "found": one.found,
        "lost": one.lost,
        "changes": shown,
    }


def _line(change: Change) -> dict[str, str]:
    return {"text": change.known.text, "before": change.old.word, "after": change.new.word}
