"""Own addresses, and taking up a call without logging in: neutral, once, and nobody's but their owner's."""

import re

import httpx
import pytest
from console_paging import CODE, FakePaging
from console_visit import Visit
from console_world import World

from cases.moments import MINUTE, Moment
from console.headers import POLICY
from console.oproep import MOST_MISSES, let_call

PLACE = "/mij/bereik"
TOKEN = "a" + "x" * 43
OVER = "Deze oproep is al opgepakt of voorbij."


@pytest.fixture
def paging(world: World) -> FakePaging:
    made = FakePaging(tokens={TOKEN: True})
    let_call(world.app, made, world.clock)
    return made


def test_an_address_is_added_proven_and_removed_by_plain_forms(paging: FakePaging, anna: Visit) -> None:
    anna.get(PLACE)
    answer = anna.post(PLACE, kanaal="sms", adres="06 1234 5678")
    assert answer.headers["location"] == f"{PLACE}?bericht=verstuurd"
    page = anna.get(answer.headers["location"])
    assert "De code is verstuurd." in page.text
    assert "nog niet bewezen" in page.text
    (own,) = [one for staff in paging.kept.values() for one in staff]
    assert "fout" in anna.post(f"{PLACE}/{own.id}/bewijs", code="1").headers["location"]
    assert (
        "bewezen" in anna.post(f"{PLACE}/{own.id}/bewijs", code=f"{CODE[:3]} {CODE[3:]}").headers["location"]
    )
    assert "getest" in anna.post(f"{PLACE}/test").headers["location"]
    assert "weg" in anna.post(f"{PLACE}/{own.id}/weg").headers["location"]
    assert "niets" in anna.post(f"{PLACE}/test").headers["location"]
    assert "nog geen adres" in anna.get(PLACE).text


def test_what_cannot_be_called_is_said_and_nothing_of_it_stands_in_an_address_or_title(
    paging: FakePaging, anna: Visit
) -> None:
    anna.get(PLACE)
    refused = anna.post(PLACE, kanaal="mail", adres="fout@voorbeeld.nl")
    assert (refused.status_code, "Hier kunnen we niet naartoe" in refused.text) == (422, True)
    paging.sends = False
    assert "niet-verstuurd" in anna.post(PLACE, kanaal="voice", adres="06 1234 5678").headers["location"]
    page = anna.get(f"{PLACE}?bericht=niet-verstuurd")
    assert "kon niet worden verstuurd" in page.text
    (title,) = re.findall("<title>(.*?)</title>", page.text)
    assert title == "Waar u wordt opgeroepen · Nabij"
    assert "1234 5678" not in page.text
    assert anna.post(PLACE, kanaal="duif", adres="x").status_code == 422
    assert anna.get(f"{PLACE}?bericht=onzin").status_code == 200


def test_too_many_codes_are_refused_for_a_while(paging: FakePaging, anna: Visit) -> None:
    anna.get(PLACE)
    anna.post(PLACE, kanaal="sms", adres="06 1234 5678")
    (own,) = [one for staff in paging.kept.values() for one in staff]
    assert "verstuurd" in anna.post(f"{PLACE}/{own.id}/code").headers["location"]
    paging.busy = True
    for form in (f"{PLACE}/{own.id}/code", f"{PLACE}/test"):
        answer = anna.post(form)
        assert (answer.status_code, "over 60 seconden" in answer.text) == (429, True)


def test_a_colleague_reaches_no_address_but_the_own(paging: FakePaging, anna: Visit, bram: Visit) -> None:
    anna.get(PLACE)
    anna.post(PLACE, kanaal="sms", adres="06 8765 4321")
    (own,) = [one for staff in paging.kept.values() for one in staff]
    assert "…321" not in bram.get(PLACE).text
    for what in ("bewijs", "code", "weg"):
        assert bram.post(f"{PLACE}/{own.id}/{what}", code=CODE).status_code == 404


def test_a_lead_and_a_coordinator_have_addresses_too_and_nobody_without_a_session(
    paging: FakePaging, dora: Visit, eva: Visit, nobody: Visit
) -> None:
    assert {visit.get(PLACE).status_code for visit in (dora, eva)} == {200}
    assert 'href="/mij/bereik" target="_self"' in dora.get("/mij").text
    assert {nobody.get(path).headers["location"] for path in (PLACE, "/sw.js")} == {"/inloggen"}
    paging.used, paging.key = (), ""
    assert "nog geen kanalen ingesteld" in dora.get(PLACE).text


def test_only_the_page_about_devices_may_start_a_service_worker(paging: FakePaging, anna: Visit) -> None:
    del paging
    for path in (PLACE, "/sw.js"):
        policy = anna.get(path).headers["content-security-policy"]
        assert "worker-src 'self'" in policy
        assert "trusted-types nabij nabij-sw" in policy
        assert policy.replace("worker-src 'self'", "worker-src 'none'").replace(" nabij-sw", "") == POLICY
    for path in ("/", "/mij", "/postvak", f"/oproep/{TOKEN}"):
        assert anna.get(path).headers["content-security-policy"] == POLICY
    assert anna.get("/sw.js").headers["content-type"].startswith("text/javascript")


def test_starting_a_shift_arms_the_sound_and_asks_for_a_test_before_it_is_on(
    anna: Visit, dora: Visit
) -> None:
    page = anna.get("/").text
    states = re.findall(r'<span data-geluid="(\w+)"( hidden)?>(?:<span[^>]*>[^<]*</span> )?([^<]+)<', page)
    assert [(name, bool(hidden), text) for name, hidden, text in states[:3]] == [
        ("off", False, "Start dienst"),
        ("untested", True, "Test geluid"),
        ("on", True, "Geluid aan"),
    ]
    assert '<div class="nabij-live__alarm" hidden>' in dora.get("/").text


