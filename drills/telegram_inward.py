"""What comes in and meets a fault on its way: how each scenario begins, and what is seen of it."""

import threading
from http import HTTPStatus

import httpx

from cases.moments import SECOND, after
from drills.telegram_scene import ACUTE, WORDS, Begin, Facts, Scene

OUTAGE_SECONDS = 300
POLL = "getUpdates"
RIVAL_SECONDS = 10.0


def is_brought(kind: str) -> Begin:
    """Return how somebody writes, and it is brought in another way than once."""

    def begin(scene: Scene) -> None:
        scene.one.fault(kind, method=None)
        scene.one.cry()

    return begin


def overtakes(scene: Scene) -> None:
    """Write twice in one moment; the second is brought first."""
    scene.one.fault("reorder", method=None)
    with scene.simulator.world.lock:
        scene.one.send(WORDS)
        scene.one.cry()


def edits(scene: Scene) -> None:
    """Write something, and change it into something acute once it was answered."""
    number = scene.one.send(WORDS)
    scene.wait(lambda: bool(scene.one.arrived()))
    scene.one.phone.edit(scene.one.bot.username, number, ACUTE)


def handled(scene: Scene) -> Facts:
    one = scene.one
    brought = scene.simulator.deliveries(bot=one.bot.username, chat_id=one.user, status=HTTPStatus.OK)
    return {
        "turns": one.turns(),
        "brought": len([row for row in brought if row.seq > one.since]),
        "texts": len(one.arrived()),
        "acute": one.acute(),
    }


def blocks(scene: Scene) -> None:
    scene.one.phone.block(scene.one.bot.username)


def unreachable(scene: Scene) -> Facts:
    one = scene.one
    return {
        "standing": scene.house.standing(one.side, one.alias),
        "tasks": one.tasks(),
        "tries": len(one.calls()),
    }


def comes_to_a_locked_store(scene: Scene) -> None:
    """Write while nothing can be stored; what was refused must come again."""
    with scene.house.locked(scene.one.side):
        scene.one.cry()
        scene.wait(lambda: _was_refused(scene))


def _was_refused(scene: Scene) -> bool:
    one = scene.one
    refused = HTTPStatus.SERVICE_UNAVAILABLE
    rows = scene.simulator.deliveries(bot=one.bot.username, chat_id=one.user, status=refused)
    return any(row.seq > one.since for row in rows)


def refused_and_handled(scene: Scene) -> Facts:
    one = scene.one
    return {
        "refused": _was_refused(scene),
        "turns": one.turns(),
        "texts": len(one.arrived()),
        "acute": one.acute(),
    }


def outage(scene: Scene) -> None:
    """Bring nothing for longer than a tap under a message lives; an answer by the keyboard outlives it."""
    one = scene.one
    one.fault("outage", method=None, times=None)
    one.phone.tap(one.bot.username, one.phone.screen(one.bot.username).buttons[0])
    person = {"id": one.user, "first_name": "Sam", "is_bot": False}
    body = {"id": f"tap-{one.user}", "from": person, "chat_instance": "1", "data": "ok"}
    scene.simulator.inject(one.bot.username, one.user, "callback_query", body)
    one.cry()
    scene.house.forward(after(scene.house.now(), OUTAGE_SECONDS * SECOND))
    scene.simulator.clear_faults()


def after_the_outage(scene: Scene) -> Facts:
    one = scene.one
    taps = scene.simulator.deliveries(bot=one.bot.username, kind="callback_query", status=HTTPStatus.OK)
    return {
        "turns": one.turns(),
        "taps": len(taps),
        "acute": one.acute(),
        "open_checkins_lost": len([kind for kind in one.tasks() if kind == "no_reply"]),
    }


def rival_polls(scene: Scene) -> None:
    """Let another programme with the same token ask for updates, while somebody writes."""
    one = scene.one
    one.send(WORDS)
    scene.wait(lambda: one.turns() == 1)
    rival = threading.Thread(target=_poll, args=(f"{scene.simulator.bot_url}{one.bot.token}/{POLL}",))
    rival.start()
    rival.join(RIVAL_SECONDS)
    one.cry()


def _poll(address: str) -> None:
    httpx.get(address, params={"timeout": 0}, timeout=RIVAL_SECONDS)


def polls_fail(scene: Scene) -> None:
    """Let the next polls end in a page, in half an answer and in nothing, while somebody writes."""
    one = scene.one
    for kind in ("502_html", "invalid_json", "drop_before"):
        scene.simulator.fault(kind, bot=one.bot.username, method=POLL)
    one.send(WORDS)
    scene.wait(lambda: one.turns() == 1)
    one.cry()


def polled(scene: Scene) -> Facts:
    one = scene.one
    calls = scene.simulator.ledger(bot=one.bot.username, method=POLL)
    return {
        "turns": one.turns(),
        "ended": any(call.outcome != "ok" for call in calls if call.seq > one.since),
        "texts": len(one.arrived()),
        "acute": one.acute(),
    }
