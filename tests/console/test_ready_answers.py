"""Ready answers are added, said to be for some people, and removed, by who writes the content."""

from collections.abc import Iterator, Mapping

import pytest
from console_visit import Visit
from console_world import COR, DORA, World

from cases.content import Plain
from cases.content_edit import Put

SEE_OTHER, CONFLICT, UNFIT, MISSING = 303, 409, 422, 404
FILE = "replies/gesprek.yaml"
ONE = {"bestand": FILE, "antwoord": "geen_haast"}


@pytest.fixture
def dora(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("dora", "coordinatie")
        yield visit


@pytest.fixture
def place(dora: Visit) -> str:
    dora.get("/inhoud")
    return str(dora.post("/inhoud/nieuw", titel="Antwoorden").headers["location"])


def stands(world: World, place: str) -> Mapping[str, Plain]:
    plain = world.coordination.content.content_file(DORA, place.split("/")[2], FILE)
    assert isinstance(plain, Mapping)
    return plain


def seen(page: str) -> str:
    return page.split('name="gezien" value="')[1].split('"', maxsplit=1)[0]


def about(place: str) -> str:
    return f"{place}/antwoorden/over?bestand={FILE}&antwoord=geen_haast"


def test_an_answer_is_added_by_its_title_and_its_words_are_asked_next(
    dora: Visit, world: World, place: str
) -> None:
    dora.get(f"{place}/antwoorden")
    there = str(dora.post(f"{place}/antwoorden/nieuw", titel="Tot straks").headers["location"])
    assert there.endswith("plek=tot_straks")
    assert "Vul" in dora.get(there).text
    again = str(dora.post(f"{place}/antwoorden/nieuw", titel="Tot straks").headers["location"])
    assert again.endswith("plek=tot_straks_2")
    made = stands(world, place)["tot_straks"]
    assert made == {
        "titel": "Tot straks",
        "voor": "iedereen",
        "beide": {"nl-B1": "", "nl-A2": "", "en": ""},
    }


def test_a_title_that_is_missing_or_too_long_comes_back_with_what_to_do(
    dora: Visit, world: World, place: str
) -> None:
    before = stands(world, place)
    for title in ("", "x" * 41):
        refused = dora.post(f"{place}/antwoorden/nieuw", titel=title)
        assert refused.status_code == UNFIT
        assert "Vul een titel in van hooguit 40 letters." in refused.text
        assert title in refused.text
    assert stands(world, place) == before


def test_an_answer_is_for_some_people_or_for_everybody_and_never_for_nobody(
    dora: Visit, world: World, place: str
) -> None:
    mark = seen(dora.get(about(place)).text)
    sent = {**ONE, "titel": "Rustig aan", "gezien": mark}
    assert dora.post(f"{place}/antwoorden/over", **sent).status_code == UNFIT
    some = {"voor.parent": "ja", "voor.stayer": "ja"}
    assert dora.post(f"{place}/antwoorden/over", **sent, **some).status_code == SEE_OTHER
    made = stands(world, place)["geen_haast"]
    assert isinstance(made, Mapping)
    assert (made["titel"], made["voor"]) == ("Rustig aan", ["stayer", "parent"])
    assert "beide" in made
    page = dora.get(about(place)).text
    assert page.count(" checked") == 2
    back = {**sent, "gezien": seen(page), "iedereen": "ja"}
    assert dora.post(f"{place}/antwoorden/over", **back).status_code == SEE_OTHER
    kept = stands(world, place)["geen_haast"]
    assert isinstance(kept, Mapping)
    assert kept["voor"] == "iedereen"


def test_a_colleague_who_was_first_is_seen_and_nothing_typed_is_lost(
    dora: Visit, world: World, place: str
) -> None:
    mark = seen(dora.get(about(place)).text)
    was = stands(world, place)["geen_haast"]
    assert isinstance(was, Mapping)
    put = Put(FILE, ("geen_haast",), was, {**was, "titel": "Van Cor"})
    world.coordination.content.edit(COR, place.split("/")[2], [put], "reply_saved", ("geen_haast",))
    sent = {**ONE, "titel": "Van Dora", "gezien": mark, "iedereen": "ja"}
    clashed = dora.post(f"{place}/antwoorden/over", **sent)
    assert clashed.status_code == CONFLICT
    assert "Van Cor" in clashed.text
    assert 'value="Van Dora"' in clashed.text
    again = {**sent, "gezien": seen(clashed.text)}
    assert dora.post(f"{place}/antwoorden/over", **again).status_code == SEE_OTHER


def test_an_answer_is_removed_and_brought_back(dora: Visit, world: World, place: str) -> None:
    before = stands(world, place)
    dora.get(about(place))
    assert dora.post(f"{place}/antwoorden/weg", **ONE).status_code == SEE_OTHER
    assert "geen_haast" not in stands(world, place)
    dora.post(f"/inhoud/{place.split('/')[2]}/terug", naar=place)
    assert stands(world, place) == before


def test_what_is_no_answer_is_not_found(dora: Visit, place: str) -> None:
    assert dora.get(f"{place}/antwoorden/over?bestand=keywords.yaml&antwoord=x").status_code == MISSING
    assert dora.post(f"{place}/antwoorden/weg", bestand=FILE, antwoord="weg").status_code == MISSING
    assert dora.get(about("/inhoud/live")).text.count(" disabled") == 1
