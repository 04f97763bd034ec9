"""Differences as a coordinator reads them: Dutch, without a word of a programmer."""

import pytest

from cases.content_diff import Change, Difference, Thing
from cases.content_diff_pieces import item_pieces, word_pieces
from cases.content_road import REASONS, Reason
from console.content_diff_words import as_line, title_of, told, told_differences, told_reason, where_of


def test_an_answer_that_goes_elsewhere_reads_as_a_sentence() -> None:
    path = "dialogues/d1.yaml"
    old, new = (
        {path: {"vragen": {"veilig": {"knoppen": [{"knop": "nee", "naar": to}]}}}} for to in ("hoe", "nood")
    )
    (one,) = told_differences(old, new)
    assert one.title == "Vraag 'veilig', antwoord 'nee': gaat nu naar 'nood' in plaats van 'hoe'"
    assert (one.where, one.pieces) == ("Gesprek d1", ())


@pytest.mark.parametrize("thing", list(Thing))
@pytest.mark.parametrize("change", list(Change))
def test_every_kind_of_difference_has_words(thing: Thing, change: Change) -> None:
    for field in ("", "naar", "signaal", "laag.signaal", "iets"):
        one = Difference(thing, change, "kant_b.yaml", ("a", "b"), field, mode="open", language="nl-B1")
        assert ": " in title_of(one)
        assert "%(" not in title_of(one)
        assert told(one).where == "Andere woorden voor kant b"


@pytest.mark.parametrize("code", sorted(REASONS))
def test_every_reason_why_a_change_is_not_small_has_words(code: str) -> None:
    said = told_reason(Reason(code, "dialogues/d1.yaml", ("vragen", 0)))
    assert said.startswith("Gesprek d1 (vragen, 1): ")


def test_marked_words_read_in_plain_text() -> None:
    assert as_line(word_pieces("Gaat het goed?", "Gaat het nu goed?")) == "Gaat het [+nu +]goed?"
    assert as_line(item_pieces(["a", "b"], ["b", "c"]), of_items=True) == "[-a-], [+c+]"
    assert " … " in as_line(word_pieces("x " * 90, "x " * 90 + "y"))


def test_a_file_without_a_name_for_people_is_told_by_its_own() -> None:
    assert where_of("iets.yaml") == "iets.yaml"


def test_a_danger_rule_reads_without_a_name_from_a_file() -> None:
    path = "lexicon/a.yaml"
    rule = {"id": "deur", "severity": "acute", "any_order": [["deur"]], "tests": {"raak": ["de deur"]}}
    other = {**rule, "severity": "high", "any_order": [["deur", "nu"]], "tests": {"raak": ["een deur"]}}
    told_ = told_differences({path: {"rules": [rule]}}, {path: {"rules": [other]}})
    titles = {one.title for one in told_}
    assert "Gevaarregel 'deur': hoe ernstig het is gaat van acuut naar hoog" in titles
    assert {one.rpartition(": ")[2] for one in titles} == {
        "hoe ernstig het is gaat van acuut naar hoog",
        "de woorden waarop de regel let zijn anders",
        "de zinnen die Nabij moet vinden zijn anders",
    }


@pytest.mark.parametrize(
    ("field", "change", "said"),
    [
        ("tijden", Change.NEW, "de openingstijden zijn nieuw"),
        ("taal", Change.CHANGED, "de talen die men er spreekt zijn anders"),
        ("rekening", Change.CHANGED, "het spoor op de telefoonrekening is anders"),
        ("crisis", Change.GONE, "de keuze voor crisis is weg"),
        ("tests", Change.MOVED, "de voorbeelden: de volgorde is anders"),
        ("titel", Change.NEW, "de titel is nieuw"),
    ],
)
def test_a_field_is_told_in_good_dutch(field: str, change: Change, said: str) -> None:
    one = Difference(Thing.ENTRY, change, "social_map.yaml", ("vt",), field)
    assert title_of(one) == f"Sociale kaart, 'vt': {said}"
