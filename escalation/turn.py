"""The entrance. Every event of a client comes through here; nothing else may import ``dialogs.step``.

No reply is composed without risk screening: the dialogue engine is handed to the turn from this file
alone, and the turn screens first (ADR 0004).
"""

from dataclasses import replace
from zoneinfo import ZoneInfo

from cases.calling import AnsweredByPhone, CallBegun, CallNotAnswered, CallPutOff
from cases.course_events import CourseEvent, MissedAsked, PhaseSet, ReleaseSigned, RiskDayDropped, RiskDayKept
from cases.effects import Effect
from cases.events import (
    ActedOutside,
    AnchorsSet,
    AnswerOverdue,
    BotBlocked,
    CheckInDue,
    ContactEnded,
    ConversationClaimed,
    Event,
    FlagAcknowledged,
    FlagClosed,
    GivenToVolunteer,
    HandedBack,
    HandedOver,
    HandoverAccepted,
    HandoverOffered,
    HolderGone,
    LadderDue,
    MessageReceived,
    PaceAgreed,
    PairingAccepted,
    PersonAsked,
    PersonJudged,
    ReadingAlongSet,
    ReminderDue,
    ReplyRecalled,
    SafeContactRenewed,
    TurnBroke,
    VisitLightSet,
    VolunteerLetGo,
    WorkerReplied,
    WorkerThreatened,
)
from cases.facts import facts_at
from cases.moments import Moment
from cases.own_data_events import RequestDoubted
from cases.reactions import SilenceExplained
from cases.release import FAREWELL
from cases.state import ClientState
from cases.taps import TapsLost
from dialogs import step as engine
from escalation.by_phone import (
    aloud,
    as_message,
    check_in_writing,
    take_call,
    take_not_reached,
    take_put_off,
)
from escalation.conversation import Dialogue
from escalation.duty import Duty
from escalation.help_button import take_help_due
from escalation.own_data import take_doubted
from escalation.own_picture import take_picture_due
from escalation.own_side import in_own_words
from escalation.rulebook import Rulebook
from escalation.scene import Scene, Turn
from escalation.taps_lost import take_taps_lost
from escalation.turn_anchors import recorded, take_anchors
from escalation.turn_blocked import has_sign, take_sign
from escalation.turn_clock import take_check_in
from escalation.turn_contact import fitting, guarded, take_contact_due, take_contact_ended
from escalation.turn_course import take_missed, take_phase, take_risk_day
from escalation.turn_gone import take_gone
from escalation.turn_handover import (
    take_accept,
    take_acknowledged,
    take_acted,
    take_handed_over,
    take_offer,
    take_person_asked,
    take_person_judged,
    take_recall,
    take_visit_light,
)
from escalation.turn_ladder import take_ladder
from escalation.turn_message import take_broken, take_message
from escalation.turn_pace import take_pace
from escalation.turn_release import settled, take_farewell, take_signed, take_silence, take_withdrawn
from escalation.turn_silence import take_explained
from escalation.turn_threat import take_threat
from escalation.turn_unknown import take_unknown_turn
from escalation.turn_volunteer import alone, before, beside, must_go, take_given, take_let_go
from escalation.turn_worker import (
    take_block,
    take_claim,
    take_close,
    take_hand_back,
    take_pairing,
    take_reading_along,
    take_renewal,
    take_reply,
)

__all__ = ["take_turn", "take_unknown_turn"]

_DIALOGUE = Dialogue(engine.begin, engine.step, engine.is_answer, engine.is_over, engine.again)