def test_who_can_be_called_nowhere_reads_it_on_the_first_page(
    paging: FakePaging, anna: Visit, dora: Visit, eva: Visit
) -> None:
    said = "U kunt nog nergens worden opgeroepen."
    assert all(said in visit.get("/").text for visit in (anna, dora, eva))
    anna.post(PLACE, kanaal="sms", adres="06 1234 5678")
    assert said in anna.get("/").text, "an address that is not proven counts for nothing"
    (own,) = [one for staff in paging.kept.values() for one in staff]
    anna.post(f"{PLACE}/{own.id}/bewijs", code=CODE)
    assert said not in anna.get("/").text
    paging.used = ()
    assert said not in dora.get("/").text


def test_without_anything_that_calls_there_is_no_page(anna: Visit) -> None:
    assert anna.get(PLACE).status_code == 404
    assert anna.get(f"/oproep/{TOKEN}").status_code == 404
    assert "worden opgeroepen" not in anna.get("/").text


def test_a_call_is_taken_up_once_without_session_seal_or_origin(paging: FakePaging, nobody: Visit) -> None:
    page = nobody.get(f"/oproep/{TOKEN}")
    assert (page.status_code, page.text.count("<button"), "Ik kijk nu" in page.text) == (200, 1, True)
    assert "Nabij" not in page.text
    assert paging.taken == []
    taken = httpx.post(f"{nobody.url}/oproep/{TOKEN}")
    assert (taken.status_code, "Genoteerd." in taken.text) == (200, True)
    assert paging.taken == [(TOKEN, "page")]
    for answer in (httpx.post(f"{nobody.url}/oproep/{TOKEN}"), nobody.get(f"/oproep/{TOKEN}")):
        assert (answer.status_code, OVER in answer.text) == (410, True)
    unknown = nobody.get("/oproep/a" + "y" * 43)
    assert (unknown.status_code, OVER in unknown.text) == (404, True)
    assert unknown.text == nobody.get(f"/oproep/{TOKEN}").text
    assert page.headers["cache-control"] == "no-store"


def test_the_button_of_a_notification_says_by_which_road_it_came(paging: FakePaging, nobody: Visit) -> None:
    assert httpx.post(f"{nobody.url}/oproep/{TOKEN}?weg=push").status_code == 200
    assert paging.taken == [(TOKEN, "push")]


def test_who_may_not_take_up_a_call_reads_that_it_goes_on_and_may_press_again(
    paging: FakePaging, nobody: Visit
) -> None:
    token = "c" + "x" * 43
    paging.tokens[token] = True
    paging.goes_on.add(token)
    said = "Genoteerd, maar de oproepen gaan door: alleen de veiligheidsregie kan dit oppakken."
    assert nobody.get(f"/oproep/{token}").text.count("<button") == 1
    assert paging.taken == []
    for _ in range(2):
        page = httpx.post(f"{nobody.url}/oproep/{token}")
        assert (page.status_code, said in page.text, "<button" in page.text) == (202, True, False)
    spoken = httpx.post(f"{nobody.url}/oproep/{token}/toets", data={"Digits": "1"})
    assert (spoken.status_code, said in spoken.text) == (202, True)
    paging.tokens[token] = False
    over = httpx.post(f"{nobody.url}/oproep/{token}")
    assert (over.status_code, OVER in over.text) == (410, True)


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"Digits": "1"}},
        {"json": {"dtmf": {"digits": "1"}}},
        {"json": {"digit": 1}},
        {"data": {"toets": " 1"}},
    ],
)
def test_key_1_counts_in_every_form_that_providers_use(
    paging: FakePaging, url: str, sent: dict[str, dict[str, object]]
) -> None:
    place = f"{url}/oproep/{TOKEN}/toets"
    assert httpx.get(place).text == "Druk op 1 als u nu kijkt."
    answer = httpx.post(place, **sent)  # type: ignore[arg-type]  # json or data
    assert (answer.status_code, paging.taken) == (200, [(TOKEN, "call")])
    assert (httpx.get(place).status_code, httpx.post(place, **sent).text) == (410, OVER)  # type: ignore[arg-type]  # same


@pytest.mark.parametrize(
    "body",
    [b"", b"Digits=2", b"Digits=11", b"[1]", b'"1"', b"From=1", b'{"digits": {"x": 1}}', b"\xff\xfe", b"1"],
)
def test_another_key_or_none_takes_up_nothing(paging: FakePaging, url: str, body: bytes) -> None:
    answer = httpx.post(f"{url}/oproep/{TOKEN}/toets", content=body)
    assert (answer.status_code, paging.taken) == (422, [])


def test_who_guesses_is_refused_and_a_good_token_still_counts(
    paging: FakePaging, world: World, nobody: Visit
) -> None:
    codes = [nobody.get(f"/oproep/a{number:043d}").status_code for number in range(MOST_MISSES + 2)]
    assert codes == [404] * MOST_MISSES + [429] * 2
    assert nobody.get(f"/oproep/{'a' * 5000}").status_code == 429
    assert nobody.get(f"/oproep/{TOKEN}").status_code == 200
    world.clock.moment = Moment(world.clock.moment + MINUTE)
    assert nobody.get("/oproep/weg").status_code == 404
    assert paging.taken == []
