"""A translation older than its source is marked, never taken away, until it is renewed."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import Plain
from dialogs.stale import FILE, marked, progress, stale_faults, stale_in, still_right
from dialogs.translations import Group, direction, groups_in

TEXTS = "texts/berichten.yaml"
TALK = "dialogues/tik.yaml"
Files = dict[str, Any]


def said(dutch: str = "Hoi. Hoe is het?", english: str = "Hi. How is it?", **more: str) -> dict[str, str]:
    return {"nl-B1": dutch, "nl-A2": "Dag.", "en": english, **more}


def content(**texts: Plain) -> Files:
    return {TEXTS: texts or {"dag": {"beide": said()}}}


def told(files: Any) -> list[tuple[str, str, tuple[str, ...], int]]:
    return [(one.group.place, one.language, one.changed, one.gone) for one in stale_in(files)]


def test_a_changed_source_marks_each_translation_that_did_not_change_with_the_sentences() -> None:
    after = marked(content(), content(dag={"beide": said("Hoi. Gaat het goed?")}))
    assert told(after) == [
        ("dag", "nl-A2", ("Gaat het goed?",), 1),
        ("dag", "en", ("Gaat het goed?",), 1),
    ]
    one = stale_in(after)[1]
    assert (one.translation, one.group.path, one.group.source) == (
        "Hi. How is it?",
        ("dag", "beide"),
        "Hoi. Gaat het goed?",
    )


def test_who_changes_the_translation_with_it_gets_no_mark() -> None:
    after = marked(content(), content(dag={"beide": said("Hoi. Gaat het goed?", "Hi. All well?")}))
    assert told(after) == [("dag", "nl-A2", ("Gaat het goed?",), 1)]


def test_only_spaces_are_no_change() -> None:
    assert told(marked(content(), content(dag={"beide": said("Hoi.  Hoe is\nhet?")}))) == []


def test_a_sentence_that_is_gone_is_counted() -> None:
    after = marked(content(), content(dag={"beide": said("Hoi.")}))
    assert told(after)[1] == ("dag", "en", (), 1)


def test_a_second_change_still_tells_against_what_the_translation_was_made_for() -> None:
    first = marked(content(), content(dag={"beide": said("Hallo. Hoe is het?")}))
    again = {**first, TEXTS: {"dag": {"beide": said("Hallo. Gaat het?")}}}
    assert told(marked(first, again))[1] == ("dag", "en", ("Hallo.", "Gaat het?"), 2)


def test_a_mark_goes_when_somebody_says_it_still_holds_and_the_words_stay() -> None:
    after = marked(content(), content(dag={"beide": said("Hallo.")}))
    looked = still_right(after, TEXTS, "dag", "en")
    assert [one[1] for one in told(looked)] == ["nl-A2"]
    assert looked[TEXTS] == after[TEXTS]
    assert told(marked(after, looked)) == told(looked)
    assert FILE not in still_right(looked, TEXTS, "dag", "nl-A2")


def test_one_wording_that_becomes_two_and_back_keeps_its_mark() -> None:
    old = marked(content(), content(dag={"beide": said("Hallo.")}))
    two = {**old, TEXTS: {"dag": {"open": said("Hallo."), "neutraal": said("Hallo.")}}}
    split = marked(old, two)
    assert [one[0] for one in told(split)] == ["dag/open", "dag/open", "dag/neutraal", "dag/neutraal"]
    one = {**split, TEXTS: {"dag": said("Hallo.")}}
    assert [row[0] for row in told(marked(split, one))] == ["dag", "dag"]


def buttons(*names: str, dutch: str = "Ja") -> Files:
    rows: list[Plain] = [{"knop": name, "tekst": said(dutch, name)} for name in names]
    return {TALK: {"vragen": {"hoe": {"knoppen": rows}}}}


def test_buttons_that_change_places_are_not_taken_for_each_other() -> None:
    assert told(marked(buttons("ja", "nee"), buttons("nee", "ja"))) == []
    after = marked(buttons("ja", "nee"), buttons("nee", "ja", dutch="Goed"))
    assert [one[0] for one in told(after)] == [
        "vragen/hoe/knoppen/nee/tekst",
        "vragen/hoe/knoppen/nee/tekst",
        "vragen/hoe/knoppen/ja/tekst",
        "vragen/hoe/knoppen/ja/tekst",
    ]


def test_a_row_without_a_name_is_known_by_its_number_and_loose_words_are_no_text() -> None:
    files: Files = {TALK: {"voorlezen": ["los", {"tekst": said()}], "begin": "hoe"}}
    assert [(one.place, one.path) for one in groups_in(files)] == [
        ("voorlezen/1/tekst", ("voorlezen", 1, "tekst"))
    ]


def test_a_step_that_is_copied_or_moved_keeps_its_marks_and_a_new_one_has_none() -> None:
    old = marked(content(), content(dag={"beide": said("Hallo.")}))
    copied = {**old, TEXTS: {**old[TEXTS], "kopie": said("Hallo."), "nieuw": said("Iets anders.")}}
    assert [one[0] for one in told(marked(old, copied))] == ["dag", "dag", "kopie", "kopie"]
    moved = {**old, TEXTS: {"elders": said("Hallo.")}}
    assert [one[0] for one in told(marked(old, moved))] == ["elders", "elders"]


def test_what_is_gone_leaves_no_mark() -> None:
    old = marked(content(), content(dag={"beide": said("Hallo.")}))
    assert FILE not in marked(old, {FILE: old[FILE]})


def test_the_sociale_kaart_and_the_forms_with_u_are_watched_too() -> None:
    def kaart(dutch: str) -> Files:
        return {"social_map.yaml": {"ingangen": [{"sleutel": "vt", "naam": {"nl": dutch, "en": "Help"}}]}}

    assert [one[:2] for one in told(marked(kaart("Hulp"), kaart("Steun")))] == [("ingangen/vt/naam", "en")]
    polite = {"nl-B1-u": "Dag u."}
    after = marked(content(dag=said(**polite)), content(dag=said("Hallo.", **polite)))
    assert [one[1] for one in told(after)] == ["nl-A2", "en", "nl-B1-u"]


REPLY = {
    "titel": "Dag",
    "open": said("Hoi."),
    "neutraal": said("Dag."),
    "concept": {"ar": "مرحبا", "tr": "Selam"},
}


def test_drafts_follow_the_open_dutch_of_their_answer() -> None:
    old: Files = {"replies/een.yaml": {"dag": REPLY}}
    new: Files = {"replies/een.yaml": {"dag": {**REPLY, "open": said("Hallo.", "Hello.")}}}
    after = marked(old, new)
    assert [one[:2] for one in told(after)] == [
        ("dag/open", "nl-A2"),
        ("dag/concept", "ar"),
        ("dag/concept", "tr"),
    ]
    both: Files = {
        "replies/een.yaml": {"dag": {"beide": said("Hoi."), "concept": {"tr": ["x"], "pl": "Dzien"}}}
    }
    assert [one.said for one in groups_in(both) if one.draft] == [{"nl-B1": "Hoi.", "pl": "Dzien"}]


@pytest.mark.parametrize(
    "entry", ["tekst", {"open": {"en": "Hi."}}, {"beide": "x"}, {"concept": {"tr": "x"}}]
)
def test_an_answer_without_open_dutch_has_no_drafts(entry: Plain) -> None:
    assert [one for one in groups_in({"replies/een.yaml": {"dag": entry}}) if one.draft] == []
    assert list(groups_in({"replies/een.yaml": entry if isinstance(entry, str) else "x"})) == []


def test_an_answer_without_drafts_misses_all_three() -> None:
    bare: Files = {"replies/een.yaml": {"dag": {"beide": said("Hoi.")}}}
    rows = {(one.language, one.draft): one for one in progress(bare)}
    assert [rows[language, True].missing for language in ("tr", "ar", "pl")] == [1, 1, 1]
    assert rows["tr", True].percent == 0


def test_progress_counts_done_stale_and_missing_per_file_and_language() -> None:
    before = content(
        een=said(), twee=said("Heb je iets?", "Anything?"), drie={"nl-B1": "Dag.", "nl-A2": "Dag."}
    )
    after = marked(before, {TEXTS: {**before[TEXTS], "een": said("Anders.")}})
    rows = {one.language: (one.done, one.stale, one.missing, one.percent) for one in progress(after)}
    assert rows == {
        "nl-B1": (3, 0, 0, 100),
        "nl-A2": (2, 1, 0, 66),
        "en": (1, 1, 1, 33),
        "nl-B1-u": (0, 0, 1, 0),
    }
    assert {one.total for one in progress(after) if one.language != "nl-B1-u"} == {3}


def test_the_kaart_misses_only_english() -> None:
    group = Group("social_map.yaml", "x", ("x",), "nl", {"nl": "Hulp"})
    assert group.missing == ("en",)


def test_arabic_is_written_from_right_to_left() -> None:
    assert [direction(one) for one in ("ar", "en", "tr")] == ["rtl", "ltr", "ltr"]


@pytest.mark.parametrize(
    "marks", ["x", {TEXTS: "x"}, {TEXTS: {"dag": ["x"]}}, {TEXTS: {"dag": {"en": ["x"]}}}]
)
def test_marks_that_make_no_sense_mark_nothing_and_are_told(marks: Plain) -> None:
    files = {**content(), FILE: marks}
    assert told(files) == []
    (fault,) = stale_faults(marks)
    assert (fault.path[0], bool(fault.remedy)) == (FILE, True)
    assert FILE not in marked(content(), files)


def test_good_marks_are_no_fault_and_one_that_holds_again_is_not_shown() -> None:
    after = marked(content(), content(dag={"beide": said("Hallo.")}))
    assert stale_faults(after[FILE]) == []
    assert told({**content(), FILE: after[FILE]}) == []


WORDS = st.sampled_from(["Hoi.", "Hoi. Dag.", "Dag. Hoi.", "Tot morgen. Goed?", "Dag."])
LANGUAGES = st.fixed_dictionaries({"nl-B1": WORDS, "nl-A2": WORDS, "en": WORDS}, optional={"nl-B1-u": WORDS})
CONTENTS = st.fixed_dictionaries(
    {
        TEXTS: st.dictionaries(
            st.sampled_from(["a", "b", "c"]), LANGUAGES | LANGUAGES.map(lambda one: {"beide": one})
        )
    }
)


@given(before=CONTENTS, after=CONTENTS)
def test_no_change_of_words_ever_takes_a_translation_away(before: Files, after: Files) -> None:
    found = dict(marked(before, after))
    found.pop(FILE, None)
    assert found == after


@given(before=CONTENTS, after=CONTENTS)
def test_two_saves_that_end_where_they_began_leave_no_mark(before: Files, after: Files) -> None:
    there = marked(before, after)
    back = {**there, TEXTS: before[TEXTS]}
    assert FILE not in marked(there, back)


@given(before=CONTENTS, after=CONTENTS)
def test_a_mark_goes_with_the_translation_that_is_renewed(before: Files, after: Files) -> None:
    there: Files = json.loads(json.dumps(marked(before, after)))
    for one in stale_in(there):
        renewed = json.loads(json.dumps(there))
        group = renewed[TEXTS][one.group.place]
        group.get("beide", group)[one.language] = "Helemaal nieuw."
        left = {(row.group.place, row.language) for row in stale_in(marked(there, renewed))}
        assert (one.group.place, one.language) not in left


@given(before=CONTENTS, after=CONTENTS)
def test_marks_survive_what_a_release_is_written_as_and_looking_again(before: Files, after: Files) -> None:
    there = marked(before, after)
    assert marked(there, json.loads(json.dumps(there))) == there


def test_a_field_beside_a_text_that_names_no_language_counts_as_none() -> None:
    aloud: Plain = {"voorlezen": [{"kant": "b", "nl-B1": "Dag.", "nl-A2": "Dag.", "en": "Hello."}]}
    found = [one.language for one in progress({"dialogues/d0.yaml": aloud})]
    assert found == ["nl-B1", "nl-A2", "en"]
