"""A programme as rows of a form: the file comes back, and what was typed wrongly is told and kept."""

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import CONTENT
from yaml import CBaseLoader

from cases.content import Plain
from cases.programme import parse_programme
from cases.programme_form import (
    EMPTY_ROW,
    PERSON_FIELDS,
    ROW_FIELDS,
    FormRow,
    added_after,
    faults_of,
    form_of,
    moved,
    plain_of,
    removed,
    typed,
)

WEEKLY: dict[str, Plain] = {"van": "1", "elke": "7", "gesprek": "tik"}
WHOLE: dict[str, Plain] = {"programma": "p", "titel": "T", "dagen": [WEEKLY]}


def test_every_shipped_programme_comes_back_as_it_was() -> None:
    for path in (CONTENT / "programmes").glob("*.yaml"):
        plain = CBaseLoader(path.read_text(encoding="utf-8")).get_single_data()
        assert plain_of(form_of(plain), plain) == plain
        assert faults_of(form_of(plain), plain) == ()


def test_a_half_filled_row_is_told_by_row_and_field_and_stays() -> None:
    form = form_of({**WHOLE, "dagen": [{"van": "x", "gesprek": "tik"}, {"elke": "7"}, WEEKLY]})
    plain = plain_of(form, WHOLE)
    assert [fault.path for fault in faults_of(form, WHOLE)] == [("dagen", 0, "van"), ("dagen", 1)]
    assert plain == {**WHOLE, "dagen": [{"van": "x", "gesprek": "tik"}, {"elke": "7"}, WEEKLY]}


def test_a_fault_of_the_whole_or_of_a_person_is_told_too() -> None:
    form = form_of(
        {**WHOLE, "titel": "", "mensen": [{"dag": "2", "wat": "Bezoek"}, {"dag": "0", "wat": "x"}]}
    )
    assert [fault.path for fault in faults_of(form, {"programma": "p"})] == [("mensen", 1, "dag"), ("titel",)]
    ends = form_of({**WHOLE, "dagen": [{**WEEKLY, "tot": "9"}]})
    assert [fault.path for fault in faults_of(ends, WHOLE)] == [("dagen",)]


def test_what_has_another_shape_is_kept_beside_the_form() -> None:
    odd: Plain = {
        "programma": "p",
        "titel": ["T"],
        "later": "x",
        "dagen": ["los", {"van": {"a": "b"}, "gesprek": "d1\nd2", "nieuw": "x"}],
        "mensen": [],
        "verder_als": {"F0": ["Klaar"]},
    }
    assert plain_of(form_of(odd), odd) == odd
    assert plain_of(form_of("x"), "x") == {}
    assert plain_of(form_of({"dagen": "los"}), {}) == {"dagen": ["los"]}
    assert plain_of(form_of({"verder_als": "los"}), {}) == {"verder_als": "los"}


def test_lines_of_a_list_lose_their_empty_lines_and_nothing_else() -> None:
    row = typed(EMPTY_ROW, {"gesprek": "d1\r\n\n tik ", "van": "1"})
    form = form_of(WHOLE)
    plain = plain_of(type(form)(form.top, (row,), (), form.leave_when), WHOLE)
    assert plain == {**WHOLE, "dagen": [{"van": "1", "gesprek": ["d1", "tik"]}]}
    assert typed(row, {"van": ""}).text("van") == ""


ROWS = st.lists(
    st.dictionaries(st.sampled_from(ROW_FIELDS), st.text("abc 19", min_size=1).filter(str.strip)), max_size=4
)


@given(
    ROWS, st.lists(st.dictionaries(st.sampled_from(PERSON_FIELDS), st.text("ab 1", min_size=1)), max_size=3)
)
def test_whatever_is_typed_comes_back_and_every_fault_is_dutch(
    days: list[dict[str, str]], people: list[dict[str, str]]
) -> None:
    plain: Plain = {**WHOLE, "dagen": [*days, WEEKLY], "mensen": people}
    form = form_of(plain)
    assert form_of(plain_of(form, plain)) == form
    assert plain_of(form, plain) == plain
    found = faults_of(form, plain)
    assert all(fault.problem.endswith(".") and fault.remedy for fault in found)
    if not found:
        parse_programme(plain)


@given(st.integers(0, 5), st.integers(-3, 7), st.integers(-3, 7))
def test_adding_moving_and_removing_lose_no_other_row(size: int, place: int, to: int) -> None:
    rows = tuple(FormRow({"van": str(number)}, {}) for number in range(size))
    more = added_after(rows, place)
    assert [one for one in more if one != EMPTY_ROW] == list(rows)
    assert len(more) == size + 1
    assert sorted(moved(rows, place, to), key=str) == sorted(rows, key=str)
    if 0 <= place < size and 0 <= to < size:
        assert moved(rows, place, to)[to] == rows[place]
        assert moved(moved(rows, place, to), to, place) == rows
    assert len(removed(rows, place)) == size - (0 <= place < size)
