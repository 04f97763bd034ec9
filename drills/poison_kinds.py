"""Poison in the kind: updates nobody asked for, chats that are no private chat, messages that are no text."""

from collections.abc import Iterator
from functools import partial

from drills.poison_item import (
    ANY,
    CANARY,
    HANDLED,
    IGNORED,
    Aim,
    Dice,
    Family,
    Fate,
    Poison,
    message_of,
    messaged,
    person_of,
    update_of,
    updated,
)

_UNASKED = (
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "business_connection",
    "channel_post",
    "edited_channel_post",
    "poll",
    "poll_answer",
    "message_reaction",
    "message_reaction_count",
    "chat_boost",
    "removed_chat_boost",
    "chat_member",
    "chat_join_request",
    "inline_query",
    "chosen_inline_result",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "managed_bot",
)
_SERVICE: tuple[tuple[str, object], ...] = (
    ("forum_topic_created", {"name": CANARY, "icon_color": 1}),
    ("forum_topic_closed", {}),
    ("general_forum_topic_hidden", {}),
    ("new_chat_members", [{"id": 5, "is_bot": False, "first_name": CANARY}]),
    ("left_chat_member", {"id": 5, "is_bot": True, "first_name": CANARY}),
    ("new_chat_title", CANARY),
    ("group_chat_created", True),
    ("migrate_to_chat_id", -100),
    ("message_auto_delete_timer_changed", {"message_auto_delete_time": 86_400}),
    ("web_app_data", {"data": CANARY, "button_text": CANARY}),
    ("video_chat_started", {}),
    ("users_shared", {"request_id": 1, "users": [{"user_id": 5}]}),
    ("chat_shared", {"request_id": 1, "chat_id": -5}),
    ("write_access_allowed", {}),
    ("connected_website", CANARY),
    ("boost_added", {"boost_count": 1}),
    ("chat_background_set", {"type": {"type": CANARY}}),
    ("delete_chat_photo", True),
    ("successful_payment", {"currency": "EUR"}),
    ("passport_data", {"data": []}),
    ("game", {"title": CANARY, "description": "x", "photo": []}),
    ("giveaway_created", {}),
    ("checklist", {"title": CANARY, "tasks": []}),
    ("gift", {"gift": CANARY}),
    ("something_new", {"a": [CANARY]}),
)
_MEDIA: tuple[tuple[str, object], ...] = (
    ("photo", []),
    ("photo", [{}]),
    ("photo", [{"file_unique_id": "u", "width": 1, "height": 1}]),
    ("photo", [{"file_id": CANARY, "file_unique_id": "u", "width": "1", "height": []}]),
    ("photo", [{"file_id": 5, "file_unique_id": "u", "width": 1, "height": 1}]),
    ("voice", {}),
    ("voice", {"file_unique_id": "u", "duration": 3}),
    ("voice", {"file_id": CANARY * 4000, "file_unique_id": "u", "duration": 3}),
    ("voice", {"file_id": {"a": 1}, "file_unique_id": "u", "duration": 3}),
    ("voice", {"file_id": "f", "file_unique_id": "u", "duration": -3}),
    ("voice", {"file_id": "f\u0000\ud800", "file_unique_id": "u", "duration": 3}),
    ("video_note", {"file_id": "f", "file_unique_id": "u", "length": 10**30, "duration": 1}),
    ("document", {"file_name": f"../../{CANARY}", "file_id": "f", "file_unique_id": "u"}),
    ("document", {"file_name": f"{CANARY}\u202egnp.exe", "file_id": "f", "file_unique_id": "u"}),
    ("sticker", {"file_id": "f"}),
    ("animation", {"file_id": "f", "file_unique_id": "u", "width": 0, "height": 0, "duration": 0}),
    ("location", {"latitude": float("nan"), "longitude": float("inf")}),
    ("location", {"latitude": 999, "longitude": "x"}),
    ("venue", {"location": {}, "title": CANARY, "address": CANARY}),
    ("contact", {"phone_number": "0612345678", "first_name": CANARY, "user_id": 99}),
    ("contact", {"phone_number": 6, "vcard": CANARY * 3000}),
    ("dice", {"emoji": "🎲", "value": 10**30}),
    ("poll", {"id": "1", "question": CANARY, "options": []}),
    ("paid_media", {"star_count": 1, "paid_media": []}),
    ("story", {"chat": {}, "id": 1}),
)
_ORIGINS: tuple[tuple[str, dict[str, object]], ...] = (
    ("user", {"sender_user": {"id": 5, "is_bot": False, "first_name": CANARY}}),
    ("hidden_user", {"sender_user_name": CANARY}),
    ("chat", {"sender_chat": {"id": -5, "type": "group", "title": CANARY}}),
    ("channel", {"chat": {"id": -5, "type": "channel", "title": CANARY}, "message_id": 1}),
    (CANARY, {}),
    ("user", {}),
)


