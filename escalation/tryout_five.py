"""Five made-up people who answer every dialogue of a change, before anybody real does (F18)."""

from collections.abc import Iterator
from dataclasses import dataclass

from cases.facts import Age, Phase
from cases.levels import Language, Mode
from cases.moments import Moment
from cases.sides import Role, Side
from escalation.rulebook import Rulebook
from escalation.tryout import Persona, Played, Tryout, What, walk

FIVE = (
    Persona(phase=Phase.F0, programme="thv-stayer", children=True),
    Persona(Role.REMOVED_PERSON, Side.B, Phase.F0, programme="thv-removed", mode=Mode.NEUTRAL),
    Persona(Role.ELDER, age=Age.ELDER, programme="elder", formal=True, language=Language.NL_A2),
    Persona(
        Role.PARENT, phase=Phase.F2, programme="parent", children=True, living_apart=False, staffed=False
    ),
    Persona(phase=Phase.F3, language=Language.EN, mode=Mode.NEUTRAL, day=40, handshake=False),
)
_PLACES = (0, 1, 2)
"""Who always taps the first button, the second or the third comes past what goes well and what does not."""


@dataclass(frozen=True, slots=True)
class Stranded:
    """A talk that went wrong. ``why``: broken, endless or empty."""

    dialogue: str
    question: str
    why: str


@dataclass(frozen=True, slots=True)
class Walked:
    talks: int
    stranded: tuple[Stranded, ...]


def walked(rulebook: Rulebook, began: Moment) -> Walked:
    """Let all five answer every dialogue in three ways; say which talks could not go on, and where."""
    talks = [
        (name, walk(Tryout(name, who, began), rulebook, place))
        for name in rulebook.scripts
        for who in FIVE
        for place in _PLACES
    ]
    found = [one for name, played in talks for one in _wrong(name, played)]
    return Walked(len(talks), tuple(dict.fromkeys(found)))


def _wrong(name: str, played: Played) -> Iterator[Stranded]:
    if any(one.broken for one in played.happened):
        yield Stranded(name, played.question, "broken")
    elif played.dialogue == name and played.choices:
        yield Stranded(name, played.question, "endless")
    if any(one.what is What.BOT and not one.text.strip() for one in played.happened):
        yield Stranded(name, played.question, "empty")
