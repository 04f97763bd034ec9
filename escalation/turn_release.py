"""Letting go: two people sign, then the client hears it once, and nothing planned follows.

Whatever happens meanwhile that a human must look at breaks it off: the plan goes on as it was, and the two
decide anew. Source: domain §7.8, §7.9; practice §2 (STOP).
"""

from dataclasses import replace

from cases.asking import next_ask
from cases.course_events import ReleaseSigned, ReleaseWithdrawn
from cases.effects import CancelPlanned, Effect, KeepAnswer, MakeTask, PlanCheckIn, RaiseFlag, SettleCheckIn
from cases.errors import NotFound, NotToRelease
from cases.events import AnswerOverdue, CheckInDue, Event
from cases.levels import Level
from cases.release import FAREWELL, Release, Signature, signed
from cases.safe_contact import SafeContact
from cases.slots import AGAIN, AGREED
from cases.state import ClientState, Standing
from cases.windows import local_date
from escalation.conversation import Dialogue, is_unanswered
from escalation.no_reply import RETRY, take_overdue
from escalation.people_days import HUMAN_CONTACT, spoke_today
from escalation.precedence import has_stopped
from escalation.scene import Scene, Turn
from escalation.severity import task_clock
from escalation.turn_clock import planned, take_check_in, why_not
from escalation.turn_course import tomorrow

_BEFORE = "@"
"""How the steps before a question are named, as in dialogs.talk."""

TO_SIGN, BROKEN_OFF, NOT_READ = "release_to_sign", "release_broken_off", "release_not_read"


def take_signed(scene: Scene, event: ReleaseSigned) -> Turn:
    """Note a signature; with the second one the farewell is planned from tomorrow on.

    Raises SecondPersonNeeded, and NotToRelease while anything is open or nothing may be said.
    """
    state, contact = scene.state, scene.state.contact
    if contact is None or _is_hindered(scene):
        raise NotToRelease
    release = signed(state.release, Signature(event.by, event.person, event.at))
    if release == state.release:
        return state, ()
    state = replace(state, release=release)
    if not release.is_decided:
        return state, (_task(scene, TO_SIGN),)
    due_at = next_ask(contact, state.side, state.risk_days, tomorrow(scene, contact))
    if due_at is None:
        raise NotToRelease
    day, slot = local_date(contact, due_at), f"{AGREED}-{event.id}"
    farewell = PlanCheckIn(state.client, day, slot, due_at, FAREWELL)
    return state, (CancelPlanned(state.client, "release", asked=False), farewell)


def take_withdrawn(scene: Scene, event: ReleaseWithdrawn) -> Turn:
    """Take the letting go back; the plan goes on. Raises NotFound when there is none, or it was said."""
    state, release = scene.state, scene.state.release
    if release is None or release.said is not None or state.standing is Standing.RELEASED:
        raise NotFound
    scene = replace(scene, state=replace(state, release=None))
    if not release.is_decided:
        return scene.state, ()
    dropped = CancelPlanned(state.client, "release_withdrawn", asked=False)
    return scene.state, (dropped, *planned(scene, f"{AGAIN}-{event.id}"))


def take_farewell(scene: Scene, event: CheckInDue, dialogue: Dialogue) -> Turn:
    """Say it as a check-in is asked, with all that holds one back; nothing is planned after it."""
    state, contact, release = scene.state, scene.state.contact, scene.state.release
    if release is None or not release.is_decided:
        gone = SettleCheckIn(state.client, event.checkin, "cancelled", reason=BROKEN_OFF)
        return state, (gone, *planned(scene))
    if contact is not None and not why_not(scene) and spoke_today(state, scene.at):
        return _put_off(scene, event, contact)
    after_it, effects = take_check_in(scene, event, dialogue)
    outcome = next(one.outcome for one in effects if isinstance(one, SettleCheckIn))
    if outcome == "deferred":
        return after_it, effects
    if outcome != "asked":
        return replace(after_it, release=None), (*effects, _task(scene, BROKEN_OFF))
    said = tuple(one for one in effects if not isinstance(one, PlanCheckIn | MakeTask))
    return replace(after_it, release=replace(release, said=event.checkin)), said


