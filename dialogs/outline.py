"""A dialogue as an outline that reads like the conversation: numbered steps, what hangs under each answer.

It follows how a person meets the questions, never the order in a file, and shows broken drafts as they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cases.content import Plain
from cases.levels import Level
from dialogs.plain_flow import Way, days_of, first_of, is_step, kind_of, steps_of, ways_of, words_of
from dialogs.rewire import deleted
from dialogs.script import DAY


@dataclass(frozen=True, slots=True)
class Turn:
    """A way out of a step in the outline. ``number`` is that of the step it leads to; 0 for an end.

    ``missing``: it leads to a step that is not there, or nowhere.
    """

    key: str
    label: str
    target: str
    number: int
    level: Level
    code: str
    missing: bool
    main: bool
    task: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One step. ``depth`` is how deep it hangs, ``under`` the answer it hangs under; "" on the line itself.

    ``by_day``: it is the question of a programme day, and ``under`` names that day.
    ``reached``: somebody can get here. ``worst`` is the most serious signal of its answers.
    """

    number: int
    id: str
    text: str
    kind: str
    depth: int
    under: str
    by_day: bool
    reached: bool
    turns: tuple[Turn, ...]

    @property
    def worst(self) -> Level:
        return max((one.level for one in self.turns), default=Level.NONE)


@dataclass(frozen=True, slots=True)
class _Line:
    """Steps that follow each other by ``verder``, hanging under one answer."""

    steps: tuple[str, ...]
    depth: int
    under: str
    by_day: bool


def outline(plain: Plain) -> tuple[Entry, ...]:
    """Return the steps in the order a person meets them; what nobody can reach comes last."""
    steps = steps_of(plain)
    walk = _Walk(plain, steps)
    found = list(walk.from_steps([first_of(plain)], reached=True))
    for step in steps:
        found += walk.from_steps([step], reached=False)
    numbers = {one.id: one.number for one in found}
    return tuple(replace(one, turns=tuple(_turns(plain, steps, numbers, one.id))) for one in found)


def lost_without(plain: Plain, step: str) -> tuple[str, ...]:
    """Return the steps that nobody can reach any more once this one is deleted, in outline order."""
    before = [one.id for one in outline(plain) if one.reached and one.id != step]
    after = {one.id for one in outline(deleted(plain, step)) if one.reached}
    return tuple(one for one in before if one not in after)


class _Walk:
    """Goes through a dialogue once; each step is taken where it is met first."""

    def __init__(self, plain: Plain, steps: Mapping[str, Plain]) -> None:
        self._plain, self._steps = plain, steps
        self._taken: set[str] = set()
        self._number = 0

    def from_steps(self, first: Iterable[str], *, reached: bool) -> Iterator[Entry]:
        stack = [line for step in first if (line := self._line(step, 0, "", by_day=False))]
        while stack:
            line = stack.pop()
            step, rest = line.steps[0], line.steps[1:]
            self._number += 1
            text = words_of(self._field(step))
            kind = kind_of(self._plain, step)
            yield Entry(self._number, step, text, kind, line.depth, line.under, line.by_day, reached, ())
            if rest:
                stack.append(replace(line, steps=rest, under="", by_day=False))
            stack += reversed(self._branches(step, line.depth))

    def _branches(self, step: str, depth: int) -> list[_Line]:
        """Return what hangs under the answers of a step; the days of its ``dagvraag`` too."""
        found = []
        for way in ways_of(self._plain, step):
            days = [(day, to) for day, to in days_of(self._plain).items()] if way.target == DAY else []
            for label, to in days or [(way.label or way.key, way.target)]:
                line = self._line(to, depth + 1, label, by_day=bool(days))
                if line is not None:
                    found.append(line)
        return found

    def _line(self, step: str, depth: int, under: str, *, by_day: bool) -> _Line | None:
        """Take a step and what follows it by ``verder``, up to what was taken before."""
        steps: list[str] = []
        while step in self._steps and step not in self._taken:
            self._taken.add(step)
            steps.append(step)
            step = next((one.target for one in ways_of(self._plain, step) if one.main), "")
        return _Line(tuple(steps), depth, under, by_day) if steps else None

    def _field(self, step: str) -> Plain | None:
        fields = self._steps[step]
        return fields.get("vraag") if isinstance(fields, Mapping) else None


def _turns(plain: Plain, steps: Mapping[str, Plain], numbers: Mapping[str, int], step: str) -> Iterator[Turn]:
    for way in ways_of(plain, step):
        yield _turn(way, steps, numbers)


def _turn(way: Way, steps: Mapping[str, Plain], numbers: Mapping[str, int]) -> Turn:
    missing = not way.target or (is_step(way.target) and way.target not in steps)
    number = numbers.get(way.target, 0)
    return Turn(way.key, way.label, way.target, number, way.level, way.code, missing, way.main, way.task)
