"""A volunteer may hold a quiet conversation, and never one with a high or acute flag (domain §4.2, F10)."""

from dataclasses import replace

from cases.effects import AnswerFlag, Effect, RaiseFlag, SettleCheckIn
from cases.errors import HolderPresent, NotYours, TooHeavy
from cases.events import (
    ConversationClaimed,
    Event,
    FlagClosed,
    GivenToVolunteer,
    HandedBack,
    VolunteerLetGo,
    WorkerReplied,
)
from cases.levels import Level
from cases.state import ClientState, Doubt, Lent
from dialogs import texts
from escalation.conversation import is_unanswered
from escalation.flagging import Notice, raised
from escalation.handover import held, released
from escalation.holding import watched
from escalation.precedence import has_stopped
from escalation.reminding import settled_question
from escalation.scene import Scene, Turn
from escalation.turn_handover import about_speaker

ASKS_FOR_HELP = "volunteer_asks"


def is_heavy(state: ClientState) -> bool:
    """Say whether this conversation is too much for a volunteer: a flag that pages, or doubt who reads."""
    return state.doubt is not Doubt.NONE or any(one.level >= Level.HIGH for one in state.open_flags)


def before(found: ClientState, event: Event) -> ClientState:
    """Return the state a turn begins with: any worker takes over from a volunteer, and so does time.

    A colleague closes a flag beside the volunteer, as if nobody held the conversation.
    """
    if not found.held_by_volunteer:
        return found
    over = found.lent is not None and event.at >= found.lent.until
    claims = isinstance(event, ConversationClaimed | FlagClosed)
    return alone(found) if over or claims or is_heavy(found) else found


def must_go(begun: ClientState, event: Event, turn: Turn) -> bool:
    """Say whether this turn is too heavy for the volunteer who holds the conversation."""
    state, effects = turn
    if not begun.held_by_volunteer or isinstance(event, VolunteerLetGo):
        return False
    raises = any(isinstance(one, RaiseFlag) and one.level >= Level.HIGH for one in effects)
    return raises or (state.held_by_volunteer and is_heavy(state))


def alone(begun: ClientState) -> ClientState:
    """Return the state that no volunteer holds: the line itself answers."""
    return watched(released(begun))


def beside(found: ClientState, event: Event, turn: Turn) -> Turn:
    """Return the turn with what a volunteer leaves alone: their words answer no flag.

    ``found`` is the state before the turn; a flag that was closed beside the volunteer leaves them there,
    and who gave the conversation back is done with it.
    """
    if not found.held_by_volunteer:
        return turn
    state, effects = turn
    if isinstance(event, WorkerReplied):
        state = replace(state, open_flags=found.open_flags)
        effects = tuple(one for one in effects if not isinstance(one, AnswerFlag))
    if isinstance(event, HandedBack):
        state = replace(state, lent=None)
    if isinstance(event, FlagClosed) and not is_heavy(found):
        state = watched(
            replace(state, held_by=found.held_by, held_alias=found.held_alias, held_quiet=found.held_quiet)
        )
    return state, effects


def take_given(scene: Scene, event: GivenToVolunteer) -> Turn:
    """Let a volunteer hold the conversation. Raises TooHeavy, and HolderPresent while a colleague has it."""
    begun = scene.state
    if begun.held_by not in (None, event.by) and not begun.held_by_volunteer:
        raise HolderPresent(begun.held_alias)
    if is_heavy(begun) or has_stopped(begun):
        raise TooHeavy
    settled: tuple[Effect, ...] = ()
    if begun.checkin is not None and is_unanswered(begun):
        settled = (SettleCheckIn(begun.client, begun.checkin, "cancelled", reason="held"),)
    state = settled_question(watched(held(begun, event.to, event.to_alias, event.at)))
    scene = replace(
        scene, state=replace(state, talk=None, checkin=None, lent=Lent(event.to, event.at, event.until))
    )
    return scene.state, (*settled, *about_speaker(scene, texts.HAND_OVER, naam=event.to_alias))


def take_let_go(scene: Scene, event: VolunteerLetGo) -> Turn:
    """Give the conversation up: a colleague is called. Raises NotYours for who does not hold it."""
    begun = scene.state
    if begun.held_by != event.by or not begun.held_by_volunteer:
        raise NotYours
    notice = Notice(Level.HIGH, ASKS_FOR_HELP, "", "volunteer", at_once=True)
    return raised(replace(scene, state=alone(begun)), event.id, notice, own_message=False)
