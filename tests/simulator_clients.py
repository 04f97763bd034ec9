"""Two clients that nobody here wrote, unmodified, behind the few names that the shared tests use."""

import os
from typing import Any

# Opt in to timedeltas, as python-telegram-bot asks; without it a 429 is a deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")

import aiogram
import telegram
from aiogram import exceptions as aio_errors
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram import error as ptb_errors
from telegram.request import HTTPXRequest

from simulator import Simulator


class PtbClient:
    """python-telegram-bot behind the few names the shared tests use."""

    errors: dict[str, type[Exception]] = {  # noqa: RUF012 - a table, never changed
        "400": ptb_errors.BadRequest,
        "401": ptb_errors.InvalidToken,
        "403": ptb_errors.Forbidden,
        "409": ptb_errors.Conflict,
        "429": ptb_errors.RetryAfter,
        "500": ptb_errors.NetworkError,
        "502_html": ptb_errors.NetworkError,
        "invalid_json": ptb_errors.TelegramError,
        "dropped": ptb_errors.NetworkError,
        "slow": ptb_errors.TimedOut,
    }

    def __init__(self, sim: Simulator, token: str) -> None:
        self.lines = [HTTPXRequest(), HTTPXRequest()]
        self.bot = telegram.Bot(
            token,
            base_url=sim.bot_url,
            base_file_url=sim.file_url,
            request=self.lines[0],
            get_updates_request=self.lines[1],
        )
        self.types: Any = telegram

    async def open(self) -> None:
        # Only the connection pools: the bot's own initialize() would already call getMe.
        for line in self.lines:
            await line.initialize()

    async def close(self) -> None:
        for line in self.lines:
            await line.shutdown()

    async def send_within(self, chat: int, text: str, seconds: float) -> Any:
        return await self.bot.send_message(chat, text, read_timeout=seconds)

    async def download(self, file_id: str) -> bytes:
        return bytes(await (await self.bot.get_file(file_id)).download_as_bytearray())


class AioClient:
    """aiogram behind the same names."""

    errors: dict[str, type[Exception]] = {  # noqa: RUF012 - a table, never changed
        "400": aio_errors.TelegramBadRequest,
        "401": aio_errors.TelegramUnauthorizedError,
        "403": aio_errors.TelegramForbiddenError,
        "409": aio_errors.TelegramConflictError,
        "429": aio_errors.TelegramRetryAfter,
        "500": aio_errors.TelegramServerError,
        "502_html": aio_errors.ClientDecodeError,
        "invalid_json": aio_errors.ClientDecodeError,
        "dropped": aio_errors.TelegramNetworkError,
        "slow": aio_errors.TelegramNetworkError,
    }

    def __init__(self, sim: Simulator, token: str) -> None:
        self.session = AiohttpSession(api=TelegramAPIServer.from_base(sim.url))
        self.bot = aiogram.Bot(token, session=self.session)
        self.types: Any = aiogram.types

    async def open(self) -> None:
        """Nothing to open: aiogram connects at the first call."""

    async def close(self) -> None:
        # The session's own close() waits a quarter of a second for TLS, which is not used here.
        await (await self.session.create_session()).close()

    async def send_within(self, chat: int, text: str, seconds: float) -> Any:
        return await self.bot.send_message(chat, text, request_timeout=seconds)

    async def download(self, file_id: str) -> bytes:
        found = await self.bot.get_file(file_id)
        stream = await self.bot.download_file(found.file_path or "")
        return stream.read() if stream else b""
