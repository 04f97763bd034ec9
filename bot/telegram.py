"""Telegram: updates become arrivals, parcels become calls. The only importer of python-telegram-bot.

Only its ``Bot`` and ``Update`` types are used; its queue, persistence and jobs live in memory and die with
the process (adr 0003).
"""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from email.utils import parsedate_to_datetime
from itertools import count
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlencode

# Wait times as timedelta is how the library will be; without this every 429 warns. Read at each use.
os.environ.setdefault("PTB_TIMEDELTA", "true")

import telegram
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from bot.arrivals import (
    Arrival,
    Blocked,
    Nothing,
    Tapped,
    Unreadable,
    Wrote,
    dated,
    garbled,
    mended,
    peek,
    pressed,
    whole,
)
from bot.bot_state import BotState
from bot.ports import ChannelDown
from cases.events import Kind
from cases.ids import BotId, PhoneMessage
from cases.moments import Moment, moment_of
from cases.taps import button_data, turn_of
from cases.traffic import Deletion, Later, Leave, Outcome, Parcel, Refused, Sent, Uncertain

__all__ = ["BotState", "TelegramChannel", "arrival", "peek"]

Got = TypeVar("Got")

CONNECT_SECONDS = 3.0
READ_SECONDS = 15.0
WRITE_SECONDS = 5.0
CALL_SECONDS = 20.0
"""The longest one call may take in all; a slow drip never trips the time-out of a single read."""
MOST_IDS = 100
OFFICIAL = "https://api.telegram.org"
WANTED = ("message", "edited_message", "my_chat_member", "callback_query")
_GONE = ("chat not found", "user is deactivated", "bot was kicked", "user not found")
_NEVER_LEFT = frozenset(
    {"ConnectError", "ConnectTimeout", "PoolTimeout", "UnsupportedProtocol", "ProxyError"}
)
_NEVER_MADE = frozenset({"UnicodeEncodeError", "InvalidURL", "TypeError", "ValueError", "LocalProtocolError"})


def arrival(raw: bytes) -> Arrival:
    """Read one update. Raises Unreadable when it is none, or one of its own fields is of a wrong type."""
    fault = peek(raw)[2]
    if fault:
        raise Unreadable(fault)
    try:
        return _read(telegram.Update.de_json(json.loads(raw), bot=None))
    except Unreadable:
        raise
    # Any error class: the library trusts types, and what it or we trip over is not known beforehand.
    except Exception as error:
        raise Unreadable("not_an_update") from error


def _read(update: telegram.Update) -> Arrival:
    message = update.message or update.edited_message
    if message is not None:
        return _message(message, edited=update.edited_message is not None)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    return Nothing("other_update") if update.callback_query is None else _tap(update.callback_query)


def _tap(query: telegram.CallbackQuery) -> Arrival:
    """Read a tap on a button under a message; the message may be one that is gone."""
    message, data = query.message, query.data
    if message is None or message.chat.type != telegram.Chat.PRIVATE or not isinstance(data, str):
        return Nothing("other_tap")
    tapped = PhoneMessage(whole(message.message_id))
    return Tapped(whole(message.chat.id), whole(query.from_user.id), tapped, data)


def _message(message: telegram.Message, *, edited: bool) -> Arrival:
    chat, user = message.chat, message.from_user
    if chat.type != telegram.Chat.PRIVATE:
        return Nothing("not_private")
    if user is not None and user.is_bot is True:
        return Nothing("from_a_bot")
    words = message.text if message.text is not None else message.caption
    text = words or ""
    if not isinstance(text, str):
        raise Unreadable("wrong_type")
    fault = garbled(text)
    wrote = Wrote(
        chat=whole(chat.id),
        user=None if user is None else whole(user.id),
        kind=Kind.EDITED if edited and message.text is not None else _kind(message),
        text=mended(text) if fault else text,
        sent_at=moment_of(dated(message.date)),
        message=PhoneMessage(whole(message.message_id)),
        file=_file(message),
        garbled=fault,
        language=user.language_code if user is not None and isinstance(user.language_code, str) else "",
    )
    return wrote if edited else pressed(wrote)


def _membership(change: telegram.ChatMemberUpdated) -> Arrival:
    if change.chat.type != telegram.Chat.PRIVATE:
        return Nothing("not_private")
    status = change.new_chat_member.status
    if status not in (telegram.ChatMember.BANNED, telegram.ChatMember.MEMBER):
        return Nothing("other_membership")
    return Blocked(whole(change.chat.id), status == telegram.ChatMember.BANNED)


_KINDS: Sequence[tuple[str, Kind]] = (
    ("text", Kind.TEXT),
    ("photo", Kind.PHOTO),
    ("sticker", Kind.STICKER),
    ("location", Kind.LOCATION),
    ("venue", Kind.LOCATION),
    ("contact", Kind.CONTACT),
    ("voice", Kind.VOICE),
    ("audio", Kind.VOICE),
    ("video_note", Kind.VOICE),
)