_FromClient = MessageReceived | TurnBroke | BotBlocked
_FromClock = CheckInDue | AnswerOverdue | LadderDue | ReminderDue | TapsLost
_InConversation = ConversationClaimed | WorkerReplied | HandedBack | FlagClosed
_BetweenWorkers = HandoverOffered | HandoverAccepted | HandedOver
_Beside = FlagAcknowledged | ActedOutside | ReplyRecalled | PersonAsked | PersonJudged | VisitLightSet
_AboutPeople = GivenToVolunteer | VolunteerLetGo | WorkerThreatened | HolderGone | RequestDoubted
_RecordSet = SafeContactRenewed | ContactEnded | PaceAgreed | AnchorsSet | SilenceExplained | CourseEvent
_ByHand = PairingAccepted | ReadingAlongSet | _RecordSet
_ByPhone = CallBegun | CallNotAnswered | CallPutOff
_FromWorker = _InConversation | _BetweenWorkers | _Beside | _AboutPeople | _ByHand | _ByPhone
_Happened = _FromClient | _FromClock | _FromWorker


def take_turn(
    state: ClientState, event: Event, rulebook: Rulebook, duty: Duty
) -> tuple[ClientState, tuple[Effect, ...]]:
    """Return the state after ``event`` and what must happen, all about this one client.

    Pure: the same arguments always give the same answer. Raises FlagTaken, FlagGone, NotYours, NotOffered,
    NotFound, OutsideWindow and their like for what a worker may not do, and nothing else. Each last
    ``return`` below takes the one event that is left: a new event without a road does not type-check.
    Source: design §2 and §3.
    """
    check_in_writing(state, event)
    happened = _as_heard(event)
    sent_at = happened.sent_at if isinstance(happened, MessageReceived | TurnBroke) else None
    found = _as_of(fitting(state, event.at), event.at, duty)
    seed = "" if isinstance(event, AnsweredByPhone | CallBegun) else event.id
    scene = Scene(before(found, happened), rulebook, duty, event.at, sent_at, seed)
    turn = beside(found, happened, _fitting(scene, happened))
    facts = recorded(state, event)
    turn = guarded(replace(state, facts=facts), aloud(found, event, turn), event.at)
    after_turn, effects = settled(scene, event, turn)
    effects = in_own_words(after_turn, effects, rulebook.texts.other_words)
    if after_turn.facts is facts:
        return after_turn, effects
    # What a human recorded stays as it was recorded: an order may still be extended.
    return replace(after_turn, facts=facts), effects


def _as_heard(event: Event) -> _Happened:
    return as_message(event) if isinstance(event, AnsweredByPhone) else event


def _as_of(state: ClientState, at: Moment, duty: Duty) -> ClientState:
    zone = duty.zone if state.contact is None else state.contact.zone
    facts = facts_at(state.facts, at, ZoneInfo(zone))
    return state if facts is state.facts else replace(state, facts=facts)


def _fitting(scene: Scene, event: _Happened) -> Turn:
    """Return the turn; what is too heavy for the volunteer who holds the line is taken without them."""
    turn = _taken(scene, event)
    if must_go(scene.state, event, turn):
        return _taken(replace(scene, state=alone(scene.state)), event)
    return turn


def _taken(scene: Scene, event: _Happened) -> Turn:
    if isinstance(event, MessageReceived | TurnBroke | BotBlocked):
        return _from_client(scene, event)
    if isinstance(event, CheckInDue | AnswerOverdue | LadderDue | ReminderDue | TapsLost):
        return _from_clock(scene, event)
    return _from_worker(scene, event)


def _from_client(scene: Scene, event: _FromClient) -> Turn:
    if isinstance(event, MessageReceived):
        return take_message(scene, event, _DIALOGUE)
    if isinstance(event, TurnBroke):
        return take_broken(scene, event)
    return take_block(scene, event)


def _from_clock(scene: Scene, event: _FromClock) -> Turn:
    if isinstance(event, CheckInDue):
        asks = take_farewell if event.script == FAREWELL else take_check_in
        return asks(scene, event, _DIALOGUE)
    if isinstance(event, AnswerOverdue):
        return take_silence(scene, event, _DIALOGUE)
    if isinstance(event, ReminderDue):
        return _looked_at(scene, event)
    if isinstance(event, TapsLost):
        return take_taps_lost(scene, event, _DIALOGUE)
    return take_ladder(scene, event)


