"""All that a turn may consult: one release of the content, compiled."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cases.ids import ReleaseId
from cases.levels import Language, Mode
from cases.programme import WEEKLY, Programme, programme_name
from dialogs.script import Script
from dialogs.texts import TextBook
from escalation.detector import Detector
from escalation.fixed_texts import neutral_text

START_SCRIPT = "d0"
"""The dialogue with which the line begins, once a worker accepted the pairing."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """``earlier`` holds scripts of releases on which a talk of at most 24 hours may still stand."""

    release: ReleaseId
    detector: Detector
    scripts: Mapping[str, Script]
    texts: TextBook
    programmes: Mapping[str, Programme]
    earlier: Mapping[int, Mapping[str, Script]] = field(default_factory=dict)

    def script(self, name: str, release: int) -> Script | None:
        """Return a script as it was in ``release``, or as it is now when that is no longer at hand."""
        return self.earlier.get(release, self.scripts).get(name) or self.scripts.get(name)

    def programme(self, name: str) -> Programme | None:
        return self.programmes.get(programme_name(name)) or self.programmes.get(WEEKLY)

    def line(self, key: str, mode: Mode, language: Language, *, formal: bool = False, **values: str) -> str:
        """Return an ordinary line; when the content does not have it, one that is always true."""
        if key not in self.texts.wordings:
            return neutral_text("P4", language, formal=formal)
        return self.texts.text(key, mode, language, formal=formal, **values)


def minimal_rulebook() -> Rulebook:
    """Return what is left when no content can be read: the built-in minimum list and the fixed texts.

    Every message then goes to a human, and every acute word still gets its text.
    """
    return Rulebook(ReleaseId(0), Detector.minimal(), {}, TextBook({}), {})
