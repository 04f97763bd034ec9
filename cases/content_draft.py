"""How a change of the content becomes live: written, reviewed by somebody else, tried, and taken back (F18).

Two roads. A small change is wording only: one other person, live the same day. Everything else goes the
long road: reviewed, tried by fictional clients and staff, and only then live; what carries safety needs the
aandachtsfunctionaris (design §8, practice.md "Coordinator, Monday").
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cases.desk import StaffRole
from cases.errors import NabijError
from cases.ids import ReleaseId
from cases.moments import Moment

CONTENT_PEOPLE = frozenset({StaffRole.DV_LEAD, StaffRole.CONTENT_REVIEWER})
"""They read and judge what Nabij says, and see no client, no roster and no figure of anybody."""
EDITORS = frozenset({StaffRole.COORDINATOR})
LONG_REVIEWERS = frozenset({StaffRole.COORDINATOR, StaffRole.DV_LEAD})
SMALL_REVIEWERS = LONG_REVIEWERS | {StaffRole.CONTENT_REVIEWER}
"""The pool for a small change may hold people of other regions: they see content, and nobody's words."""
ALL_REVIEWERS = SMALL_REVIEWERS


class Stage(StrEnum):
    WRITING = "writing"
    REVIEW = "review"
    APPROVED = "approved"
    TRIAL = "trial"
    LIVE = "live"
    WITHDRAWN = "withdrawn"


class Road(StrEnum):
    SMALL = "small"
    LONG = "long"


class Verdict(StrEnum):
    APPROVED = "approved"
    RETURNED = "returned"


class OwnWork(NabijError):
    """Who wrote something of a change never approves it."""

    text_key = "error.own_work"
    status = 409


class StageMoved(NabijError):
    """A colleague took this change a step further, or back, meanwhile."""

    text_key = "error.stage_moved"
    status = 409


class NotProved(NabijError):
    """This content was not looked over as it is now, or something in it is not right."""

    text_key = "error.not_proved"
    status = 409


class ReasonMissing(NabijError):
    """What can make a message less urgent needs a reason."""

    text_key = "error.reason_missing"
    status = 422


class WrongReviewer(NabijError):
    """This change needs somebody with another role."""

    text_key = "error.wrong_reviewer"
    status = 409


class TrialTaken(NabijError):
    """Another change is being tried; one at a time, or nobody knows which of them a colleague saw."""

    text_key = "error.trial_taken"
    status = 409


class BaseMoved(NabijError):
    """Other content went live since this change was begun."""

    text_key = "error.base_moved"
    status = 409


@dataclass(frozen=True, slots=True)
class Needs:
    """What a change needs before it is live. ``safety``: the aandachtsfunctionaris is one of the approvers.

    ``trial``: fictional clients and staff get it first. ``reason``: it can make a message less urgent.
    """

    road: Road
    approvals: int = 1
    safety: bool = False
    trial: bool = False
    reason: bool = False


SMALL = Needs(Road.SMALL)


def long_road(*, safety: bool, lowered: bool) -> Needs:
    """Return what the long road asks: one more person where something can become less urgent."""
    return Needs(Road.LONG, 2 if lowered else 1, safety or lowered, trial=True, reason=lowered)


