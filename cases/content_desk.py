"""What a coordinator or reviewer is shown of the content: changes, releases, what is skipped now."""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.content import Plain
from cases.content_draft import Approval, Draft, Stage
from cases.content_edit import Files, Put
from cases.errors import NabijError
from cases.ids import ReleaseId
from cases.moments import HOUR, Moment

STOP_LASTS = 24 * HOUR
"""How long one person alone can have a question skipped; after it the question comes back by itself."""
SEEN_WITHIN = 24 * HOUR
"""How soon a second person looks at what one did at once: going back, and skipping."""


class EditClash(NabijError):
    """A colleague changed the same spot. ``put`` is what was to be saved, ``now`` what stands there."""

    text_key = "error.edit_clash"
    status = 409

    def __init__(self, put: Put, now: Plain | None) -> None:
        super().__init__()
        self.put, self.now = put, now


class NothingToUndo(NabijError):
    """This person has no step left to take back in this change."""

    text_key = "error.nothing_to_undo"
    status = 409


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One change in a list. ``by`` are the aliases of who wrote in it; ``own``: the reader did."""

    id: str
    title: str
    stage: Stage
    by: tuple[str, ...]
    own: bool
    changed_at: Moment
    files: int
    small: bool


@dataclass(frozen=True, slots=True)
class OpRow:
    """One step that was saved. ``what`` is a code, ``told`` what the sentence about it names."""

    number: int
    by: str
    own: bool
    at: Moment
    what: str
    told: tuple[str, ...]
    undone: bool


@dataclass(frozen=True, slots=True)
class VerdictRow:
    by: str
    approval: Approval


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """One change as it is now, with the content it began from and the content it makes."""

    draft: Draft
    files: Files
    base_files: Files
    live: ReleaseId
    by: tuple[str, ...]
    made_at: Moment
    steps: tuple[OpRow, ...]
    verdicts: tuple[VerdictRow, ...]
    conflicts_with_live: bool

    @property
    def changed(self) -> Mapping[str, Plain]:
        return {
            name: self.files[name] for name in self.files if self.files[name] != self.base_files.get(name)
        }


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """One release. ``approved_by`` are roles with aliases; ``people``: how many are on it, None unknown."""

    id: ReleaseId
    hash: str
    live: bool
    trial: bool
    title: str
    by: str
    at: Moment
    retired_at: Moment | None
    approved_by: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Something one person did at once that a second one has to look at: going back, or a stop."""

    id: str
    what: str
    told: str
    by: str
    own: bool
    at: Moment
    reason: str
    seen_by: str
    seen_at: Moment | None


@dataclass(frozen=True, slots=True)
class Stop:
    """What is left out now: one question, or with an empty ``question`` a whole dialogue."""

    dialogue: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class StopRow:
    """``until`` is when it lapses by itself; None once a second person agreed."""

    id: str
    stop: Stop
    reason: str
    by: str
    own: bool
    at: Moment
    until: Moment | None
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class ProofRow:
    """How far looking a change over came. ``result`` is empty until it is done, and then plain JSON."""

    digest: str
    begun_at: Moment
    done_at: Moment | None
    progress: str
    ok: bool
    lowered: bool
    result: str
