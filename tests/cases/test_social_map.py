"""Whom a person can turn to: two at most, nothing stale but the three that save lives, never nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault, Plain
from cases.levels import Language
from cases.opening_hours import parse_opening_hours
from cases.social_map import (
    ALWAYS,
    MOST,
    OLDEST,
    REGION,
    Entry,
    SocialMap,
    Told,
    expired,
    look_up,
    parse_social_map,
    region_named,
)

TODAY = date(2027, 3, 1)
PLAIN: dict[str, Plain] = {
    "naam": {"nl": "Hulp", "en": "Help"},
    "waar": "0800-2000",
    "tijden": {"nl": "dag en nacht", "en": "day and night"},
    "kosten": "gratis",
    "onderwerpen": ["Huiselijk  Geweld"],
    "eigenaar": "coordinator",
    "bron": "bron",
    "nagekeken": "2027-02-01",
}


def plain(*more: Plain, **changes: Plain) -> Plain:
    always: list[Plain] = [{**PLAIN, **changes, "sleutel": key} for key in ALWAYS]
    return {"ingangen": [*always, *more]}


def entry(key: str, checked: date = TODAY, places: tuple[str, ...] = (), topic: str = "geld") -> Entry:
    return Entry(key, Told("n", "e"), "1", Told(), "gratis", Told(), (topic,), places, "c", "b", checked)


VT = entry("vt", date(2020, 1, 1), topic="geweld")


def test_a_map_is_read_to_typed_entries() -> None:
    more: Plain = {
        **PLAIN,
        "sleutel": "wijk",
        "let_op": {"nl": "Let op", "en": "Mind"},
        "gemeenten": ["Almere"],
    }
    *_, vt, local = parse_social_map(plain(more))
    assert local == Entry(
        "wijk",
        Told("Hulp", "Help"),
        "0800-2000",
        Told("dag en nacht", "day and night"),
        "gratis",
        Told("Let op", "Mind"),
        ("huiselijk geweld",),
        ("almere",),
        "coordinator",
        "bron",
        date(2027, 2, 1),
    )
    assert (vt.note, vt.municipalities) == (Told(), ())
    assert (local.note.in_language(Language.EN), local.note.in_language(Language.NL_A2)) == ("Mind", "Let op")


@pytest.mark.parametrize(
    ("broken", "path", "problem"),
    [
        (plain(nagekeken="gister"), ("ingangen", 0, "nagekeken"), "geen dag"),
        (plain(kosten="duur"), ("ingangen", 0, "kosten"), "onbekend"),
        (plain(naam={"nl": "Hulp"}), ("ingangen", 0, "naam"), "'en' ontbreekt"),
        (plain(open="Ma 9-17"), ("ingangen", 0, "open"), "geen dag"),
        (plain(rekening="soms"), ("ingangen", 0, "rekening"), "onbekend"),
        (plain(crisis="misschien"), ("ingangen", 0, "crisis"), "onbekend"),
        (plain(extra="x"), ("ingangen", 0, "extra"), "onbekend"),
        (plain({**PLAIN, "sleutel": "vt"}), ("ingangen", 3, "sleutel"), "twee keer"),
        ({"ingangen": []}, ("ingangen",), "'112' ontbreekt"),
        ({"lijst": []}, ("lijst",), "onbekend"),
    ],
)
def test_a_broken_map_is_refused_with_its_place(
    broken: Plain, path: tuple[str | int, ...], problem: str
) -> None:
    with pytest.raises(ContentFault) as fault:
        parse_social_map(broken)
    assert fault.value.path == path
    assert problem in fault.value.problem


def test_an_entry_that_was_not_checked_for_ninety_days_is_hidden() -> None:
    just, late = entry("just", TODAY - OLDEST), entry("late", TODAY - OLDEST - timedelta(days=1))
    assert look_up((VT, just, late), "Geld ", "", TODAY) == (just,)
    ahead = entry("ahead", TODAY + timedelta(days=2))
    assert look_up((VT, ahead), "geld", "", TODAY) == (VT,)


def test_what_is_near_goes_first_and_what_is_for_another_place_stays_out() -> None:
    country, near = entry("country"), entry("near", places=("almere",))
    assert look_up((country, near), "geld", " ALMERE ", TODAY) == (near, country)
    assert look_up((country, near), "geld", "Urk", TODAY) == (country,)


def test_what_is_shut_now_stands_behind_what_is_not() -> None:
    day = datetime(2027, 3, 16, 20, 0, tzinfo=UTC)
    shut = replace(entry("shut"), opens=parse_opening_hours("Mo-Fr 09:00-17:00"))
    words, always = entry("words"), replace(entry("always"), opens=parse_opening_hours("24/7"))
    assert look_up((shut, words, always), "geld", "", TODAY, day) == (words, always)
    assert look_up((shut, words), "geld", "", TODAY) == (shut, words)


def test_a_name_can_be_one_that_gives_nothing_away() -> None:
    open_name = entry("x")
    plain = replace(open_name, discreet=Told("het gratis adviesnummer", "the free advice line"))
    assert plain.named(Language.NL_B1, discreet=True) == "het gratis adviesnummer"
    assert plain.named(Language.EN) == open_name.name.en
    assert open_name.named(Language.EN, discreet=True) == ""


ENTRIES = st.lists(
    st.builds(
        entry,
        st.sampled_from(["112", "113", "wijk", "geld"]),
        st.dates(TODAY - timedelta(days=200), TODAY + timedelta(days=9)),
        st.sampled_from([(), ("almere",)]),
        st.sampled_from(["geld", "geweld"]),
    )
).map(tuple)


@given(ENTRIES, st.sampled_from(["geld", "geweld", "vis", ""]), st.sampled_from(["almere", "urk", ""]))
def test_an_answer_is_never_empty_never_long_and_never_stale(
    entries: SocialMap, topic: str, municipality: str
) -> None:
    found = look_up((*entries, VT), topic, municipality, TODAY)
    assert 1 <= len(found) <= MOST
    assert all(one.is_shown(TODAY) and (one.is_fresh(TODAY) or one.key in ALWAYS) for one in found)
    assert all(not one.municipalities or municipality in one.municipalities for one in found)
    assert all(topic in one.topics for one in found) or found == (VT,)


def test_a_region_is_named_by_its_key_at_any_age_and_nothing_else_is_a_region() -> None:
    entries = (VT, entry("vt-zeeland", date(2015, 1, 1)), entry("wijk"))
    assert [region_named(entries, key) for key in ("vt-zeeland", "wijk", "vt", "vt-weg", "")] == [
        "n",
        "",
        "",
        "",
        "",
    ]


@given(st.text(max_size=12), st.lists(st.sampled_from(["vt", "vt-a", "vt-b", "wijk"]), unique=True))
def test_only_a_regional_entry_of_the_map_gives_a_name(key: str, keys: list[str]) -> None:
    entries = tuple(entry(each) for each in keys)
    for asked in (key, *keys):
        named = region_named(entries, asked)
        assert bool(named) == (asked in keys and asked.startswith(REGION))


def test_an_entry_can_tell_its_hours_languages_trace_and_neutral_name() -> None:
    bare: dict[str, Plain] = {name: one for name, one in PLAIN.items() if name != "tijden"}
    more: Plain = {
        **bare,
        "sleutel": "chat",
        "open": "Mo-Fr 09:00-17:00",
        "taal": ["nl", "en"],
        "neutraal": {"nl": "het adviesnummer", "en": "the advice line"},
        "rekening": "geen",
        "crisis": "ja",
    }
    *_, found = parse_social_map(plain(more))
    assert found.hours == Told(
        "maandag tot en met vrijdag van 9 tot 17 uur", "Monday to Friday from 09:00 to 17:00"
    )
    assert (found.languages, found.discreet.nl, found.trace, found.is_crisis) == (
        ("nl", "en"),
        "het adviesnummer",
        "geen",
        True,
    )
    monday = datetime(2027, 3, 1, 10)  # noqa: DTZ001  # a wall clock has no zone
    assert found.is_open(monday, is_holiday=False)
    assert VT.is_open(monday, is_holiday=False) is None
    *_, both = parse_social_map(plain({**PLAIN, "sleutel": "beide", "open": "24/7"}))
    assert both.hours.nl == "dag en nacht"


def test_an_entry_for_a_crisis_that_was_not_checked_lately_is_named() -> None:
    entries = parse_social_map(plain({**PLAIN, "sleutel": "crisis", "crisis": "ja"}))
    assert expired(entries[-1:], TODAY) == []
    assert [one.path[-1] for one in expired(entries[-1:], TODAY + OLDEST)] == ["nagekeken"]
