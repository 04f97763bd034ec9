"""The detector with parts left out, to see what each part is worth."""

from collections.abc import Iterator
from dataclasses import replace

from bot.library import Library
from escalation.detector import Detector

RULES, CONTEXT, REPAIR, SECOND = "rules", "+ context", "+ repair", "+ second opinion"


def variants(library: Library) -> Iterator[tuple[str, Detector]]:
    """Yield rules alone, with context, with repair of misspelt words, and with the second opinion."""
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
