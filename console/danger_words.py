"""The danger words of a change: its rules one by one, what they find, and whether an edit finds less."""

import re
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.library import WEIGHTS
from cases.content import ContentFault, Plain
from cases.content_edit import Files, digest
from cases.facts import Facts
from cases.levels import Level
from cases.sides import Speaker
from escalation.detector import Detector
from escalation.lexicon import draft_of
from escalation.lexicon_change import WordChange, what_changed
from escalation.lexicon_effect import Seen, SeenFinding, seen
from escalation.lexicon_form import form_of, lines_of
from escalation.lexicon_form_check import read_rule
from escalation.lexicon_types import Hit, Lexicon, Rule
from escalation.second_opinion_read import parse_second_opinion

FOLDER = "lexicon/"
_ENDING = ".yaml"
OWN_WORDS = "keywords.yaml"
_NAME = re.compile(r"[A-Z0-9_]+")
_KEPT = 2
"""Compiled danger words that are kept, 50 MB each: those of a change and those in use."""


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """One rule as the content holds it. ``file`` is the word in an address, ``number`` its place there."""

    file: str
    number: int
    plain: Mapping[str, Plain]

    @property
    def name(self) -> str:
        return _text(self.plain.get("id"))

    @property
    def path(self) -> str:
        """Return the file it stands in, inside the content."""
        return f"{FOLDER}{self.file}{_ENDING}"

    @property
    def title(self) -> str:
        """Return what people call it: what it tells a colleague."""
        return _text(self.plain.get("uitleg")) or self.name

    @property
    def theme(self) -> str:
        return _text(self.plain.get("code"))

    @property
    def severity(self) -> str:
        return _text(self.plain.get("severity"))

    @property
    def shown(self) -> Mapping[str, str]:
        return form_of(self.plain)

    @property
    def begins(self) -> str:
        """Return the first line of words, for a list."""
        return next(iter(lines_of(f"{self.shown['samen']}\n{self.shown['volgorde']}")), "")

    def uses(self, group: str) -> bool:
        """Say whether it names this group of words somewhere."""
        return group in _NAME.findall("\n".join(self.shown.values()))

    def holds(self, words: str) -> bool:
        """Say whether it says these words somewhere; ``words`` are small letters."""
        return words in self.name.casefold() or any(words in one.casefold() for one in self.shown.values())


def _text(plain: Plain | None) -> str:
    return plain if isinstance(plain, str) else ""


def is_word_file(name: str) -> bool:
    """Say whether what Nabij finds depends on this file."""
    return name.startswith(FOLDER) or name == OWN_WORDS


def rules_in(files: Files) -> Iterator[PlacedRule]:
    """Return every rule, in the order of the files."""
    for name in sorted(files):
        if name.startswith(FOLDER) and name.endswith(_ENDING):
            for number, plain in enumerate(listed_rules(files, name)):
                if isinstance(plain, Mapping):
                    yield PlacedRule(name.removeprefix(FOLDER).removesuffix(_ENDING), number, plain)


def listed_rules(files: Files, path: str) -> Sequence[Plain]:
    """Return the rules of one file as they stand."""
    plain = files.get(path)
    rules = plain.get("rules") if isinstance(plain, Mapping) else None
    return rules if rules is not None and not isinstance(rules, str | Mapping) else ()


def rule_named(files: Files, name: str) -> PlacedRule | None:
    return next((one for one in rules_in(files) if one.name == name), None)


def groups_in(files: Files) -> list[tuple[str, str, Plain]]:
    """Return the groups of words by name: each with its file and its content."""
    found: dict[str, tuple[str, Plain]] = {}
    for file in sorted(files):
        plain = files[file]
        part = plain.get("classes") if file.startswith(FOLDER) and isinstance(plain, Mapping) else None
        for name, one in part.items() if isinstance(part, Mapping) else ():
            found.setdefault(name, (file, one))
    return [(name, *found[name]) for name in sorted(found)]


def group_finds_less(
    files: Files, name: str, before: Sequence[str], after: Sequence[str]
) -> tuple[WordChange, ...]:
    """Return how Nabij would find less by other words in a group; more words in one that soothes do."""
    words = {one: plain for one, plain in files.items() if is_word_file(one) and one != WEIGHTS}
    now = draft_of(words, prove=False).lexicon
    old, new = (replace(now, classes={**now.classes, name: tuple(one)}) for one in (before, after))
    changed = what_changed(old, new)
    return (*changed.lowered, *changed.removed)


