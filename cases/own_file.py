"""The file a client may have: what is kept of the own side, with what is about others taken out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cases.consents import Consented
from cases.moments import Moment
from cases.rights import WAIT, Request
from cases.who_looked import Look


@dataclass(frozen=True, slots=True)
class OwnText:
    """A free text. ``source`` and ``ref`` say where it stands; ``who``: client, worker, bot."""

    source: str
    ref: str
    at: Moment
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """One passage that nobody looked at yet, shown once for all ``refs`` that hold the very same text.

    ``sentences`` are words with their places in the text.
    """

    source: str
    refs: tuple[str, ...]
    part: int
    at: Moment
    who: str
    sentences: tuple[tuple[tuple[int, str], ...], ...]


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    at: Moment
    dialogue: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class OwnFile:
    """``contact`` are the fields of the safe-contact record as name and words."""

    made_at: Moment
    texts: tuple[OwnText, ...] = ()
    answers: tuple[OwnAnswer, ...] = ()
    contact: tuple[tuple[str, str], ...] = ()
    consents: tuple[Consented, ...] = ()
    requests: tuple[Request, ...] = ()
    looks: tuple[Look, ...] = ()
    zone: str = "Europe/Amsterdam"


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What a worker wrote down about a request. ``note`` is kept sealed."""

    kind: str
    way: str
    asker: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RequestsSheet:
    """The register of one client. ``texts_left``: passages to look at, by request; ``wait``: microseconds."""

    requests: tuple[Request, ...]
    texts_left: Mapping[str, int] = field(default_factory=dict)
    wait: int = WAIT
