"""The running dialogue within a turn: open it, take an answer, turn its lines into messages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from cases.agreements import NAMED
from cases.effects import ClearPhone, Effect, KeepAnswer, MakeTask, Say, SayKind
from cases.ids import CheckInId, PhoneMessage
from cases.levels import Language, Mode
from cases.moments import HOUR, SECOND, Moment, after, wall
from cases.plan import Planned, next_check_in
from cases.safe_contact import SafeContact
from cases.state import ClientState, Past
from cases.windows import is_valid, local_date
from dialogs.codec import TalkUnreadable, decode, encode
from dialogs.script import Script
from dialogs.talk import Line, StepResult, Surroundings, Talk
from escalation.following import course_of, day_of
from escalation.handover import is_live
from escalation.help_button import with_help
from escalation.own_picture import handshake_of, pictures_of
from escalation.reminding import displaced
from escalation.rulebook import START_SCRIPT
from escalation.saying import promise_word, sender_of, wiped_later
from escalation.scene import Scene, Turn
from escalation.severity import next_working_noon, task_clock

PLANNED_LASTS = 12 * HOUR
_AGREED = tuple(f"regel_{place}" for place in range(1, NAMED + 1))
"""The neutral names of what was agreed with this client; empty where nothing stands at that place."""
_NL_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class TalkBroken(Exception):
    """The dialogue cannot go on: unreadable, unknown or failed. ``code`` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The dialogue engine. ``escalation.turn`` hands it in: it alone may import ``dialogs.step``."""

    begin: Callable[[Script, int, Moment, Surroundings, int], StepResult]
    step: Callable[[Talk, Script, str, Surroundings], StepResult]
    is_answer: Callable[[Talk, Script, str, Mapping[str, str]], bool]
    is_over: Callable[[Talk, Moment], bool]
    again: Callable[[Talk, Script, Surroundings], StepResult]


@dataclass(frozen=True, slots=True)
class Running:
    talk: Talk
    script: Script


def running(scene: Scene, dialogue: Dialogue) -> Running | None:
    """Return the dialogue that waits for an answer; None when there is none or it is over.

    Raises TalkBroken.
    """
    if scene.state.talk is None:
        return None
    try:
        talk = decode(scene.state.talk)
    except TalkUnreadable:
        raise TalkBroken("talk_unreadable") from None
    if dialogue.is_over(talk, scene.at) or talk.script in scene.rulebook.stopped:
        return None
    script = scene.rulebook.script(talk.script, talk.release)
    if script is None:
        raise TalkBroken("unknown_script")
    return Running(talk, script)


def is_known(scene: Scene, dialogue: Dialogue, going: Running, text: str) -> bool:
    """Say whether these words are an answer to the question that waits. Raises TalkBroken."""
    try:
        return dialogue.is_answer(going.talk, going.script, text, _Values(scene))
    except Exception:  # noqa: BLE001 - rule 7: a fault in a script ends as a flag, never as nothing
        raise TalkBroken("step_failed") from None


def stepped(scene: Scene, dialogue: Dialogue, going: Running, text: str) -> StepResult:
    """Take one answer. Raises TalkBroken when the script fails or has lost its place."""
    try:
        result = dialogue.step(going.talk, going.script, text, surroundings(scene))
    except Exception:  # noqa: BLE001 - rule 7, as above
        raise TalkBroken("step_failed") from None
    if result.talk is None and not (result.lines or result.signals or result.picked):
        raise TalkBroken("step_lost")
    return result


def resumed(scene: Scene, dialogue: Dialogue, going: Running) -> StepResult:
    """Say the question that waits once more. Raises TalkBroken when the script fails or lost its place."""
    try:
        result = dialogue.again(going.talk, going.script, surroundings(scene))
    except Exception:  # noqa: BLE001 - rule 7, as above
        raise TalkBroken("step_failed") from None
    if result.talk is None:
        raise TalkBroken("step_lost")
    return result


def began(
    scene: Scene, dialogue: Dialogue, script_name: str, checkin: CheckInId | None, step: str = ""
) -> Turn:
    """Open a dialogue that nobody asked for, at ``step`` for a client who is there now.

    Raises TalkBroken when the script or the step is unknown, or when it fails.
    """
    state, rulebook = scene.state, scene.rulebook
    script = rulebook.scripts.get(script_name)
    if script is None or script_name in rulebook.stopped:
        raise TalkBroken("unknown_script")
    try:
        result = _first(scene, dialogue, script, step)
    except Exception:  # noqa: BLE001 - rule 7, as above
        raise TalkBroken("begin_failed") from None
    if not result.understood:
        raise TalkBroken("unknown_step")
    blob = None if result.talk is None else encode(result.talk)
    effects = cleared_pair(scene, ())
    helped = script_name != START_SCRIPT
    says = tuple(_planned(scene, line, checkin, helped=helped) for line in result.lines)
    begun = replace(displaced(state), talk=blob, checkin=checkin, pair=())
    return begun, (*effects, *says)


def _first(scene: Scene, dialogue: Dialogue, script: Script, step: str) -> StepResult:
    """Return the opening of a dialogue, in neutral words; who is there now needs no opener before a step."""
    release, around = scene.rulebook.release, surroundings(scene)
    if not step or not is_live(scene.state.last_inbound, scene.at):
        return dialogue.begin(script, release, scene.at, around, day_of(scene))
    talk = Talk(script.name, step, release, scene.at, day_of(scene))
    return dialogue.again(talk, script, replace(around, mode=Mode.NEUTRAL))


def answered(scene: Scene, going: Running, result: StepResult, message: PhoneMessage) -> Turn:
    """Carry out one step: keep its answers, say its lines, and in neutral mode take the pair away."""
    state = scene.state
    blob = None if result.talk is None else encode(result.talk)
    helped = going.script.name != START_SCRIPT
    says = tuple(_reply(scene, line, helped=helped) for line in result.lines)
    cleared = cleared_pair(scene, (message,))
    wiped = wiped_later(scene) if result.talk is None else ()
    after_step = replace(
        state,
        talk=blob,
        checkin=state.checkin if blob is not None else None,
        pair=() if cleared or scene.mode is Mode.OPEN else (*state.pair, message),
    )
    return after_step, (*kept(scene, going, result), *says, *cleared, *wiped)


def kept(scene: Scene, going: Running, result: StepResult) -> tuple[Effect, ...]:
    """Return what the step leaves behind besides words: answers, and tasks for a human."""
    state = scene.state
    answers = (
        KeepAnswer(state.client, state.checkin, going.talk.script, one.step, one.value, scene.at)
        for one in result.answers
    )
    tasks = (
        MakeTask(state.client, one.kind, one.level, task_clock(one.level, state.facts, scene.duty, scene.at))
        for one in result.tasks
    )
    return (*answers, *tasks)


def cleared_pair(scene: Scene, more: tuple[PhoneMessage, ...]) -> tuple[Effect, ...]:
    """Return the order to take the last question and its answer off a neutral phone (practice H11)."""
    state = scene.state
    messages = (*state.pair, *more)
    if scene.mode is Mode.OPEN or not messages:
        return ()
    return (ClearPhone(state.client, scene.at, messages),)


def is_unanswered(state: ClientState) -> bool:
    """Say whether a check-in was asked and the client has not written since.

    The channel's dates are whole seconds, so the talk's beginning is rounded down to one.
    """
    if state.checkin is None:
        return False
    try:
        asked = None if state.talk is None else decode(state.talk).began
    except TalkUnreadable:
        asked = None
    if state.last_inbound is None or asked is None:
        return True
    return state.last_inbound < asked - asked % SECOND


def next_planned(scene: Scene) -> Planned | None:
    """Return this client's next check-in after today; None without a record, a programme or a safe moment."""
    state, course = scene.state, course_of(scene)
    if state.contact is None or course is None or not is_valid(state.contact, scene.at):
        return None
    return next_check_in(state.contact, state.side, course, scene.at)


