"""Methods by which a bot receives: long polling and webhook, and files."""

import re

import httpx

from simulator import params as read
from simulator.errors import bad_request, conflict
from simulator.model import Bot, Json, Update, Webhook
from simulator.world import Params, World

MAX_UPDATES = 100
MAX_CONNECTIONS = 100
DEFAULT_CONNECTIONS = 40
SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}", re.ASCII)


def get_me(_: World, bot: Bot, __: Params) -> Json:
    return bot.as_json() | {
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def refuse_if_webhook(bot: Bot) -> None:
    if bot.webhook is not None:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )


def confirm(world: World, bot: Bot, params: Params) -> None:
    """Forget what the offset confirms; a negative one forgets all but the last few."""
    bot.backlog.expire(world.clock.seconds())
    offset = read.integer(params, "offset")
    waiting = bot.backlog.ordered()
    done = [update for update in waiting if update.id < offset] if offset >= 0 else waiting[:offset]
    for update in done:
        world.mark_given(bot, update)


def get_updates(world: World, bot: Bot, params: Params) -> list[Json]:
    """Return what waits now. Confirming and waiting, which need real time, come before: see ``api``."""
    refuse_if_webhook(bot)
    limit = min(max(read.integer(params, "limit", MAX_UPDATES), 1), MAX_UPDATES)
    batch: list[Update] = []
    for update in bot.backlog.ordered()[:limit]:
        batch.append(update)
        if world.faults.for_delivery("duplicate", bot.username, update.chat_id):
            batch.append(update)
    return [update.as_json() for update in batch]


def set_allowed(bot: Bot, params: Params) -> None:
    """Remember the kinds a bot asks for; an empty list means all, no list means as before."""
    found = read.decoded(params, "allowed_updates", "allowed updates")
    if isinstance(found, list):
        bot.allowed = frozenset(str(kind) for kind in found)


def set_webhook(world: World, bot: Bot, params: Params) -> bool:
    url = read.text(params, "url").strip()
    if not url:
        return delete_webhook(world, bot, params)
    if not _usable(url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = read.text(params, "secret_token")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    wanted = read.integer(params, "max_connections", DEFAULT_CONNECTIONS)
    set_allowed(bot, params)
    _drop_pending(bot, params)
    bot.webhook = Webhook(url, secret, min(max(wanted, 1), MAX_CONNECTIONS))
    end_poll(bot, "terminated by setWebhook request")
    world.changed()
    return True


def _usable(url: str) -> bool:
    """Plain http is allowed here, as by a Bot API server of one's own."""
    try:
        return httpx.URL(url).scheme in {"https", "http"} and bool(httpx.URL(url).host)
    except httpx.InvalidURL:
        return False


def delete_webhook(world: World, bot: Bot, params: Params) -> bool:
    _drop_pending(bot, params)
    bot.webhook = None
    world.changed()
    return True


def _drop_pending(bot: Bot, params: Params) -> None:
    if read.flag(params, "drop_pending_updates"):
        bot.backlog.clear()


def end_poll(bot: Bot, reason: str) -> int:
    """End a poll that is still waiting; returns the ticket of whoever ended it."""
    bot.poll_ticket += 1
    bot.poll_ended_by = reason
    return bot.poll_ticket


def get_webhook_info(world: World, bot: Bot, _: Params) -> Json:
    bot.backlog.expire(world.clock.seconds())
    info: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(bot.backlog)}
    if bot.allowed:
        info["allowed_updates"] = sorted(bot.allowed)
    hook = bot.webhook
    if hook is None:
        return info
    info |= {"url": hook.url, "max_connections": hook.max_connections, "ip_address": "127.0.0.1"}
    if hook.last_error_at is not None:
        info |= {"last_error_date": hook.last_error_at, "last_error_message": hook.last_error}
    return info


def get_file(_: World, bot: Bot, params: Params) -> Json:
    stored = bot.files.get(read.text(params, "file_id"))
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return stored.as_json() | {"file_path": stored.path}
