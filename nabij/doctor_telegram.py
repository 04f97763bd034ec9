"""How Telegram knows the bots of the settings: the token, the name in links, the way in, what is told."""

import asyncio
from collections.abc import Iterator

from bot.ports import ChannelDown
from bot.telegram import BotState, TelegramChannel
from cases.moments import MINUTE, SECOND, Moment
from nabij.findings import Finding, good, refuses, warns
from nabij.house import door_url
from nabij.settings import BotSettings, Settings

SKEW_WARNS = 5 * SECOND
SKEW_REFUSES = 60 * SECOND
PATIENCE = 10.0
FRESH_ERROR = 10 * MINUTE
MANY_PENDING = 20


def telegram_findings(settings: Settings, now: Moment) -> list[Finding]:
    """Ask Telegram about every bot. One that does not answer is a warning: the line starts without it."""
    return asyncio.run(_asked(settings, now))


async def _asked(settings: Settings, now: Moment) -> list[Finding]:
    bots = [bot for side in settings.sides.values() for bot in side.bots]
    async with TelegramChannel({bot.id: bot.token for bot in bots}, settings.telegram_url) as channel:
        found = await asyncio.gather(*(_one(channel, settings, bot, now) for bot in bots))
    return [finding for each in found for finding in each]


async def _one(channel: TelegramChannel, settings: Settings, bot: BotSettings, now: Moment) -> list[Finding]:
    about = f"telegram.{bot.id}"
    try:
        async with asyncio.timeout(PATIENCE):
            state = await channel.look(bot.id)
    except (ChannelDown, TimeoutError) as error:
        code = error.code if isinstance(error, ChannelDown) else "TimeoutError"
        if code == "InvalidToken":
            return refuses(
                about, f"Bot {bot.id}: Telegram kent dit token niet. Haal een nieuw bij BotFather."
            )
        return warns(about, f"Bot {bot.id}: Telegram is niet bereikbaar ({code}); de bot is niet nagekeken.")
    return bot_findings(settings, bot, state, now)


def bot_findings(settings: Settings, bot: BotSettings, state: BotState, now: Moment) -> list[Finding]:
    """Judge what Telegram told of one bot."""
    about = f"telegram.{bot.id}"
    return [
        *_name(about, bot, state),
        *_open_door(about, bot),
        *_way_in(about, settings, bot, state),
        *_waiting(about, bot, state, now),
        *_told(about, bot, state),
        *skew_findings(about, "Telegram", now, state.clock),
    ]


def _name(about: str, bot: BotSettings, state: BotState) -> Iterator[Finding]:
    if not bot.username:
        yield from warns(
            about,
            f"Bot {bot.id}: username ontbreekt, dus de eenmalige link werkt niet."
            f" Zet username op '{state.username}'.",
        )
    elif bot.username.casefold() != state.username.casefold():
        yield from refuses(
            about,
            f"Bot {bot.id}: username is '{bot.username}', maar bij dit token hoort '{state.username}'."
            " De eenmalige link brengt cliënten nu bij een ander: verbeter username.",
        )
    else:
        yield from good(about, f"Bot {bot.id}: Telegram kent hem als {state.username}.")


def _open_door(about: str, bot: BotSettings) -> Iterator[Finding]:
    if bot.walk_in:
        yield from good(
            about,
            f"Bot {bot.id}: open deur (walk_in). Wie hem schrijft, mag één vraag stellen of een medewerker"
            " vragen; cliënten worden er nooit aan gekoppeld en na 24 uur is alles weg.",
        )


def _way_in(about: str, settings: Settings, bot: BotSettings, state: BotState) -> list[Finding]:
    if settings.arrivals == "polling":
        if not state.webhook:
            return []
        return refuses(
            about,
            f"Bot {bot.id}: er staat een webhook, maar arrivals is polling. Stop wie hem zette;"
            " nabij serve haalt hem daarna zelf weg.",
        )
    if not state.webhook:
        return warns(about, f"Bot {bot.id}: er staat nog geen webhook. nabij web zet hem bij de start.")
    if state.webhook != door_url(settings.public_url, bot):
        return refuses(
            about,
            f"Bot {bot.id}: Telegram bezorgt op een ander adres dan public_url. Gebruikt iemand anders"
            " dit token? Trek het dan in bij BotFather; anders zet nabij web hem goed bij de start.",
        )
    return []


def _waiting(about: str, bot: BotSettings, state: BotState, now: Moment) -> Iterator[Finding]:
    if state.pending >= MANY_PENDING:
        yield from warns(about, f"Bot {bot.id}: er wachten {state.pending} berichten bij Telegram.")
    failed = state.last_error_at
    if failed is not None and now - failed < FRESH_ERROR:
        ago = max(0, now - failed) // MINUTE
        words = "".join(letter if letter.isprintable() else " " for letter in state.last_error)[:100]
        yield from warns(about, f"Bot {bot.id}: bezorgen mislukte {ago} min geleden ({words}).")


def _told(about: str, bot: BotSettings, state: BotState) -> list[Finding]:
    if not state.told:
        return []
    return warns(
        about,
        f"Bot {bot.id}: Telegram toont nog: {', '.join(state.told)}."
        " nabij serve maakt dat leeg bij de start; kijk het daarna na.",
    )


def skew_findings(about: str, whose: str, now: Moment, theirs: Moment | None) -> list[Finding]:
    """Compare this machine's clock with another one, which tells whole seconds."""
    if theirs is None:
        return []
    apart = abs(now - theirs)
    line = f"De klok loopt {apart // SECOND} s uit de pas met die van {whose}. Zet tijdsynchronisatie aan."
    if apart > SKEW_REFUSES:
        return refuses(about, line)
    return warns(about, line) if apart > SKEW_WARNS else []
