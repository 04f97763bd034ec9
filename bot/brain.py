"""Holds what turns are judged by: the live release, compiled, and the roster. Keeps the last good of both.

Content that cannot be used never stops the line: the last good release stays; when there is none, the
built-in minimum list screens and every message goes to a human. Either way ``trouble`` says so.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.attempt import Attempt, TooSlow
from bot.beside import Beside
from bot.compiled import detector_of
from bot.handle import Reader, Rules
from bot.library import Library, from_canonical
from bot.library_scripts import scripts_in
from bot.log import Log, Said, Seldom, code_of
from bot.ports import Clock, Coordination
from cases.errors import ReleaseBroken
from cases.ids import BotId, ClientId, ReleaseId, StaffId
from cases.moments import SECOND, Moment, after
from cases.roster import DutyModel, Roster
from cases.sides import Side
from cases.social_map import SocialMap
from dialogs.replies import ReadyReply
from escalation.barring import behind
from escalation.detector import Detector
from escalation.duty import duty_at
from escalation.lexicon_alive import unheard
from escalation.rulebook import Rulebook, minimal_rulebook

REFRESH = 2 * SECOND
MOST_EARLIER = 8
"""Releases whose scripts are kept for talks under way; a talk lasts 24 hours at most."""
NOBODY = Roster(DutyModel.NONE, (), ())
PATIENCE_SECONDS = 10.0
"""How long a release may take to compile and to prove that it hears, before the last good one goes on."""


class Why(StrEnum):
    """What is wrong with the risk detection. The last two: the release reads well and hears too little."""

    NO_RELEASE = "no_release"
    DAMAGED = "damaged"
    REFUSED = "refused"
    SLOW = "slow"
    EMPTY = "empty"
    DEAF = "deaf"


@dataclass(frozen=True, slots=True)
class Trouble:
    """The live release cannot be used. ``bare``: not even an older one, so every message goes to a human."""

    why: Why
    bare: bool


class _Useless(Exception):
    """A release whose rules would let plain cries for help pass."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass
