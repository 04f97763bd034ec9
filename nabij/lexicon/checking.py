"""Looks a content folder over before it may go live, and sums its lexicon up for who answers for it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.library import Checked, ContentBroken, Fault, Library, check_folder
from bot.library_stories import must_hold
from cases.levels import Level
from cases.moments import wall
from cases.sides import Speaker
from cases.social_map import expired
from escalation.lexicon_compare import Known
from escalation.lexicon_forms import look_alikes
from escalation.lexicon_shape import reviewed_on
from escalation.lexicon_types import Hit, Lexicon, Rule
from nabij.lexicon.opening import TRAINING
from nabij.refused import Refused

BLIND = frozenset("efm")
"""Writers whose messages are never shown to who writes rules: they test what transfers."""
REVIEW_EVERY = timedelta(days=365)
NATIVE = "native review needed"
MOST_TOLD = 20
_LEVELS = {level.word: level for level in Level}
_ZONE = ZoneInfo("Europe/Amsterdam")


def known_in(folder: Path) -> tuple[Known, ...]:
    """Return the messages of the training text that rule writers may see; nothing where there is no text.

    A line that does not fit is left out: what is wrong with the text is for ``nabij lexicon train``.
    """
    return tuple(
        known
        for path in sorted((folder / TRAINING).glob("*.txt"))
        if path.name[0] not in BLIND
        for known in _known(path)
    )


def _known(path: Path) -> Iterator[Known]:
    header, _, body = path.read_text(encoding="utf-8", errors="replace").partition("\n---\n")
    role = next((line[4:].strip() for line in header.splitlines() if line.startswith("rol:")), "")
    if role in list(Speaker):
        for line in body.splitlines():
            label, _, text = line.partition(" | ")
            level = label.partition(" ")[0]
            if text.strip() and level in _LEVELS:
                yield Known(text.strip(), Speaker(role), _LEVELS[level])


def harmless_in(folder: Path) -> tuple[Hit, ...]:
    """Return the messages of the training text that nobody has to read."""
    return tuple(Hit(known.text, known.speaker) for known in known_in(folder) if known.level is Level.NONE)


def checked(folder: Path, *, floor: bool = True) -> Checked:
    """Read and look over a content folder. Raises Refused with file, line and remedy of every fault.

    Without ``floor`` its danger words may be a part of what a line needs, and its stories are not played.
    """
    try:
        found = check_folder(folder, harmless_in(folder), floor=floor)
        if floor:
            must_hold(found.library)
    except ContentBroken as broken:
        raise Refused([str(fault) for fault in broken.faults]) from None
    return found


def fresh(library: Library, day: date) -> Library:
    """Return content whose crisis entries were checked lately on this day. Raises Refused with each fault."""
    if faults := expired(library.social_map, day):
        raise Refused(
            [f"{one.path[0]}, ingang {int(one.path[2]) + 1}: {one.problem} {one.remedy}" for one in faults]
        )
    return library


def today() -> date:
    return wall(SystemClock().now(), _ZONE).date()


def report(found: Checked, day: date, *, everything: bool = False) -> Iterator[str]:
    """Return the lines that sum a lexicon up; ``everything`` tells each remark too."""
    lexicon = found.library.lexicon
    yield from _table(lexicon)
    yield from _reviews(lexicon, day)
    yield from _remarks(lexicon, found.remarks, None if everything else MOST_TOLD)


def _table(lexicon: Lexicon) -> Iterator[str]:
    rules: Counter[str] = Counter(rule.code for rule in lexicon.rules)
    rows: Counter[str] = Counter()
    tests: Counter[str] = Counter()
    for rule in lexicon.rules:
        rows[rule.code] += len(rule.patterns)
        tests[rule.code] += _tests_of(rule)
    yield "klasse  regels  rijen  tests"
    for code in sorted(rules):
        yield f"{code:6}  {rules[code]:6}  {rows[code]:5}  {tests[code]:5}"
    yield f"samen   {rules.total():6}  {rows.total():5}  {tests.total():5}"
    forms = {form for forms in lexicon.classes.values() for form in forms}
    yield (
        f"{len(lexicon.classes)} woordklassen met {len(forms)} vormen, {len(lexicon.keywords)} eigen woorden,"
        f" {len(lexicon.idioms)} onschuldige zinnen."
    )


def _tests_of(rule: Rule) -> int:
    return len(rule.proof.hits) + len(rule.proof.misses)


def _reviews(lexicon: Lexicon, now: date) -> Iterator[str]:
    days = {rule.id: day for rule in lexicon.rules if (day := reviewed_on(rule)) is not None}
    if days:
        yield f"Langst geleden nagekeken: {min(days.values()).isoformat()}."
    late = sorted(rule for rule, day in days.items() if now - day > REVIEW_EVERY)
    if late:
        yield f"Let op: {len(late)} regel(s) zijn langer dan een jaar niet nagekeken: {', '.join(late[:9])}."
    ahead = sorted(rule for rule, day in days.items() if day > now)
    if ahead:
        yield f"Let op: de dag van nakijken ligt in de toekomst bij: {', '.join(ahead[:9])}."
    foreign = sorted(rule.id for rule in lexicon.rules if NATIVE in rule.source)
    if foreign:
        yield f"Let op: {len(foreign)} regel(s) wachten op iemand die de taal spreekt: {', '.join(foreign)}."


def _remarks(lexicon: Lexicon, remarks: tuple[Fault, ...], most: int | None) -> Iterator[str]:
    told = [
        *map(str, remarks),
        *(f"Schrijffouten van '{form}' worden gelezen als '{word}'." for form, word in look_alikes(lexicon)),
    ]
    yield from (f"Let op: {line}" for line in told[:most])
    if most is not None and len(told) > most:
        yield f"En nog {len(told) - most} punten: toon ze met --all."
