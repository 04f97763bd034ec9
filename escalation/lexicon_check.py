"""Look a lexicon over as a whole, as somebody would who has to answer for it tonight."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from cases.content import ContentFault, ContentPath
from escalation.detector import Detector
from escalation.lexicon import Draft
from escalation.lexicon_alive import unheard
from escalation.lexicon_common import (
    MOST_ANCHOR,
    MUCH_ANCHOR,
    Common,
    alarm_faults,
    anchor_faults,
    common_in,
)
from escalation.lexicon_forms import fold_faults, fold_remarks
from escalation.lexicon_reach import double_faults, reach_faults
from escalation.lexicon_shape import record_faults
from escalation.lexicon_types import CODES, Hit, Lexicon

_FOLDER = "lexicon"
_SHOWN = 60
_NET = "vangnet."
"""How the rules begin that make somebody read a message for one word."""


@dataclass(frozen=True, slots=True)
class LookedOver:
    """``faults`` refuse the lexicon; ``remarks`` are worth a look."""

    faults: tuple[ContentFault, ...]
    remarks: tuple[ContentFault, ...] = ()


def look_over(draft: Draft, harmless: Sequence[Hit]) -> LookedOver:
    """Return everything that is wrong with a lexicon that reads well and passes its own tests.

    ``harmless`` are messages that nobody has to read; without any, the sentences that the rules
    themselves call harmless are used.
    """
    if draft.faults:
        return LookedOver(draft.faults)
    lexicon, places = draft.lexicon, draft.places
    common = common_in(lexicon, harmless or own_harmless(lexicon))
    faults = chain(
        chain.from_iterable(record_faults(rule, places[rule.id]) for rule in lexicon.rules),
        fold_faults(lexicon, draft.classes, places),
        reach_faults(lexicon, places),
        double_faults(lexicon, places),
        alarm_faults(lexicon, common, places),
        anchor_faults(lexicon, common, places, MOST_ANCHOR),
    )
    return LookedOver(tuple(faults), tuple(_remarks(draft, common)))


def floor_faults(lexicon: Lexicon) -> list[ContentFault]:
    """Return what every lexicon must hold whatever else is in it, before it may go live."""
    missing = sorted(CODES - {rule.code for rule in lexicon.rules})
    faults = [
        ContentFault((_FOLDER,), f"Voor {code} is er geen regel meer.", "Zet de regels terug.")
        for code in missing
    ]
    if not any(rule.id.startswith(_NET) for rule in lexicon.rules):
        faults.append(ContentFault((_FOLDER,), "Het vangnet is leeg.", "Zet vangnet.yaml terug."))
    faults += [
        ContentFault(
            (_FOLDER,), f"'{call[:_SHOWN]}' wordt niet meer gehoord.", "Zet de regel terug die dit hoort."
        )
        for call in unheard(Detector.of(lexicon, "ondergrens"))
    ]
    return faults


def own_harmless(lexicon: Lexicon) -> tuple[Hit, ...]:
    return tuple(miss for rule in lexicon.rules for miss in rule.proof.misses)


def _remarks(draft: Draft, common: Common) -> Iterator[ContentFault]:
    yield from _unused(draft.lexicon, draft.classes)
    yield from fold_remarks(draft.lexicon, draft.classes, draft.places)
    yield from anchor_faults(draft.lexicon, common, draft.places, MUCH_ANCHOR, MOST_ANCHOR)


def _unused(lexicon: Lexicon, classes: Mapping[str, ContentPath]) -> Iterator[ContentFault]:
    used = {
        one.strip("{}")
        for text in chain.from_iterable(_slots_of(lexicon))
        for part in text.split()
        for one in part.split("|")
    }
    for name in lexicon.classes:
        if name not in used:
            yield ContentFault(
                classes[name], f"Geen regel gebruikt de klasse '{name}'.", "Gebruik hem of haal hem weg."
            )


def _slots_of(lexicon: Lexicon) -> Iterator[Sequence[str]]:
    yield lexicon.idioms
    for rule in lexicon.rules:
        yield from (pattern.slots for pattern in rule.patterns)
        yield from (slots for _, slots in rule.shifts)
        yield rule.exceptions
        yield rule.unless
