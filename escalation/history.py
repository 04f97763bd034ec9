"""What several signals of one client mean together, over weeks (domain §4.4, combination rules).

Works on codes and moments alone. It only ever raises: nothing that was said before makes a message lighter.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from cases.levels import Level
from cases.moments import DAY, HOUR, Moment
from cases.state import Past, Score, Sign

KEPT = 90 * DAY
MOST_SCORES = 7
MOST_OCCASIONS = 4
DROP = 2
"""How many points under the last median of the scale of 1 to 5 are a concern."""

_FORTNIGHT = 14 * DAY
_OCCASION = HOUR
"""People tell one thing in several short messages: what is said within an hour is said once."""
_VIOLENCE = frozenset({"R07", "R09"})
_HARM_WHILE_PREGNANT = frozenset({"R02", "R07"})
_CONTROL, _PREGNANT, _ENDING, _DROPPED, _FIXED = "R12", "R18", "R19", "R24", "R27"
_NO_DANGER_ALONE = frozenset({"R31", "R32"})
"""Practical trouble and old hurt ask for help; said twice they are still no sign of danger."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A higher level and why. ``code`` is the class of the present signal that it raises."""

    level: Level
    code: str
    rule: str
    explanation: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """``holds`` gets the present signals and those of the last ``within``; it names the class it raises.

    ``apart``: how long ago a signal must be to count as another occasion.
    """

    rule: str
    level: Level
    within: int
    explanation: str
    holds: Callable[[frozenset[Sign], frozenset[Sign]], str | None]
    apart: int = 0


def raised_over_time(current: Iterable[Sign], past: Past, at: Moment) -> Raised | None:
    """Return the highest level that the signals of now have together with those of before; None for none.

    Pure, and the same for every order of ``past``. Signals below concern count for nothing.
    """
    now = frozenset(one for one in current if one.level >= Level.CONCERN)
    if not now:
        return None
    for rule in _RULES:
        before = frozenset(
            one
            for one in past.signs
            if one.level >= Level.CONCERN and (at - one.at >= rule.apart) and at - one.at <= rule.within
        )
        code = rule.holds(now, before)
        if code is not None:
            return Raised(rule.level, code, rule.rule, rule.explanation)
    return None


def fallen(score: int, past: Past) -> Raised | None:
    """Return the concern that a score far under this client's last ones is; None when it is not."""
    if not past.scores or _median([one.value for one in past.scores]) - score < DROP:
        return None
    explanation = "Het cijfer is veel lager dan de cijfers van de laatste keren."
    return Raised(Level.CONCERN, "", "verloop.cijfer", explanation)


def remembered(past: Past, signs: Iterable[Sign], scores: Iterable[Score], at: Moment) -> Past:
    """Return the past with these in it, for 90 days: four hours of each class and level, seven scores.

    The newest stay. No rule asks for more than one earlier occasion: nothing that could raise a level is
    lost by it.
    """
    known = sorted(
        {one for one in (*past.signs, *signs) if one.level >= Level.CONCERN and at - one.at <= KEPT},
        key=_when,
    )
    hours: dict[tuple[str, Level], dict[int, Sign]] = {}
    for one in known:
        hours.setdefault((one.code, one.level), {}).setdefault(one.at // _OCCASION, one)
    kept = (one for each in hours.values() for one in [*each.values()][-MOST_OCCASIONS:])
    numbers = sorted({*past.scores, *scores}, key=lambda one: (one.at, one.value))
    recent = [one for one in numbers if at - one.at <= KEPT]
    return replace(past, signs=tuple(sorted(kept, key=_when)), scores=tuple(recent[-MOST_SCORES:]))


def _when(one: Sign) -> tuple[Moment, str, Level]:
    return one.at, one.code, one.level


def _median(values: list[int]) -> float:
    ordered, half = sorted(values), len(values) // 2
    return (ordered[half] + ordered[~half]) / 2


def _codes(signs: Iterable[Sign]) -> frozenset[str]:
    return frozenset(one.code for one in signs)


def _first(now: frozenset[Sign], among: Iterable[str]) -> str | None:
    """Return the most serious of these classes that is said now; of equals the first by name."""
    wanted = frozenset(among)
    said = sorted((one for one in now if one.code in wanted), key=lambda one: (-one.level, one.code))
    return said[0].code if said else None


def _leaving_a_controller(now: frozenset[Sign], before: frozenset[Sign]) -> str | None:
    codes = _codes(now) | _codes(before)
    together = {_ENDING, _CONTROL} <= codes and bool(codes & _VIOLENCE)
    return _first(now, {_ENDING, _CONTROL, *_VIOLENCE}) if together else None


def _harmed_while_pregnant(now: frozenset[Sign], before: frozenset[Sign]) -> str | None:
    codes = _codes(now) | _codes(before)
    together = _PREGNANT in codes and bool(codes & _HARM_WHILE_PREGNANT)
    return _first(now, {_PREGNANT, *_HARM_WHILE_PREGNANT}) if together else None


def _drops_out(now: frozenset[Sign], before: frozenset[Sign]) -> str | None:
    serious = any(one.level >= Level.HIGH for one in before)
    return _DROPPED if serious and _DROPPED in _codes(now) else None


def _stays_fixed(now: frozenset[Sign], before: frozenset[Sign]) -> str | None:
    return _FIXED if _FIXED in _codes(now) and _FIXED in _codes(before) else None


def _second_concern(now: frozenset[Sign], before: frozenset[Sign]) -> str | None:
    counted = _codes(now) - _NO_DANGER_ALONE
    again = bool(_codes(before) - _NO_DANGER_ALONE)
    return _first(now, counted) if again and counted else None


_RULES = (
    _Rule(
        "verloop.weggaan",
        Level.ACUTE,
        KEPT,
        "Uit elkaar gaan, controle en geweld komen samen in de laatste 90 dagen.",
        _leaving_a_controller,
    ),
    _Rule(
        "verloop.zwanger",
        Level.ACUTE,
        KEPT,
        "Zwangerschap en geweld komen samen in de laatste 90 dagen.",
        _harmed_while_pregnant,
    ),
    _Rule(
        "verloop.afhaken",
        Level.HIGH,
        _FORTNIGHT,
        "De cliënt haakt af binnen 14 dagen na een ernstige melding.",
        _drops_out,
    ),
    _Rule(
        "verloop.vastzitten",
        Level.HIGH,
        _FORTNIGHT,
        "De schrijver praat het voor de tweede keer in 14 dagen goed, of laat niet los.",
        _stays_fixed,
        apart=_OCCASION,
    ),
    _Rule(
        "verloop.tweede-zorg",
        Level.HIGH,
        _FORTNIGHT,
        "Dit is de tweede zorg binnen 14 dagen.",
        _second_concern,
        apart=_OCCASION,
    ),
)
"""Most serious first: the first that holds is the answer."""
