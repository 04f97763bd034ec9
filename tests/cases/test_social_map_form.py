"""An entry of the sociale kaart is typed in a form and reads back as it was; lines that save lives stay."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import Plain
from cases.social_map import parse_entry
from cases.social_map_form import (
    FIELDS,
    FIXED,
    LISTS,
    checked_on,
    entries_of,
    entry_of,
    faults_of,
    field_of,
    form_of,
    kept_faults,
    key_of,
    place_of,
)

TODAY = date(2027, 3, 16)
VT: dict[str, Plain] = {
    "sleutel": "vt",
    "naam": {"nl": "Veilig Thuis", "en": "Veilig Thuis"},
    "waar": "0800-2000",
    "open": "24/7",
    "kosten": "gratis",
    "rekening": "geen",
    "onderwerpen": ["advies", "advice"],
    "eigenaar": "coordinator",
    "bron": "veiligthuis.nl",
    "nagekeken": "2027-03-01",
}
BANK: dict[str, Plain] = {**VT, "sleutel": "voedselbank", "waar": "020-1234567", "gemeenten": ["Utrecht"]}


def with_field(entry: Mapping[str, Plain], **changes: Any) -> Plain:
    return entry_of({**form_of(entry), **changes}, entry)


def test_an_entry_reads_back_as_it_was_with_what_the_form_does_not_show() -> None:
    odd = {**BANK, "eigen": "iets"}
    assert entry_of(form_of(odd), odd) == odd
    assert form_of("nergens") == dict.fromkeys(FIELDS, "")
    assert form_of({**BANK, "taal": "nl", "naam": "x"})["taal"] == ""


words = st.text("abcdé -", min_size=1, max_size=12).map(lambda text: " ".join(text.split()))


@given(st.dictionaries(st.sampled_from(FIELDS), words))
def test_what_is_typed_comes_back_as_it_was_typed(typed: dict[str, str]) -> None:
    again = form_of(entry_of(typed, {"eigen": "iets"}))
    assert {name: text for name, text in again.items() if text} == {
        name: text for name, text in typed.items() if text
    }


def test_a_good_entry_has_no_faults_and_every_fault_names_its_field() -> None:
    assert faults_of(BANK, ["vt"], TODAY) == ()
    wrong = {
        "open": "altijd",
        "kosten": "duur",
        "nagekeken": "gisteren",
        "naam.en": "",
        "onderwerpen": "",
        "sleutel": "",
        "let_op.en": "only in English",
    }
    wanted = {"let_op.en": "let_op.nl"}
    for name, text in wrong.items():
        told = faults_of(with_field(BANK, **{name: text}), [], TODAY)
        assert [field_of(one.path) for one in told] == [wanted.get(name, name)], told
        assert told[0].remedy


def test_hours_are_needed_in_words_or_as_hours() -> None:
    told = faults_of(with_field(BANK, open=""), [], TODAY)
    assert [field_of(one.path) for one in told] == ["tijden.nl"]


def test_a_key_twice_a_day_to_come_and_a_long_text_are_refused() -> None:
    assert [one.path for one in faults_of(BANK, ["voedselbank"], TODAY)] == [("sleutel",)]
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    assert [one.path for one in faults_of(with_field(BANK, nagekeken=tomorrow), [], TODAY)] == [
        ("nagekeken",)
    ]
    told = faults_of(with_field(BANK, **{"let_op.nl": "x" * 401, "let_op.en": "x"}), [], TODAY)
    assert [field_of(one.path) for one in told] == ["let_op.nl"]


def test_a_number_of_a_person_and_another_number_of_help_are_refused_at_their_field() -> None:
    told = faults_of(with_field(BANK, waar="06-12345678"), [], TODAY)
    assert [field_of(one.path) for one in told] == ["waar"]
    told = faults_of(with_field(VT, waar="0800-2001"), [], TODAY)
    assert [field_of(one.path) for one in told] == ["waar"]


@pytest.mark.parametrize("name", FIXED)
def test_the_lines_that_save_lives_are_not_moved_hidden_or_taken_away(name: str) -> None:
    other = "iets anders" if name not in LISTS else "Utrecht"
    told = kept_faults(VT, with_field(VT, **{name: other}))
    assert [one.path for one in told] == [(name,)]
    assert kept_faults(BANK, with_field(BANK, **{name: other})) == ()


def test_they_may_be_explained_anew_and_never_go() -> None:
    assert kept_faults(VT, with_field(VT, **{"let_op.nl": "Belt gratis.", "let_op.en": "Free."})) == ()
    assert [one.path for one in kept_faults(VT, None)] == [("sleutel",)]
    assert kept_faults(BANK, None) == ()


def test_an_entry_is_found_by_its_key_and_checked_with_one_click() -> None:
    entries = entries_of({"ingangen": [VT, BANK, "kapot"]})
    assert [key_of(one) for one in entries] == ["vt", "voedselbank", ""]
    assert (place_of(entries, "voedselbank"), place_of(entries, "weg")) == (1, None)
    assert entries_of(None) == entries_of({"ingangen": "kapot"}) == ()
    assert parse_entry(checked_on(BANK, TODAY)).checked_on == TODAY
    assert checked_on("kapot", TODAY) == {"nagekeken": "2027-03-16"}


def test_a_fault_of_a_whole_part_stands_at_its_first_field() -> None:
    assert field_of(("naam",)) == "naam.nl"
    assert field_of(("onderwerpen", 0)) == "onderwerpen"
