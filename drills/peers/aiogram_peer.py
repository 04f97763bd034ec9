"""aiogram as its documentation starts a webhook: ``SimpleRequestHandler`` with its defaults, on aiohttp.

Run as ``python -m drills.peers.aiogram_peer PORT TELEGRAM_URL TOKEN DATABASE``.
"""

import sys
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message, Update
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from drills.peers.store import Rows


def main(port: int, telegram: str, token: str, rows: Rows) -> None:
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(telegram)))
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def take(_message: Message, event_update: Update) -> None:
        rows.add(event_update.update_id)

    async def begin() -> None:
        await bot.set_webhook(f"http://127.0.0.1:{port}/hook")

    dispatcher.startup.register(begin)
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot).register(app, path="/hook")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=port, print=None)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3], Rows(Path(sys.argv[4])))
