"""What a person typed into the form of a step, cleaned, and what the form has to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cases.content import ContentFault, ContentPath, Plain
from cases.content_edit import Files
from console import words_content
from console.answers import Fault
from console.language import mark, say
from console.studio import titles_of
from console.typed import Typed
from dialogs.outline import outline
from dialogs.pasted import cleaned
from dialogs.script import CLOSE, DAY, END, WITHIN
from dialogs.step_form_parts import LANGUAGES, Values, fields_of, text_of

_SORTS = (
    *("kill_threat", "strangulation", "weapon", "physical_violence", "ban_violation", "stalking_control"),
    *("physical_violence", "escalation", "sexual_violence", "child_harm", "child_abduction"),
    *("coercive_control", "financial_abuse", "elder_neglect", "suicide_self", "suicide_threat_partner"),
    *("substance_relapse", "pregnancy", "separation", "not_safe_to_talk", "honour_violence"),
    *("forced_marriage", "help_now", "contact_drop", "perpetrator_intent", "perpetrator_losing_control"),
    *("perpetrator_justify", "digital_abuse", "fear", "property", "practical", "trauma", "threat_to_worker"),
)
SORTS = {f"R{number:02}": sort for number, sort in enumerate(_SORTS, 1)}
"""The sort of a signal by its class, as the danger words have it: who writes chooses the class alone."""
_BOTH = "beide"
_WORDINGS = frozenset({"vraag", "tekst", "zegt", "uitleg", "slot"})
_TICKED = frozenset({"uitwegen", "rol", "kant", "fase", "leeftijd"})
_LONGEST_LABEL = 60
_NO_WAY_OUT = mark("Kies minstens één uitweg, zodat iemand altijd kan stoppen of bellen.")
KINDS = {
    "vraag": mark("Een vraag met knoppen"),
    "open": mark("Een open vraag: elk antwoord is goed"),
    "schaal": mark("Een cijfer of drie woorden"),
    "meer": mark("Meer antwoorden tegelijk"),
}
TONGUES = {
    "nl-B1": mark("Nederlands"),
    "nl-A2": mark("Nederlands, heel eenvoudig"),
    "en": mark("Engels"),
    "nl-B1-u": mark("Nederlands, met u"),
    "nl-A2-u": mark("Heel eenvoudig, met u"),
}
MODE_NAMES = {
    "beide": mark("Dezelfde woorden op elke telefoon"),
    "open": mark("Op een open telefoon"),
    "neutraal": mark("Op een telefoon die neutraal moet blijven"),
}
SIDES = {"a": mark("kant a"), "b": mark("kant b")}
AGES = {"kind": mark("jonger dan 18"), "volwassene": mark("volwassen"), "oudere": mark("op leeftijd")}


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed: ``shown`` as it goes back on the page, ``values`` cleaned, and what cannot be kept."""

    shown: Values
    values: Values
    faults: Sequence[Fault] = field(default=())


def typed_over(form: Typed, was: Values, *, needs_way_out: bool = False) -> Entry:
    """Read a form over what stood there: a field the page did not show keeps its value, a tick does not."""
    shown = {name: value for name, value in was.items() if not _is_tick(name)}
    shown |= dict(form)
    values, faults = dict(shown), []
    for name, value in form:
        if value == was.get(name):
            continue
        try:
            values[name] = cleaned(value)
        except ContentFault as fault:
            faults.append(Fault(name, f"{fault.problem} {fault.remedy}"))
    if needs_way_out and not any(name.startswith("uitwegen.") and value for name, value in shown.items()):
        faults.append(Fault("uitwegen", say(_NO_WAY_OUT)))
    return Entry(shown, _without_way_back(values), faults)


def with_sorts(values: Values, was: Values) -> Values:
    """Return the form with the sort that belongs to each signal whose class was chosen anew."""
    found = dict(values)
    for name, code in values.items():
        if name.endswith("signaal.code") and code and code != was.get(name):
            key = name.removesuffix("code")
            found[f"{key}soort"] = SORTS.get(code, "")
            found[f"{key}niveau"] = values.get(f"{key}niveau") or "concern"
    return found


def targets_of(files: Files, plain: Plain, name: str) -> list[tuple[str, str]]:
    """Return where an answer can lead: the steps by number and text, the ends, and other dialogues."""
    steps = [(one.id, f"{one.number} {one.id}: {one.text}"[:_LONGEST_LABEL]) for one in outline(plain)]
    ends = [(one, say(words_content.ENDS[one])) for one in (CLOSE, DAY, END)]
    others = [(f"{WITHIN}{one}", f"{one}: {title}") for one, title in titles_of(files) if one != name]
    return [*steps, *ends, *others]


def field_at(path: ContentPath, values: Values) -> str:
    """Return the field that a place in a step stands in; its part where no field is that place."""
    names = [str(one + 1) if isinstance(one, int) else one for one in path]
    for place, one in enumerate(names):
        following = names[place + 1 : place + 2]
        if one in _WORDINGS and (not following or following[0] in LANGUAGES):
            names[place + 1 : place + 1] = [_BOTH]
            break
    while names:
        key = ".".join(names)
        if key in values:
            return key
        if f"{key}.nl-B1" in values:
            return f"{key}.nl-B1"
        if f"{key}.code" in values:
            return f"{key}.code"
        names.pop()
    return "formulier"


def faults_at(
    faults: Sequence[ContentFault], inside: ContentPath, values: Values, key: ContentPath = ()
) -> list[Fault]:
    """Return the faults within one part of a file, each with the field to go to; ``key`` begins its name."""
    return [
        Fault(field_at((*key, *one.path[len(inside) :]), values), f"{one.problem} {one.remedy}")
        for one in faults
        if one.path[: len(inside)] == inside
    ]


def labelled(codes: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return codes with their words, for a list to choose from."""
    return [(code, say(text)) for code, text in codes.items()]


def ways_out_of(plain: Plain) -> list[tuple[str, str]]:
    """Return the name and the words of each way out of a dialogue."""
    found = fields_of(fields_of(plain).get("uitwegen"))
    return [(name, _label(one) or name) for name, one in found.items()]


def _label(way: Plain) -> str:
    wording = fields_of(fields_of(way).get("tekst"))
    said = fields_of(wording.get("open")) or fields_of(wording.get(_BOTH)) or wording
    return text_of(said.get("nl-B1"))


def _is_tick(name: str) -> bool:
    return any(part in _TICKED for part in name.split(".")[:-1])


def _without_way_back(values: Mapping[str, str]) -> Values:
    """Leave out where another dialogue comes back to when none is gone into any more."""
    found = dict(values)
    for name, target in values.items():
        back = f"{name.removesuffix('naar')}terug"
        if name.endswith(".naar") and back in found and not target.startswith(WITHIN):
            found[back] = ""
    return found
