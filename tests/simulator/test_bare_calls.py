"""The form of calls and answers, without a client in between."""

from typing import Any

import httpx
import pytest

from simulator import Limits, Phone, Simulator

BOT = "nabij_a_bot"


def test_every_body_and_any_case_is_a_call(bare: httpx.Client, sam: Phone) -> None:
    bare.get("sendMessage", params={"chat_id": 7, "text": "query"}).raise_for_status()
    bare.post("SENDMESSAGE", data={"chat_id": 7, "text": "form"}).raise_for_status()
    bare.post("sendmessage", json={"chat_id": 7, "text": "json"}).raise_for_status()
    parts = {"chat_id": (None, "7"), "text": (None, "multipart"), "file": ("a.txt", b"unused")}
    bare.post("sendMessage", files=parts).raise_for_status()
    assert sam.screen(BOT).from_bot == ["query", "form", "json", "multipart"]


def test_an_unknown_method_is_not_found(bare: httpx.Client) -> None:
    answer = bare.get("fly")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


def test_an_unknown_address_is_not_found_too(http: httpx.Client) -> None:
    assert http.get("/elsewhere").json() == {"ok": False, "error_code": 404, "description": "Not Found"}


def test_an_unknown_token_is_unauthorized_for_calls_and_files(http: httpx.Client) -> None:
    said = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    for address in ("/bot1:x/getMe", "/file/bot1:x/voice/a.oga"):
        answer = http.get(address)
        assert (answer.status_code, answer.json()) == (401, said)


@pytest.mark.usefixtures("sam")
def test_429_has_the_exact_form(bare: httpx.Client, sim: Simulator) -> None:
    sim.set_limits(Limits(bot_per_second=0.2, bot_burst=1))
    bare.get("sendMessage", params={"chat_id": 7, "text": "een"})
    answer = bare.get("sendMessage", params={"chat_id": 7, "text": "twee"})
    assert (answer.status_code, answer.json()) == (
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 5",
            "parameters": {"retry_after": 5},
        },
    )


def test_a_file_that_was_never_sent_is_refused(bare: httpx.Client, http: httpx.Client) -> None:
    assert (
        bare.get("getFile", params={"file_id": "x"}).json()["description"].endswith("temporarily unavailable")
    )
    assert http.get("/file/bot1001:AAsecret/voice/none.oga").status_code == 404


@pytest.mark.parametrize(
    ("method", "params", "said"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "@name", "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": 7}, "message text is empty"),
        (
            "sendMessage",
            {"chat_id": 7, "text": "x", "reply_markup": "{"},
            "can't parse reply keyboard markup",
        ),
        ("sendMessage", {"chat_id": 7, "text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
        ("sendMessage", {"chat_id": 7, "text": "x", "reply_markup": {"keyboard": ["a"]}}, "Array of Arrays"),
        ("sendMessage", {"chat_id": 7, "text": "x", "reply_markup": {"keyboard": [[{}]]}}, "keyboard button"),
        (
            "sendMessage",
            {"chat_id": 7, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}},
            "unallowed in the inline keyboard",
        ),
        (
            "sendMessage",
            {
                "chat_id": 7,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "é" * 33}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        ("deleteMessage", {"chat_id": 7}, "message identifier is not specified"),
        ("deleteMessage", {"chat_id": 7, "message_id": 99}, "message to delete not found"),
        ("deleteMessages", {"chat_id": 7}, "message identifiers are not specified"),
        (
            "deleteMessages",
            {"chat_id": 7, "message_ids": list(range(1, 102))},
            "too many message identifiers",
        ),
        ("deleteMessages", {"chat_id": 7, "message_ids": [{}]}, "message identifier must be a Number"),
        ("deleteMessages", {"chat_id": 7, "message_ids": "[1e999]"}, "message identifier must be a Number"),
        ("deleteMessage", {"chat_id": 7, "message_id": "9" * 5000}, "message identifier is not specified"),
        ("sendChatAction", {"chat_id": 7, "action": "dancing"}, "wrong parameter action in request"),
        ("setMyCommands", {}, "can't parse commands JSON object"),
        ("setMyCommands", {"commands": [{"command": "Stop!", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "stop"}]}, "description must be non-empty"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "short description is too long"),
    ],
)
@pytest.mark.usefixtures("sam")
def test_a_call_with_a_fault_of_its_own_is_a_bad_request(
    bare: httpx.Client, method: str, params: dict[str, Any], said: str
) -> None:
    answer = bare.post(method, json=params)
    assert answer.status_code == 400
    assert answer.json()["error_code"] == 400
    assert answer.json()["description"].startswith("Bad Request: ")
    assert said in answer.json()["description"]


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_object_is_a_bad_request(bare: httpx.Client, body: bytes) -> None:
    answer = bare.post("getMe", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400


@pytest.mark.usefixtures("sam")
def test_the_ledger_holds_every_call_also_the_refused(bare: httpx.Client, sim: Simulator) -> None:
    bare.get("sendMessage", params={"chat_id": 7, "text": "goed"})
    bare.get("sendMessage", params={"chat_id": 99, "text": "fout"})
    good, bad = sim.ledger(bot=BOT, method="sendmessage")
    assert (good.outcome, good.status, good.message_id, good.params["text"]) == ("ok", 200, 2, "goed")
    assert (bad.outcome, bad.status, bad.message_id) == ("error", 400, None)
    assert bad.description == "Bad Request: chat not found"
    assert good.seq < bad.seq
    assert good.monotonic <= bad.monotonic
    assert sim.count(chat_id=7, outcome="ok") == 1


def test_two_bots_share_people_but_no_chats(sim: Simulator, sam: Phone, http: httpx.Client) -> None:
    sim.add_bot("1002:BBsecret", "nabij_b_bot")
    call = {"chat_id": 7, "text": "van b"}
    refused = http.post("/bot1002:BBsecret/sendMessage", json=call)
    assert refused.json()["description"] == "Forbidden: bot can't initiate conversation with a user"
    sam.start("1002")
    http.post("/bot1002:BBsecret/sendMessage", json=call).raise_for_status()
    assert sam.screen("nabij_b_bot").from_bot == ["van b"]
    assert sam.screen(BOT).from_bot == []


def test_html_502_is_a_page_and_no_json(bare: httpx.Client, sim: Simulator) -> None:
    sim.fault("502_html", method="getMe")
    answer = bare.get("getMe")
    assert (answer.status_code, answer.headers["content-type"]) == (502, "text/html; charset=utf-8")


@pytest.mark.usefixtures("sam")
def test_a_fault_for_one_chat_leaves_another_alone_and_ends(bare: httpx.Client, sim: Simulator) -> None:
    sim.phone(8).start(BOT)
    sim.fault("403", chat=8, times=2)
    answers = [bare.post("sendMessage", json={"chat_id": chat, "text": "x"}) for chat in (7, 8, 8, 8)]
    assert [answer.status_code for answer in answers] == [200, 403, 403, 200]
