"""The content studio on its pages: a change is begun, looked over, judged by somebody else, and live."""

import json
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from console_visit import Visit
from console_world import ANNA, DORA, World

from cases.content_edit import Put, at
from cases.ids import ClientId

SEE_OTHER, CONFLICT, MISSING = 303, 409, 404
REPLIES = "replies/gesprek.yaml"


@pytest.fixture
def people(url: str) -> Iterator[dict[str, Visit]]:
    with ExitStack() as stack:
        visits = {name: stack.enter_context(Visit(url)) for name in ("dora", "cor", "dina", "mo", "eva")}
        for name, visit in visits.items():
            visit.log_in(name, "coordinatie")
        yield visits


@pytest.fixture
def dora(people: dict[str, Visit]) -> Visit:
    return people["dora"]


def began(dora: Visit, title: str = "Vraag 4 is te lang") -> str:
    dora.get("/inhoud")
    place = dora.post("/inhoud/nieuw", titel=title).headers["location"]
    assert place.startswith("/inhoud/")
    return str(place)


def reworded(
    world: World, place: str, *, said: str = "Neem rustig je tijd. Je hoeft niet alles te vertellen."
) -> None:
    """Change one wording, as a page does."""
    studio = world.coordination.content
    name = place.rsplit("/", 1)[1]
    files = studio.draft(DORA, name).files
    path = ("geen_haast", "beide", "nl-B1")
    studio.edit(
        DORA, name, [Put(REPLIES, path, at(files, REPLIES, path), said)], "reply_saved", ("geen_haast",)
    )


def proved(world: World, place: str, *, ok: bool = True, **result: object) -> None:
    studio = world.coordination.content
    mark, _ = studio.proof_of(DORA, place.rsplit("/", 1)[1])
    studio.proof_begun(mark)
    studio.proof_done(mark, json.dumps(result), ok=ok, lowered=False)


def test_the_first_page_shows_what_is_in_use_and_begins_a_change(dora: Visit) -> None:
    page = dora.get("/inhoud").text
    assert "Nu in gebruik" in page
    assert "/inhoud/live/dialoog/d1" in page
    place = began(dora)
    assert "Vraag 4 is te lang" in dora.get(place).text
    assert "Vraag 4 is te lang" in dora.get("/inhoud").text


def test_a_small_change_goes_from_one_person_to_another_and_is_in_use(
    people: dict[str, Visit], world: World
) -> None:
    dora, mo = people["dora"], people["mo"]
    place = began(dora)
    reworded(world, place)
    page = dora.get(place).text
    assert "<ins" in page
    assert "rustig" in page
    assert "Laat Nabij het nakijken" in page
    proved(world, place)
    assert "Vraag een tweede persoon" in dora.get(place).text
    assert dora.post(f"{place}/versturen").status_code == SEE_OTHER
    assert "dus een ander keurt dit goed" in dora.get(place).text
    assert place in mo.get("/").text
    page = mo.get(place).text
    digest = page.split('name="stand" value="')[1].split('"')[0]
    assert mo.post(f"{place}/oordeel", oordeel="approved", stand=digest).status_code == SEE_OTHER
    assert "in gebruik als nummer 2" in mo.get(place).text
    assert "goedgekeurd door Mo (meelezer)" in " ".join(mo.get("/inhoud/uitgaven").text.split())


def test_the_writer_cannot_approve_and_a_lead_finds_no_such_page(
    people: dict[str, Visit], world: World
) -> None:
    dora = people["dora"]
    place = began(dora)
    reworded(world, place)
    proved(world, place)
    dora.post(f"{place}/versturen")
    digest = world.coordination.content.draft(DORA, place.rsplit("/", 1)[1]).draft.digest
    refused = dora.post(f"{place}/oordeel", oordeel="approved", stand=digest)
    assert refused.status_code == CONFLICT
    assert "Een ander kijkt het na" in refused.text
    assert people["eva"].get(place).status_code == MISSING


