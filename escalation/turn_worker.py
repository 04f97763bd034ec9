"""A human acted: took over, wrote, handed back, closed a flag, set a record. What they did is carried out."""

from dataclasses import replace

from cases.contact_end import agreed
from cases.effects import (
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
from cases.errors import NotFound
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
from cases.moments import MINUTE, SECOND, after
from cases.own_data_effects import GiveAgreement
from cases.safe_contact import SafeContact
from cases.state import ClientState, Doubt, OpenFlag, Standing
from cases.windows import is_open, local_date, next_slot
from dialogs import texts
from escalation.answering import answered, is_clocked, still_mine, taken
from escalation.conversation import Dialogue, TalkBroken, began, is_unanswered
from escalation.flagging import Notice, raised
from escalation.handover import (
    check_free,
    check_holds,
    check_reply,
    claimed,
    is_live,
    is_to_take,
    released,
    without,
)
from escalation.hearing import broken
from escalation.holding import watched
from escalation.no_reply import NO_REPLY
from escalation.own_rhythm import closed as rhythm_closed
from escalation.people_days import missed_steps, with_people
from escalation.precedence import has_stopped
from escalation.reminding import heard_by_closing, settled_question
from escalation.rhythm import agreed_at_closing
from escalation.rulebook import START_SCRIPT
from escalation.scene import Scene, Turn
from escalation.severity import task_clock
from escalation.turn_clock import SLOT, planned, why_not
from escalation.turn_handover import READS_ALONG, about_speaker, each_flag

UNDO = 5 * SECOND
"""How long a worker's words wait, so that they can be taken back. Source: issue 04 point 5."""

READ_IN = MINUTE // 2
"""Words that were sent sooner after a message may have been written before it was seen [P]."""


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
        start = _later(scene, contact, START_SCRIPT, START_SCRIPT)
        return begun, (*start, *_begun_plan(_beside_start(scene, contact, start)))
    plan = _begun_plan(scene)
    try:
        scene, lines = scene.after(began(scene, dialogue, START_SCRIPT, None))
        says = tuple(replace(one, kind=SayKind.REPLY) if isinstance(one, Say) else one for one in lines)
    except TalkBroken as fault:
        scene, says = scene.after(raised(scene, event.id, broken(fault.code), own_message=False))
    return scene.state, (*says, *plan)


def _begun_plan(scene: Scene) -> tuple[Effect, ...]:
    return (*with_people(scene, planned(scene)), *missed_steps(scene))


def _beside_start(scene: Scene, contact: SafeContact, start: tuple[Effect, ...]) -> Scene:
    """Return the scene to plan in: nobody is asked anything else on the day on which the start comes."""
    days = tuple(one.local_date for one in start if isinstance(one, PlanCheckIn))
    quiet = replace(contact, no_send_days=(*contact.no_send_days, *days))
    return replace(scene, state=replace(scene.state, contact=quiet))


def _later(scene: Scene, contact: SafeContact, script: str, slot: str) -> tuple[Effect, ...]:
    moment = next_slot(contact, scene.state.side, scene.at)
    if moment is None:
        return (_task(scene, "renew_contact", Level.CONCERN),)
    return (PlanCheckIn(scene.state.client, local_date(contact, moment), slot, moment, script),)


def take_claim(scene: Scene, event: ConversationClaimed) -> Turn:
    """Give the conversation to one worker, with every flag nobody answered yet.

    Raises FlagTaken, and NotFound for who touched the other side of the case.
    """
    before = scene.state
    if event.by in scene.duty.barred:
        raise NotFound
    scene, stopped = scene.after(_with_flags(before, watched(claimed(before, event)), event))
    if before.checkin is not None and is_unanswered(before):
        ended = SettleCheckIn(before.client, before.checkin, "cancelled", reason="held")
        stopped = (*stopped, ended)
    scene = replace(scene, state=replace(settled_question(scene.state), checkin=None))
    new = before.held_by != event.by
    return scene.state, (*stopped, *(about_speaker(scene, texts.HAND_OVER, naam=event.alias) if new else ()))


def _with_flags(before: ClientState, state: ClientState, event: ConversationClaimed) -> Turn:
    """Return the claimed state with its flags: one who saw a page first gets a fresh clock with the chat."""
    new = before.held_by != event.by
    state, fresh = each_flag(
        state,
        lambda flag: new and flag.acknowledged_by == event.by and flag.answer_due is not None,
        lambda flag: still_mine(state, flag, event.at),
    )
    state, taken_over = each_flag(
        state, lambda flag: is_to_take(flag, event.by), lambda flag: taken(state, flag, event.by, event.at)
    )
    return state, (*fresh, *taken_over)


def take_reply(scene: Scene, event: WorkerReplied) -> Turn:
    """Send a worker's words in 5 seconds; until then they can be taken back. Raises NotYours, OutsideWindow.

    They answer what somebody took, and what was on the screen long enough to be read before they were sent.
    """
    state = scene.state
    check_reply(state, event)
    say = Say(
        state.client,
        event.text,
        SayKind.WORKER,
        scene.mode,
        remove_keyboard=True,
        answers=state.last_inbound,
        not_before=after(event.at, UNDO),
        override=event.override,
    )
    state, seen = each_flag(
        state,
        lambda flag: flag.acknowledged_by is None and event.at - flag.raised_at >= READ_IN,
        lambda flag: taken(scene.state, flag, event.by, event.at),
    )
    state, answers = each_flag(
        state, _waits_for_words, lambda flag: answered(scene.state, flag, event.at, event.id)
    )
    return watched(replace(state, held_quiet=event.at, human_at=event.at)), (say, *seen, *answers)


def _waits_for_words(flag: OpenFlag) -> bool:
    if flag.busy_until is None and flag.answered_at is not None:
        return False
    return flag.acknowledged_by is not None or not is_clocked(flag.level)


def take_hand_back(scene: Scene, event: HandedBack, dialogue: Dialogue) -> Turn:
    """Give the conversation back to the bot, and let the plan go on. Raises NotYours.

    A named script begins now, or at the next safe moment; where nothing may be asked, only the plan goes on.
    """
    check_holds(scene.state, event)
    scene = replace(scene, state=watched(released(scene.state)))
    said = about_speaker(scene, texts.HAND_BACK)
    scene, begun = scene.after(_begun(scene, event, dialogue))
    return scene.state, (*said, *begun, *planned(scene, _slot(scene, event.id)))


def _begun(scene: Scene, event: HandedBack, dialogue: Dialogue) -> Turn:
    contact = scene.state.contact
    if not event.script or contact is None or why_not(scene):
        return scene.state, ()
    if not is_open(contact, scene.at):
        return scene.state, _later(scene, contact, event.script, f"back-{event.id}")
    try:
        state, lines = began(scene, dialogue, event.script, None, event.step)
    except TalkBroken as fault:
        return raised(scene, event.id, broken(fault.code), own_message=False)
    return state, tuple(_to_who_is_there(scene, one) for one in lines)


def _to_who_is_there(scene: Scene, effect: Effect) -> Effect:
    """Return a line as part of the talk that goes on, where the client wrote a moment ago."""
    answers = scene.state.last_inbound
    if not isinstance(effect, Say) or not is_live(answers, scene.at):
        return effect
    return replace(effect, kind=SayKind.REPLY, answers=answers)


def take_close(scene: Scene, event: FlagClosed) -> Turn:
    """Close one flag with what the worker says of it. Raises NotYours while a colleague holds it.

    What was agreed takes effect: another rhythm, a moment for the next contact, and who is not safe yet.
    """
    state = scene.state
    check_free(state, event)
    closed = CloseFlag(
        state.client,
        event.flag,
        event.by,
        event.at,
        event.reason,
        event.safe_now,
        event.next_contact,
        event.rhythm,
    )
    flags = without(state.open_flags, event)
    state = _rhythm_moved(heard_by_closing(state, event), event)
    stopped = StopLadder(state.client, event.flag)
    scene = replace(scene, state=replace(state, open_flags=flags))
    scene, agreed_on = scene.after(agreed_at_closing(scene, event))
    return scene.state, (closed, stopped, *agreed_on)


def _rhythm_moved(state: ClientState, event: FlagClosed) -> ClientState:
    """Return the state in which the reason of a silence counts for the next one (experience F7)."""
    if not any(one.flag == event.flag and one.category == NO_REPLY for one in state.open_flags):
        return state
    return replace(state, past=rhythm_closed(state.past, event.reason, event.safe_now))


def take_reading_along(scene: Scene, event: ReadingAlongSet) -> Turn:
    """Set or clear "reads along": nothing planned leaves while it stands, and it says so to nobody."""
    state = scene.state
    if not event.reads_along:
        cleared = replace(scene, state=replace(state, doubt=Doubt.NONE))
        return cleared.state, _planned_anew(cleared, event.id, doubted=state.doubt is not Doubt.NONE)
    doubt = Doubt.DURESS if state.doubt is Doubt.DURESS else Doubt.READS_ALONG
    state = settled_question(state)
    return replace(state, doubt=doubt, talk=None, checkin=None), (CancelPlanned(state.client, READS_ALONG),)


def take_renewal(scene: Scene, event: SafeContactRenewed) -> Turn:
    """Put the new record in place; with ``resume`` the line starts again, by a human's decision."""
    old = scene.state
    contact = agreed(event.contact, old.facts, event.at)
    language = old.language if contact.language is None else contact.language
    state = replace(old, contact=contact, language=language)
    anew = event.resume and (has_stopped(old) or old.doubt is not Doubt.NONE)
    if event.resume:
        doubt = Doubt.NONE if old.doubt is Doubt.NOTICED else old.doubt
        standing = old.standing if old.standing is Standing.PAIRING else Standing.ACTIVE
        state = replace(state, standing=standing, paused_until=None, doubt=doubt, release=None)
    scene = replace(scene, state=state)
    hidden: tuple[Effect, ...] = ()
    if old.contact is not None and old.contact.mode is Mode.OPEN and event.contact.mode is not Mode.OPEN:
        hidden = (ClearPhone(old.client, event.at, everything=True),)
    again = GiveAgreement(old.client, event.agreement_version, event.by, event.at)
    given: tuple[Effect, ...] = (again,) if event.resume or event.agreement_version else ()
    return state, (*hidden, *given, *_planned_anew(scene, event.id, doubted=anew))


def take_block(scene: Scene, event: BotBlocked) -> Turn:
    """Note that the phone cannot be reached: a sign, and a task, once; or that it can be again."""
    state = scene.state
    level = Level.HIGH if state.facts.phase is Phase.F0 else Level.CONCERN
    if state.standing is Standing.RELEASED:
        return state, ()
    if not event.blocked:
        return state, (_task(scene, "reachable_again", Level.CONCERN),)
    if not has_stopped(state):
        state = replace(state, standing=Standing.UNREACHABLE)
    ended: tuple[Effect, ...] = ()
    if state.checkin is not None:
        ended = (SettleCheckIn(state.client, state.checkin, "overdue", reason="blocked"),)
    known = any(one.category == "unreachable" for one in state.open_flags)
    scene = replace(scene, state=replace(settled_question(state), talk=None, checkin=None))
    if known:
        return scene.state, ended
    notice = Notice(level, "unreachable", "", "blocked")
    state, flagged = raised(scene, event.id, notice, own_message=False)
    return state, (*flagged, *ended, _task(scene, "client_unreachable", level))


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
