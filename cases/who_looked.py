"""Who looked at a client's data, as the client may see it: function and organisation, what, when and why.

What could tell of another person, or of how people are kept safe, is left out by rule, and the page says
that something may be left out (domain §6.1 and §6.3; experience F20). Only what stands in ``WHAT`` is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cases.moments import HOUR, Moment, wall
from cases.sides import Side

WHAT = {
    "read_conversation": "Je berichten gelezen",
    "read_own_talk": "Je berichten gelezen",
    "conversation_claimed": "Het gesprek met jou opgepakt",
    "worker_replied": "Jou geschreven",
    "reply_recalled": "Woorden teruggehaald voor ze weggingen",
    "handed_back": "Het gesprek aan de computer teruggegeven",
    "handover_accepted": "Het gesprek van een collega overgenomen",
    "given_to_volunteer": "Het gesprek aan een vrijwilliger gegeven",
    "flag_closed": "Een bericht van jou afgehandeld",
    "add_note": "Een aantekening gemaakt",
    "read_agreements": "Jullie afspraken gelezen",
    "write_agreement": "Een afspraak opgeschreven",
    "end_agreement": "Een afspraak beëindigd",
    "safe_contact_renewed": "De afspraak over veilig contact nagelopen",
    "pace_agreed": "Met jou afgesproken hoe vaak je iets hoort",
    "anchors_set": "De dagen van je programma opgeschreven",
    "open_call": "Een gesprek aan de telefoon voorbereid",
    "call_begun": "Jou gebeld",
    "answered_by_phone": "Aan de telefoon je antwoorden opgeschreven",
    "call_not_answered": "Jou gebeld, zonder dat je opnam",
    "open_file": "Naar een spraakbericht van jou geluisterd",
    "issue_link": "Een link gemaakt om je telefoon te koppelen",
    "accept_pairing": "Je telefoon gekoppeld",
    "read_requests": "Je vragen over je gegevens gelezen",
    "keep_request": "Een vraag over je gegevens opgeschreven",
    "request_step": "Aan je vraag over je gegevens gewerkt",
    "read_own_texts": "Je teksten nagekeken, voor jouw overzicht",
    "read_who_looked": "Dit overzicht bekeken",
    "read_consents": "Gekeken waar je ja op zei",
    "write_consent": "Opgeschreven waar je ja of nee op zei",
    "export_client": "Een bestand met jouw gegevens gemaakt",
}
"""What somebody did, in the client's words, by its action. What is not here is never shown."""

WHY = {
    "grant": "Werkt met jou",
    "held": "Had het gesprek met jou",
    "page": "Had dienst",
    "duty": "Had dienst",
}
UNASSIGNED = "unassigned:"
WITH_A_REASON = "Werkte niet met jou, en schreef op waarom"
"""Of who is not assigned and gave a reason; a colleague looks at each of these afterwards."""

FUNCTIONS = {
    "supporter": "een begeleider",
    "probation": "een medewerker van de reclassering",
    "local_team": "een medewerker van het wijkteam",
    "duty": "een medewerker met dienst",
    "buddy": "een maatje",
    "experience_expert": "een ervaringsdeskundige",
}
A_WORKER, OWN, OURS, PARTNER = (
    "een medewerker",
    "own",
    "onze organisatie",
    "een organisatie waar wij mee werken",
)

LEFT_OUT = (
    "Niet alles staat hier. Wat iets kan zeggen over een ander, of over hoe wij mensen veilig houden, "
    "laten wij weg. Wil je weten of dat bij jou zo is? Vraag het. "
    "Je kunt ook een klacht sturen aan de Autoriteit Persoonsgegevens."
)
"""What the overview says at its end, always: also when nothing was left out, or it would tell."""


@dataclass(frozen=True, slots=True)
class Access:
    """One line of the access log about this client. ``alias`` is how the client knows this colleague."""

    at: Moment
    staff: str
    action: str
    basis: str
    role: str
    side: str
    outcome: str
    function: str = ""
    organisation: str = OWN
    emergency: bool = False
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    at: Moment
    who: str
    what: str
    why: str


def who_looked(lines: Iterable[Access], side: Side) -> tuple[Look, ...]:
    """Return what the client may see, oldest first; the same by one person within an hour is one line."""
    seen: dict[tuple[str, str], Moment] = {}
    found: list[Look] = []
    for line in sorted((one for one in lines if _may_be_seen(one, side)), key=lambda one: one.at):
        key = (line.staff, WHAT[line.action])
        before = seen.get(key)
        if before is None or line.at - before >= HOUR:
            seen[key] = line.at
            found.append(Look(line.at, _who(line), WHAT[line.action], _why(line)))
    return tuple(found)


def _may_be_seen(line: Access, side: Side) -> bool:
    """Say whether a line tells of nothing but the work with this client; in doubt it is left out."""
    ordinary = line.outcome == "ok" and not line.emergency
    return ordinary and line.side == side.value and line.action in WHAT and bool(_why(line))


def _why(line: Access) -> str:
    """Return the ground in plain words; empty for one that is not shown."""
    return WITH_A_REASON if line.basis.startswith(UNASSIGNED) else WHY.get(line.basis, "")


def _who(line: Access) -> str:
    what = FUNCTIONS.get(line.function) or FUNCTIONS.get(line.role, A_WORKER)
    place = OURS if line.organisation == OWN else PARTNER
    return f"{line.alias}, {what} van {place}" if line.alias else f"{what} van {place}"


_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"),
    *("november", "december"),
)


def written_out(at: Moment, zone: ZoneInfo) -> str:
    """Return a moment as it is said in plain Dutch: dinsdag 16 maart 2027, 12:00 uur."""
    there: datetime = wall(at, zone)
    day = f"{_DAYS[there.weekday()]} {there.day} {_MONTHS[there.month - 1]} {there.year}"
    return f"{day}, {there:%H:%M} uur"