def spread_of(state: ClientState) -> int:
    """Return this client's own fixed number: it spreads check-ins over a window, and means nothing."""
    return int.from_bytes(state.client.encode()[:8], "big")


def surroundings(scene: Scene) -> Surroundings:
    state, contact = scene.state, scene.state.contact
    return Surroundings(
        scene.mode,
        state.language,
        state.role,
        state.side,
        state.facts,
        "" if contact is None else contact.opener,
        handshake_of(scene),
        "" if contact is None else contact.closing,
        _Values(scene),
        state.past.scores[-1].value if state.past.scores else None,
        pictures=pictures_of(scene),
        seed=scene.seed,
        formal=state.is_formal,
        runs=runs_of(state.past),
    )


def runs_of(past: Past) -> Mapping[str, tuple[str, int]]:
    """Return what was chosen last at a question that counts, and how often in a row."""
    return {step: (value, times) for step, value, times in past.runs}


class _Values(Mapping[str, str]):
    """What texts may name about now and next; worked out only when a text asks for it."""

    _NAMES = ("tijd", "dag", "wanneer", "werkdag", "belofte", "afzender", *_AGREED)

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def __getitem__(self, name: str) -> str:
        if name not in self._NAMES:
            raise KeyError(name)
        scene = self._scene
        if name in _AGREED:
            return dict(zip(_AGREED, scene.state.names, strict=False)).get(name, "")
        return self._at_this_moment(name)

    def _at_this_moment(self, name: str) -> str:
        scene = self._scene
        english = scene.state.language is Language.EN
        if name == "belofte":
            return promise_word(scene)
        if name == "afzender":
            return sender_of(scene.state)
        if name == "werkdag":
            noon = wall(
                next_working_noon(scene.at, scene.duty.zone, scene.duty.days_off), ZoneInfo(scene.duty.zone)
            )
            return _day_name(noon.date(), english=english)
        planned, contact = next_planned(scene), scene.state.contact
        if planned is None or contact is None:
            return ""
        if name == "tijd":
            return f"{wall(planned.due_at, ZoneInfo(contact.zone)):%H:%M}"
        return _when(name, scene.at, planned, contact, english=english)

    def __iter__(self) -> Iterator[str]:
        return iter(self._NAMES)

    def __len__(self) -> int:
        return len(self._NAMES)


