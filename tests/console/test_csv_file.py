"""Files for a spreadsheet: no cell is a formula, and a row stays a row, whatever somebody typed."""

import csv
import io
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wall_payloads import FORMULAS, PAYLOADS

from console.csv_file import csv_file, plain_cell

HIDING = "\t\r\n\0 \"'\u00a0\u200b\ufeff\u202e\u2019\u3000"
SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212\u207a\u208b"
NASTY = st.text(st.one_of(st.sampled_from(HIDING + SIGNS + ";,"), st.characters()), max_size=12)


def _read(made: bytes) -> list[list[str]]:
    text = made.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";", strict=True))


def _calculated(cell: str) -> bool:
    """Say whether a spreadsheet that forgives much would begin to calculate: another way than the writer."""
    wide = unicodedata.normalize("NFKC", cell).replace("\u2212", "-")
    return wide.lstrip('"\u201c\u201d\u2018\u2019`\u00b4 \t\r\n\0\u00a0\u3000')[:1] in tuple("=+-@")


@given(st.lists(st.tuples(NASTY, NASTY, st.integers()), max_size=5))
def test_whatever_is_typed_no_cell_is_a_formula_and_every_row_stays_a_row(
    rows: list[tuple[str, str, int]],
) -> None:
    made = csv_file(["een", "twee", "getal"], rows)
    found = _read(made)
    assert [len(row) for row in found] == [3] * (len(rows) + 1)
    assert made.count(b"\r\n") == len(rows) + 1
    assert made.count(b"\n") == made.count(b"\r") == len(rows) + 1
    for row in found:
        for cell in row:
            assert not _calculated(cell), cell
            assert cell == plain_cell(cell) or cell.startswith("'")


@given(st.text(st.sampled_from(HIDING), max_size=6), st.sampled_from(SIGNS), NASTY)
@example("", "=", "")
@example('"', "\uff0b", "1")
def test_a_sign_that_calculates_gets_an_apostrophe_wherever_it_hides(
    before: str, sign: str, after: str
) -> None:
    assert plain_cell(before + sign + after).startswith("'")


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_an_ordinary_word_or_number_stays_as_it_is(word: str) -> None:
    assert plain_cell(word) == word
    assert _read(csv_file(["x"], [[word]]))[1] == [word]


def test_every_payload_is_one_cell_of_text() -> None:
    assert len(FORMULAS) >= 100
    found = _read(csv_file(["x", "y"], [(each, "vast") for each in PAYLOADS]))
    assert len(found) == len(PAYLOADS) + 1
    assert {row[1] for row in found[1:]} == {"vast"}
    assert not [row[0] for row in found if _calculated(row[0])]
    assert all(plain_cell(each).startswith("'") for each in FORMULAS if not each.startswith("x"))


def test_a_row_that_does_not_fit_its_head_is_refused() -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # it says nothing: no cell stands in an error
        csv_file(["een", "twee"], [["een"]])


@pytest.mark.parametrize("broken", ["\ud800=1", "\udcff"])
def test_half_a_letter_is_replaced(broken: str) -> None:
    assert "\ufffd" in plain_cell(broken)
