"""The made-up people of the demo: eleven members of staff, three phones, six stories. No real person."""

from dataclasses import dataclass
from datetime import time

from cases.desk import EmergencyCard, StaffRole
from cases.facts import Facts, Phase
from cases.levels import Language, Mode
from cases.safe_contact import Window
from cases.sides import Role, Side
from nabij.stage import Person, StagedBot

PASSWORD = "demo-demo-demo"  # noqa: S105  # shown on the demo page; the house is thrown away after it

STAFF = (
    Person("werker-a", PASSWORD, "Anna", StaffRole.WORKER, Side.A),
    Person("werker-b", PASSWORD, "Bert", StaffRole.WORKER, Side.B),
    Person("achterwacht-a", PASSWORD, "Ank", StaffRole.WORKER, Side.A, backup=True),
    Person("achterwacht-b", PASSWORD, "Bas", StaffRole.WORKER, Side.B, backup=True),
    Person("maatje", PASSWORD, "Bo", StaffRole.BUDDY, Side.A),
    Person("coordinator", PASSWORD, "Carla", StaffRole.COORDINATOR, None),
    Person("coordinator-2", PASSWORD, "Chris", StaffRole.COORDINATOR, None),
    Person("aandacht", PASSWORD, "Dina", StaffRole.DV_LEAD, None),
    Person("meelezer", PASSWORD, "Mo", StaffRole.CONTENT_REVIEWER, None),
    Person("privacy", PASSWORD, "Fatma", StaffRole.PRIVACY, None),
    Person("regie", PASSWORD, "Lies", StaffRole.LEAD, None),
)
ABOUT = {
    "werker-a": (
        "Medewerker van kant a",
        "Ziet het Postvak van kant a, pakt op, antwoordt, meldt cliënten aan.",
    ),
    "werker-b": ("Medewerker van kant b", "Hetzelfde voor kant b. Ziet niets van kant a."),
    "achterwacht-a": (
        "Achterwacht van kant a",
        "Geroepen na 10 minuten. Werker-a draagt aan u over; is werker-a weg, dan neemt u zelf over.",
    ),
    "achterwacht-b": ("Achterwacht van kant b", "Hetzelfde voor kant b. Ziet niets van kant a."),
    "maatje": (
        "Maatje, kant a",
        "Ziet alleen Duin-27. Werker-a geeft het gesprek: Cliënten, Duin-27, Maatje. Speel dan Nu gevaar.",
    ),
    "coordinator": ("Coördinator", "Schrijft wat Nabij zegt, zet diensten. Leest geen gesprekken."),
    "coordinator-2": ("Tweede coördinator", "Leest mee met wat een ander schreef, en keurt het goed."),
    "aandacht": ("Aandachtsfunctionaris", "Leest mee met wat over veiligheid gaat. Ziet geen cliënten."),
    "meelezer": ("Meelezer van een andere regio", "Keurt kleine wijzigingen goed. Ziet geen cliënten."),
    "privacy": (
        "Functionaris gegevensbescherming",
        "Ziet wie wat opende en beoordeelt dat. Leest geen gesprekken en krijgt geen oproepen over gevaar.",
    ),
    "regie": ("Veiligheidsregie", "Krijgt meldingen van beide kanten, alleen in codes. Geeft koppelcodes."),
}
BOTS = (
    StagedBot(Side.A, "4001:demo-side-a-token", "planning_demo_a_bot", "Planning"),
    StagedBot(Side.B, "5002:demo-side-b-token", "agenda_demo_b_bot", "Agenda"),
)
ALWAYS = tuple(Window(day, time(7, 30), time(23, 0)) for day in range(7))
EVENINGS = tuple(Window(day, time(18, 0), time(22, 0)) for day in range(7))


@dataclass(frozen=True, slots=True)
class Actor:
    """One made-up client with a phone. ``link`` is whether this party joins the case of the one before."""

    user: int
    name: str
    alias: str
    side: Side
    role: Role
    mode: Mode
    opener: str
    title: str
    about: str
    facts: Facts
    card: EmergencyCard
    programme: str = "weekly"
    windows: tuple[Window, ...] = ALWAYS
    joins: bool = False


