"""People about a conversation: a page seen, acting outside the chat, and giving it to a colleague."""

from collections.abc import Callable
from dataclasses import replace

from cases.effects import (
    AwaitWorker,
    CancelPlanned,
    Effect,
    NoteAct,
    OfferHandover,
    PageStaff,
    RecallSay,
    Say,
    SayKind,
    SetVisitLight,
    UnanswerFlag,
)
from cases.events import (
    ActedOutside,
    FlagAcknowledged,
    HandedOver,
    HandoverAccepted,
    HandoverOffered,
    PersonAsked,
    PersonJudged,
    ReplyRecalled,
    VisitLightSet,
)
from cases.ids import StaffId
from cases.moments import Moment
from cases.roster import Post
from cases.state import ClientState, Doubt, OpenFlag
from dialogs import texts
from escalation.answering import answer_by, busy, is_clocked, taken
from escalation.handover import (
    check_accept,
    check_acknowledged,
    check_free,
    check_holds,
    check_offer,
    check_person_asked,
    held,
    is_to_take,
)
from escalation.holding import watched
from escalation.precedence import has_stopped
from escalation.reminding import settled_question
from escalation.saying import say_line
from escalation.scene import Scene, Turn

HANDOVER = "handover"
READS_ALONG = "reads_along"

_Each = Callable[[OpenFlag], tuple[OpenFlag, tuple[Effect, ...]]]


def take_acknowledged(scene: Scene, event: FlagAcknowledged) -> Turn:
    """Stop the ladder of a flag and start its answer clock; nothing is held by it.

    Somebody who may never touch this client stops nothing (practice H5). Raises FlagGone for a closed
    flag and FlagTaken for one that a colleague has: who was first stays.
    """
    state = scene.state
    if event.by in scene.duty.barred:
        return state, ()
    check_acknowledged(state, event)
    return each_flag(
        state,
        lambda flag: flag.flag == event.flag and flag.acknowledged_by is None,
        lambda flag: taken(state, flag, event.by, event.at),
    )


def take_acted(scene: Scene, event: ActedOutside) -> Turn:
    """Note what a worker does outside the chat: this client's flags count as answered for 20 minutes."""
    state = scene.state
    if event.by in scene.duty.barred:
        return state, ()
    noted = NoteAct(state.client, event.by, event.act, event.at)
    state, first = each_flag(
        state,
        lambda flag: flag.acknowledged_by is None and is_clocked(flag.level),
        lambda flag: taken(scene.state, flag, event.by, event.at),
    )
    state, effects = each_flag(
        state,
        lambda flag: flag.acknowledged_by == event.by and is_clocked(flag.level),
        lambda flag: busy(scene.state, flag, event.at),
    )
    if state.held_by == event.by:
        state = watched(replace(state, held_quiet=event.at))
    return state, (noted, *first, *effects)


def take_offer(scene: Scene, event: HandoverOffered) -> Turn:
    """Ask a colleague to take over; until the yes the holder stays. Raises NotYours, NotFound."""
    check_offer(scene.state, event, scene.duty)
    state = replace(scene.state, offered_to=event.to, offered_alias=event.to_alias)
    return state, (OfferHandover(state.client, event.by, event.to, event.at), *_asked(state, event.to))


def take_accept(scene: Scene, event: HandoverAccepted) -> Turn:
    """Give the conversation to the colleague who said yes. Raises NotOffered."""
    check_accept(scene.state, event, scene.duty)
    return moved(scene, event.by, event.alias, event.at)


def take_handed_over(scene: Scene, event: HandedOver) -> Turn:
    """Give the conversation to a colleague, who is told at once. Raises NotYours, NotFound.

    The answer clocks begin anew: a colleague who is not there lets them run out, and all are called.
    """
    check_offer(scene.state, event, scene.duty)
    state, effects = moved(scene, event.to, event.to_alias, event.at)
    offer = OfferHandover(state.client, event.by, event.to, event.at)
    return state, (*effects, offer, *_asked(state, event.to))


