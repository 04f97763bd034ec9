"""Lets updates of one side's bots in: sets each bot up, as often as it takes, and polls where asked to.

Telegram takes a webhook away that said 410 for a day, and whoever has the token can set another: nothing
would come in then and nobody would know, so each minute the way in is looked at and put right.

Nothing here holds up the sender or another bot: a messenger that is away at the start is tried again.
"""

import asyncio
import math
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any

from bot.log import Said, code_of
from bot.polling import Poller
from bot.ports import ChannelDown
from bot.telegram import TelegramChannel
from nabij.house import Hall, SideHouse, door_url
from nabij.settings import BotSettings

FIRST_REST = 1.0
LONGEST_REST = 60.0
WATCH_SECONDS = 60.0
TOKEN_REFUSED = "InvalidToken"  # noqa: S105 - the name of an error
LOOK_SECONDS = 0.25
MENU_TRIES = 5
"""How often an old menu is tried to be cleared in one run; a start later tries again."""


class Arriving:
    """The way in for the bots of one side. ``webhook`` is the public address, empty where it polls.

    ``every``: seconds between two looks at how Telegram brings updates.
    """

    def __init__(
        self,
        house: SideHouse,
        hall: Hall,
        channel: TelegramChannel,
        webhook: str,
        *,
        every: float = WATCH_SECONDS,
    ) -> None:
        self._house = house
        self._hall = hall
        self._channel = channel
        self._webhook = webhook
        self._every = every

    def jobs(self, stop: threading.Event) -> Iterator[Coroutine[Any, Any, None]]:
        """Return what runs until ``stop`` is set, some for each bot."""
        for bot in self._house.chosen.bots:
            yield self._let_in(bot, stop)
            yield self._clear_menu(bot, stop)

    async def _let_in(self, bot: BotSettings, stop: threading.Event) -> None:
        if not await self._until_done(bot, stop, lambda: self._set_up(bot), None):
            return
        await asyncio.gather(self._keep_watch(bot, stop), self._poll(bot, stop))

    async def _poll(self, bot: BotSettings, stop: threading.Event) -> None:
        if self._webhook:
            return
        hall = self._hall
        intake, threads = self._house.store.intake, self._house.threads
        clock, pulse = hall.tempo.clock, hall.pulse
        poller = Poller(
            bot.id, self._channel, intake, threads, clock, self._house.wake, hall.log, pulse=pulse
        )
        poller.answer = self._house.taps
        await poller.run(stop)

    async def _set_up(self, bot: BotSettings) -> None:
        if self._webhook:
            await self._channel.set_webhook(bot.id, self._door(bot), bot.secrets[0])
        else:
            await self._channel.delete_webhook(bot.id)

    def _door(self, bot: BotSettings) -> str:
        return door_url(self._webhook, bot) if self._webhook else ""

    async def _keep_watch(self, bot: BotSettings, stop: threading.Event) -> None:
        """Look each minute where Telegram brings updates and how many wait; set it right when it is wrong."""
        pending = self._hall.pending
        while not stop.is_set():
            try:
                address, waiting = await self._channel.webhook(bot.id)
                pending[bot.id] = waiting
                await self._heard(bot)
                if address != self._door(bot):
                    self._hall.log(Said.WEBHOOK_LOST, bot=bot.id)
                    await self._set_up(bot)
            except ChannelDown as down:
                pending.pop(bot.id, None)
                self._hall.log(Said.CHANNEL_DOWN, bot=bot.id, code=down.code, count=0)
                await self._tell(bot, down)
            await _rest(stop, self._every)

    async def _heard(self, bot: BotSettings) -> None:
        """Note that the messenger is in reach: a tap it could not bring for long is lost."""
        noted, real = self._house.store.hearing.heard, self._hall.tempo.clock.real()
        try:
            await asyncio.get_running_loop().run_in_executor(self._house.threads, noted, bot.id, real)
        except Exception as error:  # noqa: BLE001 - a store that is away may not end the watch; it comes again
            self._hall.log(Said.LOOP_BROKE, loop="heard", bot=bot.id, code=code_of(error))

    async def _tell(self, bot: BotSettings, down: ChannelDown) -> None:
        """Tell humans of a bot that is refused, also while nothing is to be sent: nothing comes in either."""
        if down.code != TOKEN_REFUSED:
            return
        told, now = self._house.store.outbox.bot_refused, self._hall.tempo.clock.now()
        try:
            await asyncio.get_running_loop().run_in_executor(self._house.threads, told, bot.id, now)
        except Exception as error:  # noqa: BLE001 - a store that is away may not end the watch; it comes again
            self._hall.log(Said.LOOP_BROKE, loop="watch", bot=bot.id, code=code_of(error))

    async def _clear_menu(self, bot: BotSettings, stop: threading.Event) -> None:
        await self._until_done(bot, stop, lambda: self._channel.clear_menu(bot.id), MENU_TRIES)

    async def _until_done(
        self, bot: BotSettings, stop: threading.Event, work: Callable[[], Awaitable[None]], tries: int | None
    ) -> bool:
        """Try until it is done, ``stop`` is set or ``tries`` are used up; say whether it was done."""
        tried = 0
        while not stop.is_set() and (tries is None or tried < tries):
            try:
                await work()
            except ChannelDown as down:
                self._hall.log(Said.CHANNEL_DOWN, bot=bot.id, code=down.code, count=tried)
                await self._tell(bot, down)
                rest = max(down.seconds, FIRST_REST * 2 ** min(tried, 6))
                await _rest(stop, min(LONGEST_REST, rest))
            else:
                return True
            tried += 1
        return False


async def _rest(stop: threading.Event, seconds: float) -> None:
    """Wait, and hear a stop; in the event loop itself, because its few threads look up addresses too."""
    for _ in range(math.ceil(seconds / LOOK_SECONDS)):
        if stop.is_set():
            return
        await asyncio.sleep(LOOK_SECONDS)
