"""Poison in the shape: sound JSON with a wrong, missing or absurd value in every place that is read."""

import json
from collections.abc import Iterator
from functools import partial

from drills.poison_item import (
    APART,
    CANARY,
    HANDLED,
    Aim,
    Dice,
    Family,
    Make,
    Poison,
    message_of,
    person_of,
    update_of,
    updated,
    without,
)

_NESTED: object = {"a": [[{"b": [{}] * 3}]]}
_WRONG: tuple[tuple[str, object], ...] = (
    ("missing", ...),
    ("null", None),
    ("true", True),
    ("false", False),
    ("negative", -1),
    ("zero", 0),
    ("giant", 10**30),
    ("huge", 10**400),
    ("edge", 2**63),
    ("below", -(2**63)),
    ("float", 1.5),
    ("nan", float("nan")),
    ("infinite", float("inf")),
    ("empty", ""),
    ("word", CANARY),
    ("digits", "7"),
    ("list", []),
    ("lists", [[]]),
    ("object", {}),
    ("nested", _NESTED),
    ("id", {"id": "x"}),
)
_FIELDS = ("message_id", "date", "chat", "from", "text", "edit_date", "entities", "caption", "via_bot")
_EXTRAS = (
    "photo",
    "voice",
    "audio",
    "video_note",
    "video",
    "sticker",
    "document",
    "location",
    "contact",
    "venue",
    "poll",
    "dice",
    "reply_to_message",
    "forward_origin",
    "reply_markup",
    "sender_chat",
    "media_group_id",
    "quote",
    "story",
    "external_reply",
)
_DATES = (
    ("year-1", -62_135_596_800),
    ("before-year-1", -62_135_596_801),
    ("1969", -1),
    ("1970", 0),
    ("2000", 946_684_800),
    ("2038", 2**31),
    ("year-9999", 253_402_300_799),
    ("after-9999", 253_402_300_800),
    ("63-bits", 2**63 - 1),
    ("milliseconds", 1_800_000_000_000),
)
_ENTITIES: tuple[tuple[str, object], ...] = (
    ("behind", {"type": "bold", "offset": -5, "length": 3}),
    ("beyond", {"type": "bold", "offset": 10**9, "length": 10**9}),
    ("backwards", {"type": "bold", "offset": 2, "length": -9}),
    ("unknown", {"type": CANARY, "offset": 0, "length": 1}),
    ("script", {"type": "text_link", "offset": 0, "length": 1, "url": f"javascript:{CANARY}"}),
    ("mention", {"type": "text_mention", "offset": 0, "length": 1, "user": {"id": 1}}),
    ("empty", {}),
    ("emoji", {"type": "custom_emoji", "offset": 0, "length": 1}),
    ("words", {"type": "bold", "offset": "0", "length": "1"}),
    ("splits", {"type": "bold", "offset": 1, "length": 1}),
)


def shapes(dice: Dice) -> Family:
    """Yield the families of shapes."""
    yield from _fields()
    yield from _members()
    yield from _numbers(dice)
    yield from _dates(dice)
    yield from _entities(dice)
    yield from _tops()
    yield from _taps_and_members()


def _fields() -> Family:
    for field in (*_FIELDS, *_EXTRAS):
        for name, value in _WRONG:
            for kind in ("message", "edited_message") if field in _FIELDS else ("message",):

                def make(aim: Aim, kind: str = kind, field: str = field, value: object = value) -> bytes:
                    words = {"text": CANARY} if field in _FIELDS else {}
                    return update_of(aim, kind, without(message_of(aim, **words) | {field: value}))

                yield Poison(f"field/{kind}.{field}-{name}", make)


def _members() -> Family:
    places = ("id", "is_bot", "first_name", "type", "last_name", "username", "language_code", "title")
    for place in places:
        for name, value in _WRONG:

            def make(aim: Aim, place: str = place, value: object = value) -> bytes:
                person = without(person_of(aim) | {place: value})
                chat = without({"id": aim.chat, "type": "private", place: value})
                return update_of(
                    aim, "message", message_of(aim, **{"from": person, "chat": chat}, text="hoi")
                )

            yield Poison(f"member/{place}-{name}", make)


