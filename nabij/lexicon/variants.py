"""The detector with parts left out, to see what each part is worth."""

from collections.abc import Iterator
from dataclasses import replace

from bot.library import Library
from escalation.detector import Detector

WORDS, RULES, CONTEXT, REPAIR, SECOND = "a word list", "rules", "+ context", "+ repair", "+ second opinion"
"""The word list is the built-in minimum: what a few dozen danger words find."""


def variants(library: Library) -> Iterator[tuple[str, Detector]]:
    """Yield the word list, rules alone, with context, with repair, and with the second opinion."""
    yield WORDS, replace(Detector.minimal(), bare=False)
    bare = replace(
        library.lexicon, rules=tuple(replace(rule, context=False) for rule in library.lexicon.rules)
    )
    yield RULES, _without_repair(Detector.of(bare, "report"))
    whole = Detector.of(library.lexicon, "report")
    yield CONTEXT, _without_repair(whole)
    yield REPAIR, whole
    if library.second is not None:
        yield SECOND, replace(whole, second=library.second)


def _without_repair(detector: Detector) -> Detector:
    return replace(detector, words=replace(detector.words, variants={}, singles={}, shortened={}))