@dataclass(frozen=True, slots=True)
class Approval:
    """``digest`` is the mark of the content that was approved; other content is approved by nobody."""

    person: str
    role: StaffRole
    verdict: Verdict
    digest: str
    at: Moment
    words: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One change of the content. ``authors`` are all people who wrote something of it."""

    id: str
    title: str
    base: ReleaseId
    stage: Stage
    authors: frozenset[str]
    digest: str = ""
    needs: Needs = SMALL
    reason: str = ""
    approvals: tuple[Approval, ...] = field(default=())
    release: ReleaseId | None = None

    @property
    def approved_by(self) -> tuple[Approval, ...]:
        """Return who approved exactly this content."""
        return tuple(
            one for one in self.approvals if one.verdict is Verdict.APPROVED and one.digest == self.digest
        )

    @property
    def is_open(self) -> bool:
        return self.stage not in (Stage.LIVE, Stage.WITHDRAWN)


def written(draft: Draft, person: str) -> Draft:
    """Return the draft after somebody changed a word: what was approved was something else."""
    if not draft.is_open or draft.stage is Stage.TRIAL:
        raise StageMoved
    return replace(draft, stage=Stage.WRITING, digest="", approvals=(), authors=draft.authors | {person})


def sent(draft: Draft, digest: str, needs: Needs, *, proved: bool, reason: str) -> Draft:
    """Return the draft as it waits for a reviewer. Raises StageMoved, NotProved, ReasonMissing."""
    if draft.stage is not Stage.WRITING:
        raise StageMoved
    if not proved:
        raise NotProved
    if needs.reason and not reason.strip():
        raise ReasonMissing
    return replace(draft, stage=Stage.REVIEW, digest=digest, needs=needs, reason=reason.strip())


def may_review(needs: Needs, role: StaffRole) -> bool:
    return role in (SMALL_REVIEWERS if needs.road is Road.SMALL else LONG_REVIEWERS)


def approved(draft: Draft, approval: Approval) -> Draft:
    """Return the draft with this approval; with the last one it needs it is approved.

    Raises StageMoved when it is not the content that was sent, OwnWork, WrongReviewer.
    """
    if draft.stage is not Stage.REVIEW or approval.digest != draft.digest:
        raise StageMoved
    if approval.person in draft.authors:
        raise OwnWork
    if not may_review(draft.needs, approval.role):
        raise WrongReviewer
    others = tuple(one for one in draft.approvals if one.person != approval.person)
    found = replace(draft, approvals=(*others, approval))
    return replace(found, stage=Stage.APPROVED) if is_complete(found) else found


def returned(draft: Draft, approval: Approval) -> Draft:
    """Return the draft as it goes back to who wrote it, with what the reviewer said."""
    if draft.stage not in (Stage.REVIEW, Stage.APPROVED, Stage.TRIAL):
        raise StageMoved
    return replace(draft, stage=Stage.WRITING, approvals=(*draft.approvals, approval))


def is_complete(draft: Draft) -> bool:
    """Say whether enough people approved, and the ones that this change needs."""
    people = {one.person for one in draft.approved_by}
    roles = {one.role for one in draft.approved_by}
    return len(people) >= draft.needs.approvals and (not draft.needs.safety or StaffRole.DV_LEAD in roles)


def still_needed(draft: Draft) -> tuple[int, bool]:
    """Return how many more people must approve, and whether the aandachtsfunctionaris must be one."""
    people = {one.person for one in draft.approved_by}
    lead = draft.needs.safety and StaffRole.DV_LEAD not in {one.role for one in draft.approved_by}
    return max(draft.needs.approvals - len(people), int(lead)), lead


def on_trial(draft: Draft, live: ReleaseId) -> Draft:
    """Return the draft as fictional clients and staff get it. Raises StageMoved, BaseMoved."""
    if draft.stage is not Stage.APPROVED or not draft.needs.trial:
        raise StageMoved
    _on_base(draft, live)
    return replace(draft, stage=Stage.TRIAL)


def gone_live(draft: Draft, live: ReleaseId, release: ReleaseId) -> Draft:
    """Return the draft as it is live. Raises StageMoved, BaseMoved."""
    ready = Stage.TRIAL if draft.needs.trial else Stage.APPROVED
    if draft.stage is not ready or not is_complete(draft):
        raise StageMoved
    _on_base(draft, live)
    return replace(draft, stage=Stage.LIVE, release=release)


def withdrawn(draft: Draft) -> Draft:
    if not draft.is_open:
        raise StageMoved
    return replace(draft, stage=Stage.WITHDRAWN)


def carries_safety(changed: Iterable[str]) -> bool:
    """Say whether a change that is not small can touch what keeps people safe, by the files it is in."""
    return any(not name.startswith(_HARMLESS) for name in changed)


_HARMLESS = ("huiswoorden.yaml", "verouderd.yaml", "replies/", "stories/")


def _on_base(draft: Draft, live: ReleaseId) -> None:
    if draft.base != live:
        raise BaseMoved
