"""The handover text for Veilig Thuis: what a worker typed, set in order. Always Dutch; nothing is added.

The text leaves the house only by the worker's own hands. It is kept nowhere.
"""

from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from cases.danger import Step, Tick
from cases.moments import Moment, wall
from console.gevaar_words import STEPS
from console.language import mark

LONGEST = 2000
ADVICE, REPORT = "advies", "melding"
KINDS = {
    ADVICE: mark("Advies: zonder naam"),
    REPORT: mark("Melding: met naam"),
}
SERIOUS = {
    "acuut": mark("acuut onveilig"),
    "structureel": mark("structureel onveilig"),
    "weet_niet": mark("dat weet ik nog niet"),
}
NAMES = "client"
DONE = "gedaan"
REGION = "regio"
NUMBER = "0800-2000"
FIELDS = {
    "van": mark("Uw naam, functie en organisatie"),
    "bereikbaar": mark("Waar kan Veilig Thuis u terugbellen?"),
    NAMES: mark("Naam, geboortedatum en adres van de cliënt"),
    "kinderen": mark("Kinderen: leeftijden, en waar zij nu zijn"),
    "gebeurd": mark("Wat is er gebeurd? Feiten: wie zag of hoorde wat, en wanneer"),
    DONE: mark("Wat is al gedaan?"),
    "weet": mark("Weet de cliënt hiervan? Zo nee, waarom niet?"),
    "contact": mark("Hoe is de cliënt veilig te bereiken, en hoe juist niet?"),
    "vraag": mark("Wat vraagt u aan Veilig Thuis?"),
}
_LINES = {
    "van": "Van",
    "bereikbaar": "Terugbellen",
    NAMES: "Over",
    "kinderen": "Kinderen",
    "gebeurd": "Wat is er gebeurd",
    DONE: "Al gedaan",
    "weet": "Weet de cliënt hiervan",
    "contact": "Veilig bereiken",
    "vraag": "Vraag aan Veilig Thuis",
}
_EMPTY = "niet ingevuld"
_OUTSIDE = frozenset({Step.CALLED_112, Step.CALLED_VT, Step.ASKED_DV_LEAD, Step.ASKED_VT_ADVICE})


def handover(typed: Mapping[str, str], kind: str, serious: str, alias: str, at: str) -> str:
    """Return the text. Advice never holds the name: the pseudonym stands there, also when one was typed.

    The region that the organisation chose stands beside the number of Veilig Thuis, never instead of it.
    """
    values = {name: typed.get(name, "").strip() for name in FIELDS}
    unnamed = f"cliënt (schuilnaam {alias})"
    values[NAMES] = unnamed if kind == ADVICE else values[NAMES] or unnamed
    region = typed.get(REGION, "")
    head = [
        f"Overdracht aan Veilig Thuis: {kind}",
        f"Telefoon: {NUMBER}" + (f" ({region})" if region else ""),
        f"Gemaakt op: {at}",
        f"Hoe ernstig, volgens de medewerker: {SERIOUS[serious]}",
    ]
    return "\n".join([*head, *(f"{line}: {values[name] or _EMPTY}" for name, line in _LINES.items())])


def already_done(ticks: Iterable[Tick], zone: ZoneInfo) -> str:
    """Return what stands on the checklist and matters outside, with its clock time and no names."""
    told = (f"{STEPS[one.step]}, {wall(one.at, zone):%H:%M}" for one in ticks if one.step in _OUTSIDE)
    return "\n".join(told)


def stamp(at: Moment, zone: ZoneInfo) -> str:
    """Return a moment as Dutch letters write it, such as ``23-11-2026, 14:31``."""
    return f"{wall(at, zone):%d-%m-%Y, %H:%M}"
