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

_MORE = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"(?:er )?is (?:nu |al )?(?:iemand|hulp|politie|een agent) onderweg|onderweg naar jullie",
        r"(?:we|wij|ik) (?:zijn|ben) (?:er )?(?:zo|snel|binnen|over)(?: \w+){0,3} bij (?:je|jou|u|jullie)",
        r"(?:we|wij|ik) (?:komen|kom) (?:nu|direct|meteen|zo|snel|naar) \w+",
        r"(?:politie|hulp|ambulance) (?:is|wordt|zijn) (?:al |nu |direct )?(?:gebeld|gewaarschuwd|ingelicht)",
        r"(?:we|wij|ik) (?:bel|bellen|waarschuwe?n?)(?: (?:nu|direct|zelf|voor je|voor u))* (?:de )?politie",
        r"(?:we|wij|ik) (?:houd|houden|hou) (?:je|jou|u|jullie|het|alles)(?: \w+){0,2} in de gaten",
        r"(?:we|wij|ik) (?:bescherm|beschermen|bewaken|bewaak|redden|red) (?:je|jou|u|jullie)",
        r"(?:hier|dan|bij ons|zo) (?:bent|ben|blijf|blijft|zijn) (?:je|u|jullie) (?:\w+ )?veilig",
        r"(?:je|u|jullie) (?:blijft|bent|zijn|zit) (?:hier |bij ons |nu |altijd )*veilig",
        r"(?:je|u) hoeft (?:niet|nergens)(?: meer)? bang (?:voor )?te zijn",
        r"(?:someone|help|somebody|police|an officer) is (?:coming|on the way)|help is on the way",
        r"(?:we|i) (?:are|am|re|m) (?:coming|on (?:our|my) way|nearby)|we will be there (?:soon|in)",
        r"(?:we|i) (?:will |ll |are |am |re |m )?(?:watch|monitor|guard)(?:ing)? (?:over )?(?:you|your)",
        r"(?:we|i) (?:will |ll |are |am |re |m )?keep(?:ing)? (?:an eye on )?you(?: safe)?",
        r"(?:we|i) (?:will |ll |have |ve )?(?:call|called|warn|warned|told) (?:the )?police",
        r"(?:we|i) (?:will |ll )?(?:protect|rescue|save) you|you will be safe",
        r"nothing (?:can|will) happen to you",
    )
)
"""Other forms of the same, that who means harm would write; content that goes live is held against them."""


def promises_in(text: str) -> Iterator[str]:
    """Give each promise as it stands in the text."""
    for form in _PROMISES:
        for hit in form.finditer(text):
            yield hit.group()


def all_promises_in(text: str) -> Iterator[str]:
    """Give each promise in every form known; stricter than what an older release was held against."""
    yield from promises_in(text)
    for form in _MORE:
        for hit in form.finditer(text):
            yield hit.group()
