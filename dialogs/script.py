"""A dialogue as data: typed questions with buttons, read from plain content; dead ends do not get in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cases.content import ContentPath
from cases.facts import Age, Phase
from cases.levels import Language, Mode
from cases.sides import Role, Side
from dialogs.answers import answer_form
from dialogs.built_in import FIVE, in_words
from dialogs.talk import Signal, StepTask, Surroundings
from dialogs.texts import TextBook
from dialogs.wording import Wording

CLOSE = "slot"
"""The target that says the closing line."""

END = "einde"
"""The target that says nothing more: a safety text is the last word."""

DAY = "dagvraag"
"""The target that is today's question, or the default when this day has none."""

WITHIN = "gesprek:"
"""Begins a target that is another dialogue, or a step of one; it goes on where ``terug`` says."""

NOTHING: Mapping[str, str] = {}
MONTH = 30
_ONE_TO_FIVE = {"1", "2", "3", "4", "5"}
"""The buttons of a scale in a release from before there were scales."""


@dataclass(frozen=True, slots=True)
class Condition:
    """All that is given must hold; an empty condition always does. Days and months count from 1."""

    children: bool | None = None
    living_apart: bool | None = None
    roles: tuple[Role, ...] = ()
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    sides: tuple[Side, ...] = ()
    phases: tuple[Phase, ...] = ()
    ages: tuple[Age, ...] = ()

    def holds(self, around: Surroundings, day: int) -> bool:
        return (
            self.children in (None, around.facts.children)
            and self.living_apart in (None, around.facts.living_apart)
            and (not self.roles or around.role in self.roles)
            and (not self.sides or around.side in self.sides)
            and (not self.phases or around.facts.phase in self.phases)
            and (not self.ages or around.facts.age in self.ages)
            and (not self.days or day in self.days)
            and (not self.months or (day - 1) // MONTH + 1 in self.months)
        )


class Shown(StrEnum):
    """Whether a button of a scale is on the screen; typed, each of them is always an answer."""

    ALWAYS = "always"
    NUMBERS = "numbers"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Button:
    """``also`` are typed answers that mean this button. ``goes_to`` is a step, CLOSE, END or DAY.

    ``says`` stands above the next question or the closing line; ``path`` is its place in the content.
    ``value`` is what it is worth on a scale; ``back`` is where a dialogue within goes on. ``chooses``: one
    of several choices, after which the others can still be chosen.
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
    shown: Shown = Shown.ALWAYS
    value: int | None = None
    back: str = ""
    chooses: bool = False

    def is_known(self, values: Mapping[str, str]) -> bool:
        """Say whether all that its label speaks of was agreed."""
        return _known(self.label, values)


@dataclass(frozen=True, slots=True)
class Scale:
    """From bad to good, up to ``top``. ``ends`` says what the numbers mean; ``drop`` follows a fall."""

    top: int
    ends: Wording
    words_only: bool = False
    drop: Signal | None = None


@dataclass(frozen=True, slots=True)
class Many:
    """Several choices may be made. ``signal`` follows when as many as ``count`` were; 0 when none does."""

    more: Wording
    count: int = 0
    signal: Signal | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """The same agreement, chosen this many times in a row, is a signal."""

    times: int
    signal: Signal


@dataclass(frozen=True, slots=True)
class Question:
    """``moves_to`` follows an answer that was not understood twice, and a condition that does not hold.

    ``open`` questions take any text as their answer; a human reads it. ``answers`` holds what may be
    typed, in the form of ``dialogs.answers``, and the id of the button it means. ``skipped``: somebody had
    it left out now, whoever it concerns.
    """

    id: str
    wording: Wording
    buttons: tuple[Button, ...]
    moves_to: str
    answers: Mapping[str, str]
    condition: Condition = Condition()
    open: bool = False
    scale: Scale | None = None
    path: ContentPath = ()
    back: str = ""
    many: Many | None = None
    again: Again | None = None
    skipped: bool = False

    def concerns(self, around: Surroundings, day: int) -> bool:
        """Say whether this person is asked it today: not about what was never agreed."""
        named = [one for one in self.buttons if one.label.names()]
        any_known = not named or any(one.is_known(around.values) for one in named)
        if self.skipped:
            return False
        return self.condition.holds(around, day) and _known(self.wording, around.values) and any_known

    def names(self) -> frozenset[str]:
        """Return which of what was agreed this question and its buttons speak of."""
        return self.wording.names().union(*(one.label.names() for one in self.buttons))

    def speaks_words(self, around: Surroundings) -> bool:
        """Say whether this person sees the words of the scale; the numbers otherwise."""
        if self.scale is None:
            return False
        return self.scale.words_only or in_words(around.language, around.role, around.facts.age)

    def on_screen(self, around: Surroundings) -> tuple[Button, ...]:
        """Return the buttons that this person sees."""
        hidden = Shown.NUMBERS if self.speaks_words(around) else Shown.WORDS
        return tuple(one for one in self.buttons if one.shown is not hidden and one.is_known(around.values))

    def run(self, answer: str, before: Mapping[str, tuple[str, int]]) -> int:
        """Return how often in a row this agreement was chosen now; 0 for what is none."""
        meant = next((one for one in self.buttons if one.id == answer), None)
        if self.again is None or meant is None or not meant.label.names():
            return 0
        last, times = before.get(self.id, ("", 0))
        return times + 1 if last == answer else 1

    def score(self, answer: str) -> int | None:
        """Return what an answer is worth from 1 (bad) to 5 (good); None where there is no such scale."""
        if self.scale is None:
            own = {one.id for one in self.buttons if not one.way_out}
            return int(answer) if own == _ONE_TO_FIVE and answer in own else None
        meant = next((one for one in self.buttons if one.id == answer), None)
        return None if meant is None or self.scale.top != FIVE else meant.value

    def button(self, typed: str, values: Mapping[str, str] = NOTHING) -> Button | None:
        """Return the button that a typed answer means, in any language or mode, or by its number.

        ``values`` are what was agreed: a button may bear such a name.
        """
        form = answer_form(typed)
        meant = self.answers.get(form)
        can_be = [one for one in self.buttons if one.is_known(values)]
        found = next((one for one in can_be if one.id == meant), None)
        return found or next((one for one in can_be if form in _named_forms(one, values)), None)


def _known(wording: Wording, values: Mapping[str, str]) -> bool:
    return all(values.get(name, "").strip() for name in wording.names())


def _named_forms(button: Button, values: Mapping[str, str]) -> set[str]:
    """Return what may be typed for a button that bears the name of something agreed."""
    label = button.label
    if not label.names():
        return set()
    return {
        answer_form(label.text(mode, language, values, formal=formal))
        for mode, language, _ in label.everywhere()
        for formal in (False, True)
    }


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line that a worker reads aloud; ``side`` None: to everybody."""

    wording: Wording
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """One dialogue of a release. ``spoken`` is what a worker reads aloud beside it.

    ``day_questions`` names the step for each programme day that has one. ``formal``: it says "u".
    ``closing`` is its own last line after an ordinary talk. Without ``picture`` nobody has to choose one.
    """

    name: str
    title: str
    first: str
    questions: Mapping[str, Question]
    book: TextBook
    day_questions: Mapping[int, str]
    handshake: bool = True
    spoken: tuple[Spoken, ...] = ()
    path: ContentPath = ()
    formal: bool = False
    closing: Wording | None = None
    picture: bool = True

    @property
    def own(self) -> Mapping[str, Question]:
        """The questions without those of the dialogues within."""
        return {name: one for name, one in self.questions.items() if "/" not in name}

    def aloud(self, side: Side, language: Language, *, formal: bool = False) -> tuple[str, ...]:
        """Return what is read to somebody of this side, which also stands on the paper card."""
        mine = (one.wording for one in self.spoken if one.side in (None, side))
        return tuple(one.text(Mode.OPEN, language, formal=formal) for one in mine)

    def wordings(self) -> Iterator[Wording]:
        """Give everything that somebody can read or hear in this dialogue."""
        yield from (one.wording for one in self.spoken)
        for question in self.own.values():
            yield question.wording
            for button in question.buttons:
                yield button.label
                if button.says is not None:
                    yield button.says
            if question.scale is not None:
                yield question.scale.ends
        if self.closing is not None:
            yield self.closing

    def signals(self) -> Iterator[tuple[ContentPath, Signal]]:
        """Give every signal that can be raised here, with the part of the content that gives it."""
        for question in self.questions.values():
            for button in question.buttons:
                if button.signal is not None:
                    yield button.path, button.signal
            if question.scale is not None and question.scale.drop is not None:
                yield (*question.path, "daling"), question.scale.drop
            if question.again is not None:
                yield (*question.path, "zelfde"), question.again.signal
            if question.many is not None and question.many.signal is not None:
                yield (*question.path, "samen"), question.many.signal

    def targets(self, target: str) -> tuple[str, ...]:
        """Return the questions a target can lead to on some day; none for the ends."""
        if target == DAY:
            return tuple(dict.fromkeys(self.day_questions.values()))
        return () if target in (CLOSE, END) else (target,)
