"""The plain words of a message in columns: each with its clause, its sentence and its place in the text."""

import re
from collections.abc import Sequence
from typing import NamedTuple

MARKS = frozenset('.!?;,:()"\n')
CALM = re.compile(r"[a-z0-9'`@$]+|[.!?;]+|[,:()\"\n]+")
"""Splits small ASCII letters; what is more than letters in a piece is for ``normalise`` to make plain."""

Span = tuple[int, int]


class Token(NamedTuple):
    """A word; ``start`` and ``end`` are offsets in the original text."""

    word: str
    start: int
    end: int
    clause: int
    sentence: int


class Row:
    """The words of a message with their clauses and sentences, as columns.

    ``spans`` are the places in the original text; those of a calm text are only looked up when asked for.
    """

    __slots__ = ("_calm", "_spans", "clauses", "sentences", "words")

    def __init__(
        self,
        words: Sequence[str],
        clauses: Sequence[int],
        sentences: Sequence[int],
        spans: Sequence[Span] = (),
        calm: str = "",
    ) -> None:
        self.words, self.clauses, self.sentences = words, clauses, sentences
        self._spans, self._calm = spans, calm

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "Row":
        """Return the columns of these tokens."""
        if not tokens:
            return cls((), (), ())
        words, starts, ends, clauses, sentences = zip(*tokens, strict=True)
        return cls(words, clauses, sentences, tuple(zip(starts, ends, strict=True)))

    @property
    def spans(self) -> Sequence[Span]:
        if self._calm:
            found = CALM.finditer(self._calm)
            self._spans, self._calm = [one.span() for one in found if one[0][0] not in MARKS], ""
        return self._spans

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Return each word with all that is known of it."""
        return tuple(
            Token(word, start, end, clause, sentence)
            for word, (start, end), clause, sentence in zip(
                self.words, self.spans, self.clauses, self.sentences, strict=True
            )
        )

    def width(self, place: int) -> int:
        """Return how many characters a word takes in the original text."""
        if self._calm:
            return len(self.words[place])
        start, end = self._spans[place]
        return end - start

    def beginning(self, size: int) -> "Row":
        """Return the first ``size`` words."""
        return Row(self.words[:size], self.clauses[:size], self.sentences[:size], self.spans[:size])


class Normalised:
    """``text`` is the plain form; ``questions`` are the sentences that end in a question mark."""

    __slots__ = ("_plain", "cut", "questions", "row")

    def __init__(self, plain: Sequence[str], row: Row, questions: frozenset[int], *, cut: bool) -> None:
        self._plain, self.row, self.questions, self.cut = plain, row, questions, cut

    @property
    def text(self) -> str:
        return " ".join(self._plain)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.row.tokens
