"""The name that a phone shows stands in the texts that say who writes; without one nothing is half said."""

import pytest
from rulebooks import NOON, client, real_rulebook, record, says, turn, wrote

from cases.events import PairingAccepted
from cases.ids import EventId, StaffId
from cases.levels import Language, Mode
from cases.sides import Role
from dialogs.wording import is_familiar

NAMES = dict.fromkeys(Language, "Dit is Planning.") | {Language.EN: "This is Planning."}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
def test_who_writes_is_named_as_the_phone_shows_it(mode: Mode, language: Language) -> None:
    named = client(mode, language=language, contact=record(mode, sender="Planning"))
    _, effects = turn(named, wrote("/start"), real_rulebook())
    assert NAMES[language] in says(effects)[0].text
    unnamed = client(mode, language=language, contact=record(mode))
    _, effects = turn(unnamed, wrote("/start"), real_rulebook())
    assert not any(part in says(effects)[0].text for part in ("{", "Dit is", "This is"))


@pytest.mark.parametrize("sender", ["", "Planning"])
def test_the_first_line_of_all_names_it_once_and_still_asks_one_thing(sender: str) -> None:
    started = client(contact=record(sender=sender), role=Role.STAYER)
    _, effects = turn(started, PairingAccepted(EventId("e1"), NOON, StaffId("anne")), real_rulebook())
    (line,) = says(effects)
    assert line.text.count("Planning") == (1 if sender else 0)
    assert line.text.count("?") == 1


def test_what_is_known_of_these_messages_names_the_sender_on_a_neutral_phone() -> None:
    named = client(Mode.NEUTRAL, contact=record(Mode.NEUTRAL, sender="Anna"))
    _, effects = turn(named, wrote("/privacy"), real_rulebook())
    assert "De naam hier is Anna." in says(effects)[0].text


def test_who_is_called_u_is_answered_so_by_every_word() -> None:
    elder = client(role=Role.ELDER)
    for word in (
        "/start",
        "/privacy",
        "mens",
        "pauze",
        "pauze 3",
        "wis",
        "taal",
        "vaker",
        "niet hier",
        "stop",
    ):
        _, effects = turn(elder, wrote(word), real_rulebook())
        for say in says(effects):
            assert not is_familiar(say.text), say.text
