"""What the quality loop and care for workers need; the vault fits it by shape, as in ``console/ports.py``."""

from collections.abc import Sequence
from typing import Protocol

from cases.care import CareAsk, CareRow, Exposure, Feeling, LoadRow
from cases.desk import Staff
from cases.ids import ClientId, MessageId
from cases.levels import Level
from cases.quality import MissedFigure, ReviewRow, ReviewText, RuleFigure, SideFigure
from cases.word_tip import WordTip


class Judgements(Protocol):
    """One side's marks and texts that workers look at again. Raises NotFound as the whole desk does."""

    def wrong_marks(self, staff: Staff, client: ClientId) -> frozenset[tuple[MessageId, str]]:
        """Return the marks that were called wrong: message and rule."""

    def call_wrong(self, staff: Staff, client: ClientId, message: MessageId, rule: str) -> None:
        """Count a mark as wrong, once."""

    def review_list(self, staff: Staff) -> Sequence[ReviewRow]: ...

    def review(self, staff: Staff, client: ClientId) -> Sequence[ReviewText]:
        """Open the texts of one client that were read and not judged, logged before."""

    def review_one(self, staff: Staff, message: MessageId) -> ReviewText: ...

    def judge_text(self, staff: Staff, message: MessageId, missed: tuple[str, Level] | None) -> bool:
        """Keep what a text should have been; say whether somebody is asked to act on it now."""


class Figures(Protocol):
    """Counts without a client, and how workers are."""

    def mark_figures(self, staff: Staff) -> Sequence[RuleFigure]: ...

    def missed_figures(self, staff: Staff) -> Sequence[MissedFigure]: ...

    def leave_word_tip(self, staff: Staff, code: str, words: str) -> bool:
        """Keep words that Nabij should watch for; False when too many of this person wait.

        Raises ContentFault for what looks like a sentence, a name or a number.
        """

    def word_tips(self, staff: Staff) -> Sequence[WordTip]: ...

    def end_word_tip(self, staff: Staff, tip: str) -> None: ...

    def side_figures(self, staff: Staff) -> Sequence[SideFigure]: ...

    def care_asked(self, staff: Staff) -> CareAsk | None: ...

    def answer_care(self, staff: Staff, ask: str, feeling: Feeling) -> None: ...

    def exposure(self, staff: Staff) -> Exposure:
        """Return what this person handled in 28 days: for the person alone."""

    def loads(self, staff: Staff) -> Sequence[LoadRow]: ...

    def care_tasks(self, staff: Staff) -> Sequence[CareRow]: ...

    def finish_care(self, staff: Staff, task: str) -> None: ...
