"""People, moments and updates of the fictional line, for the tests of this folder."""

import json
from typing import Any

from canary import ALIAS, NAME

from bot.arrivals import peek
from bot.handle import Rules
from bot.telegram import arrival
from cases.ids import BotId, ClientId
from cases.levels import Language
from cases.moments import Moment
from cases.sides import Role, Side
from cases.state import ClientState
from cases.traffic import RawUpdate
from escalation.duty import Duty
from escalation.rulebook import Rulebook, minimal_rulebook

BOT = BotId("bot_a")
NOON = Moment(1_800_000_000_000_000)
NOON_SECONDS = 1_800_000_000
SAM = ClientId("sam")


def client(name: str = SAM, role: Role = Role.STAYER) -> ClientState:
    return ClientState(ClientId(name), Side.A, role, Language.NL_B1, f"Duin-{name}-{ALIAS}")


def rules(book: Rulebook | None = None) -> Rules:
    return Rules(book or minimal_rulebook(), Duty(), arrival)


def body(update: int, text: object = "hoi", chat: object = 7, **fields: Any) -> bytes:
    name, kind = fields.pop("name", "message"), fields.pop("chat_type", "private")
    message = {
        "message_id": update,
        "date": NOON_SECONDS,
        "chat": {"id": chat, "type": kind},
        "from": {"id": chat, "is_bot": False, "first_name": NAME},
        "text": text,
    }
    return json.dumps({"update_id": update, name: message | fields}).encode()


def raw(found: bytes, at: Moment = NOON) -> RawUpdate:
    update, chat, fault = peek(found)
    return RawUpdate(BOT, found, update, chat, at, fault)
