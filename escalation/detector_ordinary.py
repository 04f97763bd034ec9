"""Ordinary Dutch words, read once with the program: what stands here is never taken for a slip."""

from pkgutil import get_data

from escalation.detector_words import COMMON_WORDS


def _ordinary() -> frozenset[str]:
    lines = (get_data(__package__, "ordinary_words.txt") or b"").decode("ascii").splitlines()
    return COMMON_WORDS.union(*(line.split() for line in lines if not line.startswith("#")))


ORDINARY_WORDS = _ordinary()
"""Words without a signal of their own unless the lexicon gives them one. Source: docs/adr/0014."""
