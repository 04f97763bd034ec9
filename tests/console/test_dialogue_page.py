"""A dialogue as an outline: added to, moved, copied, deleted and renamed without dragging, and undone."""

import re
from collections.abc import Iterator

import pytest
from console_visit import Visit
from console_world import DORA, World

from dialogs.outline import outline

SEE_OTHER, CONFLICT, UNFIT, MISSING = 303, 409, 422, 404


@pytest.fixture
def dora(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("dora", "coordinatie")
        yield visit


@pytest.fixture
def place(dora: Visit) -> str:
    dora.get("/inhoud")
    return str(dora.post("/inhoud/live/dialoog/d4/wijzigen", titel="Vraag over contact").headers["location"])


def steps(world: World, place: str) -> list[str]:
    draft = place.split("/")[2]
    return [
        one.id for one in outline(world.coordination.content.content_file(DORA, draft, "dialogues/d4.yaml"))
    ]


def test_what_is_in_use_reads_like_the_conversation_and_cannot_be_edited(dora: Visit) -> None:
    page = dora.get("/inhoud/live/dialoog/d4").text
    assert "Het gesprek: " in page
    assert page.count("<ol") == page.count("</ol>")
    assert len(re.findall("<li[ >]", page)) == page.count("</li>")
    assert "Verwijder" not in page
    assert dora.post("/inhoud/live/dialoog/d4/doe/contact", daad="weg").status_code == MISSING


def test_a_step_is_added_after_another_and_under_an_answer(dora: Visit, world: World, place: str) -> None:
    dora.get(place)
    before = steps(world, place)
    answer = dora.post(f"{place}/doe/contact", daad="na", naam="Hoe vaak?", antwoord="")
    assert answer.headers["location"] == f"{place}/stap/hoe_vaak"
    assert steps(world, place) != before
    dora.post(f"{place}/doe/contact", daad="na", naam="wie", antwoord="nee")
    page = dora.get(place).text
    assert "nog geen tekst" in page
    assert "Uw tekst is bewaard" in page
    assert {"hoe_vaak", "wie"} <= set(steps(world, place))


def test_steps_move_and_copies_come_behind_and_all_of_it_is_undone(
    dora: Visit, world: World, place: str
) -> None:
    dora.get(place)
    before = steps(world, place)
    for deed in ("eerder", "dubbel"):
        assert dora.post(f"{place}/doe/contact", daad=deed).status_code == SEE_OTHER
        dora.get(place)
    assert "contact_2" in steps(world, place)
    draft = place.split("/")[2]
    for _ in range(2):
        assert dora.post(f"/inhoud/{draft}/terug", naar=place).headers["location"] == place
        dora.get(place)
    assert steps(world, place) == before


def test_a_move_that_would_change_what_follows_danger_is_refused_with_what_to_do(
    dora: Visit, world: World, place: str
) -> None:
    before = steps(world, place)
    dora.get(place)
    refused = dora.post(f"{place}/doe/contact", daad="later")
    assert refused.status_code == UNFIT
    assert "Kies bij dat antwoord eerst zelf waar het heen gaat." in refused.text
    assert steps(world, place) == before


def test_before_a_step_goes_it_is_said_what_nobody_reaches_any_more(
    dora: Visit, world: World, place: str
) -> None:
    page = dora.get(f"{place}/stap/contact/weg").text
    assert "1 stap wordt onbereikbaar." in page
    assert "via" in page
    assert dora.post(f"{place}/doe/contact", daad="weg").status_code == SEE_OTHER
    assert "contact" not in steps(world, place)
    shown = dora.get(place).text
    assert "Hier komt niemand" in shown
    assert shown.count("<ol") == shown.count("</ol>")


def test_a_name_that_is_taken_or_odd_is_refused_in_words(dora: Visit, place: str) -> None:
    dora.get(place)
    refused = dora.post(f"{place}/noem/contact", naam="Met Hoofdletters")
    assert refused.status_code == UNFIT
    assert "Schrijf kleine letters, cijfers en _." in refused.text
    assert dora.post(f"{place}/noem/contact", naam="gezien").status_code == SEE_OTHER
    assert "gezien" in dora.get(place).text


@pytest.mark.parametrize("deed", ["", "alles", "na"])
def test_what_is_not_there_is_not_found(dora: Visit, place: str, deed: str) -> None:
    dora.get(place)
    step = "nergens" if deed == "na" else "contact"
    assert dora.post(f"{place}/doe/{step}", daad=deed).status_code == MISSING
    assert dora.get(place.replace("/d4", "/d99")).status_code == MISSING


def test_the_first_step_that_cannot_go_says_why(dora: Visit, world: World) -> None:
    dora.get("/inhoud")
    place = str(dora.post("/inhoud/live/dialoog/tik/wijzigen", titel="Tik").headers["location"])
    first = outline(world.coordination.content.live_files(DORA)[1]["dialogues/tik.yaml"])[0].id
    dora.get(place)
    answer = dora.post(f"{place}/doe/{first}", daad="weg")
    if answer.status_code == UNFIT:
        assert "daar begint iedereen" in answer.text
    assert dora.post(f"{place}/doe/{first}", daad="eerder").status_code in (UNFIT, MISSING)