class Brain:
    """The rules of one side, asked before every turn. Safe from any thread.

    It asks coordination at most every two seconds; ``learn`` asks now. Without ``second_opinion`` rules
    alone screen, whatever the release holds. ``opened`` reads a release; ``patience`` is in seconds;
    ``is_behind`` says whether the queue of this side is answered too late to promise anything.
    """

    coordination: Coordination
    side: Side
    clock: Clock
    read: Reader
    log: Log
    second_opinion: bool = True
    opened: Callable[[bytes], Library] = from_canonical
    patience: float = PATIENCE_SECONDS
    walk_in: Mapping[BotId, Side] = field(default_factory=dict)
    is_behind: Callable[[], bool] = lambda: False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _book: Rulebook = field(default_factory=minimal_rulebook)
    _roster: Roster = NOBODY
    _pageable: frozenset[StaffId] = frozenset()
    _silent_until: Moment | None = None
    _late: bool = False
    _replies: tuple[ReadyReply, ...] = ()
    _known: ReleaseId | None = None
    _refused: ReleaseId | None = None
    _next: Moment | None = None
    _fresh: Moment | None = None
    _social_map: SocialMap = ()
    _why: Why | None = None
    _attempt: tuple[ReleaseId, Attempt[tuple[Library, Detector]]] | None = None
    _complain: Seldom = field(init=False)
    _beside: Beside = field(init=False)
    _shown: Rulebook = field(init=False)
    _trial: Rulebook | None = None
    _seen: tuple[object, ...] = ()

    def __post_init__(self) -> None:
        self._complain = Seldom(self.log, self.clock.real)
        self._beside = Beside(self.coordination, self.side, self._complain, self._proved_book, scripts_in)
        self._shown = self._book

    @property
    def release(self) -> ReleaseId | None:
        """Return the release this side works by; None while only the built-in list screens."""
        return self._known

    @property
    def social_map(self) -> SocialMap:
        """Return whom a person can turn to, as the release in use has it; empty while there is none."""
        return self._social_map

    @property
    def replies(self) -> tuple[ReadyReply, ...]:
        """Return the ready answers that the release in use offers to workers; none while there is none."""
        return self._replies

    @property
    def fresh(self) -> Moment | None:
        """Return when coordination last confirmed that these rules are the live ones; None when never."""
        return self._fresh

    @property
    def trouble(self) -> Trouble | None:
        """Return what is wrong with the risk detection; None when it works by the live release."""
        why = self._why
        return None if why is None else Trouble(why, self._book.detector.bare)

    def rules(self) -> Rules:
        """Return the rules as they are now. Never raises."""
        with self._lock:
            if self._next is None or self.clock.real() >= self._next:
                self._learn()
            return self._now()

    def rules_at_once(self) -> Rules | None:
        """Return the rules without waiting; None while coordination is asked, or has to be asked first."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            if self._next is None or self.clock.real() >= self._next:
                return None
            return self._now()
        finally:
            self._lock.release()

    def _now(self) -> Rules:
        duty = duty_at(self._roster, self.clock.now())
        duty = behind(duty) if self._late else duty
        read, walk_in = self.read, self.walk_in
        trying = (self._trial, self._beside.testers)
        return Rules(self._shown, duty, read, self._barred, self._pageable, walk_in, *trying)

    def learn(self) -> None:
        """Look for a new release and roster now."""
        with self._lock:
            self._learn()

    def _queue_is_late(self) -> bool:
        try:
            return self.is_behind()
        except Exception as error:  # noqa: BLE001 - a store that cannot be asked answers nobody either
            self._complain(Said.ROSTER_STALE, side=self.side.value, code=code_of(error))
            return True

    def _barred(self, client: ClientId) -> frozenset[StaffId]:
        """Return who may not be paged about a client, nobody while coordination cannot be asked.

        Then somebody of the other side may be paged, with codes only; ``admit`` still refuses them the
        client. It is not asked again for two seconds: a turn holds a client meanwhile.
        """
        if self._silent_until is not None and self.clock.real() < self._silent_until:
            return frozenset()
        try:
            return self.coordination.barred(self.side, client)
        except Exception as error:  # noqa: BLE001 - a page too many is better than none
            self._silent_until = after(self.clock.real(), REFRESH)
            self._complain(Said.ROSTER_STALE, side=self.side.value, code=code_of(error))
            return frozenset()

    def _learn(self) -> None:
        self._next = after(self.clock.real(), REFRESH)
        try:
            self._roster = self.coordination.roster(self.side)
            self._pageable = self.coordination.pageable(self.side)
        except Exception as error:  # noqa: BLE001 - yesterday's roster is better than no answer
            self._complain(Said.ROSTER_STALE, side=self.side.value, code=code_of(error))
        self._late = self._queue_is_late()
        self._renew()
        self._look_beside()
        if self._known is None:
            self._complain(Said.NO_DETECTOR, side=self.side.value)

    def _look_beside(self) -> None:
        """Leave out what is left out now, of the live release and of the one that is tried."""
        self._beside.learn()
        seen = (id(self._book), id(self._beside.trial), self._beside.left)
        if seen != self._seen:
            self._seen = seen
            self._shown = self._book.leaving(self._beside.left)
            tried = self._beside.trial
            self._trial = None if tried is None else tried.leaving(self._beside.left)

    def _proved_book(self, release: ReleaseId, body: bytes) -> Rulebook:
        """Make the rules of a release that is tried; it has to hear as much as a live one."""
        library, detector = self._proved(release, body)
        return Rulebook(release, detector, library.scripts, library.texts, library.programmes)

    def _renew(self) -> None:
        """Take the live release in when it is another one and any good."""
        before = self._why
        try:
            found = self.coordination.live_release(self._known)
        except Exception as error:  # noqa: BLE001 - broken or out of reach: the last good one stays
            self._out_of_reach(error)
        else:
            if found is None:
                self._refused = self._attempt = None
                self._why = Why.EMPTY if self._book.detector.bare else None
            elif found[0] != self._refused:
                self._take_in(*found)
            if self._refused is None and self._attempt is None:
                self._fresh = self.clock.real()
        if before is not None and self._why is None:
            self.log(Said.DETECTOR_BACK, side=self.side.value)

    def _out_of_reach(self, error: Exception) -> None:
        """Keep what is known. A store that is away says nothing about the release that is in use."""
        self._keep_last(error, None)
        if isinstance(error, ReleaseBroken):
            self._why = Why.DAMAGED
        elif self._known is None:
            self._why = Why.NO_RELEASE

    def _take_in(self, release: ReleaseId, body: bytes) -> None:
        try:
            library, detector = self._tried(release, body)
        except TooSlow as slow:  # asked again: what comes late is taken in late
            self._keep_last(slow, None)
            self._why = Why.SLOW
            return
        except Exception as error:  # noqa: BLE001 - whatever is wrong with content, the line goes on
            self._keep_last(error, release)
            self._attempt = None
            self._why = error.why if isinstance(error, _Useless) else Why.REFUSED
            return
        self._book = self._compiled(release, library, detector)
        self._social_map = library.social_map
        self._replies = tuple(library.replies.values())
        self._known, self._refused, self._attempt = release, None, None
        self._why = Why.EMPTY if detector.bare else None
        self.log(Said.RELEASE_LOADED, release=release, side=self.side.value)

    def _tried(self, release: ReleaseId, body: bytes) -> tuple[Library, Detector]:
        """Open a release and let it prove that it hears; turns wait for it once and no longer.

        Raises TooSlow, _Useless, and what opening raises.
        """
        if self._attempt is not None and self._attempt[0] == release:
            return self._attempt[1].result(0)
        attempt = Attempt(lambda: self._proved(release, body))
        self._attempt = (release, attempt)
        return attempt.result(self.patience)

    def _proved(self, release: ReleaseId, body: bytes) -> tuple[Library, Detector]:
        library = self.opened(body)
        if not library.lexicon.rules:
            # With nothing else at hand its dialogues are still better than none; the built-in list screens.
            if self._known is not None:
                raise _Useless(Why.EMPTY)
            return library, Detector.minimal()
        detector = detector_of(library.lexicon, str(release))
        if unheard(detector):  # by its rules: a guess may not make up for rules that are gone
            raise _Useless(Why.DEAF)
        return library, replace(detector, second=library.second) if self.second_opinion else detector

    def _keep_last(self, error: Exception, release: ReleaseId | None) -> None:
        self._refused = release
        self._complain(Said.RELEASE_REFUSED, release=release, side=self.side.value, code=code_of(error))

    def _compiled(self, release: ReleaseId, library: Library, detector: Detector) -> Rulebook:
        earlier = dict(self._book.earlier)
        if self._known is None:  # just started: a talk of before stays in the words it began in
            earlier |= self._beside.earlier()
        if self._book.scripts:
            earlier[self._book.release] = self._book.scripts
        kept = dict(list(earlier.items())[-MOST_EARLIER:])
        return Rulebook(release, detector, library.scripts, library.texts, library.programmes, kept)
