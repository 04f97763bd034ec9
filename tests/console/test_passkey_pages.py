"""Passkeys on the pages: made, named, shown at the door and as a proof; never where no browser makes one."""

import json
from collections.abc import Iterator

import httpx
import pytest
from console_fakes_passkeys import FITS
from console_visit import Visit
from console_world import PASSWORD, World

PAGE = "/mij/passkeys"


@pytest.fixture
def here(url: str) -> Iterator[Visit]:
    """Open a browser at the one name of this machine for which a passkey can be made."""
    with Visit(url.replace("127.0.0.1", "localhost")) as visit:
        visit.log_in("anna", "a")
        visit.get(PAGE)
        yield visit


def test_a_passkey_is_made_named_and_taken_away(world: World, here: Visit) -> None:
    asked = here.post(f"{PAGE}/vraag")
    assert json.loads(asked.text) == {"nummer": "nummer", "vraag": '{"challenge":"AAAA"}'}
    (page,) = world.coordination.passkeys.pages
    assert (page.origin, page.host, page.seal) == (here.url, "localhost", here.token)
    wrong = here.post(PAGE, label="laptop", nummer="nummer", antwoord="{}")
    assert wrong.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    nameless = here.post(PAGE, label=" ", nummer="nummer", antwoord=FITS)
    assert nameless.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert "Druk nog een keer" in here.post(PAGE, label="laptop").text
    made = here.post(PAGE, label="  laptop  <b>werk</b> ", nummer="nummer", antwoord=FITS)
    assert made.headers["location"] == PAGE
    assert "laptop &lt;b&gt;werk&lt;/b&gt;" in here.get(PAGE).text
    assert here.post(f"{PAGE}/van-een-ander/weg").status_code == httpx.codes.NOT_FOUND
    assert here.post(f"{PAGE}/pk0/weg").headers["location"] == PAGE
    assert "laptop" not in here.get(PAGE).text.replace("laptop van werk", "")


def test_making_and_taking_away_ask_for_the_own_factor_and_a_passkey_is_one(
    world: World, here: Visit
) -> None:
    world.door.forget_proofs()
    for path in (PAGE, f"{PAGE}/vraag", f"{PAGE}/pk0/weg"):
        assert here.post(path).status_code == httpx.codes.FORBIDDEN
    assert world.coordination.passkeys.pages == []
    assert here.post("/bewijs/passkey/vraag").status_code == httpx.codes.OK
    carried = json.dumps({"place": PAGE, "fields": [["label", "laptop"]]})
    assert "Dat klopt niet" in here.post("/bewijs/passkey", wat=carried, nummer="n", antwoord="{}").text
    assert here.post(PAGE).status_code == httpx.codes.FORBIDDEN
    proved = here.post("/bewijs/passkey", wat=carried, nummer="n", antwoord=FITS)
    assert (proved.status_code, "laptop" in proved.text) == (httpx.codes.OK, True)
    assert "Druk nog een keer" in here.post(PAGE, label="laptop").text


def test_a_wrong_passkey_at_the_door_looks_like_a_wrong_password(world: World, here: Visit) -> None:
    here.post("/uitloggen")
    here.get("/inloggen")
    assert here.post("/inloggen/passkey/vraag").status_code == httpx.codes.OK
    by_password = here.post("/inloggen", naam="", wachtwoord="x", kant="a")
    here.get("/inloggen")
    by_passkey = here.post("/inloggen/passkey", kant="a", nummer="n", antwoord="{}")
    assert by_passkey.status_code == by_password.status_code == httpx.codes.UNAUTHORIZED
    assert "horen niet bij elkaar" in by_passkey.text
    here.get("/inloggen")
    nowhere = here.post("/inloggen/passkey", kant="z", nummer="n", antwoord=FITS)
    assert nowhere.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    world.coordination.passkeys.entering = ("anna", PASSWORD)
    here.get("/inloggen")
    opened = here.post("/inloggen/passkey", kant="a", nummer="n", antwoord=FITS)
    assert (opened.status_code, opened.headers["location"]) == (httpx.codes.SEE_OTHER, "/")


def test_at_an_address_without_a_name_no_passkey_is_asked(world: World, anna: Visit, nobody: Visit) -> None:
    anna.get(PAGE)
    assert anna.post(f"{PAGE}/vraag").status_code == httpx.codes.NOT_FOUND
    nobody.get("/inloggen")
    assert nobody.post("/inloggen/passkey/vraag").status_code == httpx.codes.NOT_FOUND
    assert world.coordination.passkeys.pages == []


def test_only_the_page_of_passkeys_may_make_one(anna: Visit) -> None:
    assert "credentials-create=(self)" in anna.get(PAGE).headers["permissions-policy"]
    assert "credentials-create=()" in anna.get("/mij").headers["permissions-policy"]
