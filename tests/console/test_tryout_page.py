"""Trying a dialogue out on a page: what a client would get, what would happen, and nothing that is kept."""

import json
import re
from collections.abc import Iterator
from html import unescape

import pytest
from console_visit import Visit
from console_world import DORA, World
from rulebooks import shipped_library

from console.proberen_beeld import usual_person

SEE_OTHER, UNFIT, MISSING = 303, 422, 404
SECRET = "zeldzaamwoord in een proefzin"


@pytest.fixture
def dora(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("dora", "coordinatie")
        yield visit


@pytest.fixture
def place(dora: Visit) -> str:
    dora.get("/inhoud")
    found = str(dora.post("/inhoud/live/dialoog/weekly/wijzigen", titel="Woorden").headers["location"])
    return found.split("/dialoog/", maxsplit=1)[0]


def fields(page: str) -> dict[str, str]:
    """Return the form of the page as a browser would send it."""
    found = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', page))
    for name, options in re.findall(r'<select[^>]* name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    for name in ("u", "kinderen", "apart", "begroeting", "dienst"):
        box = re.search(rf'<input[^>]* name="{name}"[^>]*>', page)
        assert box is not None
        found[name] = "ja" if "checked" in box[0] else ""
    del found["zegel"], found["eenmalig"]
    return {name: unescape(value) for name, value in found.items()}


def press(visit: Visit, path: str, page: str, deed: str, **typed: str) -> str:
    return visit.post(path, **{**fields(page), "daad": deed, **typed}).text


def test_a_coordinator_plays_a_talk_to_its_alarm_and_sees_who_would_be_told(dora: Visit) -> None:
    path = "/inhoud/live/dialoog/weekly/proberen"
    page = dora.get(path).text
    assert "Er staat iets klaar." in page
    for deed in ("zeg:Ja", "tik:hoe/goed", "tik:veilig/nee"):
        page = press(dora, path, page, deed)
    assert "Nabij ziet een signaal" in page
    assert "Nu wordt een medewerker gewaarschuwd" not in page
    page = press(dora, path, page, "wacht:1")
    assert "Nu wordt een medewerker gewaarschuwd" in page
    page = press(dora, path, page, "reageert")
    assert "Een medewerker heeft het gezien" in page
    acts = json.loads(fields(page)["gedaan"])
    assert acts[-1] == {"reageert": "ja"}
    page = press(dora, path, page, "terug")
    assert json.loads(fields(page)["gedaan"]) == acts[:-1]
    page = press(dora, path, page, "opnieuw")
    assert json.loads(fields(page)["gedaan"]) == []


def test_the_same_talk_is_shown_in_neutral_words(dora: Visit) -> None:
    path = "/inhoud/live/dialoog/weekly/proberen"
    page = dora.get(f"{path}?stap=veilig").text
    assert "veilig" in unescape(page)
    neutral = press(dora, path, page, "vorm:neutraal")
    assert fields(neutral)["vorm"] == "neutraal"
    assert "Bekijk met open woorden" in neutral
    assert fields(press(dora, path, neutral, "vorm:open"))["vorm"] == "open"


def test_what_is_typed_is_heard_and_kept_nowhere(dora: Visit, world: World) -> None:
    path = "/inhoud/live/dialoog/weekly/proberen"
    page = press(dora, path, dora.get(path).text, "schrijft", tekst=f"hij slaat me, {SECRET}")
    assert "Nabij ziet een signaal" in page
    assert SECRET in page
    assert SECRET not in repr(world.coordination.content.live_files(DORA))
    assert (world.a.events, world.b.events) == ([], [])
    answer = dora.post(path, **{**fields(page), "daad": "wacht:60"})
    assert "no-store" in answer.headers["cache-control"]


def test_bad_input_is_told_and_nothing_typed_is_lost(dora: Visit) -> None:
    path = "/inhoud/live/dialoog/weekly/proberen"
    page = dora.get(path).text
    answer = dora.post(path, **{**fields(page), "datum": "31-02", "daad": "anders", "tekst": SECRET})
    assert answer.status_code == UNFIT
    assert "is geen dag met een tijd" in answer.text
    assert 'value="31-02"' in answer.text
    page = dora.get(path).text
    answer = dora.post(path, **{**fields(page), "daad": "schrijft", "tekst": "x" * 1_050})
    assert (answer.status_code, "te lang" in answer.text, "x" * 1_050 in answer.text) == (UNFIT, True, True)
    for broken in ("{", "[1]", '[{"wacht": 3}]', "[" * 100_000):
        page = dora.get(path).text
        answer = dora.post(path, **{**fields(page), "gedaan": broken, "daad": "wacht:60"})
        assert answer.status_code == UNFIT
        assert "Begin opnieuw" in answer.text
    page = press(dora, path, dora.get(path).text, "schrijft", tekst="")
    assert json.loads(fields(page)["gedaan"]) == []


def test_what_is_not_there_is_not_found(dora: Visit) -> None:
    for path in ("weg/proberen", "weekly/proberen?stap=weg", "weekly/proberen?voorbeeld=weg"):
        assert dora.get(f"/inhoud/live/dialoog/{path}").status_code == MISSING
    page = dora.get("/inhoud/live/dialoog/weekly/proberen").text
    values = {**fields(page), "stap": "weg", "daad": "anders"}
    assert dora.post("/inhoud/live/dialoog/weekly/proberen", **values).status_code == MISSING
    assert dora.post("/inhoud/live/dialoog/weekly/proberen/bewaren", **fields(page)).status_code == MISSING


def test_a_talk_is_kept_as_an_example_played_again_and_taken_out(dora: Visit, place: str) -> None:
    path = f"{place}/dialoog/weekly/proberen"
    page = dora.get(path).text
    for deed in ("zeg:Ja", "tik:hoe/goed", "tik:veilig/nee"):
        page = press(dora, path, page, deed)
    nameless = dora.post(f"{path}/bewaren", **fields(page))
    assert (nameless.status_code, "nog geen naam" in nameless.text) == (UNFIT, True)
    for _ in range(2):
        answer = dora.post(f"{path}/bewaren", **{**fields(page), "titel": "Niet veilig: en dan?"})
        assert (answer.status_code, answer.headers["location"]) == (SEE_OTHER, f"{place}/voorbeelden")
    shown = dora.get(f"{place}/voorbeelden").text
    assert shown.count("<strong>Niet veilig: en dan?</strong>") == 2
    assert "Gaat nog zoals het ging." in shown
    again = dora.get(f"{path}?voorbeeld=niet_veilig_en_dan").text
    assert json.loads(fields(again)["gedaan"])[-1] == {"tik": "veilig", "antwoord": "nee"}
    dora.post(f"{place}/voorbeelden/niet_veilig_en_dan/weg")
    assert dora.get(f"{place}/voorbeelden").text.count("<strong>Niet veilig: en dan?</strong>") == 1
    assert dora.post(f"{place}/voorbeelden/weg/weg").status_code == MISSING


def test_a_broken_change_says_that_it_cannot_be_tried_yet(dora: Visit, place: str) -> None:
    dora.get(place)
    dora.post(f"{place}/dialoog/weekly/doe/veilig", daad="na", naam="leeg", antwoord="")
    assert "Kijk de wijziging eerst na" in dora.get(f"{place}/dialoog/weekly/proberen").text
    assert "Kijk de wijziging eerst na" in dora.get(f"{place}/voorbeelden").text


@pytest.mark.parametrize("name", sorted(shipped_library().scripts))
def test_every_dialogue_opens_with_somebody_it_is_meant_for(dora: Visit, name: str) -> None:
    page = dora.get(f"/inhoud/live/dialoog/{name}/proberen").text
    assert "De telefoon" in page
    library = shipped_library()
    planned = any(name in one.scripts for one in library.programmes.values())
    assert (usual_person(library.scripts[name], library.programmes).programme != "weekly") <= planned
