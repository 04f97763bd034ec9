"""``reply_markup``: reply keyboards, their removal, inline buttons."""

from dataclasses import dataclass
from typing import Any

from simulator.errors import ApiError, bad_request
from simulator.model import InlineButton, InlineRows, Json, Keyboard

MAX_DATA_BYTES = 64


@dataclass(frozen=True)
class Markup:
    """What a message does to the keyboard of its chat, and the buttons under it."""

    keyboard: Keyboard | None = None
    removes: bool = False
    inline: InlineRows = ()


def read_markup(found: object) -> Markup:
    """Read a decoded ``reply_markup``. Raises ApiError in the words of the Bot API."""
    if found is None:
        return Markup()
    if not isinstance(found, dict):
        raise bad_request("object expected as reply markup")
    if found.get("inline_keyboard") is not None:
        return Markup(inline=_inline(found["inline_keyboard"]))
    if found.get("keyboard") is not None:
        return Markup(keyboard=_keyboard(found))
    return Markup(removes=bool(found.get("remove_keyboard")))


def _keyboard(found: Json) -> Keyboard:
    rows = tuple(tuple(_label(button) for button in row) for row in _rows(found["keyboard"]))
    return Keyboard(
        rows=tuple(row for row in rows if row),
        message_id=0,
        one_time=bool(found.get("one_time_keyboard")),
        resize=bool(found.get("resize_keyboard")),
        persistent=bool(found.get("is_persistent")),
        placeholder=str(found.get("input_field_placeholder") or ""),
    )


def _rows(found: object) -> list[list[Any]]:
    if not isinstance(found, list) or not all(isinstance(row, list) for row in found):
        raise _unreadable("field must be an Array of Arrays")
    return found


def _label(button: object) -> str:
    label = button.get("text") if isinstance(button, dict) else button
    if not isinstance(label, str) or not label:
        raise _unreadable("text buttons are allowed only with a text")
    return label


def _inline(found: object) -> InlineRows:
    return tuple(tuple(_inline_button(button) for button in row) for row in _rows(found))


def _inline_button(found: object) -> InlineButton:
    if not isinstance(found, dict) or not found.get("text"):
        raise _unreadable("field text must be a String")
    data, url = found.get("callback_data"), found.get("url")
    if data is None and url is None:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if data is not None and not 1 <= len(str(data).encode("utf-8", "surrogatepass")) <= MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return InlineButton(str(found["text"]), None if data is None else str(data), url)


def _unreadable(why: str) -> ApiError:
    return bad_request(f"can't parse keyboard button: {why}")
