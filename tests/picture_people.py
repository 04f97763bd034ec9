"""A client who chooses a picture, on the real content: what they see, and turns whose chance is known."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from rulebooks import NOON, STAFFED, client, real_rulebook, record, turn, wrote

from cases.effects import ClearPhone, Effect, Say
from cases.ids import BotId, CheckInId, EventId
from cases.levels import Mode
from cases.moments import SECOND, Moment, after
from cases.state import ClientState
from cases.traffic import Judgement, Parcel
from dialogs.codec import encode
from dialogs.pictures import PictureSet, ends_short
from dialogs.talk import OPENER, Talk
from escalation.duty import Duty
from escalation.precedence import at_send

SET = "markt"
OWN, DURESS, OTHER = "fiets", "vis", "appel"


def pictures() -> PictureSet:
    return real_rulebook().texts.pictures[SET]


def sign(name: str) -> str:
    return next(one.sign for one in pictures().pictures if one.name == name)


def turns(*, short: bool) -> Iterator[EventId]:
    """Give turns in which the right picture ends the talk, or does not."""
    return (EventId(f"e{number}") for number in count() if ends_short(f"e{number}") is short)


LONG = next(turns(short=False))
SHORT = next(turns(short=True))


def chooser(mode: Mode = Mode.OPEN, script: str = "weekly", **changes: object) -> ClientState:
    """Return a client whose opener of a check-in was asked a minute ago."""
    agreed = {"handshake": "picture", "picture_set": SET, "picture": OWN, "duress_picture": DURESS}
    contact = record(mode, **{**agreed, **changes})
    talk = Talk(script, OPENER, 1, after(NOON, -60 * SECOND), 40)
    return replace(client(), contact=contact, talk=encode(talk), checkin=CheckInId("c1"))


def shown(state: ClientState, duty: Duty = STAFFED) -> ClientState:
    """Return the client on whose screen the six pictures stand."""
    after_yes, _ = turn(state, wrote("Ja", id=EventId("yes")), real_rulebook(), duty)
    return after_yes


def chose(
    state: ClientState, name: str, event: EventId = LONG, duty: Duty = STAFFED, at: Moment = NOON
) -> tuple[ClientState, tuple[Effect, ...]]:
    return turn(state, wrote(sign(name), at, id=event), real_rulebook(), duty)


def on_the_phone(
    state: ClientState, effects: tuple[Effect, ...], seconds: int = 3
) -> tuple[list[tuple[Say, Judgement]], list[ClearPhone]]:
    """Return all that a phone can notice of a turn: what leaves, in which form and when, and what goes."""
    says = [one for one in effects if isinstance(one, Say)]
    later = after(NOON, seconds * SECOND)
    judged = [(one, at_send(state, _parcel(one, number), later)) for number, one in enumerate(says)]
    return judged, [one for one in effects if isinstance(one, ClearPhone)]


def _parcel(say: Say, number: int) -> Parcel:
    return Parcel(
        f"e:{number}",
        BotId("a1"),
        7,
        say.client,
        say.kind,
        say.key,
        say.mode,
        say.text,
        say.keyboard,
        say.remove_keyboard,
        say.answers,
        say.flag,
        say.checkin,
        say.not_after,
        say.override,
        NOON,
        1,
        inline=say.inline,
    )
