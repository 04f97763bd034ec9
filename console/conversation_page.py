"""The page of one conversation, also when something was refused: what was typed stays."""

from dataclasses import dataclass

from fastapi import Response

from cases.desk import Conversation, FlagRow
from cases.ids import ClientId
from cases.levels import Level, Mode
from console.access import AtDesk
from console.closing import NEXT, NEXT_BY, Closing, blank_closing
from console.closing_follows import what_follows
from console.contact_now import ContactNow, contact_now
from console.duty_now import is_on_call
from console.frame import show
from console.hints import NEUTRAL, SILENT, hint_for
from console.reply_lint import Fault
from console.report import report_line
from console.room import Room
from console.timeline import asks_how_it_went, busy_now, last_words, recallable, timeline
from escalation.handover import may_take_over

LONGEST_REPLY = 1000
LINES = 30
MOST_LINES = 300


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person typed that was not done, and why. ``confirm`` asks for a reason and a second tap.

    ``notice`` stands above everything: what became of an action that is not about words.

    ``faults`` are words to look at again; sending them asks for a second tap too. ``recalled`` are words
    that were taken back before they left.
    """

    text: str = ""
    note: str = ""
    refusal: str = ""
    confirm: bool = False
    reason: str = ""
    reason_missing: bool = False
    faults: tuple[tuple[Fault, str], ...] = ()
    note_refused: bool = False
    closing: Closing | None = None
    transfer_refused: bool = False
    recalled: str = ""
    notice: str = ""


BLANK = Draft()


def lines_asked(asked: str) -> int:
    """Return how many lines an address asks for; never fewer than a page shows, nor more than it can."""
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < len("10000") else LINES
    return max(LINES, min(MOST_LINES, wanted))


def conversation_page(
    room: Room,
    at: AtDesk,
    client: ClientId,
    draft: Draft,
    status: int = 200,
    *,
    last: int = LINES,
    report: str = "",
) -> Response:
    """Return the page, with the ``report`` of a flag. Raises NotFound for a client not at this desk."""
    opened = at.desk.conversation(at.staff, client, last)
    values = _values(room, at, opened, draft, last)
    giving = _giving(room, at, opened) if values["mine"] else {}
    told = _report(room, opened, report)
    return show(room, at, "gesprek.html", status, **values, **giving, report=told)


def conversation_pieces(room: Room, at: AtDesk, client: ClientId, last: int, *, refresh: bool) -> Response:
    """Return the pieces that an open screen takes in. Raises NotFound for a client not at this desk."""
    opened = at.desk.conversation(at.staff, client, last, refresh=refresh)
    return show(room, at, "fragment_gesprek.html", 200, **_values(room, at, opened, BLANK, last))


def _values(room: Room, at: AtDesk, opened: Conversation, draft: Draft, last: int) -> dict[str, object]:
    now = room.clock.now()
    rule = contact_now(opened.state, now)
    mine = opened.state.held_by == at.staff.id
    return {
        "conversation": opened,
        "state": opened.state,
        "rule": rule,
        "draft": draft,
        "mine": mine,
        "offered": opened.state.offered_to == at.staff.id,
        "may_take_over": opened.holder_away or may_take_over(opened.state, now),
        "card_open": _own_acute(opened, at, room),
        "hints": _hints(opened, rule),
        "first_open": _unclaimed(opened),
        "timeline": timeline(opened),
        "recallable": recallable(opened, at.staff, now),
        "busy": busy_now(opened, now),
        "ask_how": mine and asks_how_it_went(opened, at.staff, now),
        "longest": LONGEST_REPLY,
        "last": last,
        "page_of_lines": LINES,
        "lines_more": min(last + LINES, MOST_LINES) if opened.earlier and last < MOST_LINES else 0,
        "last_words": last_words(opened),
        "closing": draft.closing or blank_closing(opened.state, room.when()),
        "next_days": NEXT,
        "next_by": NEXT_BY,
        "follows": what_follows(opened.state, room.when()),
    }


def _giving(room: Room, at: AtDesk, opened: Conversation) -> dict[str, object]:
    """Return to whom and to where a conversation can go from here."""
    state = opened.state
    return {
        "receivers": at.desk.receivers(at.staff, state.client),
        "goings": room.settings.goings(state.side, state.programme),
    }


def _report(room: Room, opened: Conversation, flag: str) -> str:
    """Return the report of a closed flag as one line; empty for none that is here."""
    closed = next((one for one in opened.past if one.flag == flag), None)
    return "" if closed is None else report_line(closed, opened.state.alias, opened.acts, room.when())


def _own_acute(opened: Conversation, at: AtDesk, room: Room) -> bool:
    """Say whether the emergency card opens for this person: an acute flag of their own, or their duty."""
    acute = [flag for flag in opened.flags if flag.level is Level.ACUTE]
    own = any(flag.claimed_by == at.staff.id or flag.paged_me for flag in acute)
    return own or (
        bool(acute) and is_on_call(room.coordination.roster(at.desk.side), at.staff, room.clock.now())
    )


def _unclaimed(opened: Conversation) -> FlagRow | None:
    waiting = [flag for flag in opened.flags if flag.claimed_by is None]
    return max(waiting, key=lambda flag: flag.level, default=None)


def _hints(opened: Conversation, rule: ContactNow) -> tuple[str, ...]:
    """Return the hint cards: what the leading flag means, and first sentences this phone may show."""
    if rule.silent:
        return (SILENT,)
    if not opened.flags:
        return ()
    leading = max(opened.flags, key=lambda flag: flag.level)
    meaning = hint_for(leading.code, leading.source)
    return (meaning, NEUTRAL) if rule.mode is not Mode.OPEN else (meaning,)
