"""python-telegram-bot as its documentation starts a webhook: ``Application.run_webhook`` with its defaults.

Run as ``python -m drills.peers.telegram_peer PORT TELEGRAM_URL TOKEN DATABASE``.
"""

import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("PTB_TIMEDELTA", "true")

from telegram import Update
from telegram.ext import Application, ContextTypes, TypeHandler

from drills.peers.store import Rows


def main(port: int, telegram: str, token: str, rows: Rows) -> None:
    application: Application[Any, Any, Any, Any, Any, Any] = (
        Application.builder().token(token).base_url(f"{telegram}/bot").build()
    )

    async def take(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        rows.add(update.update_id)

    application.add_handler(TypeHandler(Update, take))
    application.run_webhook(
        listen="127.0.0.1", port=port, url_path="hook", webhook_url=f"http://127.0.0.1:{port}/hook"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3], Rows(Path(sys.argv[4])))
