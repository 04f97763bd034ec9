"""Clients with a paired phone, made by the steps of the desk without its pages: for drills and benches."""

import json
from dataclasses import replace
from datetime import time

from bot.handle import Rules, handle_received
from cases.desk import EmergencyCard, NewClient, Staff
from cases.facts import Facts
from cases.ids import BotId, ClientId
from cases.levels import Language, Mode
from cases.moments import DAY, SECOND, Moment, after
from cases.programme import WEEKLY
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from cases.traffic import RawUpdate
from nabij.house import SideHouse

_ROLES = {Side.A: Role.STAYER, Side.B: Role.REMOVED_PERSON}
_ALWAYS = tuple(Window(day, time(0, 0), time(23, 59)) for day in range(7))
_FIRST_UPDATE = 500_000_000
_OTHER_OPENER = "Je weeklijstje staat klaar."


class PairingBroke(Exception):
    """The steps of enrolment did not end with a paired phone."""


def pair(
    house: SideHouse,
    staff: Staff,
    alias: str,
    user: int,
    at: Moment,
    mode: Mode = Mode.OPEN,
    *,
    link: str = "",
) -> ClientId:
    """Enrol a client of this side and let ``user`` press the link; accept it. Raises PairingBroke.

    ``at`` is the moment of pressing; ``link`` is a lead's code for the other party of a case.
    """
    desk, bot = house.desk, house.chosen.bots[0].id
    client = desk.enrol(staff, _of_case(_new(alias, house.side, bot, at, mode), link))
    token = desk.issue_link(staff, client).token
    body = json.dumps(
        {
            "update_id": _FIRST_UPDATE + user,
            "message": message(1, user, at // SECOND, f"/start {token}"),
        }
    ).encode()
    rules = house.brain.rules()
    _take_in(house, rules, RawUpdate(bot, body, _FIRST_UPDATE + user, user, at))
    desk.accept_pairing(staff, client)
    return client


def message(number: int, user: int, seconds: int, text: str) -> dict[str, object]:
    """Return a private message as Telegram brings it; ``seconds`` is its date."""
    person = {"id": user, "first_name": "Sam"}
    chat = {**person, "type": "private"}
    return {
        "message_id": number,
        "date": seconds,
        "from": {**person, "is_bot": False},
        "chat": chat,
        "text": text,
    }


def _of_case(new: NewClient, link: str) -> NewClient:
    """Return the other party of a case, who never shares an opener with the first."""
    if not link:
        return new
    return replace(new, case_link=link, contact=replace(new.contact, opener=_OTHER_OPENER))


def _take_in(house: SideHouse, rules: Rules, raw: RawUpdate) -> None:
    house.store.intake.keep(raw)
    for item in house.store.intake.heads(raw.received_at, 10):
        handle_received(house.store.ledger, item, raw.received_at, rules)


def _new(alias: str, side: Side, bot: BotId, at: Moment, mode: Mode) -> NewClient:
    contact = SafeContact(_ALWAYS, "Europe/Amsterdam", mode, "Er staat iets klaar.", after(at, 30 * DAY))
    return NewClient(
        alias=alias,
        role=_ROLES[side],
        language=Language.NL_B1,
        bot=bot,
        contact=replace(contact, handshake="none"),
        facts=Facts(),
        programme=WEEKLY,
        card=EmergencyCard(),
        agreement_version="1",
    )