def _looked_at(scene: Scene, event: ReminderDue) -> Turn:
    if has_sign(scene.state, event):
        return take_sign(scene, event)
    scene, closed = scene.after(take_picture_due(scene, event))
    scene, helped = scene.after(take_help_due(scene, event))
    state, more = take_contact_due(scene, event)
    return state, (*closed, *helped, *more)


def _from_worker(scene: Scene, event: _FromWorker) -> Turn:
    if isinstance(event, _AboutPeople):
        return _about_people(scene, event)
    if isinstance(event, CallBegun | CallNotAnswered | CallPutOff):
        return _on_the_telephone(scene, event)
    if isinstance(event, _RecordSet):
        return _recorded(scene, event)
    if isinstance(event, PairingAccepted | ReadingAlongSet):
        return _by_hand(scene, event)
    if isinstance(event, HandoverOffered | HandoverAccepted | HandedOver):
        return _between_workers(scene, event)
    if isinstance(event, ConversationClaimed | WorkerReplied | HandedBack | FlagClosed):
        return _in_conversation(scene, event)
    return _beside(scene, event)


def _on_the_telephone(scene: Scene, event: _ByPhone) -> Turn:
    if isinstance(event, CallBegun):
        return take_call(scene, event, _DIALOGUE)
    if isinstance(event, CallNotAnswered):
        return take_not_reached(scene, event)
    return take_put_off(scene, event)


def _by_hand(scene: Scene, event: PairingAccepted | ReadingAlongSet) -> Turn:
    if isinstance(event, PairingAccepted):
        return take_pairing(scene, event, _DIALOGUE)
    return take_reading_along(scene, event)


def _recorded(scene: Scene, event: _RecordSet) -> Turn:
    if isinstance(event, PaceAgreed):
        return take_pace(scene, event)
    if isinstance(event, SafeContactRenewed):
        return take_renewal(scene, event)
    if isinstance(event, AnchorsSet):
        return take_anchors(scene, event)
    if isinstance(event, SilenceExplained):
        return take_explained(scene, event)
    if isinstance(event, ContactEnded):
        return take_contact_ended(scene, event)
    return _of_course(scene, event)


def _of_course(scene: Scene, event: CourseEvent) -> Turn:
    if isinstance(event, RiskDayKept | RiskDayDropped):
        return take_risk_day(scene, event)
    if isinstance(event, MissedAsked):
        return take_missed(scene, event)
    if isinstance(event, ReleaseSigned):
        return take_signed(scene, event)
    if isinstance(event, PhaseSet):
        return take_phase(scene, event)
    return take_withdrawn(scene, event)


def _about_people(scene: Scene, event: _AboutPeople) -> Turn:
    if isinstance(event, GivenToVolunteer):
        return take_given(scene, event)
    if isinstance(event, VolunteerLetGo):
        return take_let_go(scene, event)
    if isinstance(event, HolderGone):
        return take_gone(scene, event)
    if isinstance(event, RequestDoubted):
        return take_doubted(scene, event)
    return take_threat(scene, event)


def _between_workers(scene: Scene, event: _BetweenWorkers) -> Turn:
    if isinstance(event, HandoverOffered):
        return take_offer(scene, event)
    if isinstance(event, HandoverAccepted):
        return take_accept(scene, event)
    return take_handed_over(scene, event)


def _beside(scene: Scene, event: _Beside) -> Turn:
    if isinstance(event, FlagAcknowledged):
        return take_acknowledged(scene, event)
    if isinstance(event, ActedOutside):
        return take_acted(scene, event)
    if isinstance(event, ReplyRecalled):
        return take_recall(scene, event)
    if isinstance(event, PersonAsked):
        return take_person_asked(scene, event)
    if isinstance(event, PersonJudged):
        return take_person_judged(scene, event)
    return take_visit_light(scene, event)


def _in_conversation(scene: Scene, event: _InConversation) -> Turn:
    if isinstance(event, ConversationClaimed):
        return take_claim(scene, event)
    if isinstance(event, WorkerReplied):
        return take_reply(scene, event)
    if isinstance(event, HandedBack):
        return take_hand_back(scene, event, _DIALOGUE)
    return take_close(scene, event)
