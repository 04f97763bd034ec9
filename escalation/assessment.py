"""What screening says about one text. Final form: issue 03 makes it better, never different.

Holds no client words: a finding points into the text by its span.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from cases.levels import Level


class Status(StrEnum):
    ACTIVE = "active"
    NEGATED = "negated"
    PAST = "past"
    HYPOTHETICAL = "hypothetical"
    OTHER_PERSON = "other_person"
    MEDIA = "media"
    JOKE = "joke"
    REPORTED = "reported"


class Priority(IntEnum):
    """How soon a message of level review is read: ``FIRST`` goes before all, and is asked about at once."""

    NONE = 0
    REVIEW = 1
    FIRST = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One signal. ``start`` and ``end`` are character offsets in the text as the client wrote it.

    ``code`` is the class of the field (R01 to R33), ``category`` its English word. ``raw_level`` is
    what the rule says, ``level`` what is left after context, role and facts. ``imminent`` is true
    when the danger is now or here. ``explanation`` is Dutch, for the worker, without client words.
    """

    category: str
    code: str
    level: Level
    raw_level: Level
    status: Status
    start: int
    end: int
    rule: str
    explanation: str
    imminent: bool = False
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """``level`` is the highest of the findings; findings stand most urgent first.

    ``silent`` is true for S3-silent (R20): someone may be reading along, no number may be shown.
    ``model_score`` is the second opinion on this one text, from 0 to 1: None when it is off or was not
    asked. ``parts`` are the places in the text that weighed most in it.
    """

    level: Level
    findings: tuple[Finding, ...] = ()
    silent: bool = False
    needs_question: bool = False
    too_long: bool = False
    model_score: float | None = None
    lexicon: str = ""
    priority: Priority = Priority.NONE
    parts: tuple[tuple[int, int], ...] = ()

    @property
    def leading(self) -> Finding | None:
        return self.findings[0] if self.findings else None
