"""Whether a programme still asks, in every phase and as often, what can raise an alarm (F18)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cases.facts import Phase
from cases.levels import Level
from cases.programme import Programme, Stretch
from dialogs.script import Script

_YEAR = 366


@dataclass(frozen=True, slots=True)
class Unasked:
    """What a programme asks less: ``code`` is what the signal is of. ``phase`` None: somewhere in a year."""

    programme: str
    phase: Phase | None
    code: str
    level: Level


def unasked(
    old: tuple[Mapping[str, Programme], Mapping[str, Script]],
    new: tuple[Mapping[str, Programme], Mapping[str, Script]],
) -> tuple[Unasked, ...]:
    """Return what each programme asks no longer in a phase, and else what it asks on fewer days of a year.

    Both are programmes with the dialogues they ask for. A programme that is gone asks nothing.
    """
    return tuple(one for name in old[0] for one in _less(old[0][name], old[1], new[0].get(name), new[1]))


def _less(
    was: Programme, scripts: Mapping[str, Script], now: Programme | None, new_scripts: Mapping[str, Script]
) -> Iterator[Unasked]:
    before, after = _by_phase(was, scripts), {} if now is None else _by_phase(now, new_scripts)
    gone = [
        Unasked(was.name, phase, code, level)
        for phase, levels in before.items()
        for code, level in levels.items()
        if code not in after.get(phase, {})
    ]
    yield from gone
    told = {one.code for one in gone}
    often = Counter[str]() if now is None else _often(now, new_scripts)
    levels = {code: level for found in before.values() for code, level in found.items()}
    for code, times in _often(was, scripts).items():
        if code not in told and often[code] < times:
            yield Unasked(was.name, None, code, levels[code])


def _by_phase(programme: Programme, scripts: Mapping[str, Script]) -> Mapping[Phase, Mapping[str, Level]]:
    """Return what can be raised in each phase, by code, with its heaviest level."""
    found: dict[Phase, dict[str, Level]] = {}
    for stretch in programme.stretches:
        levels = found.setdefault(stretch.phase, {})
        for name in stretch.scripts:
            for code, level in _dangers(scripts[name]).items():
                levels[code] = max(level, levels.get(code, Level.NONE))
    return found


def _dangers(script: Script) -> Mapping[str, Level]:
    found: dict[str, Level] = {}
    for _, signal in script.signals():
        if signal.level >= Level.HIGH:
            found[signal.code] = max(signal.level, found.get(signal.code, Level.NONE))
    return found


def _often(programme: Programme, scripts: Mapping[str, Script]) -> Counter[str]:
    """Count the check-ins of a year that can raise each code, at the pace that nobody asked to change."""
    found: Counter[str] = Counter()
    for stretch in programme.stretches:
        for day in range(stretch.first, _last(stretch) + 1, stretch.every):
            found.update(_dangers(scripts[stretch.script_on(day)]).keys())
    return found


def _last(stretch: Stretch) -> int:
    return max(stretch.first, _YEAR) if stretch.last is None else stretch.last
