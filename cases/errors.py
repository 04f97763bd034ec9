"""Errors a person may see carry a text key and a status; everything else is a bug and looks like one."""

from typing import ClassVar

from cases.ids import ClientId


class NabijError(Exception):
    """Something the person in front of the screen can understand and act on. Holds no client data."""

    text_key: ClassVar[str] = "error.unknown"
    status: ClassVar[int] = 400


class KeysAway(NabijError):
    """The keys cannot be reached for too long: nothing is sealed or opened until they are back."""

    status = 503


class FlagTaken(NabijError):
    """A colleague claimed this flag first.

    ``by`` is the colleague's display name, ``seconds`` how long ago.
    """

    text_key = "error.flag_taken"
    status = 409

    def __init__(self, by: str, seconds: int) -> None:
        super().__init__(by, seconds)
        self.by = by
        self.seconds = seconds


class FlagGone(NabijError):
    """A colleague closed this flag meanwhile."""

    text_key = "error.flag_gone"
    status = 409


class NotFound(NabijError):
    """Unknown, or not yours: the answer is the same on purpose."""

    text_key = "error.not_found"
    status = 404


class ReasonNeeded(NotFound):
    """A client of the own side, of somebody who is not assigned: say why first. ``client`` is who it is."""

    text_key = "error.reason_needed"
    status = 403

    def __init__(self, client: ClientId) -> None:
        super().__init__()
        self.client = client


class NotYours(NabijError):
    """You do not hold this conversation, so you cannot write in it."""

    text_key = "error.not_yours"
    status = 409


class NotOffered(NabijError):
    """Nobody offered you this conversation, or somebody took the offer back."""

    text_key = "error.not_offered"
    status = 409


class TooLate(NabijError):
    """These words left already, or are on their way."""

    text_key = "error.too_late"
    status = 409


class HolderPresent(NabijError):
    """A colleague holds this conversation and is there; ask for it instead of taking it.

    ``by`` is the colleague's display name.
    """

    text_key = "error.holder_present"
    status = 409

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by


class OutsideWindow(NabijError):
    """The client's safe window is closed; sending needs a reason and a second confirmation."""

    text_key = "error.outside_window"
    status = 409


class AlreadyPlanned(NabijError):
    """This colleague stands at a post at that time already."""

    text_key = "error.already_planned"
    status = 409


class LanguageNotReviewed(NabijError):
    """This language has no full reviewed safety set, so nobody can be enrolled in it."""

    text_key = "error.language_not_reviewed"
    status = 422


class AliasTaken(NabijError):
    """Another client of this side has this pseudonym."""

    text_key = "error.alias_taken"
    status = 409


class ChoiceTaken(NabijError):
    """This opener, bot or set of pictures cannot be used here; nobody hears why. ``kind`` says which."""

    text_key = "error.choice_taken"
    status = 409

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class PairingRefused(NotFound):
    """This phone cannot be paired here. Why is not said: it may be about somebody else."""

    text_key = "error.pairing_refused"
    status = 409


class NoLead(NabijError):
    """No case-safety lead on the roster: a second side cannot be enrolled."""

    text_key = "error.no_lead"
    status = 409


class ConflictOfSides(NabijError):
    """A worker may never hold both sides of one case."""

    text_key = "error.conflict_of_sides"
    status = 409


class NotReady(NabijError):
    """This volunteer has no certificate or training yet, or spent the hours of this week."""

    text_key = "error.not_ready"
    status = 409


class TooHeavy(NabijError):
    """A high or acute flag is open: no volunteer holds this conversation."""

    text_key = "error.too_heavy"
    status = 409


class TooManyAttempts(NabijError):
    """Too many failed log-ins; ``seconds`` until the next may be tried."""

    text_key = "error.too_many_attempts"
    status = 429

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class SecondPersonNeeded(NabijError):
    """Who signed first cannot sign again: letting go takes two people."""

    text_key = "error.second_person_needed"
    status = 409


class NotToRelease(NabijError):
    """This client cannot be let go now: something is open, or nothing may be said."""

    text_key = "error.not_to_release"
    status = 409


class CalendarFull(NabijError):
    """A calendar holds no more entries."""

    text_key = "error.calendar_full"
    status = 409


class ReleaseBroken(NabijError):
    """The stored release does not fit its hash; the last good one stays in use."""

    text_key = "error.release_broken"
    status = 500


class LineEnded(NabijError):
    """A colleague changed or ended this agreed line meanwhile."""

    text_key = "error.line_ended"
    status = 409


class PlaceTaken(NabijError):
    """Another agreed line stands at this place."""

    text_key = "error.place_taken"
    status = 409


class NameTaken(NabijError):
    """Another agreed line bears this name: a client could not tell the two apart."""

    text_key = "error.name_taken"
    status = 409


class CallOver(NabijError):
    """This call was taken up already, or is past its time."""

    text_key = "error.call_over"
    status = 410


class CallGoesOn(NabijError):
    """This person was heard, but may not take this up: the calls go on until a lead does."""

    text_key = "error.call_goes_on"
    status = 202


class AddressRefused(NabijError):
    """No address that this channel can call, or one that stands there already."""

    text_key = "error.address_refused"
    status = 422


class TooManyAddresses(NabijError):
    text_key = "error.too_many_addresses"
    status = 409


class ByPhoneOnly(NabijError):
    """Nothing is written to this client: the agreed road is the telephone."""

    text_key = "error.by_phone_only"
    status = 409


class CallNotNow(NabijError):
    """No check-in may be asked by telephone now; ``reason`` is a code."""

    text_key = "error.call_not_now"
    status = 409

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CallMovedOn(NabijError):
    """The answer was to another question than the one that waits now."""

    text_key = "error.call_moved_on"
    status = 409


class GlassOpen(NabijError):
    """This person has one client open already; that one ends first."""

    text_key = "error.glass_open"
    status = 409


class WeakPassword(NabijError):
    """A password that would be guessed; ``reason`` is short, guessed or own."""

    text_key = "error.weak_password"
    status = 422

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TooManyLines(NabijError):
    """A file with less than was asked for would be read as all there is, so none is made."""

    text_key = "error.too_many_lines"
    status = 422


class NotYourOwn(NabijError):
    """Nobody reviews what they did themselves."""

    text_key = "error.not_your_own"
    status = 403
