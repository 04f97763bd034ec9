"""The control API does over HTTP what the Python API does."""

import json
from typing import Any

import httpx
import pytest

from simulator.faults import ALL_KINDS

BOT = "nabij_c_bot"
TOKEN = "1003:CCsecret"


@pytest.fixture
def control(http: httpx.Client) -> Any:
    """Order something and return the answer, which must be good."""

    def order(verb: str, path: str, **fields: Any) -> Any:
        # json.dumps writes ASCII: fields may hold half a surrogate pair.
        body = json.dumps(fields) if verb == "POST" else None
        headers = {"content-type": "application/json"} if body else {}
        params = fields if verb == "GET" and fields else None
        answer = http.request(verb, f"/control/{path}", params=params, content=body, headers=headers)
        return answer.raise_for_status().json()

    order("POST", "bots", token=TOKEN, username=BOT)
    order("POST", "phones", user_id=30, first_name="Noor")
    return order


def test_a_whole_talk_can_be_led_from_another_process(control: Any, http: httpx.Client) -> None:
    assert control("POST", f"phones/30/{BOT}/start", payload="abc") == {"message_id": 1}
    markup = {"keyboard": [["Ja"]], "one_time_keyboard": True}
    call = {"chat_id": 30, "text": "Kies", "reply_markup": markup}
    http.post(f"/bot{TOKEN}/sendMessage", json=call).raise_for_status()
    assert control("POST", f"phones/30/{BOT}/tap", label="Ja") == {"tapped": 3}
    assert control("POST", f"phones/30/{BOT}/text", text="half \ud83d") == {"message_id": 4}
    assert control("POST", f"phones/30/{BOT}/edit", message_id=4, text="heel") == {}
    media = {"kind": "voice", "content_base64": "aGFsbG8="}
    assert control("POST", f"phones/30/{BOT}/media", **media) == {"message_id": 5}
    assert control("POST", f"phones/30/{BOT}/delete", message_id=1) == {}
    screen = control("GET", f"phones/30/{BOT}/screen")
    assert [message["text"] for message in screen["messages"]] == ["Kies", "Ja", "heel", ""]
    assert screen["keyboard"]["open"] is False
    control("POST", f"phones/30/{BOT}/keyboard")
    control("POST", f"phones/30/{BOT}/block")
    assert control("GET", f"phones/30/{BOT}/screen")["blocked"] is True
    control("POST", f"phones/30/{BOT}/unblock")
    assert control("GET", f"ledger?bot={BOT}&method=sendMessage")[0]["message_id"] == 2
    assert control("GET", "ledger/count", bot=BOT, outcome="ok") == {"count": 1}


def test_the_clock_is_read_set_and_advanced(control: Any) -> None:
    assert control("POST", "clock", set="2027-01-01T00:00:00Z")["now"].startswith("2027-01-01T00:00:0")
    assert control("POST", "clock", advance=86400)["now"].startswith("2027-01-02T00:00:0")
    assert control("GET", "clock")["now"].startswith("2027-01-02T00:00:0")


def test_faults_are_ordered_listed_and_cleared(control: Any, http: httpx.Client) -> None:
    control("POST", "faults", kind="429", bot="1003", method="getMe", retry_after=2)
    rules = control("GET", "faults")
    assert (rules["rules"][0]["bot"], rules["rules"][0]["fired"]) == (BOT, 0)
    assert {"accept_then_drop", "duplicate", "502_html"} <= set(rules["kinds"])
    assert http.get(f"/bot{TOKEN}/getMe").json()["parameters"] == {"retry_after": 2}
    control("POST", "faults", kind="500", times=None)
    control("DELETE", "faults")
    assert http.get(f"/bot{TOKEN}/getMe").json()["ok"] is True


def test_limits_can_be_set(control: Any, http: httpx.Client) -> None:
    assert control("POST", "limits", on=True, chat_burst=1)["chat_burst"] == 1
    control("POST", f"phones/30/{BOT}/start")
    calls = [http.get(f"/bot{TOKEN}/sendMessage", params={"chat_id": 30, "text": "x"}) for _ in range(2)]
    assert [call.status_code for call in calls] == [200, 429]


def test_updates_can_be_injected_counted_and_given_again(control: Any, http: httpx.Client) -> None:
    body = {"message_id": 1, "odd": [None]}
    number = control("POST", "inject", bot=BOT, user_id=30, kind="message", body=body)["update_id"]
    found = http.get(f"/bot{TOKEN}/getUpdates").json()["result"]
    assert found == [{"update_id": number, "message": body}]
    http.get(f"/bot{TOKEN}/getUpdates", params={"offset": number + 1})
    assert [bot["pending"] for bot in control("GET", "bots") if bot["username"] == BOT] == [0]
    control("POST", "redeliver", bot=BOT, update_id=number)
    assert http.get(f"/bot{TOKEN}/getUpdates").json()["result"] == found
    assert len(control("GET", "deliveries", update_id=number)) == 2


