"""The door for an assistant on Rasa: the documented protocol, behind a token, nobody's words in a log."""

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import rasa_sdk
import yaml
from rasa_sdk.endpoint import create_app
from rasa_street import ACUTE, BEARER, CALM, TOKEN, RasaHouse, call, rasa_house

from bot.log import Log
from cases.levels import Level
from cases.sides import Side
from escalation.duty import Promise
from nabij.rasa.choice import RasaSettings
from nabij.rasa.door import LARGEST_BODY
from nabij.rasa.executor import Actions
from nabij.rasa.line import StrangersLine
from vault.strangers import SideStrangers
from vault.tables_side import flag, page, unknown_message

SCREEN, HAND_OVER = "action_nabij_screen", "action_nabij_hand_over"
WAITING, MAP = "action_nabij_waiting_text", "action_nabij_sociale_kaart"
CANARY = "kanariegele"
EXAMPLES = Path(__file__).parents[2] / "docs" / "rasa"


@pytest.fixture(scope="module")
def house() -> Iterator[RasaHouse]:
    with rasa_house(RasaSettings(TOKEN, Side.A)) as opened:
        yield opened


def rows(house: RasaHouse, table: Any) -> list[Any]:
    with house.stage.house.sides[Side.A].database.read() as conn:
        return list(conn.execute(table.select()).all())


def lane(house: RasaHouse) -> dict[str, str]:
    """Return what the worker of side a finds in the lane of unknown people, by id."""
    desk, anna = house.stage.house.sides[Side.A].desk, house.staff("Anna")
    return {row.id: desk.unknown_text(anna, row.id) for row in desk.unknown(anna)}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer x"},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": TOKEN},
        {"Authorization": f"Basic {TOKEN}"},
    ],
)
def test_without_the_token_nothing_is_answered_but_401(house: RasaHouse, headers: dict[str, str]) -> None:
    reply = house.post(call(WAITING, CALM), headers)
    assert (reply.status_code, reply.json()) == (401, {"error": "Unauthorized"})


def test_the_token_is_good_in_a_header_or_behind_the_address_and_not_in_both(house: RasaHouse) -> None:
    body = call(WAITING, CALM)
    assert house.post(body).status_code == 200
    assert house.post(body, {}, params={"token": TOKEN}).status_code == 200
    assert house.post(body, {}, params={"token": "x"}).status_code == 401
    assert house.post(body, params={"token": TOKEN}).status_code == 401
    assert TOKEN not in house.journal()


def test_who_has_no_token_is_refused_before_the_body_is_read(house: RasaHouse) -> None:
    address = httpx.URL(house.stage.url)
    head = b"POST /rasa/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n"
    with socket.create_connection((address.host, address.port or 80), timeout=10) as line:
        line.sendall(head)
        assert line.recv(100).startswith(b"HTTP/1.1 401")


def test_a_body_that_is_no_call_is_refused_without_its_words(house: RasaHouse) -> None:
    for broken in (b"{", b"\xff", b"[" * 100_000, b"null", b"[1]", b'"x"', CANARY.encode()):
        reply = house.http.post("/rasa/webhook", content=broken, headers=BEARER)
        assert (reply.status_code, reply.json()) == (400, {"error": "Invalid body request"})
    spoiled = house.http.post(
        "/rasa/webhook", content=b"x", headers={**BEARER, "Content-Encoding": "deflate"}
    )
    assert spoiled.status_code == 400


def test_what_is_too_large_is_refused_also_when_it_was_packed_small(house: RasaHouse) -> None:
    large = b" " * (LARGEST_BODY + 1)
    assert house.http.post("/rasa/webhook", content=large, headers=BEARER).status_code == 413
    in_parts = house.http.post("/rasa/webhook", content=iter([large[:9], large]), headers=BEARER)
    assert in_parts.status_code == 413
    assert house.packed(large).status_code == 413
    assert house.packed(json.dumps(call(WAITING, CALM)).encode()).status_code == 200


def test_health_needs_no_token_and_tells_nothing(house: RasaHouse) -> None:
    reply = house.http.get("/rasa/health")
    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})
    assert house.http.get("/rasa/webhook").status_code == 404


