"""The one use case: open one client's desk, take the turn, commit. Everything that happens comes by here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.arrivals import Arrival, Blocked, Nothing, PressedStart, Tapped, Unreadable, Wrote, message_in
from bot.ports import Desk, Ledger, Received
from cases.events import BotBlocked, Event, Kind, MessageReceived, TurnBroke
from cases.ids import BotId, ClientId, StaffId
from cases.levels import Language, Mode
from cases.moments import MINUTE, Moment, after
from cases.sides import Side
from cases.walk_in import Knock
from dialogs.texts import LINK_PRESSED
from escalation.barring import without_barred
from escalation.duty import Duty
from escalation.rulebook import Rulebook
from escalation.turn import take_turn, take_unknown_turn
from escalation.turn_walk_in import take_walk_in_turn

LAST_ATTEMPT = 3
START = "/start"

Reader = Callable[[bytes], Arrival]


class Handled(StrEnum):
    """What became of an inbox item."""

    DONE = "done"
    GONE = "gone"
    IGNORED = "ignored"
    SET_APART = "set_apart"
    OLD_TAP = "old_tap"
    """A tap under a message that waits for nothing any more: nothing to the client, and counted."""


def nobody_barred(_client: ClientId) -> frozenset[StaffId]:
    """Bar nobody: for who has no coordination to ask."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """What turns are judged by now: the live rulebook, who is on duty, and how a body is read.

    ``barred`` says who may not be paged about a client. ``pageable`` are the people who may be paged away
    from a post: an owner outside it, such as a volunteer, is no owner to the machine.
    """

    book: Rulebook
    duty: Duty
    read: Reader
    barred: Callable[[ClientId], frozenset[StaffId]] = nobody_barred
    pageable: frozenset[StaffId] = frozenset()
    walk_in: Mapping[BotId, Side] = field(default_factory=dict)
    """The bots that are an open door, and of which side: nobody is ever paired with one."""
    trial: Rulebook | None = None
    testers: frozenset[ClientId] = frozenset()
    """Colleagues' own phones and made-up people: they alone get what is being tried."""

    def book_of(self, client: ClientId) -> Rulebook:
        """Return the rules this client's turns are judged by: the live ones, but for who tries others."""
        return self.trial if self.trial is not None and client in self.testers else self.book

    def duty_of(self, client: ClientId) -> Duty:
        """Return who is on duty for this client: nobody who touched the other side of the case."""
        return without_barred(self.duty, self.barred(client)) if self.duty.crew else self.duty


def handle(ledger: Ledger, client: ClientId, event: Event, rules: Rules) -> None:
    """Take one client's turn and store it whole, or not at all. Raises NotFound, and what the turn raises."""
    with ledger.open(client) as desk:
        take(desk, event, rules)


def take(desk: Desk, event: Event, rules: Rules) -> None:
    """Take a turn at an open desk and commit it."""
    client = desk.state
    if client.owner not in rules.pageable:
        client = replace(client, owner=None)
    state, effects = take_turn(client, event, rules.book_of(client.client), rules.duty_of(client.client))
    desk.commit(event, state, effects)


def handle_received(ledger: Ledger, item: int, now: Moment, rules: Rules) -> Handled:
    """Handle one inbox item in one transaction. Raises whatever broke; the item is then undone."""
    with ledger.open_received(item, now) as received:
        if received is None:
            return Handled.GONE
        if received.attempts >= LAST_ATTEMPT:
            return set_apart(received, "broke", now, rules)
        try:
            arrived = rules.read(received.raw.body)
        except Unreadable as error:
            return set_apart(received, error.code, now, rules)
        return _arrived(received, arrived, now, rules)


def give_up(ledger: Ledger, item: int, now: Moment, code: str, rules: Rules) -> Handled:
    """Set an item apart that broke too often: a person looks, and the next message gets its turn.

    When even the turn about it breaks, the item alone is set apart; its flag goes with it.
    """
    # The item waits for another try that will not come; the next message shall not wait with it.
    due = after(now, MINUTE)
    try:
        with ledger.open_received(item, due) as received:
            return Handled.GONE if received is None else set_apart(received, code, now, rules)
    except Exception:  # noqa: BLE001 - whatever broke once more, a human must still hear of it
        with ledger.open_received(item, due) as received:
            if received is None:
                return Handled.GONE
            received.quarantine(code, now)
            return Handled.SET_APART


