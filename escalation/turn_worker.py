"""A human acted: took over, wrote, handed back, closed a flag, set a record. What they did is carried out."""

from dataclasses import replace

from cases.effects import (
    AcknowledgeFlag,
    AnswerFlag,
    CancelPlanned,
    ClearPhone,
    CloseFlag,
    Effect,
    MakeTask,
    PlanCheckIn,
    Say,
    SayKind,
    SettleCheckIn,
    StopLadder,
)
from cases.events import (
    BotBlocked,
    ConversationClaimed,
    FlagClosed,
    HandedBack,
    PairingAccepted,
    ReadingAlongSet,
    SafeContactRenewed,
    WorkerReplied,
)
from cases.facts import Phase
from cases.ids import EventId
from cases.levels import Level, Mode
from cases.safe_contact import SafeContact
from cases.state import Doubt, Standing
from cases.windows import is_open, local_date, next_slot
from dialogs import texts
from escalation.conversation import Dialogue, TalkBroken, began, is_unanswered
from escalation.flagging import Notice, raised
from escalation.handover import check_close, check_hand_back, check_reply, claimed, without
from escalation.hearing import broken
from escalation.precedence import has_stopped
from escalation.reminding import heard_by_closing, settled_question
from escalation.rulebook import START_SCRIPT
from escalation.saying import say_line
from escalation.scene import Scene, Turn
from escalation.severity import task_clock
from escalation.turn_clock import SLOT, planned, why_not

_READS_ALONG = "reads_along"


def take_pairing(scene: Scene, event: PairingAccepted, dialogue: Dialogue) -> Turn:
    """Begin: the start dialogue now, or at the next safe moment, and the plan.

    Now means at once: the client pressed start a moment ago and sits beside the worker. What the two
    share answers no message, yet it is a reply: the half hours keep planned messages apart only.
    """
    begun = replace(scene.state, standing=Standing.ACTIVE, programme_began=event.at)
    scene = replace(scene, state=begun)
    contact = begun.contact
    if contact is None:
        return begun, planned(scene)
    if why_not(scene) or not is_open(contact, event.at):
        return begun, (*_start_later(scene, contact), *planned(scene))
    try:
        scene, lines = scene.after(began(scene, dialogue, START_SCRIPT, None))
        says = tuple(replace(one, kind=SayKind.REPLY) if isinstance(one, Say) else one for one in lines)
    except TalkBroken as fault:
        scene, says = scene.after(raised(scene, event.id, broken(fault.code), own_message=False))
    return scene.state, (*says, *planned(scene))


def _start_later(scene: Scene, contact: SafeContact) -> tuple[Effect, ...]:
    moment = next_slot(contact, scene.state.side, scene.at)
    if moment is None:
        return (_task(scene, "renew_contact", Level.CONCERN),)
    day = local_date(contact, moment)
    return (PlanCheckIn(scene.state.client, day, START_SCRIPT, moment, START_SCRIPT),)


def take_claim(scene: Scene, event: ConversationClaimed) -> Turn:
    """Give the conversation to one worker. Raises FlagTaken."""
    before = scene.state
    after_claim = claimed(before, event)
    taken = [flag.flag for flag in before.open_flags if flag.acknowledged_by is None]
    stopped: list[Effect] = []
    for flag in taken:
        stopped += [AcknowledgeFlag(before.client, flag, event.by, event.at), StopLadder(before.client, flag)]
    if before.checkin is not None and is_unanswered(before):
        stopped.append(SettleCheckIn(before.client, before.checkin, "cancelled", reason="held"))
    scene = replace(scene, state=replace(settled_question(after_claim), checkin=None))
    new = before.held_by is None
    return scene.state, (*stopped, *(_about_speaker(scene, texts.HAND_OVER, naam=event.alias) if new else ()))


def take_reply(scene: Scene, event: WorkerReplied) -> Turn:
    """Send a worker's words. Raises NotYours or OutsideWindow."""
    state = scene.state
    check_reply(state, event)
    say = Say(
        state.client,
        event.text,
        SayKind.WORKER,
        scene.mode,
        remove_keyboard=True,
        answers=state.last_inbound,
        override=event.override,
    )
    waiting = [flag.flag for flag in state.open_flags if flag.answered_at is None]
    flags = tuple(
        flag if flag.answered_at is not None else replace(flag, answered_at=event.at)
        for flag in state.open_flags
    )
    answers = tuple(AnswerFlag(state.client, flag, event.at) for flag in waiting)
    return replace(state, open_flags=flags), (say, *answers)


