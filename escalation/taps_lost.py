"""We were out of reach and a tap may be lost: who was shown pictures is shown them once more."""

from dataclasses import replace

from cases.effects import ClearPhone, Effect, Say, SayKind
from cases.state import Doubt
from cases.taps import TapsLost
from dialogs.codec import encode
from dialogs.pictures import asked_once_more, was_asked_once_more
from dialogs.talk import Line
from escalation.conversation import Dialogue, TalkBroken, resumed, running
from escalation.own_picture import awaited, waits_for_picture
from escalation.scene import Scene, Turn


def take_taps_lost(scene: Scene, event: TapsLost, dialogue: Dialogue) -> Turn:
    """Ask for the picture once more, in a message of its own; the one before goes from the phone.

    Once in a talk: an answer that stays away twice is no fault of ours. Source: security-reliability 5.4.
    """
    state = scene.state
    if not waits_for_picture(state) or state.doubt is not Doubt.NONE or state.held_by is not None:
        return state, ()
    try:
        going = running(scene, dialogue)
        if going is None or was_asked_once_more(going.talk):
            return state, ()
        result = resumed(scene, dialogue, going)
    except TalkBroken:
        return state, ()  # what is wrong with it is told when it is next taken up
    talk = encode(asked_once_more(result.talk or going.talk))
    gone = (ClearPhone(state.client, event.at, state.pair),) if state.pair else ()
    anew = awaited(state, replace(state, talk=talk, pair=()), event.at)
    return anew, (*gone, *(_said(scene, line) for line in result.lines))


def _said(scene: Scene, line: Line) -> Effect:
    """Return the line as part of the talk that goes on: within the safe hours, or at once after a message."""
    state = scene.state
    return Say(
        state.client,
        line.text,
        SayKind.REPLY,
        scene.mode,
        keyboard=line.keyboard,
        answers=state.last_inbound,
        checkin=state.checkin,
        inline=line.inline,
    )
