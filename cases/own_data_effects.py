"""Effects about a client's own data and agreements; part of ``cases.effects``."""

from dataclasses import dataclass

from cases.ids import ClientId, StaffId
from cases.moments import Moment


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """Keep that the client asked something about their own data, by chat; once while one of its kind is open.

    ``kind`` is of ``cases.rights.RequestKind``. Nothing is handed over by it.
    """

    client: ClientId
    kind: str
    at: Moment


@dataclass(frozen=True, slots=True)
class WithdrawAgreement:
    """The client took the channel agreement back. ``how`` is of ``cases.consents.Given``."""

    client: ClientId
    how: str
    at: Moment


@dataclass(frozen=True, slots=True)
class GiveAgreement:
    """The channel agreement was gone through again. ``version`` empty: the text of the last time."""

    client: ClientId
    version: str
    by: StaffId
    at: Moment
