"""Whether everybody still comes to the questions that can raise an alarm, whatever was answered before.

A question that stands there and is asked to nobody hears nothing: a road that goes past it now is as bad as
a signal that was taken away (F18).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cases.levels import Level
from dialogs.script import CLOSE, DAY, END, Button, Question, Script
from escalation.replay_people import Person, people

Spot = tuple[str, str]
"""A dialogue and one of its questions, by the name it bore before the change."""

START = ""
ONWARD = "verder"


@dataclass(frozen=True, slots=True)
class Passed:
    """Who gives ``answer`` to ``question`` no longer comes to ``spot``. ``fresh``: the answer is new."""

    question: str
    answer: str
    spot: Spot
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class _Ahead:
    """The dangerous questions that can come, and those that come whatever is answered."""

    may: frozenset[Spot] = frozenset()
    must: frozenset[Spot] = frozenset()


def renamed(old: Script, new: Script) -> Mapping[Spot, Spot]:
    """Return what questions are called now that are gone: the first new one with the same answers."""
    fresh = [one for name, one in new.own.items() if name not in old.own]
    found: dict[Spot, Spot] = {}
    for name, question in old.own.items():
        same = next((one for one in fresh if _ids(one) == _ids(question)), None)
        if name not in new.own and same is not None:
            fresh.remove(same)
            found[old.name, name] = new.name, same.id
    return found


def _ids(question: Question) -> frozenset[str]:
    return frozenset(one.id for one in question.buttons)


def passed(
    old: Script, new: Script, wanted: Iterable[Spot], named: Mapping[Spot, Spot]
) -> tuple[Passed, ...]:
    """Return every answer after which a wanted question is asked no longer, for anybody on any day.

    ``wanted`` are questions as they were called, all of them still there; ``named`` tells what a question
    is called now where that changed. Of a road only the turn that goes wrong is told, not all before it.
    """
    if old == new:
        return ()
    before = {spot: spot for spot in wanted}
    after = {named.get(spot, spot): spot for spot in {**before, **named}}
    loud = frozenset(_loud(old, before)) | frozenset(_loud(new, after))
    found: dict[Passed, None] = {}
    for person in people((old, new)):
        was = _Roads(old, person, before, before, loud)
        now = _Roads(new, person, before, after, loud)
        found.update(dict.fromkeys(_lost_roads(old, new, was, now)))
    return tuple(found)


def _loud(script: Script, names: Mapping[Spot, Spot]) -> Iterator[tuple[Spot, str]]:
    """Give the answers that alarm, before or after: nobody is led on from there as from another one."""
    for question in script.questions.values():
        spot = _spot(script, question.id)
        for one in question.buttons:
            if one.signal is not None and one.signal.level >= Level.HIGH:
                yield (names.get(spot, spot), one.id)


def _spot(script: Script, name: str) -> Spot:
    """Return which question this is; one within another dialogue by its own name."""
    dialogue, _, rest = name.partition("/")
    return (dialogue, rest.partition("/")[0]) if rest else (script.name, name)


def _lost_roads(old: Script, new: Script, was: "_Roads", now: "_Roads") -> Iterator[Passed]:
    yield from _less(START, START, was.road(old.first), now.road(new.first))
    called = {now.spot(name): question for name, question in new.own.items()}
    for name, question in old.own.items():
        after = called.get((old.name, name))
        if name in was.known and after is not None and after.id in now.known:
            yield from _lost_answers(question, after, was, now)


def _lost_answers(old: Question, new: Question, was: "_Roads", now: "_Roads") -> Iterator[Passed]:
    yield from _less(old.id, ONWARD, was.road(old.moves_to), now.road(new.moves_to))
    pairs = _answers(old, new)
    for before, after in pairs:
        if after is not None:
            yield from _less(old.id, before.id, was.road(before.goes_to), now.road(after.goes_to))
        else:
            gone = was.road(before.goes_to)[1].may - now.known[new.id].may
            yield from (Passed(old.id, before.id, spot) for spot in sorted(gone))
    known = {after.id for _, after in pairs if after is not None}
    for button in new.buttons:
        if button.id not in known and now.is_plain(new, button):
            missed = was.known[old.id].must - now.road(button.goes_to)[1].must - {now.spot(new.id)}
            yield from (Passed(old.id, button.id, spot, fresh=True) for spot in sorted(missed))


def _answers(old: Question, new: Question) -> Sequence[tuple[Button, Button | None]]:
    """Return each answer with what it is now: the same id, else the answer that took its place in order."""
    now = {one.id: one for one in new.buttons}
    ids = {one.id for one in old.buttons}
    gone = [one for one in old.buttons if one.id not in now]
    fresh = [one for one in new.buttons if one.id not in ids]
    for one, other in zip(gone, fresh, strict=False):
        now[one.id] = other
    return [(one, now.get(one.id)) for one in old.buttons]


def _less(question: str, answer: str, was: "_Road", now: "_Road") -> Iterator[Passed]:
    """Give what is lost on a road; where it comes to the same question, that one tells it itself."""
    if was[0] != now[0]:
        for spot in sorted((was[1].may - now[1].may) | (was[1].must - now[1].must)):
            yield Passed(question, answer, spot)


_Road = tuple[str | None, _Ahead]
"""The question a target comes to, by its name of before, and what lies ahead."""


class _Roads:
    """What lies ahead of each question for one person on one day. ``names``: what a question was called."""

    def __init__(
        self,
        script: Script,
        person: Person,
        wanted: Iterable[Spot],
        names: Mapping[Spot, Spot],
        loud: frozenset[tuple[Spot, str]],
    ) -> None:
        self._script, self._person, self._names = script, person, names
        self._wanted, self._loud = frozenset(wanted), loud
        self.known: dict[str, _Ahead] = {}

    def road(self, target: str) -> _Road:
        """Return what lies ahead of a target; the roads of a script never come round again."""
        first = self._stands(target)
        if first is None:
            return None, _Ahead()
        waiting = [first]
        while waiting:
            question = self._script.questions[waiting[-1]]
            missing = [name for name in self._next(question) if name not in self.known]
            if missing:
                waiting.extend(missing)
            else:
                self.known[waiting.pop()] = self._weighed(question)
        own = "/" not in first
        return self.spot(first)[1] if own else first, self.known[first]

    def spot(self, name: str) -> Spot:
        """Return which question of before this is."""
        place = _spot(self._script, name)
        return self._names.get(place, place)

    def is_plain(self, question: Question, button: Button) -> bool:
        """Say whether who gives this answer is led on: it is no way out and raises no alarm."""
        return not button.way_out and (self.spot(question.id), button.id) not in self._loud

    def _weighed(self, question: Question) -> _Ahead:
        own = frozenset({self.spot(question.id)}) & self._wanted
        roads = {one.id: self._found(one.goes_to) for one in question.buttons}
        plain = [roads[one.id].must for one in question.buttons if self.is_plain(question, one)]
        may = own.union(self._found(question.moves_to).may, *(one.may for one in roads.values()))
        return _Ahead(may, own.union(frozenset.intersection(*plain) if plain else ()))

    def _found(self, target: str) -> _Ahead:
        name = self._stands(target)
        return _Ahead() if name is None else self.known[name]

    def _next(self, question: Question) -> Iterator[str]:
        targets = (question.moves_to, *(one.goes_to for one in question.buttons))
        yield from (name for one in targets if (name := self._stands(one)) is not None)

    def _stands(self, target: str) -> str | None:
        """Return the question a target comes to, past those that do not concern this person today."""
        while target not in (CLOSE, END):
            name = self._script.day_questions.get(self._person.day, CLOSE) if target == DAY else target
            if name == CLOSE:
                return None
            question = self._script.questions[name]
            if question.concerns(self._person.around, self._person.day):
                return name
            target = question.moves_to
        return None
