"""What an organisation chooses for its console; the wiring fills it from the settings file."""

from dataclasses import dataclass

PROGRAMMES = (("weekly", "Elke week een korte vraag"),)
OPENERS = (
    "Er staat een vragenlijst klaar. 2 minuten.",
    "Je weeklijstje staat klaar.",
    "Herinnering: lijstje invullen.",
    "Heb je even tijd voor de planning?",
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


@dataclass(frozen=True, slots=True)
class ConsoleSettings:
    """``secure`` false allows the demo's plain cookie on http.

    ``origin`` is the public address, such as ``https://nabij.example``; empty takes it from the request.
    ``programmes`` are code and Dutch label.
    """

    secure: bool = True
    origin: str = ""
    zone: str = "Europe/Amsterdam"
    agreement_version: str = "1"
    programmes: tuple[tuple[str, str], ...] = PROGRAMMES
    openers: tuple[str, ...] = OPENERS
    zones: tuple[str, ...] = ZONES

    @property
    def cookie(self) -> str:
        return "__Host-nabij" if self.secure else "nabij"

    @property
    def door_cookie(self) -> str:
        """Name the cookie that ties the log-in form to this browser before there is a session."""
        return "__Host-nabij-deur" if self.secure else "nabij-deur"
