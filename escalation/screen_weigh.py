"""What the case and the other findings of the same message add to a level."""

from collections.abc import Sequence
from dataclasses import replace

from cases.facts import Facts, Phase
from cases.levels import Level
from escalation.assessment import Finding, Status

_BAN_DAYS = 28
_RAISED_BY_BAN = frozenset({"R05", "R19", "R26"})
_RAISED_BY_PREGNANCY = frozenset({"R02", "R07"})
_GRAVE = frozenset({"R01", "R02", "R03", "R09", "R12"})
_ESCALATION, _PREGNANT, _ENDING, _CONTROL, _DROPPED = "R08", "R18", "R19", "R12", "R24"
_VIOLENCE = frozenset({"R07", "R09"})


def weighed(code: str, level: Level, facts: Facts) -> Level:
    """Return ``level`` after the facts of the case. Source: domain.md section 4.4."""
    if level < Level.CONCERN:
        return level
    if code in _RAISED_BY_PREGNANCY and facts.pregnant:
        return Level.ACUTE
    if code in _RAISED_BY_BAN and facts.days_since_ban is not None and 0 <= facts.days_since_ban <= _BAN_DAYS:
        return Level(min(Level.ACUTE, level + 1))
    if code == _DROPPED and facts.phase is Phase.F0:
        return Level(max(level, Level.HIGH))
    return level


def combined(found: Sequence[Finding]) -> list[Finding]:
    """Return the findings with those raised that mean more together.

    Worse and worse with a grave sign; pregnant with violence; leaving with control and violence.
    """
    codes = {one.code for one in found if one.status is Status.ACTIVE and one.level >= Level.CONCERN}
    raised: set[str] = set()
    if _ESCALATION in codes and codes & _GRAVE:
        raised |= {_ESCALATION}
    if _PREGNANT in codes and codes & _RAISED_BY_PREGNANCY:
        raised |= _RAISED_BY_PREGNANCY
    if {_ENDING, _CONTROL} <= codes and codes & _VIOLENCE:
        raised |= _VIOLENCE
    return [_acute(one) if one.code in raised and _counts(one) else one for one in found]


def _counts(finding: Finding) -> bool:
    return finding.status is Status.ACTIVE and finding.level >= Level.CONCERN


def _acute(finding: Finding) -> Finding:
    return replace(finding, level=Level.ACUTE)
