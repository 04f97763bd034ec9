"""Promises that nobody here can keep: help that is coming, safety, silence (domain rule 4, meldrecht)."""

import re
from collections.abc import Iterator

_PROMISES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"kom(?:t|en)? eraan|onderweg naar (?:je|jou|u)|is onderweg|zijn onderweg",
        r"(?:we|wij|ik) (?:stuur|sturen)(?: \w+){0,2} (?:politie|hulp|iemand|ambulance|agent|agenten)",
        r"(?:politie|hulp|iemand|agenten|ambulance) kom(?:t|en) (?:nu|zo|direct|meteen|snel|naar)",
        r"(?:we|wij|ik) (?:kom|komen) (?:je|jou|u) (?:halen|ophalen)|(?:we|wij|ik) halen? (?:je|jou|u) op",
        r"(?:je|u) bent (?:nu )?veilig|(?:het|alles) komt (?:wel )?goed|(?:ik|we|wij) beloven?",
        r"(?:er )?kan (?:je |u )?niets (?:meer )?(?:gebeuren|overkomen)",
        r"blijft tussen ons|vertel(?:len)? (?:het|dit) (?:aan )?niemand|zeg(?:gen)? (?:het|dit) niet door",
        r"is on (?:its|his|her|their) way|are on their way",
        r"(?:we|i) (?:will |ll |are |am )?send(?:ing)? (?:the |a |some )?(?:police|help|someone|ambulance)",
        r"you are safe(?: now)?|(?:it|everything) will be (?:fine|okay|all right)|i promise|we promise",
        r"(?:stays|keep this) between us|will not tell anyone|won't tell anyone",
    )
)


def promises_in(text: str) -> Iterator[str]:
    """Give each promise as it stands in the text."""
    for form in _PROMISES:
        for hit in form.finditer(text):
            yield hit.group()
