"""A client asks something about their own data: it becomes a request for a human, never data in the chat.

Who asks may be somebody who forces the client (experience F21): the answer is one line that says nothing,
on every phone, and all that follows happens outside the chat (``cases.rights``).
"""

from cases.effects import (
    AlertLead,
    Effect,
    MakeTask,
)
from cases.ids import FlagId
from cases.levels import Level
from cases.own_data_effects import NoteRequest
from cases.own_data_events import RequestDoubted
from cases.rights import RequestKind
from cases.state import Doubt
from escalation.flagging import Notice, raised
from escalation.scene import Scene, Turn
from escalation.severity import task_clock

TASK, POSTPONED = "own_data", "request_postponed"
CATEGORY, CONTROLLED, BY_HAND = "coercive_control", "R12", "by_hand"


def own_data_asked(scene: Scene, request: RequestKind) -> tuple[Effect, ...]:
    """Return the request for the register and the task. In doubt of the sender the flag is the task."""
    state = scene.state
    noted = NoteRequest(state.client, request.value, scene.at)
    if state.doubt is not Doubt.NONE:
        return (noted,)
    due = task_clock(Level.CONCERN, state.facts, scene.duty, scene.at)
    return (noted, MakeTask(state.client, TASK, Level.CONCERN, due, why=(request.value,)))


def take_doubted(scene: Scene, event: RequestDoubted) -> Turn:
    """Raise a flag, tell the lead and leave a task: somebody may be forcing this client. No word leaves."""
    notice = Notice(Level.HIGH, CATEGORY, CONTROLLED, BY_HAND)
    state, effects = raised(scene, event.id, notice, own_message=False)
    told = AlertLead(state.client, FlagId(event.id), Level.HIGH, CONTROLLED, imminent=False, at=scene.at)
    due = task_clock(Level.HIGH, state.facts, scene.duty, scene.at)
    return state, (*effects, told, MakeTask(state.client, POSTPONED, Level.HIGH, due))
