"""What the lexicon hits for nothing: its words and its rules over messages that are known to be harmless."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cases.content import ContentFault, ContentPath
from cases.facts import Facts
from cases.levels import Level
from escalation.detector import Detector
from escalation.lexicon_reach import Row, rows_of
from escalation.lexicon_types import Hit, Lexicon, Negation, Past, Pattern, Rule
from escalation.screen import screen

MOST_HITS = {Level.ACUTE: 0.01, Level.HIGH: 0.01, Level.CONCERN: 0.015}
"""The share of harmless messages that one rule may alarm about, by its level."""
MOST_REVIEWS = 0.03
"""The same for a rule that only asks for reading."""
MOST_ANCHOR, MUCH_ANCHOR = 0.10, 0.02
"""The share of harmless messages that may hold the first word of a row: refused above, told from.

The known harmless messages are look-alikes, written around the very words of danger; risk.md's 2 % of
everyday messages is therefore told and not refused.
"""
FEWEST = 3
SHOWN = 3
SAMPLE, MOST_MESSAGES = 1000, 3000
"""Messages in which slots are counted, and against which rules are held, spread over all that there are."""


@dataclass(frozen=True, slots=True)
class Common:
    """How often each slot stands in harmless messages, and which of them each rule alarms about."""

    messages: int
    sample: int
    slots: Mapping[str, int]
    alarms: Mapping[str, tuple[str, ...]]


def common_in(lexicon: Lexicon, harmless: Sequence[Hit]) -> Common:
    """Read every harmless message once by slot and once by rule."""
    slots = sorted({slot for rule in lexicon.rules for one in rule.patterns for slot in one.slots})
    probe = Detector.of(Lexicon(lexicon.classes, tuple(map(_probe, slots))), "woorden")
    rules = Detector.of(lexicon, "onschuldig")
    seen: Counter[str] = Counter()
    alarms: dict[str, list[str]] = {}
    sample, harmless = _spread(harmless, SAMPLE), _spread(harmless, MOST_MESSAGES)
    for hit in sample:
        seen.update({met.signal.rule.id for met in probe.look(hit.text).met})
    for hit in harmless:
        for finding in screen(hit.text, hit.speaker, Facts(), rules).findings:
            if finding.level > Level.NONE:
                alarms.setdefault(finding.rule, []).append(hit.text)
    return Common(len(harmless), len(sample), seen, {rule: tuple(texts) for rule, texts in alarms.items()})


def _spread(messages: Sequence[Hit], most: int) -> Sequence[Hit]:
    """Return at most ``most`` of the messages, at equal distances."""
    return messages[:: max(1, -(-len(messages) // most))]


def _probe(slot: str) -> Rule:
    """Return a rule that is met wherever the slot stands."""
    return Rule(
        id=slot,
        code="R08",
        category="escalation",
        level=Level.REVIEW,
        patterns=(Pattern((slot,), 0, ordered=False),),
        explanation="",
        negation=Negation.IGNORE,
        past=Past.IGNORE,
        context=False,
    )


def alarm_faults(
    lexicon: Lexicon, common: Common, places: Mapping[str, ContentPath]
) -> Iterator[ContentFault]:
    """Return the rules that alarm about too many harmless messages, with the first of them."""
    for rule in lexicon.rules:
        texts = common.alarms.get(rule.id, ())
        if len(texts) >= FEWEST and len(texts) > MOST_HITS.get(rule.level, MOST_REVIEWS) * common.messages:
            shown = "; ".join(f"'{text}'" for text in texts[:SHOWN])
            yield ContentFault(
                places[rule.id],
                f"Regel '{rule.id}' is te gewoon: hij vindt {len(texts)} van {common.messages}"
                f" onschuldige zinnen, zoals {shown}.",
                "Maak de regel smaller, met een woord erbij of met 'unless'.",
            )


def anchor_faults(
    lexicon: Lexicon, common: Common, places: Mapping[str, ContentPath], least: float, most: float = 1.0
) -> Iterator[ContentFault]:
    """Return the rows whose first word stands in more than ``least``, at most ``most``, of the messages."""
    for row in rows_of(lexicon):
        slot, seen = _anchor(row, common.slots)
        share = seen / max(1, common.sample)
        if seen >= FEWEST and least < share <= most:
            yield ContentFault(
                row.place(places),
                f"{row.told}: '{_short(slot)}' staat in {share:.0%} van de onschuldige zinnen.",
                _rarer(row, common.slots, seen),
            )


def _anchor(row: Row, seen: Mapping[str, int]) -> tuple[str, int]:
    """Return the slot that a search begins at: the first, or the rarest where the order is fixed."""
    slots: Iterable[str] = row.pattern.slots if row.pattern.ordered else row.pattern.slots[:1]
    return min(((slot, seen.get(slot, 0)) for slot in slots), key=lambda one: one[1])


def _rarer(row: Row, seen: Mapping[str, int], most: int) -> str:
    slot = min(row.pattern.slots, key=lambda one: seen.get(one, 0))
    if seen.get(slot, 0) < most:
        return f"Zet '{_short(slot)}' voorop: dat is zeldzamer."
    return "Voeg een zeldzamer woord toe en zet dat voorop."


def _short(slot: str) -> str:
    first, *more = slot.split("|")
    return f"{first}|..." if more else first
