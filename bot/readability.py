"""What is known of words: syllables and how common they are. The only file that loads the extra ``b1``."""

from functools import lru_cache
from importlib import import_module
from types import ModuleType

from dialogs.plain_words import WordKnowledge

_PATTERNS = {"nl": "nl_NL", "en": "en_GB"}
_LISTS = frozenset({"nl", "en", "tr", "ar", "pl"})
_REMEMBERED = 50_000


class _Known:
    def __init__(self, pyphen: ModuleType, wordfreq: ModuleType) -> None:
        self._patterns = {language: pyphen.Pyphen(lang=name) for language, name in _PATTERNS.items()}
        self._lists = wordfreq
        # Asked at every pause in typing, mostly about the same words.
        self._remembered_syllables = lru_cache(maxsize=_REMEMBERED)(self._count)
        self._remembered_zipf = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def syllables(self, word: str, language: str) -> int | None:
        return self._remembered_syllables(word, language)

    def zipf(self, word: str, language: str) -> float | None:
        return self._remembered_zipf(word, language)

    def _count(self, word: str, language: str) -> int | None:
        patterns = self._patterns.get(language)
        return None if patterns is None else len(patterns.positions(word)) + 1

    def _look_up(self, word: str, language: str) -> float | None:
        return float(self._lists.zipf_frequency(word, language)) if language in _LISTS else None


@lru_cache(maxsize=2)
def word_knowledge(syllables: str = "pyphen", lists: str = "wordfreq") -> WordKnowledge | None:
    """Return what is known of words; None where the extra ``b1`` is not installed.

    A list is read at the first question in its language, which takes up to half a second.
    """
    try:
        return _Known(import_module(syllables), import_module(lists))
    except ImportError:
        return None
