"""One side's desk for the console: what the vault shows, with the turn and the channel behind it."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.handle import take
from bot.ports import ChannelDown
from bot.telegram import TelegramChannel
from cases.agreements import NewLine
from cases.danger import Step
from cases.desk import Staff
from cases.errors import FlagGone, HolderPresent, NotFound
from cases.events import (
    ConversationClaimed,
    Event,
    FlagClosed,
    GivenToVolunteer,
    PairingAccepted,
    SafeContactRenewed,
)
from cases.ids import ClientId, EventId, MessageId, StaffId
from cases.levels import Language
from cases.state import ClientState
from escalation.handover import may_take_over
from nabij.acting import action_of
from nabij.bellen import CallsAtDesk, with_plan
from nabij.volunteers import WiredVolunteers
from vault.coordination import CoordinationStore
from vault.desk import BotFace, DeskSettings
from vault.desk_glass import GlassDesk
from vault.forms import FormDone

if TYPE_CHECKING:
    from nabij.house import Hall, SideHouse

FETCH_SECONDS = 30.0
REVIEWED = frozenset({Language.NL_B1, Language.NL_A2, Language.EN})
"""Languages with a full reviewed safety set; nobody is enrolled in another one."""


class WiredDesk(CallsAtDesk):
    """Fits the console's ``SideDesk``."""

    def __init__(self, house: "SideHouse", front: CoordinationStore, hall: "Hall") -> None:
        faces = {bot.id: BotFace(bot.name, bot.username) for bot in house.chosen.bots if not bot.walk_in}
        super().__init__(house.store, front, hall.tempo.clock, DeskSettings(faces, REVIEWED, house.terms))
        self._house = house
        self._hall = hall
        self.volunteers = WiredVolunteers(house, front, hall)
        self.glass = GlassDesk(house.store, front, hall.tempo.clock, self._settings)
        self._channel: TelegramChannel | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def lend(self, channel: TelegramChannel, loop: asyncio.AbstractEventLoop) -> None:
        """Give the desk the channel that this process keeps open, for files on a worker's click."""
        self._channel, self._loop = channel, loop

    def handle(self, staff: Staff, client: ClientId, event: Event, mark: str = "") -> None:
        """Take a worker's event through the turn. Raises what the turn refuses, and NotFound.

        The same form again (``mark``) does nothing more.
        """
        self.admit(staff, client, action_of(event))
        rules = self._house.brain.rules()
        if isinstance(event, SafeContactRenewed):
            self.keep_choices(client, event.contact)
        before: ClientState | None = None
        with suppress(FormDone), self._house.store.ledger.open_once(client, mark, event.at) as desk:
            _still_open(desk.state, event)
            before = desk.state
            self._may_take_over(desk.state, event)
            take(desk, with_plan(desk, event), rules)
        if before is not None:
            self.note_handled(staff, before, event)
        self._house.wake.ring()

    def _may_take_over(self, state: ClientState, event: Event) -> None:
        """Refuse to take a conversation from a colleague who is there and in time. Raises HolderPresent."""
        if not isinstance(event, ConversationClaimed) or not event.over:
            return
        holder = state.held_by
        if holder is None or holder == event.by or may_take_over(state, event.at):
            return
        if not self._coordination.is_away(holder):
            raise HolderPresent(state.held_alias)

    def give_talk(self, staff: Staff, client: ClientId, event: GivenToVolunteer, mark: str = "") -> None:
        """Let a volunteer hold the conversation. Raises NotFound without a match, else as ``handle``."""
        match, alias = self.lendable(staff, client, event.to)
        self.handle(staff, client, replace(event, to_alias=alias, until=match.until), mark)

    def unmatch(self, staff: Staff, client: ClientId, to: StaffId) -> None:
        """Take a client back from a volunteer, and the conversation with it. Raises NotFound."""
        super().unmatch(staff, client, to)
        self.volunteers.give_back(client, to)

    def add_note(self, staff: Staff, client: ClientId, text: str, mark: str = "") -> None:
        """Keep a note and tell open screens."""
        super().add_note(staff, client, text, mark)
        self._house.wake.ring()

    def agree(
        self, staff: Staff, client: ClientId, line: NewLine, mark: str = "", *, instead_of: str = ""
    ) -> None:
        """Keep an agreed line and tell open screens. Raises LineEnded, PlaceTaken, NameTaken, NotFound."""
        super().agree(staff, client, line, mark, instead_of=instead_of)
        self._house.wake.ring()

    def end_agreement(self, staff: Staff, client: ClientId, line_id: str, mark: str = "") -> None:
        """End an agreed line and tell open screens. Raises LineEnded, NotFound."""
        super().end_agreement(staff, client, line_id, mark)
        self._house.wake.ring()

    def tick(self, staff: Staff, client: ClientId, step: Step, mark: str = "", *, done: bool = True) -> None:
        """Keep a step of the danger sheet and tell open screens. Raises NotFound, FlagGone."""
        super().tick(staff, client, step, mark, done=done)
        self._house.wake.ring()

    def answer_door(self, staff: Staff, talk: str, text: str, mark: str = "") -> None:
        """Send an answer at the open door and wake who brings it. Raises NotYours, NotFound."""
        super().answer_door(staff, talk, text, mark)
        self._house.wake.ring()

    def finish_task(self, staff: Staff, task_id: str) -> None:
        """Mark a task done and tell open screens. Raises NotFound."""
        super().finish_task(staff, task_id)
        self._house.wake.ring()

    def accept_pairing(self, staff: Staff, client: ClientId) -> None:
        """Bind the phone that pressed the link, then begin: the start dialogue leaves by the turn."""
        self.attach(staff, client)
        tempo = self._hall.tempo
        self.handle(staff, client, PairingAccepted(EventId(tempo.ids.new()), tempo.clock.now(), staff.id))

    def voice(self, staff: Staff, message: MessageId) -> bytes:
        """Fetch a voice note from the channel now. Raises NotFound when it is not there (any more)."""
        bot, file = self.voice_file(staff, message)
        if self._channel is None or self._loop is None:
            self.not_heard(staff, message)
            raise NotFound
        fetching = asyncio.run_coroutine_threadsafe(self._channel.fetch_file(bot, file), self._loop)
        try:
            return fetching.result(FETCH_SECONDS)
        except (ChannelDown, TimeoutError):
            self.not_heard(staff, message)
            raise NotFound from None


def _still_open(state: ClientState, event: Event) -> None:
    """Refuse an action about a flag that somebody closed meanwhile. Raises FlagGone."""
    about = event.flag if isinstance(event, (ConversationClaimed, FlagClosed)) else None
    if about is not None and about not in {flag.flag for flag in state.open_flags}:
        raise FlagGone
