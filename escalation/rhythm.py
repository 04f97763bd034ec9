"""What a worker agrees at closing takes effect: how often, a pause, and who makes the next contact."""

from dataclasses import replace

from cases.effects import CancelPlanned, Effect, MakeTask, PlanCheckIn
from cases.events import FlagClosed
from cases.levels import Level
from cases.moments import HOUR, Moment, after
from cases.plan import Planned
from cases.slots import AGAIN, AGREED
from cases.state import ClientState, Doubt, Standing
from cases.windows import is_valid, local_date, next_slot
from escalation.conversation import next_planned
from escalation.people_days import spoke_today
from escalation.reminding import settled_question
from escalation.scene import Scene, Turn
from escalation.severity import task_clock
from escalation.turn_clock import planned

MORE, LESS, PAUSE = "more", "less", "pause"
BY_BOT = "bot"

_RUNS = (Standing.ACTIVE, Standing.PAUSED)
_A_DAY_AT_MOST = 25 * HOUR


def agreed_at_closing(scene: Scene, event: FlagClosed) -> Turn:
    """Carry out the rhythm and the next contact of a closing.

    Who stopped stays stopped, and a pause is never made shorter: only the client or a renewal does that.
    """
    scene, rhythm = scene.after(_rhythm(scene, event))
    return scene.state, (*rhythm, *_next_contact(scene, event))


def bot_may_ask(state: ClientState, moment: Moment) -> bool:
    """Say whether the bot could ask this client something at a moment, as far as is known now."""
    contact = state.contact
    return (
        state.standing in _RUNS
        and state.doubt is Doubt.NONE
        and contact is not None
        and is_valid(contact, moment)
        and state.programme_began is not None
    )


def _rhythm(scene: Scene, event: FlagClosed) -> Turn:
    if event.rhythm == PAUSE:
        return _paused(scene, event)
    if event.rhythm not in (MORE, LESS):
        return scene.state, ()
    state = replace(scene.state, pace=scene.state.pace.step(more=event.rhythm == MORE))
    if state.pace is scene.state.pace or state.checkin is not None:
        return state, ()
    return state, _plan_anew(replace(scene, state=state), event)


def _paused(scene: Scene, event: FlagClosed) -> Turn:
    """Let nothing planned leave until the next moment; without one a human decides when."""
    state = scene.state
    if event.next_contact is None:
        clock = task_clock(Level.CONCERN, state.facts, scene.duty, scene.at)
        return state, (MakeTask(state.client, "rhythm_pause", Level.CONCERN, clock, event.flag),)
    if state.standing not in _RUNS:
        return state, ()
    until = max(event.next_contact, state.paused_until or event.next_contact)
    state = replace(settled_question(state), talk=None, checkin=None)
    state = replace(state, standing=Standing.PAUSED, paused_until=until)
    cancelled = CancelPlanned(state.client, Standing.PAUSED.value)
    if _asked_by_bot(replace(scene, state=state), event) is not None:
        return state, (cancelled,)
    return state, (cancelled, *planned(replace(scene, state=state, at=until), _slot(event)))


def _next_contact(scene: Scene, event: FlagClosed) -> tuple[Effect, ...]:
    """Return the agreed contact: a check-in where the bot was chosen and may ask, else a task."""
    state, moment = scene.state, event.next_contact
    if moment is None:
        if event.safe_now != "no":
            return ()
        clock = task_clock(Level.HIGH, state.facts, scene.duty, scene.at)
        return (MakeTask(state.client, "not_safe_yet", Level.HIGH, clock, event.flag),)
    asked = _asked_by_bot(scene, event)
    if asked is None:
        return (MakeTask(state.client, "next_contact", Level.CONCERN, moment, event.flag),)
    contact = PlanCheckIn(state.client, asked.local_date, _slot(event, AGREED), asked.due_at, asked.script)
    if event.rhythm == PAUSE:
        return (contact,)
    return (*_in_its_place(scene, asked), contact)


def _asked_by_bot(scene: Scene, event: FlagClosed) -> Planned | None:
    """Return the check-in that the bot asks at the agreed moment; None when a human makes the contact.

    On a day on which a human spoke with the client the bot asks nothing more (practice §4).
    """
    state, moment = scene.state, event.next_contact
    contact = state.contact
    if event.next_by != BY_BOT or moment is None or contact is None or not bot_may_ask(state, moment):
        return None
    due_at = next_slot(contact, state.side, moment)
    if due_at is None or local_date(contact, due_at) != local_date(contact, moment):
        return None
    if state.paused_until is not None and due_at < state.paused_until:
        return None
    if spoke_today(state, due_at):
        return None
    coming = next_planned(replace(scene, at=after(moment, -_A_DAY_AT_MOST)))
    if coming is None:
        return None
    return replace(coming, local_date=local_date(contact, due_at), due_at=due_at)


def _in_its_place(scene: Scene, asked: Planned) -> tuple[Effect, ...]:
    """Return the order to drop what was planned on the same day or later: the plan goes on from the contact.

    A question on the screen stays there, and what is planned before the contact too.
    """
    state = scene.state
    if state.checkin is not None:
        return ()
    coming = next_planned(scene)
    if coming is not None and coming.local_date < asked.local_date:
        return ()
    return (CancelPlanned(state.client, "agreed"),)


def _plan_anew(scene: Scene, event: FlagClosed) -> tuple[Effect, ...]:
    """Return the plan in the new rhythm, in the place of what was planned."""
    if scene.state.standing not in _RUNS:
        return ()
    return CancelPlanned(scene.state.client, "planned_anew"), *planned(scene, _slot(event))


def _slot(event: FlagClosed, kind: str = AGAIN) -> str:
    """Return a slot that no other check-in of the same date stands in, cancelled or not."""
    return f"{kind}-{event.id}"
