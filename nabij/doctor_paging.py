"""What the doctor finds about calling people: channels, links that work, and who on duty can be reached."""

from cases.moments import Moment
from cases.sides import Side
from escalation.duty import duty_at
from nabij.findings import Finding, good, warns
from nabij.house import House
from nabij.settings import Settings

_ABOUT = "paging"


def paging_findings(settings: Settings) -> list[Finding]:
    """Look at the configuration alone."""
    used = [*(["push"] if settings.paging.push else []), *(["mail"] if settings.paging.mail else [])]
    used += [channel.value for channel in settings.paging.providers]
    if not used:
        return _nothing(settings)
    found = good(_ABOUT, f"Oproepen gaan via: {', '.join(used)}.")
    if not settings.public_url.startswith("https://"):
        found += warns(
            _ABOUT,
            "Zonder public_url werkt de link in een oproep alleen op deze machine."
            " Zet public_url op het adres met https:// waar medewerkers binnenkomen.",
        )
    return found


def reach_findings(house: House, now: Moment) -> list[Finding]:
    """Look at who is on duty now: somebody without a proven address only sees a page on a screen."""
    if not house.settings.paging.any:
        return []
    return [finding for side in house.sides for finding in _unreachable(house, side, now)]


def _unreachable(house: House, side: Side, now: Moment) -> list[Finding]:
    duty = duty_at(house.front.roster(side), now)
    people = {shift.staff for shift in duty.crew}
    bare = sum(not any(one.verified for one in house.front.addresses(who)) for who in people)
    if not bare:
        return []
    return warns(
        f"{_ABOUT}_{side.value}",
        f"Kant {side.value}: {bare} van de {len(people)} mensen op dienst heeft geen bewezen adres."
        " Laat hen kijken bij Mijn instellingen, Waar u wordt opgeroepen.",
    )


def _nothing(settings: Settings) -> list[Finding]:
    bare = [side.value for side, each in settings.sides.items() if not each.pager]
    if not bare:
        return []
    return warns(
        _ABOUT,
        f"Kant {' en '.join(bare)}: oproepen staan alleen in het postvak."
        " Zet [paging] of pager in de instellingen.",
    )
