"""What the pages about volunteers, visits and functions need, as promises; part of ``console.ports``."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from cases.desk import Staff
from cases.events import GivenToVolunteer, HandedBack, VolunteerLetGo, WorkerReplied
from cases.ids import CaseId, ClientId, StaffId
from cases.people import Function, Given, Match, Visit, Volunteer, VolunteerTalk
from cases.sides import Side
from cases.state import VisitLight

OfVolunteer = WorkerReplied | VolunteerLetGo | HandedBack


class VolunteerDesk(Protocol):
    """One side as a volunteer may see it. Raises NotFound for unknown, forbidden and over alike."""

    def given(self, staff: Staff) -> Sequence[Given]: ...

    def talk(self, staff: Staff, client: ClientId) -> VolunteerTalk:
        """Open the own conversation of the last seven days; without lines when it is not theirs."""

    def act(self, staff: Staff, client: ClientId, event: OfVolunteer, mark: str = "") -> None:
        """Take a volunteer's event through the turn, once. Raises NotYours, OutsideWindow, NotReady."""

    def free(self, by: Staff, who: StaffId) -> None:
        """Give every conversation that this volunteer holds back to the line; for coordinators."""


class VisitDesk(Protocol):
    """Visits and matches, for the workers of one side."""

    @property
    def volunteers(self) -> VolunteerDesk: ...

    def visits(self, staff: Staff) -> Sequence[Visit]: ...

    def matches(self, staff: Staff, client: ClientId) -> Sequence[Match]: ...

    def holder(self, staff: Staff, client: ClientId) -> StaffId | None:
        """Return which volunteer holds the conversation now; None when none does."""

    def match(self, staff: Staff, client: ClientId, to: StaffId, days: int, *, wish: bool) -> None:
        """Give a client to a volunteer for so many days. Raises NotReady, ConflictOfSides, ValueError."""

    def unmatch(self, staff: Staff, client: ClientId, to: StaffId) -> None:
        """Take a client back; a conversation that the volunteer holds goes to the line with it."""

    def give_talk(self, staff: Staff, client: ClientId, event: GivenToVolunteer, mark: str = "") -> None:
        """Let a volunteer hold the conversation, once. Raises TooHeavy, HolderPresent, NotReady.

        The first name and the last moment are filled in from the match.
        """


class PeopleDesk(Protocol):
    """Functions, volunteers and the lead's word about visits; coordination's, without content."""

    def set_function(self, by: Staff, who: StaffId, function: Function | None) -> None: ...

    def volunteers(self, by: Staff) -> Sequence[Volunteer]: ...

    def volunteer(self, who: StaffId) -> Volunteer: ...

    def set_volunteer(
        self, by: Staff, who: StaffId, vog_on: date | None, trained_on: date | None, hours_a_week: int
    ) -> None:
        """Keep papers and hours. Raises ValueError for hours out of range."""

    def note_talk(self, by: Staff, who: StaffId) -> None:
        """Keep that the monthly talk about the work was held."""

    def end_matches(self, by: Staff, who: StaffId) -> None: ...

    def spend_visiting(self, who: StaffId, minutes: int) -> None:
        """Count a visit. Raises ValueError out of range."""

    def order_visits(self, by: Staff, case: CaseId, sides: Collection[Side], light: VisitLight) -> None: ...

    def case_visits(self, by: Staff) -> Mapping[CaseId, Mapping[Side, VisitLight]]: ...
