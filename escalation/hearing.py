"""What one message says before anything is answered: signals, a command, and who may hold the phone."""

from dataclasses import dataclass, replace

from cases.agreement import Command, Word, command_of
from cases.effects import CancelPlanned, FlagSpan
from cases.events import Kind, MessageReceived
from cases.levels import Level
from cases.sides import speaker_of
from cases.state import Doubt
from escalation.assessment import Assessment, Finding
from escalation.flagging import Notice, spans_of
from escalation.help_button import tapped
from escalation.languages import chosen
from escalation.minor import weighed_as_minor
from escalation.remembering import over_time
from escalation.reminding import settled_question
from escalation.routes import WATCHED, WATCHED_CATEGORY, reply_key
from escalation.scene import Scene, Turn
from escalation.screen import screen

_STOPS = (Word.STOP, Word.NOT_HERE)
_MEDIA = frozenset({Kind.PHOTO, Kind.STICKER, Kind.LOCATION, Kind.CONTACT, Kind.OTHER})


@dataclass(frozen=True, slots=True)
class Heard:
    """``failed``: screening itself broke. ``first_word``: a stop that stands before acute words.

    ``words``: how many the message has; a dot is none.
    """

    assessment: Assessment
    failed: bool
    command: Command | None
    first_word: Command | None
    words: int

    @property
    def acute(self) -> Finding | None:
        """Return the most urgent of the sender's own acute words; reading along is not one of them."""
        return next((one for one in self.assessment.findings if _is_own_acute(one)), None)


def hear(scene: Scene, event: MessageReceived) -> Heard:
    """Screen a message. Whatever breaks in the detector, the message is one that a human must read."""
    state = scene.state
    try:
        found = screen(event.text, speaker_of(state.role), state.facts, scene.rulebook.detector)
        failed = False
    except Exception:  # noqa: BLE001 - rule 7: a broken detector ends as a flag, never as nothing
        found, failed = Assessment(Level.REVIEW), True
    command = chosen(scene, event) or tapped(scene, event) or command_of(event.text)
    first_word = None if command else _leading_stop(event.text, found)
    words = sum(any(map(str.isalnum, word)) for word in event.text.split())
    return Heard(_weighed(scene, event.text, found), failed, command, first_word, words)


def _weighed(scene: Scene, text: str, found: Assessment) -> Assessment:
    """Return the assessment with what the writer and earlier signals add; if that breaks, what was found."""
    try:
        return over_time(weighed_as_minor(text, found), scene.state.past, scene.at)
    except Exception:  # noqa: BLE001 - rule 7: what the words say now may not be lost for what was before
        return replace(found, level=max(found.level, Level.REVIEW))


def with_doubt(scene: Scene, event: MessageReceived, heard: Heard) -> Turn:
    """Return the state in which reading along was noticed, and nothing planned is left waiting."""
    state = scene.state
    noticed = event.other_sender or heard.assessment.silent
    if not noticed or state.doubt is not Doubt.NONE:
        return state, ()
    state = settled_question(state)
    return replace(state, doubt=Doubt.NOTICED), (CancelPlanned(state.client, WATCHED_CATEGORY),)


def notices(scene: Scene, event: MessageReceived, heard: Heard) -> list[Notice]:
    """Return every reason in the message itself for a human to look."""
    found: list[Notice] = []
    if heard.assessment.level is not Level.NONE:
        found.append(_from_words(scene, heard))
    if scene.state.doubt is not Doubt.NONE:
        source = "text" if heard.assessment.silent else "reading_along"
        found.append(reading_along(spans_of(heard.assessment), source))
    if event.kind in _MEDIA:
        found.append(Notice(Level.REVIEW, "media", "", "media"))
    if event.kind is Kind.VOICE:
        found.append(Notice(Level.HIGH, "unheard", "", "media"))
    if event.kind is Kind.UNREADABLE:
        found.append(broken("unreadable"))
    if heard.failed:
        found.append(broken("screening_failed"))
    return found


def reading_along(spans: tuple[FlagSpan, ...], source: str) -> Notice:
    """Return the silent S3: somebody else may see this phone; a human acts, by another way."""
    return Notice(
        Level.ACUTE, WATCHED_CATEGORY, WATCHED, source, key="N1", silent=True, imminent=True, spans=spans
    )


def broken(category: str, level: Level = Level.HIGH) -> Notice:
    """Return the notice of something that could not be read or done: somebody looks within the hour."""
    return Notice(level, category, "", "unreadable", at_once=True)


def _from_words(scene: Scene, heard: Heard) -> Notice:
    assessment = heard.assessment
    finding = heard.acute or assessment.leading
    silent = assessment.silent or scene.state.doubt is not Doubt.NONE
    if finding is None or finding.level is Level.NONE:
        return _to_read(assessment)
    return Notice(
        finding.level,
        finding.category,
        finding.code,
        "text",
        key=reply_key(finding.code, finding.level, speaker_of(scene.state.role)),
        silent=silent,
        imminent=finding.imminent,
        spans=spans_of(assessment),
        priority=_priority(assessment),
    )


def _to_read(assessment: Assessment) -> Notice:
    spans = spans_of(assessment)
    return Notice(assessment.level, "review", "", "text", spans=spans, priority=_priority(assessment))


def _priority(assessment: Assessment) -> int:
    """Return how soon a review is read; above review the level alone decides."""
    return int(assessment.priority) if assessment.level is Level.REVIEW else 0


def _is_own_acute(one: Finding) -> bool:
    return one.level is Level.ACUTE and one.code != WATCHED


def _leading_stop(text: str, found: Assessment) -> Command | None:
    """Return the stop that stands before acute words: safety first, then the stop (practice H3)."""
    if found.level is not Level.ACUTE:
        return None
    words = text.split()
    for length in (2, 1):
        command = command_of(" ".join(words[:length]))
        if command and command.word in _STOPS:
            return command
    return None