def groups_of(files: Files) -> Lexicon:
    """Return the groups of words and the harmless phrases, without a rule: fast, and never a fault."""
    kept = ("classes", "idioms")
    parts = {
        name: {part: plain[part] for part in kept if part in plain}
        for name, plain in files.items()
        if name.startswith(FOLDER) and isinstance(plain, Mapping) and name != WEIGHTS
    }
    return draft_of(parts, prove=False).lexicon


def everyday_of(files: Files) -> tuple[Hit, ...]:
    """Return the sentences that the rules themselves call harmless: what people write on any day."""
    return tuple(
        Hit(line, Speaker.VICTIM) for rule in rules_in(files) for line in lines_of(rule.shown["mis"])
    )


def finds_less(base: Files, now: Lexicon, name: str, new: Rule | None) -> tuple[WordChange, ...]:
    """Return how a rule that is in use would find less by an edit; ``new`` is None where it goes.

    ``now`` brings the groups of words. A rule that is not in use yet can only add.
    """
    used = rule_named(base, name)
    if used is None:
        return ()
    old = read_rule(used.plain, now.classes)
    if isinstance(old, ContentFault):
        return (WordChange("regel", name, "kan minder vinden"),)
    after = () if new is None else (new,)
    changed = what_changed(replace(now, rules=(old,)), replace(now, rules=after))
    return (*changed.lowered, *changed.removed)


@dataclass(frozen=True, slots=True)
class Trial:
    """Danger words ready to be tried. ``broken`` parts have a fault and are left out of it."""

    detector: Detector
    broken: int


@dataclass(frozen=True, slots=True)
class HeardFinding:
    """What one rule found. ``speakers`` are those for whom it did, empty where it did for all of them."""

    found: SeenFinding
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a typed sentence would do when these people write it."""

    level: Level
    silent: bool
    speakers: tuple[Speaker, ...]
    findings: tuple[HeardFinding, ...]


class Trials:
    """Keeps the danger words of a few changes ready; making one anew takes most of a second."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: OrderedDict[str, Trial] = OrderedDict()

    def of(self, files: Files) -> Trial:
        """Return the danger words of a content; equal ones are made once, also for two who ask together."""
        words = {name: plain for name, plain in files.items() if is_word_file(name)}
        mark = digest(words)
        with self._lock:
            found = self._made.get(mark)
            if found is None:
                found = self._made[mark] = _made(words)
            self._made.move_to_end(mark)
            if len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return found


TRIALS = Trials()
"""Danger words of content and nothing of anybody; a sentence that is tried goes through and is gone."""


def _made(words: Files) -> Trial:
    draft = draft_of({name: plain for name, plain in words.items() if name != WEIGHTS}, prove=False)
    faults = len(draft.faults)
    try:
        second = parse_second_opinion(words[WEIGHTS], (WEIGHTS,)) if WEIGHTS in words else None
    except ContentFault:
        second, faults = None, faults + 1
    return Trial(Detector.of(draft.lexicon, "proef", second), faults)


def heard_by(trial: Trial, text: str) -> tuple[Heard, ...]:
    """Return what a sentence would do, the gravest first; people for whom it does the same stand together."""
    by_speaker = {one: seen(trial.detector, text, one, Facts()) for one in Speaker}
    outcomes: dict[tuple[Level, bool], list[Speaker]] = {}
    for speaker, one in by_speaker.items():
        outcomes.setdefault((one.level, one.silent), []).append(speaker)
    told = (
        Heard(level, silent, tuple(speakers), _findings({one: by_speaker[one] for one in speakers}))
        for (level, silent), speakers in outcomes.items()
    )
    return tuple(sorted(told, key=lambda one: -one.level))


def _findings(by_speaker: Mapping[Speaker, Seen]) -> tuple[HeardFinding, ...]:
    whose: dict[SeenFinding, list[Speaker]] = {}
    for speaker, one in by_speaker.items():
        for found in one.findings:
            whose.setdefault(found, []).append(speaker)
    everybody = len(by_speaker)
    told = (HeardFinding(one, () if len(who) == everybody else tuple(who)) for one, who in whose.items())
    return tuple(sorted(told, key=lambda one: (-one.found.level, len(one.speakers))))
