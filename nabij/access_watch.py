"""Looks for odd reading, and tells who reviews: at once of broken glass, by day of what is late."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.log import Log, Said
from bot.ports import Clock
from cases.desk import Colleague, StaffRole
from cases.glass import ReviewKind
from cases.ids import StaffId
from cases.moments import MINUTE, Moment, after
from cases.roster import Post
from cases.sides import Side
from vault.access_alerts import Limits, Looked, Noticed, noticed
from vault.access_reviews import Waiting

LOOK_EVERY = 5 * MINUTE


class ReviewShelf(Protocol):
    """Keeps lines and reviews; coordination does."""

    def lines_to_judge(self) -> Sequence[Looked]: ...

    def notice(self, found: Sequence[Noticed]) -> int: ...

    def reviews_to_tell(self) -> Sequence[Waiting]: ...

    def review_told(self, review: str) -> bool: ...

    def reviews_late(self) -> Sequence[Waiting]: ...

    def late_told(self, review: str) -> None: ...

    def colleagues(self) -> Sequence[Colleague]: ...

    def persons(self) -> dict[StaffId, str]: ...

    def at_posts(self, side: Side | None, posts: Sequence[Post]) -> frozenset[StaffId]: ...


class ReviewLine(Protocol):
    """Whoever calls people."""

    def review(self, staff: StaffId) -> int: ...


@dataclass
class AccessWatch:
    """Fits the loops' ``Work``. Who is told: codes stay behind the log-in, a call names nobody."""

    front: ReviewShelf
    paging: ReviewLine
    limits: Callable[[], Limits]
    clock: Clock
    log: Log
    name: str = "access_watch"
    _next: Moment | None = None

    def once(self, stop: threading.Event) -> int:
        """Tell what is new, look for what stands out every five minutes; 0: then the loop rests."""
        now = self.clock.now()
        if not stop.is_set() and (self._next is None or now >= self._next):
            self._next = after(now, LOOK_EVERY)
            self._look()
            self._remind()
        for each in self.front.reviews_to_tell():
            if stop.is_set():
                break
            self._tell(each)
        return 0

    def _look(self) -> None:
        found = noticed(self.front.lines_to_judge(), self.limits())
        new = self.front.notice(found) if found else 0
        if new:
            self.log(Said.READING_NOTICED, count=new)

    def _tell(self, review: Waiting) -> None:
        """Call about a review that is new; marked before, so that it never calls for ever."""
        first = self.front.review_told(review.id)
        if not first or review.kind is ReviewKind.UNASSIGNED:
            return  # told by another process, or it stands on the list: nobody is called for each
        went = sum(self.paging.review(each) for each in sorted(self._who(review)))
        said = Said.GLASS_TOLD if review.kind is ReviewKind.BREAK_GLASS else Said.READING_NOTICED
        self.log(said, alert=review.id, count=went)

    def _who(self, review: Waiting) -> set[StaffId]:
        """Return who is told: never who it is about. Broken glass is told to two sorts of people at least."""
        persons = self.front.persons()
        others = [one for one in self.front.colleagues() if persons.get(one.staff) != review.person]
        privacy = {one.staff for one in others if one.role is StaffRole.PRIVACY}
        if review.kind is not ReviewKind.BREAK_GLASS:
            return privacy
        there = self.front.at_posts(None, (Post.LEAD, Post.COORDINATOR)) & {one.staff for one in others}
        leads = {one.staff for one in others if one.role is StaffRole.LEAD}
        return privacy | (set(there) or leads)

    def _remind(self) -> None:
        """Call who plans and who leads about a review that is late, once a working day."""
        for each in self.front.reviews_late():
            self.front.late_told(each.id)
            persons = self.front.persons()
            there = self.front.at_posts(None, (Post.LEAD, Post.COORDINATOR))
            roles = {StaffRole.PRIVACY, StaffRole.COORDINATOR}
            everyone = {one.staff for one in self.front.colleagues() if one.role in roles}
            told = {one for one in there | everyone if persons.get(one) != each.person}
            went = sum(self.paging.review(one) for one in sorted(told))
            self.log(Said.REVIEW_OVERDUE, alert=each.id, kind=each.kind.value, count=went)
