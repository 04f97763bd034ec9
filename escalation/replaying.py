"""What a change of the content does to the signals of danger: in known messages and in what people tap.

A signal that was high or acute and is not, is lost; nothing that loses one goes live (F18, design §8).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cases.levels import Level
from dialogs.script import Condition, Question, Script
from dialogs.talk import Signal
from escalation.detector import Detector
from escalation.lexicon_compare import Change, Known, compared
from escalation.replay_roads import Spot, passed, renamed

Scripts = Mapping[str, Script]


@dataclass(frozen=True, slots=True)
class Moved:
    """One sentence or answer that is seen otherwise. ``why`` is a rule, or a code of what went."""

    what: str
    before: Level
    after: Level
    why: str


@dataclass(frozen=True, slots=True)
class Replay:
    """``lost`` blocks; ``lighter`` needs a reason and two people; ``alarms`` are harmless and alarm now."""

    lost: tuple[Moved, ...] = ()
    lighter: tuple[Moved, ...] = ()
    alarms: tuple[Moved, ...] = ()
    gained: tuple[Moved, ...] = ()

    @property
    def blocks(self) -> bool:
        return bool(self.lost)


@dataclass(frozen=True, slots=True)
class _Danger:
    """A signal that one answer raises. ``forms`` are what may be typed for it."""

    dialogue: str
    question: str
    answer: str
    signal: Signal
    condition: Condition
    forms: frozenset[str] = field(default=frozenset())

    @property
    def place(self) -> str:
        return " / ".join(one for one in (self.dialogue, self.question, self.answer) if one)


def heard(messages: Sequence[Known], old: Detector, new: Detector) -> Replay:
    """Hold known messages against the words of before and after."""
    found = [(one, _moved(one)) for one in compared(messages, old, new).changes]
    risky = [pair for pair in found if pair[0].known.level is not Level.NONE]
    harmless = [pair for pair in found if pair[0].known.level is Level.NONE]
    lower = [told for change, told in risky if not change.heavier]
    return Replay(
        tuple(one for one in lower if one.before >= Level.HIGH),
        tuple(one for one in lower if one.before < Level.HIGH),
        tuple(told for change, told in harmless if change.heavier),
        tuple(told for change, told in risky if change.heavier),
    )


def _moved(change: Change) -> Moved:
    return Moved(change.known.text, change.old, change.new, change.rule)


def tapped(old: Scripts, new: Scripts) -> Replay:
    """Hold what the dialogues raise by a tap or a typed answer before against after.

    A signal must be raised as before, and whoever came to its question must come there still.
    """
    pairs = list(_paired(old, new))
    told = [(one, lost) for one, same in pairs if (lost := _lost(one, same)) is not None]
    past = list(_past(old, new, [(one, same) for one, same in pairs if same is not None]))
    return Replay(
        (
            *(lost for one, lost in told if one.signal.level >= Level.HIGH),
            *(moved for moved, fresh in past if not fresh),
        ),
        (
            *(lost for one, lost in told if one.signal.level < Level.HIGH),
            *(moved for moved, fresh in past if fresh),
        ),
    )


def _paired(old: Scripts, new: Scripts) -> Iterator[tuple[_Danger, _Danger | None]]:
    """Give each signal with what it is now.

    A question or an answer that bears another name now raises the same, where nothing raised it before;
    each such answer stands for one that is gone, and no more.
    """
    before, after = list(_dangers(old)), {_key(one): one for one in _dangers(new)}
    known = {_key(one) for one in before}
    fresh = [one for key, one in after.items() if key not in known]
    for one in before:
        same = after.get(_key(one))
        if same is None:
            same = next(
                (new for new in fresh if new.dialogue == one.dialogue and not _weakness(one, new)), None
            )
            if same is not None:
                fresh.remove(same)
        yield one, same


def _past(
    old: Scripts, new: Scripts, pairs: Sequence[tuple[_Danger, _Danger]]
) -> Iterator[tuple[Moved, bool]]:
    """Give each road that goes past a question now, and whether only who takes a new answer goes past it."""
    named = {(one.dialogue, one.question): (same.dialogue, same.question) for one, same in pairs}
    levels: dict[Spot, Level] = {}
    for one, same in pairs:
        if one.signal.level >= Level.HIGH and _weakness(one, same) != "condition":
            spot = one.dialogue, one.question
            levels[spot] = max(one.signal.level, levels.get(spot, Level.NONE))
    for name in sorted(old.keys() & new.keys()):
        for lost in passed(old[name], new[name], levels, {**renamed(old[name], new[name]), **named}):
            road = " / ".join(part for part in (name, lost.question, lost.answer) if part)
            where = lost.spot[1] if lost.spot[0] == name else "/".join(lost.spot)
            yield Moved(f"{road} → {where}", levels[lost.spot], Level.NONE, "past"), lost.fresh


def together(*replays: Replay) -> Replay:
    """Return all of them in one."""
    return Replay(
        tuple(one for each in replays for one in each.lost),
        tuple(one for each in replays for one in each.lighter),
        tuple(one for each in replays for one in each.alarms),
        tuple(one for each in replays for one in each.gained),
    )


def _dangers(scripts: Scripts) -> Iterator[_Danger]:
    for name, script in scripts.items():
        for question in script.own.values():
            yield from _of_question(name, question)


def _of_question(name: str, question: Question) -> Iterator[_Danger]:
    """Give the signals of one question: of its answers, its scale, of several and of the same again."""
    for button in question.buttons:
        if button.signal is not None:
            forms = frozenset(form for form, meant in question.answers.items() if meant == button.id)
            yield _Danger(name, question.id, button.id, button.signal, question.condition, forms)
    more = {
        "daling": None if question.scale is None else question.scale.drop,
        "samen": None if question.many is None else question.many.signal,
        "zelfde": None if question.again is None else question.again.signal,
    }
    for kind, signal in more.items():
        if signal is not None:
            yield _Danger(name, question.id, kind, signal, question.condition)


def _lost(one: _Danger, same: _Danger | None) -> Moved | None:
    """Return what became of a signal; None where it is still raised as before."""
    if same is None:
        return Moved(one.place, one.signal.level, Level.NONE, "gone")
    weak = _weakness(one, same)
    return (
        Moved(one.place, one.signal.level, min(same.signal.level, one.signal.level), weak) if weak else None
    )


def _key(one: _Danger) -> tuple[str, str, str]:
    return one.dialogue, one.question, one.answer


def _weakness(old: _Danger, new: _Danger) -> str:
    """Return in what the new signal falls short of the old one; empty where it does not."""
    if new.signal.level < old.signal.level:
        return "lower"
    if old.signal.code != new.signal.code:
        return "code"
    if old.signal.reply and old.signal.reply != new.signal.reply:
        return "reply"
    if new.condition not in (old.condition, Condition()):
        return "condition"
    return "" if old.forms <= new.forms else "forms"
