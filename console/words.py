"""Dutch labels for codes. A code that has no label yet is shown as itself, never hidden."""

from cases.levels import Language, Level, Mode
from cases.sides import Role
from cases.state import Standing
from console.language import mark

LEVELS = {
    Level.ACUTE: mark("Acuut"),
    Level.HIGH: mark("Hoog"),
    Level.CONCERN: mark("Zorg"),
    Level.REVIEW: mark("Lezen"),
    Level.NONE: mark("Notitie"),
}
SIGNS = {Level.ACUTE: "■", Level.HIGH: "▲", Level.CONCERN: "●", Level.REVIEW: "○", Level.NONE: "·"}

CLASSES = {
    "R01": mark("doodsbedreiging"),
    "R02": mark("verwurging"),
    "R03": mark("wapen"),
    "R04": mark("geweld nu"),
    "R05": mark("contact tegen het verbod"),
    "R06": mark("volgen of stalken"),
    "R07": mark("geweld kort geleden"),
    "R08": mark("het wordt erger"),
    "R09": mark("seksueel geweld"),
    "R10": mark("kind in gevaar"),
    "R11": mark("kind meenemen"),
    "R12": mark("dwang en controle"),
    "R13": mark("geld afpakken"),
    "R14": mark("oudere of afhankelijke"),
    "R15": mark("zelfdoding"),
    "R16": mark("zelfdoding als dreiging"),
    "R17": mark("drank of drugs"),
    "R18": mark("zwangerschap"),
    "R19": mark("uit elkaar gaan"),
    "R20": mark("er leest iemand mee"),
    "R21": mark("eer"),
    "R22": mark("gedwongen huwelijk"),
    "R23": mark("hulp nu"),
    "R24": mark("wil stoppen"),
    "R25": mark("wil iemand iets aandoen"),
    "R26": mark("houdt zich bijna niet in"),
    "R27": mark("vastzitten in de ander"),
    "R28": mark("misbruik online"),
    "R29": mark("grote angst"),
    "R30": mark("spullen of dieren"),
    "R31": mark("praktisch"),
    "R32": mark("trauma"),
    "R33": mark("dreiging naar medewerker"),
}
SOURCES = {
    "text": mark("tekst"),
    "button": mark("knop"),
    "media": mark("foto, spraak of sticker"),
    "unreadable": mark("onleesbaar bericht"),
    "late": mark("te laat bezorgd"),
    "no_reply": mark("geen antwoord"),
    "blocked": mark("lijn geblokkeerd"),
    "command": mark("commando"),
    "reading_along": mark("er leest iemand mee"),
    "stop": mark("gestopt"),
    "review": mark("om te lezen"),
    "unheard": mark("spraak nog niet beluisterd"),
}
STATUSES = {
    "active": mark("geldt nu"),
    "negated": mark("ontkenning"),
    "past": mark("verleden"),
    "hypothetical": mark("stel dat"),
    "other_person": mark("over een ander"),
    "media": mark("film of spel"),
    "joke": mark("grap"),
    "reported": mark("gezegd door een ander"),
}
ROLES = {
    Role.STAYER: mark("achterblijver"),
    Role.REMOVED_PERSON: mark("uithuisgeplaatste"),
    Role.PARENT: mark("ouder"),
    Role.ELDER: mark("oudere"),
    Role.CARER: mark("mantelzorger"),
    Role.NETWORK: mark("netwerk"),
    Role.YOUNG_PERSON: mark("jongere (16-17)"),
}
MODES = {
    Mode.OPEN: mark("open woorden"),
    Mode.NEUTRAL: mark("neutrale woorden"),
    Mode.NONE: mark("niets tonen"),
}
LANGUAGES = {
    Language.NL_B1: mark("Nederlands"),
    Language.NL_A2: mark("Nederlands, heel eenvoudig"),
    Language.EN: mark("Engels"),
}
STANDINGS = {
    Standing.PAIRING: mark("nog niet gekoppeld"),
    Standing.ACTIVE: mark("actief"),
    Standing.PAUSED: mark("pauze"),
    Standing.STOPPED: mark("gestopt"),
    Standing.NOT_HERE: mark("niet hier"),
    Standing.UNREACHABLE: mark("onbereikbaar"),
}
PAIRINGS = {
    "none": mark("nog geen link"),
    "issued": mark("link gemaakt, nog niet gebruikt"),
    "pressed": mark("wacht op uw akkoord"),
    "accepted": mark("gekoppeld"),
}
AUTHORS = {"client": mark("cliënt"), "bot": mark("bot"), "worker": mark("medewerker")}
OUTBOX = {
    "new": mark("staat klaar"),
    "sending": mark("verzenden…"),
    "sent": mark("verzonden"),
    "uncertain": mark("onzeker of het aankwam"),
    "blocked": mark("niet verzonden: lijn geblokkeerd"),
    "dead": mark("niet verzonden"),
    "dropped": mark("niet verzonden: het mocht niet meer"),
}
KINDS = {
    "edited": mark("gewijzigd"),
    "photo": mark("foto (niet opgehaald)"),
    "sticker": mark("sticker"),
    "location": mark("locatie (niet opgeslagen)"),
    "contact": mark("contact (niet opgehaald)"),
    "voice": mark("spraakbericht"),
    "other": mark("ander bericht"),
    "unreadable": mark("onleesbaar"),
}
TASKS = {
    "call_back": mark("Terugbellen"),
    "practical": mark("Praktische hulp"),
    "trauma_offer": mark("Aanbod over trauma bespreken"),
    "no_reply": mark("Geen antwoord: uitzoeken"),
    "stop": mark("Cliënt wil stoppen: bellen"),
    "paused": mark("Cliënt wil pauze"),
    "not_here": mark("Cliënt: niet op deze telefoon"),
    "wipe": mark("Telefoon leeggemaakt"),
    "unreachable": mark("Lijn onbereikbaar"),
    "accept_pairing": mark("Koppeling accepteren of weigeren"),
    "case_talk": mark("Bespreken in het team"),
    "card_opened": mark("Noodkaart is geopend"),
    "checkin_not_settled": mark("Nagaan of een vraag aankwam"),
    "client_unreachable": mark("Lijn onbereikbaar: zoek een andere weg"),
    "doubt": mark("Nagaan wie de telefoon heeft"),
    "mode_changed": mark("Bericht niet verzonden: woorden op de telefoon zijn veranderd"),
    "no_agreements": mark("Er zijn geen afspraken: bespreken"),
    "no_safe_contact": mark("Geen afspraak over veilig contact: maken"),
    "no_visit": mark("Geen bezoek: bespreken"),
    "not_sent": mark("Bericht niet verzonden: nagaan"),
    "page_failed": mark("Een oproep kwam niet aan"),
    "phone_copy_left": mark("Bericht staat nog op de telefoon"),
    "reachable_again": mark("Weer bereikbaar: bespreken"),
    "renew_contact": mark("Veilig contact verlengen"),
    "talk_about_end": mark("Praten over het einde van het huisverbod"),
    "too_late": mark("Bericht kwam te laat: bellen"),
    "visit_or_letter": mark("Bezoek of brief"),
    "what_next": mark("Wat nu: bespreken"),
    "window": mark("Bericht wachtte te lang op het venster"),
    "wiped": mark("Telefoon leeggemaakt"),
    "worker_reply_not_sent": mark("Uw antwoord is niet verzonden"),
}
_ACUTE_STEPS = (mark("dienst"), mark("dienst, tweede keer"), mark("achterwacht"), mark("coördinator"))
_HIGH_STEPS = (_ACUTE_STEPS[0], *_ACUTE_STEPS[2:])
_EVERYBODY = mark("iedereen")
CLOSE_REASONS = {
    "safe_now": mark("Gesproken, het is nu veilig"),
    "agreed": mark("Gesproken, afspraken gemaakt"),
    "handed_over": mark("Overgedragen aan de vaste ondersteuner"),
    "emergency": mark("112 is ingeschakeld"),
    "veilig_thuis": mark("Veilig Thuis is ingeschakeld"),
    "no_contact": mark("Geen contact gekregen, vervolg afgesproken"),
    "no_signal": mark("Dit was geen signaal"),
    "same_matter": mark("Hoort bij een andere melding"),
}
UNREADABLE_REASONS = {
    "checked": mark("Nagekeken, niets mee te doen"),
    "asked_again": mark("Cliënt is op een andere manier gevraagd"),
    "technical": mark("Doorgegeven aan beheer"),
}
PHASES = {
    "F0": mark("F0 eerste dagen"),
    "F1": mark("F1 veiligheid opbouwen"),
    "F2": mark("F2 risico's aanpakken"),
    "F3": mark("F3 herstel"),
    "F4": mark("F4 meedoen"),
}
WEEKDAYS = (
    mark("maandag"), mark("dinsdag"), mark("woensdag"), mark("donderdag"), mark("vrijdag"),
    mark("zaterdag"), mark("zondag"),
)  # fmt: skip
STAFF_ROLES = {
    "worker": mark("medewerker"),
    "coordinator": mark("coördinator"),
    "lead": mark("veiligheidsregisseur"),
    "admin": mark("beheerder"),
}
POSTS = {
    "duty": mark("Dienst"),
    "backup": mark("Achterwacht"),
    "coordinator": mark("Coördinator"),
    "lead": mark("Veiligheidsregie"),
}
DUTY_MODELS = {
    "none": mark("Niemand heeft dienst"),
    "hours": mark("Op vaste uren"),
    "always": mark("Dag en nacht"),
}
CARD = {
    "staying_now": mark("Waar is de persoon nu?"),
    "name": mark("Wie is het?"),
    "phones": mark("Telefoonnummers"),
    "children_ages": mark("Kinderen en leeftijden"),
    "weapons": mark("Wapens"),
    "ban_address": mark("Adres van het huisverbod"),
    "alarm_button": mark("Alarmknop (AWARE)"),
    "location_agreement": mark("Afspraak op Locatie"),
    "interpreter": mark("Tolk en taal"),
    "call_route": mark("Hoe bellen we veilig?"),
    "key_person": mark("Sleutelpersoon"),
    "what_not_to_do": mark("Wat juist niet doen"),
}
"""In the order in which 112 asks: first the place, then who, then what makes it more dangerous."""


def ladder_step(level: Level, step: int) -> str:
    """Return who is called at a step of the ladder; after the last one everybody is."""
    steps = _ACUTE_STEPS if level is Level.ACUTE else _HIGH_STEPS
    return steps[step] if step < len(steps) else _EVERYBODY
