"""A list of words is read as rows and written back with one row changed, in the order it has."""

from hypothesis import given
from hypothesis import strategies as st

from cases.content import Plain
from dialogs.word_list import Pair, pairs_of, with_pair

words = st.text("abc ", min_size=1, max_size=6)
pairs = st.builds(Pair, words, words, st.sampled_from(["", "let op"]), st.sampled_from([(), ("vorm",)]))
LIST: dict[str, Plain] = {
    "aanvang": "begin",
    "traject": {"makkelijk": "hulp", "let_op": "zeg wat er gebeurt", "vormen": ["trajectje"]},
}


@given(st.lists(pairs, unique_by=lambda one: one.left))
def test_rows_read_back_as_they_were_written(rows: list[Pair]) -> None:
    plain: Plain = {}
    for one in rows:
        plain = with_pair(plain, one.left, one)
    assert list(pairs_of(plain)) == rows


def test_a_row_is_changed_in_its_place_removed_or_added_behind() -> None:
    changed = with_pair(LIST, "aanvang", Pair("begin", "start"))
    assert [one.left for one in pairs_of(changed)] == ["begin", "traject"]
    assert [one.left for one in pairs_of(with_pair(LIST, "aanvang", None))] == ["traject"]
    assert pairs_of(with_pair(LIST, "", Pair("casus", "situatie", "noem wie")))[-1].note == "noem wie"
    assert with_pair(LIST, "weg", None) == LIST
    assert with_pair(None, "", None) == {}


def test_a_row_of_another_shape_reads_as_far_as_it_can() -> None:
    odd: dict[str, Plain] = {"x": ["y"], "z": {"vormen": "geen lijst"}}
    assert pairs_of(odd) == (Pair("x", ""), Pair("z", ""))
    assert pairs_of("geen lijst") == ()
