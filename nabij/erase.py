"""``nabij erase`` and ``nabij hold``: two people, a code, and one line that says what became of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, time
from zoneinfo import ZoneInfo

from cases.desk import Staff
from cases.erasing import EraseReason, Hold, HoldReason, NotErased
from cases.ids import ClientId
from cases.moments import DAY, Moment, after, at_wall, wall
from cases.sides import Side
from nabij.erasing import erasers, ledger_problem
from nabij.prepare import front_of, key_problems, store_problems
from nabij.proving import Two, prove
from nabij.refused import Refused
from nabij.settings import Settings, read_settings
from vault.erasure import Asked, Eraser, Outcome
from vault.erasure_scrub import Scrub
from vault.shred_ledger import LedgerBad
from vault.two_people import two_people

ZONE = ZoneInfo("Europe/Amsterdam")
REVIEW_AFTER = 90 * DAY
ERASE_REASONS = tuple(each.value for each in EraseReason)
HOLD_REASONS = tuple(each.value for each in HoldReason)
_WHY = {
    "unknown": "Deze cliënt is er niet, en stond er ook niet in de wislijst.",
    "hold": "Van deze cliënt wordt alles bewaard ({detail}). Hef dat eerst op: nabij hold lift",
    "held": "Een collega voert nu het gesprek. Laat het eerst afronden, of wis toch met --now.",
    "acute": "Er staat een open S3. Handel die eerst af, of wis toch met --now.",
    "not_ready": (
        "Er is geen verzoek van de cliënt dat gewist mag worden: het moet gewacht hebben, apart besproken"
        " zijn en door een tweede collega vrijgegeven (pagina Verzoeken). Of kies een andere reden."
    ),
    "restricted": "De cliënt liet het gebruik beperken: de gegevens blijven, ook na de termijn.",
    "same_person": "--by en --with zijn dezelfde mens. Er zijn er twee nodig.",
    "role": "Een van de twee werkt niet op een kant: een casusregisseur, coördinator of privacy officer.",
    "nobody": "Niemand werkt hier onder de naam '{detail}'.",
    "front": (
        "Met de instellingen van één kant gaat dit niet. Geef die van coördinatie:"
        " NABIJ_CONFIG=/etc/nabij/web.toml"
    ),
    "review": "Kies bij --until een dag na vandaag en binnen een half jaar.",
    "no_hold": "Van deze cliënt wordt niets apart bewaard.",
}
_SCRUB = {
    Scrub.CLEAN: "",
    Scrub.BUSY: " De bestanden van de database waren in gebruik: Nabij ruimt ze op zodra dat kan.",
    Scrub.NOT_ALLOWED: (
        " Alleen de eigenaar van de database kan haar bestanden opruimen. Laat die VACUUM FULL doen op dek,"
        " identity en enrolment, of geef owner_file op."
    ),
}


def erase(client: str, reason: str, two: Two, *, at_once: bool, settings: Settings | None = None) -> str:
    """Erase a client and say what became of it. Raises Refused with what stands in the way."""
    wanted = _chosen(reason, ERASE_REASONS)
    settings = settings or read_settings()
    with _open(settings) as found:
        side = _side_of(found, client)
        eraser = found[side]
        with _plainly(settings, side):
            by, second = _proven(settings, eraser, two, "erase")
            outcome = eraser.ask(Asked(ClientId(client), EraseReason(wanted), by, second, at_once=at_once))
    return _told(outcome)


def hold_set(client: str, reason: str, two: Two, until: str = "", settings: Settings | None = None) -> str:
    """Keep everything of a client. Raises Refused."""
    wanted = HoldReason(_chosen(reason, HOLD_REASONS))
    settings = settings or read_settings()
    with _open(settings) as found:
        side = _side_of(found, client)
        book = found[side].holds()
        review = _review(until, found[side].now())
        with _plainly(settings, side):
            by, second = _proven(settings, found[side], two, "hold_set")
            hold = book.put(ClientId(client), wanted, by, second, review)
    return f"Van deze cliënt gaat niets weg. Kijk er weer naar vóór {_day(hold.review_by)}."


def hold_lift(client: str, two: Two, settings: Settings | None = None) -> str:
    """Let it end again. Raises Refused."""
    settings = settings or read_settings()
    with _open(settings) as found:
        side = _side_of(found, client)
        with _plainly(settings, side):
            by, second = _proven(settings, found[side], two, "hold_lifted")
            found[side].holds().lift(ClientId(client), by, second)
    return "Opgeheven: de gewone termijnen gelden weer."


def hold_list(settings: Settings | None = None) -> list[str]:
    """Return one line for each hold, by side. Raises Refused."""
    settings = settings or read_settings()
    with _open(settings) as found:
        lines = [_line(side, each) for side, eraser in found.items() for each in eraser.holds().all()]
    return lines or ["Er wordt van niemand iets apart bewaard."]


def _line(side: Side, hold: Hold) -> str:
    since, review = _day(hold.set_at), _day(hold.review_by)
    return f"kant {side.value}  {hold.client}  {hold.reason.value}  sinds {since}  opnieuw vóór {review}"


@contextmanager
def _open(settings: Settings) -> Iterator[dict[Side, Eraser]]:
    if problems := key_problems(settings) or store_problems(settings):
        raise Refused(problems)
    with erasers(settings) as found:
        for side, eraser in found.items():
            with _plainly(settings, side):
                eraser.begin()
        yield found


@contextmanager
def _plainly(settings: Settings, side: Side) -> Iterator[None]:
    try:
        yield
    except NotErased as stands:
        raise Refused([_WHY[stands.code].format(detail=stands.detail)]) from None
    except LedgerBad as bad:
        raise Refused([ledger_problem(settings, side, bad)]) from None


def _proven(settings: Settings, eraser: Eraser, two: Two, act: str) -> tuple[Staff, Staff]:
    """Return the two, who proved who they are. Raises NotErased, Refused."""
    people = eraser.someone(two.by), eraser.someone(two.second)
    two_people(*people)
    with front_of(settings) as front:
        prove(front, two, people, act)
    return people


def _side_of(found: dict[Side, Eraser], client: str) -> Side:
    for side, eraser in found.items():
        if eraser.knows(ClientId(client)):
            return side
    raise Refused([_WHY["unknown"]])


def _chosen(reason: str, known: Sequence[str]) -> str:
    if reason not in known:
        raise Refused([f"Reden '{reason}' ken ik niet. Kies: {', '.join(known)}."])
    return reason


def _review(until: str, now: Moment) -> Moment:
    if not until:
        return after(now, REVIEW_AFTER)
    try:
        return at_wall(date.fromisoformat(until), time(12), ZONE)
    except ValueError:
        raise Refused([f"--until is '{until}'. Schrijf een dag als 2027-03-01."]) from None


def _told(outcome: Outcome) -> str:
    if outcome.state == "already":
        return "Al gewist: deze cliënt staat in de wislijst."
    if outcome.state == "waiting":
        by = "" if outcome.destroy_by is None else _moment(outcome.destroy_by)
        return (
            f"Gevraagd. Eerst gaan {outcome.waiting} berichten van de telefoon; daarna wordt alles gewist,"
            f" uiterlijk {by}. Nabij moet daarvoor draaien."
        )
    left = (
        f" Op de telefoon blijven {outcome.left} berichten staan: daar is een taak van."
        if outcome.left
        else ""
    )
    kept = "Een back-up wordt bij de volgende start tegen de wislijst gehouden."
    return f"Gewist.{left}{_SCRUB[outcome.scrub]} {kept}"


def _day(moment: Moment) -> str:
    return wall(moment, ZONE).date().isoformat()


def _moment(moment: Moment) -> str:
    return f"{wall(moment, ZONE):%d-%m %H:%M}"
