"""What stands beside the live release: what is left out now, what is tried, and what talks still stand on.

None of it may stop the line: what cannot be read is as it was, and the live release goes on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.attempt import Attempt, TooSlow
from bot.log import Said, Seldom, code_of
from bot.ports import Coordination
from cases.ids import ClientId, ReleaseId
from cases.sides import Side
from dialogs.script import Script
from escalation.rulebook import Rulebook

Made = Callable[[ReleaseId, bytes], Rulebook]
Scripts = Callable[[bytes], Mapping[str, Script]]


@dataclass
class Beside:
    """``made`` makes rules of a release that has to prove itself; ``scripts`` reads its dialogues only."""

    coordination: Coordination
    side: Side
    complain: Seldom
    made: Made
    scripts: Scripts
    left: frozenset[tuple[str, str]] = frozenset()
    testers: frozenset[ClientId] = frozenset()
    trial: Rulebook | None = None
    _refused: ReleaseId | None = None
    _attempt: tuple[ReleaseId, Attempt[Rulebook]] | None = None
    _earlier: dict[ReleaseId, Mapping[str, Script]] = field(default_factory=dict)

    def learn(self) -> None:
        """Ask again what is left out and what is tried."""
        try:
            self.left = frozenset((one.dialogue, one.question) for one in self.coordination.stopped())
            self._try_out()
        except Exception as error:  # noqa: BLE001 - what was known stays; the live release goes on
            self.complain(Said.ROSTER_STALE, side=self.side.value, code=code_of(error))

    def _try_out(self) -> None:
        number = self.coordination.trial_number()
        if number is None:
            self.trial, self.testers = None, frozenset()
            self._refused = self._attempt = None
            return
        self.testers = self.coordination.testers(self.side)
        if not self.testers or number == self._refused:
            return
        if self.trial is None or self.trial.release != number:
            self._take_in(number)

    def _take_in(self, number: ReleaseId) -> None:
        """Take a release on trial in when it is ready; one that cannot be used is tried by nobody."""
        self.trial = None
        if self._attempt is None or self._attempt[0] != number:
            body = self.coordination.release_body(number)
            self._attempt = (number, Attempt(lambda: self.made(number, body)))
        try:
            self.trial = self._attempt[1].result(0)
        except TooSlow:
            return  # asked again in two seconds; no turn waits for a trial
        except Exception as error:  # noqa: BLE001 - who would try it gets the live release instead
            self._refused = number
            self.complain(Said.RELEASE_REFUSED, release=number, side=self.side.value, code=code_of(error))

    def earlier(self) -> Mapping[int, Mapping[str, Script]]:
        """Return the dialogues that a talk of the last day may stand on, read once."""
        try:
            for number in self.coordination.lately():
                if number not in self._earlier:
                    self._earlier[number] = self.scripts(self.coordination.release_body(number))
        except Exception as error:  # noqa: BLE001 - such a talk goes on in the words that are live
            self.complain(Said.ROSTER_STALE, side=self.side.value, code=code_of(error))
        return {int(number): scripts for number, scripts in self._earlier.items()}
