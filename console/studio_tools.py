"""What the content studio works with besides its desk; the wiring fills it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from cases.content_edit import Files
from console.ports_content import Proofs, SideCounts, WordEffects
from dialogs.plain_words import WordKnowledge

Holidays = Callable[[date, date], Iterable[tuple[date, str]]]
"""The public days off from a date up to and with another, each with its name, in order."""


def no_holidays(_first: date, _last: date) -> tuple[tuple[date, str], ...]:
    return ()


class NoProofs:
    """Looks nothing over: for a console without the processes that do."""

    def begin(self, mark: str, base: Files, files: Files) -> None: ...


class NoEffects:
    """Looks at no danger words: for a console without the process that does."""

    def begin(self, mark: str, base: Files, files: Files) -> None: ...

    def found(self, _mark: str, /) -> str | None:
        return None


@dataclass(frozen=True, slots=True)
class Studio:
    """``words`` is None without the extra that knows words; ``small``: a small team sees what it needs."""

    proofs: Proofs = field(default_factory=NoProofs)
    words: WordKnowledge | None = None
    small: bool = False
    counts: tuple[SideCounts, ...] = ()
    holidays: Holidays = no_holidays
    effects: WordEffects = field(default_factory=NoEffects)
