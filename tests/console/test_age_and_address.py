"""How old somebody is, how to address them, and the word on the help button: asked, kept, and refused."""

from html import unescape

import pytest
from console_visit import Visit
from console_world import World

from cases.desk import NewClient
from cases.facts import Age, Facts
from cases.help_button import CHOICES
from console.safe_contact_form import CHANNEL_QUESTIONS
from vault.contact_codec import facts_of, facts_text

FORM = {
    "alias": "Terp-13",
    "rol": "stayer",
    "taal": "nl-B1",
    "bot": "a-2",
    "kanaal": "telegram",
    "wissen": "uur",
    "vorm": "neutral",
    "opener": "eigen",
    "opener_eigen": "De lijst staat klaar.",
    "handdruk": "tap",
    "dag0_van": "19:00",
    "dag0_tot": "21:00",
    "zone": "Europe/Amsterdam",
    "per_dag": "1",
    "tweede": "nee",
    "geldig_tot": "2026-12-23",
    "fase": "F1",
    "programma": "weekly",
    "akkoord": "ja",
    **dict.fromkeys(CHANNEL_QUESTIONS, "ja"),
}


def enrolled(world: World, anna: Visit, **typed: str) -> NewClient:
    assert "location" in anna.post("/clienten/nieuw", **{**FORM, **typed}).headers
    return world.a.enrolled[-1]


def test_who_was_not_asked_is_an_adult_who_is_called_je(world: World, anna: Visit) -> None:
    facts = enrolled(world, anna).facts
    assert (facts.age, facts.formal) == (Age.ADULT, False)
    assert enrolled(world, anna, alias="Terp-14").contact.help_label == ""


@pytest.mark.parametrize("age", Age)
def test_age_and_address_are_kept_with_the_client(world: World, anna: Visit, age: Age) -> None:
    facts = enrolled(world, anna, leeftijd=age.value, aanspreken="u").facts
    assert (facts.age, facts.formal) == (age, True)
    assert facts_of(facts_text(facts)) == facts


def test_facts_that_an_older_version_stored_are_of_an_adult() -> None:
    stored = facts_text(Facts()).replace('"age":"adult",', "").replace(',"formal":false', "")
    assert "age" not in stored
    assert facts_of(stored) == Facts()


@pytest.mark.parametrize(
    ("field", "typed"), [("leeftijd", "74"), ("aanspreken", "gij"), ("hulpknop", "Iets anders")]
)
def test_another_word_than_the_page_offers_is_refused_where_it_stands(
    world: World, anna: Visit, field: str, typed: str
) -> None:
    answer = anna.post("/clienten/nieuw", **{**FORM, field: typed})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert world.a.enrolled == []


@pytest.mark.parametrize("word", CHOICES)
def test_every_word_of_the_list_may_stand_on_the_button(world: World, anna: Visit, word: str) -> None:
    assert enrolled(world, anna, hulpknop=word).contact.help_label == word


def test_the_page_offers_those_words_and_no_other(anna: Visit) -> None:
    page = unescape(anna.get("/clienten/nieuw").text)
    for word in CHOICES:
        assert f'<option value="{word}"' in page
    assert '<option value="Hulp"' not in page
    for age in Age:
        assert f'<option value="{age.value}"' in page
