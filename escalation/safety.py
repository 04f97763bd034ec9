"""The safety text of one acute message, and the episode it belongs to (design §2 rule 4)."""

from dataclasses import replace

from cases.effects import Effect, Say, SayKind
from cases.ids import FlagId
from cases.levels import Mode
from cases.moments import HOUR
from cases.state import ClientState, Episode
from escalation.flagging import Notice
from escalation.saying import say_fixed
from escalation.scene import Scene, Turn

EPISODE_ENDS = HOUR


def safety(scene: Scene, flag: FlagId, notice: Notice) -> Turn:
    """Say the safety text of this acute message and carry the episode on.

    Open: every acute message gets its text. Neutral: once per episode; after that the client hears that
    it was passed on, or that somebody reads along, or, when nobody is there, the same text again.
    """
    episode = carried_on(scene, flag)
    again = scene.mode is not Mode.OPEN and episode.neutral_text_given
    key = _later_key(scene, notice.key) if again else notice.key
    given = episode.neutral_text_given or scene.mode is not Mode.OPEN
    state = replace(scene.state, episode=replace(episode, neutral_text_given=given))
    says: tuple[Effect, ...] = (_text(scene, key, flag),)
    return state, says


def carried_on(scene: Scene, flag: FlagId) -> Episode:
    """Return the episode with this acute message in it; after an hour without one a new episode begins."""
    episode = scene.state.episode
    if episode is None or scene.at - episode.last_acute > EPISODE_ENDS:
        return Episode(scene.at, scene.at, flag)
    return replace(episode, last_acute=scene.at)


def seen(scene: Scene, flag: FlagId) -> Say:
    """Return the line without a number that only its reader understands (design §2 rule 1)."""
    return _text(scene, "N1", flag)


def _later_key(scene: Scene, key: str) -> str:
    if _is_read(scene.state):
        return "READING"
    return "REPORTED" if scene.duty.staffed else key


def _is_read(state: ClientState) -> bool:
    return state.held_by is not None


def _text(scene: Scene, key: str, flag: FlagId) -> Say:
    return say_fixed(scene, key, SayKind.SAFETY, flag)
