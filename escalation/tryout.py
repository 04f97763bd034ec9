"""A talk with somebody made up, on a clock that is moved: the real turn, and nothing that leaves the house.

The same acts on the same content always give the same, so a try-out can be kept as a story (``story``).
Nothing of a client is in it: the person, the phone and those on duty are made up here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from typing import Final

from cases.effects import AlertLead, Effect, MakeTask, PageStaff, RaiseFlag, Say, SettleCheckIn
from cases.events import Event, FlagAcknowledged, Kind, MessageReceived
from cases.facts import Age, Facts, Phase
from cases.ids import ClientId, EventId, PhoneMessage, StaffId
from cases.levels import Language, Level, Mode
from cases.moments import DAY, MINUTE, Moment, after
from cases.roster import Post, Shift
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from cases.state import ClientState
from dialogs.codec import decode, encode
from dialogs.lines import question_line
from dialogs.script import Question
from dialogs.talk import Talk
from escalation.conversation import surroundings
from escalation.duty import Duty, Promise
from escalation.rulebook import Rulebook
from escalation.scene import Scene
from escalation.tryout_due import Diary, Due
from escalation.turn import take_turn

ZONE: Final = "Europe/Amsterdam"
OPENER: Final = "Er staat iets klaar."
LONGEST_WAIT = 400 * 24 * 60
"""Minutes that may be skipped at once: a year and what follows it."""
MOST_EVENTS = 3_000
"""A try-out ends here, however far the clock is moved."""
MOST_TAPS = 60
"""A talk that is not over after so many answers never ends."""
_UNREADABLE = "unreadable"
"""The source of a flag that says that the talk itself could not go on."""

_SOMEBODY = ClientId("proef")
_FOREVER = 3_650 * DAY
_ALL_DAY = tuple(Window(day, time(8), time(22)) for day in range(7))
_POSTS = (Post.DUTY, Post.BACKUP, Post.COORDINATOR, Post.LEAD)
_CREW = tuple(Shift(StaffId(post.value), post, Moment(0)) for post in _POSTS)


@dataclass(frozen=True, slots=True)
class Persona:
    """Who it is played as. ``day`` counts programme days from 1; ``staffed``: somebody is on duty."""

    role: Role = Role.STAYER
    side: Side = Side.A
    phase: Phase = Phase.F1
    age: Age = Age.ADULT
    language: Language = Language.NL_B1
    mode: Mode = Mode.OPEN
    programme: str = "weekly"
    day: int = 1
    formal: bool = False
    children: bool = False
    living_apart: bool = True
    handshake: bool = True
    staffed: bool = True


@dataclass(frozen=True, slots=True)
class Taps:
    """A button of a question, by their names: it stays the same button in other words."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Writes:
    text: str


@dataclass(frozen=True, slots=True)
class Waits:
    minutes: int


@dataclass(frozen=True, slots=True)
class Answers:
    """Somebody on duty answers the pager for everything that is open."""


Act = Taps | Writes | Waits | Answers


@dataclass(frozen=True, slots=True)
class Tryout:
    """``step`` empty: from the beginning, with the client's own opener."""

    dialogue: str
    persona: Persona
    began: Moment
    step: str = ""
    acts: tuple[Act, ...] = ()


