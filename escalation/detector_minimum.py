"""The built-in minimum list: what is still noticed when no lexicon can be read."""

from cases.levels import Level
from escalation.lexicon_types import Lexicon, Pattern, Rule

_CLASSES = {
    "ME": ("me", "mij", "ons", "mijn", "mn"),
    "WHO": ("hij", "zij", "ze", "ex", "man", "vrouw", "vader", "moeder", "zoon", "broer", "he", "she"),
    "HIT": ("slaat", "sloeg", "slaan", "schopt", "schopte", "trapt", "stompt", "hits", "hitting"),
    "KILL": ("vermoord*", "afmaakt", "afmaken", "doodmaken", "doodsteken", "doodschieten", "kill"),
    "CHOKE": ("wurg*", "gewurgd", "verwurg*", "choked", "choking", "strangled"),
    "NECK": ("keel", "nek", "strot", "hals", "throat"),
    "GRIP": ("dicht", "kneep", "knijpt", "greep", "pakte", "handen", "hand"),
    "ARMS": ("mes", "pistool", "wapen", "vuurwapen", "machete", "bijl", "knife", "gun"),
    "HELP": ("help", "hulp", "sos", "112"),
    "DIE": ("zelfmoord", "zelfdoding", "suicide"),
    "DOOR": ("voor de deur", "in huis", "staat binnen", "is binnen"),
}
_RULES = (
    ("R01", "kill_threat", ("KILL",), "Er staat iets over doden."),
    ("R02", "strangulation", ("CHOKE",), "Er staat iets over wurgen."),
    ("R02", "strangulation", ("NECK", "GRIP"), "Er staat iets over handen om de keel."),
    ("R03", "weapon", ("ARMS",), "Er staat een wapen in het bericht."),
    ("R04", "physical_violence", ("HIT", "ME"), "Er staat iets over slaan."),
    ("R05", "ban_violation", ("DOOR", "WHO"), "Iemand staat misschien voor de deur."),
    ("R15", "suicide_self", ("DIE",), "Er staat iets over zelfmoord."),
    ("R15", "suicide_self", ("niet meer leven",), "Er staat iets over niet meer leven."),
    ("R23", "help_now", ("HELP",), "Er wordt om hulp gevraagd."),
)

MINIMUM = Lexicon(
    _CLASSES,
    tuple(
        Rule(
            id=f"minimum.{category}.{place}",
            code=code,
            category=category,
            level=Level.ACUTE,
            patterns=(Pattern(slots, 6, ordered=False),),
            explanation=reason,
            context=False,
        )
        for place, (code, category, slots, reason) in enumerate(_RULES)
    ),
)
"""No context is weighed here: with the lexicon gone, a needless alert is the lesser harm."""
