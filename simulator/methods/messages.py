"""Methods that write to a chat or take from it."""

from simulator import params as read
from simulator.errors import ApiError, bad_request
from simulator.markup import Markup, read_markup
from simulator.model import Bot, Chat, Json, Message
from simulator.phoneside import MAX_UNITS, utf16_units
from simulator.world import Draft, Params, World

DELETE_LIFE = 48 * 3600
MAX_IDS = 100
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        *("record_video", "upload_video", "record_voice", "upload_voice"),
        *("upload_document", "choose_sticker", "find_location"),
        *("record_video_note", "upload_video_note"),
    }
)


def send_message(world: World, bot: Bot, params: Params) -> Json:
    chat = world.open_chat(bot, _chat_id(params))
    text = _sendable(read.text(params, "text"))
    markup = read_markup(read.decoded(params, "reply_markup", "reply keyboard markup"))
    content: Json = {"text": text}
    preview = read.decoded(params, "link_preview_options", "link preview options")
    if isinstance(preview, dict):
        content["link_preview_options"] = preview
    message = world.add_message(chat, Draft("text", content, text), from_bot=True)
    message.silent = read.flag(params, "disable_notification")
    message.protected = read.flag(params, "protect_content")
    _apply(chat, message, markup)
    chat.action = ""
    world.changed()
    return chat.message_json(message)


def _sendable(text: str) -> str:
    kept = text.strip()
    if not kept:
        raise bad_request("message text is empty")
    if utf16_units(kept) > MAX_UNITS:
        raise bad_request("message is too long")
    return kept


def _apply(chat: Chat, message: Message, markup: Markup) -> None:
    message.inline = markup.inline
    if markup.keyboard is not None:
        markup.keyboard.message_id = message.id
        chat.keyboard = markup.keyboard
    elif markup.removes:
        chat.keyboard = None


def _chat_id(params: Params) -> int | None:
    if not read.text(params, "chat_id").strip():
        raise bad_request("chat_id is empty")
    return read.chat_id(params)


def edit_message_text(world: World, bot: Bot, params: Params) -> Json:
    """Change the text, and the buttons under it, of one of the bot's own messages."""
    chat, message = _own(world, bot, params)
    text = _sendable(read.text(params, "text"))
    markup = read_markup(read.decoded(params, "reply_markup", "inline keyboard markup"))
    if (text, markup.inline) == (message.text, message.inline):
        raise _not_modified()
    message.content["text"] = message.text = text
    return _edited(world, chat, message, markup)


def edit_message_reply_markup(world: World, bot: Bot, params: Params) -> Json:
    chat, message = _own(world, bot, params)
    markup = read_markup(read.decoded(params, "reply_markup", "inline keyboard markup"))
    if markup.inline == message.inline:
        raise _not_modified()
    return _edited(world, chat, message, markup)


def _own(world: World, bot: Bot, params: Params) -> tuple[Chat, Message]:
    chat = world.open_chat(bot, _chat_id(params))
    message = chat.messages.get(read.integer(params, "message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return chat, message


def _not_modified() -> ApiError:
    return bad_request(
        "message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )


def _edited(world: World, chat: Chat, message: Message, markup: Markup) -> Json:
    message.inline = markup.inline
    message.edit_date = int(world.clock.seconds())
    world.changed()
    return chat.message_json(message)


def delete_message(world: World, bot: Bot, params: Params) -> bool:
    chat = world.chat_for_bot(bot, _chat_id(params))
    message_id = read.integer(params, "message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    if message_id not in chat.messages:
        raise bad_request("message to delete not found")
    _require_young(world, chat.messages[message_id])
    world.remove_message(chat, message_id)
    world.changed()
    return True


def delete_messages(world: World, bot: Bot, params: Params) -> bool:
    """Delete what is still there. One message older than 48 h refuses the whole call."""
    chat = world.chat_for_bot(bot, _chat_id(params))
    present = [number for number in dict.fromkeys(_message_ids(params)) if number in chat.messages]
    for number in present:
        _require_young(world, chat.messages[number])
    for number in present:
        world.remove_message(chat, number)
    world.changed()
    return True


def _message_ids(params: Params) -> list[int]:
    found = read.decoded(params, "message_ids", "message identifiers")
    if not found or not isinstance(found, list):
        raise bad_request("message identifiers are not specified")
    if len(found) > MAX_IDS:
        raise bad_request("too many message identifiers specified")
    try:
        return [int(number) for number in found]
    except (TypeError, ValueError, OverflowError):
        raise bad_request("message identifier must be a Number") from None


def _require_young(world: World, message: Message) -> None:
    if world.clock.seconds() - message.date >= DELETE_LIFE:
        raise _too_old()


def _too_old() -> ApiError:
    return bad_request("message can't be deleted for everyone")


def send_chat_action(world: World, bot: Bot, params: Params) -> bool:
    chat = world.open_chat(bot, _chat_id(params))
    action = read.text(params, "action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.action = action
    world.changed()
    return True


def answer_callback_query(world: World, bot: Bot, params: Params) -> bool:
    user_id, expires = bot.callbacks.pop(read.text(params, "callback_query_id"), (0, 0.0))
    if expires <= world.clock.seconds():
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    world.chat(bot, user_id).toast = read.text(params, "text")
    world.changed()
    return True
