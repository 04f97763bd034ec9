"""Loose texts and ready answers: languages side by side, two editors, odd letters, old translations."""

from collections.abc import Iterator
from contextlib import ExitStack
from html import unescape

import pytest
from console_visit import Visit
from console_world import DORA, World

SEE_OTHER, CONFLICT, UNFIT, MISSING = 303, 409, 422, 404
REPLY = {"bestand": "replies/gesprek.yaml", "plek": "geen_haast"}
HELP = {"bestand": "texts/berichten.yaml", "plek": "commando.start"}


@pytest.fixture
def people(url: str) -> Iterator[dict[str, Visit]]:
    with ExitStack() as stack:
        visits = {name: stack.enter_context(Visit(url)) for name in ("dora", "cor", "mo")}
        for name, visit in visits.items():
            visit.log_in(name, "coordinatie")
        yield visits


@pytest.fixture
def place(people: dict[str, Visit]) -> str:
    dora = people["dora"]
    dora.get("/inhoud")
    return str(dora.post("/inhoud/nieuw", titel="Woorden").headers["location"])


def address(place: str, which: dict[str, str]) -> str:
    return f"{place}/tekst?bestand={which['bestand']}&plek={which['plek']}"


def fields(page: str) -> dict[str, str]:
    """Return the form as it stands on the page."""
    found = {}
    for part in page.split('<textarea class="utrecht-textarea" id="')[1:]:
        found[part.split('"')[0]] = unescape(part.split(">\n", 1)[1].split("</textarea>")[0])
    return {**found, "gezien": page.split('name="gezien" value="')[1].split('"', maxsplit=1)[0]}


def said(world: World, place: str, which: dict[str, str], language: str) -> object:
    files = world.coordination.content.draft(DORA, place.rsplit("/", 1)[1]).files
    part = files[which["bestand"]][which["plek"]]  # type: ignore[index, call-overload]  # a plain tree
    return (part.get("beide") or part)[language]  # type: ignore[index, union-attr, call-overload]  # a plain tree


def test_texts_are_found_by_name_and_by_words_and_only_read_by_who_does_not_write(
    people: dict[str, Visit], place: str
) -> None:
    page = people["dora"].get(f"{place}/teksten?zoek=commando.start").text
    assert "1 tekst" in page
    assert "commando.start" in people["dora"].get(f"{place}/teksten?zoek=typ het gerust").text
    assert "geen_haast" in people["mo"].get(f"{place}/antwoorden").text
    assert " readonly" in people["mo"].get(address(place, REPLY)).text
    assert people["mo"].post(f"{place}/tekst", **REPLY).status_code == MISSING


def test_words_are_saved_and_other_languages_grow_old_until_somebody_says_they_are_right(
    people: dict[str, Visit], place: str, world: World
) -> None:
    dora = people["dora"]
    form = fields(dora.get(address(place, HELP)).text)
    form["tekst-nl-B1"] = "Hallo. Dit is {afzender}. Wil je iets zeggen? Typ het gerust."
    assert dora.post(f"{place}/tekst", **HELP, **form).status_code == SEE_OTHER
    assert said(world, place, HELP, "nl-B1") == form["tekst-nl-B1"]
    page = dora.get(address(place, HELP)).text
    assert page.count("Verouderd: het Nederlands is veranderd.") == 4
    assert "Hallo." in page.split("Verouderd")[1]
    dora.post(f"{place}/tekst", **HELP, klopt="en")
    assert dora.get(address(place, HELP)).text.count("Verouderd: het Nederlands is veranderd.") == 3
    assert said(world, place, HELP, "en")
    assert "vertaling verouderd" in dora.get(f"{place}/teksten").text