def _when(name: str, at: Moment, planned: Planned, contact: SafeContact, *, english: bool) -> str:
    if planned.local_date - local_date(contact, at) == timedelta(days=1):
        return "tomorrow" if english else "morgen"
    day = _day_name(planned.local_date, english=english)
    if name == "dag":
        return day
    return f"on {day}" if english else f"op {day}"


def _day_name(day: date, *, english: bool) -> str:
    return (_EN_DAYS if english else _NL_DAYS)[day.weekday()]


def _buttons(scene: Scene, line: Line, *, helped: bool) -> tuple[tuple[str, ...], ...]:
    """Return the buttons of a line: beside every question stands the help button, but not at the start."""
    asks = line.keyboard and not (line.opener or line.inline)
    return with_help(scene, line.keyboard) if asks and helped else line.keyboard


def _reply(scene: Scene, line: Line, *, helped: bool) -> Say:
    state = scene.state
    return Say(
        state.client,
        line.text,
        SayKind.REPLY,
        scene.mode,
        key=line.key,
        keyboard=_buttons(scene, line, helped=helped),
        remove_keyboard=not line.keyboard,
        answers=scene.sent_at,
        checkin=state.checkin,
        closes_talk=line.closes,
        inline=line.inline,
    )


def _planned(scene: Scene, line: Line, checkin: CheckInId | None, *, helped: bool) -> Say:
    """Return a message nobody asked for: the client's own opener, or neutral words, for who picks it up."""
    return Say(
        scene.state.client,
        line.text,
        SayKind.OPENER if line.opener else SayKind.PLANNED,
        Mode.NEUTRAL,
        keyboard=_buttons(scene, line, helped=helped),
        remove_keyboard=not line.keyboard,
        checkin=checkin,
        not_after=after(scene.at, PLANNED_LASTS),
        closes_talk=line.closes,
    )