def set_apart(received: Received, code: str, now: Moment, rules: Rules) -> Handled:
    """Quarantine an item with a flag "onleesbaar"; a known client gets the safety line U1 with it.

    The turn about it sets the item apart by itself, in its own transaction.
    """
    if received.desk is None:
        received.quarantine(code, now)
    else:
        raw = received.raw
        event = TurnBroke(received.id, now, raw.received_at, code, message_in(raw.body))
        take(received.desk, event, rules)
    return Handled.SET_APART


def _arrived(received: Received, arrived: Arrival, now: Moment, rules: Rules) -> Handled:
    match arrived:
        case Nothing(code):
            received.ignore(code, now)
            return Handled.IGNORED
        case Blocked(_, blocked):
            return _blocked(received, now, rules, blocked=blocked)
        case Tapped():
            return _tapped(received, arrived, now, rules)
        case PressedStart():
            return _pressed(received, arrived, now, rules)
        case Wrote():
            return _wrote(received, arrived, now, rules)


def _blocked(received: Received, now: Moment, rules: Rules, *, blocked: bool) -> Handled:
    if received.desk is None:
        received.ignore("blocked_by_unknown", now)
        return Handled.IGNORED
    take(received.desk, BotBlocked(received.id, now, blocked), rules)
    return Handled.DONE


def _pressed(received: Received, pressed: PressedStart, now: Moment, rules: Rules) -> Handled:
    # The token is a key to a pairing: it is never kept as words of a client.
    bare = replace(pressed.wrote, text=START)
    links = bool(pressed.token) and received.raw.bot not in rules.walk_in
    message = pressed.wrote.message
    bound = links and received.press_start(pressed.token, pressed.chat, pressed.user, now, message)
    if bound and received.desk is None:
        received.commit_pressed(rules.book.line(LINK_PRESSED, Mode.NEUTRAL, Language.NL_B1), now)
        return Handled.DONE
    # Somebody with another client's link has this client's phone: two people share it.
    return _wrote(received, bare, now, rules, shared=bound)


def _tapped(received: Received, tapped: Tapped, now: Moment, rules: Rules) -> Handled:
    """Take a tap as the word on its button; the message it stands under goes with it."""
    label = received.tapped(tapped.message, tapped.data, now)
    if received.desk is None or not label:
        received.ignore("old_tap", now)
        return Handled.OLD_TAP
    # The channel dates no tap, and keeps one for 150 seconds at most.
    sent_at = received.raw.received_at
    other = not received.sender_is_paired(tapped.user)
    event = MessageReceived(received.id, now, sent_at, Kind.TEXT, label, tapped.message, other, tapped=True)
    take(received.desk, event, rules)
    return Handled.DONE


def _wrote(received: Received, wrote: Wrote, now: Moment, rules: Rules, *, shared: bool = False) -> Handled:
    kind = Kind.UNREADABLE if wrote.garbled else wrote.kind
    if received.desk is None and received.raw.bot in rules.walk_in:
        _knocked(received, wrote, kind, now, rules)
        return Handled.SET_APART if wrote.garbled else Handled.DONE
    if received.desk is None:
        turn = take_unknown_turn(received.unknown, wrote.text, kind.value, now, rules.book)
        received.commit_unknown(turn, wrote.text, kind.value, now)
        return Handled.SET_APART if wrote.garbled else Handled.DONE
    if wrote.file:
        received.keep_file(wrote.file)
    event = MessageReceived(
        id=received.id,
        at=now,
        # A date that is ahead would count as fresh, and as an answer, for as long as it is ahead.
        sent_at=min(wrote.sent_at, received.raw.received_at),
        kind=kind,
        text=wrote.text,
        phone_message=wrote.message,
        other_sender=shared or not received.sender_is_paired(wrote.user),
    )
    take(received.desk, event, rules)
    return Handled.SET_APART if wrote.garbled else Handled.DONE


def _knocked(received: Received, wrote: Wrote, kind: Kind, now: Moment, rules: Rules) -> None:
    """Take a turn at the open door: nobody knows who writes, and nobody is paired."""
    sent = min(wrote.sent_at, received.raw.received_at)
    knock = Knock(wrote.text, kind.value, rules.walk_in[received.raw.bot], sent, now, wrote.language)
    turn = take_walk_in_turn(received.walk_in, knock, rules.book, rules.duty)
    received.commit_walk_in(turn, wrote.text, kind.value, now)
