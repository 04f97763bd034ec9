"""The list of hard words and the sentences of side b: a row is changed, added and taken out, with care."""

from collections.abc import Iterator

import pytest
from console_visit import Visit
from console_world import DORA, World

from dialogs.word_list import Pair, pairs_of

SEE_OTHER, CONFLICT, UNFIT, MISSING = 303, 409, 422, 404


@pytest.fixture
def dora(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("dora", "coordinatie")
        yield visit


@pytest.fixture
def place(dora: Visit) -> str:
    dora.get("/inhoud")
    return str(dora.post("/inhoud/nieuw", titel="Woorden").headers["location"])


def rows(world: World, place: str, file: str, section: str = "") -> tuple[Pair, ...]:
    plain = world.coordination.content.content_file(DORA, place.split("/")[2], file)
    assert isinstance(plain, dict)
    return pairs_of(plain[section] if section else plain)


def test_a_hard_word_is_added_changed_and_taken_out(dora: Visit, world: World, place: str) -> None:
    assert "aangaande" in dora.get("/inhoud/live/huiswoorden?zoek=AANGA").text
    dora.get(f"{place}/huiswoorden/nieuw")
    word = {"links": "overstijgen", "rechts": "invoeren", "let_op": "zeg wat", "vormen": "overstijgend\n"}
    assert dora.post(f"{place}/huiswoorden/nieuw", **word).status_code == SEE_OTHER
    kept = rows(world, place, "huiswoorden.yaml")
    assert kept[-1] == Pair("overstijgen", "invoeren", "zeg wat", ("overstijgend",))
    last = f"{place}/huiswoorden/{len(kept)}"
    assert "overstijgend" in dora.get(last).text
    assert dora.post(last, **{**word, "rechts": "doen"}).status_code == SEE_OTHER
    assert rows(world, place, "huiswoorden.yaml")[-1].right == "doen"
    dora.get(last)
    assert dora.post(last, daad="weg").status_code == SEE_OTHER
    assert "overstijgen" not in [one.left for one in rows(world, place, "huiswoorden.yaml")]


def test_bad_rows_come_back_as_they_were_typed_with_what_to_do(dora: Visit, place: str) -> None:
    dora.get(f"{place}/huiswoorden/nieuw")
    for typed, told in (
        ({"links": "casus", "rechts": "geval"}, "staat al in de lijst"),
        ({"links": "nieuw woord", "rechts": ""}, "Vul dit in"),
        ({"links": "x" * 500, "rechts": "y"}, "Houd het onder"),
        ({"links": "hetzelfde", "rechts": "hetzelfde"}, "Kies een makkelijker woord"),
    ):
        answer = dora.post(f"{place}/huiswoorden/nieuw", **typed)
        assert (answer.status_code, told in answer.text) == (UNFIT, True), told
        assert f'value="{typed["links"]}"' in answer.text
    for wrong in ("0", "99999", "x"):
        assert dora.get(f"{place}/huiswoorden/{wrong}").status_code == MISSING
    assert dora.get(f"{place}/kant-b/fr").status_code == MISSING


def test_a_sentence_of_side_b_is_whole_betrays_nothing_and_stands_on_one_side(
    dora: Visit, world: World, place: str
) -> None:
    dora.get(f"{place}/kant-b/nl/nieuw")
    for right, told in (
        ("Dit is een zin. En nog een.", "niet precies een zin"),
        ("Kom naar de opvang.", "verraadt"),
        ("Dank je.", "staat ook links"),
    ):
        answer = dora.post(f"{place}/kant-b/nl/nieuw", links="Tot de volgende keer.", rechts=right)
        assert (answer.status_code, told in answer.text) == (UNFIT, True), answer.text
    good = {"links": "Tot de volgende keer.", "rechts": "Tot een volgende keer."}
    assert dora.post(f"{place}/kant-b/nl/nieuw", **good).status_code == SEE_OTHER
    assert rows(world, place, "kant_b.yaml", "nl")[-1] == Pair(*good.values())
    assert "Tot een volgende keer." in dora.get(f"{place}/kant-b/nl?zoek=volgende").text


def test_two_editors_of_one_row_see_each_others_words(dora: Visit, url: str, place: str) -> None:
    page = dora.get(f"{place}/huiswoorden/1").text
    seen = page.split('name="gezien" value="')[1].split('"')[0]
    with Visit(url) as cor:
        cor.log_in("cor", "coordinatie")
        cor.get(f"{place}/huiswoorden/1")
        assert cor.post(f"{place}/huiswoorden/1", links="aangaande", rechts="rond").status_code == SEE_OTHER
    clash = dora.post(f"{place}/huiswoorden/1", links="aangaande", rechts="over dat", gezien=seen)
    assert clash.status_code == CONFLICT
    assert "rond" in clash.text
    assert 'value="over dat"' in clash.text
