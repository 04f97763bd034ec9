"""The open door: a question or a talk from somebody nobody knows, screened like any other message.

It holds no client and no case. Source: issue 04 point 8, practice H18, design §2 rules 0, 4 and 7.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cases.agreement import Word, command_of
from cases.events import Kind
from cases.facts import Facts
from cases.hours import clock_moment
from cases.levels import Language, Level, Mode
from cases.moments import DAY, MINUTE, Moment, after, wall
from cases.sides import Side, Speaker
from cases.walk_in import WAITING, Door, DoorFlag, DoorReply, Knock, WalkIn, WalkInTurn
from dialogs import texts
from escalation.assessment import Assessment, Finding
from escalation.door_language import others, spoken, wished
from escalation.duty import Duty, Promise
from escalation.fixed_texts import fixed_text, neutral_text, waiting_line
from escalation.precedence import is_fresh
from escalation.routes import HELP_NOW, WATCHED, WATCHED_CATEGORY, asks_person_now, reply_key
from escalation.rulebook import Rulebook
from escalation.screen import screen
from escalation.severity import waiting

SAY_AGAIN = 10 * MINUTE
"""How often "I have added it" is said to somebody who goes on writing."""
_SPEAKERS = {Side.A: (Speaker.VICTIM, Speaker.PERPETRATOR), Side.B: (Speaker.PERPETRATOR, Speaker.VICTIM)}
_TEXT = frozenset({Kind.TEXT.value, Kind.EDITED.value})
_CLOSE = frozenset({Word.STOP, Word.NOT_HERE, Word.PAUSE, Word.WIPE})
_GREET = frozenset({Word.START, Word.PRIVACY})


class Step(StrEnum):
    """What a message is."""

    DANGER = "danger"
    CLOSE = "close"
    GREET = "greet"
    NO_TEXT = "no_text"
    HELD = "held"
    TALK = "talk"
    INVITE = "invite"
    ADDED = "added"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Heard:
    """The most urgent that was heard in a message, whoever speaks. ``acute``: the writer's own words."""

    level: Level
    category: str = "review"
    code: str = ""
    key: str = ""
    silent: bool = False
    imminent: bool = False

    @property
    def acute(self) -> bool:
        return self.level is Level.ACUTE and self.code != WATCHED


_UNHEARD = Heard(Level.REVIEW)
_HELP = Heard(Level.ACUTE, "help_now", HELP_NOW, "A1", imminent=True)


def take_walk_in_turn(chat: WalkIn, knock: Knock, rulebook: Rulebook, duty: Duty) -> WalkInTurn:
    """Return what one message at the open door comes to. It is screened whatever else it is.

    With a release that lacks the words of the door nobody is greeted; what must be said is fixed.
    """
    word = _word(knock.text)
    heard = _HELP if word is Word.HELP else _heard(knock, rulebook)
    step = _step(chat, knock, heard, rulebook)
    flag = _flag(chat, knock, heard, step, duty)
    doubted = replace(chat, watched=chat.watched or heard.silent, language=spoken(chat, knock))
    reply = _SAYS[step](_Scene(doubted, knock, heard, rulebook, duty))
    after_it = replace(
        doubted,
        door=_door(chat, step),
        level=max(chat.level, flag.level) if flag else chat.level,
        said_at=knock.at if reply is not None else chat.said_at,
    )
    return WalkInTurn(after_it, heard.level, reply, flag)


@dataclass(frozen=True, slots=True)
class _Scene:
    chat: WalkIn
    knock: Knock
    heard: Heard
    rulebook: Rulebook
    duty: Duty

    def line(self, key: str) -> str:
        """Return a line of the door; without it in the content, one that is true at every door."""
        book, language = self.rulebook.texts, self.language
        if key not in book.wordings:
            return neutral_text("UNKNOWN", language)
        return book.text(key, Mode.OPEN, language)

    def reads(self) -> str:
        return waiting_line(self.language, self.duty)

    @property
    def language(self) -> Language:
        return self.chat.language or Language.NL_B1


