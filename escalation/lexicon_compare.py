"""What an edit of the lexicon changes: in its rules, and in what is found in messages of known level."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cases.facts import Facts
from cases.levels import Level
from cases.sides import Speaker
from escalation.detector import Detector
from escalation.lexicon_reach import forms_of
from escalation.lexicon_types import Lexicon, Proof, Rule
from escalation.screen import screen


@dataclass(frozen=True, slots=True)
class Known:
    """A message with the level that people gave it; none is harmless."""

    text: str
    speaker: Speaker
    level: Level


@dataclass(frozen=True, slots=True)
class Edit:
    """Ids of rules, and names of classes, that came, went or say something else."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    classes: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    """Of each class that changed the forms that came and the forms that went."""


@dataclass(frozen=True, slots=True)
class Change:
    """One message that is seen otherwise. ``rule`` is what leads to the higher of the two levels."""

    known: Known
    old: Level
    new: Level
    rule: str

    @property
    def heavier(self) -> bool:
        return self.new > self.old


@dataclass(frozen=True, slots=True)
class Compared:
    """All messages that are seen otherwise, and how many messages were held against both."""

    harmless: int
    risk: int
    changes: tuple[Change, ...]

    def alarms(self, *, more: bool) -> list[Change]:
        """Return the harmless messages that alarm only after, or only before the edit."""
        return [one for one in self._crossing(more=more) if one.known.level is Level.NONE]

    def finds(self, *, more: bool) -> list[Change]:
        """Return the messages with risk that are found only after, or only before the edit."""
        return [one for one in self._crossing(more=more) if one.known.level is not Level.NONE]

    def weighed(self, *, heavier: bool) -> list[Change]:
        """Return the messages that alarm both times, now heavier or lighter."""
        return [one for one in self.changes if min(one.old, one.new) > Level.NONE and one.heavier is heavier]

    @property
    def moves(self) -> Mapping[tuple[Level, Level], int]:
        """Return how many messages went from one level to another."""
        return Counter((one.old, one.new) for one in self.changes)

    def _crossing(self, *, more: bool) -> Iterable[Change]:
        return (one for one in self.changes if min(one.old, one.new) is Level.NONE and one.heavier is more)


def edit_of(old: Lexicon, new: Lexicon) -> Edit:
    """Return what differs; a rule also changes with the words of a class it uses."""
    before = {rule.id: _said(rule, old) for rule in old.rules}
    after = {rule.id: _said(rule, new) for rule in new.rules}
    return Edit(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())),
        tuple(sorted(one for one in before.keys() & after.keys() if before[one] != after[one])),
        _classes(old, new),
    )


def _said(rule: Rule, lexicon: Lexicon) -> object:
    """Return all of a rule that bears on what it finds: not its tests, nor who answers for it."""
    plain = replace(rule, proof=Proof(), source="", owner="", reviewed="", explanation="")
    slots = {slot for pattern in rule.patterns for slot in pattern.slots} | set(rule.unless)
    slots |= {slot for _, shifted in rule.shifts for slot in shifted}
    slots |= {word.strip("{}") for phrase in rule.exceptions for word in phrase.split()}
    return plain, {slot: frozenset(forms_of(slot, lexicon)) for slot in slots}


def _classes(old: Lexicon, new: Lexicon) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    found = {}
    for name in sorted(old.classes.keys() | new.classes.keys()):
        before, after = set(old.classes.get(name, ())), set(new.classes.get(name, ()))
        if before != after:
            found[name] = (tuple(sorted(after - before)), tuple(sorted(before - after)))
    return found


def compared(messages: Sequence[Known], old: Detector, new: Detector) -> Compared:
    """Hold every message against both detectors."""
    changes = tuple(change for known in messages if (change := _change(known, old, new)) is not None)
    harmless = sum(known.level is Level.NONE for known in messages)
    return Compared(harmless, len(messages) - harmless, changes)


def _change(known: Known, old: Detector, new: Detector) -> Change | None:
    before, after = (screen(known.text, known.speaker, Facts(), each) for each in (old, new))
    if before.level is after.level:
        return None
    leading = max(before, after, key=lambda one: one.level).leading
    return Change(known, before.level, after.level, leading.rule if leading else "")


def known_by_tests(*lexicons: Lexicon) -> list[Known]:
    """Return the sentences that prove the rules, each once; one that context lowers is left out."""
    found: dict[tuple[str, Speaker], Known] = {}
    for lexicon in lexicons:
        for rule in lexicon.rules:
            hits = rule.proof.hits[: len(rule.proof.hits) - rule.proof.told]
            for hit in hits:
                level = rule.level_for(hit.speaker) if hit.level is None else hit.level
                found.setdefault((hit.text, hit.speaker), Known(hit.text, hit.speaker, level))
    for lexicon in lexicons:
        for miss in (miss for rule in lexicon.rules for miss in rule.proof.misses):
            found.setdefault((miss.text, miss.speaker), Known(miss.text, miss.speaker, Level.NONE))
    return list(found.values())
