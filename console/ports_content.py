"""What the content studio needs, as promises; the vault fits them by shape and ``nabij`` wires them."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from cases.content import Plain
from cases.content_desk import DraftRow, MoveRow, OpenDraft, OpRow, ProofRow, ReleaseRow, Stop, StopRow
from cases.content_draft import Needs, Stage, Verdict
from cases.content_edit import Files, Put
from cases.desk import Staff
from cases.ids import ClientId, ReleaseId
from cases.moments import Moment
from cases.sides import Side
from cases.step_counts import StepCount


class ContentDesk(Protocol):
    """Changes of the content, as far as a person may take them. Raises NotFound for who may not."""

    def drafts(self, staff: Staff) -> Sequence[DraftRow]:
        """Return all changes, the last touched first."""

    def draft(self, staff: Staff, draft: str) -> OpenDraft:
        """Open one change with the content it makes. Raises NotFound, ReleaseBroken."""

    def content_file(self, staff: Staff, draft: str, file: str) -> Plain | None:
        """Return one file as a change has it; None when it has no such file."""

    def live_files(self, staff: Staff) -> tuple[ReleaseId, Files]:
        """Return the content that is live. Raises ReleaseBroken."""

    def begin_draft(self, staff: Staff, title: str, puts: Sequence[Put] = (), mark: str = "") -> str:
        """Begin a change of what is live now and return its id; ``puts`` are its first step."""

    def edit(
        self,
        staff: Staff,
        draft: str,
        puts: Sequence[Put],
        what: str,
        told: Sequence[str] = (),
        mark: str = "",
    ) -> None:
        """Save one step; the same form again saves nothing. Raises EditClash, StageMoved, NotFound.

        ``what`` is a code of ``console.words_content.STEPS``, ``told`` what its sentence names.
        """

    def undo(self, staff: Staff, draft: str) -> OpRow:
        """Take back this person's own last step. Raises NothingToUndo, EditClash, StageMoved."""

    def name_draft(self, staff: Staff, draft: str, title: str) -> None: ...

    def withdraw(self, staff: Staff, draft: str) -> None:
        """Put a change aside for good. Raises StageMoved."""

    def renew(self, staff: Staff, draft: str, choices: Mapping[str, str]) -> bool:
        """Bring a change onto what is live now; False, and nothing done, while a choice is missing.

        ``choices`` say by ``cases.content_edit.spot_name`` whose words stay: ``mine`` or ``theirs``.
        """

    def proof_of(self, staff: Staff, draft: str) -> tuple[str, ProofRow | None]:
        """Return the mark of a change as it is now, and how far looking it over came."""

    def send(self, staff: Staff, draft: str, reason: str = "") -> Needs:
        """Ask for a reviewer; return what it needs. Raises NotProved, ReasonMissing, StageMoved."""

    def judge(self, staff: Staff, draft: str, verdict: Verdict, mark: str, words: str = "") -> Stage:
        """Approve a change as it was read, or give it back with words; return where it stands now.

        Raises OwnWork, WrongReviewer, StageMoved, BaseMoved.
        """

    def begin_trial(self, staff: Staff, draft: str) -> ReleaseId:
        """Let made-up clients and colleagues have it first. Raises StageMoved, BaseMoved, TrialTaken."""

    def go_live(self, staff: Staff, draft: str) -> ReleaseId:
        """Make an approved change live. Raises StageMoved, BaseMoved."""

    def releases(self, staff: Staff) -> Sequence[ReleaseRow]:
        """Return the last releases, the newest first."""

    def release_files(self, staff: Staff, number: ReleaseId) -> Files:
        """Return the content of a release. Raises NotFound, ReleaseBroken."""

    def go_back(self, staff: Staff, number: ReleaseId, reason: str) -> None:
        """Make an earlier release live again, at once. Raises ReasonMissing, StageMoved, ReleaseBroken."""

    def moves(self, staff: Staff) -> Sequence[MoveRow]:
        """Return what one person did at once, the newest first, and who looked at it after."""

    def see_move(self, staff: Staff, of: str) -> None:
        """Keep that a second person looked at it. Raises OwnWork, StageMoved, NotFound."""

    def stops(self, staff: Staff) -> Sequence[StopRow]:
        """Return what is left out now."""

    def stop(self, staff: Staff, what: Stop, reason: str) -> str:
        """Leave a question or a dialogue out now; it lapses after a day unless a second person agrees.

        Raises ReasonMissing, StageMoved where it is left out already, NotFound where it is not live.
        """

    def confirm_stop(self, staff: Staff, of: str) -> None:
        """Agree that it stays out until somebody ends it. Raises OwnWork, StageMoved, NotFound."""

    def end_stop(self, staff: Staff, of: str) -> None:
        """Let it be asked again. Raises StageMoved, NotFound."""

    def is_tester(self, staff: Staff, party: ClientId) -> bool:
        """Say whether this party tries releases first. Raises NotFound for who is no worker."""

    def make_tester(self, staff: Staff, party: ClientId, side: Side, *, on: bool) -> None:
        """Keep whether this party is a colleague's own phone or a made-up person. Raises NotFound."""


class SideCounts(Protocol):
    """How many people of one side would meet a change, and from when; numbers and no person."""

    def who_gets(self, dialogues: frozenset[str] | None) -> tuple[int, Moment | None]:
        """Count who gets one of these next, and when the first does; None: whatever they get next."""

    def where_talks_stop(self, dialogue: str) -> Sequence[StepCount]:
        """Count the answers to its steps, leaving out what fewer than ten people did."""


class Proofs(Protocol):
    """Looks a change over in a process of its own: faults, stories, and danger that would be lost."""

    def begin(self, mark: str, base: Files, files: Files) -> None:
        """Begin unless it runs or is done; what comes of it is kept with the change."""


class WordEffects(Protocol):
    """Looks quickly at what a change of the danger words does to sentences of known level, run apart."""

    def begin(self, mark: str, base: Files, files: Files) -> None:
        """Begin unless it runs or is done; ``mark`` tells this content from any other."""

    def found(self, mark: str, /) -> str | None:
        """Return what came of it as JSON: empty while it runs, None where nobody asked or it failed."""
