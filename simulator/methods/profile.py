"""Methods for the command menu and the texts of the profile."""

import re
from collections.abc import Callable

from simulator import params as read
from simulator.errors import bad_request
from simulator.model import Bot, Json
from simulator.world import Params, World

COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}", re.ASCII)
MAX_COMMANDS = 100


def _slot(params: Params) -> tuple[str, str]:
    scope = read.decoded(params, "scope", "bot command scope")
    kind = "default"
    if isinstance(scope, dict):
        kind = f"{scope.get('type', 'default')}:{scope.get('chat_id', '')}".rstrip(":")
    return kind, read.text(params, "language_code")


def set_my_commands(_: World, bot: Bot, params: Params) -> bool:
    found = read.decoded(params, "commands", "commands")
    if not isinstance(found, list):
        raise bad_request("can't parse commands JSON object")
    if len(found) > MAX_COMMANDS:
        raise bad_request("too many commands specified")
    bot.commands[_slot(params)] = [_command(entry) for entry in found]
    return True


def _command(entry: object) -> Json:
    if not isinstance(entry, dict):
        raise bad_request("expected an Object")
    name = str(entry.get("command") or "").removeprefix("/")
    if not COMMAND_NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not entry.get("description"):
        raise bad_request("command description must be non-empty")
    return {"command": name, "description": str(entry["description"])}


def delete_my_commands(_: World, bot: Bot, params: Params) -> bool:
    bot.commands.pop(_slot(params), None)
    return True


def get_my_commands(_: World, bot: Bot, params: Params) -> list[Json]:
    return bot.commands.get(_slot(params), [])


def setter(field: str, longest: int) -> Callable[[World, Bot, Params], bool]:
    """Return the method that sets a text of the profile."""

    def set_text(_: World, bot: Bot, params: Params) -> bool:
        value = read.text(params, field)
        if len(value) > longest:
            raise bad_request(f"{field.replace('_', ' ')} is too long")
        bot.profile[field, read.text(params, "language_code")] = value
        return True

    return set_text


def getter(field: str) -> Callable[[World, Bot, Params], Json]:
    """Return the method that reads a text of the profile."""

    def get_text(_: World, bot: Bot, params: Params) -> Json:
        fallback = bot.name if field == "name" else ""
        return {field: bot.profile.get((field, read.text(params, "language_code")), fallback)}

    return get_text
