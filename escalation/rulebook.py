"""All that a turn may consult: one release of the content, compiled."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from cases.ids import ReleaseId
from cases.levels import Language, Mode
from cases.programme import WEEKLY, Programme, programme_name
from dialogs.script import Script
from dialogs.skipping import Left, without
from dialogs.texts import TextBook
from escalation.detector import Detector
from escalation.fixed_texts import neutral_text

START_SCRIPT = "d0"
"""The dialogue with which the line begins, once a worker accepted the pairing."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """``earlier`` holds scripts of releases on which a talk of at most 24 hours may still stand.

    ``stopped`` are the dialogues that somebody had left out now: nothing begins or goes on in them.
    """

    release: ReleaseId
    detector: Detector
    scripts: Mapping[str, Script]
    texts: TextBook
    programmes: Mapping[str, Programme]
    earlier: Mapping[int, Mapping[str, Script]] = field(default_factory=dict)
    stopped: frozenset[str] = frozenset()

    def script(self, name: str, release: int) -> Script | None:
        """Return a script as it was in ``release``, or as it is now when that is no longer at hand."""
        return self.earlier.get(release, self.scripts).get(name) or self.scripts.get(name)

    def leaving(self, left: Collection[Left]) -> "Rulebook":
        """Return the same rules with these questions and dialogues left out, of every release."""
        if not left:
            return self
        stopped = frozenset(dialogue for dialogue, question in left if not question)
        earlier = {release: _left(scripts, left) for release, scripts in self.earlier.items()}
        return replace(self, scripts=_left(self.scripts, left), earlier=earlier, stopped=stopped)

    def programme(self, name: str) -> Programme | None:
        return self.programmes.get(programme_name(name)) or self.programmes.get(WEEKLY)

    def line(self, key: str, mode: Mode, language: Language, *, formal: bool = False, **values: str) -> str:
        """Return an ordinary line; when the content does not have it, one that is always true."""
        if key not in self.texts.wordings:
            return neutral_text("P4", language, formal=formal)
        return self.texts.text(key, mode, language, formal=formal, **values)


def _left(scripts: Mapping[str, Script], left: Collection[Left]) -> Mapping[str, Script]:
    return {name: without(script, left) for name, script in scripts.items()}


def minimal_rulebook() -> Rulebook:
    """Return what is left when no content can be read: the built-in minimum list and the fixed texts.

    Every message then goes to a human, and every acute word still gets its text.
    """
    return Rulebook(ReleaseId(0), Detector.minimal(), {}, TextBook({}), {})
