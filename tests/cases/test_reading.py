"""Reading typed values from plain content: every refusal names its place and a remedy."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import reading
from cases.content import ContentFault, Plain

WHERE = ("bestand", 3)


@pytest.mark.parametrize(
    ("read", "plain"),
    [
        (lambda plain: reading.part(plain, WHERE), "tekst"),
        (lambda plain: reading.part(plain, WHERE), ["lijst"]),
        (lambda plain: reading.rows(plain, WHERE), "tekst"),
        (lambda plain: reading.rows(plain, WHERE), {"naam": "waarde"}),
        (lambda plain: reading.words(plain, WHERE), " "),
        (lambda plain: reading.words(plain, WHERE), ["a"]),
        (lambda plain: reading.choice(plain, ("a", "b"), WHERE), "c"),
        (lambda plain: reading.yes(plain, WHERE), "yes"),
        (lambda plain: reading.count(plain, WHERE, 7), "8"),
        (lambda plain: reading.count(plain, WHERE, 7), "0"),
        (lambda plain: reading.count(plain, WHERE, 7), "-1"),
        (lambda plain: reading.count(plain, WHERE, 7), "²"),
        (lambda plain: reading.counts(plain, WHERE, 7), "5-3"),
        (lambda plain: reading.counts(plain, WHERE, 7), "1-x"),
    ],
)
def test_what_does_not_fit_is_refused_in_its_place(read: Callable[[Plain], object], plain: Plain) -> None:
    with pytest.raises(ContentFault) as fault:
        read(plain)
    assert fault.value.path == WHERE
    assert fault.value.problem.endswith(".")
    assert fault.value.remedy.endswith(".")


def test_what_fits_is_returned_as_it_is_meant() -> None:
    assert reading.part({"a": "b"}, ()) == {"a": "b"}
    assert reading.rows(["a"], ()) == ["a"]
    assert reading.words(" a ", ()) == "a"
    assert reading.needed({"a": "b"}, "a", ()) == "b"
    assert reading.choice("b", ("a", "b"), ()) == "b"
    assert reading.yes("ja", ())
    assert not reading.yes("nee", ())
    reading.known_fields({"a": ""}, ("a", "b"), ())


def test_a_missing_and_an_unknown_field_are_named() -> None:
    with pytest.raises(ContentFault, match="'naam' ontbreekt"):
        reading.needed({}, "naam", ())
    with pytest.raises(ContentFault) as fault:
        reading.known_fields({"nam": ""}, ("naam", "titel"), WHERE)
    assert fault.value.path == (*WHERE, "nam")
    assert fault.value.remedy == "Kies uit: naam, titel."


def test_days_may_be_one_a_list_or_a_run() -> None:
    assert reading.counts("3", (), 9) == (3,)
    assert reading.counts(["3", "5"], (), 9) == (3, 5)
    assert reading.counts("3-5", (), 9) == (3, 4, 5)


@given(st.text())
def test_a_count_is_always_inside_its_bounds_or_refused(text: str) -> None:
    try:
        found = reading.count(text, (), 31)
    except ContentFault:
        return
    assert 1 <= found <= 31
