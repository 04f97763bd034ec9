"""One person and one day of each kind that some dialogues tell apart."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TypeVar

from cases.facts import Age, Facts, Phase
from cases.levels import Language, Mode
from cases.sides import Role, Side
from dialogs.script import MONTH, Condition, Script
from dialogs.talk import Surroundings

_NOBODY = Surroundings(Mode.OPEN, Language.NL_B1, Role.STAYER, Side.A, Facts(), "", "none")
_BOTH = (False, True)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up, on one day of a programme. Days count from 1."""

    around: Surroundings
    day: int


def people(scripts: Sequence[Script]) -> Iterator[Person]:
    """Give one person and day of each kind: whom no condition tells apart meets the same questions."""
    asked = [one for script in scripts for one in script.questions.values()]
    conditions = list(dict.fromkeys(one.condition for one in asked))
    names = sorted({name for one in asked for name in one.names()})
    agreed: tuple[Mapping[str, str], ...] = ({}, dict.fromkeys(names, "x")) if names else ({},)
    kinds = product(
        _kinds(Role, conditions, lambda one: one.roles),
        _kinds(Side, conditions, lambda one: one.sides),
        _kinds(Phase, conditions, lambda one: one.phases),
        _kinds(Age, conditions, lambda one: one.ages),
        _kinds(_BOTH, conditions, lambda one: _named(one.children)),
        _kinds(_BOTH, conditions, lambda one: _named(one.living_apart)),
        agreed,
        _days(scripts, conditions),
    )
    for role, side, phase, age, children, apart, values, day in kinds:
        facts = Facts(phase=phase, age=age, children=children, living_apart=apart)
        yield Person(replace(_NOBODY, role=role, side=side, facts=facts, values=values), day)


def _named(value: bool | None) -> tuple[bool, ...]:
    return () if value is None else (value,)


def _kinds(
    values: Iterable[_Value],
    conditions: Sequence[Condition],
    named: Callable[[Condition], Sequence[_Value]],
) -> tuple[_Value, ...]:
    """Return one value of each kind that the conditions tell apart."""
    told = {frozenset(named(one)) for one in conditions}
    found: dict[frozenset[frozenset[_Value]], _Value] = {}
    for value in values:
        found.setdefault(frozenset(one for one in told if value in one), value)
    return tuple(found.values())


def _days(scripts: Sequence[Script], conditions: Sequence[Condition]) -> tuple[int, ...]:
    """Return one day of each kind; the last one lies behind all that is named."""
    named = [day for one in conditions for day in (*one.days, *(month * MONTH for month in one.months))]
    own = [day for script in scripts for day in script.day_questions]
    found: dict[tuple[object, ...], int] = {}
    for day in range(1, max((*named, *own), default=0) + 2):
        month = (day - 1) // MONTH + 1
        kind = (
            *(script.day_questions.get(day) for script in scripts),
            *((not one.days or day in one.days, not one.months or month in one.months) for one in conditions),
        )
        found.setdefault(kind, day)
    return tuple(found.values())
