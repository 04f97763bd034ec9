"""What each class of the field means, for who has never met it. One card says no more than this."""

from collections.abc import Sequence

from cases.desk import FlagRow
from cases.facts import facts_at
from cases.state import ClientState
from console.language import mark
from console.times import When

MEANINGS = {
    "R01": mark(
        "Iemand dreigt te doden. Neem dit altijd serieus, ook als het vaker is gezegd. Extra gevaarlijk: een "
        "wapen, eerder wurgen, een breuk."
    ),
    "R02": mark(
        "Iemand is bij de keel gepakt of kreeg geen lucht. Dit is een van de ernstigste signalen. Schade aan "
        "de hals is vaak niet te zien. Iemand moet vandaag naar een arts."
    ),
    "R03": mark(
        "Er is een wapen, of iets dat als wapen dient. Dan loopt ruzie veel sneller dodelijk af. Zeg het aan "
        "112."
    ),
    "R04": mark(
        "Het gebeurt nu of net. Bel zelf 112 als u denkt dat het nu misgaat. Lees de noodkaart voor."
    ),
    "R05": mark(
        "Er is contact dat niet mag. Dat kan het begin zijn van nieuw geweld. Het is nooit de schuld van wie "
        "het meldt. De bot geeft nooit iets door."
    ),
    "R06": mark(
        "Volgen, opwachten, steeds bellen: dat is stalking. Los lijkt het klein, samen niet. Het kan snel "
        "erger worden, vooral na een breuk."
    ),
    "R07": mark(
        "Er is kort geleden geweld geweest. Vraag naar letsel: pijn komt soms later. Zwanger, gewond of een "
        "kind erbij maakt het acuut."
    ),
    "R08": mark(
        "Het geweld komt vaker of wordt zwaarder. Dat is een duidelijk teken dat het ernstig kan aflopen."
    ),
    "R09": mark(
        "In de eerste zeven dagen is medische hulp het hardst nodig en zijn er nog sporen. Het Centrum "
        "Seksueel Geweld is dag en nacht open: 0800-0188."
    ),
    "R10": mark(
        "Een kind wordt geraakt, of ziet en hoort het geweld. Kijk eerst of het kind nu veilig is. Overleg "
        "vandaag met de aandachtsfunctionaris."
    ),
    "R11": mark(
        "Iemand dreigt een kind mee te nemen, of deed dat al. Vraag waar het kind nu is en wie het paspoort "
        "heeft. Een vlucht of een grens? Bel 112."
    ),
    "R12": mark(
        "De een bepaalt wat de ander mag. Losse dingen lijken klein, samen zetten ze iemand vast. Let op "
        "geld, papieren, medicijnen, de deur op slot."
    ),
    "R13": mark(
        "Iemand houdt geld, pas of DigiD vast. Dan kan een ander niet weg en geen hulp regelen. Verdwijnt er "
        "nu geld? Bel samen de bank."
    ),
    "R14": mark(
        "Iemand die zorg nodig heeft, krijgt die niet of wordt slecht behandeld. Geen eten, drinken of "
        "medicijnen is gevaar nu. Praat zonder de verzorger erbij."
    ),
    "R15": mark(
        "Iemand denkt aan dood gaan. Vraag er gewoon naar: dat maakt het niet erger. Is er een plan of "
        "middel? Dan 112."
    ),
    "R16": mark(
        "Iemand dreigt zichzelf iets aan te doen als de ander weggaat. Dan kunnen ook de ander en de "
        "kinderen in gevaar zijn. Denk aan allemaal."
    ),
    "R17": mark(
        "Drank of drugs maken geweld en wanhoop waarschijnlijker. Eerlijk zijn hierover is een stap."
    ),
    "R18": mark(
        "Een zwangerschap maakt geweld gevaarlijker, voor twee. Bij klappen of een val: vandaag naar de "
        "verloskundige of de arts."
    ),
    "R19": mark(
        "Rond een breuk is het gevaar het grootst. Een datum (zitting, spullen halen) vraagt een plan."
    ),
    "R20": mark(
        "Er kijkt iemand mee, of een ander heeft de telefoon. Elk bericht en elk telefoontje kan het erger "
        "maken. Zoek de cliënt op de manier die is afgesproken."
    ),
    "R21": mark(
        "Het gaat om de eer van een familie. Meer mensen kunnen meedoen. Overleg meteen met de "
        "aandachtsfunctionaris. Tolk nooit uit de eigen kring."
    ),
    "R22": mark(
        "Iemand wordt gedwongen te trouwen, of dreigt in het buitenland te blijven. Een reisdatum dichtbij "
        "is gevaar nu. Overleg meteen met de aandachtsfunctionaris."
    ),
    "R23": mark(
        "Iemand vraagt zelf om hulp. Dat is moeilijk, en vaak is het dan al ernstig. Geldt ook voor een "
        "kind. Neem het als gevaar nu."
    ),
    "R24": mark(
        "Iemand wil geen contact meer. Dat mag altijd. Kort na een zware melding kan het een signaal zijn."
    ),
    "R25": mark(
        "Iemand zegt dat hij een ander iets gaat aandoen. Wacht niet op de veiligheidsregie: bij gevaar nu "
        "belt u 112, met het adres op de noodkaart."
    ),
    "R26": mark("Iemand houdt zich bijna niet in, en zegt dat op tijd. Eerst afstand, dan praten."),
    "R27": mark(
        "De gedachten draaien om de ander: schuld, bezit, wraak. Praten haalt de druk eraf. Komt het vaker, "
        "of “als ik niet, dan niemand”? Dan is het gevaar groot."
    ),
    "R28": mark(
        "Iemand kijkt mee op telefoon of account, of dreigt met beelden. Alles ineens veranderen kan het "
        "gevaarlijker maken."
    ),
    "R29": mark(
        "Iemand is doodsbang. Wie zo bang is, heeft vaak gelijk. Vraag wat er nu anders is dan anders."
    ),
    "R30": mark(
        "Spullen kapot, of een dier iets aangedaan. Vaak is het bedoeld als dreiging: straks ben jij het."
    ),
    "R31": mark(
        "Geld, een sleutel, een slaapplek: klein voor ons, groot voor de cliënt. Zo blijft de lijn open."
    ),
    "R32": mark(
        "Slecht slapen, schrikken, nare beelden: dat hoort bij wat er gebeurd is. Er is goede hulp voor, ook "
        "als het al lang duurt."
    ),
    "R33": mark(
        "Iemand dreigt u of een collega iets te doen. Neem dit serieus, ook als het klein klinkt. Dit meldt "
        "u altijd, ook als u niet bang bent."
    ),
}
"""By class of the field; ``words.CLASSES`` has the title."""


def leading_code(flags: Sequence[FlagRow]) -> str:
    """Return the class of the most urgent flag, empty without one."""
    leading = max(flags, key=lambda flag: flag.level, default=None)
    return leading.code if leading is not None else ""


def lives_apart(state: ClientState, when: When) -> bool:
    """Say whether this client is somewhere else than the other now, as the fixed texts do (practice H6)."""
    facts = facts_at(state.facts, when.now, when.zone)
    return facts.living_apart or facts.ban_active
