"""What the content studio works with besides its desk; the wiring fills it."""

from dataclasses import dataclass, field

from cases.content_edit import Files
from console.ports_content import Proofs, SideCounts
from dialogs.plain_words import WordKnowledge


class NoProofs:
    """Looks nothing over: for a console without the processes that do."""

    def begin(self, mark: str, base: Files, files: Files) -> None: ...


@dataclass(frozen=True, slots=True)
class Studio:
    """``words`` is None without the extra that knows words; ``small``: a small team sees what it needs."""

    proofs: Proofs = field(default_factory=NoProofs)
    words: WordKnowledge | None = None
    small: bool = False
    counts: tuple[SideCounts, ...] = ()
