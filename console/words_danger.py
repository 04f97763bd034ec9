"""Dutch labels of the pages for danger words; whoever reads them has never seen a rule."""

from cases.levels import Level
from cases.sides import Speaker
from console import words
from console.language import mark
from escalation.lexicon_types import Negation, Past

BY_LEVEL = words.LEVELS
LEVELS = {level.word: label for level, label in BY_LEVEL.items()}
SPEAKERS = {
    Speaker.VICTIM: mark("de achterblijver (kant a)"),
    Speaker.PERPETRATOR: mark("de uithuisgeplaatste (kant b)"),
    Speaker.PARENT: mark("een ouder"),
    Speaker.ELDER: mark("een oudere"),
    Speaker.NETWORK: mark("iemand uit het netwerk"),
}
NEGATIONS = {
    Negation.NORMAL.value: mark("Dan telt het lichter: “hij slaat me niet”"),
    Negation.PART_OF_PHRASE.value: mark("“Niet” hoort erbij: “het is niet veilig”"),
    Negation.IGNORE.value: mark("Het maakt geen verschil"),
}
PASTS = {
    Past.DEMOTE.value: mark("Dan telt het lichter"),
    Past.DROP.value: mark("Dan telt het niet"),
    Past.IGNORE.value: mark("Het maakt geen verschil"),
}
YES_NO = {"ja": mark("ja"), "nee": mark("nee")}
FIELDS = {
    "thema": mark("Waar gaat het over?"),
    "ernst": mark("Hoe ernstig is het?"),
    "samen": mark("Woorden die bij elkaar staan, in elke volgorde"),
    "volgorde": mark("Woorden die in deze volgorde staan"),
    "afstand": mark("Hoeveel woorden mag het uit elkaar staan?"),
    "tussen": mark("Hoeveel woorden mogen ertussen staan?"),
    "niet_bij": mark("Telt niet als een van deze woorden erbij staat"),
    "niet_in": mark("Telt niet in deze zinnetjes"),
    "ontkenning": mark("Wat doet het woord “niet”?"),
    "vroeger": mark("Wat als het lang geleden is?"),
    "nu": mark("Gaat dit over iets wat nu gebeurt?"),
    "grap": mark("Telt het lichter als er “haha” bij staat?"),
    "zwaarder_acute": mark("Wordt acuut als een van deze woorden erbij staat"),
    "zwaarder_high": mark("Wordt hoog als een van deze woorden erbij staat"),
    "lichter_high": mark("Wordt hoogstens hoog als een van deze woorden erbij staat"),
    "lichter_concern": mark("Wordt hoogstens zorg als een van deze woorden erbij staat"),
    "lichter_none": mark("Geen melding als een van deze woorden erbij staat"),
    "raak": mark("Zinnen die Nabij moet vinden"),
    "mis": mark("Onschuldige zinnen die erop lijken"),
    "zin_vroeger": mark("Zinnen waarin het lang geleden is"),
    "zin_niet": mark("Zinnen waarin het juist niet gebeurt"),
    "uitleg": mark("Wat leest een collega bij de melding?"),
    "bron": mark("Waar komt dit vandaan?"),
    "vormen": mark("Woorden van deze groep, één per regel"),
    "reden": mark("Waarom mag Nabij hier minder vinden?"),
}
CORPORA = {
    "examples": mark("Voorbeeldzinnen bij de regels"),
    "danger": mark("Zinnen over gevaar"),
    "everyday": mark("Gewone zinnen"),
}
TONGUES = {
    "nl": mark("Nederlands"),
    "en": mark("Engels"),
    "tr": mark("Turks"),
    "pl": mark("Pools"),
    "ary": mark("Darija"),
}
TONGUE_FILES = {
    "en": "taal-engels",
    "tr": "taal-turks",
    "pl": "taal-pools",
    "ary": "taal-darija",
}
"""Where rules of another language stand; Dutch ones that somebody adds stand in a file of their theme."""
OUTCOMES = {
    Level.ACUTE: mark("Er wordt meteen iemand opgeroepen."),
    Level.HIGH: mark("Iemand leest dit vandaag."),
    Level.CONCERN: mark("Iemand leest dit uiterlijk de volgende werkdag."),
    Level.REVIEW: mark("Iemand leest dit bericht na."),
    Level.NONE: mark("Geen melding."),
}


def tongue_of(file: str) -> str:
    """Return the language of the rules in a file."""
    return next((tongue for tongue, name in TONGUE_FILES.items() if name == file), "nl")
