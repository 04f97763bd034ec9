"""What texts may name about now and next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import CLOSED, EMPTY, NOON, STAFFED, client, small_rulebook

from cases.levels import Language
from cases.programme import Programme, Stretch
from cases.state import ClientState
from escalation.conversation import surroundings
from escalation.duty import Duty
from escalation.rulebook import Rulebook
from escalation.scene import Scene

ENGLISH = Language.EN


def value(name: str, state: ClientState, duty: Duty = STAFFED, every: int = 7) -> str:
    book = small_rulebook()
    programme = Programme("weekly", "Proef", (Stretch(1, None, every, "proef"),))
    changed = Rulebook(book.release, book.detector, book.scripts, book.texts, {"weekly": programme})
    return surroundings(Scene(state, changed, duty, NOON)).values[name]


def test_the_day_of_the_next_check_in_is_named_in_the_clients_language() -> None:
    assert value("dag", client()) == "dinsdag"
    assert value("wanneer", client()) == "op dinsdag"
    assert value("wanneer", client(language=ENGLISH)) == "on Tuesday"
    for name in ("dag", "wanneer"):
        assert value(name, client(), every=1) == "morgen"
        assert value(name, client(language=ENGLISH), every=1) == "tomorrow"


def test_the_hour_of_the_next_check_in_is_on_the_clients_own_clock() -> None:
    hour, minute = value("tijd", client()).split(":")
    assert int(hour) == 8
    assert 0 <= int(minute) < 30


def test_the_next_working_day_is_named() -> None:
    assert value("werkdag", client()) == "woensdag"
    assert value("werkdag", client(language=ENGLISH)) == "Wednesday"


def test_the_promise_is_the_one_of_the_roster_or_nothing() -> None:
    assert [value("belofte", client(), duty) for duty in (STAFFED, CLOSED, EMPTY)] == [
        "vandaag",
        "morgen voor 9 uur",
        "",
    ]


def test_what_is_not_known_is_empty_and_other_names_do_not_exist() -> None:
    for name in ("dag", "wanneer", "tijd"):
        assert value(name, client(contact=None)) == ""
    with pytest.raises(KeyError):
        value("naam", client())


def test_every_name_has_a_value() -> None:
    values = surroundings(Scene(client(), small_rulebook(), STAFFED, NOON)).values
    agreed = {f"regel_{place}" for place in range(1, 6)}
    assert len(values) == len(dict(values)) == 6 + len(agreed)
    assert {name for name, value in values.items() if not value} == {*agreed, "afzender"}


@given(st.lists(st.sampled_from(["", "Rust", "Thee"]), min_size=5, max_size=5) | st.just([]))
def test_what_was_agreed_is_called_by_the_name_at_its_place(names: list[str]) -> None:
    values = surroundings(Scene(client(names=tuple(names)), small_rulebook(), STAFFED, NOON)).values
    for place in range(1, 6):
        assert values[f"regel_{place}"] == (names[place - 1] if names else "")
    with pytest.raises(KeyError):
        values["regel_6"]
