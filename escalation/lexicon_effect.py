"""What the words say of one typed sentence, and what an edit of them does to sentences of known level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cases.facts import Facts
from cases.levels import Level
from cases.sides import Speaker
from escalation.assessment import Finding, Status
from escalation.detector import Detector
from escalation.lexicon_compare import Change, Compared, Known, compared
from escalation.lexicon_types import Lexicon
from escalation.screen import screen


@dataclass(frozen=True, slots=True)
class SeenFinding:
    """One rule that was met, and its theme as R01 to R33.

    ``words`` are those of the typed text from the first to the last that count.

    ``explanation`` is Dutch and says too why the words around it, ``cues``, made it lighter.
    """

    rule: str
    code: str
    level: Level
    raw_level: Level
    status: Status
    words: str
    explanation: str
    cues: tuple[str, ...]

    @property
    def lighter(self) -> bool:
        return self.level < self.raw_level


@dataclass(frozen=True, slots=True)
class Seen:
    """What a message would do. ``reread``: a human reads it, for it was too long to read to the end."""

    level: Level
    findings: tuple[SeenFinding, ...]
    silent: bool
    reread: bool


@dataclass(frozen=True, slots=True)
class CorpusEffect:
    """One collection of sentences: how many are found more and less, and each that is seen otherwise."""

    name: str
    sentences: int
    compared: Compared

    @property
    def found(self) -> int:
        return sum(one.old is Level.NONE for one in self.compared.changes)

    @property
    def lost(self) -> int:
        return sum(one.new is Level.NONE for one in self.compared.changes)

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.compared.changes


@dataclass(frozen=True, slots=True)
class Effect:
    corpora: tuple[CorpusEffect, ...]

    @property
    def lost_alarms(self) -> tuple[Change, ...]:
        """Return the sentences that were high or acute and are lighter now, each once."""
        changes = (change for one in self.corpora for change in one.changes)
        return tuple(dict.fromkeys(one for one in changes if one.old >= Level.HIGH and one.new < one.old))


def seen(detector: Detector, text: str, speaker: Speaker, facts: Facts) -> Seen:
    """Return what the words say of a typed message, by the same rule as a real one. Keeps nothing."""
    found = screen(text, speaker, facts, detector)
    return Seen(found.level, tuple(_told(one, text) for one in found.findings), found.silent, found.too_long)


def _told(finding: Finding, text: str) -> SeenFinding:
    return SeenFinding(
        finding.rule,
        finding.code,
        finding.level,
        finding.raw_level,
        finding.status,
        text[finding.start : finding.end],
        finding.explanation,
        finding.cues,
    )


def within_reach(old: Lexicon, new: Lexicon, known: Sequence[Known]) -> Sequence[Known]:
    """Return the sentences that an edit of rules can change; all of them where more than rules changed.

    The rules that differ are tried without what excuses them and with all their words mended, so that too
    many are kept and not too few. What only another rule takes apart can slip through: it is a first look.
    """
    if (old.classes, old.keywords, old.idioms) != (new.classes, new.keywords, new.idioms):
        return known
    before, after = ({rule.id: rule for rule in one.rules} for one in (old, new))
    names = [one for one in {**before, **after} if before.get(one) != after.get(one)]
    wide = [
        replace(side[name], id=f"{name} {place}", exceptions=(), unless=(), level=Level.ACUTE)
        for name in names
        for place, side in enumerate((before, after))
        if name in side
    ]
    detector = Detector.of(Lexicon(new.classes, tuple(wide)), "bereik")
    return [one for one in known if detector.look(one.text).met]


def effect(old: Detector, new: Detector, corpora: Mapping[str, Sequence[Known]]) -> Effect:
    """Hold each collection of sentences, by name, against the words of now and those of the edit."""
    return Effect(
        tuple(CorpusEffect(name, len(known), compared(known, old, new)) for name, known in corpora.items())
    )
