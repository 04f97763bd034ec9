"""Dutch labels for requests about one's own data and for agreements."""

from cases.erasing import HoldReason
from console.language import mark

KINDS = {
    "access": mark("Inzage in de eigen gegevens"),
    "portable": mark("De eigen gegevens meenemen"),
    "rectify": mark("Gegevens verbeteren"),
    "erase": mark("Gegevens wissen"),
    "restrict": mark("Gegevens even niet gebruiken"),
    "object": mark("Bezwaar"),
    "who_looked": mark("Weten wie keek"),
}
WAYS = {
    "in_person": mark("in een gesprek"),
    "by_phone": mark("aan de telefoon, zoals afgesproken"),
    "on_paper": mark("op papier"),
    "in_chat": mark("in de chat"),
}
ASKERS = {
    "client": mark("De cliënt zelf"),
    "representative": mark("Iemand met een volmacht"),
}
REFUSALS = {
    "others_safety": mark("Voor de veiligheid van een ander (UAVG 41: laat een jurist dit nakijken)"),
    "forced": mark("De cliënt wordt misschien gedwongen"),
    "not_the_client": mark("Het is niet zeker dat de cliënt dit vraagt"),
    "no_mandate": mark("Er is geen volmacht, of hij klopt niet"),
    "must_keep": mark("Wij moeten dit volgens een wet bewaren"),
    "unfounded": mark("De vraag gaat over iets wat wij niet hebben"),
}
STEPS = {
    "accepted": mark("Aangenomen"),
    "checked": mark("Alleen gesproken: niets in twijfel"),
    "doubt": mark("Twijfel: uitgesteld"),
    "client_agrees": mark("De cliënt zei alleen: de ander mag het hebben"),
    "released": mark("Een tweede persoon gaf het vrij"),
    "made": mark("Bestand gemaakt"),
    "lifted": mark("Gegevens mogen weer gebruikt worden"),
    "settled": mark("Klaar"),
    "refused": mark("Geweigerd"),
    "withdrawn": mark("De cliënt wil het niet meer"),
}
HURDLES = {
    "closed": mark("Deze vraag is al afgerond."),
    "not_accepted": mark("Neem de vraag eerst aan."),
    "accepted_already": mark("Een collega nam deze vraag al aan."),
    "doubt": mark("Er is twijfel. Spreek de cliënt eerst opnieuw alleen."),
    "unchecked": mark("Spreek de cliënt eerst alleen, langs de afgesproken weg."),
    "representative": mark("Vraag de cliënt eerst zelf, alleen, of de ander het mag hebben."),
    "waiting": mark("De wachttijd is nog niet voorbij."),
    "texts": mark("Nog niet alle teksten zijn bekeken."),
    "second_person": mark("Een tweede collega moet dit eerst vrijgeven."),
    "same_person": mark("U werkte zelf aan deze vraag. Een andere collega geeft hem vrij."),
    "not_this_kind": mark("Dit hoort niet bij deze vraag."),
    "no_reason": mark("Kies waarom u weigert."),
}
HOLDS = {
    HoldReason.COURT: mark("een rechtszaak"),
    HoldReason.REPORT: mark("een aangifte of een melding"),
    HoldReason.COMPLAINT: mark("een klacht"),
    HoldReason.INSPECTION: mark("een onderzoek van een inspectie"),
}
"""Why everything of a client is kept."""
PURPOSES = {
    "channel": mark("Berichten krijgen en sturen"),
    "sharing": mark("Delen met een partner"),
    "hash": mark("Na het einde een code bewaren, om een nieuwe start te herkennen"),
}
GIVEN = {
    "spoken": mark("gezegd in een gesprek"),
    "in_chat": mark("in de chat"),
    "on_paper": mark("op papier"),
}
PARTNERS = {
    "": mark("niet van toepassing"),
    "wijkteam": mark("wijkteam"),
    "veilig_thuis": mark("Veilig Thuis"),
    "politie": mark("politie"),
    "reclassering": mark("reclassering"),
    "opvang": mark("opvang"),
    "huisarts": mark("huisarts"),
    "school": mark("school"),
}
TASKS = {
    "own_data": mark("Cliënt vraagt iets over de eigen gegevens: open de vraag op de pagina van de cliënt"),
    "request_postponed": mark("Vraag over gegevens uitgesteld: misschien dwingt iemand de cliënt"),
    "no_agreement": mark("Bericht niet verzonden: er is geen afspraak over berichten. Spreek die opnieuw af"),
    "agreement_anew": mark("De tekst van de afspraak is nieuw: loop hem door bij het volgende gesprek"),
    "erased_copies_left": mark(
        "Een cliënt is gewist, maar op de telefoon bleef iets staan: wie het wissen vroeg laat dat weghalen"
    ),
    "words_ended_unread": mark(
        "Berichten die niemand las, zijn na de termijn verdwenen: zoek contact zoals afgesproken"
    ),
}
LEFT_BEHIND = {
    "no_agreement": mark("er is geen afspraak over berichten"),
    "restricted": mark("de cliënt wil dat wij de gegevens even niet gebruiken"),
}
"""Why a planned message stayed."""
