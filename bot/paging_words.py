"""What leaves the house when somebody is called: codes, the party's pseudonym, and a link. No other words.

Addresses come in as people type them and are kept as machines dial them.
"""

import re
from dataclasses import dataclass, field

from cases.levels import Level
from cases.reach import Channel
from cases.traffic import DuePage

SCREEN = "Nabij: iemand wacht"
"""All that a lock screen shows of a page over Web Push."""
DANGER_CARD = "danger_card"
TEST = "Nabij: testoproep"
GAP = "Nabij: gat in het rooster"
SWAP = "Nabij: ruilvraag"
REVIEW = "Nabij: iets om na te kijken"
_OPEN = "open app"

_PHONE = re.compile(r"\+[1-9][0-9]{7,14}")
_MAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_PAGER = re.compile(r"[A-Za-z0-9._@+-]{1,64}")
_BETWEEN = re.compile(r"[\s().-]")
_HOME = "+31"


@dataclass(frozen=True, slots=True)
class Call:
    """One call to one person. ``link`` is for a person to open, ``keys`` for a machine to report a key.

    ``screen`` is what a lock screen may show; ``token`` is empty when there is nothing to take up.
    """

    text: str
    screen: str
    token: str = field(repr=False, default="")
    link: str = field(repr=False, default="")
    keys: str = field(repr=False, default="")


def page_text(page: DuePage) -> str:
    """Return severity and pseudonym; a danger card has none, nor has what could not be read."""
    who = () if page.reason == DANGER_CARD or not page.alias else (page.alias,)
    return " - ".join((f"Nabij: {page.level.severity}", *who, _OPEN))


def page_call(page: DuePage, token: str, base: str) -> Call:
    """Return the call for a page; ``base`` is where people and providers reach this house."""
    return Call(page_text(page), SCREEN, token, link_of(base, token), keys_of(base, token))


def trial_call(token: str, base: str) -> Call:
    """Return the call of a test page."""
    return Call(f"{TEST} - {_OPEN}", TEST, token, link_of(base, token), keys_of(base, token))


def alert_call(level: Level, token: str, base: str) -> Call:
    """Return the call about a cross-side alert: of whom it is stands behind the log-in."""
    text = f"Nabij: {level.severity} - {_OPEN}"
    return Call(text, SCREEN, token, link_of(base, token), keys_of(base, token))


def gap_call(base: str) -> Call:
    """Return the call about hours without anybody; where and when stands behind the log-in."""
    return Call(f"{GAP} - {_OPEN}", GAP, link=f"{base}/rooster", keys=keys_of(base, "geen"))


def swap_call(base: str) -> Call:
    """Return the call about a colleague's question to swap; which shift and of whom is behind the log-in."""
    return Call(f"{SWAP} - {_OPEN}", SWAP, link=f"{base}/rooster/ruil", keys=keys_of(base, "geen"))


def review_call(base: str) -> Call:
    """Return the call about something to look at afterwards; what and of whom stands behind the log-in."""
    return Call(f"{REVIEW} - {_OPEN}", REVIEW, link=f"{base}/beoordelen", keys=keys_of(base, "geen"))


def code_call(code: str, base: str) -> Call:
    """Return the call that brings a code; a key pressed on it is nobody's."""
    text = f"Nabij: code {code}"
    return Call(text, text, keys=keys_of(base, "geen"))


def link_of(base: str, token: str) -> str:
    return f"{base}/oproep/{token}"


def keys_of(base: str, token: str) -> str:
    return f"{link_of(base, token)}/toets"


def dialled(channel: Channel, typed: str) -> str | None:
    """Return an address as it is called, from how a person typed it; None when it is no such address."""
    match channel:
        case Channel.SMS | Channel.VOICE:
            return _phone(typed)
        case Channel.MAIL:
            found = _MAIL.fullmatch(typed.strip())
            return found[0] if found is not None and ".." not in found[0] else None
        case Channel.PAGER:
            return typed.strip() if _PAGER.fullmatch(typed.strip()) else None
        case Channel.PUSH:
            return None


def _phone(typed: str) -> str | None:
    digits = _BETWEEN.sub("", typed)
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    elif digits.startswith("0"):
        digits = f"{_HOME}{digits[1:]}"
    return digits if digits.isascii() and _PHONE.fullmatch(digits) else None
