"""Words of the programme page: days of more risk, and what stands in the way of letting go."""

from cases.calendar import RiskKind
from console.language import mark

RISK = {
    RiskKind.COURT: mark("Rechtszaak"),
    RiskKind.HANDOVER: mark("Bezoek, of kinderen wisselen van huis"),
    RiskKind.BIRTHDAY: mark("Verjaardag"),
    RiskKind.RELEASE: mark("Iemand komt vrij uit detentie"),
    RiskKind.BAN_END: mark("Een verbod of andere maatregel eindigt"),
    RiskKind.HOLIDAY: mark("Vakantie of feestdagen"),
    RiskKind.PAYDAY: mark("Geld komt binnen"),
    RiskKind.MOVING: mark("Verhuizing"),
}

REPEATS = {
    "": mark("Een keer"),
    "1": mark("Elke week"),
    "2": mark("Elke twee weken"),
    "3": mark("Elke drie weken"),
    "4": mark("Elke vier weken"),
    "8": mark("Elke acht weken"),
}

REFUSED = {
    "Deze": mark("Deze dagen mogen samen hoogstens een week duren."),
    "De dagen": mark("De dagen lopen door tot na de volgende keer."),
    "De laatste": mark("De laatste dag ligt op of na de eerste, en hoogstens twee maanden later."),
}
"""By how the rule says it: the same in the language of the reader."""