def test_two_people_in_one_text_see_each_others_words_and_nothing_is_lost(
    people: dict[str, Visit], place: str, world: World
) -> None:
    dora, cor = people["dora"], people["cor"]
    first, second = (fields(one.get(address(place, REPLY)).text) for one in (dora, cor))
    dora.post(
        f"{place}/tekst", **REPLY, **{**first, "tekst-nl-B1": "Van Dora. Je hoeft niet alles te vertellen."}
    )
    answer = cor.post(f"{place}/tekst", **REPLY, **{**second, "tekst-nl-B1": "Van Cor. Rustig aan."})
    assert answer.status_code == CONFLICT
    assert "Van Dora." in answer.text
    again = fields(answer.text)
    assert again["tekst-nl-B1"] == "Van Cor. Rustig aan."
    assert cor.post(f"{place}/tekst", **REPLY, **again).status_code == SEE_OTHER
    assert said(world, place, REPLY, "nl-B1") == "Van Cor. Rustig aan."


@pytest.mark.parametrize(
    ("typed", "told"),
    [("x" * 20_000, "Deze tekst is 20000 letters lang."), ("Hoi \x07 daar", "geen telefoon kan tonen")],
)
def test_what_cannot_be_kept_is_refused_in_words_and_still_stands_there(
    people: dict[str, Visit], place: str, typed: str, told: str
) -> None:
    dora = people["dora"]
    form = fields(dora.get(address(place, REPLY)).text)
    answer = dora.post(f"{place}/tekst", **REPLY, **{**form, "tekst-nl-B1": typed})
    assert answer.status_code == UNFIT
    assert told in answer.text
    assert fields(answer.text)["tekst-nl-B1"] == typed


def test_words_pasted_from_a_document_become_ordinary(
    people: dict[str, Visit], place: str, world: World
) -> None:
    dora = people["dora"]
    form = fields(dora.get(address(place, REPLY)).text)
    pasted = "Neem\u00a0je \u201ctijd\u201d.\u200b Je hoeft niet alles te vertellen."
    dora.post(f"{place}/tekst", **REPLY, **{**form, "tekst-nl-B1": pasted})
    assert said(world, place, REPLY, "nl-B1") == 'Neem je "tijd". Je hoeft niet alles te vertellen.'


def test_a_strange_number_and_a_language_that_is_missing_are_told_after_saving(
    people: dict[str, Visit], place: str
) -> None:
    dora = people["dora"]
    form = fields(dora.get(address(place, HELP)).text)
    changed = {"tekst-nl-B1": "Bel 0900-1234. Typ het gerust.", "tekst-en": ""}
    dora.post(f"{place}/tekst", **HELP, **{**form, **changed})
    page = dora.get(address(place, HELP)).text
    assert "Dit klopt nog niet" in page
    assert "0900-1234" in page
    assert "Vul deze tekst in." in page


def test_hints_say_what_is_hard_and_a_draft_is_written_from_right_to_left(
    people: dict[str, Visit], place: str
) -> None:
    dora = people["dora"]
    form = fields(dora.get(address(place, REPLY)).text)
    form["tekst-nl-B1"] = "Je kunt te allen tijde contact opnemen betreffende jouw traject."
    dora.post(f"{place}/tekst", **REPLY, **form)
    assert "nabij-help" in dora.get(address(place, REPLY)).text
    draft = dora.get(address(place, {**REPLY, "plek": "gelezen/concept"})).text
    assert 'lang="ar" dir="rtl"' in draft
    assert "krijgt niemand" in draft


@pytest.mark.parametrize(
    "which", [{"bestand": "lexicon/klassen.yaml", "plek": "x"}, {**REPLY, "plek": "nergens"}]
)
def test_what_is_no_text_is_not_found(people: dict[str, Visit], place: str, which: dict[str, str]) -> None:
    assert people["dora"].get(address(place, which)).status_code == MISSING


def test_the_page_of_languages_leads_to_what_grew_old(people: dict[str, Visit], place: str) -> None:
    dora = people["dora"]
    assert "Elke vertaling hoort bij het Nederlands" in dora.get("/inhoud/live/talen").text
    form = fields(dora.get(address(place, HELP)).text)
    form["tekst-nl-B1"] = "Hallo. Dit is {afzender}. Wil je iets zeggen? Typ het gerust."
    dora.post(f"{place}/tekst", **HELP, **form)
    page = dora.get(f"{place}/talen").text
    assert "1 verouderd" in page
    assert "plek=commando.start#tekst-en" in page
