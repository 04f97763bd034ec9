"""What cannot be taken back asks again who is at the screen, and nothing typed is lost meanwhile."""

import json
from html import unescape
from re import search

import httpx
import pytest
from console_visit import Visit
from console_world import PASSWORD, World

from cases.sides import Side

FILE = "/clienten/niemand/gegevens/geen/bestand"
WORDS = 'Anna\'s "woorden" <b>&\nen een regel'


def carried(answer: httpx.Response) -> str:
    found = search(r'<textarea name="wat"[^>]*>\n(.*?)</textarea>', answer.text)
    assert found is not None
    return unescape(found.group(1))


def test_a_fresh_proof_is_not_asked_again(anna: Visit) -> None:
    assert anna.post(FILE).status_code == httpx.codes.NOT_FOUND


def test_after_five_minutes_the_factor_is_asked_before_anything_is_looked_up(
    world: World, anna: Visit
) -> None:
    world.door.forget_proofs()
    answer = anna.post(FILE, reden=WORDS)
    assert answer.status_code == httpx.codes.FORBIDDEN
    assert 'name="wachtwoord"' in answer.text
    fields = dict(json.loads(carried(answer))["fields"])
    assert fields["reden"] == WORDS
    assert anna.token not in carried(answer)


def test_the_right_factor_gives_the_words_back_and_a_new_session_mark(world: World, anna: Visit) -> None:
    world.door.forget_proofs()
    asked = anna.post(FILE, reden=WORDS)
    before = dict(anna.http.cookies)
    answer = anna.post("/bewijs", wat=carried(asked), wachtwoord=PASSWORD)
    assert answer.status_code == httpx.codes.OK
    assert f'action="{FILE}"' in answer.text
    assert "Anna&#39;s &#34;woorden&#34; &lt;b&gt;&amp;\nen een regel" in answer.text
    assert dict(anna.http.cookies) != before
    assert anna.post(FILE, reden=WORDS).status_code == httpx.codes.NOT_FOUND


def test_a_wrong_factor_keeps_the_words_and_proves_nothing(world: World, anna: Visit) -> None:
    world.door.forget_proofs()
    asked = anna.post(FILE, reden=WORDS)
    answer = anna.post("/bewijs", wat=carried(asked), wachtwoord="fout")
    assert answer.status_code == httpx.codes.FORBIDDEN
    assert carried(answer) == carried(asked)
    assert anna.post(FILE).status_code == httpx.codes.FORBIDDEN


@pytest.mark.parametrize(
    "what",
    [
        "",
        "[]",
        "nul",
        '{"place": "//elders.example/x", "fields": null}',
        '{"place": "https://elders.example", "fields": null}',
        '{"place": "javascript:x", "fields": null}',
        '{"place": "/x", "fields": 3}',
        '{"place": 3, "fields": null}',
    ],
)
def test_what_no_page_of_ours_carries_is_refused(anna: Visit, what: str) -> None:
    answer = anna.post("/bewijs", wat=what, wachtwoord=PASSWORD)
    assert answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert "elders" not in answer.text


def test_who_stands_at_a_post_changes_only_after_a_fresh_proof(world: World, url: str) -> None:
    wanted = {"kant": "b", "post": "duty", "wie": "s-cees"}
    with Visit(url) as dora:
        dora.log_in("dora", "coordinatie")
        before = world.coordination.roster(Side.B)
        world.door.forget_proofs()
        asked = dora.post("/rooster/post", **wanted)
        assert asked.status_code == httpx.codes.FORBIDDEN
        assert world.coordination.roster(Side.B) == before
        assert dora.post("/bewijs", wat=carried(asked), wachtwoord=PASSWORD).status_code == httpx.codes.OK
        assert dora.post("/rooster/post", **wanted).status_code == httpx.codes.SEE_OTHER
        assert world.coordination.roster(Side.B) != before


@pytest.mark.parametrize(
    "path", ["/rooster/dienst/geen/weg", "/rooster/mensen/s-bo/weg", "/rooster/mensen/s-bo/terug"]
)
def test_taking_somebody_off_the_roster_or_back_asks_for_the_factor(
    world: World, url: str, path: str
) -> None:
    with Visit(url) as dora:
        dora.log_in("dora", "coordinatie")
        world.door.forget_proofs()
        assert dora.post(path).status_code == httpx.codes.FORBIDDEN
