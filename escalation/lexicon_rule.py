"""Read one rule of the lexicon from plain content."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Level
from cases.sides import Speaker
from escalation import lexicon_read as read
from escalation.assessment import Status
from escalation.detector_vocabulary import plain_words
from escalation.detector_words import STOP_WORDS
from escalation.lexicon_types import CATEGORIES, CODES, Hit, Negation, Past, Pattern, Proof, Rule

_RULE_FIELDS_TEXT = """
    id code category severity any_order window sequence gap raise lower roles speakers negation past
    except unless joke imminent uitleg bron eigenaar nagekeken tests
"""
_RULE_FIELDS = _RULE_FIELDS_TEXT.split()
_WINDOW, _WIDEST, _GAP = "6", 12, "0"

Classes = Mapping[str, tuple[str, ...]]


def rule_of(plain: Plain, path: ContentPath, classes: Classes) -> Rule:
    fields = read.part(plain, path)
    read.known_fields(fields, _RULE_FIELDS, path)
    speakers = frozenset(
        Speaker(read.choice(one, Speaker, (*path, "speakers")))
        for one in read.word_list(fields.get("speakers", tuple(Speaker)), (*path, "speakers"))
    )
    return Rule(
        id=read.words(read.needed(fields, "id", path), (*path, "id")),
        code=read.choice(read.needed(fields, "code", path), CODES, (*path, "code")),
        category=read.choice(read.needed(fields, "category", path), CATEGORIES, (*path, "category")),
        level=read.level(read.needed(fields, "severity", path), (*path, "severity")),
        patterns=tuple(_patterns(fields, path, classes)),
        explanation=read.words(read.needed(fields, "uitleg", path), (*path, "uitleg")),
        shifts=_shifts(fields, path, classes),
        roles=dict(_roles(fields, path)),
        speakers=speakers,
        negation=Negation(read.choice(fields.get("negation", "normal"), Negation, (*path, "negation"))),
        past=Past(read.choice(fields.get("past", "demote"), Past, (*path, "past"))),
        exceptions=_phrases(fields, "except", path, classes),
        unless=_slots(fields.get("unless", ()), (*path, "unless"), classes),
        hyperbole=read.yes(fields.get("joke", "nee"), (*path, "joke")),
        imminent=read.yes(fields.get("imminent", "nee"), (*path, "imminent")),
        proof=_proof(fields, path, speakers),
        source=_told(fields, "bron", path),
        owner=_told(fields, "eigenaar", path),
        reviewed=_told(fields, "nagekeken", path),
    )


def _told(fields: Mapping[str, Plain], name: str, path: ContentPath) -> str:
    """Return who or where a rule comes from; empty when it is not told, which the checker refuses."""
    return read.words(fields[name], (*path, name)) if name in fields else ""


def _patterns(fields: Mapping[str, Plain], path: ContentPath, classes: Classes) -> Iterator[Pattern]:
    window = read.number(fields.get("window", _WINDOW), (*path, "window"), _WIDEST)
    gap = read.number(fields.get("gap", _GAP), (*path, "gap"), _WIDEST)
    found = False
    for kind, reach in (("any_order", window), ("sequence", gap)):
        for slots in _slot_rows(fields.get(kind, ()), (*path, kind), classes):
            found = True
            _refuse_common_anchor(slots, (*path, kind), classes, ordered=kind == "sequence")
            yield Pattern(slots, reach, kind == "sequence")
    if not found:
        raise ContentFault(path, "De regel zoekt nergens naar.", "Voeg 'any_order:' of 'sequence:' toe.")


def _slot_rows(plain: Plain, path: ContentPath, classes: Classes) -> Iterator[tuple[str, ...]]:
    """Read one row of slots, or a list of such rows."""
    entries = read.rows(plain, path)
    if entries and isinstance(entries[0], str):
        yield _slots(entries, path, classes)
        return
    for place, entry in enumerate(entries):
        yield _slots(entry, (*path, place), classes)


def _slots(plain: Plain, path: ContentPath, classes: Classes) -> tuple[str, ...]:
    slots = read.word_list(plain, path)
    for slot in slots:
        for one in slot.split("|"):
            if is_class_name(one) and one not in classes:
                raise ContentFault(path, f"De klasse '{one}' bestaat niet.", "Kies of maak een klasse.")
            if not plain_words(one):
                raise ContentFault(path, f"'{slot}' bevat een leeg deel.", "Schrijf een woord of een klasse.")
    return slots


def _refuse_common_anchor(
    slots: tuple[str, ...], path: ContentPath, classes: Classes, *, ordered: bool
) -> None:
    anchors = slots if ordered else slots[:1]
    common = [_common_form(slot, classes) for slot in anchors]
    if all(common):
        raise ContentFault(
            path,
            f"'{common[0] if common else ''}' staat in bijna elk bericht.",
            "Zet het zeldzaamste woord voorop.",
        )


def _common_form(slot: str, classes: Classes) -> str | None:
    forms = (form for one in slot.split("|") for form in classes.get(one, (one.lower(),)))
    return next((form for form in forms if form in STOP_WORDS), None)


def _phrases(fields: Mapping[str, Plain], name: str, path: ContentPath, classes: Classes) -> tuple[str, ...]:
    plain = fields.get(name, ())
    return tuple(
        phrase_of(one, (*path, name, place), classes)
        for place, one in enumerate(read.word_list(plain, (*path, name)))
    )


def phrase_of(plain: Plain, path: ContentPath, classes: Classes) -> str:
    """Read a phrase with ``{CLASS}`` for a word of a class and ``...`` for at most three words."""
    phrase = read.words(plain, path)
    slots = tuple(slot.strip("{}") for slot in phrase.split() if slot != "...")
    _slots(slots, path, classes)
    if not slots or any(one == two == "..." for one, two in pairwise(phrase.split())):
        raise ContentFault(
            path, f"'{phrase}' is geen zin.", "Schrijf woorden, met hooguit één '...' ertussen."
        )
    return phrase


def _shifts(
    fields: Mapping[str, Plain], path: ContentPath, classes: Classes
) -> tuple[tuple[Level, tuple[str, ...]], ...]:
    """Return what raises and what lowers: what keeps the level comes first, then the highest.

    The order in a file says nothing: a release does not keep it.
    """
    own = read.level(read.needed(fields, "severity", path), (*path, "severity"))
    raised = sorted(_shift(fields, "raise", path, classes), key=lambda one: (one[0] > own, -one[0]))
    lowered = sorted(_shift(fields, "lower", path, classes), key=lambda one: -one[0])
    return (*raised, *lowered)


def _shift(
    fields: Mapping[str, Plain], name: str, path: ContentPath, classes: Classes
) -> Iterator[tuple[Level, tuple[str, ...]]]:
    path = (*path, name)
    for word, slots in read.part(fields.get(name, {}), path).items():
        yield read.level(word, (*path, word)), _slots(slots, (*path, word), classes)


def _roles(fields: Mapping[str, Plain], path: ContentPath) -> Iterator[tuple[Speaker, Level]]:
    path = (*path, "roles")
    for word, plain in read.part(fields.get("roles", {}), path).items():
        yield Speaker(read.choice(word, Speaker, path)), read.level(plain, (*path, word))


def _proof(fields: Mapping[str, Plain], path: ContentPath, speakers: frozenset[Speaker]) -> Proof:
    path = (*path, "tests")
    kinds = read.part(fields.get("tests", {}), path)
    read.known_fields(kinds, ("raak", "mis", "status"), path)
    usual = next(one for one in Speaker if one in speakers)
    hits = [_hit(one, (*path, "raak"), usual) for one in read.rows(kinds.get("raak", ()), (*path, "raak"))]
    told = [
        _hit(one, (*path, "status"), usual) for one in read.rows(kinds.get("status", ()), (*path, "status"))
    ]
    if not hits:
        raise ContentFault(
            path, "De regel heeft geen test.", "Schrijf bij 'raak' een zin die gevonden moet worden."
        )
    misses = [_hit(one, (*path, "mis"), usual) for one in read.rows(kinds.get("mis", ()), (*path, "mis"))]
    return Proof((*hits, *told), tuple(misses), len(told))


def _hit(plain: Plain, path: ContentPath, usual: Speaker) -> Hit:
    if isinstance(plain, str):
        return Hit(read.words(plain, path), usual)
    fields = read.part(plain, path)
    read.known_fields(fields, ("t", "ernst", "status", "wie"), path)
    return Hit(
        read.words(read.needed(fields, "t", path), path),
        Speaker(read.choice(fields.get("wie", usual), Speaker, path)),
        read.level(fields["ernst"], path) if "ernst" in fields else None,
        Status(read.choice(fields.get("status", Status.ACTIVE), Status, path)),
    )


def is_class_name(text: str) -> bool:
    """Say whether a slot names a class: capitals only. A script without capitals never does."""
    return text.replace("_", "").isalnum() and text.isupper()
