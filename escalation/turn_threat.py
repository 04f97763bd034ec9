"""A worker was threatened and says so: duty, coordinator and lead hear of it as of any danger (R33)."""

from cases.events import WorkerThreatened
from cases.levels import Level
from escalation.flagging import Notice, raised
from escalation.routes import TO_WORKER
from escalation.scene import Scene, Turn

CATEGORY, BY_HAND = "threat_to_worker", "by_hand"


def take_threat(scene: Scene, event: WorkerThreatened) -> Turn:
    """Raise the flag; nothing is said to the client, who must not know that it was noticed."""
    level = Level.ACUTE if event.imminent else Level.HIGH
    notice = Notice(level, CATEGORY, TO_WORKER, BY_HAND, imminent=event.imminent, at_once=True)
    return raised(scene, event.id, notice, own_message=False)