def _kind(message: telegram.Message) -> Kind:
    return next((kind for name, kind in _KINDS if getattr(message, name)), Kind.OTHER)


def _file(message: telegram.Message) -> str:
    held = message.voice or message.audio or message.video_note or (message.photo or (None,))[-1]
    name = getattr(held, "file_id", "")
    return name if isinstance(name, str) else ""


class TelegramChannel:
    """The bots of one process, by id. Fits ``Channel`` and ``Updates``; lives in one event loop.

    ``server`` is the address of a Bot API server: Telegram's own, or the simulator's. ``patience`` is
    how many seconds one call may take in all.
    """

    def __init__(
        self, tokens: Mapping[BotId, str], server: str = OFFICIAL, patience: float = CALL_SECONDS
    ) -> None:
        self._patience = patience
        self._polls = {bot: _request(2) for bot in tokens}
        self._calls = {bot: _request(64, self._note_clock) for bot in tokens}
        self._clock: Moment | None = None
        root = server.rstrip("/")
        self._bots = {
            bot: telegram.Bot(
                token,
                base_url=f"{root}/bot",
                base_file_url=f"{root}/file/bot",
                request=self._calls[bot],
                get_updates_request=self._polls[bot],
            )
            for bot, token in tokens.items()
        }

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        for request in (*self._polls.values(), *self._calls.values()):
            await request.shutdown()

    async def send(self, parcel: Parcel, leave: Leave) -> Outcome:
        """Send one message as plain text, once; what came of it is the outcome."""

        async def call() -> Outcome:
            sent = await self._bots[parcel.bot].send_message(
                parcel.chat,
                leave.text,
                reply_markup=_markup(parcel, leave),
                protect_content=True,
                disable_notification=False,
                link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
            )
            return Sent(PhoneMessage(sent.message_id))

        return await _outcome(call, self._patience)

    async def delete(self, deletion: Deletion) -> bool:
        """Delete messages of one chat, also those that are gone already. False: try again later."""
        bot, ids = self._bots[deletion.bot], list(deletion.messages)

        async def call() -> Outcome:
            for start in range(0, len(ids), MOST_IDS):
                await bot.delete_messages(deletion.chat, ids[start : start + MOST_IDS])
            return Sent(PhoneMessage(0))

        return isinstance(await _outcome(call, self._patience), Sent)

    async def answer_tap(self, bot: BotId, query: str) -> None:
        """Tell the phone that its tap arrived. A second time, or too late, changes nothing for anybody."""
        with suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(CALL_SECONDS):
                await self._bots[bot].answer_callback_query(query)

    async def fetch_file(self, bot: BotId, file_id: str) -> bytes:
        """Fetch the bytes of a file, on a worker's click only. Raises ChannelDown."""
        try:
            async with asyncio.timeout(CALL_SECONDS):
                file = await self._bots[bot].get_file(file_id)
                return bytes(await file.download_as_bytearray())
        except (TelegramError, TimeoutError) as error:
            raise ChannelDown(type(error).__name__, 0.0) from None

    async def updates(self, bot: BotId, offset: int, seconds: int) -> Sequence[tuple[int, bytes]]:
        """Poll. Reads the answer as plain JSON: one update that the library refuses may not stop the rest."""
        asked = {
            "offset": str(offset),
            "timeout": str(seconds),
            "limit": str(MOST_IDS),
            "allowed_updates": json.dumps(WANTED),
        }
        try:
            async with asyncio.timeout(seconds + CALL_SECONDS):
                found = await self._polls[bot].post(
                    f"{self._bots[bot].base_url}/getUpdates?{urlencode(asked)}",
                    read_timeout=seconds + READ_SECONDS,
                )
        except (TelegramError, TimeoutError, KeyError, TypeError) as error:
            raise ChannelDown(type(error).__name__, _seconds_of(error)) from None
        return [(each["update_id"], json.dumps(each).encode()) for each in _updates(found)]

    async def set_webhook(self, bot: BotId, url: str, secret: str) -> None:
        """Have updates brought to ``url``. Raises ChannelDown."""
        await self._set_up(
            lambda: self._bots[bot].set_webhook(url, secret_token=secret, allowed_updates=WANTED)
        )

    async def delete_webhook(self, bot: BotId) -> None:
        """Stop bringing updates and keep those that wait. Raises ChannelDown."""
        await self._set_up(lambda: self._bots[bot].delete_webhook(drop_pending_updates=False))

    async def webhook(self, bot: BotId) -> tuple[str, int]:
        """Return where updates are brought, empty for nowhere, and how many wait. Raises ChannelDown."""
        found = await self._asked(self._bots[bot].get_webhook_info)
        return found.url, found.pending_update_count

    async def look(self, bot: BotId) -> BotState:
        """Ask Telegram how it knows this bot; changes nothing. Raises ChannelDown."""
        caller = self._bots[bot]
        me = await self._asked(caller.get_me)
        clock = self._clock
        hook = await self._asked(caller.get_webhook_info)
        told = {
            "commands": bool(await self._asked(caller.get_my_commands)),
            "description": bool((await self._asked(caller.get_my_description)).description),
            "short description": bool((await self._asked(caller.get_my_short_description)).short_description),
        }
        failed = hook.last_error_date
        return BotState(
            username=me.username or "",
            webhook=hook.url,
            pending=hook.pending_update_count,
            last_error=hook.last_error_message or "",
            last_error_at=None if failed is None else moment_of(failed),
            told=tuple(name for name, there in told.items() if there),
            clock=clock,
        )

    async def _note_clock(self, answer: Any) -> None:  # noqa: ANN401  # the HTTP client's own answer
        # A date that cannot be read may not make a sent message look unsent.
        with suppress(Exception):
            self._clock = moment_of(parsedate_to_datetime(answer.headers.get("date", "")))

    async def clear_menu(self, bot: BotId) -> None:
        """Leave no trace of what this bot is for: no commands, no description. Raises ChannelDown."""
        caller = self._bots[bot]
        await self._set_up(caller.delete_my_commands)
        await self._set_up(lambda: caller.set_my_description(""))
        await self._set_up(lambda: caller.set_my_short_description(""))

    async def _set_up(self, call: Callable[[], Awaitable[Any]]) -> None:
        await self._asked(call)

    @staticmethod
    async def _asked(call: Callable[[], Awaitable[Got]]) -> Got:
        try:
            async with asyncio.timeout(CALL_SECONDS):
                return await call()
        except (TelegramError, TimeoutError) as error:
            raise ChannelDown(type(error).__name__, _seconds_of(error)) from None


