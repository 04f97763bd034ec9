"""Edits of a dialogue keep it whole: nothing points to what is gone, and no text changes by itself."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import shipped_library

from bot.library_dialogues import read_dialogues
from cases.content import ContentFault, Plain
from cases.content_edit import digest
from dialogs.outline import outline
from dialogs.plain_flow import ENDS, days_of, first_of, steps_of, ways_of
from dialogs.rewire import (
    added_after,
    added_under,
    copied,
    deleted,
    free_name,
    moved_earlier,
    moved_later,
    renamed,
)

FILES = {name: one for name, one in shipped_library().files.items() if name.startswith("dialogues/")}
SIGNAL: Plain = {"code": "R29", "soort": "fear", "niveau": "high"}
LINE: Mapping[str, Plain] = {
    "gesprek": "proef",
    "begin": "a",
    "uitwegen": {"bel": {"naar": "slot"}},
    "dagvragen": {"3": "c"},
    "vragen": {
        "a": {
            "verder": "b",
            "knoppen": [
                {"knop": "ja", "naar": "b"},
                {"knop": "nee", "naar": "b", "signaal": SIGNAL},
                {"knop": "anders", "naar": "gesprek:d7", "terug": "b"},
            ],
        },
        "b": {"verder": "c", "knoppen": [{"knop": "weg", "naar": "slot"}]},
        "c": {"verder": "slot"},
    },
}


def targets(plain: Plain, step: str) -> dict[str, str]:
    return {one.key: one.target for one in ways_of(plain, step)}


def test_a_new_step_comes_between_and_danger_keeps_its_own_way() -> None:
    found = added_after(LINE, "a", "nieuw")
    assert targets(found, "a") == {"ja": "nieuw", "nee": "b", "anders": "gesprek:d7", "verder": "nieuw"}
    assert targets(found, "nieuw") == {"bel": "slot", "verder": "b"}
    fresh = steps_of(found)["nieuw"]
    assert isinstance(fresh, Mapping)
    assert fresh["uitwegen"] == ["bel"]
    assert [one.id for one in outline(found)][:3] == ["a", "nieuw", "b"]


def test_a_new_step_hangs_under_one_answer_and_leads_on_where_that_led() -> None:
    found = added_under(LINE, "b", "weg", "nieuw")
    assert targets(found, "b") == {"weg": "nieuw", "verder": "c"}
    assert targets(found, "nieuw")["verder"] == "slot"
    back = added_under(LINE, "a", "anders", "nieuw")
    fresh = steps_of(back)["nieuw"]
    assert isinstance(fresh, Mapping)
    assert (targets(back, "a")["anders"], fresh["verder"], fresh["terug"]) == ("nieuw", "gesprek:d7", "b")
    with pytest.raises(ContentFault):
        added_under(LINE, "a", "geen", "nieuw")


def test_a_dialogue_without_ways_out_gets_a_step_without_them() -> None:
    bare: Plain = {"begin": "a", "vragen": {"a": {}}}
    assert targets(added_after(bare, "a", "b"), "b") == {"verder": "slot"}


def test_two_steps_change_places_and_back() -> None:
    steps = steps_of(LINE)
    calm: Plain = {**LINE, "vragen": {**steps, "b": {"verder": "c"}}}
    found = moved_later(calm, "b")
    assert targets(found, "a") == {"ja": "c", "nee": "b", "anders": "gesprek:d7", "verder": "c"}
    assert (targets(found, "c")["verder"], targets(found, "b")["verder"]) == ("b", "slot")
    assert days_of(found) == {"3": "b"}
    assert digest(moved_earlier(found, "b")) == digest(calm)
    assert digest(moved_earlier(calm, "c")) == digest(found)


def test_the_first_step_changes_places_and_the_dialogue_begins_with_the_other() -> None:
    calm: Plain = {"begin": "a", "vragen": {"a": {"verder": "b", "naar": "b"}, "b": {"verder": "slot"}}}
    found = moved_earlier(calm, "b")
    assert (first_of(found), targets(found, "b")["verder"], targets(found, "a")["verder"]) == (
        "b",
        "a",
        "slot",
    )


def test_what_follows_an_answer_with_a_signal_is_never_moved_by_itself() -> None:
    with pytest.raises(ContentFault, match="antwoord met een signaal bij 'a' gaat naar 'b'"):
        moved_later(LINE, "a")
    with pytest.raises(ContentFault, match="antwoord met een signaal bij 'a' gaat naar 'b'"):
        moved_earlier(LINE, "b")


def test_a_move_that_would_bring_other_people_to_a_step_or_cannot_be_undone_is_refused() -> None:
    aside: Plain = {
        "begin": "a",
        "dagvragen": {"1": "d"},
        "vragen": {
            "a": {"verder": "c", "knoppen": [{"knop": "nee", "naar": "b", "signaal": SIGNAL}]},
            "b": {"verder": "c"},
            "c": {"verder": "dagvraag"},
            "d": {"verder": "slot"},
        },
    }
    with pytest.raises(ContentFault, match="of iemand bij 'c' komt"):
        moved_later(aside, "b")
    past: Plain = {
        "begin": "a",
        "vragen": {
            "a": {"verder": "b", "knoppen": [{"knop": "nee", "naar": "c"}]},
            "b": {"verder": "c"},
            "c": {"verder": "slot"},
        },
    }
    with pytest.raises(ContentFault, match="Een andere weg loopt langs 'a' of 'b'"):
        moved_later(past, "a")


def after_danger(plain: Plain, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Plain]:
    """Return every pointer of an answer with a signal, by its place."""
    if isinstance(plain, str):
        return {}
    rows = plain.items() if isinstance(plain, Mapping) else enumerate(plain)
    found: dict[tuple[str | int, ...], Plain] = {}
    for name, one in rows:
        if isinstance(plain, Mapping) and "signaal" in plain and name in ("naar", "verder", "terug"):
            found[*path, name] = one
        found |= after_danger(one, (*path, name))
    return found


NAMES = ("a", "b", "c", "d", "e")
DIALOGUES: st.SearchStrategy[Plain] = st.fixed_dictionaries(
    {
        "begin": st.sampled_from(NAMES),
        "dagvragen": st.dictionaries(st.sampled_from(["1", "2"]), st.sampled_from(NAMES)),
        "vragen": st.fixed_dictionaries(
            {
                name: st.fixed_dictionaries(
                    {
                        "verder": st.sampled_from([*NAMES, "slot", "dagvraag"]),
                        "knoppen": st.lists(
                            st.fixed_dictionaries(
                                {"knop": st.just("x"), "naar": st.sampled_from([*NAMES, "slot"])},
                                optional={"signaal": st.just(SIGNAL)},
                            ),
                            max_size=2,
                        ),
                    }
                )
                for name in NAMES
            }
        ),
    }
)


def check_move(plain: Plain, step: str) -> int:
    """Move a step both ways where that is allowed; return how many moves were."""
    moved = 0
    for there, back in ((moved_earlier, moved_later), (moved_later, moved_earlier)):
        try:
            found = there(plain, step)
        except ContentFault:
            continue
        moved += 1
        assert digest(back(found, step)) == digest(plain)
        assert after_danger(found) == after_danger(plain)
        assert {one.id for one in outline(found) if one.reached} == {
            one.id for one in outline(plain) if one.reached
        }
    return moved


@settings(deadline=None, max_examples=200)
@given(DIALOGUES, st.sampled_from(NAMES))
def test_a_move_keeps_what_follows_danger_and_moving_back_undoes_it(plain: Plain, step: str) -> None:
    check_move(plain, step)


@pytest.mark.parametrize("name", sorted(FILES))
def test_in_shipped_dialogues_a_move_keeps_what_follows_danger_and_is_undone(name: str) -> None:
    for step in steps_of(FILES[name]):
        check_move(FILES[name], step)


def test_many_steps_of_the_shipped_dialogues_can_be_moved() -> None:
    assert sum(check_move(plain, step) for plain in FILES.values() for step in steps_of(plain)) >= 50


def test_what_stands_at_an_end_moves_no_further() -> None:
    with pytest.raises(ContentFault):
        moved_earlier(LINE, "a")
    with pytest.raises(ContentFault):
        moved_later(LINE, "c")
    with pytest.raises(ContentFault):
        moved_later(LINE, "weg")


def test_a_step_that_is_not_there_cannot_be_edited() -> None:
    for act in (deleted, moved_earlier):
        with pytest.raises(ContentFault):
            act(LINE, "weg")


def test_a_copy_stands_behind_its_example() -> None:
    found = copied(LINE, "b", "b_2")
    assert (targets(found, "b")["verder"], targets(found, "b_2")["verder"]) == ("b_2", "c")
    assert targets(found, "b_2")["weg"] == "slot"


def test_what_led_to_a_deleted_step_leads_on() -> None:
    found = deleted(LINE, "b")
    assert targets(found, "a") == {"ja": "c", "nee": "c", "anders": "gesprek:d7", "verder": "c"}
    assert days_of(deleted(LINE, "c")) == {}
    assert first_of(deleted(LINE, "a")) == "b"
    with pytest.raises(ContentFault):
        deleted({"begin": "a", "vragen": {"a": {"verder": "slot"}}}, "a")


def test_a_step_gets_another_name_wherever_it_is_named() -> None:
    other: Plain = {"gesprek": "ander", "vragen": {"x": {"verder": "gesprek:proef/b", "terug": "slot"}}}
    files = {
        "dialogues/p.yaml": LINE,
        "dialogues/o.yaml": other,
        "keywords.yaml": "b",
        "dialogues/k.yaml": "",
    }
    found = renamed(files, "dialogues/p.yaml", "b", "midden")
    assert targets(found["dialogues/p.yaml"], "a")["verder"] == "midden"
    assert targets(found["dialogues/o.yaml"], "x")["verder"] == "gesprek:proef/midden"
    assert found["keywords.yaml"] == "b"
    for name in ("a", "slot", "Hoofdletter", "x" * 41, ""):
        with pytest.raises(ContentFault):
            renamed(files, "dialogues/p.yaml", "b", name)


@pytest.mark.parametrize(
    ("wish", "name"), [("Hoe gaat het?", "hoe_gaat_het"), ("a", "a_2"), ("slot", "slot_2"), ("¿", "stap")]
)
def test_a_new_step_gets_a_name_that_is_free(wish: str, name: str) -> None:
    assert free_name(LINE, wish) == name


def faults(name: str, plain: Plain) -> list[str]:
    """Return what is wrong with the flow of one dialogue; empty words are not written yet."""
    library = shipped_library()
    found = read_dialogues({**FILES, name: plain}, library.texts)[1]
    return [one.problem for one in found if "hoort tekst" not in one.problem and "korter" not in one.problem]


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_whatever_is_done_no_step_points_to_what_is_gone_and_no_text_changes(
    name: str, data: st.DataObject
) -> None:
    plain = FILES[name]
    before = {step: digest(fields) for step, fields in steps_of(plain).items()}
    for _ in range(data.draw(st.integers(1, 3))):
        step = data.draw(st.sampled_from(sorted(steps_of(plain))))
        act = data.draw(st.sampled_from([added_after, copied, deleted, moved_earlier, moved_later]))
        try:
            fresh = (free_name(plain, step),) if act in (added_after, copied) else ()
            plain = act(plain, step, *fresh)  # type: ignore[operator]  # each takes what it is given here
        except ContentFault:
            continue
        known = {*steps_of(plain), *ENDS}
        for one in outline(plain):
            for turn in one.turns:
                assert turn.target in known or turn.target.startswith("gesprek:")
    for step, fields in steps_of(plain).items():
        if step in before and isinstance(fields, Mapping):
            assert fields["vraag"] == steps_of(FILES[name])[step]["vraag"]  # type: ignore[index, call-overload]  # a plain tree


@pytest.mark.parametrize("name", ["dialogues/d1.yaml", "dialogues/d4.yaml", "dialogues/d10.yaml"])
def test_moving_and_copying_in_a_shipped_dialogue_leaves_nothing_wrong_with_its_flow(name: str) -> None:
    assert faults(name, FILES[name]) == []
    for entry in outline(FILES[name])[1:4]:
        found = copied(FILES[name], entry.id, free_name(FILES[name], entry.id))
        assert faults(name, found) == []
