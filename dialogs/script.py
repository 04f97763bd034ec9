"""A dialogue as data: typed questions with buttons, read from plain content; dead ends do not get in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cases.content import ContentPath
from cases.levels import Language
from cases.sides import Role
from dialogs.answers import answer_form
from dialogs.talk import Signal, StepTask, Surroundings
from dialogs.texts import TextBook
from dialogs.wording import Wording

CLOSE = "slot"
"""The target that says the closing line."""

END = "einde"
"""The target that says nothing more: a safety text is the last word."""

DAY = "dagvraag"
"""The target that is today's question, or the default when this day has none."""

MONTH = 30


@dataclass(frozen=True, slots=True)
class Condition:
    """All that is given must hold; an empty condition always does. Days and months count from 1."""

    children: bool | None = None
    living_apart: bool | None = None
    roles: tuple[Role, ...] = ()
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()

    def holds(self, around: Surroundings, day: int) -> bool:
        return (
            self.children in (None, around.facts.children)
            and self.living_apart in (None, around.facts.living_apart)
            and (not self.roles or around.role in self.roles)
            and (not self.days or day in self.days)
            and (not self.months or (day - 1) // MONTH + 1 in self.months)
        )


@dataclass(frozen=True, slots=True)
class Button:
    """``also`` are typed answers that mean this button. ``goes_to`` is a step, CLOSE, END or DAY.

    ``says`` stands above the next question or the closing line; ``path`` is its place in the content.
    """

    id: str
    label: Wording
    goes_to: str
    also: tuple[str, ...] = ()
    signal: Signal | None = None
    task: StepTask | None = None
    says: Wording | None = None
    way_out: bool = False
    path: ContentPath = ()


@dataclass(frozen=True, slots=True)
class Question:
    """``moves_to`` follows an answer that was not understood twice, and a condition that does not hold.

    ``open`` questions take any text as their answer; a human reads it. ``answers`` holds what may be
    typed, in the form of ``dialogs.answers``, and the id of the button it means.
    """

    id: str
    wording: Wording
    buttons: tuple[Button, ...]
    moves_to: str
    answers: Mapping[str, str]
    condition: Condition = Condition()
    open: bool = False

    def button(self, typed: str) -> Button | None:
        """Return the button that a typed answer means, in any language or mode, or by its number."""
        meant = self.answers.get(answer_form(typed))
        return next((one for one in self.buttons if one.id == meant), None)


@dataclass(frozen=True, slots=True)
class Script:
    """One dialogue of a release. ``spoken`` is what a worker reads aloud beside it.

    ``day_questions`` names the step for each programme day that has one.
    """

    name: str
    title: str
    first: str
    questions: Mapping[str, Question]
    book: TextBook
    day_questions: Mapping[int, str]
    handshake: bool = True
    spoken: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    path: ContentPath = ()

    def targets(self, target: str) -> tuple[str, ...]:
        """Return the questions a target can lead to on some day; none for the ends."""
        if target == DAY:
            return tuple(dict.fromkeys(self.day_questions.values()))
        return () if target in (CLOSE, END) else (target,)
