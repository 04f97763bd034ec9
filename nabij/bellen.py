"""A check-in by telephone at the desk: begin it, take what was heard, show what to say next."""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.handle import take
from cases.calling import AnsweredByPhone, CallBegun, CallPutOff, CallSheet
from cases.desk import Staff
from cases.errors import CallMovedOn
from cases.events import Event, PairingAccepted
from cases.ids import ClientId
from cases.moments import Moment
from cases.state import ClientState, Standing
from escalation.by_phone import is_by_phone, is_running, why_no_call
from escalation.scene import Scene
from nabij.acting import action_of
from vault.desk import SideOffice
from vault.desk_call import CallView, seen_by
from vault.forms import FormDone
from vault.turn_rows import SideDesk

if TYPE_CHECKING:
    from nabij.house import SideHouse


class CallsAtDesk(SideOffice):
    """Fits the console's ``CallDesk``."""

    _house: "SideHouse"

    def call_sheet(self, staff: Staff, client: ClientId) -> CallSheet:
        """Open the sheet of a client. Raises NotFound."""
        view, now = self.call_view(staff, client), self._clock.now()
        state, prompt = view.state, view.prompt
        return CallSheet(
            client=client,
            alias=state.alias,
            turn=_turn(view, now),
            lines=() if prompt is None else prompt.lines,
            running=is_running(state, now),
            planned=view.planned is not None or _is_new(state),
            by_phone=is_by_phone(state),
            why_not=self._why_not(state, now),
            route="" if state.contact is None else state.contact.call_route,
            since=None if prompt is None else prompt.at,
        )

    def begin_call(self, staff: Staff, client: ClientId, event: CallBegun, mark: str = "") -> None:
        """Ask today's check-in by telephone; a client who is only called begins with it.

        Raises CallNotNow, NotFound. The same form again (``mark``) does nothing more.
        """
        self.admit(staff, client, action_of(event))
        rules = self._house.brain.rules()
        with suppress(FormDone), self._house.store.ledger.open_once(client, mark, event.at) as desk:
            take(desk, _begins_with(desk, event), rules)
        self._house.wake.ring()

    def hear(self, staff: Staff, client: ClientId, event: AnsweredByPhone, turn: str, mark: str = "") -> None:
        """Take what the client said to the lines of ``turn``. Raises CallMovedOn, NotFound.

        The same form again (``mark``) does nothing more.
        """
        self.admit(staff, client, action_of(event))
        rules = self._house.brain.rules()
        with suppress(FormDone), self._house.store.ledger.open_once(client, mark, event.at) as desk:
            if turn != _turn(seen_by(desk.conn, desk.opened, event.at), event.at):
                raise CallMovedOn
            take(desk, event, rules)
        self._house.wake.ring()

    def _why_not(self, state: ClientState, now: Moment) -> str:
        if _is_new(state):
            state = replace(state, standing=Standing.ACTIVE)
        rules = self._house.brain.rules()
        return why_no_call(Scene(state, rules.book, rules.duty_of(state.client), now))


def _begins_with(desk: SideDesk, event: CallBegun) -> Event:
    """Return the event with today's check-in, or the beginning for who was never written to or called."""
    if _is_new(desk.state):
        return PairingAccepted(event.id, event.at, event.by)
    checkin, script = seen_by(desk.conn, desk.opened, event.at).planned or (None, "")
    return replace(event, checkin=checkin, script=script)


def with_plan(desk: SideDesk, event: Event) -> Event:
    """Return a call that is put off with today's check-in, which waits for it; any other event as it is."""
    if not isinstance(event, CallPutOff):
        return event
    checkin, _ = seen_by(desk.conn, desk.opened, event.at).planned or (None, "")
    return replace(event, checkin=checkin)


def _is_new(state: ClientState) -> bool:
    return state.standing is Standing.PAIRING and is_by_phone(state)


def _turn(view: CallView, now: Moment) -> str:
    """Return the name of what waits for an answer; another one when the question on the sheet is over."""
    turn = "" if view.prompt is None else view.prompt.turn
    return turn if is_running(view.state, now) else f"{turn}:over"