def _word(text: str) -> Word | None:
    command = command_of(text)
    return None if command is None else command.word


def _heard(knock: Knock, rulebook: Rulebook) -> Heard:
    """Hear a text as who suffers and as who does it: nobody knows who writes, and the worst counts."""
    try:
        found = [
            _as(screen(knock.text, speaker, Facts(), rulebook.detector), speaker)
            for speaker in _SPEAKERS[knock.side]
        ]
    except Exception:  # noqa: BLE001 - rule 7: what cannot be screened is read by a human
        return _UNHEARD
    return max(found, key=lambda one: (one.acute, one.level))


def _as(found: Assessment, speaker: Speaker) -> Heard:
    own = next((one for one in found.findings if _is_own_acute(one)), None)
    finding = own or found.leading
    if found.silent and own is None:
        return Heard(Level.ACUTE, WATCHED_CATEGORY, WATCHED, "N1", silent=True, imminent=True)
    if finding is None or finding.level is Level.NONE:
        return Heard(found.level)
    key = reply_key(finding.code, finding.level, speaker) if finding.level >= Level.HIGH else ""
    return Heard(finding.level, finding.category, finding.code, key, found.silent, finding.imminent)


def _is_own_acute(one: Finding) -> bool:
    return one.level is Level.ACUTE and one.code != WATCHED


def _step(chat: WalkIn, knock: Knock, heard: Heard, rulebook: Rulebook) -> Step:
    """Return what a message is; danger goes before every command and every button."""
    if chat.watched or heard.level >= Level.HIGH or knock.kind == Kind.UNREADABLE:
        return Step.DANGER
    word = _word(knock.text)
    if word in _CLOSE:
        return Step.CLOSE
    if chat.held:
        return Step.HELD
    if knock.kind not in _TEXT:
        return Step.NO_TEXT
    return _wish(chat, knock, word, rulebook)


def _wish(chat: WalkIn, knock: Knock, word: Word | None, rulebook: Rulebook) -> Step:
    if word is Word.HUMAN or _pressed(knock, texts.DOOR_TALK, rulebook):
        return Step.TALK
    if word in _GREET or wished(knock.text) is not None:
        return Step.GREET
    waits = chat.door in WAITING
    if _pressed(knock, texts.DOOR_QUESTION, rulebook) and not waits:
        return Step.INVITE
    if waits:
        return Step.ADDED
    return Step.QUESTION if chat.door is Door.NEW else Step.GREET


def _pressed(knock: Knock, key: str, rulebook: Rulebook) -> bool:
    book = rulebook.texts
    labels = (book.text(key, Mode.OPEN, each) for each in Language if key in book.wordings)
    return knock.text.strip() in labels


def _door(chat: WalkIn, step: Step) -> Door | None:
    waits = chat.door in WAITING
    if step is Step.DANGER:
        return chat.door if waits else Door.ASKED
    return _DOORS.get(step) or (chat.door if waits else Door.NEW)


_DOORS = {Step.CLOSE: Door.CLOSED, Step.TALK: Door.TALK, Step.QUESTION: Door.ASKED}


def _flag(chat: WalkIn, knock: Knock, heard: Heard, step: Step, duty: Duty) -> DoorFlag | None:
    """Return the flag a message raises; none for what an open flag of this chat covers already."""
    least, category = _LEAST.get(step, (Level.NONE, ""))
    if knock.kind == Kind.UNREADABLE:
        least, category = Level.HIGH, "unreadable"
    level = max(least, heard.level)
    # A pressed button holds our own words: a doubt about those is no reason to call anybody.
    if level <= chat.level or (step is Step.INVITE and level <= Level.REVIEW):
        return None
    # Who was told that somebody is asked, or asks for somebody, is not left to the morning.
    now = step is Step.TALK or asks_person_now(heard.key)
    clock = waiting(level, heard.code, Facts(), duty, knock.at, now=now)
    answer_by = clock.answer_by if level >= Level.HIGH else _by(clock.answer_by, duty, knock.at)
    return DoorFlag(
        level,
        heard.category if heard.code or not category else category,
        heard.code,
        heard.silent or chat.watched,
        heard.imminent,
        answer_by,
        clock.page_at,
    )


