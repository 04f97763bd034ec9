"""The lexicon, compiled to answer which rules a message meets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from cases.levels import Level
from escalation.assessment import Assessment
from escalation.context import Reading, Signal
from escalation.detector_forms import Vocabulary, bits_of
from escalation.detector_match import Place, Scene, Search, Steps, TooComplexError, find
from escalation.detector_minimum import MINIMUM
from escalation.detector_see import Seen, numbers_of, see
from escalation.detector_vocabulary import vocabulary
from escalation.detector_words import COMMON_WORDS, STOP_WORDS
from escalation.lexicon_types import Keyword, Lexicon, Negation, Past, Pattern, Rule
from escalation.normalise import normalise
from escalation.second_opinion import SecondOpinion

KEYWORD_RULE = "woord:"
_DOTS = "..."
_DOTS_REACH = 3
_BEGINNING = 8
_MOST_WORDS = 600
"""A message with more words is looked at whole, and goes to a human whatever is found."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule with its slots as class numbers."""

    rule: Rule
    searches: tuple[Search, ...]
    exceptions: tuple[Search, ...]
    excused: int
    barred: int
    shifts: tuple[tuple[Level, int], ...]


@dataclass(frozen=True, slots=True)
class Met:
    """A rule that a message meets; ``level`` is set when words nearby shift it."""

    signal: Signal
    shift: Level | None


@dataclass(frozen=True, slots=True)
class Sight:
    """All that one message shows. ``complete`` is false when it was too long or too complex."""

    reading: Reading
    met: tuple[Met, ...]
    too_long: bool
    complete: bool


