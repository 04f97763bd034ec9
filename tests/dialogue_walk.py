"""A walk through a shipped dialogue: over every button, as each person and each phone would meet it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

from rulebooks import CONTENT, asked, client, shipped_library

from cases.facts import Age, Facts
from cases.levels import Language, Mode
from cases.moments import moment_of
from cases.sides import Role, Side
from cases.state import ClientState
from dialogs.script import Button, Question, Script
from dialogs.step import begin, step
from dialogs.talk import Line, StepResult, Surroundings, Talk

AT = moment_of(datetime(2027, 3, 20, 19, 0, tzinfo=ZoneInfo("Europe/Amsterdam")))
VALUES = {
    "dag": "woensdag",
    "tijd": "19:10",
    "belofte": "morgen voor 9 uur",
    "werkdag": "donderdag",
    "wanneer": "op woensdag",
    **{f"regel_{place}": f"Afspraak {place}" for place in range(1, 6)},
}
TALKS = sorted({path.stem for path in (CONTENT / "dialogues").glob("*.yaml")} - {"d0"})
OF_REMOVED = ("d2", "d2_kort", "d3b")


def script_of(name: str) -> Script:
    return shipped_library().scripts[name]


def questions_of(name: str) -> list[Question]:
    return list(script_of(name).questions.values())


def person_at(name: str, question: Question, mode: Mode = Mode.OPEN) -> ClientState:
    """Return somebody whom this question may be put to, with the question waiting."""
    roles = question.condition.roles or ((Role.REMOVED_PERSON,) if name in OF_REMOVED else (Role.STAYER,))
    side = Side.B if roles[0] is Role.REMOVED_PERSON else Side.A
    return asked(client(mode, role=roles[0], side=side), name, question.id)


@dataclass
class Walk:
    """What one person meets in one dialogue on one day: every question, every button, every line."""

    script: Script
    around: Surroundings
    day: int
    met: set[tuple[str, str]] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    ends: list[StepResult] = field(default_factory=list)

    def over_everything(self) -> "Walk":
        waiting = [self._opened()]
        seen = set[str]()
        while waiting:
            talk = waiting.pop()
            if talk.step in seen:
                continue
            seen.add(talk.step)
            for button in self.script.questions[talk.step].buttons:
                after = self._tapped(talk, button)
                self.met.add((talk.step, button.id))
                waiting += [after.talk] if after.talk else []
        return self

    def _opened(self) -> Talk:
        result = begin(self.script, 1, AT, self.around, self.day)
        if self.script.handshake:
            assert result.talk is not None
            result = step(result.talk, self.script, "ja", self.around)
        self.lines += result.lines
        assert result.talk is not None
        return result.talk

    def _tapped(self, talk: Talk, button: Button) -> StepResult:
        label = button.label.text(self.around.mode, self.around.language, self.around.values)
        result = step(talk, self.script, label, self.around)
        assert [(one.step, one.value) for one in result.answers] == [(talk.step, button.id)]
        assert result.signals == ((button.signal,) if button.signal else ())
        self.lines += result.lines
        if result.talk is None:
            self.ends.append(result)
        return result


def people(script: Script) -> Iterator[tuple[Role, bool]]:
    """Give who may meet this script: the roles it asks after, with and without children."""
    roles = {role for one in script.questions.values() for role in one.condition.roles}
    yield from product(sorted(roles) or [Role.STAYER], (True, False))


def days(script: Script) -> list[int]:
    months = {month for one in script.questions.values() for month in one.condition.months}
    lone = {day for one in script.questions.values() for day in one.condition.days[:1]}
    return sorted({1, 400, *script.day_questions, *lone, *(30 * month for month in months)})


def ages(script: Script) -> list[Age]:
    """Give the ages that a question asks after, and somebody of none of them."""
    return sorted({Age.ADULT, *(age for one in script.questions.values() for age in one.condition.ages)})


def walks(name: str, mode: Mode, language: Language) -> Iterator[Walk]:
    script = script_of(name)
    for (role, children), day, age in product(people(script), days(script), ages(script)):
        facts = Facts(children=children, living_apart=children, age=age)
        side = Side.B if role is Role.REMOVED_PERSON else Side.A
        around = Surroundings(mode, language, role, side, facts, "Hoi.", "tap", "", VALUES)
        yield Walk(script, around, day).over_everything()
