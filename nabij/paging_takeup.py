"""Taking up a page from a lock screen or a call: the person is known by the token, and sees nothing by it."""

from typing import TYPE_CHECKING

from bot.handle import take
from bot.paging_words import DANGER_CARD
from cases.errors import CallOver, FlagGone, FlagTaken
from cases.events import FlagAcknowledged
from cases.ids import ClientId, EventId
from cases.moments import Moment
from cases.reach import Called
from nabij.acting import action_of
from vault.coordination import CoordinationStore
from vault.coordination_log import entry_of
from vault.forms import FormDone
from vault.paging import CallBook
from vault.seal import SealBroken

if TYPE_CHECKING:
    from nabij.house import Hall, SideHouse


def take_up(house: "SideHouse", front: CoordinationStore, hall: "Hall", token: str, via: str) -> Called:
    """Stop the ladder of the flag that this token is for. Raises CallOver, NotFound.

    Who may not touch this client stops nothing: a danger card is only marked as seen.
    """
    book, now = CallBook(house.database, house.store.sealer), hall.tempo.clock.now()
    called = book.called(token, now)
    staff = front.staff(called.staff)
    if called.reason != DANGER_CARD and not _barred(front, house, called):
        event = FlagAcknowledged(EventId(hall.tempo.ids.new()), now, staff.id, called.flag, via)
        subject = called.client or ""
        front.log(entry_of(staff, action_of(event), subject, "page", party=subject))
        if called.client is None or not _by_turn(house, called, called.client, event):
            book.acknowledge(called, now)
    book.use(called, now)
    house.wake.ring()
    return called


def _barred(front: CoordinationStore, house: "SideHouse", called: Called) -> bool:
    return called.client is not None and called.staff in front.barred(house.side, called.client)


def _by_turn(house: "SideHouse", called: Called, client: ClientId, event: FlagAcknowledged) -> bool:
    """Take the turn, once for each token. False when no turn can be taken. Raises CallOver, NotFound."""
    rules, mark = house.brain.rules(), f"oproep-{called.token.hex()}"
    try:
        with house.store.ledger.open_once(client, mark, Moment(event.at)) as desk:
            take(desk, event, rules)
    except (FormDone, FlagTaken, FlagGone):
        raise CallOver from None
    except SealBroken:
        return False
    return True
