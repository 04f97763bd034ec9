"""The sentence a person reads for each text key of a ``NabijError``; Dutch is the source language."""

from cases.errors import FlagTaken, HolderPresent, NabijError, TooManyAttempts
from console.language import mark, say

SENTENCES = {
    "error.unknown": mark("Dat lukte niet. Probeer het nog een keer."),
    "error.flag_taken": mark("Al opgepakt door %(by)s, %(seconds)s s geleden."),
    "error.flag_gone": mark("Deze melding is al gesloten. U ziet het gesprek zoals het nu is."),
    "error.not_found": mark("Deze pagina is er niet, of is niet van u."),
    "error.reason_needed": mark(
        "U bent niet toegewezen aan deze cliënt. Open het gesprek en zeg eerst waarom u kijkt."
    ),
    "error.not_yours": mark(
        "U heeft dit gesprek niet opgepakt. Pak het eerst op. Uw tekst is niet verstuurd."
    ),
    "error.outside_window": mark(
        "Nu mag u zonder reden niet schrijven. Uw tekst is nog niet verstuurd. "
        "Is het nodig? Geef een reden en bevestig."
    ),
    "error.not_offered": mark("Dit gesprek is u niet (meer) aangeboden. U ziet het zoals het nu is."),
    "error.second_person_needed": mark("U tekende al. Loslaten beslist u met een tweede mens."),
    "error.not_to_release": mark(
        "Loslaten kan nu niet. Er staat iets open, of er mag nu niets worden gezegd. Rond dat eerst af."
    ),
    "error.calendar_full": mark("De agenda is vol. Haal eerst iets weg wat voorbij is."),
    "error.too_late": mark("Dit bericht is al weg. Terughalen kan niet meer."),
    "error.holder_present": mark("%(by)s heeft dit gesprek en is er nog. Vraag het eerst aan %(by)s."),
    "error.not_ready": mark(
        "Dit kan nu niet met deze vrijwilliger. Het ontbreekt aan VOG, training, uren of de wens "
        "van de cliënt."
    ),
    "error.too_heavy": mark(
        "Dit gesprek is nu te zwaar voor een vrijwilliger: er staat een melding open, of er leest iemand mee."
    ),
    "error.already_planned": mark(
        "Deze collega heeft op die tijd al dienst of achterwacht. Er is niets gepland."
    ),
    "error.language_not_reviewed": mark("Deze taal heeft nog geen volledig nagekeken veiligheidsteksten."),
    "error.alias_taken": mark("Schuilnaam: deze is al in gebruik. Kies een andere."),
    "error.choice_taken": mark("Deze keuze kan hier niet. Kies een andere."),
    "error.pairing_refused": mark(
        "Deze telefoon kan hier niet worden gekoppeld. Er staat een taak klaar: spreek een andere weg af."
    ),
    "error.no_lead": mark(
        "Er staat geen veiligheidsregisseur op het rooster, nu of in de komende 24 uur. De tweede kant kan "
        "nog niet worden aangemeld."
    ),
    "error.conflict_of_sides": mark("U mag niet met beide kanten van een zaak werken. Vraag een collega."),
    "error.too_many_attempts": mark("Te vaak geprobeerd. Probeer het over %(seconds)s seconden weer."),
    "error.release_broken": mark("De inhoud klopt niet met zijn controlegetal. De vorige blijft in gebruik."),
    "error.edit_clash": mark(
        "Een collega veranderde ditzelfde stuk. Er is niets verloren: ga terug, kopieer uw tekst en open de "
        "pagina opnieuw."
    ),
    "error.nothing_to_undo": mark("U heeft hier geen stap meer om ongedaan te maken."),
    "error.own_work": mark("U schreef of deed dit zelf. Een ander kijkt het na."),
    "error.stage_moved": mark("Dit is intussen een stap verder, of terug. Kijk hoe het er nu voor staat."),
    "error.not_proved": mark(
        "Laat Nabij de wijziging eerst nakijken zoals die nu is, en los op wat daar staat."
    ),
    "error.reason_missing": mark("Schrijf waarom. Zonder reden gaat dit niet door."),
    "error.wrong_reviewer": mark("Deze wijziging vraagt iemand met een andere rol."),
    "error.base_moved": mark("Er is intussen iets anders in gebruik genomen. Werk deze wijziging eerst bij."),
    "error.trial_taken": mark("Er wordt al een andere wijziging uitgeprobeerd. Rond die eerst af."),
    "error.weak_password": mark("Dit wachtwoord wordt snel geraden. Neem een ander."),
    "error.glass_open": mark("U heeft al noodtoegang tot een cliënt. Stop die eerst."),
    "error.not_your_own": mark("U deed dit zelf. Iemand anders beoordeelt het."),
    "error.factor_first": mark("Maak eerst een passkey of een code-app. Daarna kunt u verder."),
    "error.proof_needed": mark("Laat eerst zien dat u het bent. Er is nog niets gedaan."),
    "error.forged": mark("Dit formulier is verlopen of kwam niet van deze site. Er is niets gedaan."),
    "error.not_logged_in": mark("U bent niet ingelogd."),
    "error.bad_form": mark("Dit formulier klopt niet. Er is niets gedaan."),
    "error.address_refused": mark("Hier kunnen we niet naartoe, of dit adres staat er al. Kijk het na."),
    "error.too_many_addresses": mark("U heeft al acht adressen. Haal er eerst een weg."),
    "error.line_ended": mark(
        "Een collega wijzigde of beëindigde deze regel intussen. Uw woorden staan er nog: "
        "bewaar ze als nieuwe."
    ),
    "error.place_taken": mark("Op die plek staat intussen een andere regel. Kies een andere plek."),
    "error.name_taken": mark("Een andere regel heet intussen al zo. Kies een andere naam."),
    "error.call_over": mark("Deze oproep is al opgepakt of voorbij."),
    "error.call_goes_on": mark(
        "Genoteerd, maar de oproepen gaan door: alleen de veiligheidsregie kan dit oppakken. "
        "Bel die nu ook zelf."
    ),
    "error.by_phone_only": mark(
        "Met deze cliënt is alleen bellen afgesproken. Er is niets verstuurd. Bel, of pas de afspraak aan."
    ),
    "error.call_not_now": mark("Nu kan er niet gebeld worden voor een check-in. Er is niets gevraagd."),
    "error.call_moved_on": mark("Er staat intussen een andere vraag. Uw antwoord is niet bewaard."),
    "error.too_large": mark("Dit is te groot. Er is niets gedaan."),
    "error.too_many_lines": mark("Dit zijn te veel regels voor één bestand. Kies minder dagen."),
}


def sentence(error: NabijError) -> str:
    """Return what the person in front of the screen reads for this error."""
    source = SENTENCES.get(error.text_key, SENTENCES["error.unknown"])
    if isinstance(error, FlagTaken):
        return say(source, by=error.by, seconds=error.seconds)
    if isinstance(error, HolderPresent):
        return say(source, by=error.by)
    if isinstance(error, TooManyAttempts):
        return say(source, seconds=error.seconds)
    return say(source)
