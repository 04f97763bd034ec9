"""One side's desk for volunteers: what the vault shows, with the turn behind it."""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.handle import take
from cases.desk import Staff, StaffRole
from cases.errors import NotFound, NotReady
from cases.events import HandedBack, WorkerReplied
from cases.ids import ClientId, EventId, StaffId
from cases.people import VolunteerTalk
from console.ports_people import OfVolunteer
from escalation.handover import may_write
from nabij.acting import action_of
from vault.coordination import CoordinationStore
from vault.desk_volunteers import VolunteerDesk
from vault.forms import FormDone

if TYPE_CHECKING:
    from nabij.house import Hall, SideHouse


class WiredVolunteers(VolunteerDesk):
    """Fits the console's ``VolunteerDesk``."""

    def __init__(self, house: "SideHouse", front: CoordinationStore, hall: "Hall") -> None:
        super().__init__(house.store, front, hall.tempo.clock)
        self._house = house
        self._hall = hall

    def talk(self, staff: Staff, client: ClientId) -> VolunteerTalk:
        """Open the own conversation, and say whether they may write now. Raises NotFound."""
        shown, state = self.opened(staff, client)
        return replace(shown, free=shown.given.holds and may_write(state, self._hall.tempo.clock.now()))

    def act(self, staff: Staff, client: ClientId, event: OfVolunteer, mark: str = "") -> None:
        """Take a volunteer's event through the turn, once. Raises what the turn refuses, NotReady, NotFound.

        Writing counts for the hours of the week; who spent them gives the conversation back.
        """
        self.admit(staff, client, action_of(event))
        if isinstance(event, WorkerReplied):
            if not self._coordination.volunteer(staff.id).has_time:
                raise NotReady
            event = replace(event, override="")
        self._take(client, event, mark)
        if isinstance(event, WorkerReplied):
            self._coordination.spend_writing(staff.id)

    def free(self, by: Staff, who: StaffId) -> None:
        """Give every conversation that this volunteer holds back to the line. Raises NotFound."""
        if by.role is not StaffRole.COORDINATOR:
            raise NotFound
        for client in self.held_by(who):
            self.give_back(client, who)

    def give_back(self, client: ClientId, who: StaffId) -> None:
        """Give one conversation back when this volunteer holds it."""
        if client in self.held_by(who):
            tempo = self._hall.tempo
            self._take(client, HandedBack(EventId(tempo.ids.new()), tempo.clock.now(), who), "")

    def _take(self, client: ClientId, event: OfVolunteer, mark: str) -> None:
        rules, ledger = self._house.brain.rules(), self._house.store.ledger
        with suppress(FormDone), ledger.open_once(client, mark, event.at) as desk:
            take(desk, event, rules)
        self._house.wake.ring()