async def test_where_no_token_was_set_there_is_no_door(house: RasaHouse) -> None:
    running, settings = house.stage.running, house.stage.house.settings
    house.stage.house.settings = replace(settings, rasa=None)
    try:
        shut = running.application()
    finally:
        house.stage.house.settings = settings
    async with httpx.AsyncClient(transport=httpx.ASGITransport(shut), base_url=house.stage.url) as http:
        assert (await http.get("/rasa/health")).status_code == 404
        refused = await http.post("/rasa/webhook", json=call(WAITING, CALM), headers=BEARER)
        assert refused.status_code == 404


def test_an_acute_text_gets_its_level_and_a_text_that_promises_nobody(house: RasaHouse) -> None:
    before = len(rows(house, unknown_message))
    texts, slots = house.answered(call(SCREEN, CALM, ACUTE))
    assert (slots["nabij_level"], slots["nabij_silent"]) == ("acute", False)
    assert slots["nabij_class"].startswith("R")
    assert slots["nabij_why"]
    (text,) = texts
    assert "Bel 112" in text
    assert "medewerker" not in text
    assert len(rows(house, unknown_message)) == before
    assert house.answered(call(SCREEN, CALM)) == (
        [],
        {"nabij_level": "none", "nabij_class": "", "nabij_why": "", "nabij_silent": False},
    )


def test_words_of_who_does_harm_are_heard_too_and_words_that_somebody_looks_on_show_nothing(
    house: RasaHouse,
) -> None:
    _, doer = house.answered(call(SCREEN, "ik ga er nu heen en ik maak haar kapot"))
    assert doer["nabij_level"] == "acute"
    texts, watched = house.answered(call(SCREEN, "hij leest mee op mijn telefoon, niet antwoorden"))
    assert watched["nabij_silent"] is True
    assert texts == ["Bedankt. Je hoeft niets te doen. Fijne dag."]
    asked, _ = house.answered(call(HAND_OVER, "hij leest mee op mijn telefoon, niet antwoorden"))
    assert asked == texts


def test_nothing_is_handed_over_without_consent_and_a_word_is_no_consent(house: RasaHouse) -> None:
    before = len(rows(house, unknown_message))
    for value in (None, False, "true", 1, "ja"):
        reply = house.post(call(HAND_OVER, CALM, slots={"nabij_consent": value})).json()
        assert "Mag dat?" in reply["responses"][-1]["text"]
        assert [one["payload"] for one in reply["responses"][-1]["buttons"]] == [
            "/nabij_consent_yes",
            "/nabij_consent_no",
        ]
    texts, slots = house.answered(call(HAND_OVER, CALM, slots={"nabij_consent": True}))
    assert "veilig bereiken" in texts[0]
    assert slots["nabij_handed_over"] is False
    assert len(rows(house, unknown_message)) == before


def test_a_hand_over_calls_a_human_and_the_worker_reads_what_was_written(house: RasaHouse) -> None:
    slots = {"nabij_consent": True, "nabij_contact": "06 12345678, na vier uur"}
    asked = call(HAND_OVER, ACUTE, "ja doe maar", slots=slots, sender="p-7")
    texts, answer = house.answered(asked)
    assert texts[0] == "Ik heb het doorgegeven."
    assert "Bel 112" in texts[1]
    assert "Ik vraag nu een medewerker" in texts[1]
    assert (answer["nabij_handed_over"], answer["nabij_consent"], answer["nabij_contact"]) == (
        True,
        None,
        None,
    )
    (event,) = [key for key, text in lane(house).items() if "06 12345678" in text]
    assert ACUTE in lane(house)[event]
    raised = next(row for row in rows(house, flag) if row.id == event)
    assert (raised.level, raised.client, raised.source) == (Level.ACUTE, None, "assistant")
    paged = [row for row in rows(house, page) if row.flag == event]
    assert [row.post for row in paged] == ["duty", "duty", "backup", "coordinator"]
    assert {(row.level, row.alias) for row in paged} == {(int(Level.ACUTE), "Deur")}
    house.answered(asked)
    assert len([key for key, text in lane(house).items() if "06 12345678" in text]) == 1


