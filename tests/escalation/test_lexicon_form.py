"""A rule of danger words as a form: nothing gets lost on the way, and what cannot be kept is told."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault, Plain
from cases.levels import Level
from cases.sides import Speaker
from escalation.lexicon_form import (
    CATEGORY_OF,
    FIELDS,
    form_of,
    lines_of,
    plain_of,
    rows_in,
    rows_of_line,
    texts_in,
)
from escalation.lexicon_form_check import (
    MOST_CHOICES,
    MOST_IN_GROUP,
    MOST_LINES,
    MOST_PARTS,
    cleaned_form,
    field_at,
    finds_too_much,
    group_faults,
    own_faults,
    read_rule,
    rule_typed,
    typed_faults,
    words_find_too_much,
)
from escalation.lexicon_types import CATEGORIES, CODES, Hit, Keyword, Lexicon, Rule

TODAY = "2027-01-31"
CLASSES = {"DEUR": ("deur", "voordeur"), "HIJ": ("hij", "ie")}
WORDS = Lexicon(CLASSES, ())
DOOR: Mapping[str, Plain] = {
    "id": "nu.deur",
    "code": "R04",
    "category": "physical_violence",
    "severity": "acute",
    "any_order": [["trapt|beukt", "DEUR", "HIJ"], ["ramt", "DEUR"]],
    "window": "6",
    "raise": {"acute": ["mes"], "review": ["boos"]},
    "lower": {"high": ["gisteren"]},
    "roles": {"network": "high"},
    "unless": ["kat", "hond"],
    "except": ["de {DEUR} ... klemt"],
    "uitleg": "Iemand trapt tegen de deur.",
    "bron": "overleg team 2027-01",
    "eigenaar": "dina",
    "nagekeken": "2026-01-01",
    "tests": {
        "raak": ["hij trapt tegen de deur", {"t": "hij beukt de deur", "wie": "elder"}],
        "mis": ["de kat trapt tegen de deur"],
        "status": [
            {"t": "hij trapte tegen de deur, maar dat is jaren geleden", "status": "past", "ernst": "review"},
            {"t": "stel dat hij tegen de deur trapt", "status": "hypothetical"},
        ],
    },
}
TYPED = {
    **form_of(None),
    "thema": "R04",
    "ernst": "high",
    "samen": "trapt / beukt + deur",
    "raak": "hij trapt tegen de deur",
    "mis": "de deur is mooi",
    "uitleg": "Iemand trapt tegen de deur.",
    "bron": "overleg",
}
LINES = st.text(st.sampled_from("abc DEUR_|/+{}.*'é\u200b\n\x07"), max_size=12)
PLAIN = st.recursive(
    LINES | st.sampled_from(["past", "negated", "acute"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["t", "status", "acute", "high", "none", "raak", "mis", "status"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
RULES = st.dictionaries(st.sampled_from([*DOOR, "sequence", "gap", "past", "later"]), PLAIN, max_size=8)


def edited(before: Plain | None = DOOR, **typed: str) -> dict[str, Plain]:
    return plain_of({**form_of(before), **typed}, before, name="nu.deur", today=TODAY)


def typed_rule(**typed: str) -> Rule:
    found = rule_typed({**TYPED, **typed}, CLASSES)
    assert isinstance(found, Rule)
    return found


def problems(**typed: str) -> list[tuple[object, str]]:
    return [(one.path[0], one.problem) for one in typed_faults({**TYPED, **typed}, CLASSES)]


def test_a_rule_reads_as_plain_lines() -> None:
    shown = form_of(DOOR)
    assert shown["samen"] == "trapt / beukt + DEUR + HIJ\nramt + DEUR"
    assert shown["raak"] == "hij trapt tegen de deur\nhij beukt de deur"
    assert shown["zin_vroeger"] == "hij trapte tegen de deur, maar dat is jaren geleden"
    assert (shown["zin_niet"], shown["volgorde"], shown["ontkenning"]) == ("", "", "normal")
    assert (shown["zwaarder_acute"], shown["lichter_high"]) == ("mes", "gisteren")
    assert set(shown) == set(FIELDS)


def test_every_theme_has_the_name_by_which_the_rest_of_nabij_knows_it() -> None:
    assert set(CATEGORY_OF) == CODES
    assert set(CATEGORY_OF.values()) <= CATEGORIES


def test_a_form_that_nobody_touched_gives_back_the_rule_as_it_was() -> None:
    assert edited() == DOOR


def test_a_new_line_joins_the_rest_and_the_day_of_review_is_today() -> None:
    rule = edited(
        samen=f"{form_of(DOOR)['samen']}\n  sloopt/ sleutelt + DEUR ",
        raak=f"{form_of(DOOR)['raak']}\nhij sloopt de deur",
        zwaarder_acute="mes\nbijl",
        niet_bij="kat",
    )
    assert rule["any_order"] == [
        ["trapt|beukt", "DEUR", "HIJ"],
        ["ramt", "DEUR"],
        ["sloopt|sleutelt", "DEUR"],
    ]
    assert rule["raise"] == {"acute": ["mes", "bijl"], "review": ["boos"]}
    assert rule["unless"] == ["kat"]
    tests = rule["tests"]
    assert isinstance(tests, Mapping)
    assert tests["raak"] == [*DOOR["tests"]["raak"], "hij sloopt de deur"]  # type: ignore[call-overload, index]  # a plain tree
    assert (rule["roles"], rule["eigenaar"], rule["nagekeken"]) == (DOOR["roles"], "dina", TODAY)


def test_a_field_that_is_emptied_leaves_the_rule_and_what_no_field_shows_stays() -> None:
    rule = edited(zwaarder_acute="", lichter_high=" ", niet_bij="", afstand="", zin_vroeger="", mis="")
    assert rule["raise"] == {"review": ["boos"]}
    assert not {"lower", "unless", "window"} & set(rule)
    assert rule["tests"] == {
        "raak": DOOR["tests"]["raak"],  # type: ignore[index, call-overload]  # a plain tree
        "status": [{"t": "stel dat hij tegen de deur trapt", "status": "hypothetical"}],
    }
    bare: Plain = {"id": "nu.deur", "tests": {"raak": ["hij trapt"]}}
    assert "tests" not in edited(bare, raak="")


def test_a_sentence_about_long_ago_is_kept_as_one_and_another_theme_brings_its_name() -> None:
    rule = edited(zin_niet="hij trapt niet tegen de deur", thema="R07", vroeger="ignore")
    tests = rule["tests"]
    assert isinstance(tests, Mapping)
    assert tests["status"][-1] == {"t": "hij trapt niet tegen de deur", "status": "negated"}  # type: ignore[index]  # a plain tree
    assert (rule["code"], rule["category"], rule["past"]) == ("R07", "physical_violence", "ignore")
    assert edited(thema="R99")["category"] == ""


def test_another_severity_forgets_how_grave_a_sentence_about_long_ago_was() -> None:
    tests = edited(ernst="high")["tests"]
    assert isinstance(tests, Mapping)
    assert tests["status"] == [
        {"t": "hij trapte tegen de deur, maar dat is jaren geleden", "status": "past"},
        {"t": "stel dat hij tegen de deur trapt", "status": "hypothetical"},
    ]
    bare: Plain = {"id": "nu.deur", "tests": {"status": ["los"]}}
    assert edited(bare, ernst="high")["tests"] == {"status": ["los"]}


def test_a_new_rule_is_made_of_a_form_alone() -> None:
    rule = plain_of(TYPED, None, name="eigen.1", today=TODAY)
    assert rule == {
        "id": "eigen.1",
        "code": "R04",
        "category": "physical_violence",
        "severity": "high",
        "any_order": [["trapt|beukt", "deur"]],
        "tests": {"raak": ["hij trapt tegen de deur"], "mis": ["de deur is mooi"]},
        "uitleg": "Iemand trapt tegen de deur.",
        "bron": "overleg",
        "eigenaar": "coordinator",
        "nagekeken": TODAY,
    }
    assert typed_rule().level is Level.HIGH


def test_lines_rows_and_lists_are_read_however_they_were_typed() -> None:
    assert lines_of(" a \n\n b ") == ("a", "b")
    assert rows_of_line("de  deur|poort+ hij / ie") == ("de deur|poort", "hij|ie")
    assert rows_in(["a", "b"]) == (("a", "b"),)
    assert (rows_in("a"), rows_in(None), rows_in([])) == ((), (), ())
    assert (texts_in("a"), texts_in(None), texts_in({"a": "b"})) == (("a",), (), ())


@given(RULES)
def test_whatever_a_rule_holds_a_form_that_nobody_touched_keeps_it(rule: dict[str, Plain]) -> None:
    rule |= {"id": "x"}
    again = plain_of(form_of(rule), rule, name="x", today=TODAY)
    assert again == {"eigenaar": "coordinator", **rule}


@given(RULES, st.dictionaries(st.sampled_from(FIELDS), LINES, max_size=6))
def test_whatever_is_typed_what_no_field_shows_stays_and_the_fields_read_back(
    rule: dict[str, Plain], typed: dict[str, str]
) -> None:
    before = {**rule, "later": "blijft", "roles": {"elder": "high"}}
    made = plain_of({**form_of(before), **typed}, before, name="x", today=TODAY)
    assert (made["later"], made["roles"]) == ("blijft", {"elder": "high"})
    assert plain_of(form_of(made), made, name="x", today="2040-01-01") == made


@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, LINES)))
def test_whatever_is_typed_is_a_rule_or_told_at_a_field_of_the_form(values: dict[str, str]) -> None:
    clean, odd = cleaned_form(values)
    found = [*odd, *typed_faults(clean, CLASSES)]
    assert all(one.path[0] in FIELDS and one.problem and one.remedy for one in found)
    if not found:
        assert isinstance(rule_typed(clean, CLASSES), Rule | ContentFault)


def test_a_form_that_is_right_has_no_fault_and_an_empty_one_says_what_it_needs() -> None:
    assert problems() == []
    empty = {one.path[0] for one in typed_faults(form_of(None), CLASSES)}
    assert empty == {"thema", "ernst", "samen", "raak", "uitleg", "bron"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("(a+)+$", "In '(a' staat een teken dat Nabij niet zoekt: '('."),
        (".*.*.*x", "Bij '.*.*.*x' staat de ster niet goed."),
        ("*", "Bij '*' staat de ster niet goed."),
        ("sl*", "Bij 'sl*' staat de ster niet goed."),
        ("de deur*", "Bij 'de deur*' staat de ster niet goed."),
        ("trapt + + deur", "Naast een plus staat niets: 'trapt + + deur'."),
        ("trapt + POORT", "Een groep woorden met de naam 'POORT' is er niet."),
        ("trapt + ..", "In '..' staat geen woord."),
        ("x" * 701, "Deze regel is 701 letters lang."),
        (" + ".join(["trapt"] * (MOST_PARTS + 1)), "Hier staan 9 delen met een plus."),
        (" / ".join(["trapt"] * (MOST_CHOICES + 1)), "Hier staan 61 woorden naast elkaar."),
        ("trapt\n" * (MOST_LINES + 1), "Hier staan 151 regels."),
    ],
)
def test_a_line_that_cannot_be_searched_for_is_refused_in_words(line: str, told: str) -> None:
    assert problems(samen=line)[0] == ("samen", told)


@pytest.mark.parametrize("word", ["mishandel*", "*mes", "m'n", "sms-je", "öldürür", "DEUR", "112"])
def test_words_with_a_star_at_one_end_and_words_of_other_languages_are_kept(word: str) -> None:
    assert problems(samen=f"trapt + {word}") == []


def test_lists_sentences_numbers_and_choices_are_told_at_their_own_field() -> None:
    found = problems(
        niet_bij="kat\n\\d+",
        niet_in="de {POORT} ... klemt\nde {DEUR} ... klemt",
        zwaarder_acute="m" * 301,
        mis="z" * 301,
        bron="b" * 201,
        uitleg="een\ntwee",
        afstand="13",
        tussen="",
        ernst="erg",
    )
    assert [field for field, _ in found] == [
        *("ernst", "afstand", "tussen", "niet_bij", "niet_in", "zwaarder_acute", "mis", "uitleg", "bron"),
    ]
    assert problems(samen="", volgorde="geen + lucht") == []


def test_a_line_that_stood_there_already_is_not_judged_anew() -> None:
    values = {**TYPED, "samen": "de deur*\nsl*"}
    found = typed_faults(values, CLASSES, {"samen": "de deur*"})
    assert [one.path for one in found] == [("samen", 1)]


def test_pasted_words_become_ordinary_and_a_letter_that_no_phone_knows_is_told_with_its_line() -> None:
    values, faults = cleaned_form(
        {"raak": "hij\u00a0trapt\u200b\nde \u201cdeur\u201d", "mis": "goed\nmis\x07"}
    )
    assert values == {"raak": 'hij trapt\nde "deur"', "mis": "goed\nmis\x07"}
    assert [one.path for one in faults] == [("mis", 1)]
    _, faults = cleaned_form({"raak": "x" * 20_000})
    assert faults[0].problem == "Deze tekst is 20000 letters lang."


def test_what_the_reader_of_rules_refuses_is_told_at_the_field_that_mends_it() -> None:
    found = rule_typed({**TYPED, "samen": "de + hij"}, CLASSES)
    assert isinstance(found, ContentFault)
    assert (found.path, found.problem) == (("samen",), "'de' staat in bijna elk bericht.")
    broken = read_rule("geen regel", CLASSES)
    assert isinstance(broken, ContentFault)
    assert broken.path == ("samen",)
    assert (field_at("severity"), field_at("speakers")) == ("ernst", "samen")


def everyday(*texts: str) -> tuple[Hit, ...]:
    return tuple(Hit(text, Speaker.VICTIM) for text in texts)


def test_a_rule_that_finds_what_everybody_writes_is_refused_with_examples() -> None:
    plenty = everyday(*(f"de deur trapt nummer {number}" for number in range(4)), *["mooi weer"] * 16)
    found = finds_too_much(typed_rule(), WORDS, plenty)
    assert found is not None
    assert found.problem.startswith("Dit vindt 4 van de 20 gewone zinnen, zoals 'de deur trapt nummer 0'; ")
    assert finds_too_much(typed_rule(), WORDS, everyday(*["mooi weer"] * 20)) is None
    assert finds_too_much(typed_rule(), WORDS, (*plenty, *everyday(*["mooi weer"] * 60))) is None


def test_a_word_of_a_team_that_everybody_writes_is_refused() -> None:
    keywords = (Keyword("paraplu", Level.REVIEW, "Lees."), Keyword("de trapt", Level.REVIEW, "Lees."))
    plenty = everyday(*["de trapt deur"] * 4, *["mooi weer"] * 16)
    found = words_find_too_much(keywords, WORDS, plenty)
    assert found is not None
    assert (found.path, found.problem) == ((1,), "'de trapt' staat in 4 van de 20 gewone zinnen.")
    assert words_find_too_much(keywords[:1], WORDS, plenty) is None
    assert words_find_too_much(keywords, WORDS, everyday(*["de trapt deur"] * 4, *["mooi"] * 90)) is None


def test_a_rule_about_one_speaker_is_tried_as_that_speaker() -> None:
    rule = read_rule({**DOOR, "speakers": ["elder"]}, CLASSES)
    assert isinstance(rule, Rule)
    assert finds_too_much(rule, WORDS, everyday(*["hij trapt tegen de deur"] * 3)) is not None


def test_the_sentences_of_a_rule_prove_it_or_it_is_told_which_do_not() -> None:
    assert own_faults(typed_rule(), WORDS) == ()
    wrong = typed_rule(
        raak="de poort klemt", mis="hij trapt tegen de deur", zin_vroeger="trapt tegen de deur"
    )
    assert [(one.path[0], one.problem) for one in own_faults(wrong, WORDS)] == [
        ("raak", "Deze zin wordt nog niet gevonden: 'de poort klemt'."),
        (
            "zin_vroeger",
            "Deze zin wordt niet gelezen als lang geleden of als ontkend: 'trapt tegen de deur'.",
        ),
        ("mis", "Deze zin wordt gevonden en dat mag niet: 'hij trapt tegen de deur'."),
    ]


def test_a_sentence_of_another_severity_is_told_as_that() -> None:
    graver = {"tests": {"raak": [{"t": "hij trapt tegen de deur", "ernst": "concern"}], "mis": ["de deur"]}}
    rule = read_rule({**DOOR, **graver}, CLASSES)
    assert isinstance(rule, Rule)
    found = own_faults(rule, WORDS)[0]
    assert found.problem == (
        "Deze zin wordt gevonden met een andere ernst dan erbij hoort: 'hij trapt tegen de deur'."
    )


def test_a_rule_that_lacks_a_sentence_or_room_for_its_words_is_told() -> None:
    rule = typed_rule(ernst="acute", mis="", afstand="0")
    assert [one.path[0] for one in own_faults(rule, WORDS)] == ["raak", "mis", "zin_vroeger", "afstand"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Er staan nog geen woorden."),
        (["x"] * (MOST_IN_GROUP + 1), "Hier staan 401 woorden."),
        (["trapt", "y" * 61], "Dit is 61 letters lang."),
        (["trapt", "a|b"], "In 'a|b' staat een streep."),
        (["trapt", "de"], "'de' staat in bijna elk bericht."),
        (["trapt", "sl*"], "Bij 'sl*' staat de ster niet goed."),
        (["trapt", "(a+)+"], "In '(a+)+' staat een teken dat Nabij niet zoekt: '('."),
    ],
)
def test_a_word_that_a_group_cannot_hold_is_refused_in_words(words: list[str], told: str) -> None:
    (fault,) = group_faults(words, ("trapt",))
    assert (fault.path[0], fault.problem) == ("vormen", told)


def test_a_group_keeps_what_it_had_and_one_of_small_words_may_have_another() -> None:
    assert group_faults(["de deur*", "sloopt", "hij die"], ("de deur*",)) == ()
    assert group_faults(["hij", "ze"], ("hij",)) == ()


@given(st.lists(LINES.map(str.strip).filter(bool), max_size=4, unique=True))
def test_whatever_words_are_typed_a_group_that_is_kept_reads_as_words(words: list[str]) -> None:
    faults = group_faults(words, ())
    assert bool(words) or len(faults) == 1
    wrong = {one.path[-1] for one in faults}
    kept = [word for place, word in enumerate(words) if place not in wrong]
    assert all("|" not in word and any(letter.isalnum() for letter in word) for word in kept)
    assert group_faults(words, words) == () or not words
