"""Holds what turns are judged by: the live release, compiled, and the roster. Keeps the last good of both.

Content that cannot be read never stops the line: without a release, or without a lexicon in it, the built-in
minimum list screens and every message goes to a human.
"""

import threading
from dataclasses import dataclass, field

from bot.handle import Reader, Rules
from bot.library import Library, from_canonical
from bot.log import Log, Said, Seldom, code_of
from bot.ports import Clock, Coordination
from cases.ids import ReleaseId
from cases.moments import SECOND, Moment, after
from cases.roster import DutyModel, Roster
from cases.sides import Side
from escalation.detector import Detector
from escalation.duty import duty_at
from escalation.rulebook import Rulebook, minimal_rulebook

REFRESH = 2 * SECOND
MOST_EARLIER = 8
"""Releases whose scripts are kept for talks under way; a talk lasts 24 hours at most."""
NOBODY = Roster(DutyModel.NONE, (), ())


@dataclass
class Brain:
    """The rules of one side, asked before every turn. Safe from any thread.

    It asks coordination at most every two seconds; ``learn`` asks now. Without ``second_opinion`` rules
    alone screen, whatever the release holds.
    """

    coordination: Coordination
    side: Side
    clock: Clock
    read: Reader
    log: Log
    second_opinion: bool = True
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _book: Rulebook = field(default_factory=minimal_rulebook)
    _roster: Roster = NOBODY
    _known: ReleaseId | None = None
    _refused: ReleaseId | None = None
    _next: Moment | None = None
    _fresh: Moment | None = None
    _complain: Seldom = field(init=False)

    def __post_init__(self) -> None:
        self._complain = Seldom(self.log, self.clock.real)

    @property
    def release(self) -> ReleaseId | None:
        """Return the release this side works by; None while only the built-in list screens."""
        return self._known

    @property
    def fresh(self) -> Moment | None:
        """Return when coordination last confirmed that these rules are the live ones; None when never."""
        return self._fresh

    def rules(self) -> Rules:
        """Return the rules as they are now. Never raises."""
        with self._lock:
            if self._next is None or self.clock.real() >= self._next:
                self._learn()
            return Rules(self._book, duty_at(self._roster, self.clock.now()), self.read)

    def learn(self) -> None:
        """Look for a new release and roster now."""
        with self._lock:
            self._learn()

    def _learn(self) -> None:
        self._next = after(self.clock.real(), REFRESH)
        try:
            self._roster = self.coordination.roster(self.side)
        except Exception as error:  # noqa: BLE001 - yesterday's roster is better than no answer
            self._complain(Said.ROSTER_STALE, side=self.side.value, code=code_of(error))
        try:
            found = self.coordination.live_release(self._known)
        except Exception as error:  # noqa: BLE001 - broken or out of reach: the last good one stays
            self._keep_last(error, None)
        else:
            if found is not None and found[0] != self._refused:
                self._take_in(*found)
            if self._refused is None:
                self._fresh = self.clock.real()
        if self._known is None:
            self._complain(Said.NO_DETECTOR, side=self.side.value)

    def _take_in(self, release: ReleaseId, body: bytes) -> None:
        try:
            library = from_canonical(body)
            self._book = self._compiled(release, library)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with content, the line goes on
            self._keep_last(error, release)
            return
        self._known, self._refused = release, None
        self.log(Said.RELEASE_LOADED, release=release, side=self.side.value)

    def _keep_last(self, error: Exception, release: ReleaseId | None) -> None:
        self._refused = release
        self._complain(Said.RELEASE_REFUSED, release=release, side=self.side.value, code=code_of(error))

    def _compiled(self, release: ReleaseId, library: Library) -> Rulebook:
        earlier = dict(self._book.earlier)
        if self._book.scripts:
            earlier[self._book.release] = self._book.scripts
        kept = dict(list(earlier.items())[-MOST_EARLIER:])
        return Rulebook(
            release,
            self._detector(release, library),
            library.scripts,
            library.texts,
            library.programmes,
            kept,
        )

    def _detector(self, release: ReleaseId, library: Library) -> Detector:
        if not library.lexicon.rules:
            self.log(Said.NO_DETECTOR, release=release, side=self.side.value)
            return Detector.minimal()
        return Detector.of(library.lexicon, str(release), library.second if self.second_opinion else None)
