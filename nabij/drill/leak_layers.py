"""A process that fails in every library with a word in its hands: ``python -m ...leak_layers WORD TOKEN``.

It sets itself up as a role does, at DEBUG; what it then writes may hold neither the word nor the token.
"""

import asyncio
import ctypes
import email
import logging
import resource
import smtplib
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress

import httpx
import jinja2
import sqlalchemy
from fastapi import FastAPI
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from bot.log import Log, Said, hush_third_parties
from bot.telegram import TelegramChannel
from cases.ids import BotId
from nabij.silence import keep_silent

_GET_DUMPABLE = 3
_BOT = BotId("a1")
NOBODY = "http://127.0.0.1:9"


class _Body(BaseModel):
    number: int


def main(word: str, token: str) -> None:
    """Fail everywhere, at last without anybody to catch it."""
    keep_silent()
    hush_third_parties(debug=True)
    logging.captureWarnings(True)
    for fail in (_warned, _database, _template, _mail, _validated, _own_log):
        fail(word)
    asyncio.run(_network(word, token))
    _Dropped(word)
    thread = threading.Thread(target=lambda: int(word), name=word)
    thread.start()
    thread.join()
    readable = ctypes.CDLL(None).prctl(_GET_DUMPABLE, 0, 0, 0, 0) if sys.platform == "linux" else 0
    sys.stdout.write(f"{resource.getrlimit(resource.RLIMIT_CORE)} {readable}\n")
    raise KeyError(word)


def _warned(word: str) -> None:
    warnings.warn(word, stacklevel=1)
    _says("uvicorn.error").error(word, stack_info=True)
    _says("uvicorn.access").info('127.0.0.1 - "GET /%s HTTP/1.1" 200', word)
    _says("multipart.multipart").debug("Calling on_part_data with data: %s", word)
    _says("PIL.PngImagePlugin").debug("STREAM %s", word)
    _says("authlib.integrations").warning("token %s", word)
    _says("urllib3.connectionpool").debug("http://127.0.0.1 GET /%s", word)


def _database(word: str) -> None:
    engine = sqlalchemy.create_engine("sqlite://", hide_parameters=False, echo="debug")
    try:
        with engine.begin() as conn:
            conn.execute(sqlalchemy.text("SELECT :word FROM nothing"), {"word": word})
    except sqlalchemy.exc.SQLAlchemyError:
        _says("sqlalchemy.engine").exception(word)


def _template(word: str) -> None:
    try:
        jinja2.Environment(autoescape=True).from_string("{{ word.nothing() }}").render(word=word)
    except jinja2.UndefinedError:
        _says("jinja2").exception("page %s", word)


def _mail(word: str) -> None:
    letter = email.message_from_string(f"Subject: {word}\n\n{word}")
    try:
        with smtplib.SMTP("127.0.0.1", 9, timeout=1.0) as smtp:
            smtp.send_message(letter, word, [word])
    except OSError:
        _says("mail.log").exception("to %s", word)


def _validated(word: str) -> None:
    app = FastAPI()
    app.add_api_route(f"/{word}", lambda: None)
    try:
        _Body.model_validate({"number": word})
    except ValueError:
        _says("fastapi").exception("body %s", word)
    with suppress(HTTPException):
        raise HTTPException(422, word)


def _own_log(word: str) -> None:
    """Try to say a word as an event of our own: the closed catalogue drops it."""
    Log(sys.stderr)(Said.TURN_BROKE, code=f"{word} stond voor de deur", words=word)


async def _network(word: str, token: str) -> None:
    async def lost() -> None:
        raise ValueError(word)

    task = asyncio.create_task(lost())
    await asyncio.wait([task])
    del task
    async with TelegramChannel({_BOT: token}, NOBODY) as channel:
        try:
            await channel.look(_BOT)
        except Exception:  # noqa: BLE001  # whatever the channel raises, it is told with the word
            _says("telegram.Bot").exception(word)
    try:
        async with httpx.AsyncClient() as client:
            await client.get(f"{NOBODY}/bot{token}/sendMessage", params={"text": word})
    except httpx.HTTPError:
        _says("httpx").exception(word)


class _Dropped:
    def __init__(self, word: str) -> None:
        self._word = word

    def __del__(self) -> None:
        raise ValueError(self._word)


_says: Callable[[str], logging.Logger] = logging.getLogger

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
