"""What is wrong with a rule of danger words as somebody typed it, told at the field and the line."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cases.content import ContentFault, Plain
from cases.facts import Facts
from cases.levels import Level
from dialogs.pasted import cleaned
from escalation.detector import KEYWORD_RULE, Detector
from escalation.detector_vocabulary import plain_words
from escalation.detector_words import STOP_WORDS
from escalation.lexicon_form import (
    CATEGORY_OF,
    FIELD_OF,
    Values,
    lines_of,
    plain_of,
    rows_of_line,
)
from escalation.lexicon_proof import Failure, failures
from escalation.lexicon_rule import is_class_name, rule_of
from escalation.lexicon_shape import needs_status_test, too_narrow
from escalation.lexicon_types import Hit, Keyword, Lexicon, Negation, Past, Rule
from escalation.screen import screen

MOST_LINES, MOST_PARTS, MOST_CHOICES = 150, 8, 60
LONGEST_LINE, LONGEST_SENTENCE, LONGEST_STORY = 700, 300, 200
MOST_EVERYDAY = 0.05
"""The share of everyday sentences that one rule may find. Measured: the widest of 312 rules finds 0.6 %."""
FEWEST_EVERYDAY = 3
FEWEST_LETTERS = 3
"""Letters that stand before or after a star: fewer is the beginning of half the language."""

MOST_IN_GROUP, LONGEST_FORM = 400, 60
_GROUP = "vormen"

_WORD_LISTS = (
    *("niet_bij", "niet_in", "zwaarder_acute", "zwaarder_high"),
    *("lichter_high", "lichter_concern", "lichter_none"),
)
_SENTENCES = ("raak", "mis", "zin_vroeger", "zin_niet")
_STORIES = ("uitleg", "bron")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "thema": tuple(CATEGORY_OF),
    "ernst": tuple(level.word for level in Level),
    "ontkenning": tuple(one.value for one in Negation),
    "vroeger": tuple(one.value for one in Past),
    "nu": ("ja", "nee"),
    "grap": ("ja", "nee"),
}
_NUMBERS = frozenset(map(str, range(13)))
_SIGNS = frozenset("'\"-_|*. ")
_MORE_SIGNS = {"niet_in": frozenset("{}")}
_TOLD = {
    "raak": ("Deze zin wordt nog niet gevonden", "Voeg woorden toe, of verbeter de zin."),
    "mis": (
        "Deze zin wordt gevonden en dat mag niet",
        "Maak de woorden smaller, of zet er een woord bij dat het onschuldig maakt.",
    ),
    "ernst": (
        "Deze zin wordt gevonden met een andere ernst dan erbij hoort",
        "Kies een andere ernst, of haal de zin weg en bewaar.",
    ),
    "status": (
        "Deze zin wordt niet gelezen als lang geleden of als ontkend",
        "Verbeter de zin, of kies anders bij 'niet' en bij vroeger.",
    ),
}


def typed_faults(
    values: Values, classes: Mapping[str, tuple[str, ...]], before: Values | None = None
) -> tuple[ContentFault, ...]:
    """Return what keeps a form from being kept; each path is the field, and the line from 0 where it has one.

    ``values`` hold every field. A line that stands in ``before`` is not judged anew. What the sentences of
    the rule say of it is told by ``own_faults``.
    """
    found = (
        *_choices(values),
        *_numbers(values),
        *_rows(values, classes),
        *_lists(values, classes),
        *_sentences(values),
        *_stories(values),
    )
    return tuple(one for one in found if not _stood_there(one, values, before or {}))


def _stood_there(fault: ContentFault, values: Values, before: Values) -> bool:
    match fault.path:
        case (str() as field, int() as place):
            return lines_of(values[field])[place] in lines_of(before.get(field, ""))
        case _:
            return False


def rule_typed(values: Values, classes: Mapping[str, tuple[str, ...]]) -> Rule | ContentFault:
    """Return the rule that a form makes, or what the reader of rules has against it, at its field."""
    plain = plain_of(values, None, name="proef", today="2000-01-01")
    return read_rule(plain, classes)


def read_rule(plain: Plain, classes: Mapping[str, tuple[str, ...]]) -> Rule | ContentFault:
    """Return a rule of the content typed, or what is wrong with it, at its field of the form."""
    try:
        return rule_of(plain, (), classes)
    except ContentFault as fault:
        return ContentFault(
            (field_at(str(fault.path[0]) if fault.path else ""),), fault.problem, fault.remedy
        )


def field_at(part: str) -> str:
    """Return the field in which a part of the content is mended."""
    return FIELD_OF.get(part, "samen")


def finds_too_much(rule: Rule, words: Lexicon, everyday: Sequence[Hit]) -> ContentFault | None:
    """Refuse a rule that finds what people write every day; ``words`` bring the groups of words."""
    detector = Detector.of(replace(words, rules=(rule,), keywords=()), "proef")
    found = [one.text for one in everyday if _finds(detector, one, rule)]
    if len(found) < FEWEST_EVERYDAY or len(found) <= MOST_EVERYDAY * len(everyday):
        return None
    shown = "; ".join(f"'{one}'" for one in found[:FEWEST_EVERYDAY])
    return ContentFault(
        ("samen",),
        f"Dit vindt {len(found)} van de {len(everyday)} gewone zinnen, zoals {shown}.",
        "Zet er met een plus een woord bij dat zeldzamer is.",
    )


def words_find_too_much(
    keywords: Sequence[Keyword], words: Lexicon, everyday: Sequence[Hit]
) -> ContentFault | None:
    """Refuse a word of a team that stands in what people write every day; the path is its place."""
    own = [one.words.split() for one in keywords]
    detector = Detector.of(replace(words, rules=(), keywords=tuple(keywords)), "proef")
    found = [one for hit in everyday for one in screen(hit.text, hit.speaker, Facts(), detector).findings]
    for place, one in enumerate(own):
        count = sum(finding.rule == KEYWORD_RULE + "-".join(one) for finding in found)
        if count >= FEWEST_EVERYDAY and count > MOST_EVERYDAY * len(everyday):
            problem = f"'{' '.join(one)}' staat in {count} van de {len(everyday)} gewone zinnen."
            return ContentFault((place,), problem, "Kies een woord dat zeldzamer is.")
    return None


def _finds(detector: Detector, hit: Hit, rule: Rule) -> bool:
    speaker = hit.speaker if hit.speaker in rule.speakers else min(rule.speakers)
    return screen(hit.text, speaker, Facts(), detector).level > Level.NONE


def own_faults(rule: Rule, words: Lexicon) -> tuple[ContentFault, ...]:
    """Return which sentences of a rule do not prove it yet, and which it lacks, each at its field."""
    found = [_unproved(rule, one) for one in failures(replace(words, rules=(rule,), keywords=()))]
    if not rule.proof.misses:
        problem = "Er staat geen zin die erop lijkt en onschuldig is."
        found.append(ContentFault(("mis",), problem, "Schrijf een gewone zin met dezelfde woorden."))
    if needs_status_test(rule) and not rule.proof.told:
        problem = "Deze regel roept meteen iemand op en heeft geen zin over vroeger of met 'niet'."
        found.append(
            ContentFault(("zin_vroeger",), problem, "Schrijf er een, zoals: hij deed dit jaren geleden.")
        )
    if any(too_narrow(pattern) for pattern in rule.patterns):
        problem = "Zo veel woorden passen niet zo dicht bij elkaar."
        found.append(ContentFault(("afstand",), problem, "Maak het getal groter of de rij korter."))
    return tuple(found)


def _unproved(rule: Rule, failure: Failure) -> ContentFault:
    sentence = _sentence_of(rule, failure.kind, failure.place)
    graver = failure.problem.startswith(f"Bij '{sentence}' is de ernst ")
    problem, remedy = _TOLD["ernst" if graver else failure.kind]
    field = "zin_vroeger" if failure.kind == "status" else failure.kind
    return ContentFault((field,), f"{problem}: '{sentence}'.", remedy)


def _sentence_of(rule: Rule, kind: str, place: int) -> str:
    if kind == "mis":
        return rule.proof.misses[place].text
    first = len(rule.proof.hits) - rule.proof.told if kind == "status" else 0
    return rule.proof.hits[first + place].text


def group_faults(words: Sequence[str], before: Sequence[str]) -> tuple[ContentFault, ...]:
    """Return what keeps the words of a group from being kept; a word that it had already is not judged anew.

    Each path is the field ``vormen`` and the place of the word.
    """
    if not words:
        return (ContentFault((_GROUP,), "Er staan nog geen woorden.", "Zet de woorden terug."),)
    if len(words) > MOST_IN_GROUP:
        problem = f"Hier staan {len(words)} woorden."
        return (ContentFault((_GROUP,), problem, f"Maak er hooguit {MOST_IN_GROUP} van."),)
    found = (
        (place, fault)
        for place, word in enumerate(words)
        if word not in before and (fault := _form_fault(word, before)) is not None
    )
    return tuple(ContentFault((_GROUP, place), *fault) for place, fault in found)


def _form_fault(word: str, before: Sequence[str]) -> tuple[str, str] | None:
    if len(word) > LONGEST_FORM:
        return f"Dit is {len(word)} letters lang.", f"Schrijf er hooguit {LONGEST_FORM}."
    if "|" in word:
        return f"In '{word}' staat een streep.", "Zet elk woord op een eigen regel."
    if word in STOP_WORDS and STOP_WORDS.isdisjoint(before):
        return f"'{word}' staat in bijna elk bericht.", "Laat dit woord weg."
    return _word_fault(word, {})


def cleaned_form(values: Values) -> tuple[dict[str, str], tuple[ContentFault, ...]]:
    """Return what was typed or pasted with ordinary quotes and spaces, and which lines cannot be kept."""
    found: dict[str, str] = {}
    faults: list[ContentFault] = []
    for field, typed in values.items():
        lines = []
        for place, line in enumerate(typed.split("\n")):
            try:
                lines += cleaned(line).split("\n")
            except ContentFault as fault:
                lines.append(line)
                faults.append(ContentFault((field, place), fault.problem, fault.remedy))
        found[field] = "\n".join(lines)
    return found, tuple(faults)


def _choices(values: Values) -> Iterator[ContentFault]:
    for field, allowed in _CHOICES.items():
        if values[field] not in allowed:
            yield ContentFault((field,), "Hier is nog niets gekozen.", "Kies een van de mogelijkheden.")


def _numbers(values: Values) -> Iterator[ContentFault]:
    for field in ("afstand", "tussen"):
        if values[field].strip() not in _NUMBERS:
            yield ContentFault((field,), "Dit is geen getal van 0 tot 12.", "Schrijf een getal, zoals 6.")


def _rows(values: Values, classes: Mapping[str, tuple[str, ...]]) -> Iterator[ContentFault]:
    if not lines_of(values["samen"]) and not lines_of(values["volgorde"]):
        yield ContentFault(
            ("samen",), "Er staan nog geen woorden.", "Schrijf op elke regel woorden die bij elkaar staan."
        )
    for field in ("samen", "volgorde"):
        yield from _too_many(field, values[field])
        for place, line in enumerate(lines_of(values[field])):
            if fault := _row_fault(line, classes):
                yield ContentFault((field, place), *fault)


_Told = tuple[str, str]


def _row_fault(line: str, classes: Mapping[str, tuple[str, ...]]) -> _Told | None:
    if len(line) > LONGEST_LINE:
        return f"Deze regel is {len(line)} letters lang.", f"Maak er hooguit {LONGEST_LINE} van."
    row = rows_of_line(line)
    if len(row) > MOST_PARTS:
        return f"Hier staan {len(row)} delen met een plus.", f"Gebruik er hooguit {MOST_PARTS}."
    if not all(row):
        return f"Naast een plus staat niets: '{line}'.", "Haal de plus weg, of schrijf er een woord bij."
    for slot in row:
        words = slot.split("|")
        if len(words) > MOST_CHOICES:
            return f"Hier staan {len(words)} woorden naast elkaar.", f"Gebruik er hooguit {MOST_CHOICES}."
        for word in words:
            if fault := _word_fault(word, classes):
                return fault
    return None


def _word_fault(
    word: str, classes: Mapping[str, tuple[str, ...]], more: frozenset[str] = frozenset()
) -> _Told | None:
    odd = next(
        (one for one in word if unicodedata.category(one)[0] not in "LMN" and one not in _SIGNS | more), ""
    )
    if odd:
        return f"In '{word}' staat een teken dat Nabij niet zoekt: '{odd}'.", "Schrijf alleen woorden."
    if "*" in word and _bad_star(word):
        return (
            f"Bij '{word}' staat de ster niet goed.",
            f"Zet hem aan het begin of het eind van een los woord van minstens {FEWEST_LETTERS} letters.",
        )
    for one in (part.strip("{}") for part in (word.split() if more else [word])):
        if is_class_name(one) and one not in classes:
            return (
                f"Een groep woorden met de naam '{one}' is er niet.",
                "Kies een groep uit de lijst, of schrijf het woord met kleine letters.",
            )
    if not plain_words(word):
        return f"In '{word}' staat geen woord.", "Schrijf een woord."
    return None


def _bad_star(word: str) -> bool:
    bare = word.removeprefix("*") if word.startswith("*") else word.removesuffix("*")
    return "*" in bare or " " in bare or len(bare) < FEWEST_LETTERS


def _lists(values: Values, classes: Mapping[str, tuple[str, ...]]) -> Iterator[ContentFault]:
    for field in _WORD_LISTS:
        yield from _too_many(field, values[field])
        for place, line in enumerate(lines_of(values[field])):
            if len(line) > LONGEST_SENTENCE:
                yield ContentFault((field, place), *_too_long(line, LONGEST_SENTENCE))
                continue
            for word in line.split("|"):
                if fault := _word_fault(word, classes, _MORE_SIGNS.get(field, frozenset())):
                    yield ContentFault((field, place), *fault)


def _sentences(values: Values) -> Iterator[ContentFault]:
    if not lines_of(values["raak"]):
        yield ContentFault(
            ("raak",), "Er staat nog geen voorbeeldzin.", "Schrijf een zin die Nabij moet vinden."
        )
    for field in _SENTENCES:
        yield from _too_many(field, values[field])
        for place, line in enumerate(lines_of(values[field])):
            if len(line) > LONGEST_SENTENCE:
                yield ContentFault((field, place), *_too_long(line, LONGEST_SENTENCE))


def _stories(values: Values) -> Iterator[ContentFault]:
    for field in _STORIES:
        typed = values[field].strip()
        if not typed:
            yield ContentFault((field,), "Hier staat nog niets.", "Schrijf één zin.")
        elif len(typed) > LONGEST_STORY or "\n" in typed:
            yield ContentFault((field,), *_too_long(typed, LONGEST_STORY))


def _too_many(field: str, typed: str) -> Iterator[ContentFault]:
    if (count := len(lines_of(typed))) > MOST_LINES:
        yield ContentFault(
            (field,),
            f"Hier staan {count} regels.",
            f"Maak er hooguit {MOST_LINES} van, of maak een tweede regel aan.",
        )


def _too_long(line: str, most: int) -> _Told:
    return f"Dit is {len(line)} letters lang.", f"Maak er één regel van hooguit {most} letters van."
