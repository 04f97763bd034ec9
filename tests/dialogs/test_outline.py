"""A dialogue as an outline: every step once, in the order a person meets it, broken drafts too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import shipped_library

from cases.content import Plain
from cases.levels import Level
from dialogs.outline import lost_without, outline
from dialogs.plain_flow import days_of, first_of, is_step, kind_of, steps_of, ways_of, words_of

FILES = {name: one for name, one in shipped_library().files.items() if name.startswith("dialogues/")}
DANGER: Plain = {"code": "R04", "soort": "physical_violence", "niveau": "acute"}
WALK: Plain = {
    "gesprek": "proef",
    "begin": "hoe",
    "uitwegen": {"bel": {"tekst": {"nl-B1": "Ik bel liever"}, "naar": "slot"}},
    "dagvragen": {"10": "tien", "2": "twee"},
    "vragen": {
        "hoe": {
            "vraag": {"open": {"nl-B1": "Hoe gaat het?"}, "neutraal": {"nl-B1": "Alles goed?"}},
            "knoppen": [
                {"knop": "goed", "tekst": {"nl-B1": "Goed"}},
                {"knop": "slecht", "tekst": {"nl-B1": "Slecht"}, "naar": "erg", "signaal": DANGER},
            ],
            "uitwegen": ["bel"],
            "verder": "rest",
        },
        "rest": {"vraag": {"en": "Anything else?"}, "verder": "dagvraag", "open": "ja"},
        "erg": {"vraag": "Wat is er?", "schaal": "5", "laag": {"tot": "1", "naar": "rest"}, "naar": "slot"},
        "twee": {"verder": "weg", "meer": "ja", "knoppen": [{"knop": "kies"}], "hoog": [{"vanaf": "4"}]},
        "tien": {"verder": "slot"},
        "los": {"verder": "los_twee", "knoppen": "stuk"},
        "los_twee": {},
    },
}


def test_steps_hang_under_the_answer_where_they_are_met_first() -> None:
    told = [(one.number, one.id, one.depth, one.under, one.reached) for one in outline(WALK)]
    assert told == [
        (1, "hoe", 0, "", True),
        (2, "erg", 1, "Slecht", True),
        (3, "rest", 0, "", True),
        (4, "twee", 1, "2", True),
        (5, "tien", 1, "10", True),
        (6, "los", 0, "", False),
        (7, "los_twee", 0, "", False),
    ]


def test_each_way_says_where_it_leads_and_what_it_raises() -> None:
    entries = {one.id: one for one in outline(WALK)}
    hoe = {
        one.key: (one.target, one.number, one.level, one.code, one.missing) for one in entries["hoe"].turns
    }
    assert hoe == {
        "goed": ("rest", 3, Level.NONE, "", False),
        "slecht": ("erg", 2, Level.ACUTE, "R04", False),
        "bel": ("slot", 0, Level.NONE, "", False),
        "verder": ("rest", 3, Level.NONE, "", False),
    }
    assert entries["hoe"].worst is Level.ACUTE
    assert [(one.key, one.missing) for one in entries["twee"].turns] == [("hoog", True), ("verder", True)]
    assert [one.missing for one in entries["los_twee"].turns] == [True]
    assert [kind_of(WALK, one) for one in entries] == [
        "question",
        "scale",
        "open",
        "several",
        "question",
        "question",
        "question",
    ]


def test_without_a_step_what_only_it_led_to_is_lost() -> None:
    assert lost_without(WALK, "rest") == ()
    one_way: Plain = {
        "begin": "a",
        "vragen": {
            "a": {"verder": "b"},
            "b": {"verder": "slot", "knoppen": [{"knop": "ja", "naar": "c"}]},
            "c": {"verder": "slot"},
        },
    }
    assert lost_without(one_way, "b") == ("c",)


@pytest.mark.parametrize(
    ("wording", "found"),
    [
        ("Los", "Los"),
        ({"beide": {"en": "Both"}}, "Both"),
        ({"open": {"nl-B1": ""}, "neutraal": {"nl-A2": "Rustig"}}, "Rustig"),
        ({"tr": "Yok"}, ""),
        (None, ""),
        ([], ""),
    ],
)
def test_the_first_words_there_are_stand_for_a_step(wording: Plain | None, found: str) -> None:
    assert words_of(wording) == found


@pytest.mark.parametrize("broken", ["", [], {}, {"vragen": []}, {"vragen": {"a": "x"}, "begin": ["a"]}])
def test_half_written_content_is_shown_as_far_as_it_goes(broken: Plain) -> None:
    assert [one.id for one in outline(broken)] == list(steps_of(broken))
    assert first_of(broken) == ""
    assert days_of(broken) == {}


def test_a_word_that_is_no_level_counts_for_none() -> None:
    odd: Plain = {
        "vragen": {"a": {"knoppen": [{"knop": "x", "naar": "slot", "signaal": {"niveau": "heel"}}]}}
    }
    assert ways_of(odd, "a")[0].level is Level.NONE


@pytest.mark.parametrize(
    ("target", "leads"),
    [("hoe", True), ("slot", False), ("einde", False), ("gesprek:d7", False), ("", False)],
)
def test_ends_are_no_steps(target: str, *, leads: bool) -> None:
    assert is_step(target) is leads


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_shipped_step_is_reached_and_stands_there_once(name: str) -> None:
    entries = outline(FILES[name])
    assert sorted(one.id for one in entries) == sorted(steps_of(FILES[name]))
    assert all(one.reached for one in entries)
    assert [one.number for one in entries] == list(range(1, len(entries) + 1))
    assert not any(turn.missing for one in entries for turn in one.turns)


NAMES = st.sampled_from(["a", "b", "c", "d", "slot", "weg", "dagvraag"])
STEPS = st.fixed_dictionaries(
    {},
    optional={
        "verder": NAMES,
        "naar": NAMES,
        "knoppen": st.lists(st.fixed_dictionaries({"knop": NAMES}, optional={"naar": NAMES}), max_size=3),
    },
)


@given(
    st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), STEPS), NAMES, st.dictionaries(st.just("1"), NAMES)
)
def test_any_draft_is_shown_whole_and_no_step_twice(
    steps: dict[str, Plain], begin: str, days: dict[str, Plain]
) -> None:
    entries = outline({"begin": begin, "vragen": steps, "dagvragen": days})
    assert sorted(one.id for one in entries) == sorted(steps)
