"""Words of the danger sheet: steps, the meldcode and its five questions. Facts: domain.md §1.1."""

from dataclasses import dataclass

from cases.danger import Step
from console.language import mark

STEPS = {
    Step.SAFE_MYSELF: mark("Ik ben zelf op een veilige plek"),
    Step.NOT_ALONE: mark("Ik ben niet alleen, of een collega blijft aan de lijn"),
    Step.AGREED_PERSON: mark("Afgesproken persoon gebeld"),
    Step.POLICE_DECIDED: mark("Besloten of de politie nodig is"),
    Step.CALLED_112: mark("112 gebeld"),
    Step.CALLED_VT: mark("Veilig Thuis gebeld: 0800-2000"),
    Step.AWARE_YES: mark("Alarmknop: ja"),
    Step.AWARE_NO: mark("Alarmknop: nee"),
    Step.PLAN_FOLLOWED: mark("Afgesproken plan gevolgd"),
    Step.TOLD_OWNER: mark("Vaste medewerker"),
    Step.TOLD_LEAD: mark("Veiligheidsregie"),
    Step.TOLD_COORDINATOR: mark("Coördinator"),
    Step.TOLD_PARTNER: mark("Partnerorganisatie"),
    Step.VT_TEXT_MADE: mark("Tekst voor Veilig Thuis gemaakt"),
    Step.MELDCODE_1: mark("Stap 1: signalen in kaart"),
    Step.MELDCODE_2: mark("Stap 2: overleg"),
    Step.ASKED_DV_LEAD: mark("Aandachtsfunctionaris gesproken"),
    Step.ASKED_VT_ADVICE: mark("Veilig Thuis om advies gevraagd"),
    Step.MELDCODE_3: mark("Stap 3: gesprek met betrokkenen"),
    Step.MELDCODE_4: mark("Stap 4: wegen"),
    Step.MELDCODE_5: mark("Stap 5: beslissen"),
    Step.SUSPICION_YES: mark("Vermoeden: ja"),
    Step.SUSPICION_NO: mark("Vermoeden: nee"),
    Step.UNSAFE_YES: mark("Onveilig: ja"),
    Step.UNSAFE_NO: mark("Onveilig: nee"),
    Step.HELP_YES: mark("Hulp mogelijk: ja"),
    Step.HELP_NO: mark("Hulp mogelijk: nee"),
    Step.ACCEPTED_YES: mark("Hulp aanvaard: ja"),
    Step.ACCEPTED_NO: mark("Hulp aanvaard: nee"),
    Step.RESULT_YES: mark("Hulp werkt: ja"),
    Step.RESULT_NO: mark("Hulp werkt: nee"),
}

HOW = {
    Step.SAFE_MYSELF: mark("Ga weg van ramen en deur, of blijf binnen. Zeg de cliënt nooit waar u bent."),
    Step.AGREED_PERSON: mark("Op de manier die op de noodkaart staat."),
    Step.POLICE_DECIDED: mark("Een mens beslist dit, nooit de bot."),
    Step.PLAN_FOLLOWED: mark("Zoals het op de noodkaart en in de afspraken staat."),
}

PROBLEMS = mark("Uw stap is vastgelegd. De oproep loopt nog door: een collega wordt ook gebeld.")


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the five steps of the meldcode, with what belongs to it."""

    step: Step
    title: str
    meaning: str
    also: tuple[Step, ...] = ()


MELDCODE = (
    Stage(
        Step.MELDCODE_1,
        mark("1. Breng de signalen in kaart"),
        mark(
            "Schrijf op wat u zag en hoorde, met datum en bron. Houd feiten en uw eigen indruk uit elkaar. "
            "Kijk ook naar elk kind in huis."
        ),
    ),
    Stage(
        Step.MELDCODE_2,
        mark("2. Overleg"),
        mark(
            "Leg de casus onder schuilnaam voor aan de aandachtsfunctionaris. Veilig Thuis geeft advies "
            "zonder dat u een naam noemt: 0800-2000, dag en nacht."
        ),
        (Step.ASKED_DV_LEAD, Step.ASKED_VT_ADVICE),
    ),
    Stage(
        Step.MELDCODE_3,
        mark("3. Praat met de betrokkenen"),
        mark(
            "Spreek ieder apart, en alleen als dat veilig is. Maakt een gesprek het gevaarlijker? Sla het "
            "dan over en leg vast waarom."
        ),
    ),
    Stage(
        Step.MELDCODE_4,
        mark("4. Weeg het geweld"),
        mark(
            "Gebruik de eerste twee vragen van het afwegingskader. Bij twijfel: bel Veilig Thuis voor advies."
        ),
    ),
    Stage(
        Step.MELDCODE_5,
        mark("5. Beslis: melden, hulp bieden, of allebei"),
        mark(
            "Melden is de norm bij acute of structurele onveiligheid. Melden mag zonder toestemming als dat "
            "nodig is (meldrecht, Wmo 2015). U meldt zelf: Nabij doet dat nooit."
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the afwegingskader: what is asked, and what each answer leads to."""

    yes: Step
    no: Step
    asked: str
    if_yes: str
    if_no: str


WEIGHING = (
    Question(
        Step.SUSPICION_YES,
        Step.SUSPICION_NO,
        mark("Heeft u, na stap 1 tot en met 3, een vermoeden van huiselijk geweld of kindermishandeling?"),
        mark("Ga door naar vraag 2."),
        mark("Leg vast waarom niet. Blijf letten op nieuwe signalen."),
    ),
    Question(
        Step.UNSAFE_YES,
        Step.UNSAFE_NO,
        mark(
            "Is er acute of structurele onveiligheid? Acuut: lichamelijk gevaar nu of in de komende dagen, "
            "of iemand vraagt zelf om hulp. Structureel: het herhaalt zich of houdt aan."
        ),
        mark("Meld bij Veilig Thuis. Loop de andere vragen samen met Veilig Thuis door."),
        mark("Ga door naar vraag 3."),
    ),
    Question(
        Step.HELP_YES,
        Step.HELP_NO,
        mark("Kunt u, of een ander, goede hulp regelen die het geweld stopt?"),
        mark("Ga door naar vraag 4."),
        mark("Meld bij Veilig Thuis."),
    ),
    Question(
        Step.ACCEPTED_YES,
        Step.ACCEPTED_NO,
        mark("Aanvaarden alle betrokkenen de hulp, en doen zij echt mee?"),
        mark("Spreek af wie wat doet en wanneer u weer kijkt. Ga daarna naar vraag 5."),
        mark("Meld bij Veilig Thuis."),
    ),
    Question(
        Step.RESULT_YES,
        Step.RESULT_NO,
        mark("Leidt de hulp binnen de afgesproken tijd tot veiligheid en herstel?"),
        mark("Blijf volgen. Spreek af wie dat doet."),
        mark("Meld bij Veilig Thuis, ook als u al eerder meldde."),
    ),
)
