"""What one message means for the dialogue, the closed question and the flags, before anything is said."""

from dataclasses import dataclass, replace

from cases.agreement import Command, Word
from cases.events import Kind, MessageReceived
from cases.levels import Language, Level
from cases.sides import speaker_of
from cases.state import Doubt
from cases.windows import is_open, is_valid
from dialogs.pictures import PICTURES
from dialogs.talk import OPENER, Picked, Signal, StepResult
from escalation.asking import Reply, Wish, is_unparsed, reply_notice, reply_to, wish
from escalation.commands import wants_human
from escalation.conversation import Dialogue, Running, TalkBroken, is_known, resumed, running, stepped
from escalation.flagging import Notice
from escalation.handover import is_live
from escalation.hearing import Heard, broken, notices
from escalation.help_button import help_notice
from escalation.own_picture import picture_notice, stray_pick
from escalation.precedence import Situation, Speech, Verdict, decide, has_stopped, is_fresh
from escalation.remembering import taps_over_time
from escalation.reminding import is_waiting
from escalation.replying import Message
from escalation.routes import reply_key, tells_lead
from escalation.scene import Scene
from escalation.screen_second import CATEGORY as GUESS


@dataclass(frozen=True, slots=True)
class Step:
    """Where the message came in: the dialogue, its step there, or an answer to the closed question.

    ``is_plain``: a word that elsewhere asks for something is an answer in own words here.
    """

    going: Running | None = None
    result: StepResult | None = None
    is_answer: bool = False
    reply: Reply | None = None
    is_plain: bool = False


def understood(scene: Scene, event: MessageReceived, heard: Heard, dialogue: Dialogue) -> Message:
    """Return the message with all that was made of it. What breaks on the way is a reason for a flag."""
    reasons = notices(scene, event, heard)
    step = Step()
    try:
        step = _step(scene, event, heard, dialogue)
    except TalkBroken as fault:
        reasons.append(broken(fault.code))
    if step.is_answer:
        # A tap, a scale or a bare word is read by its question; what its letters look like says nothing.
        reasons = [one for one in reasons if one.category != GUESS]
    command = None if step.is_answer or step.is_plain else heard.command or heard.first_word
    reasons.extend(_from_command(scene, command))
    picked, stray = _picked(scene, event, step)
    reasons.extend(picture_notice(picked))
    tapped = _taps(scene, step)
    reasons.extend((*tapped, *taps_over_time(scene, heard.assessment, tapped, step.going, step.result)))
    acute = heard.acute is not None or _asks_help(command) or _taps_acute(reasons)
    notice = _most_urgent(reasons, acute=acute)
    mended = event.kind is Kind.UNREADABLE
    if notice is not None and mended:
        notice = replace(notice, source="unreadable")
    # A command in mended words is obeyed, but what is said is that the message could not be read.
    situation = situation_of(scene, None if mended else command, notice, acute=acute)
    if notice is not None and acute and not situation.fresh:
        notice = replace(notice, source="late")
    verdict = _unsaid(decide(situation), stray)
    asks = _wish(scene, heard, step, notice) if verdict.speech is Speech.ORDINARY else Wish.NONE
    made = Message(event, step.going, step.result, command, notice, acute, verdict, step.reply, asks)
    return replace(made, stray=stray)


def _picked(scene: Scene, event: MessageReceived, step: Step) -> tuple[Picked | None, Picked | None]:
    """Return which picture was chosen, and the same where none was waited for."""
    picked = None if step.result is None else step.result.picked
    stray = None if picked else stray_pick(scene, event)
    return picked or stray, stray


def _taps(scene: Scene, step: Step) -> list[Notice]:
    """Return what buttons said: those of the dialogue, and an answer to the closed question."""
    signals = () if step.result is None else step.result.signals
    answer = None if step.reply is None else reply_notice(scene, step.reply)
    return [*(_from_signal(scene, one) for one in signals), *([answer] if answer else [])]


def _unsaid(verdict: Verdict, stray: Picked | None) -> Verdict:
    """Return the verdict, which says nothing to a tap on pictures that waited for nothing."""
    quiet = stray is not None and verdict.speech is Speech.ORDINARY
    return replace(verdict, speech=Speech.SILENCE) if quiet else verdict


def _step(scene: Scene, event: MessageReceived, heard: Heard, dialogue: Dialogue) -> Step:
    """Take the message as an answer: to the closed question when that stands on the screen, else to the talk.

    Other words than an answer end the closed question: the dialogue that it displaced is asked again, so
    that nobody is stuck in it. Raises TalkBroken.
    """
    if not _may_answer(scene, event):
        return Step(is_plain=scene.state.held_by is not None and _is_pace(heard.command))
    going = running(scene, dialogue)
    plain = _is_pace(heard.command) and _is_asked(scene, going)
    if plain:
        heard = replace(heard, command=None)
    if heard.command is not None and heard.command.language is not None:
        return Step(going, _asked_again(scene, heard.command.language, dialogue, going))
    return replace(_answering(scene, event, heard, dialogue, going), is_plain=plain)


