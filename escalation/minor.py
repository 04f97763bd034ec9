"""A child writes: an age of at most 17 stated, and a parent named (domain §4.4, last combination rule).

The line is not made for children, so a human looks at once when such a message holds any sign of danger,
and reads it in any case. Works on the text of one message; nothing is remembered.
"""

import re
from dataclasses import replace

from cases.levels import Level
from escalation.assessment import Assessment, Finding, Priority, Status
from escalation.routes import HELP_NOW

CATEGORY, RULE = "writer_minor", "kind.schrijft-zelf-leeftijd"
EXPLANATION = "De schrijver noemt een leeftijd onder de 18 en een ouder: waarschijnlijk schrijft een kind."

_LONGEST = 2000
"""As much as is screened in one piece."""

_AGE = re.compile(
    r"\b(?:ik ben|ik word|ik bn|k ben|i am|i['’]m|im)\s(?:(?:nog|pas|maar|net|bijna|only|just)\s)?"
    r"(?:[6-9]|1[0-7]|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien)\b"
    r"(?!\s(?:weken|week|maanden|maand|dagen|dag|uur|minuten|min|keer|kilo|kg|km|euro|weeks|months|days|hours)\b)"
    r"(?!\s?(?:jaar|jr|years)\s(?:getrouwd|samen|weg|geleden|gescheiden|clean|nuchter|married|together|ago))",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"\b(?:mijn|mn|m['’]n|me|my)\s(?:stief)?(?:ouders|vader|moeder|pa|ma|parents|father|mother|dad|mum|mom)\b"
    r"|\b(?:papa|mama|pappa|mamma)\b",
    re.IGNORECASE,
)


def writes_as_minor(text: str) -> re.Match[str] | None:
    """Return where the writer states an age of at most 17, when a parent is named too; else None."""
    head = text[:_LONGEST]
    return _AGE.search(head) if _PARENT.search(head) else None


def weighed_as_minor(text: str, found: Assessment) -> Assessment:
    """Return the assessment of a text that a child may have written: acute with any sign, else read first.

    Never lower than before. Who leads among acute findings stays: that decides the words of the answer.
    """
    stated = writes_as_minor(text)
    if stated is None:
        return found
    danger = any(one.level >= Level.CONCERN and one.status is Status.ACTIVE for one in found.findings)
    level = Level.ACUTE if danger else Level.REVIEW
    finding = Finding(
        CATEGORY, HELP_NOW, level, level, Status.ACTIVE, *stated.span(), RULE, EXPLANATION, imminent=danger
    )
    above = tuple(one for one in found.findings if one.level >= level)
    ahead = tuple(replace(one, category=CATEGORY) if one.code == HELP_NOW else one for one in above)
    below = found.findings[len(above) :]
    highest = max(found.level, level)
    first = Priority.FIRST if highest is Level.REVIEW else Priority.NONE
    return replace(found, level=highest, findings=(*ahead, finding, *below), priority=first)
