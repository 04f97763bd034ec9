"""The days from which a client's programme counts, as JSON: codes and moments only."""

import json

from cases.anchors import Anchor, Anchors, anchors_of
from cases.moments import Moment


def anchors_text(anchors: Anchors) -> str:
    return json.dumps([[anchor.value, moment] for anchor, moment in anchors.moments], separators=(",", ":"))


def anchors_in(stored: str) -> Anchors:
    """Read stored anchors. Raises TypeError or ValueError when they are none."""
    return anchors_of({Anchor(anchor): Moment(moment) for anchor, moment in json.loads(stored)})
