"""What somebody typed of one rule of danger words: read, judged, and held against what is in use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cases.content import ContentFault, Plain
from console import words_danger
from console.answers import Fault
from console.danger_words import everyday_of, finds_less, groups_of
from console.language import mark, say
from console.studio import Change
from console.typed import Typed
from dialogs.pasted import cleaned
from escalation.lexicon_change import WordChange
from escalation.lexicon_form import FIELDS, form_of, plain_of
from escalation.lexicon_form_check import cleaned_form, finds_too_much, own_faults, read_rule, typed_faults
from escalation.lexicon_types import Rule

REASON = "reden"
_LONGEST_REASON = 300
_NO_REASON = mark("Schrijf waarom. Een extra persoon leest dit en moet het goedkeuren.")
_LONG_REASON = mark("Maak er hooguit 300 letters van.")
_AT = mark("%(field)s: %(problem)s")


@dataclass(frozen=True, slots=True)
class Entry:
    """A form as it was typed. ``less`` says how Nabij would find less; ``faults`` keep it from being kept.

    ``plain`` is the rule it makes.
    """

    shown: Mapping[str, str]
    plain: Mapping[str, Plain]
    reason: str
    less: tuple[WordChange, ...]
    faults: tuple[Fault, ...]


def typed_entry(form: Typed, change: Change, before: Plain | None, name: str, today: str) -> Entry:
    """Read and judge a whole form. ``before`` is the rule as it stands; None for a new one."""
    was = form_of(before)
    typed = dict(form)
    raw = {field: typed.get(field, was[field]) for field in FIELDS}
    values, odd = cleaned_form(raw)
    words = groups_of(change.files)
    faults: Sequence[ContentFault] = (*odd, *(() if odd else typed_faults(values, words.classes, was)))
    plain = plain_of(values, before, name=name, today=today)
    rule = None if faults else read_rule(plain, words.classes)
    if isinstance(rule, ContentFault):
        faults = (rule,)
    less: tuple[WordChange, ...] = ()
    if isinstance(rule, Rule):
        found = None if plain == before else finds_too_much(rule, words, everyday_of(change.base_files))
        faults = () if found is None else (found,)
        less = finds_less(change.base_files, words, name, rule)
    reason, wrong = reason_typed(form, less)
    return Entry(raw, plain, reason, less, (*map(at_field, faults), *wrong))


def reason_typed(form: Typed, less: Sequence[WordChange]) -> tuple[str, tuple[Fault, ...]]:
    """Return why Nabij may find less, and what is wrong with that; no reason is needed to find more."""
    typed = form.text(REASON)
    try:
        reason = cleaned(typed)
    except ContentFault as fault:
        return typed, (Fault(REASON, f"{fault.problem} {fault.remedy}"),)
    if less and not reason:
        return "", (Fault(REASON, say(_NO_REASON)),)
    if len(reason) > _LONGEST_REASON:
        return reason, (Fault(REASON, say(_LONG_REASON)),)
    return reason, ()


def at_field(fault: ContentFault) -> Fault:
    """Return a fault as the page links it: with the name of its field before it."""
    field = str(fault.path[0])
    told = f"{fault.problem} {fault.remedy}"
    return Fault(field, say(_AT, field=say(words_danger.FIELDS[field]), problem=told))


def unproved(change: Change, plain: Plain) -> tuple[Fault, ...]:
    """Return what a rule that is kept still lacks before the change can go on."""
    words = groups_of(change.files)
    rule = read_rule(plain, words.classes)
    faults = (rule,) if isinstance(rule, ContentFault) else own_faults(rule, words)
    return tuple(map(at_field, faults))
