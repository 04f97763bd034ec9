"""One turn's ground: the state it began with, the rules, the roster and the moment."""

from dataclasses import dataclass

from cases.effects import Effect
from cases.levels import Mode
from cases.moments import Moment
from cases.state import ClientState
from escalation.duty import Duty
from escalation.precedence import text_mode
from escalation.rulebook import Rulebook

Turn = tuple[ClientState, tuple[Effect, ...]]


@dataclass(frozen=True, slots=True)
class Scene:
    """``sent_at`` is the channel's date of the client's own message, None in a turn without one.

    ``seed`` is the id of this turn, from which chance is drawn; empty for what is said by telephone.
    """

    state: ClientState
    rulebook: Rulebook
    duty: Duty
    at: Moment
    sent_at: Moment | None = None
    seed: str = ""

    @property
    def mode(self) -> Mode:
        return text_mode(self.state, self.at)

    def after(self, turn: Turn) -> tuple["Scene", tuple[Effect, ...]]:
        """Return the scene as a part of the turn left it, and what that part asks for."""
        state, effects = turn
        if state is self.state:
            return self, effects
        return Scene(state, self.rulebook, self.duty, self.at, self.sent_at, self.seed), effects
