"""The sentences of a check-in by telephone."""

from console.language import mark

STOP = "STOP"
"""The word that always works, in the client's place: whoever says it on the telephone is obeyed the same."""

WHY_NOT = {
    "": mark("Nu kan er geen check-in worden gevraagd."),
    "pairing": mark("De cliënt is nog niet begonnen."),
    "paused": mark("De cliënt wilde pauze. Bel nu niet voor een check-in."),
    "stopped": mark("De cliënt wilde stoppen. Bel nu niet voor een check-in."),
    "not_here": mark("De cliënt wil hier geen contact. Zoek een andere weg."),
    "unreachable": mark("De lijn is niet bereikbaar. Zoek de afgesproken andere weg."),
    "no_safe_contact": mark("De afspraak over veilig contact is voorbij. Vernieuw die eerst."),
    "doubt": mark("Er leest of luistert misschien iemand mee. Bel nu niet voor een check-in."),
    "held": mark("Iemand heeft dit gesprek opgepakt. Geef het eerst terug aan de bot."),
    "open_acute": mark("Er staat een acute melding open. Handel die eerst af."),
    "window": mark("Het is nu geen veilige tijd. Bel niet."),
    "question": mark("Er is net iets gevraagd. Wacht een half uur."),
    "human_contact": mark("Iemand sprak de cliënt vandaag al. Dat telt als check-in."),
    "nothing_planned": mark("Vandaag staat er geen check-in."),
}
"""Why nobody may be called for a check-in now, by its code."""

NOTHING_HEARD = mark("Er is niets ingevuld.")
TOO_LONG = mark("Te lang: er passen %(most)s tekens. Er is niets bewaard.")
LATER_REFUSED = mark("Kies een tijd van vandaag, later dan nu en binnen de veilige tijd.")
