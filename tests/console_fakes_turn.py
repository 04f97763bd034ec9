"""What one event makes of a client's state, for a side in memory: the machine's rules in short."""

from dataclasses import replace

from cases.calling import CallNotAnswered, CallPutOff
from cases.contact_end import ended
from cases.course_events import (
    MissedAsked,
    PhaseSet,
    ReleaseSigned,
    ReleaseWithdrawn,
    RiskDayDropped,
    RiskDayKept,
)
from cases.errors import NotOffered, NotYours, OutsideWindow
from cases.events import (
    AnchorsSet,
    ContactEnded,
    Event,
    HandedBack,
    HandedOver,
    HandoverAccepted,
    HandoverOffered,
    PaceAgreed,
    PairingAccepted,
    PersonAsked,
    PersonJudged,
    ReadingAlongSet,
    SafeContactRenewed,
    VisitLightSet,
    WorkerThreatened,
)
from cases.own_data_events import RequestDoubted
from cases.reactions import SilenceExplained
from cases.release import Signature, signed
from cases.state import ClientState, Doubt, Standing
from cases.windows import is_open


def _put(state: ClientState, event: VisitLightSet | AnchorsSet) -> ClientState:
    if isinstance(event, AnchorsSet):
        return replace(state, anchors=event.anchors)
    return replace(state, visit_light=event.light)


def changed(state: ClientState, event: Event) -> ClientState:
    match event:
        case HandedBack() | HandoverOffered() | HandedOver() | HandoverAccepted():
            return _moved(state, event)
        case ReadingAlongSet():
            return replace(state, doubt=Doubt.READS_ALONG if event.reads_along else Doubt.NONE)
        case PersonAsked() | PersonJudged():
            sure = isinstance(event, PersonJudged) and event.same
            return replace(state, doubt=Doubt.NONE if sure else Doubt.NOTICED)
        case VisitLightSet() | AnchorsSet():
            return _put(state, event)
        case (
            RiskDayKept()
            | RiskDayDropped()
            | MissedAsked()
            | ReleaseSigned()
            | ReleaseWithdrawn()
            | PhaseSet()
        ):
            return _course(state, event)
        case WorkerThreatened() | CallNotAnswered() | CallPutOff() | SilenceExplained() | RequestDoubted():
            return _beside(state, event)
        case PairingAccepted() | SafeContactRenewed() | ContactEnded() | PaceAgreed():
            return _record(state, event)
        case _:
            raise AssertionError(event)


def _course(
    state: ClientState,
    event: RiskDayKept | RiskDayDropped | MissedAsked | ReleaseSigned | ReleaseWithdrawn | PhaseSet,
) -> ClientState:
    match event:
        case RiskDayKept():
            return replace(state, calendar=(*state.calendar, event.entry))
        case RiskDayDropped():
            left = tuple(one for one in state.calendar if one.id != event.entry)
            return replace(state, calendar=left)
        case ReleaseSigned():
            signature = Signature(event.by, event.person, event.at)
            return replace(state, release=signed(state.release, signature))
        case ReleaseWithdrawn():
            return replace(state, release=None)
        case PhaseSet():
            return replace(state, facts=replace(state.facts, phase=event.phase))
        case MissedAsked():
            return state


def _record(
    state: ClientState, event: PairingAccepted | SafeContactRenewed | ContactEnded | PaceAgreed
) -> ClientState:
    if isinstance(event, PairingAccepted):
        return replace(state, standing=Standing.ACTIVE)
    if isinstance(event, PaceAgreed):
        return replace(state, pace=event.pace, pace_bounds=event.bounds)
    if isinstance(event, ContactEnded):
        assert state.contact is not None
        return replace(state, contact=ended(state.contact, event.ends, event.why))
    standing = Standing.ACTIVE if event.resume else state.standing
    return replace(state, contact=event.contact, standing=standing)


def _beside(
    state: ClientState,
    event: WorkerThreatened | CallNotAnswered | CallPutOff | SilenceExplained | RequestDoubted,
) -> ClientState:
    if isinstance(event, CallPutOff) and state.contact and not is_open(state.contact, event.until):
        raise OutsideWindow
    return state


def _moved(
    state: ClientState, event: HandedBack | HandoverOffered | HandedOver | HandoverAccepted
) -> ClientState:
    if isinstance(event, HandoverAccepted):
        if state.offered_to != event.by:
            raise NotOffered
        held = replace(state, held_by=event.by, held_alias=event.alias)
        return replace(held, offered_to=None, offered_alias="")
    if state.held_by != event.by:
        raise NotYours
    match event:
        case HandedBack():
            return replace(state, held_by=None, held_alias="")
        case HandoverOffered():
            return replace(state, offered_to=event.to, offered_alias=event.to_alias)
        case HandedOver():
            return replace(state, held_by=event.to, held_alias=event.to_alias)
