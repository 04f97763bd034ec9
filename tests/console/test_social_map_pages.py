"""The sociale kaart on its pages: what is late stands first, and what saves lives stays."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from console_visit import Visit
from console_world import DORA, World

from cases.social_map_form import entries_of, key_of

SEE_OTHER, CONFLICT, UNFIT, MISSING = 303, 409, 422, 404
NEW = {
    "sleutel": "voedselbank-duin",
    "naam.nl": "Voedselbank Duin",
    "naam.en": "Food bank Duin",
    "waar": "070-1234567",
    "open": "Mo-Fr 09:00-17:00",
    "kosten": "belkosten",
    "rekening": "nummer",
    "onderwerpen": "eten\nfood",
    "eigenaar": "coordinator",
    "bron": "gebeld",
    "nagekeken": "2026-01-02",
}


@pytest.fixture
def dora(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("dora", "coordinatie")
        yield visit


@pytest.fixture
def place(dora: Visit) -> str:
    dora.get("/inhoud")
    return f"{dora.post('/inhoud/nieuw', titel='Kaart').headers['location']}/kaart"


def keys(world: World, place: str) -> list[str]:
    draft = place.split("/")[2]
    return [
        key_of(one)
        for one in entries_of(world.coordination.content.content_file(DORA, draft, "social_map.yaml"))
    ]


def shown(page: str) -> dict[str, str]:
    """Return the fields of the form as a browser would send them."""
    found = dict(re.findall(r'<input[^>]* name="([\w.]+)"[^>]* value="([^"]*)"', page))
    found |= {
        name: text.strip("\n")
        for name, text in re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    }
    for name, options in re.findall(r'<select[^>]* name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    radio = re.search(r'name="crisis" value="(\w*)"[^>]*checked', page)
    found["crisis"] = radio[1] if radio else ""
    return {name: unescape(text) for name, text in found.items() if name not in ("zegel", "eenmalig")}


def test_what_is_in_use_is_read_searched_and_not_edited(dora: Visit) -> None:
    page = dora.get("/inhoud/live/kaart").text
    assert "Alarmnummer" in page
    assert "altijd te vinden" in page
    assert "Vandaag nagekeken" not in page
    found = dora.get("/inhoud/live/kaart?zoek=KINDERTEL").text
    assert "1 ingang" in found
    assert dora.post("/inhoud/live/kaart/kt", **NEW).status_code == MISSING
    assert dora.get("/inhoud/live/kaart/weg-is-weg").status_code == MISSING


def test_an_entry_is_added_changed_checked_and_removed(dora: Visit, world: World, place: str) -> None:
    dora.get(f"{place}/nieuw")
    assert dora.post(f"{place}/nieuw", **NEW).status_code == SEE_OTHER
    assert keys(world, place)[-1] == "voedselbank-duin"
    page = dora.get(place).text
    assert "Kijk dit na: cliënten zien het nu niet." in page
    assert "maandag tot en met vrijdag" in page
    dora.post(f"{place}/voedselbank-duin/nagekeken")
    fields = shown(dora.get(f"{place}/voedselbank-duin").text)
    assert fields["nagekeken"] > NEW["nagekeken"]
    assert {name: fields[name] for name in NEW if name != "nagekeken"} == {
        name: text for name, text in NEW.items() if name != "nagekeken"
    }
    assert (
        dora.post(f"{place}/voedselbank-duin", **{**fields, "waar": "070-7654321"}).status_code == SEE_OTHER
    )
    assert "070-7654321" in dora.get(place).text
    assert "niet meer" in dora.get(f"{place}/voedselbank-duin/weg").text
    assert dora.post(f"{place}/voedselbank-duin/weg").status_code == SEE_OTHER
    assert "voedselbank-duin" not in keys(world, place)


def test_the_number_of_veilig_thuis_is_not_changed_hidden_or_taken_away(
    dora: Visit, world: World, place: str
) -> None:
    page = dora.get(f"{place}/vt").text
    assert "Wie in gevaar is, moet dit nummer altijd vinden." in page
    for change in (
        {"waar": "0800-2001"},
        {"gemeenten": "Utrecht"},
        {"kosten": "belkosten"},
        {"sleutel": "x"},
    ):
        answer = dora.post(f"{place}/vt", **{**shown(page), **change})
        assert answer.status_code == UNFIT
        assert "Dit verandert niemand" in answer.text
    assert "Laat deze ingang staan." in dora.get(f"{place}/vt/weg").text
    assert dora.post(f"{place}/vt/weg").status_code == UNFIT
    assert "vt" in keys(world, place)


def test_a_refused_entry_comes_back_as_it_was_typed_with_what_to_do(dora: Visit, place: str) -> None:
    dora.get(f"{place}/nieuw")
    wrong = {**NEW, "open": "altijd open", "naam.nl": "Bij ons <b>thuis</b>"}
    answer = dora.post(f"{place}/nieuw", **wrong)
    assert answer.status_code == UNFIT
    assert 'href="#open"' in answer.text
    assert "Mo-Fr 09:00-17:00" in answer.text
    assert {**shown(answer.text), "gezien": ""} == {
        **shown(dora.get(f"{place}/nieuw").text),
        **wrong,
        "gezien": "",
    }
    assert "<b>thuis" not in answer.text
    twice = dora.post(f"{place}/nieuw", **{**NEW, "sleutel": "vt"})
    assert (twice.status_code, "bestaat al" in twice.text) == (UNFIT, True)


def test_two_editors_of_one_entry_see_each_others_words(dora: Visit, url: str, place: str) -> None:
    first = shown(dora.get(f"{place}/kt").text)
    with Visit(url) as cor:
        cor.log_in("cor", "coordinatie")
        theirs = shown(cor.get(f"{place}/kt").text)
        assert cor.post(f"{place}/kt", **{**theirs, "bron": "gebeld door Cor"}).status_code == SEE_OTHER
    clash = dora.post(f"{place}/kt", **{**first, "bron": "gebeld door Dora"})
    assert clash.status_code == CONFLICT
    assert "gebeld door Cor" in clash.text
    assert shown(clash.text)["bron"] == "gebeld door Dora"
    assert dora.post(f"{place}/kt", **shown(clash.text)).status_code == SEE_OTHER
    assert shown(dora.get(f"{place}/kt").text)["bron"] == "gebeld door Dora"
