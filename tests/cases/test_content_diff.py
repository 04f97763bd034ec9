"""What differs between two versions, by the part a person knows: nothing left out, nothing told of equals."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentPath, Plain
from cases.content_diff import Change, Difference, Thing, differences
from cases.content_diff_pieces import Mark, Piece, item_pieces, word_pieces

FILES: dict[str, Any] = {
    "dialogues/d1.yaml": {
        "gesprek": "d1",
        "uitwegen": {"bel": {"tekst": {"nl-B1": "Ik bel"}, "naar": "slot"}},
        "vragen": {
            "veilig": {
                "vraag": {
                    "open": {"nl-B1": "Voel je je veilig?", "nl-B1-u": "Bent u veilig?"},
                    "neutraal": {"nl-B1": "Gaat het?"},
                },
                "knoppen": [
                    {"knop": "ja", "tekst": {"nl-B1": "Ja"}, "ook": ["jawel", "ja hoor"], "naar": "hoe"},
                    {"knop": "nee", "tekst": {"nl-B1": "Nee"}, "naar": "hoe", "signaal": {"niveau": "high"}},
                ],
            },
            "hoe": {"vraag": {"nl-B1": "Hoe gaat het?"}, "alleen": {"kinderen": "ja"}, "verder": "slot"},
        },
    },
    "texts/a.yaml": {"later": {"beide": {"nl-B1": "Prima."}}, "kaal": "x"},
    "replies/a.yaml": {"typen": {"titel": "Typ", "open": {"nl-B1": "Typ."}, "concept": {"tr": "Yaz"}}},
    "lexicon/a.yaml": {
        "classes": {"DEUR": ["deur", "poort"]},
        "rules": [
            {"id": "een", "severity": "acute", "any_order": [["DEUR", "TRAPT"]]},
            {"id": "twee", "severity": "high"},
        ],
    },
    "lexicon/second_opinion.json": {"bias": "1", "grams": "a b c"},
    "keywords.yaml": {"keywords": [{"woord": "schuur", "niveau": "concern"}]},
    "programmes/p.yaml": {
        "dagen": [{"van": "1", "elke": "1"}, {"van": "9", "elke": "7"}],
        "mensen": [{"dag": "2", "wat": "Bezoek"}],
    },
    "social_map.yaml": {"ingangen": [{"sleutel": "112", "naam": {"nl": "Alarm", "en": "Alarm"}}]},
    "pictures.yaml": {"markt": {"appel": {"teken": "A", "nl": "appel"}}},
    "kant_b.yaml": {"nl": {"Prima.": "Goed."}},
}
DIALOGUE = "dialogues/d1.yaml"


def put(file: str, path: ContentPath, value: Plain | None) -> dict[str, Any]:
    """Return the content with one spot put, or with None taken out."""
    files = copy.deepcopy(FILES)
    spot = files
    for name in (file, *path)[:-1]:
        spot = spot[name]  # type: ignore[index]  # a place may be a number
    last: Any = (file, *path)[-1]
    if value is None:
        del spot[last]
    else:
        spot[last] = value
    return files


def told(file: str, path: ContentPath, value: Plain | None) -> list[Difference]:
    return list(differences(FILES, put(file, path, value)))


KNOP: ContentPath = ("vragen", "veilig", "knoppen")


@pytest.mark.parametrize(
    ("file", "path", "value", "kind", "names", "field"),
    [
        (DIALOGUE, (*KNOP, 1, "naar"), "nood", "answer_changed", ("veilig", "nee"), "naar"),
        (
            DIALOGUE,
            (*KNOP, 1, "signaal"),
            {"niveau": "concern"},
            "answer_lowered",
            ("veilig", "nee"),
            "signaal",
        ),
        (DIALOGUE, (*KNOP, 1, "signaal"), None, "answer_gone", ("veilig", "nee"), "signaal"),
        (DIALOGUE, (*KNOP, 0), None, "answer_gone", ("veilig", "ja"), ""),
        (DIALOGUE, (*KNOP, 0, "ook"), ["jawel"], "answer_changed", ("veilig", "ja"), "ook"),
        (DIALOGUE, (*KNOP, 0, "knop"), "jep", "answer_renamed", ("veilig", "jep"), ""),
        (DIALOGUE, (*KNOP,), None, "answer_gone", ("veilig", "ja"), ""),
        (DIALOGUE, ("vragen", "hoe"), None, "step_gone", ("hoe",), ""),
        (DIALOGUE, ("vragen", "hoe", "alleen", "kinderen"), "nee", "step_changed", ("hoe",), "alleen"),
        (DIALOGUE, ("vragen", "hoe", "leeg"), [], "step_new", ("hoe",), "leeg"),
        (DIALOGUE, ("vragen", "nieuw"), {"vraag": {"nl-B1": "Nieuw?"}}, "step_new", ("nieuw",), ""),
        (DIALOGUE, ("uitwegen", "bel", "naar"), "einde", "way_out_changed", ("bel",), "naar"),
        (DIALOGUE, ("gesprek",), "d2", "part_changed", (), "gesprek"),
        ("texts/a.yaml", ("later", "beide", "nl-B1"), "Goed.", "text_changed", ("later",), ""),
        ("texts/a.yaml", ("kaal",), "y", "text_changed", ("kaal",), ""),
        ("texts/a.yaml", ("nieuw",), "y", "text_new", ("nieuw",), ""),
        ("replies/a.yaml", ("typen", "concept", "tr"), "Yazma", "reply_changed", ("typen",), ""),
        ("lexicon/a.yaml", ("rules", 0), None, "rule_gone", ("een",), ""),
        ("lexicon/a.yaml", ("rules", 0, "severity"), "review", "rule_lowered", ("een",), "severity"),
        ("lexicon/a.yaml", ("rules", 0, "severity"), "veel", "rule_changed", ("een",), "severity"),
        ("lexicon/a.yaml", ("rules", 1, "severity"), "acute", "rule_changed", ("twee",), "severity"),
        ("lexicon/a.yaml", ("classes", "DEUR"), ["deur"], "word_class_changed", ("DEUR",), ""),
        ("lexicon/a.yaml", ("classes", "NIEUW"), ["hek"], "word_class_new", ("NIEUW",), ""),
        ("lexicon/second_opinion.json", ("bias",), "2", "weights_changed", (), ""),
        ("keywords.yaml", ("keywords", 0, "niveau"), "review", "word_lowered", ("schuur",), "niveau"),
        ("programmes/p.yaml", ("dagen", 1, "elke"), "14", "row_changed", ("2",), "elke"),
        ("programmes/p.yaml", ("dagen", 0), None, "row_gone", ("1",), ""),
        ("programmes/p.yaml", ("mensen", 0, "wat"), "Bellen", "moment_changed", ("1",), "wat"),
        ("social_map.yaml", ("ingangen", 0, "naam", "nl"), "Nood", "entry_changed", ("112",), "naam"),
        ("pictures.yaml", ("markt", "appel", "nl"), "peer", "picture_changed", ("markt", "appel"), "nl"),
        ("kant_b.yaml", ("nl", "Prima."), "Mooi.", "part_changed", (), "nl.Prima."),
        ("kant_b.yaml", (), None, "file_gone", (), ""),
        ("nieuw.yaml", (), {"a": "b"}, "file_new", (), ""),
    ],
)
def test_a_difference_is_told_by_the_part_it_is_about(
    file: str, path: ContentPath, value: Plain | None, kind: str, names: tuple[str, ...], field: str
) -> None:
    first = told(file, path, value)[0]
    language = "nl" if first.field == "" and file == "pictures.yaml" else ""
    assert (first.kind, first.file, first.names, first.field or language) == (kind, file, names, field)


def test_a_text_is_told_with_its_mode_language_and_words() -> None:
    path = ("vragen", "veilig", "vraag", "open", "nl-B1-u")
    (one,) = told(DIALOGUE, path, "Bent u nu veilig?")
    assert (one.thing, one.change, one.mode, one.language, one.path) == (
        Thing.STEP,
        Change.CHANGED,
        "open",
        "nl-B1-u",
        path,
    )
    assert one.pieces == (Piece(Mark.SAME, "Bent u "), Piece(Mark.NEW, "nu "), Piece(Mark.SAME, "veilig?"))


def test_a_new_question_is_told_with_all_its_words() -> None:
    plain: Plain = {"vraag": {"nl-B1": "Nieuw?"}, "knoppen": [{"knop": "a", "tekst": {"nl-B1": "A"}}]}
    found = told(DIALOGUE, ("vragen", "nieuw"), plain)
    assert [(one.kind, one.field, one.new) for one in found] == [
        ("step_new", "", "Nieuw?"),
        ("step_new", "vraag", "Nieuw?"),
        ("answer_new", "", "A"),
        ("answer_new", "tekst", "A"),
    ]


def test_a_question_under_another_name_is_told_as_renamed_once() -> None:
    files = copy.deepcopy(FILES)
    steps = files[DIALOGUE]["vragen"]
    steps["gaat"] = steps.pop("hoe")
    (one,) = differences(FILES, files)
    assert (one.kind, one.old, one.new) == ("step_renamed", "hoe", "gaat")


def test_answers_in_another_order_are_told_once() -> None:
    answers = FILES[DIALOGUE]["vragen"]["veilig"]["knoppen"]
    (one,) = told(DIALOGUE, KNOP, answers[::-1])
    assert (one.kind, one.names, one.of_items) == ("answer_moved", ("veilig",), True)
    assert {piece.text for piece in one.pieces} == {"ja", "nee"}


def test_rows_without_a_name_or_with_one_twice_are_told_by_their_place() -> None:
    rules = FILES["lexicon/a.yaml"]["rules"]
    twice = told("lexicon/a.yaml", ("rules",), [rules[0], rules[0]])
    assert {one.names for one in twice} == {("2",)}
    assert told("lexicon/a.yaml", ("rules",), ["los"])[0].file == "lexicon/a.yaml"
    assert told("lexicon/a.yaml", ("rules",), [{"id": ["x"]}])[0].file == "lexicon/a.yaml"
    assert told("programmes/p.yaml", ("dagen",), [*FILES["programmes/p.yaml"]["dagen"], {"van": "30"}])[
        0
    ].kind == ("row_new")


def test_a_part_that_becomes_another_shape_is_told_whole() -> None:
    (one,) = told("kant_b.yaml", ("nl",), ["Prima."])
    assert (one.old, one.new) == ("Prima.: Goed.", "Prima.")
    assert told("lexicon/a.yaml", ("classes", "DEUR"), "deur")[0].kind == "word_class_changed"
    assert told(DIALOGUE, (*KNOP, 1, "signaal", "niveau"), ["x"])[0].kind == "answer_changed"


PLAIN = st.recursive(
    st.text("ab {", max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = st.sampled_from([*FILES, "nieuw.yaml"])


@given(st.dictionaries(NAMES, PLAIN, max_size=4))
def test_equal_content_has_no_differences(files: dict[str, Plain]) -> None:
    assert differences(files, copy.deepcopy(files)) == ()
    assert differences(FILES, copy.deepcopy(FILES)) == ()


@given(st.dictionaries(NAMES, PLAIN, max_size=3), st.dictionaries(NAMES, PLAIN, max_size=3))
def test_every_file_that_differs_is_named_and_no_other(old: dict[str, Plain], new: dict[str, Plain]) -> None:
    changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    assert {one.file for one in differences(old, new)} == changed


def leaves(plain: Any, path: ContentPath = ()) -> Iterator[ContentPath]:
    if isinstance(plain, str):
        yield path
        return
    for name, one in plain.items() if isinstance(plain, dict) else enumerate(plain):
        yield from leaves(one, (*path, name))


PLACES = [(file, path) for file in FILES for path in leaves(FILES[file])]


@given(st.sampled_from(PLACES), PLAIN)
def test_every_leaf_that_is_changed_is_told(place: tuple[str, ContentPath], value: Plain) -> None:
    file, path = place
    new = put(file, path, value)
    found = differences(FILES, new)
    assert bool(found) == (new != FILES)
    assert {one.file for one in found} <= {file}
    assert {one.file for one in told(file, path, None)} == {file}


@given(st.text("ab .\n", max_size=20), st.text("ab .\n", max_size=20))
def test_the_pieces_make_both_texts_again(old: str, new: str) -> None:
    pieces = word_pieces(old, new)
    assert "".join(one.text for one in pieces if one.mark is not Mark.NEW) == old
    assert "".join(one.text for one in pieces if one.mark is not Mark.GONE) == new
    assert all(one.text for one in pieces)


@given(st.lists(st.text("ab", max_size=2)), st.lists(st.text("ab", max_size=2)))
def test_the_pieces_make_both_lists_again(old: list[str], new: list[str]) -> None:
    pieces = item_pieces(old, new)
    assert [one.text for one in pieces if one.mark is not Mark.NEW] == old
    assert [one.text for one in pieces if one.mark is not Mark.GONE] == new


def test_a_very_long_text_is_told_as_a_whole_at_once() -> None:
    pieces = word_pieces("a " * 1_600, "b " * 1_600)
    assert [one.mark for one in pieces] == [Mark.GONE, Mark.NEW, Mark.SAME]
