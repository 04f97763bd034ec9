"""The running dialogue of one client, what surrounds it, and what one step of it brings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cases.facts import Facts
from cases.levels import Language, Level, Mode
from cases.moments import Moment
from cases.sides import Role, Side

OPENER = "@opener"
"""The step before the first question: the client's own opener waits for a tap."""


AS_IT_IS = "as_it_is"
"""The key of a line that leaves as it was written, whatever this phone turned into meanwhile."""


@dataclass(frozen=True, slots=True)
class Talk:
    """At most 24 hours old; it stays on the release it began with. ``day`` counts programme days from 1."""

    script: str
    step: str
    release: int
    began: Moment
    day: int = 1
    vars: tuple[tuple[str, str], ...] = ()


class Picked(StrEnum):
    """Which of six pictures was chosen. ``ended``: the right one, with the ending of the duress one."""

    RIGHT = "right"
    ENDED = "ended"
    DURESS = "duress"
    WRONG = "wrong"
    WRONG_AGAIN = "wrong_again"
    STRAY = "stray"
    """One of pictures that waited for nothing any more."""


@dataclass(frozen=True, slots=True)
class OwnPictures:
    """What was agreed about the pictures: the set, the own one in it and, where agreed, the duress one.

    ``missed``: a wrong one was chosen lately. ``ending`` is the client's own last line, true right now;
    empty where the usual one is.
    """

    of_set: str
    own: str
    duress: str = ""
    missed: bool = False
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``values`` fill ``{tijd}``, ``{dag}``, ``{werkdag}``, ``{wanneer}``, ``{belofte}`` in texts.

    ``opener`` is the client's own; ``handshake`` is ``none`` or ``tap``. ``last_score`` is the last answer
    on a scale to five. ``formal``: this person is addressed as "u".
    ``runs``: for a question, what was chosen last and how often in a row.
    ``pictures`` are asked for after the tap, None where they are not. ``seed`` is the id of this turn, from
    which chance is drawn.
    """

    mode: Mode
    language: Language
    role: Role
    side: Side
    facts: Facts
    opener: str
    handshake: str
    closing: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    last_score: int | None = None
    formal: bool = False
    runs: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    pictures: OwnPictures | None = None
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One message to say. ``opener`` marks the client's own first line, ``closes`` the closing line.

    ``inline``: the buttons stand under the message, which the first tap takes away. ``key`` names a line
    that leaves in its own way.
    """

    text: str
    keyboard: tuple[tuple[str, ...], ...] = ()
    opener: bool = False
    closes: bool = False
    inline: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """A button that says something is wrong. ``reply`` names a fixed text (H1, A1 ...), empty for none."""

    code: str
    category: str
    level: Level
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    step: str
    value: str


@dataclass(frozen=True, slots=True)
class StepTask:
    """A task for a human that a button asked for: ``kind`` such as call_back, practical, trauma_offer."""

    kind: str
    level: Level


@dataclass(frozen=True, slots=True)
class StepResult:
    """``talk`` None: the dialogue is closed. ``understood`` false: free text a human should read.

    ``picked``: a picture was chosen.
    """

    talk: Talk | None
    lines: tuple[Line, ...] = ()
    signals: tuple[Signal, ...] = ()
    answers: tuple[Answer, ...] = ()
    tasks: tuple[StepTask, ...] = ()
    understood: bool = True
    picked: Picked | None = None