def kinds(dice: Dice) -> Family:
    """Yield the families of kinds."""
    yield from _unasked(dice)
    yield from _chats(dice)
    yield from _messages("service", _SERVICE)
    yield from _messages("media", _MEDIA)
    yield from _forwards()
    yield from _replies()


def _unasked(dice: Dice) -> Family:
    shapes: tuple[tuple[str, object], ...] = (("null", None), ("word", CANARY), ("object", {}), ("list", []))
    for kind in (*_UNASKED, *(f"update_of_{year}" for year in range(2028, 2032))):
        yield Poison(f"unasked/{kind}", partial(_asked, kind), ANY)
        name, shape = shapes[dice.throw(kind, len(shapes))]
        yield Poison(f"unasked/{kind}-{name}", updated(kind, shape), ANY)
    for year in range(2032, 2062):
        kind = f"update_of_{year}"
        yield Poison(f"unknown/{kind}", partial(_asked, kind), IGNORED)


def _asked(kind: str, aim: Aim) -> bytes:
    more = {"id": "1", "query": CANARY, "offset": "", "user": person_of(aim), "message_ids": [1]}
    return update_of(aim, kind, message_of(aim, text=CANARY) | more)


def _chats(dice: Dice) -> Family:
    for kind, due in (("group", IGNORED), ("supergroup", IGNORED), ("channel", IGNORED), (CANARY, ANY)):
        for number in range(4):
            id_of = -1 - dice.throw(f"{kind}{number}", 10**12)

            def make(aim: Aim, kind: str = kind, id_of: int = id_of) -> bytes:
                chat = {"id": id_of, "type": kind, "title": CANARY, "is_forum": True}
                return update_of(aim, "message", message_of(aim, chat=chat, text=CANARY))

            yield Poison(f"chat/{kind}-{number}", make, due)
    for name, sender in _senders():
        yield Poison(f"sender/{name}", messaged(**{"from": sender}, text="hoi"), ANY)
    for number in range(4):
        yield Poison(f"sender/bot-{number}", _by_a_bot, IGNORED)


def _senders() -> Iterator[tuple[str, object]]:
    yield "nobody", None
    yield "left-out", ...
    yield "other", {"id": 99_999, "is_bot": False, "first_name": CANARY}
    yield "negative", {"id": -5, "is_bot": False, "first_name": CANARY}
    yield "nameless", {"id": 99_999, "is_bot": False}


def _by_a_bot(aim: Aim) -> bytes:
    return update_of(aim, "message", message_of(aim, **{"from": person_of(aim, is_bot=True)}, text=CANARY))


def _messages(family: str, held: tuple[tuple[str, object], ...]) -> Family:
    for number, (name, value) in enumerate(held):
        for caption in ("", f"kijk {CANARY}"):
            more = {"caption": caption, "media_group_id": "7"} if caption else {}
            made = messaged(**{name: value}, **more)
            yield Poison(f"{family}/{number}-{name}{'-caption' if caption else ''}", made, ANY)


def _forwards() -> Family:
    for number, (kind, more) in enumerate(_ORIGINS):
        due: frozenset[Fate] = HANDLED if kind != CANARY and more else ANY

        def make(aim: Aim, kind: str = kind, more: dict[str, object] = more) -> bytes:
            origin = {"type": kind, "date": aim.date} | more
            return update_of(aim, "message", message_of(aim, text=CANARY, forward_origin=origin))

        yield Poison(f"forward/{number}-{kind}", make, due)


def _replies() -> Family:
    for depth in (1, 10, 50, 150, 300):

        def make(aim: Aim, depth: int = depth) -> bytes:
            inner = message_of(aim, text=CANARY)
            for _ in range(depth):
                inner = message_of(aim, text=CANARY, reply_to_message=inner)
            return update_of(aim, "message", inner)

        yield Poison(f"reply/{depth}", make, ANY)
