"""The first look at raw bytes, and what each update means: on made-up bodies and on the simulator's own."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.arrivals import (
    LARGEST_BODY,
    Arrival,
    Blocked,
    Nothing,
    PressedStart,
    Unreadable,
    Wrote,
    garbled,
    mended,
    peek,
)
from bot.telegram import arrival
from cases.events import Kind
from cases.ids import PhoneMessage
from cases.moments import SECOND

DATE = 1_800_000_000
SAM = {"id": 7, "is_bot": False, "first_name": "Sam"}
CHAT = {"id": 7, "type": "private"}
DEEP = b'{"update_id":1,"message":' + b"[" * 100_000 + b"]" * 100_000 + b"}"

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message", "chat", "id", "date", "text", "from", "type", "photo", "update_id"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


def body_of(name: str = "message", update_id: object = 1, **fields: Any) -> bytes:
    message = {"message_id": 5, "date": DATE, "chat": CHAT, "from": SAM} | fields
    return json.dumps({"update_id": update_id, name: message}).encode()


def wrote(raw: bytes) -> Wrote:
    found = arrival(raw)
    assert isinstance(found, Wrote)
    return found


@given(st.binary(max_size=200))
@example(b"")
@example(DEEP)
@example(b'{"update_id":' + b"9" * 5000 + b"}")
@example(b"\xff\xfe{}")
@example(b'{"update_id":NaN}')
def test_no_bytes_break_the_first_look(body: bytes) -> None:
    update, chat, fault = peek(body)
    assert fault or update is not None
    assert chat is None or abs(chat) < 2**63


@given(update_id=ANYTHING, message=ANYTHING)
def test_no_json_breaks_the_first_look_or_the_reading(update_id: object, message: object) -> None:
    raw = json.dumps({"update_id": update_id, "message": message}).encode()
    update, chat, _ = peek(raw)
    assert update is None or 0 <= update < 2**63
    assert chat is None or -(2**63) < chat < 2**63
    try:
        found: Arrival | None = arrival(raw)
    except Unreadable:
        found = None
    assert found is None or isinstance(found, Wrote | PressedStart | Blocked | Nothing)


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (body_of(text="hoi"), (1, 7, "")),
        (body_of(update_id=True, text="hoi"), (None, 7, "no_update_id")),
        (body_of(update_id="1", text="hoi"), (None, 7, "no_update_id")),
        (body_of(update_id=-1, text="hoi"), (None, 7, "no_update_id")),
        (body_of(update_id=10**30, text="hoi"), (None, 7, "no_update_id")),
        (body_of(chat={"id": 10**30, "type": "private"}), (1, None, "")),
        (body_of(chat={"id": True, "type": "private"}), (1, None, "")),
        (body_of("callback_query", message={"chat": CHAT}), (1, 7, "")),
        (body_of("edited_message", text="hoi"), (1, 7, "")),
        (b"[1]", (None, None, "not_an_update")),
        (b"null", (None, None, "not_an_update")),
        (DEEP, (1, None, "not_json")),
        (body_of(text="hoi")[:-4], (1, 7, "not_json")),
    ],
)
def test_the_first_look_finds_number_and_chat_or_says_what_is_wrong(
    body: bytes, seen: tuple[int | None, int | None, str]
) -> None:
    assert peek(body) == seen


def test_a_body_that_is_too_large_still_shows_whose_it_is() -> None:
    assert peek(body_of(text="a" * 2 * LARGEST_BODY)) == (1, 7, "too_large")


def test_words_of_a_client_cannot_pass_for_another_chat() -> None:
    text = '{"chat":{"id":666}}' + "a" * LARGEST_BODY
    assert peek(json.dumps({"text": text}).encode()) == (None, None, "too_large")


@pytest.mark.parametrize(
    "text", ["", "a", "Hoi, é ï ü", "مرحبا بك", "Xin chào các bạn, tiếng Việt", "👩‍👧 hoi"]
)
def test_ordinary_texts_of_all_languages_are_readable(text: str) -> None:
    assert garbled(text) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("help \ud800", "half_characters"),
        ("he\0lp", "nul"),
        ("help \u202e plehs", "direction_override"),
        ("h" + "\u0301" * 4095, "combining_marks"),
        ("h" + "\u20dd" * 300, "combining_marks"),
        ("h\u0488" * 3 + "\u0489" * 90, "combining_marks"),
    ],
)
def test_a_text_that_nobody_can_read_is_known_and_mended(text: str, code: str) -> None:
    found = wrote(body_of(text=text))
    assert found.garbled == code
    assert found.text.startswith("h")
    found.text.encode()
    assert "\0" not in found.text


@pytest.mark.parametrize("text", ["\u200b" * 4096, " \u2060 ", "\ufeff", "\u3164", "\u2800" * 3, "\x1b\x07"])
def test_a_text_of_which_nothing_is_seen_is_not_taken_for_words(text: str) -> None:
    assert wrote(body_of(text=text)).garbled == "nothing_to_see"


@pytest.mark.parametrize("text", ["\u200bhoi", "1\ufe0f\u20e3" * 20, "\U0001fae9", "\u2764\ufe0f" * 200, "."])
def test_a_text_of_which_something_is_seen_is_words(text: str) -> None:
    assert wrote(body_of(text=text)).garbled == ""


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_a_mended_text_can_be_stored_and_mending_again_changes_nothing(text: str) -> None:
    once = mended(text)
    once.encode()
    assert mended(once) == once
    assert garbled(once) in {"", "combining_marks", "nothing_to_see"}


def test_a_text_is_read_with_its_sender_its_number_and_the_channels_date() -> None:
    found = wrote(body_of(text="hoi"))
    assert found == Wrote(7, 7, Kind.TEXT, "hoi", found.sent_at, PhoneMessage(5))
    assert found.sent_at == DATE * SECOND


@pytest.mark.parametrize(
    ("fields", "kind", "text", "file"),
    [
        (
            {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}], "caption": "kijk"},
            Kind.PHOTO,
            "kijk",
            "f",
        ),
        ({"location": {"latitude": 1.0, "longitude": 2.0}}, Kind.LOCATION, "", ""),
        ({"contact": {"phone_number": "06", "first_name": "Sam"}}, Kind.CONTACT, "", ""),
        ({"voice": {"file_id": "f", "file_unique_id": "u", "duration": 3}}, Kind.VOICE, "", "f"),
        ({"audio": {"file_id": "f", "file_unique_id": "u", "duration": 3}}, Kind.VOICE, "", "f"),
        ({"dice": {"emoji": "🎲", "value": 3}}, Kind.OTHER, "", ""),
        ({"something_new": {"a": 1}}, Kind.OTHER, "", ""),
    ],
)
def test_what_is_no_text_keeps_its_kind_and_its_caption(
    fields: dict[str, Any], kind: Kind, text: str, file: str
) -> None:
    found = wrote(body_of(**fields))
    assert (found.kind, found.text, found.file) == (kind, text, file)


def test_an_edited_text_is_a_message_again() -> None:
    found = wrote(body_of("edited_message", text="/start abc", edit_date=DATE + 5))
    assert (found.kind, found.text) == (Kind.EDITED, "/start abc")


def test_start_gives_its_token_apart_from_the_words() -> None:
    found = arrival(body_of(text="/start AbC-_1"))
    assert isinstance(found, PressedStart)
    assert (found.chat, found.user, found.token) == (7, 7, "AbC-_1")


@pytest.mark.parametrize("text", ["/started", "start abc", " /start abc"])
def test_only_the_command_itself_is_a_start(text: str) -> None:
    assert wrote(body_of(text=text)).text == text


@pytest.mark.parametrize(("status", "blocked"), [("kicked", True), ("member", False)])
def test_blocking_and_unblocking_are_seen(status: str, *, blocked: bool) -> None:
    member = {"user": SAM | {"is_bot": True}, "status": status} | ({"until_date": 0} if blocked else {})
    before = {"user": SAM | {"is_bot": True}, "status": "member"}
    raw = body_of("my_chat_member", new_chat_member=member, old_chat_member=before)
    assert arrival(raw) == Blocked(7, blocked)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (body_of(chat={"id": -5, "type": "group", "title": "x"}, text="hoi"), "not_private"),
        (body_of(chat={"id": -5, "type": "supergroup", "title": "x"}, text="hoi"), "not_private"),
        (
            body_of("channel_post", chat={"id": -5, "type": "channel", "title": "x"}, text="hoi"),
            "other_update",
        ),
        (body_of("business_message", text="hoi"), "other_update"),
        (body_of("something_new", text="hoi"), "other_update"),
        (body_of(**{"from": SAM | {"is_bot": True}}, text="hoi"), "from_a_bot"),
    ],
)
def test_what_comes_from_no_private_chat_is_counted_and_left(raw: bytes, code: str) -> None:
    assert arrival(raw) == Nothing(code)


@pytest.mark.parametrize("change", [{}, {"chat": {}}, {"chat": {"id": 7, "type": "private"}, "date": DATE}])
def test_a_change_of_membership_that_is_half_there_is_unreadable(change: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        arrival(json.dumps({"update_id": 1, "my_chat_member": change}).encode())


@pytest.mark.parametrize(
    "fields",
    [
        {"text": 5},
        {"text": ["a"]},
        {"date": "yesterday"},
        {"date": True, "text": "a", "message_id": "5"},
        {"message_id": None},
        {"chat": {"id": True, "type": "private"}, "text": "a"},
        {"chat": "7"},
        {"from": SAM | {"id": "7"}, "text": "a"},
        {"photo": "big"},
    ],
)
def test_a_field_of_a_wrong_type_is_unreadable_and_never_half_read(fields: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        arrival(body_of(**fields))