def test_acute_danger_does_not_wait_for_a_telephone_number(house: RasaHouse) -> None:
    texts, slots = house.answered(call(HAND_OVER, ACUTE, slots={"nabij_consent": True}, sender="p-8"))
    assert slots["nabij_handed_over"] is True
    assert "veilig bereiken" in texts[-1]


def test_what_is_said_about_people_is_what_the_roster_has(house: RasaHouse) -> None:
    assert house.answered(call(WAITING, CALM)) == (
        ["Een medewerker leest dit vandaag."],
        {"nabij_staffed": True, "nabij_promise": "today"},
    )
    house.put_on_duty(anna=False)
    try:
        texts, slots = house.answered(call(WAITING, CALM))
        assert slots == {"nabij_staffed": False, "nabij_promise": "nobody"}
        assert texts == ["Er leest nu niemand mee. Bel 0800-2000, dag en nacht."]
        acute, _ = house.answered(call(SCREEN, ACUTE, slots={"nabij_language": "en"}))
        assert "Nobody from us is here right now." in acute[0]
        consent = {"nabij_consent": True, "nabij_contact": "06"}
        kept, _ = house.answered(call(HAND_OVER, CALM, slots=consent, sender="p-9"))
        assert kept == ["Ik heb het doorgegeven.", "Er leest nu niemand mee. Bel 0800-2000, dag en nacht."]
    finally:
        house.put_on_duty(anna=True)


def test_the_sociale_kaart_answers_with_two_at_most(house: RasaHouse) -> None:
    texts, slots = house.answered(call(MAP, CALM, slots={"nabij_topic": "Kind", "nabij_municipality": "Urk"}))
    assert slots == {"nabij_social_map": ["vt", "kt"]}
    assert texts[0].startswith("Veilig Thuis: 0800-2000 (dag en nacht, gratis).")
    english = {"nabij_topic": 7, "nabij_language": "EN"}
    other, found = house.answered(call(MAP, CALM, slots=english))
    assert found == {"nabij_social_map": ["vt"]}
    assert "day and night, free" in other[0]


def test_who_may_be_watched_reads_no_name_that_tells(house: RasaHouse) -> None:
    body = call(MAP, "hij leest mee op mijn telefoon", slots={"nabij_topic": "kind"})
    texts, _ = house.answered(body)
    assert texts[0] == "het gratis adviesnummer: 0800-2000 (dag en nacht, gratis)."
    assert all("Veilig Thuis" not in one for one in texts)


