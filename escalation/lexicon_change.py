"""Whether an edit of the words only adds, or can make some message less urgent than it was.

Free is what is known to add; every other difference asks for a reason, so a kind of change that nobody
thought of is never free.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cases.levels import Level
from escalation.lexicon_types import Lexicon, Pattern, Proof, Rule


@dataclass(frozen=True, slots=True)
class WordChange:
    """``kind`` is regel, klasse, woord or uitdrukking; ``name`` which one; ``what`` is one Dutch line."""

    kind: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class WhatChanged:
    additions: tuple[WordChange, ...]
    lowered: tuple[WordChange, ...]
    removed: tuple[WordChange, ...]

    @property
    def is_free(self) -> bool:
        """Say whether no reason and no extra approver are needed."""
        return not (self.lowered or self.removed)


def what_changed(old: Lexicon, new: Lexicon) -> WhatChanged:
    """Return what an edit adds, what it can lower and what it takes away."""
    added: list[WordChange] = []
    lowered: list[WordChange] = []
    removed: list[WordChange] = []
    for kind, before, after in _named(old, new):
        added += [WordChange(kind, name, "is nieuw") for name in sorted(after.keys() - before.keys())]
        removed += [WordChange(kind, name, "is weg") for name in sorted(before.keys() - after.keys())]
    for change, only_adds in _altered(old, new):
        (added if only_adds else lowered).append(change)
    come, gone = (set(one.idioms) - set(other.idioms) for one, other in ((new, old), (old, new)))
    lowered += [WordChange("uitdrukking", one, "telt niet meer als gevaar") for one in sorted(come)]
    added += [WordChange("uitdrukking", one, "telt weer mee") for one in sorted(gone)]
    return WhatChanged(tuple(added), tuple(lowered), tuple(removed))


def _named(old: Lexicon, new: Lexicon) -> Iterator[tuple[str, Mapping[str, object], Mapping[str, object]]]:
    yield "regel", {one.id: one for one in old.rules}, {one.id: one for one in new.rules}
    yield "woord", {one.words: one for one in old.keywords}, {one.words: one for one in new.keywords}
    yield "klasse", old.classes, new.classes


def _altered(old: Lexicon, new: Lexicon) -> Iterator[tuple[WordChange, bool]]:
    after = {rule.id: rule for rule in new.rules}
    for rule in old.rules:
        other = after.get(rule.id, rule)
        if other != rule:
            adds = _only_adds(rule, other)
            yield WordChange("regel", rule.id, "zoekt meer" if adds else "kan minder vinden"), adds
    words = {one.words: one for one in new.keywords}
    for keyword in old.keywords:
        found = words.get(keyword.words, keyword)
        if found != keyword:
            adds = found.level >= keyword.level
            yield WordChange("woord", keyword.words, "telt zwaarder" if adds else "telt lichter"), adds
    yield from _altered_classes(old, new)


def _altered_classes(old: Lexicon, new: Lexicon) -> Iterator[tuple[WordChange, bool]]:
    soothing = _soothing((*old.rules, *new.rules), (*old.idioms, *new.idioms))
    for name, forms in old.classes.items():
        before, after = set(forms), set(new.classes.get(name, forms))
        if before != after:
            adds = before < after and name not in soothing
            yield WordChange("klasse", name, "heeft er woorden bij" if adds else "kan minder vinden"), adds


def _soothing(rules: Iterable[Rule], idioms: Iterable[str]) -> frozenset[str]:
    """Return the classes of which one more word may excuse or shift a message."""
    slots = {word.strip("{}") for phrase in idioms for word in phrase.split()}
    for rule in rules:
        slots |= {word.strip("{}") for phrase in rule.exceptions for word in phrase.split()}
        slots |= {*rule.unless, *(slot for _, shifted in rule.shifts for slot in shifted)}
    return frozenset(one for slot in slots for one in slot.split("|"))


def _only_adds(old: Rule, new: Rule) -> bool:
    """Say whether every message that met the old rule meets the new one, at least as heavy."""
    return _bare(old) == _bare(new) and _excuses_less(old, new) and _is_as_heavy(old, new) and _sees(old, new)


def _bare(rule: Rule) -> Rule:
    """Return what may not differ at all; each field that is made equal here is weighed by a rule below."""
    return replace(
        rule,
        level=Level.NONE,
        patterns=(),
        roles={},
        speakers=frozenset(),
        exceptions=(),
        unless=(),
        proof=Proof(),
        explanation="",
        source="",
        owner="",
        reviewed="",
    )


def _excuses_less(old: Rule, new: Rule) -> bool:
    return set(new.exceptions) <= set(old.exceptions) and set(new.unless) <= set(old.unless)


def _is_as_heavy(old: Rule, new: Rule) -> bool:
    """Say whether no speaker's message is lighter. With shifts a higher level can turn one round."""
    same = (old.level, old.roles) == (new.level, new.roles)
    heavier = all(new.level_for(one) >= old.level_for(one) for one in old.speakers)
    return same or (heavier and not old.shifts)


def _sees(old: Rule, new: Rule) -> bool:
    """Say whether rows, speakers and tests of the old rule are all still there, or wider."""
    rows = all(any(_covers(other, one) for other in new.patterns) for one in old.patterns)
    hits = Counter(new.proof.hits) >= Counter(old.proof.hits)
    misses = Counter(new.proof.misses) >= Counter(old.proof.misses)
    return rows and old.speakers <= new.speakers and hits and misses


def _covers(wide: Pattern, narrow: Pattern) -> bool:
    same = (wide.slots, wide.ordered) == (narrow.slots, narrow.ordered)
    return same and wide.reach >= narrow.reach
