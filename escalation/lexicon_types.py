"""The typed lexicon: word classes, rules over them, plain keywords and harmless phrases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cases.levels import Level
from cases.sides import Speaker
from escalation.assessment import Status

CODES = frozenset(f"R{number:02}" for number in range(1, 34))
_CATEGORIES_TEXT = """
    physical_violence kill_threat help_now suicide_self ban_violation perpetrator_losing_control
    stalking_control child_harm fear financial_abuse substance_relapse coercive_control
    eviction_isolation sexual_violence strangulation suicide_threat_partner not_safe_to_talk
    honour_violence weapon animal_harm child_abduction forced_marriage elder_neglect escalation
    pregnancy separation contact_drop perpetrator_intent perpetrator_justify digital_abuse property
    practical trauma threat_to_worker
"""
CATEGORIES = frozenset(_CATEGORIES_TEXT.split())


class Negation(StrEnum):
    """What "niet" near the words does; in ``part_of_phrase`` the rule's own "niet" is the risk."""

    NORMAL = "normal"
    PART_OF_PHRASE = "part_of_phrase"
    IGNORE = "ignore"


class Past(StrEnum):
    """What "vroeger" does to a finding: demote it, nothing, or take it away below acute."""

    DEMOTE = "demote"
    IGNORE = "ignore"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Slots in fixed order with at most ``reach`` words between, or in any order within ``reach``.

    A slot is a class name, a word or a phrase; ``A|B`` is one or the other.
    """

    slots: tuple[str, ...]
    reach: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A message that must give this rule at this level, or with this status."""

    text: str
    speaker: Speaker
    level: Level | None = None
    status: Status = Status.ACTIVE


@dataclass(frozen=True, slots=True)
class Proof:
    """The tests of a rule: ``hits`` must be found so, ``misses`` must not be found by it.

    The last ``told`` of the hits are about a status: what the context makes of the words.
    """

    hits: tuple[Hit, ...] = ()
    misses: tuple[Hit, ...] = ()
    told: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to alert. ``exceptions`` are phrases over its own words, ``unless`` stand anywhere near.

    ``shifts`` are levels for slots that stand in the same sentence; the first that fits counts.
    """

    id: str
    code: str
    category: str
    level: Level
    patterns: tuple[Pattern, ...]
    explanation: str
    shifts: tuple[tuple[Level, tuple[str, ...]], ...] = ()
    roles: Mapping[Speaker, Level] = field(default_factory=dict)
    speakers: frozenset[Speaker] = frozenset(Speaker)
    negation: Negation = Negation.NORMAL
    past: Past = Past.DEMOTE
    exceptions: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    context: bool = True
    hyperbole: bool = False
    imminent: bool = False
    proof: Proof = Proof()
    source: str = ""
    owner: str = ""
    reviewed: str = ""

    def level_for(self, speaker: Speaker) -> Level:
        return self.roles.get(speaker, self.level)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word or short phrase that a coordinator wants to see, whoever writes it."""

    words: str
    level: Level
    explanation: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything screening looks for. ``idioms`` are harmless phrases: their words count nowhere."""

    classes: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    keywords: tuple[Keyword, ...] = ()
    idioms: tuple[str, ...] = ()
