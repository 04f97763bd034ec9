"""What somebody who works with a client may know of how long things of that client are kept."""

from dataclasses import dataclass

from cases.erasing import HoldReason
from cases.moments import Moment


@dataclass(frozen=True, slots=True)
class Keeping:
    """``words_end``: when the first words end by themselves; None for no words, or while all is kept.

    ``reason``: why nothing may go, None under no hold; two people look again by ``review_by``.
    ``restricted``: the client had the use of the data stopped, so nothing goes by itself either.
    """

    words_end: Moment | None = None
    reason: HoldReason | None = None
    review_by: Moment | None = None
    restricted: bool = False

    @property
    def is_all_kept(self) -> bool:
        """Say whether nothing of this client goes by itself now."""
        return self.restricted or self.reason is not None
