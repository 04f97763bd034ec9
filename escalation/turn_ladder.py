"""A ladder or an answer clock fell due: somebody is called, or asked how it went, until it is answered."""

from dataclasses import replace

from cases.effects import AwaitWorker, Effect, MoveLadder, PageStaff, SayKind, StopLadder
from cases.events import LadderDue
from cases.ids import FlagId, StaffId
from cases.levels import Level, Mode
from cases.moments import MINUTE, after
from cases.roster import Post
from cases.state import ClientState, OpenFlag
from escalation.answering import ASKED, reopened
from escalation.handover import released
from escalation.ladder import MINUTE_15_STEP, Alarm, rung
from escalation.precedence import MINUTE_15_AGE, SAFETY_AGE, has_stopped
from escalation.saying import say_fixed
from escalation.scene import Scene, Turn

ASK = "ask"
TOO_LONG = 15 * MINUTE


def take_ladder(scene: Scene, event: LadderDue) -> Turn:
    """Page the next rung, and at 15 minutes tell the client the truth once.

    A flag that somebody took is looked at by its own clock: answered it is done, late it is called out
    again, and who acts outside the chat is asked first (practice H14).
    """
    state = scene.state
    flag = next((one for one in state.open_flags if one.flag == event.flag), None)
    if flag is None:
        return state, (StopLadder(state.client, event.flag),)
    if flag.acknowledged_by is None:
        return _called(scene, flag, event.step)
    return _taken(scene, flag, flag.acknowledged_by)


def _called(scene: Scene, flag: OpenFlag, step: int) -> Turn:
    """Page one step; a client who waits too long hears the truth with it, once."""
    paged = called_out(scene, flag, step)
    if not _is_due_the_truth(scene, flag, step):
        return scene.state, paged
    say = say_fixed(scene, "MINUTE_15", SayKind.MINUTE_15, flag.flag)
    last = after(flag.raised_at, MINUTE_15_AGE)
    told = replace(say, not_after=last, answers=None, closes_talk=False)
    return _told(scene.state), (*paged, told)


def called_out(scene: Scene, flag: OpenFlag, step: int) -> tuple[Effect, ...]:
    """Return the pages of one step and the moment of the next."""
    state = scene.state
    alarm = Alarm(flag.level, flag.code, state.owner, again=flag.reopened)
    found = rung(alarm, step, scene.duty, scene.at)
    pages = tuple(
        PageStaff(state.client, flag.flag, step, call.post, call.staff, flag.level, state.alias, call.reason)
        for call in found.called
    )
    return (*pages, MoveLadder(state.client, flag.flag, step + 1, found.next_due))


def _taken(scene: Scene, flag: OpenFlag, by: StaffId) -> Turn:
    state, at = scene.state, scene.at
    if flag.busy_until is not None:
        if at < flag.busy_until:
            return state, (AwaitWorker(state.client, flag.flag, flag.busy_until, busy=True),)
        if flag.answer_due is None:
            return _asked(scene, flag, by)
    if flag.answer_due is None:
        return state, (StopLadder(state.client, flag.flag),)
    if at < flag.answer_due:
        return state, (AwaitWorker(state.client, flag.flag, flag.answer_due),)
    return _late(scene, flag, by)


def _asked(scene: Scene, flag: OpenFlag, by: StaffId) -> Turn:
    """Ask the worker who acted outside the chat how it went; nobody else is called yet."""
    state, due = scene.state, after(scene.at, ASKED)
    page = PageStaff(state.client, flag.flag, 0, Post.DUTY, by, flag.level, state.alias, ASK)
    changed = _with(state, replace(flag, answer_due=due))
    return changed, (page, AwaitWorker(state.client, flag.flag, due))


def _late(scene: Scene, flag: OpenFlag, by: StaffId) -> Turn:
    """Take the flag and the conversation from who did not answer; call out again, with a second person."""
    scene, freed = scene.after(reopened(scene.state, flag.flag))
    if scene.state.held_by == by:
        scene, _ = scene.after((released(scene.state), ()))
    state, paged = _called(scene, _flag(scene.state, flag.flag), 0)
    return state, (*freed, *paged)


def _with(state: ClientState, flag: OpenFlag) -> ClientState:
    flags = tuple(flag if one.flag == flag.flag else one for one in state.open_flags)
    return replace(state, open_flags=flags)


def _flag(state: ClientState, flag: FlagId) -> OpenFlag:
    return next(one for one in state.open_flags if one.flag == flag)


def _is_due_the_truth(scene: Scene, flag: OpenFlag, step: int) -> bool:
    """Say whether this client was told that somebody is asked, sees an open phone, and waits too long.

    At the step that calls the coordinator, and at 15 minutes where somebody took the flag and did not answer.
    """
    state = scene.state
    waited = scene.at - flag.raised_at
    late = step == MINUTE_15_STEP or (flag.reopened and waited >= TOO_LONG)
    if not late or waited > MINUTE_15_AGE or flag.level is not Level.ACUTE or scene.mode is not Mode.OPEN:
        return False
    wrote = state.last_inbound is not None and state.last_inbound >= flag.raised_at - SAFETY_AGE
    told = state.episode is not None and state.episode.told_alone
    return wrote and not told and state.held_by is None and not has_stopped(state)


def _told(state: ClientState) -> ClientState:
    episode = state.episode
    return state if episode is None else replace(state, episode=replace(episode, told_alone=True))
