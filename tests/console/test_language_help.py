"""Help with language while somebody writes, and what grew old beside each text of a step."""

import statistics
import time
from collections.abc import Iterator

import pytest
from console_visit import Visit
from console_world import DORA, World
from content_form import typed_on

from escalation.fixed_texts import KEYS

SEE_OTHER, UNFIT, MISSING, FORGED = 303, 422, 404, 403
PLACE = "/_f/inhoud/hints"
OLD = "Verouderd: het Nederlands is veranderd."


@pytest.fixture
def dora(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("dora", "coordinatie")
        yield visit


@pytest.fixture
def place(dora: Visit) -> str:
    dora.get("/inhoud")
    return str(dora.post("/inhoud/live/dialoog/d4/wijzigen", titel="Vraag over contact").headers["location"])


def number(place: str) -> str:
    return place.split("/")[2]


def asked(dora: Visit, place: str, text: str, **more: str) -> str:
    sent = {"wijziging": number(place), "taal": "nl-B1", "tekst": text, "ruimte": "300"} | more
    return dora.post(PLACE, **sent).text


def test_words_that_are_typed_get_hints_and_are_kept_nowhere(dora: Visit, world: World, place: str) -> None:
    before = world.coordination.content.draft(DORA, number(place)).files
    page = asked(dora, place, "Er wordt contact met je opgenomen.")
    assert "zie je niet wie het doet" in page
    assert "34 van 300 letters" in page
    assert "<html" not in page
    assert world.coordination.content.draft(DORA, number(place)).files == before


def test_a_hard_word_of_the_house_gets_its_simpler_one_and_a_button_its_own_room(
    dora: Visit, place: str
) -> None:
    assert "kan makkelijker" in asked(dora, place, "Dit is conform de afspraak.")
    page = asked(dora, place, "Dit is een veel te lange knop", ruimte="22")
    assert "29 van 22 letters" in page
    assert "nabij-late" in page


def test_simple_words_an_unknown_language_and_markup_give_no_hint_and_no_harm(
    dora: Visit, place: str
) -> None:
    assert "<li>" not in asked(dora, place, "Hoe gaat het?")
    assert "<li>" not in asked(dora, place, "Er wordt contact met je opgenomen.", taal="xx")
    page = asked(dora, place, "<script>gecommuniceerdeaangelegenheden</script>")
    assert "<script>" not in page


def test_who_cannot_write_here_gets_no_hints(dora: Visit, url: str, place: str) -> None:
    assert dora.post(PLACE, wijziging="live", taal="nl-B1", tekst="x").status_code == MISSING
    with Visit(url) as mo:
        mo.log_in("mo", "coordinatie")
        mo.get("/inhoud")
        assert mo.post(PLACE, wijziging=number(place), taal="nl-B1", tekst="x").status_code == MISSING


def test_a_hint_comes_at_the_speed_of_typing(dora: Visit, place: str) -> None:
    text = "Er wordt morgen contact met je opgenomen over de dingen die we hebben besproken. " * 3
    asked(dora, place, text)
    took = []
    for _ in range(7):
        began = time.perf_counter()
        asked(dora, place, text)
        took.append(time.perf_counter() - began)
    print(f"hints: median {statistics.median(took) * 1000:.1f} ms a request")  # noqa: T201  # the figure
    assert statistics.median(took) < 0.25


def test_a_translation_that_grew_old_is_told_beside_its_field_until_somebody_says_it_is_right(
    dora: Visit, place: str
) -> None:
    form = typed_on(dora.get(f"{place}/stap/contact").text)
    sent = {**form, "vraag.open.nl-B1": "Was er contact vandaag?"}
    assert dora.post(f"{place}/stap/contact", **sent).status_code == SEE_OTHER
    page = dora.get(f"{place}/stap/contact").text
    assert page.count(OLD) == 4
    assert "4 vertalingen zijn verouderd" in page
    again = {**typed_on(page), "klopt": "vraag.open.en", "vraag.open.nl-A2": "Was er contact?"}
    assert dora.post(f"{place}/stap/contact", **again).status_code == SEE_OTHER
    page = dora.get(f"{place}/stap/contact").text
    assert page.count(OLD) == 2
    assert "Was er contact?" in page
    assert dora.post(f"{place}/stap/contact", **typed_on(page), klopt="weg").status_code == SEE_OTHER
    assert dora.get(f"{place}/stap/contact").text.count(OLD) == 2


def test_a_text_says_that_it_is_saved_only_after_a_save(dora: Visit, place: str) -> None:
    which = {"bestand": "texts/berichten.yaml", "plek": "commando.start"}
    page = f"/inhoud/{number(place)}/tekst"
    opened = dora.get(f"{page}?bestand={which['bestand']}&plek={which['plek']}").text
    assert "Bewaard." not in opened
    empty = {f"tekst-{one}": "Hallo." for one in ("nl-B1", "nl-A2")}
    answer = dora.post(page, **which, **empty, **{"tekst-en": ""})
    assert answer.headers["location"].endswith("&bewaard=ja")
    assert "bestand=texts%2Fberichten.yaml" in answer.headers["location"]
    told = dora.get(answer.headers["location"]).text
    assert "Bewaard." in told
    assert "Dit klopt nog niet:" in told


def test_the_page_of_languages_leads_to_each_text_that_is_old_or_missing_and_names_the_safety_texts(
    dora: Visit, place: str
) -> None:
    form = typed_on(dora.get(f"{place}/stap/contact").text)
    sent = {**form, "vraag.open.nl-B1": "Was er contact vandaag?", "vraag.neutraal.en": ""}
    assert dora.post(f"{place}/stap/contact", **sent).status_code == SEE_OTHER
    here = f"/inhoud/{number(place)}/talen"
    page = dora.get(here).text
    assert f'{place}/stap/contact#vraag.open.en"' in page
    assert f'{place}/stap/contact#vraag.neutraal.en"' in page.split('id="ontbreekt"')[1]
    assert f"{len(KEYS)} veiligheidsteksten in deze taal" in page
    assert "Geen veiligheidsteksten in deze taal: niemand krijgt er berichten in." in page
    only = dora.get(f"{here}?taal=en&bestand=dialogues/d4.yaml").text
    assert "U ziet alleen:" in only
    assert "replies/" not in only.split('id="verouderd"')[1]
    assert "#vraag.open.nl-A2" not in only.split('id="verouderd"')[1]