def _request(lines: int, heard: Callable[[Any], Awaitable[None]] | None = None) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=lines,
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        write_timeout=WRITE_SECONDS,
        pool_timeout=CONNECT_SECONDS,
        httpx_kwargs={"trust_env": False, "event_hooks": {"response": [heard] if heard else []}},
    )


def _updates(found: object) -> list[dict[str, Any]]:
    rows = found if isinstance(found, list) else []
    return [row for row in rows if isinstance(row, dict) and isinstance(row.get("update_id"), int)]


_Markup = telegram.InlineKeyboardMarkup | telegram.ReplyKeyboardMarkup | telegram.ReplyKeyboardRemove


def _markup(parcel: Parcel, leave: Leave) -> _Markup | None:
    if leave.keyboard and parcel.inline:
        return _under(leave.keyboard, turn_of(parcel.id))
    if leave.keyboard:
        return telegram.ReplyKeyboardMarkup(leave.keyboard, resize_keyboard=True, one_time_keyboard=True)
    return telegram.ReplyKeyboardRemove() if parcel.remove_keyboard else None


def _under(rows: Sequence[Sequence[str]], asked: str) -> telegram.InlineKeyboardMarkup:
    """Return buttons under a message, each with its place in it and nothing of what it means."""
    place, button = count(), telegram.InlineKeyboardButton
    under = [[button(one, callback_data=button_data(asked, next(place))) for one in row] for row in rows]
    return telegram.InlineKeyboardMarkup(under)


async def _outcome(call: Callable[[], Awaitable[Outcome]], patience: float) -> Outcome:
    try:
        async with asyncio.timeout(patience):
            return await call()
    except TimeoutError:
        return Uncertain("deadline")
    except TelegramError as error:
        return _outcome_of(error)


def _outcome_of(error: TelegramError) -> Outcome:
    """Say what an error of the library means for the message: not sent, never, or nobody knows."""
    if isinstance(error, RetryAfter):
        return Later(_seconds_of(error), code="throttled")
    if isinstance(error, InvalidToken | Conflict):
        return Later(_seconds_of(error), whole_bot=True, code=type(error).__name__)
    if isinstance(error, Forbidden | BadRequest | ChatMigrated):
        return _refusal(error)
    cause = type(error.__cause__).__name__
    if cause in _NEVER_LEFT:
        return Later(2.0, code=cause)
    if cause in _NEVER_MADE:
        return Refused("unsendable")
    return Uncertain("timed_out" if isinstance(error, TimedOut) else "network")


def _refusal(error: TelegramError) -> Refused:
    words = error.message.lower()
    gone = isinstance(error, Forbidden) or any(part in words for part in _GONE)
    return Refused(type(error).__name__, blocked=gone)


def _seconds_of(error: Exception) -> float:
    """Return how long to leave the channel alone after this error."""
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return float(wait) if isinstance(wait, int) else wait.total_seconds()
    if isinstance(error, InvalidToken):
        return 30.0
    return 5.0 if isinstance(error, Conflict) else 1.0 if isinstance(error, NetworkError) else 3.0
