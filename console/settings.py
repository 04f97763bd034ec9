"""What an organisation chooses for its console; the wiring fills it from the settings file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from cases.consents import CURRENT_TEXT
from cases.programme import Programme
from cases.sides import Side
from console.ports_login import SignOn
from console.studio_tools import Studio
from console.theme import Theme
from dialogs.pictures import PictureSet
from dialogs.replies import ReadyReply

Programmes = tuple[tuple[str, str], ...]

PROGRAMMES: Programmes = (("weekly", "Elke week"),)
OPENERS = (
    "Er staat een vragenlijst klaar. 2 minuten.",
    "Je weeklijstje staat klaar.",
    "Herinnering: lijstje invullen.",
    "De planning staat klaar.",
)
ZONES = (
    "Europe/Amsterdam",
    "Europe/Brussels",
    "Europe/Istanbul",
    "Europe/Warsaw",
    "Africa/Casablanca",
    "America/Curacao",
    "America/Paramaribo",
)


class Detection(IntEnum):
    """How the risk detection is: by the live list, by an older one, or by the built-in words alone."""

    WORKS = 0
    OLD = 1
    DOWN = 2


@dataclass(frozen=True, slots=True)
class Going:
    """A place from which the bot can go on: a dialogue from its start, or one of its questions."""

    script: str
    step: str
    title: str

    @property
    def code(self) -> str:
        return f"{self.script}:{self.step}"


def _plan_only(_side: Side, _programme: str) -> tuple[Going, ...]:
    return ()


def _no_programme(_side: Side, _name: str) -> None:
    return None


def _works(_side: Side) -> Detection:
    return Detection.WORKS


def _no_region(_side: Side) -> str:
    return ""


def _no_replies(_side: Side) -> Sequence[ReadyReply]:
    return ()


@dataclass(frozen=True, slots=True)
class ConsoleSettings:
    """``secure`` false allows the demo's plain cookie on http.

    ``origin`` is the public address, such as ``https://nabij.example``; empty takes it from the request.
    ``heartbeat`` is in seconds; ``streams`` is how many one session may have open in one process.
    ``programmes`` gives code and Dutch title of what can be chosen now: the live content may change.
    ``detection`` says how the risk detection of a side is at this moment.
    ``replies`` are the ready answers a side's workers may choose from, by the live content.
    ``goings`` gives where the bot can go on, for a side and a programme of the live content.
    ``programme`` gives a programme of the live content itself, None where nothing can be planned.
    ``pictures`` are the sets of pictures of the live content that a client can choose from.
    ``backup_phone`` is the number a worker rings when the connection is gone; empty shows none.
    ``sign_on`` is the log-in by the organisation's own provider, where there is one.
    ``second_factor``: who arranges or sees much makes a passkey or a code app before anything else.
    ``report_address``: where anybody tells of a hole in this installation, by mail or on the web.
    ``studio``: what the pages about content work with besides their desk.
    ``region`` is the name of the regional Veilig Thuis of the organisation; it stands beside the number.
    """

    secure: bool = True
    origin: str = ""
    zone: str = "Europe/Amsterdam"
    agreement_version: str = CURRENT_TEXT
    programmes: Callable[[], Programmes] = lambda: PROGRAMMES
    detection: Callable[[Side], Detection] = _works
    goings: Callable[[Side, str], tuple[Going, ...]] = _plan_only
    programme: Callable[[Side, str], Programme | None] = _no_programme
    replies: Callable[[Side], Sequence[ReadyReply]] = _no_replies
    pictures: Callable[[], Mapping[str, PictureSet]] = dict
    openers: tuple[str, ...] = OPENERS
    zones: tuple[str, ...] = ZONES
    theme: Theme | None = None
    heartbeat: float = 15.0
    streams: int = 20
    backup_phone: str = ""
    region: Callable[[Side], str] = _no_region
    sign_on: SignOn | None = None
    second_factor: bool = False
    report_address: str = ""
    studio: Studio = field(default_factory=Studio)

    @property
    def cookie(self) -> str:
        return "__Host-nabij" if self.secure else "nabij"

    @property
    def door_cookie(self) -> str:
        """Name the cookie that ties the log-in form to this browser before there is a session."""
        return "__Host-nabij-deur" if self.secure else "nabij-deur"

    @property
    def attempt_cookie(self) -> str:
        """Name the cookie that ties a way to the provider and back to this browser."""
        return "__Host-nabij-heenweg" if self.secure else "nabij-heenweg"
