"""What every rule must carry, and what can be seen to be wrong with its rows without reading a message."""

import re
from collections.abc import Iterator
from datetime import date

from cases.content import ContentFault, ContentPath
from cases.levels import Level
from escalation.lexicon_types import Negation, Past, Pattern, Rule

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def record_faults(rule: Rule, path: ContentPath) -> Iterator[ContentFault]:
    """Return what is missing around a rule: who answers for it, where it comes from, when, and its tests."""
    for name, told, example in (
        ("bron", rule.source, '"overleg team 2027-01"'),
        ("eigenaar", rule.owner, "coordinator"),
    ):
        if not told:
            yield ContentFault(path, f"Bij regel '{rule.id}' ontbreekt '{name}'.", f"Zet: {name}: {example}.")
    if reviewed_on(rule) is None:
        yield ContentFault(
            (*path, "nagekeken"),
            f"Bij regel '{rule.id}' is '{rule.reviewed}' geen dag waarop hij is nagekeken.",
            "Zet: nagekeken: 2027-01-31 (jaar-maand-dag).",
        )
    if not rule.proof.misses:
        yield ContentFault(
            (*path, "tests"),
            f"Regel '{rule.id}' heeft geen zin die erop lijkt en niet gevonden mag worden.",
            "Schrijf bij 'mis' een onschuldige zin met dezelfde woorden.",
        )
    if needs_status_test(rule) and not rule.proof.told:
        yield ContentFault(
            (*path, "tests"),
            f"Regel '{rule.id}' maakt alarm en heeft geen zin over vroeger, een ontkenning of een film.",
            "Schrijf bij 'status': - {t: \"...\", status: past, ernst: review}.",
        )


def needs_status_test(rule: Rule) -> bool:
    """Say whether context may lower an alarm of this rule: then a test must show that it does."""
    weighs = rule.negation is Negation.NORMAL or rule.past is not Past.IGNORE
    return rule.level is Level.ACUTE and rule.context and weighs


def reviewed_on(rule: Rule) -> date | None:
    """Return the day of the last review; None when that is no day."""
    if not _DATE.fullmatch(rule.reviewed):
        return None
    try:
        return date.fromisoformat(rule.reviewed)
    except ValueError:
        return None


def row_path(rule: Rule, row: int, path: ContentPath) -> ContentPath:
    """Return where a row of a rule stands: rows of ``any_order`` come before those of ``sequence``."""
    free = sum(not pattern.ordered for pattern in rule.patterns)
    return (*path, "any_order", row) if row < free else (*path, "sequence", row - free)


def too_narrow(pattern: Pattern) -> bool:
    """Say whether the words cannot all stand inside the window, on both sides of the first."""
    return not pattern.ordered and 2 * pattern.reach < len(pattern.slots) - 1