@dataclass(frozen=True)
class Detector:
    """Compiled rules under a version. ``bare`` is the built-in minimum: nothing it passes is safe."""

    version: str
    bare: bool
    words: Vocabulary = field(repr=False)
    by_anchor: Mapping[int, tuple[tuple[Search, Compiled], ...]] = field(repr=False)
    idioms: Mapping[int, tuple[Search, ...]] = field(repr=False)
    second: SecondOpinion | None = field(default=None, repr=False)

    @cached_property
    def calm(self) -> Assessment:
        """Return what is said of every message in which no rule finds anything."""
        return Assessment(Level.NONE, lexicon=self.version)

    @classmethod
    def of(cls, lexicon: Lexicon, version: str, second: SecondOpinion | None = None) -> "Detector":
        """Compile ``lexicon``; ``version`` goes into each assessment; ``second`` hears what no rule finds."""
        return replace(_compile(lexicon, version, bare=False), second=second)

    @classmethod
    def minimal(cls) -> "Detector":
        """Return the minimum that is part of the program, for when no lexicon can be read."""
        return _minimum()

    def look(self, text: str) -> Sight:
        """Return every rule that ``text`` meets, each at most once for the same words."""
        plain = normalise(text)
        heard = self.words.hear(plain.row)
        sight = self._look(Reading(heard, plain.questions), too_long=plain.cut)
        return sight if heard.whole and len(heard.forms) <= _MOST_WORDS else replace(sight, complete=False)

    def _look(self, reading: Reading, *, too_long: bool) -> Sight:
        """Look at all words; of a message that is too complex at its beginning only, and say so."""
        seen = see(reading.heard, self.words)
        if self.by_anchor.keys().isdisjoint(seen.anchors):
            return Sight(reading, (), too_long, complete=not too_long)
        scene = Scene({}, reading.sentences, Steps(), reading.heard.mended, seen.numbers, seen.spans)
        try:
            met = tuple(self._met(scene, self._without_idioms(scene, seen)))
        except TooComplexError:
            start = reading.beginning(len(reading.forms) // _BEGINNING)
            return replace(self._look(start, too_long=too_long), complete=False)
        return Sight(reading, met, too_long, complete=not too_long)

    def _without_idioms(self, scene: Scene, seen: Seen) -> Seen:
        """Take the words of harmless phrases out of the scene; return what is left."""
        harmless: set[int] = set()
        for number in sorted(seen.anchors & self.idioms.keys()):
            for search in self.idioms[number]:
                if search.need & seen.bits == search.need:
                    for places in find(search, scene):
                        harmless.update(one for place in places for one in range(place[0], place[1] + 1))
        if not harmless:
            return seen
        left = seen.without(harmless)
        scene.places, scene.numbers, scene.spans = {}, left.numbers, left.spans
        return left

    def _met(self, scene: Scene, seen: Seen) -> Iterator[Met]:
        bits = seen.bits
        for number in sorted(seen.anchors):
            for search, compiled in self.by_anchor.get(number, ()):
                if search.need & bits == search.need:
                    for places in find(search, scene):
                        if _stands(compiled, places, scene, bits):
                            yield _as_met(compiled, search, places, scene, bits)


def _stands(compiled: Compiled, places: tuple[Place, ...], scene: Scene, bits: int) -> bool:
    sentence = scene.sentences[places[0][0]]
    if any(_reassures(number, sentence, scene) for number in numbers_of(compiled.barred & bits)):
        return False
    if not compiled.excused & bits:
        return True
    possible = [search for search in compiled.exceptions if search.need & bits == search.need]
    if not possible:
        return True
    own = _covered(places)
    return not any(
        not own.isdisjoint(range(other[0][0], other[-1][1] + 1))
        for exception in possible
        for other in find(exception, scene)
    )


def _covered(places: tuple[Place, ...]) -> frozenset[int]:
    return frozenset(one for place in places for one in range(place[0], place[1] + 1))


def _reassures(number: int, sentence: int, scene: Scene) -> bool:
    return any(
        scene.sentences[place[0]] == sentence and scene.mended.isdisjoint(range(place[0], place[1] + 1))
        for place in scene.of(number)
    )


def _in_sentence(number: int, sentence: int, scene: Scene) -> bool:
    return any(scene.sentences[place[0]] == sentence for place in scene.of(number))


def _as_met(compiled: Compiled, search: Search, places: tuple[Place, ...], scene: Scene, bits: int) -> Met:
    anchor = places[search.anchor][0]
    sentence = scene.sentences[anchor]
    shifts = (
        level
        for level, mask in compiled.shifts
        if any(_in_sentence(number, sentence, scene) for number in numbers_of(mask & bits))
    )
    shift = next(shifts, None)
    return Met(Signal(compiled.rule, _covered(places), anchor), shift)


class _Numbers:
    """Gives every slot that is used a number, and keeps its forms."""

    def __init__(self, classes: Mapping[str, tuple[str, ...]]) -> None:
        self._classes = classes
        self._numbers: dict[str, int] = {}
        self.forms: list[tuple[str, ...]] = []

    def of(self, slot: str) -> int:
        if slot not in self._numbers:
            self._numbers[slot] = len(self.forms)
            forms = (form for one in slot.split("|") for form in self._classes.get(one, (one,)))
            self.forms.append(tuple(dict.fromkeys(forms)))
        return self._numbers[slot]

    def each(self, slots: Iterable[str]) -> tuple[int, ...]:
        return tuple(map(self.of, slots))

    def rarity(self, number: int) -> int:
        """Return 0 for a slot without ordinary words, 2 for one with stop words."""
        forms = self.forms[number]
        if any(form in STOP_WORDS for form in forms):
            return 2
        return int(any(form in COMMON_WORDS for form in forms))

    def search(self, pattern: Pattern) -> Search:
        slots = self.each(pattern.slots)
        gaps = (pattern.reach,) * max(1, len(slots) - 1)
        if not pattern.ordered:
            return Search(slots, gaps, ordered=False, anchor=0, need=bits_of(slots))
        anchor = min(range(len(slots)), key=lambda place: self.rarity(slots[place]))
        return Search(slots, gaps[: len(slots) - 1], ordered=True, anchor=anchor, need=bits_of(slots))

    def phrase(self, phrase: str) -> Search:
        """Compile a phrase: words and {CLASS} next to each other, ``...`` for at most three words."""
        parts = phrase.split()
        gaps = [
            _DOTS_REACH if parts[place - 1] == _DOTS else 0
            for place, part in enumerate(parts)
            if part != _DOTS and place
        ]
        slots = self.each(part.strip("{}") for part in parts if part != _DOTS)
        anchor = min(range(len(slots)), key=lambda place: self.rarity(slots[place]))
        return Search(slots, tuple(gaps), ordered=True, anchor=anchor, need=bits_of(slots))


def _compile(lexicon: Lexicon, version: str, *, bare: bool) -> Detector:
    numbers = _Numbers(lexicon.classes)
    rules = [_compiled(rule, numbers) for rule in (*lexicon.rules, *map(_keyword_rule, lexicon.keywords))]
    by_anchor: dict[int, list[tuple[Search, Compiled]]] = defaultdict(list)
    mended: set[int] = set()
    for compiled in rules:
        for search in compiled.searches:
            by_anchor[search.slots[search.anchor]].append((search, compiled))
            if compiled.rule.level >= Level.HIGH:
                mended.update(search.slots)
    idioms: dict[int, list[Search]] = defaultdict(list)
    for search in map(numbers.phrase, lexicon.idioms):
        idioms[search.slots[search.anchor]].append(search)
    return Detector(
        version,
        bare,
        vocabulary(enumerate(numbers.forms), mended, frozenset(by_anchor) | frozenset(idioms)),
        {number: tuple(found) for number, found in by_anchor.items()},
        {number: tuple(found) for number, found in idioms.items()},
    )


def _compiled(rule: Rule, numbers: _Numbers) -> Compiled:
    exceptions = tuple(map(numbers.phrase, rule.exceptions))
    return Compiled(
        rule,
        tuple(map(numbers.search, rule.patterns)),
        exceptions,
        bits_of(search.slots[search.anchor] for search in exceptions),
        bits_of(numbers.each(rule.unless)),
        tuple((level, bits_of(numbers.each(slots))) for level, slots in rule.shifts),
    )


def _keyword_rule(keyword: Keyword) -> Rule:
    """Return a rule that no context lowers: the coordinator wants to see the word."""
    acute = keyword.level is Level.ACUTE
    return Rule(
        id=KEYWORD_RULE + keyword.words.replace(" ", "-"),
        code="R23" if acute else "R08",
        category="help_now" if acute else "escalation",
        level=keyword.level,
        patterns=(Pattern(tuple(keyword.words.split()), 0, ordered=True),),
        explanation=keyword.explanation,
        negation=Negation.IGNORE,
        past=Past.IGNORE,
        context=False,
    )


@cache
def _minimum() -> Detector:
    return _compile(MINIMUM, "minimum", bare=True)
