"""Who took a flag is not there any more: it is called out again at once, and nobody waits for them."""

from cases.effects import Effect
from cases.events import HolderGone
from cases.state import OpenFlag
from escalation.answering import is_clocked, reopened
from escalation.handover import released
from escalation.scene import Scene, Turn
from escalation.turn_ladder import called_out


def take_gone(scene: Scene, event: HolderGone) -> Turn:
    """Free what this person took, and page for it from the first step, with a second person.

    Who left the organisation loses everything that is open. Who was only missed at the screen loses what
    still waits for a first answer: acting outside the chat happens away from a screen (practice H14, H15).
    """
    lost = [flag for flag in scene.state.open_flags if _is_lost(flag, event)]
    effects: list[Effect] = []
    for flag in lost:
        scene, freed = scene.after(reopened(scene.state, flag.flag))
        effects += freed
    if scene.state.held_by == event.who and (lost or event.left):
        scene, _ = scene.after((released(scene.state), ()))
    for flag in scene.state.open_flags:
        if flag.flag in {one.flag for one in lost} and is_clocked(flag.level):
            effects += called_out(scene, flag, 0)
    return scene.state, tuple(effects)


def _is_lost(flag: OpenFlag, event: HolderGone) -> bool:
    if flag.acknowledged_by != event.who:
        return False
    waits = flag.answer_due is not None and flag.busy_until is None
    return event.left or waits
