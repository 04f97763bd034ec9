"""Whether a question of ours reached the phone: silence after one that did not is never the client's."""

from enum import StrEnum


class Arrived(StrEnum):
    YES = "yes"
    """It did, or may have."""
    WAITING = "waiting"
    """It is still here: the channel is away, or the moment not safe."""
    NO = "no"
    """It never will."""
