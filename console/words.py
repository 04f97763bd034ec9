"""Dutch labels for codes. A code that has no label yet is shown as itself, never hidden."""

from cases.facts import Age
from cases.help_button import CHOICES
from cases.levels import Language, Level, Mode
from cases.sides import Role
from cases.state import Standing
from console import words_rights
from console.language import mark
from console.words_sources import FLAG_SOURCES

SOURCES = FLAG_SOURCES

LEVELS = {
    Level.ACUTE: mark("Acuut"),
    Level.HIGH: mark("Hoog"),
    Level.CONCERN: mark("Zorg"),
    Level.REVIEW: mark("Lezen"),
    Level.NONE: mark("Notitie"),
}
SIGNS = {Level.ACUTE: "■", Level.HIGH: "▲", Level.CONCERN: "●", Level.REVIEW: "○", Level.NONE: "·"}

LEVEL_MEANINGS = {
    Level.ACUTE: mark("Nu gevaar. Reageer binnen 5 minuten. De oproep gaat door tot iemand oppakt."),
    Level.HIGH: mark("Ernstig. Reageer binnen een uur, ’s nachts soms de volgende ochtend."),
    Level.CONCERN: mark("Kan wachten, uiterlijk tot de volgende werkdag 12:00."),
    Level.REVIEW: mark(
        "De bot begreep het niet. Lees het zelf: in de eerste dagen vóór 18:00, anders de volgende werkdag."
    ),
    Level.NONE: mark("Alleen ter informatie."),
}
"""What a level asks of a worker, for the help page (``escalation/severity.py`` decides)."""

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
CATEGORIES = {
    "question": mark("heeft een vraag"),
    "volunteer_asks": mark("te groot voor de vrijwilliger"),
    "wants_human": mark("wil een medewerker spreken"),
    "no_reply": mark("geen antwoord"),
    "unreachable": mark("lijn onbereikbaar"),
    "media": mark("foto, locatie of ander bestand"),
    "unheard": mark("spraak nog niet beluisterd"),
    "unreadable": mark("onleesbaar bericht"),
    "detector_down": mark("De risicoherkenning werkt niet; lees elk bericht zelf."),
    "detector_old": mark("De nieuwe woordenlijst werkt niet; de vorige wordt gebruikt."),
    "screening_failed": mark("niet gecontroleerd: zelf lezen"),
    "review": mark("onduidelijk: zelf lezen"),
    "second_opinion": mark("om te lezen"),
    "call_back": mark("wil gebeld worden"),
    "writer_minor": mark("een kind schrijft zelf"),
    "score": mark("cijfer veel lager dan anders"),
    "held_long": mark("gesprek staat al een dag stil bij een collega"),
}
"""What a flag without a class of the field is about."""
READ_FIRST = 2
"""The priority of a review that is read before all others."""
FIRST_LINE = mark("Lijkt op berichten waar iets aan de hand was. Lees dit eerst.")
ASKED = {
    "asked": mark("gevraagd of het goed gaat"),
    "safe": mark("gevraagd of het goed gaat: ja"),
    "not_safe": mark("gevraagd of het goed gaat: nee"),
    "call_me": mark("gevraagd of het goed gaat: wil gebeld worden"),
    "own_words": mark("gevraagd of het goed gaat: schreef iets anders"),
    "unanswered": mark("gevraagd of het goed gaat: nog geen antwoord"),
}
"""What became of the closed question about a message."""
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
HELP_BUTTON = CHOICES
"""What may stand on the help button, as the client reads it: it is not translated here."""
AGES = {
    Age.ADULT: mark("volwassen"),
    Age.CHILD: mark("jonger dan 18"),
    Age.ELDER: mark("op leeftijd"),
}
ADDRESSES = {"je": mark("je"), "u": mark("u")}
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
    Standing.RELEASED: mark("losgelaten"),
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
    "dropped": mark("niet verzonden"),
}
NOT_SENT = frozenset({"blocked", "dead", "dropped"})
REASONS = {
    "maybe_twice": mark("misschien twee keer aangekomen"),
    "recalled": mark("teruggehaald"),
    "doubt": mark("er leest misschien iemand mee"),
    "reads_along": mark("er leest iemand mee"),
    "not_safe_to_talk": mark("er leest misschien iemand mee"),
    "window": mark("het veilige venster was dicht"),
    "too_late": mark("het was te laat geworden"),
    "mode_changed": mark("op deze telefoon mogen nu alleen neutrale woorden staan"),
    "no_safe_contact": mark("er is geen geldige afspraak over veilig contact"),
    "not_on_this_phone": mark("het mag niet op deze telefoon staan"),
    "no_longer_true": mark("het klopte niet meer"),
    "held": mark("een medewerker had het gesprek"),
    "by_phone": mark("dit contact gaat per telefoon"),
    "human_contact": mark("een mens sprak de cliënt die dag al"),
    "open_acute": mark("er stond een acute melding open"),
    "pairing": mark("de telefoon was nog niet gekoppeld"),
    "paused": mark("de cliënt had pauze"),
    "stopped": mark("de cliënt wil geen berichten"),
    "not_here": mark("de cliënt wil hier geen berichten"),
    "released": mark("de cliënt is losgelaten"),
    "unreachable": mark("de lijn was onbereikbaar"),
    "no_address": mark("er is geen telefoon gekoppeld"),
    "seal_broken": mark("het bericht ging niet open"),
    "erased": mark("de gegevens zijn gewist"),
    "unsendable": mark("de app kan dit niet versturen"),
    "BadRequest": mark("de app weigerde het bericht"),
    "ChatMigrated": mark("de app weigerde het bericht"),
    "Forbidden": mark("de cliënt of de app houdt berichten tegen"),
} | words_rights.LEFT_BEHIND
"""Why a message did not leave: the codes of the judge at the moment of sending, and of the channel."""
KINDS = {
    "edited": mark("gewijzigd"),
    "photo": mark("foto (niet opgehaald)"),
    "sticker": mark("sticker"),
    "location": mark("locatie (niet opgeslagen)"),
    "contact": mark("contact (niet opgehaald)"),
    "voice": mark("spraakbericht"),
    "other": mark("ander bericht"),
    "unreadable": mark("onleesbaar"),
    "call": mark("aan de telefoon"),
    "assistant": mark("via een chat-assistent"),
}
TASKS = {
    "walk_in_missed": mark("Open deur: iemand vroeg iets en kreeg binnen een dag geen antwoord"),
    "bot_refused": mark("Telegram weigert een bot: niemand krijgt er bericht. Waarschuw beheer"),
    "call_back": mark("Terugbellen"),
    "call_check_in": mark("Bellen voor de check-in"),
    "buddy": mark("Wil een maatje"),
    "carer_load": mark("De zorg wordt te zwaar: bespreken"),
    "contact_via_others": mark("Contact via kinderen of familie: bespreken"),
    "papers": mark("Papieren, DigiD of toeslagen: meedenken"),
    "school": mark("Meedenken over school"),
    "trauma_offer": mark("Wil een vragenlijst over wat er is meegemaakt: afspreken"),
    "practical": mark("Praktische hulp"),
    "no_reply": mark("Geen antwoord: uitzoeken"),
    "silence_listed": mark("Stil gebleven: op de lijst van deze week"),
    "late_answer": mark("Veel later geantwoord dan anders: zoek contact zoals afgesproken"),
    "paused": mark("Cliënt wil pauze"),
    "stopped": mark("Cliënt wil stoppen: nagaan of dit de eigen keuze is"),
    "not_here": mark("Cliënt wil niets op deze telefoon: zoek een andere weg"),
    "accept_pairing": mark("Koppeling accepteren of weigeren"),
    "pairing_refused": mark("Koppelen lukte niet: spreek een andere telefoon of een andere weg af"),
    "wants_record": mark("Cliënt vraagt wat wij bewaren: regel inzage"),
    "wants_language": mark("Cliënt wil een andere taal: spreek af welke"),
    "wrote_after_release": mark("Cliënt schrijft na het loslaten: lees het en zoek contact"),
    "release_to_sign": mark("Loslaten: een collega tekende, een tweede mens beslist mee"),
    "release_broken_off": mark("Loslaten gaat nu niet door: er gebeurde iets, beslis samen opnieuw"),
    "release_not_read": mark("Het afscheid is niet gelezen: vertel het zelf, zoals afgesproken"),
    "wrote_after_stop": mark("Cliënt schrijft na het stoppen: vraag of de berichten weer mogen"),
    "other_person": mark("Misschien een ander aan de telefoon: controleer langs een andere weg"),
    "case_talk": mark("Geen antwoord: bespreken in het team"),
    "card_opened": mark("Noodkaart geopend: meld dit aan de veiligheidsregie"),
    "check_in_held_back": mark("Vraag niet gesteld: er leest misschien iemand mee"),
    "dialogue_stopped": mark("Vraag niet gesteld: dit gesprek staat stil. Bel zelf"),
    "check_in_missed": mark("Vraag te laat door een storing bij ons: staat voor het volgende veilige moment"),
    "check_in_not_arrived": mark("Vraag kwam niet aan: zoek een andere weg"),
    "checkin_not_settled": mark("Nagaan of een vraag aankwam"),
    "client_unreachable": mark("Lijn onbereikbaar: zoek een andere weg"),
    "question_unanswered": mark(
        "Geen antwoord op de vraag of het goed gaat: lees het bericht en zoek contact"
    ),
    "silent_after_flag": mark("Drie dagen stil na een ernstige melding: zoek contact zoals afgesproken"),
    "next_contact": mark("Afgesproken contact: zoek nu contact zoals afgesproken"),
    "not_safe_yet": mark(
        "Bij het sluiten was het niet veilig, en er is geen contact afgesproken: spreek dat af"
    ),
    "human_moment": mark("Gesprek volgens het programma: bel of ga langs"),
    "missed_steps": mark("Later begonnen: beslis welke gemiste vragen nog komen"),
    "look_again": mark("Een afspraak met de cliënt opnieuw bekijken"),
    "rhythm_more": mark("Cliënt wil vaker vragen krijgen: pas het ritme aan"),
    "rhythm_less": mark("Cliënt wil minder vaak vragen krijgen: pas het ritme aan"),
    "rhythm_pause": mark("Cliënt wil pauze: zet de vragen stil"),
    "no_agreements": mark("Er zijn geen afspraken: bespreken"),
    "no_visit": mark("Geen bezoek: bespreken"),
    "not_sent": mark("Bericht niet verzonden: nagaan"),
    "page_failed": mark("Een oproep aan een collega kwam niet aan: bel zelf"),
    "not_delivered": mark("Bericht kwam niet aan: zoek een andere weg"),
    "not_delivered_yet": mark("Bericht komt maar niet aan: zoek een andere weg"),
    "uncertain": mark("Onzeker of een bericht aankwam: nagaan"),
    "phone_copy_left": mark("Een bericht staat nog op de telefoon: laten wissen"),
    "reachable_again": mark("Weer bereikbaar: bespreken"),
    "renew_contact": mark("Afspraak over veilig contact maken of verlengen"),
    "talk_about_end": mark("Praten over het einde van het huisverbod"),
    "too_late": mark("Veiligheidstekst was te laat en is niet verzonden: zoek contact zoals afgesproken"),
    "visit_or_letter": mark("Geen antwoord: bezoek of brief"),
    "what_next": mark("Wat nu: bespreken"),
    "missed_signal": mark("Gemist signaal: lees het bericht en zoek contact zoals afgesproken"),
    "wiped": mark("Telefoon leeggemaakt"),
    "worker_reply_not_sent": mark("Een antwoord van een medewerker is niet verzonden"),
} | words_rights.TASKS
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
    "was_busy": mark("Was alleen druk of even weg"),
    "phone_trouble": mark("De telefoon of app werkte niet"),
    "same_matter": mark("Hoort bij een andere melding"),
}
SAFE_NOW = {
    "yes": mark("nu veilig"),
    "no": mark("nu niet veilig"),
    "unknown": mark("veiligheid niet bekend"),
}
RHYTHMS = {
    "as_planned": mark("zoals gepland"),
    "more": mark("vaker"),
    "less": mark("minder vaak"),
    "pause": mark("pauze"),
}
ACTS = {
    "calling": mark("belt nu"),
    "called_112": mark("heeft 112 gebeld"),
    "called_vt": mark("heeft Veilig Thuis gebeld"),
    "outside_chat": mark("handelt buiten de chat"),
}
"""What a worker says to do where the chat cannot see it (practice H14)."""
ACTS_DONE = {
    "calling": mark("heeft gebeld"),
    "called_112": ACTS["called_112"],
    "called_vt": ACTS["called_vt"],
    "outside_chat": mark("heeft buiten de chat gehandeld"),
    "call_not_reached": mark("heeft gebeld: niet bereikt"),
    "call_later": mark("belt later terug"),
}
ACT_BUTTONS = {
    "calling": mark("Ik bel nu"),
    "called_112": mark("112 gebeld"),
    "called_vt": mark("Veilig Thuis gebeld"),
    "outside_chat": mark("Buiten de chat gehandeld"),
}
VISIT_LIGHTS = {
    "can": mark("Bezoek kan"),
    "call_first": mark("Eerst bellen"),
    "do_not_go": mark("Niet gaan"),
}
UNREADABLE_REASONS = {
    "checked": mark("Nagekeken, niets mee te doen"),
    "asked_again": mark("Cliënt is op een andere manier gevraagd"),
    "technical": mark("Doorgegeven aan beheer"),
    "spoken": mark("Contact gehad met de persoon"),
}
DOOR_REASONS = {
    "answered": mark("Beantwoord"),
    "referred": mark("Verwezen naar een ander"),
    "no_reply": mark("Niets meer gehoord"),
    "no_question": mark("Geen vraag voor ons"),
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

_SAYS_MORE = {"writer_minor": CATEGORIES["writer_minor"]}
"""Categories that tell a worker more than the class they belong to."""


def matter(code: str, category: str, source: str) -> str:
    """Return what a flag is about: its class of the field, else its category, else where it came from."""
    return (
        _SAYS_MORE.get(category)
        or CLASSES.get(code)
        or CATEGORIES.get(category)
        or SOURCES.get(source, source)
    )


def ladder_step(level: Level, step: int) -> str:
    """Return who is called at a step of the ladder; after the last one everybody is."""
    steps = _ACUTE_STEPS if level is Level.ACUTE else _HIGH_STEPS
    return steps[step] if step < len(steps) else _EVERYBODY