def test_faults_and_lost_signals_are_told_with_what_to_do_and_block(dora: Visit, world: World) -> None:
    place = began(dora)
    reworded(world, place)
    fault = {
        "where": "d1, veilig",
        "problem": "De taal 'en' ontbreekt.",
        "remedy": "Voeg 'en:' toe.",
        "spot": "",
    }
    lost = {"what": "hij staat voor de deur", "before": "acute", "after": "none", "why": "de regel is weg"}
    proved(world, place, ok=False, faults=[fault], lost=[lost])
    page = dora.get(place).text
    assert "1 gevaarsignaal gaat verloren" in page
    assert "hij staat voor de deur" in page
    assert "De taal &#39;en&#39; ontbreekt. Voeg &#39;en:&#39; toe." in page
    assert "Vraag een tweede persoon" not in page
    assert dora.post(f"{place}/versturen").status_code == CONFLICT


def test_the_last_step_is_taken_back_after_a_reload(dora: Visit, world: World) -> None:
    place = began(dora)
    reworded(world, place)
    dora.get(place)
    assert dora.post(f"{place}/terug").status_code == SEE_OTHER
    page = dora.get(place).text
    assert "Er is nog niets anders" in page
    assert "ongedaan gemaakt" in page
    assert dora.post(f"{place}/terug").status_code == CONFLICT


def test_going_back_is_one_click_with_a_reason(people: dict[str, Visit], world: World) -> None:
    test_a_small_change_goes_from_one_person_to_another_and_is_in_use(people, world)
    dora, cor = people["dora"], people["cor"]
    page = dora.get("/inhoud/uitgaven")
    assert "Zet nummer 1 nu terug" in page.text
    assert dora.post("/inhoud/uitgaven/1/terug", reden="").status_code == 422
    assert dora.post("/inhoud/uitgaven/1/terug", reden="verkeerde tekst").status_code == SEE_OTHER
    assert "Een ander kijkt dit na" in dora.get("/inhoud/uitgaven").text
    assert "teruggezet" in cor.get("/inhoud").text
    keer = cor.get("/inhoud/uitgaven").text.split("/inhoud/uitgaven/gezien/")[1].split('"')[0]
    assert cor.post(f"/inhoud/uitgaven/gezien/{keer}").status_code == SEE_OTHER
    assert "nagekeken door Cor" in cor.get("/inhoud/uitgaven").text


def test_a_question_is_left_out_at_once_by_one_person(people: dict[str, Visit], world: World) -> None:
    dora, dina = people["dora"], people["dina"]
    dora.get("/inhoud/overslaan")
    dora.post("/inhoud/overslaan", gesprek="d1", vraag="veilig", reden="maakt bang")
    assert "komt vanzelf terug" in dora.get("/inhoud/overslaan").text
    page = dina.get("/inhoud/overslaan").text
    stil = page.split("/inhoud/overslaan/")[1].split("/")[0]
    dina.post(f"/inhoud/overslaan/{stil}/eens")
    assert "Dina is het ermee eens" in dina.get("/inhoud/overslaan").text
    dora.get("/inhoud/overslaan")
    dora.post(f"/inhoud/overslaan/{stil}/weer")
    assert "Er wordt nu niets overgeslagen" in dora.get("/inhoud/overslaan").text
    assert world.coordination.content.stops(DORA) == []


@pytest.mark.parametrize(
    "path", ["/inhoud/verschil?van=9&naar=live", "/inhoud/nergens", "/inhoud/verschil?van=x"]
)
def test_what_is_not_there_is_not_found(dora: Visit, path: str) -> None:
    assert dora.get(path).status_code == MISSING


def test_two_versions_are_compared_for_who_never_saw_code(dora: Visit, world: World) -> None:
    place = began(dora)
    reworded(world, place)
    page = dora.get(f"/inhoud/verschil?van=live&naar={place.rsplit('/', 1)[1]}").text
    assert "1 verschil" in page
    assert "rustig" in page


def test_a_worker_marks_a_colleagues_own_phone_to_try_changes_first(url: str, world: World) -> None:
    with Visit(url) as anna:
        anna.log_in("anna", "a")
        page = anna.get("/clienten/c-riet").text
        assert "Proeftelefoon van een collega" in page
        assert anna.post("/clienten/c-riet/proef", proef="ja").status_code == SEE_OTHER
        assert world.coordination.content.is_tester(ANNA, ClientId("c-riet"))
        anna.get("/clienten/c-riet")
        anna.post("/clienten/c-riet/proef")
        assert not world.coordination.content.is_tester(ANNA, ClientId("c-riet"))
        assert anna.post("/clienten/c-heide/proef", proef="ja").status_code == MISSING
