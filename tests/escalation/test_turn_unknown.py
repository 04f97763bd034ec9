"""A chat that belongs to no client."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import NOON, small_rulebook

from cases.levels import Level
from cases.moments import DAY, after
from cases.unknown import UnknownChat, UnknownTurn
from escalation.rulebook import minimal_rulebook
from escalation.turn import take_unknown_turn

TEXT = "Deze lijn is alleen voor mensen met een afspraak. Bij spoed: 112."
ANSWERED = UnknownChat(last_replied=NOON)
BETRAYING = ("0800-2000", "Nabij", "hulp", "begeleider")


def test_a_first_message_gets_the_fixed_text_and_stands_nowhere() -> None:
    assert take_unknown_turn(UnknownChat(), "wie ben jij", "text", NOON, small_rulebook()) == UnknownTurn(
        TEXT, listed=False, level=Level.NONE
    )


def test_the_text_is_said_once_in_24_hours() -> None:
    book = small_rulebook()
    assert take_unknown_turn(ANSWERED, "hallo", "text", after(NOON, DAY - 1), book).reply is None
    assert take_unknown_turn(ANSWERED, "hallo", "text", after(NOON, DAY), book).reply == TEXT


def test_acute_words_get_the_same_text_each_time_and_stand_in_the_lane() -> None:
    found = take_unknown_turn(ANSWERED, "hij slaat me", "text", NOON, small_rulebook())
    assert found == UnknownTurn(TEXT, listed=True, level=Level.ACUTE)


@pytest.mark.parametrize("kind", ["voice", "photo", "location", "unreadable"])
def test_what_is_no_text_stands_in_the_lane(kind: str) -> None:
    assert take_unknown_turn(ANSWERED, "", kind, NOON, small_rulebook()).listed


def test_without_a_lexicon_or_a_detector_every_message_stands_in_the_lane() -> None:
    broken: Any = replace(small_rulebook(), detector=None)
    for book in (minimal_rulebook(), broken):
        found = take_unknown_turn(ANSWERED, "hallo", "text", NOON, book)
        assert (found.listed, found.level, found.reply) == (True, Level.REVIEW, None)


@settings(deadline=None)
@given(st.lists(st.text(), min_size=40, max_size=40, unique=True))
def test_forty_different_first_messages_see_one_text_that_betrays_nothing(messages: list[str]) -> None:
    replies = {
        take_unknown_turn(UnknownChat(), text, "text", NOON, small_rulebook()).reply for text in messages
    }
    assert replies == {TEXT}
    assert not any(word.casefold() in TEXT.casefold() for word in BETRAYING)
