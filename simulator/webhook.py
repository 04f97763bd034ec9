"""Hands updates to webhooks as the real server does.

Per chat only the oldest update is sent, and while it fails nothing newer of that chat leaves. Chats run
beside each other, up to ``max_connections``. The first retry comes at once, then the pause doubles. What the
webhook answers in its body is ignored.
"""

import asyncio
import json
import time
from collections import Counter
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from simulator.ledger import Delivery
from simulator.model import Bot, Queue, Update, Webhook
from simulator.wakeup import Wakeup
from simulator.world import World

GONE_HOURS = 23
"""After so many hours of nothing but 410 the service takes the webhook away."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
LONGEST_RETRY_AFTER = 3600.0


@dataclass(frozen=True)
class Retry:
    """Pauses in real seconds. The real server doubles from 1 s to 60-120 s; tests have no such time.

    ``after_scale`` multiplies a Retry-After of the webhook; ``timeout`` is how long an answer may take.
    """

    base: float = 0.05
    cap: float = 1.0
    after_scale: float = 1.0
    timeout: float = 30.0

    def pause(self, fails: int) -> float:
        return 0.0 if fails <= 1 else min(self.cap, self.base * 2.0 ** min(fails - 2, 40))


@dataclass
class _Line:
    """One strict order of updates: busy or not, and when it may try again."""

    busy: bool = False
    fails: int = 0
    next_at: float = 0.0


@dataclass(frozen=True)
class _Outcome:
    status: int
    error: str
    retry_after: float | None = None

    @property
    def ok(self) -> bool:
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES


class Dispatcher:
    """Runs inside the event loop of the server."""

    def __init__(self, world: World, wakeup: Wakeup, retry: Retry) -> None:
        self._world = world
        self._wakeup = wakeup
        self._retry = retry
        self._lines: dict[tuple[int, Queue], _Line] = {}
        self._busy: Counter[int] = Counter()

    async def run(self) -> None:
        """Deliver until the task is cancelled."""
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=100)
        async with (
            httpx.AsyncClient(timeout=self._retry.timeout, limits=limits, trust_env=False) as client,
            asyncio.TaskGroup() as tasks,
        ):
            with self._wakeup.bell() as bell:
                while True:
                    bell.clear()
                    await bell.wait(self._send_due(client, tasks))

    def _send_due(self, client: httpx.AsyncClient, tasks: asyncio.TaskGroup) -> float | None:
        """Start what may leave now; return the seconds until the next retry, if one is planned."""
        pauses: list[float] = []
        with self._world.lock:
            for bot in self._world.bots.values():
                if bot.webhook is not None:
                    pauses += self._send_bot(bot, bot.webhook, client, tasks)
        return min(pauses, default=None)

    def _send_bot(
        self, bot: Bot, hook: Webhook, client: httpx.AsyncClient, tasks: asyncio.TaskGroup
    ) -> list[float]:
        now, clock = time.monotonic(), self._world.clock.seconds()
        free = hook.max_connections - self._busy[bot.id]
        pauses: list[float] = []
        for waiting in bot.backlog.heads():
            if free <= 0:
                break
            line = self._lines.setdefault((bot.id, waiting[0].queue), _Line())
            if line.busy:
                continue
            if waiting[0].expires <= clock:
                bot.backlog.remove(waiting[0].id)
                line.fails, line.next_at = 0, 0.0
                pauses.append(0.0)
            elif line.next_at > now:
                pauses.append(line.next_at - now)
            else:
                line.busy = True
                self._busy[bot.id] += 1
                free -= 1
                tasks.create_task(self._hand_over(bot, hook, self._pick(bot, waiting), line, client))
        return pauses

    def _pick(self, bot: Bot, waiting: list[Update]) -> Update:
        if len(waiting) > 1 and self._world.faults.for_delivery("reorder", bot.username, waiting[0].chat_id):
            return waiting[1]
        return waiting[0]

    async def _hand_over(
        self, bot: Bot, hook: Webhook, update: Update, line: _Line, client: httpx.AsyncClient
    ) -> None:
        try:
            outcome = await self._bring(bot, hook, update, line.fails + 1, client)
            if outcome.ok and self._world.faults.for_delivery("duplicate", bot.username, update.chat_id):
                await self._post(bot, hook, update, 2, client)
            with self._world.lock:
                self._settle(bot, hook, update, line, outcome)
        finally:
            line.busy = False
            self._busy[bot.id] -= 1
            self._world.changed()

    async def _bring(
        self, bot: Bot, hook: Webhook, update: Update, attempt: int, client: httpx.AsyncClient
    ) -> _Outcome:
        """Bring an update, unless the way there is out, or the way back loses the answer."""
        faults = self._world.faults
        if faults.for_delivery("outage", bot.username, update.chat_id):
            lost = _Outcome(0, "Connection timed out")
            self._write(bot, update, attempt, lost)
            return lost
        outcome = await self._post(bot, hook, update, attempt, client)
        if faults.for_delivery("unheard", bot.username, update.chat_id):
            return _Outcome(0, "Connection reset by peer")
        return outcome

    def _settle(self, bot: Bot, hook: Webhook, update: Update, line: _Line, outcome: _Outcome) -> None:
        self._note_gone(bot, hook, outcome)
        if outcome.ok:
            line.fails, line.next_at = 0, 0.0
            self._world.mark_given(bot, update)
            return
        line.fails += 1
        pause = self._retry.pause(line.fails)
        if outcome.retry_after is not None:
            pause = min(outcome.retry_after, LONGEST_RETRY_AFTER) * self._retry.after_scale
        line.next_at = time.monotonic() + pause
        hook.last_error_at = int(self._world.clock.seconds())
        hook.last_error = outcome.error

    def _note_gone(self, bot: Bot, hook: Webhook, outcome: _Outcome) -> None:
        """Take the webhook away once it said nothing but 410 for long enough."""
        now = self._world.clock.seconds()
        if outcome.status != HTTPStatus.GONE:
            hook.gone_since = None
        elif hook.gone_since is None:
            hook.gone_since = now
        elif now - hook.gone_since >= GONE_HOURS * 3600 and bot.webhook is hook:
            bot.webhook = None

    async def _post(
        self, bot: Bot, hook: Webhook, update: Update, attempt: int, client: httpx.AsyncClient
    ) -> _Outcome:
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers[SECRET_HEADER] = hook.secret
        # ASCII JSON: a text may hold half a surrogate pair, which UTF-8 cannot carry.
        body = json.dumps(update.as_json()).encode()
        try:
            answer = await client.post(hook.url, content=body, headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            outcome = _Outcome(0, _words(error))
        else:
            outcome = _read(answer)
        self._write(bot, update, attempt, outcome)
        return outcome

    def _write(self, bot: Bot, update: Update, attempt: int, outcome: _Outcome) -> None:
        ledger = self._world.ledger
        ledger.add_delivery(
            Delivery(
                seq=ledger.next_seq(),
                bot=bot.username,
                update_id=update.id,
                kind=update.kind,
                chat_id=update.chat_id,
                via="webhook",
                attempt=attempt,
                status=outcome.status,
                error=outcome.error,
                at=self._world.clock.now(),
                monotonic=time.monotonic(),
            )
        )


def _read(answer: httpx.Response) -> _Outcome:
    if answer.is_success:
        return _Outcome(answer.status_code, "")
    found = answer.headers.get("retry-after", "")
    wait = float(found) if found.isdecimal() else None
    return _Outcome(
        answer.status_code,
        f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}",
        wait,
    )


def _words(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "Read timeout expired"
    if isinstance(error, httpx.ConnectError):
        return "Connection refused"
    return f"Connection failed: {type(error).__name__}"
