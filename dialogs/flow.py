"""Whether every road through a script comes to an end, and every question can be reached."""

from collections.abc import Iterator

from cases.content import ContentFault, ContentPath
from dialogs.script import CLOSE, DAY, END, Condition, Script


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
        yield (*question.path, "verder"), question.moves_to
        for button in question.buttons:
            yield (*button.path, "naar"), button.goes_to
    for day, step in script.day_questions.items():
        path = (*script.path, "dagvragen", str(day))
        yield path, step if step in script.questions else f"{step} (een vraag)"


def _shape(script: Script) -> Iterator[ContentFault]:
    first = script.questions[script.first]
    if first.condition != Condition():
        yield ContentFault(
            (*first.path, "alleen"),
            "De eerste vraag geldt niet voor iedereen: wie hem niet krijgt, hoort niets.",
            "Haal 'alleen:' hier weg.",
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
    """Follow the road of who never gives a known answer: it must end."""
    for name, question in script.questions.items():
        if name in _reached(script, script.targets(question.moves_to), taps=False):
            yield ContentFault(
                (*question.path, "verder"),
                "Wie hier geen knop kiest, komt nooit aan het einde.",
                f"Laat 'verder' naar een latere vraag gaan, of naar '{CLOSE}'.",
            )


def _unreachable(script: Script) -> Iterator[ContentFault]:
    reached = _reached(script, (script.first,), taps=True)
    for name, question in script.questions.items():
        if name not in reached:
            yield ContentFault(
                question.path, f"Niemand komt ooit bij '{name}'.", "Verwijs ernaar of haal hem weg."
            )


def _reached(script: Script, start: tuple[str, ...], *, taps: bool) -> set[str]:
    """Return the questions on the roads from ``start``: by every button, or by silence alone."""
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            question = script.questions[name]
            buttons = question.buttons if taps else ()
            for target in (question.moves_to, *(button.goes_to for button in buttons)):
                waiting.extend(script.targets(target))
    return reached
