"""The one file that knows rasa-sdk: its executor runs our actions, its types read and write the protocol.

Imported only where the door is open: the library brings a web server and telemetry that nobody starts.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import (
    ActionExecutionRejection,
    ActionMissingDomainException,
    ActionNotFoundException,
    Tracker,
)

from bot.handle import Rules
from bot.log import Log, Said, code_of
from nabij.rasa.conversation import Answer, Heard, NothingSaid, heard_from
from nabij.rasa.line import StrangersLine

NO_DOMAIN = 449
"""Asks Rasa to send the call again with its domain."""
ACTION_SECONDS = 4.0
HOLD_SECONDS = 0.005
_NOTHING_SAID = "no text of the user to screen"

Work = Callable[[Heard, Rules], Answer]
Run = Callable[[CollectingDispatcher, Tracker, Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back over HTTP."""

    status: int
    body: bytes


class Actions:
    """The four actions in rasa-sdk's executor; ``threads`` do what may wait for a store.

    The rest is done at once in the event loop: a change of threads would cost more than the work.
    """

    def __init__(self, line: StrangersLine, threads: Executor, log: Log) -> None:
        self._line = line
        self._threads = threads
        self._log = log
        self._storing = 0
        self._stored = asyncio.Event()
        self.executor = ActionExecutor()
        for name, work, waits in (
            ("action_nabij_screen", line.screen, False),
            ("action_nabij_hand_over", line.hand_over, True),
            ("action_nabij_waiting_text", line.waiting_text, False),
            ("action_nabij_sociale_kaart", line.look_up, False),
        ):
            self.executor.register_function(name, self._action(name, work, waits=waits))

    async def reply(self, call: object) -> Reply:
        """Run an action call as rasa-sdk's own server does; what breaks is told by its class alone."""
        if not isinstance(call, dict):
            return _told(HTTPStatus.BAD_REQUEST, {"error": "Invalid body request"})
        try:
            result = await self.executor.run(call)
        except ActionExecutionRejection as error:
            return _refused(HTTPStatus.BAD_REQUEST, error)
        except ActionNotFoundException as error:
            return _refused(HTTPStatus.NOT_FOUND, error)
        except ActionMissingDomainException as error:
            return _refused(NO_DOMAIN, error)
        except Exception as error:  # noqa: BLE001 - a broken tracker, a store that is away: no word of it goes out
            self._log(Said.ACTION_BROKE, code=code_of(error))
            return _told(HTTPStatus.INTERNAL_SERVER_ERROR, {"error": code_of(error)})
        return _told(HTTPStatus.OK, None if result is None else result.model_dump())

    def _action(self, name: str, work: Work, *, waits: bool) -> Run:
        async def run(
            dispatcher: CollectingDispatcher, tracker: Tracker, domain: Mapping[str, Any]
        ) -> list[dict[str, Any]]:
            del domain
            heard = heard_from(tracker.sender_id, tracker.latest_message, tracker.events, tracker.slots)
            try:
                async with asyncio.timeout(ACTION_SECONDS):
                    answer = await self._answer(work, heard, waits=waits)
            except NothingSaid:
                raise ActionExecutionRejection(name, _NOTHING_SAID) from None
            _utter(dispatcher, answer)
            return [SlotSet(slot, value) for slot, value in answer.slots.items()]

        return run

    async def _answer(self, work: Work, heard: Heard, *, waits: bool) -> Answer:
        loop = asyncio.get_running_loop()
        rules = self._line.rules_at_once()
        if rules is None:
            rules = await loop.run_in_executor(self._threads, self._line.rules)
        if not waits:
            await self._let_stored_first()
            return work(heard, rules)
        self._storing += 1
        self._stored.clear()
        try:
            return await loop.run_in_executor(self._threads, work, heard, rules)
        finally:
            self._storing -= 1
            if not self._storing:
                self._stored.set()

    async def _let_stored_first(self) -> None:
        """Hold back a moment while a hand-over is stored: a busy loop would take its thread's turns away."""
        if self._storing:
            with suppress(TimeoutError):
                async with asyncio.timeout(HOLD_SECONDS):
                    await self._stored.wait()


def _utter(dispatcher: CollectingDispatcher, answer: Answer) -> None:
    """Say each text; the buttons stand under the last."""
    for place, text in enumerate(answer.texts, 1):
        last = place == len(answer.texts)
        buttons = [{"title": one.title, "payload": one.payload} for one in answer.buttons] if last else []
        dispatcher.utter_message(text=text, buttons=buttons)


def _refused(
    status: int, error: ActionExecutionRejection | ActionNotFoundException | ActionMissingDomainException
) -> Reply:
    return _told(status, {"error": error.message, "action_name": error.action_name})


def _told(status: int, body: object) -> Reply:
    return Reply(int(status), json.dumps(body, separators=(",", ":")).encode())
