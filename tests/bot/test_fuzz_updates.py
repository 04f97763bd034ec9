"""Any JSON, and real updates spoilt in any place, at the first look, the reading, the door and the loop."""

import asyncio
import copy
import io
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
from bot_people import BOT, NOON, NOON_SECONDS, client, rules
from fakes import FakeSide, FixedClock
from fastapi import FastAPI
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.arrivals import Blocked, Nothing, PressedStart, Tapped, Unreadable, Wrote, peek
from bot.inbox import Inbox
from bot.log import Log
from bot.telegram import arrival
from bot.wake import Wake
from bot.webhook import SECRET_HEADER, Doorway, Webhook
from cases.moments import SECOND

SEEK = settings().max_examples > 1000
MANY = 20_000 if SEEK else 250
AT_THE_DOOR = 3_000 if SEEK else 60
_PERSON = {"id": 7, "is_bot": False, "first_name": "Sam"}
_CHAT = {"id": 7, "type": "private", "first_name": "Sam"}
_MESSAGE: dict[str, Any] = {"message_id": 5, "date": NOON_SECONDS, "chat": _CHAT, "from": _PERSON}
_FILE = {"file_id": "f", "file_unique_id": "u", "duration": 3, "width": 1, "height": 1, "length": 1}
_BOT = {"id": 1, "is_bot": True, "first_name": "b"}
_BOLD = {"type": "bold", "offset": 0, "length": 1}
_TAP = {"id": "1", "from": _PERSON, "chat_instance": "1", "data": "a"}
REAL: list[dict[str, Any]] = [
    {
        "update_id": 1,
        "message": _MESSAGE | {"text": "hoi", "entities": [_BOLD]},
    },
    {"update_id": 1, "edited_message": _MESSAGE | {"text": "hoi", "edit_date": NOON_SECONDS}},
    {"update_id": 1, "message": _MESSAGE | {"text": "/start token"}},
    {"update_id": 1, "message": _MESSAGE | {"voice": _FILE, "caption": "luister"}},
    {"update_id": 1, "message": _MESSAGE | {"photo": [_FILE], "caption": "kijk"}},
    {"update_id": 1, "message": _MESSAGE | {"contact": {"phone_number": "06", "first_name": "x"}}},
    {"update_id": 1, "message": _MESSAGE | {"text": "x", "reply_to_message": _MESSAGE | {"text": "y"}}},
    {
        "update_id": 1,
        "callback_query": _TAP | {"message": _MESSAGE},
    },
    {
        "update_id": 1,
        "my_chat_member": {
            "chat": _CHAT,
            "from": _PERSON,
            "date": NOON_SECONDS,
            "old_chat_member": {"user": _BOT, "status": "member"},
            "new_chat_member": {"user": _BOT, "status": "kicked", "until_date": 0},
        },
    },
    {"update_id": 1, "channel_post": {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel"}}},
]
_NAMES = sorted({name for each in REAL for name in (*each, *_MESSAGE, *_CHAT, *_PERSON, *_FILE)})
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**18, 10**40)
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=20)
    | st.sampled_from(["\ud800", "\0", "\u202e", "\r\nX: y", "/start x", "private", "help"])
)
names = st.sampled_from(_NAMES) | st.text(max_size=5)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5),
    max_leaves=15,
)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """Return a real update in which one to four places hold something else, or nothing."""
    whole = copy.deepcopy(draw(st.sampled_from(REAL)))
    for _ in range(draw(st.integers(1, 4))):
        places = list(_places(whole))
        held, name = places[draw(st.integers(0, len(places) - 1))]
        if isinstance(held, dict) and draw(st.booleans()):
            del held[name]
        else:
            held[name] = draw(anything)
        if not whole:
            break
    body = json.dumps(whole).encode()
    cut = draw(st.integers(0, 30))
    return body[:-cut] if cut and cut < 5 else body


def _places(held: Any) -> Any:
    inner = held.items() if isinstance(held, dict) else enumerate(held)
    for name, value in list(inner):
        yield held, name
        if isinstance(value, dict | list) and value:
            yield from _places(value)


bodies = spoilt() | anything.map(lambda found: json.dumps(found).encode()) | st.binary(max_size=300)


@settings(max_examples=MANY, deadline=None)
@given(bodies)
def test_nothing_breaks_the_first_look_and_the_reading_and_both_agree_on_the_chat(body: bytes) -> None:
    update, chat, fault = peek(body)
    assert fault or update is not None
    try:
        found = arrival(body)
    except Unreadable:
        return
    assert not fault
    assert isinstance(found, Wrote | PressedStart | Tapped | Blocked | Nothing)
    if isinstance(found, Wrote | PressedStart | Tapped | Blocked):
        assert found.chat == chat, "what is read is handled in the line of the chat where it was kept"
    if isinstance(found, Wrote):
        found.text.encode()
        assert "\0" not in found.text


@settings(max_examples=AT_THE_DOOR, deadline=None)
@given(st.lists(bodies, min_size=1, max_size=6))
def test_whatever_is_brought_is_answered_200_and_ends_done_or_set_apart_with_the_next_message_heard(
    brought: list[bytes],
) -> None:
    journal, clock = io.StringIO(), FixedClock(NOON)
    side = FakeSide(bot=BOT)
    side.pair(client(), 7)
    cry = json.dumps({"update_id": 2**40, "message": _MESSAGE | {"text": "help"}}).encode()
    with ThreadPoolExecutor(1) as store:
        doors = {"x": Doorway(BOT, ("geheim",), side, store)}
        hook = Webhook(doors, clock, Wake(), Log(journal, strict=True))
        statuses = asyncio.run(_bring(hook, [*brought, cry]))
    assert set(statuses) == {200}
    loop = Inbox(side, side, rules, clock, Wake(), Log(journal, strict=True))
    for _ in range(30):
        loop.once(threading.Event())
        clock.advance(SECOND)
    assert set(side.item_states()) <= {"done", "quarantined"}
    assert all(item.attempts == 0 for item in side.inbox), "what was brought never breaks a turn"
    assert side.inbox[-1].state == "done"
    for line in journal.getvalue().splitlines():
        assert json.loads(line)["event"]


async def _bring(hook: Webhook, brought: list[bytes]) -> list[int]:
    app = FastAPI()
    app.include_router(hook.router())
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as caller:
        return [
            (await caller.post("/telegram/x", content=body, headers={SECRET_HEADER: "geheim"})).status_code
            for body in brought
        ]
