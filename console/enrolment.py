"""From a typed enrolment form to a new client, or to everything that still has to be mended."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from cases.anchors import NO_ANCHORS, Anchors
from cases.desk import EmergencyCard, NewClient
from cases.facts import Age, Facts, Phase
from cases.ids import BotId
from cases.levels import Language
from cases.moments import Moment, at_wall
from cases.programme import Programme
from cases.sides import Role
from console.aliases import is_alias
from console.anchor_form import enrolled_anchors
from console.answers import Answers, Fault
from console.language import mark, say
from console.picture_form import Pictures
from console.safe_contact_form import read_safe_contact
from console.typed import Typed
from console.words import CARD

_LONGEST_CARD_FIELD = 500
_ADDRESSES = {"je": "je", "u": "u"}
_Choice = TypeVar("_Choice")


def _unknown(_name: str) -> None:
    """Return nothing: where no content is live no programme counts from a day of its own."""


@dataclass(frozen=True, slots=True)
class Enrolling:
    """What the form is read against. ``today`` is the organisation's date; ``follows`` a live programme."""

    now: Moment
    today: date
    zones: Sequence[str]
    openers: Sequence[str]
    bots: Mapping[str, BotId]
    programmes: Mapping[str, str]
    taken: frozenset[str]
    agreement_version: str
    pictures: Pictures = field(default_factory=dict)
    follows: Callable[[str], Programme | None] = _unknown


def read_enrolment(form: Typed, around: Enrolling) -> NewClient | tuple[Fault, ...]:
    """Return the new client, or the faults in the order of the form."""
    answers = Answers(form)
    alias = _alias(answers, around.taken)
    role = answers.choice("rol", mark("Rol"), {role.value: role for role in Role})
    language = answers.choice("taal", mark("Taal"), {one.value: one for one in Language})
    bot = answers.choice("bot", mark("Naam op de telefoon"), around.bots)
    contact = read_safe_contact(answers, around.now, around.zones, around.openers, around.pictures)
    zone = around.zones[0] if contact is None else contact.zone
    facts = _facts(answers, around.today, zone)
    programme = answers.choice("programma", mark("Programma"), around.programmes)
    follows = None if programme is None else around.follows(programme)
    anchors, facts = _counted(answers, facts, follows, zone, around.now)
    card = _card(answers)
    read_agreement(answers)
    if answers.faults or not (role and language and bot and contact and facts and programme):
        return tuple(answers.faults)
    return NewClient(
        alias=alias,
        role=role,
        language=language,
        bot=bot,
        contact=contact,
        facts=facts,
        programme=programme,
        card=card,
        agreement_version=around.agreement_version,
        case_link=form.text("koppelcode"),
        anchors=anchors,
    )


def _alias(answers: Answers, taken: frozenset[str]) -> str:
    alias = answers.form.text("alias")
    if not is_alias(alias):
        answers.fault(
            "alias", say("Schuilnaam: een woord en een getal, zoals Duin-27. Nooit een echte naam.")
        )
    elif alias in taken:
        answers.fault("alias", say("Schuilnaam: deze is al in gebruik. Kies een andere."))
    return alias


def _facts(answers: Answers, today: date, zone: str) -> Facts | None:
    phase = answers.choice("fase", mark("Fase"), {phase.value: phase for phase in Phase})
    ban, began = answers.form.ticked("thv"), None
    if ban:
        began = answers.day("thv_begin", mark("Begin van het huisverbod"))
        if began is not None and not today - timedelta(days=366) <= began <= today:
            answers.fault(
                "thv_begin", say("Begin van het huisverbod: dit ligt in de toekomst of te ver terug.")
            )
    form = answers.form
    clock = answers.clock("thv_uur", mark("Uur van het huisverbod")) if form.ticked("thv_uur") else None
    age = _picked(answers, "leeftijd", mark("Leeftijd"), {one.value: one for one in Age}, Age.ADULT)
    address = _picked(answers, "aanspreken", mark("Hoe spreken we deze persoon aan?"), _ADDRESSES, "je")
    if phase is None or age is None or address is None:
        return None
    return Facts(
        phase=phase,
        ban_active=ban,
        days_since_ban=None if began is None else (today - began).days,
        ban_began=None if began is None else at_wall(began, time(), ZoneInfo(zone)),
        ban_minute=None if clock is None or began is None else clock.hour * 60 + clock.minute,
        living_apart=form.ticked("apart"),
        pregnant=form.ticked("zwanger"),
        children=form.ticked("kinderen"),
        alarm_button=form.ticked("alarmknop"),
        age=age,
        formal=address == "u",
    )


def _counted(
    answers: Answers, facts: Facts | None, follows: Programme | None, zone: str, now: Moment
) -> tuple[Anchors, Facts | None]:
    if facts is None:
        return NO_ANCHORS, None
    return enrolled_anchors(answers, facts, follows, ZoneInfo(zone), now)


def _picked(
    answers: Answers, name: str, what: str, choices: Mapping[str, _Choice], usual: _Choice
) -> _Choice | None:
    """Return what was picked, or the usual where the page did not ask."""
    return answers.choice(name, what, choices) if answers.form.ticked(name) else usual


def _card(answers: Answers) -> EmergencyCard:
    for name, what in CARD.items():
        if len(answers.form.text(f"kaart_{name}")) > _LONGEST_CARD_FIELD:
            answers.fault(f"kaart_{name}", say("%(what)s: hoogstens 500 tekens.", what=say(what)))
    return card_of(answers.form)


def card_of(form: Typed) -> EmergencyCard:
    """Return the emergency card as typed."""
    return EmergencyCard(**{name: form.text(f"kaart_{name}") for name in CARD})


def read_agreement(answers: Answers) -> None:
    """Ask whether the agreement was gone through together."""
    if not answers.form.ticked("akkoord"):
        answers.fault("akkoord", say("Afspraak over dit kanaal: bespreek de afspraak en vink hem aan."))


def last_default(today: date) -> date:
    """Return the last day of the agreement that the form proposes: 30 days from now."""
    return today + timedelta(days=30)