def _answering(
    scene: Scene, event: MessageReceived, heard: Heard, dialogue: Dialogue, going: Running | None
) -> Step:
    urgent = heard.acute is not None or heard.command is not None
    picks = going is not None and going.talk.step == PICTURES and is_known(scene, dialogue, going, event.text)
    if is_waiting(scene.state, scene.at) and not picks:
        reply = None if urgent else reply_to(scene, event.text)
        resumes = going is not None and not urgent and reply is not Reply.CALL_ME
        result = resumed(scene, dialogue, going) if resumes and going is not None else None
        return Step(going, result, reply is not None, reply)
    if going is None:
        return Step()
    is_answer = not _taps_help(heard.command) and is_known(scene, dialogue, going, event.text)
    result = stepped(scene, dialogue, going, event.text) if is_answer or not urgent else None
    return Step(going, result, is_answer)


def _is_pace(command: Command | None) -> bool:
    return command is not None and command.word in (Word.MORE, Word.LESS)


def _is_asked(scene: Scene, going: Running | None) -> bool:
    """Say whether a question stands on the screen: "minder" is then how somebody feels, not a wish."""
    asks = going is not None and going.talk.step not in (OPENER, PICTURES)
    return asks or is_waiting(scene.state, scene.at)


def _asked_again(
    scene: Scene, language: Language, dialogue: Dialogue, going: Running | None
) -> StepResult | None:
    """Say the question that waits once more, in the language that was picked."""
    if going is None:
        return None
    return resumed(replace(scene, state=replace(scene.state, language=language)), dialogue, going)


def _may_answer(scene: Scene, event: MessageReceived) -> bool:
    """Say whether this message may be an answer: not while a human, a doubt or a stop stands between."""
    state = scene.state
    quiet = state.held_by is not None or state.doubt is not Doubt.NONE or has_stopped(state)
    return not quiet and event.kind is Kind.TEXT


def _wish(scene: Scene, heard: Heard, step: Step, notice: Notice | None) -> Wish:
    """Return whether the closed question follows: not after a tap, beside something more urgent, or twice.

    Between talks a dot is a knock on the door (practice §2, help button).
    """
    raised = notice is not None and (notice.level > Level.REVIEW or notice.source != "text")
    if raised or step.is_answer or is_waiting(scene.state, scene.at):
        return Wish.NONE
    going, result = step.going, step.result
    missed = going is not None and result is not None and not result.understood
    knocks = going is None and heard.words == 0
    if notice is None and not (missed or knocks):
        return Wish.NONE
    unparsed = knocks or (missed and going is not None and is_unparsed(going, heard.words))
    return wish(scene, heard.assessment, unparsed=unparsed)


def _from_command(scene: Scene, command: Command | None) -> tuple[Notice, ...]:
    if command is None:
        return ()
    if command.word is Word.HUMAN:
        return (wants_human(scene),)
    help_asked = help_notice(scene, command.word)
    return () if help_asked is None else (help_asked,)


def _taps_help(command: Command | None) -> bool:
    """Say whether the message is a tap on the help button: whatever is asked, that is what it means."""
    return command is not None and command.word in (Word.HELP_BUTTON, Word.MISTAKE)


def _asks_help(command: Command | None) -> bool:
    return command is not None and command.word in (Word.HELP, Word.HELP_BUTTON)


def _taps_acute(reasons: list[Notice]) -> bool:
    return any(one.level is Level.ACUTE and one.source == "button" for one in reasons)


def _from_signal(scene: Scene, signal: Signal) -> Notice:
    key = signal.reply or reply_key(signal.code, signal.level, speaker_of(scene.state.role))
    own = key if signal.reply or signal.level is Level.ACUTE else ""
    acute = signal.level is Level.ACUTE
    return Notice(signal.level, signal.category, signal.code, "button", key=own, imminent=acute)


def _most_urgent(reasons: list[Notice], *, acute: bool) -> Notice | None:
    """Return the highest; of equals own acute words before reading along, and a tap before words."""
    if not reasons:
        return None
    top = max(reasons, key=lambda one: (one.level, not (acute and one.key == "N1"), one.source == "button"))
    spans = (span for one in (top, *reasons) for span in one.spans)
    return replace(
        top,
        silent=any(one.silent for one in reasons),
        at_once=any(one.at_once for one in reasons),
        spans=tuple(dict.fromkeys(spans)),
        priority=max(one.priority for one in reasons) if top.level is Level.REVIEW else 0,
    )


def situation_of(scene: Scene, command: Command | None, notice: Notice | None, *, acute: bool) -> Situation:
    """Return what the rules of precedence look at, for this message at this moment."""
    state, at = scene.state, scene.at
    contact = state.contact
    return Situation(
        phone=scene.mode,
        doubt=state.doubt,
        command=None if command is None else command.word,
        stopped=has_stopped(state),
        tells_lead=notice is not None and tells_lead(notice.code, notice.level),
        acute=acute,
        fresh=is_fresh(scene.mode, scene.sent_at or at, at),
        held=state.held_by is not None,
        window_open=contact is not None and is_valid(contact, at) and is_open(contact, at),
        recent=is_live(scene.sent_at, at),
        unsure=notice is not None and notice.source == "unreadable",
        flagged=notice is not None,
    )