def take_recall(scene: Scene, event: ReplyRecalled) -> Turn:
    """Take words back that did not leave: what they answered is open again. Raises NotYours."""
    check_holds(scene.state, event)
    state, effects = each_flag(
        scene.state,
        lambda flag: flag.answered_in == event.reply,
        lambda flag: _unanswered(scene.state, flag, event.at),
    )
    return replace(state, human_at=None), (RecallSay(state.client, event.reply), *effects)


def take_person_asked(scene: Scene, event: PersonAsked) -> Turn:
    """Say one boring line that only the client can answer; until a human judged, this phone is in doubt.

    Raises NotYours, OutsideWindow.
    """
    check_person_asked(scene.state, event)
    say = say_line(scene, texts.PERSON, SayKind.WORKER)
    state = settled_question(replace(scene.state, doubt=Doubt.NOTICED, talk=None, checkin=None))
    return state, (replace(say, key=texts.PERSON, closes_talk=False),)


def take_person_judged(scene: Scene, event: PersonJudged) -> Turn:
    """Clear the doubt, or let nothing planned leave. Raises NotYours while a colleague holds it.

    A doubt that somebody else set stays: only the noticed one is about this question.
    """
    check_free(scene.state, event)
    state = scene.state
    if state.doubt in (Doubt.DURESS, Doubt.READS_ALONG):
        return state, ()
    if event.same:
        return replace(state, doubt=Doubt.NONE), ()
    watched_phone = replace(settled_question(state), doubt=Doubt.READS_ALONG, talk=None, checkin=None)
    return watched_phone, (CancelPlanned(state.client, READS_ALONG),)


def take_visit_light(scene: Scene, event: VisitLightSet) -> Turn:
    """Say whether somebody may visit, by a human's decision."""
    state = replace(scene.state, visit_light=event.light)
    return state, (SetVisitLight(state.client, event.light, event.by, event.at),)


def moved(scene: Scene, to: StaffId, alias: str, at: Moment) -> Turn:
    """Return the conversation in another worker's hands, with every flag nobody answered yet."""
    state = watched(held(scene.state, to, alias, at))
    state, effects = each_flag(
        state, lambda flag: is_to_take(flag, to), lambda flag: taken(state, flag, to, at)
    )
    return state, (*effects, *about_speaker(replace(scene, state=state), texts.HAND_OVER, naam=alias))


def each_flag(state: ClientState, wanted: Callable[[OpenFlag], bool], change: _Each) -> Turn:
    """Return the state with some of its flags changed, and what each change asks for, in order."""
    flags: list[OpenFlag] = []
    effects: list[Effect] = []
    for flag in state.open_flags:
        changed, asks = change(flag) if wanted(flag) else (flag, ())
        flags.append(changed)
        effects += asks
    return (replace(state, open_flags=tuple(flags)) if effects else state), tuple(effects)


def about_speaker(scene: Scene, key: str, **values: str) -> tuple[Say, ...]:
    """Return the line that says who is speaking from now on; never to a phone in doubt or after a stop."""
    if scene.state.doubt is not Doubt.NONE or has_stopped(scene.state):
        return ()
    say = say_line(scene, key, SayKind.NOTICE, **values)
    return (replace(say, closes_talk=False),)


def _unanswered(state: ClientState, flag: OpenFlag, at: Moment) -> tuple[OpenFlag, tuple[Effect, ...]]:
    open_again = replace(flag, answered_at=None, answered_in=None)
    undone = UnanswerFlag(state.client, flag.flag)
    if not is_clocked(flag.level):
        return open_again, (undone,)
    due = answer_by(flag.level, at)
    return replace(open_again, answer_due=due), (undone, AwaitWorker(state.client, flag.flag, due))


def _asked(state: ClientState, to: StaffId) -> tuple[PageStaff, ...]:
    """Return the page about a hand-over, on the most urgent open flag; without one the Postvak shows it."""
    if not state.open_flags:
        return ()
    flag = max(state.open_flags, key=lambda one: (one.level, one.raised_at))
    return (PageStaff(state.client, flag.flag, 0, Post.DUTY, to, flag.level, state.alias, HANDOVER),)
