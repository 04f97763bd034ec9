"""Whether each row of each rule can be met at all, and by no other rule that says something else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cases.content import ContentFault, ContentPath
from escalation.detector import Detector
from escalation.lexicon_shape import row_path, too_narrow
from escalation.lexicon_types import Lexicon, Pattern, Rule

TRIES = 60
"""Different sentences that are made of the words of a row before it is called unreachable."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a rule, under an id of its own."""

    rule: Rule
    number: int
    pattern: Pattern

    @property
    def id(self) -> str:
        return f"{self.rule.id} {self.number}"

    @property
    def told(self) -> str:
        return f"Rij {self.number + 1} van regel '{self.rule.id}'"

    def alone(self) -> Rule:
        return replace(self.rule, id=self.id, patterns=(self.pattern,))

    def place(self, places: Mapping[str, ContentPath]) -> ContentPath:
        return row_path(self.rule, self.number, places[self.rule.id])


def rows_of(lexicon: Lexicon) -> list[Row]:
    return [Row(rule, at, pattern) for rule in lexicon.rules for at, pattern in enumerate(rule.patterns)]


def forms_of(slot: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return every form a slot stands for."""
    return tuple(form for one in slot.split("|") for form in lexicon.classes.get(one, (one,)))


def reach_faults(lexicon: Lexicon, places: Mapping[str, ContentPath]) -> Iterator[ContentFault]:
    """Return every row that no message can meet, with a sentence that ought to."""
    rows = rows_of(lexicon)
    whole = Detector.of(replace(lexicon, rules=tuple(row.alone() for row in rows)), "rijen")
    bare: Detector | None = None
    for row in rows:
        if problem := _misshapen(row, lexicon):
            yield ContentFault(row.place(places), f"{row.told} {problem[0]}", problem[1])
            continue
        if any(_meets(row, sentence, whole) for sentence in sentences(row, lexicon)):
            continue
        bare = bare or _unexcused(rows, lexicon)
        yield _unmet(row, lexicon, bare, places)


def _misshapen(row: Row, lexicon: Lexicon) -> tuple[str, str] | None:
    if too_narrow(row.pattern):
        count = len(row.pattern.slots)
        return (
            f"heeft {count} delen in een venster van {row.pattern.reach}.",
            "Maak 'window' groter of de rij korter.",
        )
    seen: set[str] = set()
    for slot in row.pattern.slots:
        forms = set(forms_of(slot, lexicon))
        if len(forms) == 1 and forms & seen:
            return f"vraagt twee keer hetzelfde woord: '{forms.pop()}'.", "Haal één van de twee weg."
        seen |= forms if len(forms) == 1 else set()
    return None


def _unmet(row: Row, lexicon: Lexicon, bare: Detector, places: Mapping[str, ContentPath]) -> ContentFault:
    made = list(sentences(row, lexicon))
    swallowed = next((sentence for sentence in made if _meets(row, sentence, bare)), None)
    if swallowed is None:
        return ContentFault(
            row.place(places),
            f"{row.told} wordt nooit gevonden, ook niet in: '{made[0]}'.",
            "Kijk of de woorden zo geschreven worden en bij elkaar kunnen staan.",
        )
    return ContentFault(
        row.place(places),
        f"{row.told} wordt nooit gevonden: een uitzondering neemt ook '{swallowed}' weg.",
        "Maak 'except', 'unless' of de onschuldige zin smaller.",
    )


def _unexcused(rows: list[Row], lexicon: Lexicon) -> Detector:
    rules = tuple(replace(row.alone(), exceptions=(), unless=()) for row in rows)
    return Detector.of(replace(lexicon, rules=rules, idioms=()), "rijen zonder uitzondering")


def _meets(row: Row, sentence: str, detector: Detector) -> bool:
    return any(met.signal.rule.id == row.id for met in detector.look(sentence).met)


def sentences(row: Row, lexicon: Lexicon) -> Iterator[str]:
    """Return sentences of one word for each slot, each time other words."""
    choices = [[form.replace("*", "") for form in forms_of(slot, lexicon)] for slot in row.pattern.slots]
    for attempt in range(min(TRIES, max(map(len, choices)) * len(choices))):
        yield " ".join(
            forms[(attempt * (place + 1) + place) % len(forms)] for place, forms in enumerate(choices)
        )


def double_faults(lexicon: Lexicon, places: Mapping[str, ContentPath]) -> Iterator[ContentFault]:
    """Return every row that stands somewhere already, and whether the two say the same."""
    seen: dict[object, list[Row]] = {}
    for row in rows_of(lexicon):
        earlier = seen.setdefault(_words(row.pattern, lexicon), [])
        for other in earlier:
            if problem := _beside(row, other):
                example = next(sentences(row, lexicon))
                yield ContentFault(
                    row.place(places),
                    f"{row.told} zoekt hetzelfde als regel '{other.rule.id}'{problem[0]}: '{example}'.",
                    problem[1],
                )
                break
        earlier.append(row)


def _words(pattern: Pattern, lexicon: Lexicon) -> object:
    slots = [frozenset(forms_of(slot, lexicon)) for slot in pattern.slots]
    return (True, *slots) if pattern.ordered else (False, *sorted(slots, key=sorted))


def _beside(row: Row, other: Row) -> tuple[str, str] | None:
    """Return what is wrong with two rows of the same words; None when each has its own hour."""
    mine, theirs = row.rule, other.rule
    shared = mine.speakers & theirs.speakers
    if not shared or row.pattern.reach != other.pattern.reach:
        return None
    if mine.code != theirs.code or any(mine.level_for(one) is not theirs.level_for(one) for one in shared):
        return (
            f" ({theirs.code}, {theirs.level.word}) en noemt het {mine.code}, {mine.level.word}",
            "Kies wat het is en haal de andere rij weg.",
        )
    if (mine.exceptions, mine.unless, mine.negation) == (theirs.exceptions, theirs.unless, theirs.negation):
        return "", "Haal één van de twee rijen weg."
    return None