def take_silence(scene: Scene, event: AnswerOverdue, dialogue: Dialogue) -> Turn:
    """Take a step of the waiting; silence after a farewell is no sign, but a human has to tell it."""
    state, release = scene.state, scene.state.release
    if release is None or release.said != event.checkin or event.step == RETRY:
        return take_overdue(scene, event, dialogue)
    if not is_unanswered(state) or state.standing is not Standing.ACTIVE:
        return take_overdue(scene, event, dialogue)
    ended = SettleCheckIn(state.client, event.checkin, "overdue", reason=NOT_READ)
    gone = replace(state, standing=Standing.RELEASED, checkin=None, talk=None)
    return gone, (_task(scene, NOT_READ), ended)


def settled(scene: Scene, event: Event, turn: Turn) -> Turn:
    """Return the turn with what it means for a letting go: broken off, heard, or still to come."""
    state, effects = turn
    release = state.release
    if release is None or state.standing is Standing.RELEASED:
        return turn
    here = replace(scene, state=state)
    if any(isinstance(one, RaiseFlag) for one in effects):
        return _broken(here, event, effects, release)
    if release.said is not None:
        return _heard(here, effects)
    moved = any(isinstance(one, CancelPlanned) for one in effects) and not isinstance(event, ReleaseSigned)
    if release.is_decided and (moved or state.standing is not Standing.ACTIVE):
        return _broken(here, event, effects, release)
    return turn


def _is_hindered(scene: Scene) -> bool:
    state = scene.state
    return bool(why_not(scene) or state.open_flags or state.programme_began is None or is_unanswered(state))


def _put_off(scene: Scene, event: CheckInDue, contact: SafeContact) -> Turn:
    state = scene.state
    due_at = next_ask(contact, state.side, state.risk_days, tomorrow(scene, contact))
    if due_at is None:
        gone = SettleCheckIn(state.client, event.checkin, "cancelled", reason="no_window")
        return replace(state, release=None), (gone, _task(scene, BROKEN_OFF), *planned(scene))
    return state, (SettleCheckIn(state.client, event.checkin, "deferred", due_at, HUMAN_CONTACT),)


def _broken(scene: Scene, event: Event, effects: tuple[Effect, ...], release: Release) -> Turn:
    """Break it off: where nothing was planned any more, the plan begins anew."""
    scene = replace(scene, state=replace(scene.state, release=None))
    goes_on = () if release.said is None else planned(scene, f"{AGAIN}-{event.id}")
    return scene.state, (*effects, _task(scene, BROKEN_OFF), *goes_on)


def _heard(scene: Scene, effects: tuple[Effect, ...]) -> Turn:
    """Let the client go once the talk is over; where the words were never shown, a human tells them."""
    state = scene.state
    if has_stopped(state):
        return replace(state, release=None), effects
    if state.talk is not None or state.checkin is not None:
        return state, effects
    if any(_was_shown(one) for one in effects):
        return _forgotten(state), effects
    return replace(state, standing=Standing.RELEASED), (*effects, _task(scene, NOT_READ))


def _was_shown(effect: Effect) -> bool:
    """Say whether this answers the words themselves, and not the opener or the picture before them."""
    return isinstance(effect, KeepAnswer) and effect.script == FAREWELL and effect.step[:1] != _BEFORE


def _forgotten(state: ClientState) -> ClientState:
    """Return the state of who was let go: what says when and how somebody can be reached safely goes."""
    return replace(state, standing=Standing.RELEASED, contact=None, calendar=(), reminders=())


def _task(scene: Scene, kind: str) -> MakeTask:
    state = scene.state
    due = task_clock(Level.CONCERN, state.facts, scene.duty, scene.at)
    return MakeTask(state.client, kind, Level.CONCERN, due)
