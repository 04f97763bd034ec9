"""What goes out and meets a fault: how each scenario begins, and what is seen of it on both ends."""

import json
from itertools import pairwise

from drills.telegram_scene import CALL, WIPE, WORDS, Actor, Begin, Facts, Look, Scene
from simulator import Call

ANSWER = "Ik ben hier. Ik heb gelezen wat je schreef."
CROWD = 45
FIRST_STRANGER = 91_001
QUICK_SECONDS = 5.0
APART = 1.0


def writes(text: str, kind: str, **fault: object) -> Begin:
    """Return how the next message to this chat meets a fault, after the client wrote."""

    def begin(scene: Scene) -> None:
        scene.one.fault(kind, **fault)
        scene.one.send(text)

    return begin


def worker_writes_to_a_lost_line(scene: Scene) -> None:
    """Let a worker take over; the answer to what they write gets lost."""
    one = scene.one
    scene.house.claim(one.side, one.alias)
    scene.house.settle()
    one.mark()
    one.fault("accept_then_drop")
    scene.house.write(one.side, one.alias, ANSWER)


def meets(kind: str, **fault: object) -> Begin:
    """Return how whatever is sent to this chat next meets a fault."""
    return lambda scene: scene.one.fault(kind, **fault)


def deletes_account(scene: Scene) -> None:
    scene.one.phone.deactivate(scene.one.bot.username)


def outgoing(kind: str) -> Look:
    """Return what tells what became of the first message of a kind."""
    return lambda scene: _became(kind, scene)


def _became(kind: str, scene: Scene) -> Facts:
    one = scene.one
    items, calls = one.items(kind), one.calls()
    if not items or not calls:
        return {"state": "none"}
    text = calls[0].params["text"]
    same = [call for call in calls if call.params["text"] == text]
    texts = sum(call.message_id is not None for call in same)
    return {
        "state": items[0].state,
        "texts": texts,
        "doubles_marked": texts - 1 <= items[0].doubts,
        "tries": len(same),
        "attempts": items[0].attempts,
        "troubles": items[0].troubles,
        "tasks": one.tasks(),
        "standing": scene.house.standing(one.side, one.alias),
    }


def is_away_when_due(scene: Scene) -> None:
    """Take the service away until the planned question was tried, and bring it back."""
    one = scene.one
    scene.simulator.stop()
    try:
        while not one.items("opener"):
            due = scene.house.next_due()
            if due is None:
                return
            scene.house.forward(due)
        scene.wait(lambda: one.items("opener")[0].attempts > 1)
    finally:
        scene.simulator.start()


def came_after_all(scene: Scene) -> Facts:
    one = scene.one
    item = next(iter(one.items("opener")), None)
    return {
        "state": item.state if item else "none",
        "texts": len(one.arrived()),
        "tried_again": item is not None and item.attempts > 1,
        "tasks": one.tasks(),
    }


def whole_bot_waits(scene: Scene) -> None:
    """Let the service want silence of the whole bot; then an acute message comes after another one."""
    first, second, third, acute, other = scene.people
    scene.simulator.fault("429", bot=first.bot.username, method=CALL, times=None, lasts=2.5)
    first.send(WORDS)
    scene.wait(lambda: len(_refused(first)) == 1)
    second.send(WORDS)
    scene.wait(lambda: len(_refused(second)) == 1)
    third.send(WORDS)
    scene.wait(lambda: bool(third.items("reply")))
    acute.cry()
    other.cry()


def order_after_the_wait(scene: Scene) -> Facts:
    *waiting, other = scene.people
    good = sorted(
        (call.seq, actor.alias) for actor in waiting for call in actor.calls() if call.message_id is not None
    )
    acute = waiting[-1].alias
    return {
        "refused": sum(len(_refused(actor)) for actor in waiting),
        "first": "none" if not good else "safety" if good[0][1] == acute else "other",
        "arrived": len(good),
        "other_side": len(other.arrived()),
    }


def _refused(actor: Actor) -> list[Call]:
    return [call for call in actor.calls() if call.message_id is None]


def crowd_comes(scene: Scene) -> None:
    """Let strangers press start in one moment; each gets an answer."""
    for user in range(FIRST_STRANGER, FIRST_STRANGER + CROWD):
        scene.simulator.phone(user).start(scene.one.bot.username)


def crowd_answered(scene: Scene) -> Facts:
    calls = [
        call
        for call in scene.simulator.ledger(bot=scene.one.bot.username, method=CALL)
        if FIRST_STRANGER <= (call.chat_id or 0) < FIRST_STRANGER + CROWD
    ]
    return {
        "answered": len({call.chat_id for call in calls if call.message_id is not None}),
        "refused": sum(call.message_id is None for call in calls),
    }


def writes_in_a_row(scene: Scene) -> None:
    for _ in range(3):
        scene.one.cry()


def one_by_one(scene: Scene) -> Facts:
    calls = scene.one.calls()
    at = [call.monotonic for call in calls]
    return {
        "texts": len(scene.one.arrived()),
        "refused": sum(call.message_id is None for call in calls),
        "a_second_apart": all(later - earlier >= APART for earlier, later in pairwise(at)),
    }


def hangs_for_one(scene: Scene) -> None:
    """Hang the call for one; while it hangs, another writes."""
    hung, other = scene.people
    hung.fault("hang", seconds=60.0)
    hung.cry()
    scene.wait(lambda: any(item.state == "sending" for item in hung.items("safety")))
    other.cry()


def other_was_quick(scene: Scene) -> Facts:
    hung, other = scene.people
    return {
        "texts": len(other.arrived()),
        "within_5_s": _quick(other),
        "texts_of_the_hung": len(hung.arrived()),
    }


def _quick(actor: Actor) -> bool:
    """Say whether the first message arrived soon after the person's own was brought."""
    good = [call.monotonic for call in actor.calls() if call.message_id is not None]
    brought = actor.simulator.deliveries(bot=actor.bot.username, chat_id=actor.user)
    return bool(good) and good[0] - brought[-1].monotonic < QUICK_SECONDS


def wipes(scene: Scene) -> None:
    """Ask for an empty phone; the deletion is refused twice."""
    scene.one.fault("500", method="deleteMessages", times=2)
    scene.one.send(WIPE)


def wiped(scene: Scene) -> Facts:
    one = scene.one
    calls = one.calls("deleteMessages")
    asked = {number for call in calls for number in json.loads(str(call.params["message_ids"]))}
    there = {shown.id for shown in one.phone.screen(one.bot.username).messages}
    return {
        "asked": len(asked) > 1,
        "left": len(asked & there),
        "refused": sum(call.outcome != "ok" for call in calls),
        "tasks": one.tasks(),
    }


def token_refused(scene: Scene) -> None:
    """Refuse the token of one side's bot; on both sides somebody writes."""
    one, other = scene.people
    scene.simulator.fault("401", bot=one.bot.username, method=CALL)
    one.cry()
    other.cry()


def one_side_goes_on(scene: Scene) -> Facts:
    one, other = scene.people
    items = one.items("safety")
    return {
        "state": items[0].state if items else "none",
        "asked": list(scene.house.tasks(one.side)),
        "other_side": len(other.arrived()),
        "other_asked": list(scene.house.tasks(other.side)),
        "within_5_s": _quick(other),
    }