def take_hand_back(scene: Scene, event: HandedBack) -> Turn:
    """Give the conversation back to the bot, and let the plan go on. Raises NotYours."""
    check_hand_back(scene.state, event)
    scene = replace(scene, state=replace(scene.state, held_by=None, held_alias=""))
    return scene.state, (*_about_speaker(scene, texts.HAND_BACK), *planned(scene, _slot(scene, event.id)))


def take_close(scene: Scene, event: FlagClosed) -> Turn:
    """Close one flag with its reason. Raises NotYours while a colleague holds the conversation."""
    state = scene.state
    check_close(state, event)
    closed = CloseFlag(state.client, event.flag, event.by, event.at, event.reason)
    flags = without(state.open_flags, event)
    state = heard_by_closing(state, event)
    return replace(state, open_flags=flags), (closed, StopLadder(state.client, event.flag))


def take_reading_along(scene: Scene, event: ReadingAlongSet) -> Turn:
    """Set or clear "reads along": nothing planned leaves while it stands, and it says so to nobody."""
    state = scene.state
    if not event.reads_along:
        cleared = replace(scene, state=replace(state, doubt=Doubt.NONE))
        return cleared.state, _planned_anew(cleared, event.id, doubted=state.doubt is not Doubt.NONE)
    doubt = Doubt.DURESS if state.doubt is Doubt.DURESS else Doubt.READS_ALONG
    state = settled_question(state)
    return replace(state, doubt=doubt, talk=None, checkin=None), (CancelPlanned(state.client, _READS_ALONG),)


def take_renewal(scene: Scene, event: SafeContactRenewed) -> Turn:
    """Put the new record in place; with ``resume`` the line starts again, by a human's decision."""
    old = scene.state
    state = replace(old, contact=event.contact)
    anew = event.resume and (has_stopped(old) or old.doubt is not Doubt.NONE)
    if event.resume:
        doubt = Doubt.NONE if old.doubt is Doubt.NOTICED else old.doubt
        standing = old.standing if old.standing is Standing.PAIRING else Standing.ACTIVE
        state = replace(state, standing=standing, paused_until=None, doubt=doubt)
    scene = replace(scene, state=state)
    hidden: tuple[Effect, ...] = ()
    if old.contact is not None and old.contact.mode is Mode.OPEN and event.contact.mode is not Mode.OPEN:
        hidden = (ClearPhone(old.client, event.at, everything=True),)
    return state, (*hidden, *_planned_anew(scene, event.id, doubted=anew))


def take_block(scene: Scene, event: BotBlocked) -> Turn:
    """Note that the phone cannot be reached: a sign, and a task; or that it can be again."""
    state = scene.state
    level = Level.HIGH if state.facts.phase is Phase.F0 else Level.CONCERN
    if not event.blocked:
        return state, (_task(scene, "reachable_again", Level.CONCERN),)
    if not has_stopped(state):
        state = replace(state, standing=Standing.UNREACHABLE)
    ended: tuple[Effect, ...] = ()
    if state.checkin is not None:
        ended = (SettleCheckIn(state.client, state.checkin, "overdue", reason="blocked"),)
    scene = replace(scene, state=replace(settled_question(state), talk=None, checkin=None))
    notice = Notice(level, "unreachable", "", "blocked")
    state, flagged = raised(scene, event.id, notice, own_message=False)
    return state, (*flagged, *ended, _task(scene, "client_unreachable", level))


def _about_speaker(scene: Scene, key: str, **values: str) -> tuple[Say, ...]:
    """Return the line that says who is speaking from now on; never to a phone in doubt or after a stop."""
    if scene.state.doubt is not Doubt.NONE or has_stopped(scene.state):
        return ()
    say = say_line(scene, key, SayKind.NOTICE, **values)
    return (replace(say, closes_talk=False),)


def _planned_anew(scene: Scene, event: EventId, *, doubted: bool) -> tuple[Effect, ...]:
    """Return the plan that goes on after a doubt or a stop: one check-in, whatever was planned meanwhile."""
    if not doubted:
        return planned(scene)
    return CancelPlanned(scene.state.client, "planned_anew"), *planned(scene, _again(event))


def _slot(scene: Scene, event: EventId) -> str:
    """Return the slot of the day, or one of its own where a doubt cancelled what was planned."""
    return SLOT if scene.state.doubt is Doubt.NONE else _again(event)


def _again(event: EventId) -> str:
    """Return a slot that no cancelled check-in of the same date stands in."""
    return f"again-{event}"


def _task(scene: Scene, kind: str, level: Level) -> MakeTask:
    state = scene.state
    return MakeTask(state.client, kind, level, task_clock(level, state.facts, scene.duty, scene.at))
