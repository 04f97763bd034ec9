"""Whether every road through a script comes to an end, and every question can be reached."""

from collections.abc import Iterator

from cases.content import ContentFault, ContentPath
from dialogs.script import CLOSE, DAY, END, Condition, Question, Script


def flow_faults(script: Script) -> list[ContentFault]:
    """Return what is wrong with the roads of a script; empty when all of them end."""
    unknown = list(_unknown(script))
    if unknown:
        return unknown
    return [*_shape(script), *_circles(script), *_unreachable(script)]


def _unknown(script: Script) -> Iterator[ContentFault]:
    for path, target in _targets(script):
        known = (
            target in script.questions or target in (CLOSE, END) or (target == DAY and script.day_questions)
        )
        if not known:
            yield ContentFault(path, f"De stap '{target}' bestaat niet.", f"Kies uit: {_choices(script)}.")


def _choices(script: Script) -> str:
    return ", ".join((*script.questions, CLOSE, END, *([DAY] if script.day_questions else [])))


def _targets(script: Script) -> Iterator[tuple[ContentPath, str]]:
    """Give every target that is named, with the place where it stands."""
    if script.first not in script.questions:
        yield (
            (*script.path, "begin"),
            f"{script.first} (een vraag)" if script.first in (CLOSE, END, DAY) else script.first,
        )
    for question in script.questions.values():
        yield from _roads(question)
    for day, step in script.day_questions.items():
        path = (*script.path, "dagvragen", str(day))
        yield path, step if step in script.questions else f"{step} (een vraag)"


def _shape(script: Script) -> Iterator[ContentFault]:
    first = script.questions[script.first]
    if first.condition != Condition() or first.names():
        where = (*first.path, "alleen") if first.condition != Condition() else first.path
        yield ContentFault(
            where,
            "De eerste vraag geldt niet voor iedereen: wie hem niet krijgt, hoort niets.",
            "Haal 'alleen:' en {regel_...} hier weg, of begin met een andere vraag.",
        )
    for question in script.questions.values():
        path = question.path
        if not question.buttons:
            yield ContentFault((*path, "knoppen"), "Deze vraag heeft geen knop.", "Geef minstens één knop.")
        if len(question.buttons) > 1 and not any(button.way_out for button in question.buttons):
            yield ContentFault(
                path,
                "Deze vraag heeft geen uitweg.",
                "Voeg 'uitwegen:' toe, met weet ik niet, nu niet of ik bel liever.",
            )
        if question.moves_to == END:
            yield ContentFault(
                (*path, "verder"), "Zonder antwoord stopt het gesprek zwijgend.", f"Schrijf '{CLOSE}'."
            )
        for button in question.buttons:
            if button.goes_to == END and not (button.signal and button.signal.reply):
                yield ContentFault(
                    (*button.path, "naar"),
                    "Na deze knop zegt niemand iets.",
                    f"Schrijf '{CLOSE}', of geef een signaal met een antwoord.",
                )


def _circles(script: Script) -> Iterator[ContentFault]:
    """Refuse each road back that comes round again: whatever is answered, a talk ends.

    Every circle has a road to an earlier question, in the order of the content; that one is named.
    """
    order = {name: place for place, name in enumerate(script.questions)}
    for question in script.questions.values():
        for path, target in _roads(question):
            earlier = [one for one in script.targets(target) if order[one] <= order[question.id]]
            if any(question.id in _reached(script, (one,)) for one in earlier):
                yield ContentFault(
                    path,
                    "Deze weg leidt terug naar een eerdere vraag en komt nooit aan het einde.",
                    f"Wijs naar een latere vraag, of naar '{CLOSE}'.",
                )


def _unreachable(script: Script) -> Iterator[ContentFault]:
    reached = _reached(script, (script.first,))
    for name, question in script.questions.items():
        if name not in reached:
            yield ContentFault(
                question.path, f"Niemand komt ooit bij '{name}'.", "Verwijs ernaar of haal hem weg."
            )


def _reached(script: Script, start: tuple[str, ...]) -> set[str]:
    """Return the questions on all roads from ``start``."""
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            for _, target in _roads(script.questions[name]):
                waiting.extend(script.targets(target))
    return reached


def _roads(question: Question) -> Iterator[tuple[ContentPath, str]]:
    """Give where a question can lead, with the place that says so."""
    yield (*question.path, "verder"), question.moves_to
    for button in question.buttons:
        yield (*button.path, "naar"), button.goes_to
