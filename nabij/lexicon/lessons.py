"""What is learned from: each message as the combinations the second opinion hears, with its label."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cases.facts import Facts
from cases.levels import Level
from escalation.assessment import Status
from escalation.detector import Detector
from escalation.lexicon_types import Hit, Lexicon, Rule
from escalation.screen import screen
from escalation.second_opinion_grams import Grams, Shape, grams
from nabij.lexicon.voices import Voice

WEIGHTS = {Level.ACUTE: 3.0, Level.HIGH: 2.0, Level.CONCERN: 1.0, Level.REVIEW: 1.0, Level.NONE: 1.0}
"""How much more a missed acute message costs than a missed concern."""

LEXICON = "*lexicon"
"""Who "wrote" the sentences that prove the rules: no writer, so never one that is left out."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One labelled message, what rules alone make of it, and whether context ``lowered`` all they found."""

    voice: Voice
    kinds: Grams
    rules: Level
    lowered: bool

    @property
    def risk(self) -> bool:
        return self.voice.risk


def lessons_of(voices: Iterable[Voice], detector: Detector, shape: Shape) -> list[Lesson]:
    """Return each message as a lesson, its words as ``detector`` mends them."""
    return [_lesson(voice, detector, shape) for voice in voices]


def proofs_of(lexicon: Lexicon) -> Iterator[Voice]:
    """Yield the sentences that prove the rules, as messages; what another rule may still find is left out."""
    for rule in lexicon.rules:
        for hit in rule.proof.hits:
            level = _level(rule, hit)
            if level is not None:
                yield Voice(hit.text, level, hit.status.value, rule.code, "nl", hit.speaker, LEXICON, 0)


def _level(rule: Rule, hit: Hit) -> Level | None:
    if hit.status is Status.ACTIVE:
        return rule.level_for(hit.speaker) if hit.level is None else hit.level
    return Level.NONE if hit.level in (None, Level.NONE) else None


def _lesson(voice: Voice, detector: Detector, shape: Shape) -> Lesson:
    found = screen(voice.text, voice.speaker, Facts(), detector)
    return Lesson(
        voice,
        grams(detector.look(voice.text).reading.forms, voice.speaker, shape),
        found.level,
        bool(found.findings) and found.level is Level.NONE,
    )