def _numbers(dice: Dice) -> Family:
    for name, value in _WRONG:
        if name in {"missing", "zero", "edge"}:
            continue

        def make(aim: Aim, value: object = value) -> bytes:
            return json.dumps({"update_id": value, "message": message_of(aim, text=CANARY)}).encode()

        yield Poison(f"number/{name}", make, APART)
    yield Poison("number/missing", _numberless, APART)
    for number in range(6):
        far = 10**15 + dice.throw(f"far{number}", 10**9)
        yield Poison(f"number/far-{number}", _numbered(far), HANDLED)


def _numberless(aim: Aim) -> bytes:
    return json.dumps({"message": message_of(aim, text=CANARY)}).encode()


def _numbered(number: int) -> Make:
    return lambda aim: update_of(aim, "message", message_of(aim, text=CANARY), number)


def _dates(dice: Dice) -> Family:
    for name, date in _DATES:
        for kind in ("message", "edited_message"):

            def make(aim: Aim, kind: str = kind, date: int = date) -> bytes:
                return update_of(aim, kind, message_of(aim, text=CANARY, date=date, edit_date=date))

            yield Poison(f"date/{kind}-{name}", make)
    for number in range(8):
        shift = dice.throw(f"date{number}", 10**7) - 5 * 10**6
        yield Poison(f"date/shift-{shift}", _shifted(shift), HANDLED)


def _shifted(seconds: int) -> Make:
    return lambda aim: update_of(aim, "message", message_of(aim, text=CANARY, date=aim.date + seconds))


def _entities(dice: Dice) -> Family:
    for name, entity in _ENTITIES:
        for count in (1, 100, 3_000 + dice.throw(name, 3_000)):

            def make(aim: Aim, entity: object = entity, count: int = count) -> bytes:
                return update_of(aim, "message", message_of(aim, text="👩hoi", entities=[entity] * count))

            yield Poison(f"entity/{name}-{count}", make)


def _tops() -> Family:
    for kind in ("message", "edited_message", "my_chat_member", "callback_query"):
        for name, value in _WRONG[1:]:
            yield Poison(f"top/{kind}-{name}", updated(kind, value))
    for first, second in (("message", "edited_message"), ("message", "callback_query"), ("poll", "message")):

        def both(aim: Aim, first: str = first, second: str = second) -> bytes:
            body = message_of(aim, text=CANARY)
            return json.dumps({"update_id": aim.update, first: body, second: body}).encode()

        yield Poison(f"top/{first}+{second}", both)


def _taps_and_members() -> Family:
    for name, tap in _taps():
        yield Poison(f"tap/{name}", partial(_tap, tap))
    states: tuple[object, ...] = (
        "kicked",
        "left",
        "restricted",
        "administrator",
        "creator",
        CANARY,
        "",
        None,
        5,
        {},
        [],
    )
    for state in states:

        def make(aim: Aim, state: object = state) -> bytes:
            bot = {"id": 1, "is_bot": True, "first_name": "b"}
            new = {"user": bot, "status": state}
            body = message_of(aim, old_chat_member={"user": bot, "status": "member"}, new_chat_member=new)
            return update_of(aim, "my_chat_member", body)

        yield Poison(f"membership/{state!r:.20}", make)


def _tap(tap: dict[str, object], aim: Aim) -> bytes:
    message = tap.get("message")
    whole = {"id": "1", "from": person_of(aim), "chat_instance": "1"} | tap
    if message == "own":
        whole["message"] = message_of(aim, text=CANARY)
    elif message == "gone":
        whole["message"] = message_of(aim, date=0)
    return update_of(aim, "callback_query", without(whole))


def _taps() -> Iterator[tuple[str, dict[str, object]]]:
    yield "no-message", {"data": CANARY}
    yield "own", {"message": "own", "data": CANARY}
    yield "gone", {"message": "gone", "data": CANARY}
    yield "inline", {"inline_message_id": CANARY, "data": CANARY}
    yield "game", {"message": "own", "game_short_name": CANARY}
    yield "large", {"message": "own", "data": CANARY * 7000}
    for field in ("id", "from", "data", "message", "chat_instance"):
        for name, value in _WRONG[:12]:
            yield f"{field}-{name}", {"message": "own", "data": "x"} | {field: value}