_LEAST = {
    Step.TALK: (Level.HIGH, "wants_human"),
    Step.QUESTION: (Level.REVIEW, "question"),
    Step.NO_TEXT: (Level.REVIEW, "media"),
}


def _by(clock: Moment, duty: Duty, at: Moment) -> Moment:
    """Return by when a question is read: as was promised, and in any case before it is destroyed."""
    tomorrow = wall(at, ZoneInfo(duty.zone)).date() + timedelta(days=1)
    promised = {
        Promise.TODAY: clock_moment(tomorrow, time(), duty.zone),
        Promise.TOMORROW: clock_moment(tomorrow, time(9), duty.zone),
    }
    return min(clock, promised.get(duty.promise, clock), after(at, DAY))


def _danger(scene: _Scene) -> DoorReply | None:
    """Return the text of the class, in the form this phone may show; too late says nothing (rule 4)."""
    heard, knock = scene.heard, scene.knock
    mode = Mode.NEUTRAL if scene.chat.watched else Mode.OPEN
    acute = heard.level is Level.ACUTE
    if acute and not is_fresh(mode, knock.sent_at, knock.at):
        return None
    if scene.chat.held and not acute:
        return None
    key = _key(scene)
    return DoorReply(fixed_text(key, mode, scene.language, scene.duty), safety=acute)


def _key(scene: _Scene) -> str:
    heard = scene.heard
    if scene.chat.watched and not heard.acute:
        return "N1"
    return heard.key or "U1"


def _close(scene: _Scene) -> DoorReply | None:
    return DoorReply(scene.line(texts.DOOR_CLOSED))


def _greet(scene: _Scene) -> DoorReply | None:
    if not scene.rulebook.texts.wordings.keys() >= texts.OPEN_DOOR:
        return DoorReply(neutral_text("UNKNOWN", scene.language))
    said = (scene.line(texts.DOOR_WELCOME), scene.reads(), scene.line(texts.DOOR_KEPT))
    waits = scene.chat.door in WAITING
    return DoorReply(" ".join(said), buttons=() if waits else _buttons(scene))


def _buttons(scene: _Scene) -> tuple[str, ...]:
    own = (scene.line(texts.DOOR_QUESTION), scene.line(texts.DOOR_TALK))
    return (*own, *others(scene.rulebook.texts, scene.language))


def _no_text(scene: _Scene) -> DoorReply | None:
    return DoorReply(scene.line(texts.DOOR_TEXT_ONLY))


def _held(_scene: _Scene) -> DoorReply | None:
    return None


def _talk(scene: _Scene) -> DoorReply | None:
    there = () if scene.duty.staffed else (scene.line(texts.DOOR_NOBODY),)
    said = (scene.line(texts.DOOR_PASSED_ON), *there, scene.reads())
    return DoorReply(" ".join(said))


def _invite(scene: _Scene) -> DoorReply | None:
    return DoorReply(f"{scene.line(texts.DOOR_ASK)} {scene.reads()}")


def _question(scene: _Scene) -> DoorReply | None:
    return DoorReply(f"{scene.line(texts.DOOR_PASSED_ON)} {scene.reads()}")


def _added(scene: _Scene) -> DoorReply | None:
    said = scene.chat.said_at
    if said is not None and scene.knock.at - said < SAY_AGAIN:
        return None
    return DoorReply(scene.line(texts.DOOR_ADDED))


_SAYS: dict[Step, Callable[[_Scene], DoorReply | None]] = {
    Step.DANGER: _danger,
    Step.CLOSE: _close,
    Step.GREET: _greet,
    Step.NO_TEXT: _no_text,
    Step.HELD: _held,
    Step.TALK: _talk,
    Step.INVITE: _invite,
    Step.ADDED: _added,
    Step.QUESTION: _question,
}
