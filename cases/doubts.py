"""What is kept of a doubt about who is writing, and of how somebody usually writes: numbers and codes."""

from dataclasses import dataclass

from cases.moments import Moment


@dataclass(frozen=True, slots=True)
class DoubtSign:
    """One reason to doubt who has the phone, without any words. ``why`` is a code."""

    why: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Manner:
    """How a client writes, summed over ``messages`` of three words or more: counts, no words.

    ``words`` in all; how many began with a capital, ended with a full stop, or said "u".
    """

    messages: int = 0
    words: int = 0
    capitals: int = 0
    stops: int = 0
    formal: int = 0
