"""Moves on a phone by name, for the control API and the forms of the phone page. One entry each."""

import base64
from collections.abc import Callable, Mapping
from typing import Any

from simulator import params as read
from simulator import phoneside
from simulator.errors import Unknown
from simulator.model import Chat, Json
from simulator.world import World

Fields = Mapping[str, Any]


def _start(world: World, chat: Chat, fields: Fields) -> Json:
    return {"message_id": phoneside.start(world, chat, read.text(fields, "payload"))}


def _text(world: World, chat: Chat, fields: Fields) -> Json:
    return {"message_id": phoneside.send_text(world, chat, read.text(fields, "text"))}


def _edit(world: World, chat: Chat, fields: Fields) -> Json:
    phoneside.edit(world, chat, read.integer(fields, "message_id"), read.text(fields, "text"))
    return {}


def _delete(world: World, chat: Chat, fields: Fields) -> Json:
    phoneside.delete(world, chat, read.integer(fields, "message_id"))
    return {}


def _media(world: World, chat: Chat, fields: Fields) -> Json:
    options = dict(fields)
    encoded = options.pop("content_base64", None)
    if encoded is not None:
        options["content"] = base64.b64decode(encoded, validate=True)
    return {"message_id": phoneside.send_media(world, chat, read.text(fields, "kind"), options)}


def _tap(world: World, chat: Chat, fields: Fields) -> Json:
    return {"tapped": phoneside.tap(world, chat, read.text(fields, "label"))}


def _keyboard(world: World, chat: Chat, _: Fields) -> Json:
    phoneside.turn_keyboard(world, chat)
    return {}


def _block(world: World, chat: Chat, _: Fields) -> Json:
    phoneside.block(world, chat)
    return {}


def _unblock(world: World, chat: Chat, _: Fields) -> Json:
    phoneside.unblock(world, chat)
    return {}


def _deactivate(world: World, chat: Chat, _: Fields) -> Json:
    phoneside.deactivate(world, chat)
    return {}


MOVES: dict[str, Callable[[World, Chat, Fields], Json]] = {
    "start": _start,
    "text": _text,
    "edit": _edit,
    "delete": _delete,
    "media": _media,
    "tap": _tap,
    "keyboard": _keyboard,
    "block": _block,
    "unblock": _unblock,
    "deactivate": _deactivate,
}


def move_on(world: World, chat: Chat, move: str, fields: Fields) -> Json:
    """Do one move on a phone. Raises PhoneRefused, or Unknown for a move that does not exist."""
    if move not in MOVES:
        raise Unknown(f"no move {move!r}; known: {', '.join(MOVES)}")
    return MOVES[move](world, chat, fields)