def test_an_injected_tap_lives_as_long_as_a_tap_and_others_as_long_as_told(
    control: Any, http: httpx.Client
) -> None:
    tap = control("POST", "inject", bot=BOT, user_id=30, kind="callback_query", body={})["update_id"]
    control("POST", "inject", bot=BOT, user_id=30, kind="message", body={}, life=30)
    kept = control("POST", "inject", bot=BOT, user_id=30, kind="message", body={})["update_id"]
    control("POST", "clock", advance=31)
    assert [found["update_id"] for found in _waiting(http)] == [tap, kept]
    control("POST", "clock", advance=120)
    assert [found["update_id"] for found in _waiting(http)] == [kept]


def _waiting(http: httpx.Client) -> list[dict[str, Any]]:
    return list(http.get(f"/bot{TOKEN}/getUpdates").json()["result"])


def test_reset_forgets_everything(control: Any) -> None:
    assert [phone["id"] for phone in control("GET", "phones")] == [30]
    control("POST", "reset")
    assert control("GET", "phones") == control("GET", "bots") == control("GET", "ledger") == []


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        (f"phones/30/{BOT}/text", {"text": ""}, 409),
        (f"phones/30/{BOT}/dance", {}, 404),
        ("phones/30/nobody_bot/text", {"text": "x"}, 404),
        (f"phones/31/{BOT}/text", {"text": "x"}, 404),
        ("faults", {"kind": "gremlins"}, 422),
        ("faults", {"colour": "red"}, 422),
        ("faults", {"kind": "429", "every": 0}, 422),
        ("faults", {"kind": "429", "every": "two"}, 422),
        ("faults", {"kind": "429", "times": 0}, 422),
        ("faults", {"kind": "429", "times": True}, 422),
        ("faults", {"kind": "429", "retry_after": -1}, 422),
        ("faults", {"kind": "429", "chat": "seven"}, 422),
        ("faults", {"kind": "hang", "seconds": "long"}, 422),
        ("faults", {"kind": "hang", "lasts": -1.0}, 422),
        ("faults", {"kind": "500", "bot": "nobody_bot"}, 404),
        ("faults", {"kind": 429}, 422),
        ("faults", {}, 422),
        ("limits", {"colour": "red"}, 422),
        ("limits", {"chat_burst": "many"}, 422),
        ("limits", {"bot_per_second": 0}, 422),
        ("limits", {"on": "ja"}, 422),
        ("phones", {"user_id": 0}, 422),
        ("clock", {"advance": 1e300}, 422),
        ("clock", {"advance": "soon"}, 422),
        ("inject", {"bot": BOT}, 422),
        ("inject", {"bot": BOT, "user_id": 99, "kind": "message", "body": {}}, 404),
        ("bots", {"token": "x", "username": "x"}, 422),
        ("clock", {"set": "2027-01-01T00:00:00"}, 422),
        ("redeliver", {"bot": BOT, "update_id": 5}, 404),
    ],
)
@pytest.mark.usefixtures("control")
def test_an_order_that_cannot_be_done_says_why(
    http: httpx.Client, path: str, fields: dict[str, Any], status: int
) -> None:
    answer = http.post(f"/control/{path}", json=fields)
    assert (answer.status_code, bool(answer.json()["error"])) == (status, True)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_fault_can_be_ordered_over_http(control: Any, kind: str) -> None:
    control("POST", "faults", kind=kind, bot=BOT, chat=30, method="getMe", times=2, every=3, lasts=0.5)
    rule = control("GET", "faults")["rules"][0]
    assert (rule["kind"], rule["bot"], rule["chat"], rule["every"], rule["lasts"]) == (kind, BOT, 30, 3, 0.5)


@pytest.mark.parametrize("body", [b"{", b"[]", b"null", b""])
@pytest.mark.usefixtures("control")
def test_an_order_that_is_no_object_is_told(http: httpx.Client, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    answer = http.post("/control/faults", content=body, headers=headers)
    assert (answer.status_code, bool(answer.json()["error"])) == (422, True)


def test_an_account_can_be_deleted_over_http(control: Any, http: httpx.Client) -> None:
    control("POST", f"phones/30/{BOT}/start")
    control("POST", f"phones/30/{BOT}/deactivate")
    said = http.get(f"/bot{TOKEN}/sendMessage", params={"chat_id": 30, "text": "x"}).json()
    assert said["description"] == "Forbidden: user is deactivated"
    assert http.post(f"/control/phones/30/{BOT}/text", json={"text": "x"}).status_code == 409


@pytest.mark.usefixtures("control")
def test_a_filter_that_does_not_exist_is_told(http: httpx.Client) -> None:
    assert http.get("/control/ledger", params={"colour": "red"}).status_code == 422