def test_a_store_that_is_away_is_told_to_the_person(house: RasaHouse) -> None:
    side = house.stage.house.sides[Side.A]
    broken = SideStrangers(side.database, side.store.sealer)
    broken.hand_over = lambda _asked: bool(1 // 0)  # type: ignore[method-assign]  # a store that fails
    clock, log = house.stage.house.hall.tempo.clock, house.stage.house.hall.log
    rung: list[bool] = []
    line = StrangersLine(Side.A, side.brain, broken, clock, log, lambda: rung.append(True))
    body = call(HAND_OVER, CALM, slots={"nabij_consent": True, "nabij_contact": "06"})
    with ThreadPoolExecutor(1) as threads:
        reply = asyncio.run(Actions(line, threads, log).reply(body))
    found = json.loads(reply.body)
    assert found["responses"][0]["text"].startswith("Het doorgeven lukte niet. Bel 0800-2000")
    assert {"event": "slot", "timestamp": None, "name": "nabij_handed_over", "value": False} in found[
        "events"
    ]
    assert '"event": "hand_over_failed"' in house.journal()
    assert not rung


def test_nobodys_words_are_in_a_log_or_unsealed_in_a_store(house: RasaHouse) -> None:
    words = f"zijn {CANARY} auto staat nu voor de deur, help"
    consent = {"nabij_consent": True, "nabij_contact": f"bel {CANARY}"}
    house.answered(call(SCREEN, words, sender=f"sender-{CANARY}"))
    texts, _ = house.answered(call(HAND_OVER, words, slots=consent, sender=f"sender-{CANARY}"))
    assert any(CANARY in text for text in lane(house).values())
    for body in (call(f"action_{CANARY}"), call(SCREEN, words, tracker=CANARY), {"next_action": CANARY}):
        house.post(body)
    assert CANARY not in "".join(texts)
    assert CANARY not in house.journal()
    assert CANARY.encode() not in house.stored()
    assert TOKEN not in house.journal()


def requests() -> list[tuple[str, dict[str, Any]]]:
    consent = {"nabij_consent": True, "nabij_contact": "06 – ’s avonds", "nabij_topic": "kind"}
    english = {**consent, "nabij_language": "en"}
    return [
        *[(action, call(action, CALM, ACUTE, slots=consent)) for action in (SCREEN, HAND_OVER, WAITING, MAP)],
        *[
            (f"{action} en", call(action, ACUTE, slots=english))
            for action in (SCREEN, HAND_OVER, WAITING, MAP)
        ],
        ("asks consent", call(HAND_OVER, "ik ben bang … 😟")),
        ("rejected", call(SCREEN)),
        ("unknown", call("action_é/weg")),
        ("nothing to do", call(None, CALM)),
        ("no domain", {key: value for key, value in call(WAITING, CALM).items() if key != "domain"}),
    ]


async def _beside(actions: Actions, bodies: list[dict[str, Any]]) -> list[tuple[int, bytes]]:
    """Ask rasa-sdk's own server, with the same actions behind it, over HTTP."""
    app = create_app(actions.executor)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        server = await app.create_server(sock=listener, return_asyncio_server=True, access_log=False)
        assert server is not None
        await server.startup()
        await server.before_start()
        await server.start_serving()
        async with httpx.AsyncClient(base_url=url) as http:
            replies = [await http.post("/webhook", json=body) for body in bodies]
        server.close()
        await server.wait_closed()
        return [(each.status_code, each.content) for each in replies]


def test_every_answer_is_byte_for_byte_that_of_the_server_of_rasa_sdk(house: RasaHouse) -> None:
    side, hall = house.stage.house.sides[Side.A], house.stage.house.hall
    strangers, rung = SideStrangers(side.database, side.store.sealer), list[bool]()
    line = StrangersLine(Side.A, side.brain, strangers, hall.tempo.clock, Log(), lambda: rung.append(True))
    asked = [(name, {**body, "version": rasa_sdk.__version__}) for name, body in requests()]
    ours = [(reply.status_code, reply.content) for reply in (house.post(body) for _, body in asked)]
    theirs: list[tuple[int, bytes]] = []
    with ThreadPoolExecutor(2) as threads:
        actions = Actions(line, threads, Log())
        bodies = [body for _, body in asked]
        own = threading.Thread(target=lambda: theirs.extend(asyncio.run(_beside(actions, bodies))))
        own.start()
        own.join()
    assert sorted({status for status, _ in ours}) == [200, 400, 404, 449]
    assert len(rung) == 2
    for (name, _), mine, other in zip(asked, ours, theirs, strict=True):
        assert mine == other, name


def test_the_example_domain_names_what_the_actions_offer_set_and_read(house: RasaHouse) -> None:
    domain = yaml.safe_load((EXAMPLES / "domain.yml").read_text("utf-8"))
    actions = [SCREEN, HAND_OVER, WAITING, MAP]
    assert domain["actions"] == actions
    consent = {"nabij_consent": True, "nabij_contact": "06"}
    used = {name for action in actions for name in house.answered(call(action, CALM, slots=consent))[1]}
    read = {"nabij_consent", "nabij_contact", "nabij_topic", "nabij_municipality", "nabij_language"}
    assert set(domain["slots"]) == used | read
    buttons = house.post(call(HAND_OVER, CALM)).json()["responses"][-1]["buttons"]
    assert [one["payload"] for one in buttons] == [f"/{intent}" for intent in domain["intents"]]
    assert domain["slots"]["nabij_level"]["values"] == [level.word for level in Level]
    assert domain["slots"]["nabij_promise"]["values"] == [one.value for one in Promise]


def test_the_example_endpoint_sends_the_token_in_a_header(house: RasaHouse) -> None:
    endpoint = yaml.safe_load((EXAMPLES / "endpoints.yml").read_text("utf-8"))["action_endpoint"]
    assert endpoint["url"].endswith("/rasa/webhook")
    headers = {k: v.replace("${NABIJ_RASA_TOKEN}", TOKEN) for k, v in endpoint["headers"].items()}
    assert house.post(call(WAITING, CALM), headers).status_code == 200