class What(StrEnum):
    BOT = "bot"
    CLIENT = "client"
    FLAG = "flag"
    PAGE = "page"
    LEAD = "lead"
    TASK = "task"
    ANSWERED = "answered"
    LEFT_OUT = "left_out"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Happening:
    """``text`` is what is read on the phone; ``code`` is a class of the field, a post, a task or a reason.

    ``broken``: a flag that says that the talk itself could not go on.
    """

    at: Moment
    what: What
    text: str = ""
    code: str = ""
    level: Level = Level.NONE
    keyboard: tuple[tuple[str, ...], ...] = ()
    key: str = ""
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A button on the screen now; ``act`` is what tapping it does."""

    label: str
    act: Act


@dataclass(frozen=True, slots=True)
class Played:
    """``stuck`` is the place of the act that could not be done any more; what follows it was not done."""

    happened: tuple[Happening, ...]
    choices: tuple[Choice, ...]
    waiting: tuple[Due, ...]
    at: Moment
    dialogue: str = ""
    question: str = ""
    day: int = 0
    kept: tuple[tuple[str, str], ...] = ()
    stuck: int | None = None

    @property
    def alarms(self) -> tuple[tuple[str, Level], ...]:
        """Return each flag by its class, else by what it is about, with its level, in order."""
        flags = (one for one in self.happened if one.what is What.FLAG)
        return tuple((one.code or one.key, one.level) for one in flags)


def play(tryout: Tryout, rulebook: Rulebook) -> Played:
    """Play a try-out from its beginning. Raises KeyError for a dialogue or a step that is not there."""
    playing = _Playing(tryout, rulebook)
    playing.begin()
    for place, act in enumerate(tryout.acts):
        if not playing.do(act):
            return playing.over(stuck=place)
    return playing.over()


def walk(tryout: Tryout, rulebook: Rulebook, place: int) -> Played:
    """Answer with the button at this place, else the last one, until the talk is over or goes on too long."""
    playing = _Playing(tryout, rulebook)
    playing.begin()
    found = playing.over()
    for _ in range(MOST_TAPS):
        if not found.dialogue or not found.choices:
            break
        playing.do(found.choices[min(place, len(found.choices) - 1)].act)
        found = playing.over()
    return found


class _Playing:
    def __init__(self, tryout: Tryout, rulebook: Rulebook) -> None:
        self._tryout, self._rulebook = tryout, rulebook
        self._at, self._state = tryout.began, somebody(tryout)
        self._duty = _duty(tryout.persona)
        self._diary, self._happened = Diary(), list[Happening]()
        self._keyboard: tuple[tuple[str, ...], ...] = ()
        self._events = 0

    def begin(self) -> None:
        script = self._rulebook.scripts[self._tryout.dialogue]
        if not self._tryout.step:
            self._diary.asked("proef", script.name, self._at)
            self._until(self._at)
            return
        question = script.questions[self._tryout.step]
        talk = Talk(script.name, question.id, self._rulebook.release, self._at, self._tryout.persona.day)
        self._state = replace(self._state, talk=encode(talk))
        line = question_line(question, surroundings(self._scene()), "", ())
        self._keyboard = line.keyboard
        self._happened.append(Happening(self._at, What.BOT, line.text, keyboard=line.keyboard))

    def do(self, act: Act) -> bool:
        """Do one act; False when it asks for a button that is not there now."""
        if isinstance(act, Waits):
            self._until(after(self._at, min(act.minutes, LONGEST_WAIT) * MINUTE))
            return True
        if isinstance(act, Answers):
            return self._answered()
        text = act.text if isinstance(act, Writes) else self._label(act)
        if not text:
            return False
        self._until(self._at)
        self._happened.append(Happening(self._at, What.CLIENT, text))
        message = PhoneMessage(len(self._happened))
        self._turn(MessageReceived(self._id(), self._at, self._at, Kind.TEXT, text, message))
        return True

    def _answered(self) -> bool:
        waiting = [one.flag for one in self._state.open_flags if one.acknowledged_by is None]
        for flag in waiting:
            self._turn(FlagAcknowledged(self._id(), self._at, _CREW[0].staff, flag, "page"))
            self._happened.append(Happening(self._at, What.ANSWERED))
        return bool(waiting)

    def over(self, stuck: int | None = None) -> Played:
        talk = self._talk()
        found = Played(tuple(self._happened), self._choices(), self._diary.waiting(), self._at, stuck=stuck)
        if talk is None:
            return found
        return replace(found, dialogue=talk.script, question=talk.step, day=talk.day, kept=talk.vars)

    def _scene(self) -> Scene:
        return Scene(self._state, self._rulebook, self._duty, self._at)

    def _id(self) -> EventId:
        self._events += 1
        return EventId(f"proef-{self._events}")

    def _until(self, moment: Moment) -> None:
        while self._events < MOST_EVENTS and (due := self._diary.next(moment)) is not None:
            self._at = max(self._at, due.at)
            self._fall_due(due)
        self._at = moment

    def _fall_due(self, due: Due) -> None:
        event = due.event(self._id())
        if event is not None:
            self._turn(event)
        else:
            self._happened.append(Happening(self._at, What.CLEARED, code=due.ref))

    def _turn(self, event: Event) -> None:
        self._state, effects = take_turn(self._state, event, self._rulebook, self._duty)
        for one in effects:
            if isinstance(one, Say):
                self._say(one)
            elif (seen := _seen(one, self._at)) is not None:
                self._happened.append(seen)
        self._diary.take(effects, self._state, self._at)

    def _say(self, say: Say) -> None:
        self._keyboard = () if say.remove_keyboard else say.keyboard or self._keyboard
        self._happened.append(Happening(self._at, What.BOT, say.text, keyboard=say.keyboard, key=say.key))

    def _talk(self) -> Talk | None:
        return None if self._state.talk is None else decode(self._state.talk)

    def _question(self) -> Question | None:
        talk = self._talk()
        script = None if talk is None else self._rulebook.script(talk.script, talk.release)
        return None if talk is None or script is None else script.questions.get(talk.step)

    def _labels(self) -> Mapping[str, Taps]:
        """Return the buttons of the running question, by what stands on them."""
        question = self._question()
        if question is None:
            return {}
        around = surroundings(self._scene())
        return {
            one.label.text(mode, around.language, around.values, formal=around.formal): Taps(
                question.id, one.id
            )
            for mode in (Mode.NEUTRAL, Mode.OPEN)
            for one in question.on_screen(around)
        }

    def _label(self, act: Taps) -> str:
        found = [label for label, taps in self._labels().items() if taps == act]
        shown = [label for label in found if any(label in row for row in self._keyboard)]
        return next(iter([*shown, *found]), "")

    def _choices(self) -> tuple[Choice, ...]:
        labels = self._labels()
        shown: Sequence[str] = [label for row in self._keyboard for label in row]
        return tuple(Choice(label, labels.get(label, Writes(label))) for label in shown)


def _seen(effect: Effect, at: Moment) -> Happening | None:
    """Return what a coordinator should know of an effect; None for what only the store keeps."""
    match effect:
        case RaiseFlag():
            broken = effect.source == _UNREADABLE
            return Happening(
                at, What.FLAG, code=effect.code, level=effect.level, key=effect.category, broken=broken
            )
        case PageStaff():
            return Happening(at, What.PAGE, code=effect.post.value, level=effect.level)
        case AlertLead():
            return Happening(at, What.LEAD, code=effect.code, level=effect.level)
        case MakeTask():
            return Happening(at, What.TASK, code=effect.kind, level=effect.level)
        case SettleCheckIn() if effect.outcome in ("cancelled", "deferred"):
            return Happening(at, What.LEFT_OUT, code=effect.reason)
        case _:
            return None


def somebody(tryout: Tryout) -> ClientState:
    """Return the client it is played as, paired and in the middle of a programme."""
    who = tryout.persona
    contact = SafeContact(
        _ALL_DAY,
        ZONE,
        who.mode,
        OPENER,
        after(tryout.began, _FOREVER),
        handshake="tap" if who.handshake else "none",
    )
    facts = Facts(
        phase=who.phase,
        age=who.age,
        formal=who.formal,
        children=who.children,
        living_apart=who.living_apart,
    )
    return ClientState(
        _SOMEBODY,
        who.side,
        who.role,
        who.language,
        "Proef",
        contact=contact,
        facts=facts,
        programme=who.programme,
        programme_began=after(tryout.began, -(who.day - 1) * DAY),
    )


def _duty(who: Persona) -> Duty:
    if not who.staffed:
        return Duty(crew=_CREW[1:], zone=ZONE)
    return Duty(staffed=True, promise=Promise.TODAY, crew=_CREW, zone=ZONE)
