"""Whether a bot was out of reach for so long that taps may be lost, and whose they may be.

The messenger keeps a tap for 150 seconds, a message for a day (security-reliability 5.4). Real time counts:
a moved clock loses nothing.
"""

from collections.abc import Sequence

from sqlalchemy import bindparam, select, update

from cases.ids import BotId, ClientId
from cases.moments import SECOND, Moment
from vault.dialect import insert_new
from vault.engine import Store
from vault.tables_side import bot_heard, client

TAP_KEPT = 150 * SECOND
"""How long the messenger keeps a tap that nobody fetches."""

_LAST = select(bot_heard).where(bot_heard.c.bot == bindparam("of_bot"))
_OWN = update(bot_heard).where(bot_heard.c.bot == bindparam("of_bot"))
_GAPS = select(bot_heard.c.bot).where(bot_heard.c.deaf_till.is_not(None)).order_by(bot_heard.c.bot)
_WAITING = (
    select(client.c.id)
    .where(client.c.bot == bindparam("of_bot"), client.c.reminders.contains('"kind":"picture"'))
    .order_by(client.c.id)
)


class HearingBook:
    """The bots of one side."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def heard(self, bot: BotId, real: Moment) -> None:
        """Note that the messenger was reached; a gap before it stays noted until it was mended."""
        with self._store.begin("heard", lasting=False) as conn:
            if insert_new(conn, bot_heard, {"bot": bot, "heard_real": real}):
                return
            last = conn.execute(_LAST, {"of_bot": bot}).one()
            gap = {"deaf_till": real} if real - last.heard_real > TAP_KEPT else {}
            conn.execute(_OWN.values(heard_real=real, **gap), {"of_bot": bot})

    def gaps(self) -> Sequence[BotId]:
        """Return the bots after whose gap nobody was asked again yet."""
        with self._store.read() as conn:
            return [BotId(bot) for bot in conn.scalars(_GAPS)]

    def waiting(self, bot: BotId) -> Sequence[ClientId]:
        """Return the clients of a bot who were shown pictures and chose none yet."""
        with self._store.read() as conn:
            return [ClientId(one) for one in conn.scalars(_WAITING, {"of_bot": bot})]

    def mended(self, bot: BotId) -> None:
        """Note that everybody who was waiting was asked again."""
        with self._store.begin("mended", lasting=False) as conn:
            conn.execute(_OWN.values(deaf_till=None), {"of_bot": bot})