ACTORS = (
    Actor(
        101,
        "Samira",
        "Duin-27",
        Side.A,
        Role.STAYER,
        Mode.OPEN,
        "Er staat een vragenlijst klaar. 2 minuten.",
        "Duin-27, kant a",
        "Bleef thuis na een huisverbod. Twee kinderen. Open woorden.",
        Facts(phase=Phase.F0, ban_active=True, living_apart=True, children=True),
        EmergencyCard(
            name="S. (verzonnen)",
            staying_now="Thuis, politie kent het adres",
            phones="06-00000000 (verzonnen)",
            children_ages="4 en 7",
            weapons="Geen bekend",
            ban_address="Het thuisadres",
            alarm_button="Nee",
            call_route="Eerst bellen, niet appen",
            key_person="Zus, woont in de straat",
            what_not_to_do="Niet bij de buren aanbellen",
        ),
        programme="thv-stayer",
    ),
    Actor(
        102,
        "Robin",
        "Wad-03",
        Side.B,
        Role.REMOVED_PERSON,
        Mode.OPEN,
        "Herinnering: lijstje invullen.",
        "Wad-03, kant b",
        "Moest tien dagen weg uit huis. Slaapt bij een broer.",
        Facts(phase=Phase.F0, ban_active=True, living_apart=True),
        EmergencyCard(
            name="R. (verzonnen)",
            staying_now="Bij zijn broer",
            ban_address="Het adres van het verbod staat hier",
            call_route="Bellen mag altijd",
        ),
        joins=True,
    ),
    Actor(
        103,
        "Noor",
        "Riet-11",
        Side.A,
        Role.STAYER,
        Mode.NEUTRAL,
        "Je weeklijstje staat klaar.",
        "Riet-11, kant a, neutraal",
        "Haar telefoon wordt bekeken. Alleen neutrale woorden, alleen 's avonds.",
        Facts(phase=Phase.F2),
        EmergencyCard(name="N. (verzonnen)", call_route="Nooit bellen. Via de huisarts."),
        windows=EVENINGS,
    ),
)


@dataclass(frozen=True, slots=True)
class Tale:
    """A story to play: what ``user`` writes, in order; ``look`` says where to look then."""

    user: int
    lines: tuple[str, ...]
    title: str
    about: str
    look: str


TALES = (
    Tale(
        101,
        ("Hoi, het gaat wel. De kinderen slapen beter.",),
        "Een rustig bericht",
        "Duin-27 schrijft iets gewoons.",
        "Postvak van werker-a: de leeslijst. Een mens leest elk bericht.",
    ),
    Tale(
        101,
        ("hij staat voor de deur met een mes",),
        "Nu gevaar",
        "Duin-27 schrijft dat iemand met een mes voor de deur staat.",
        "De telefoon: meteen 112. Postvak van werker-a: ACUUT, met de reden. Pak op, antwoord, geef terug.",
    ),
    Tale(
        101,
        ("gisteren heeft hij me weer geslagen",),
        "Vandaag bellen",
        "Duin-27 vertelt over gisteren.",
        "Postvak van werker-a: HOOG. De telefoon: een tekst die alleen belooft wat het rooster waarmaakt.",
    ),
    Tale(
        102,
        ("ik trek het niet meer, ik ga er nu heen en maak haar kapot",),
        "Een dreiging van kant b",
        "Wad-03 schrijft dat hij eraan komt.",
        "De telefoon: stop, blijf waar je bent. Log in als regie: de zaak en een code, geen woord. "
        "Kant a ziet niets.",
    ),
    Tale(
        103,
        ("hij leest mee, niet appen",),
        "Er leest iemand mee",
        "Riet-11 schrijft dat er iemand meeleest.",
        "De telefoon: één gewone regel, geen nummer. Postvak van werker-a: ACUUT, stil, niet bellen.",
    ),
    Tale(
        102,
        ("STOP",),
        "Stoppen",
        "Wad-03 stuurt één woord.",
        "De telefoon: één regel. Postvak van werker-b: een taak. Ook daarna wordt elk bericht gelezen.",
    ),
)

LANGUAGE = Language.NL_B1
