"""What a person can do on the phone, each turned into the update that the real service would make."""

import re
from collections.abc import Mapping
from typing import Any

from simulator.errors import PhoneRefused
from simulator.media import CAPTIONED, MEDIA
from simulator.model import Bot, Chat, InlineButton, Json, Message, StoredFile
from simulator.world import CALLBACK_LIFE, Draft, World

MAX_UNITS = 4096
START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}", re.ASCII)
COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}", re.ASCII)


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def start(world: World, chat: Chat, payload: str) -> int:
    """Press Start, or Restart after a block. Returns the number of the message."""
    if not START_PAYLOAD.fullmatch(payload):
        raise PhoneRefused("a start payload has at most 64 of A-Z a-z 0-9 _ -")
    if chat.blocked:
        unblock(world, chat)
    return send_text(world, chat, f"/start {payload}".strip())


def send_text(world: World, chat: Chat, text: str) -> int:
    if not text or utf16_units(text) > MAX_UNITS:
        raise PhoneRefused(f"a message has 1 to {MAX_UNITS} units")
    content: Json = {"text": text}
    command = COMMAND.match(text)
    if command:
        content["entities"] = [{"type": "bot_command", "offset": 0, "length": command.end()}]
    return _say(world, chat, Draft("text", content, text))


def send_media(world: World, chat: Chat, kind: str, options: Mapping[str, Any]) -> int:
    """Send a stand-in of ``kind``; ``content`` (bytes) and ``caption`` may be given."""
    if kind not in MEDIA:
        raise PhoneRefused(f"unknown kind {kind!r}; known: {', '.join(MEDIA)}")
    path, stand_in, build = MEDIA[kind]
    stored = _store(world, chat.bot, kind, path, options.get("content") or stand_in)
    content: Json = {kind: build(stored, options)}
    caption = str(options.get("caption") or "") if kind in CAPTIONED else ""
    if caption:
        content["caption"] = caption
    return _say(world, chat, Draft(kind, content, caption))


def _store(world: World, bot: Bot, kind: str, path: str, content: bytes) -> StoredFile:
    number = world.serial()
    stored = StoredFile(f"{kind}-file-{number}", f"u{number}", path.format(f"file_{number}"), content)
    if path:
        bot.files[stored.id] = stored
    return stored


def _say(world: World, chat: Chat, draft: Draft) -> int:
    with world.lock:
        _require_open(chat)
        chat.started = True
        message = world.add_message(chat, draft, from_bot=False)
        world.offer(chat, "message", chat.message_json(message))
    world.changed()
    return message.id


def edit(world: World, chat: Chat, message_id: int, text: str) -> None:
    """Change the text of an own message; the number and the date stay."""
    with world.lock:
        _require_open(chat)
        message = own_message(chat, message_id)
        field = "text" if message.kind == "text" else "caption"
        message.content[field] = message.text = text
        message.content.pop("entities", None)
        message.edit_date = int(world.clock.seconds())
        world.offer(chat, "edited_message", chat.message_json(message))
    world.changed()


def own_message(chat: Chat, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None or message.from_bot:
        raise PhoneRefused(f"message {message_id} is not this person's, or gone")
    return message


def delete(world: World, chat: Chat, message_id: int) -> None:
    """Delete a message for both; the service tells the bot nothing."""
    with world.lock:
        if message_id not in chat.messages:
            raise PhoneRefused(f"message {message_id} is gone")
        world.remove_message(chat, message_id)
    world.changed()


def tap(world: World, chat: Chat, label: str) -> int | str:
    """Tap a button: returns the message number for the keyboard, the query id for an inline button."""
    with world.lock:
        if chat.keyboard is not None and label in chat.keyboard.labels():
            message_id = send_text(world, chat, label)
            chat.keyboard.hidden = chat.keyboard.one_time
            return message_id
        for message in reversed(chat.messages.values()):
            for button in (b for row in message.inline for b in row if label in (b.text, b.data)):
                return _tap_inline(world, chat, message, button)
    raise PhoneRefused(f"no button {label!r} in sight")


def _tap_inline(world: World, chat: Chat, message: Message, button: InlineButton) -> str:
    if button.data is None:
        raise PhoneRefused("this button opens a page")
    _require_open(chat)
    query_id = str(world.serial())
    chat.bot.callbacks[query_id] = chat.user.id, world.clock.seconds() + CALLBACK_LIFE
    body: Json = {
        "id": query_id,
        "from": chat.user.as_json(),
        "message": chat.message_json(message),
        "chat_instance": str(chat.user.id),
        "data": button.data,
    }
    world.offer(chat, "callback_query", body, queue=("callback", chat.user.id), life=CALLBACK_LIFE)
    world.changed()
    return query_id


def turn_keyboard(world: World, chat: Chat) -> None:
    """Open a hidden keyboard, or put an open one away."""
    with world.lock:
        if chat.keyboard is not None:
            chat.keyboard.hidden = not chat.keyboard.hidden
    world.changed()


def block(world: World, chat: Chat) -> None:
    _set_blocked(world, chat, blocked=True)


def unblock(world: World, chat: Chat) -> None:
    _set_blocked(world, chat, blocked=False)


def _set_blocked(world: World, chat: Chat, *, blocked: bool) -> None:
    with world.lock:
        if chat.blocked == blocked or not chat.started:
            return
        chat.blocked = blocked
        body: Json = {
            "chat": chat.as_json(),
            "from": chat.user.as_json(),
            "date": int(world.clock.seconds()),
            "old_chat_member": _member(chat.bot, blocked=not blocked),
            "new_chat_member": _member(chat.bot, blocked=blocked),
        }
        world.offer(chat, "my_chat_member", body)
    world.changed()


def deactivate(world: World, chat: Chat) -> None:
    """Delete the account, in all chats; the service tells no bot."""
    with world.lock:
        chat.user.deactivated = True
    world.changed()


def _member(bot: Bot, *, blocked: bool) -> Json:
    if blocked:
        return {"user": bot.as_json(), "status": "kicked", "until_date": 0}
    return {"user": bot.as_json(), "status": "member"}


def _require_open(chat: Chat) -> None:
    if chat.user.deactivated:
        raise PhoneRefused("this account was deleted")
    if chat.blocked:
        raise PhoneRefused("the bot is blocked on this phone")
