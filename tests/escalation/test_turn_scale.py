"""In a turn, a scale is remembered in one measure, and what was agreed is an answer by its name."""

from dataclasses import replace
from typing import Any

import pytest
from dialogue_samples import book, said
from rulebooks import NOON, asked, client, flags, small_rulebook, turn, wrote

from cases.effects import KeepAnswer
from cases.facts import Facts, Phase
from cases.levels import Language, Level
from cases.moments import DAY, after
from cases.state import Past, Score
from dialogs.parse import parse_script
from escalation.rulebook import Rulebook

CONCERN = {"code": "R32", "soort": "trauma", "niveau": "concern"}
BEL = {"tekst": said("Ik bel liever"), "naar": "slot", "taak": {"soort": "call_back", "niveau": "concern"}}
SCALE = {"schaal": "5", "naar": "slot", "daling": {"signaal": CONCERN}}
NAMED = {
    "knoppen": [
        {"knop": "een", "tekst": dict.fromkeys(Language, "{regel_1}"), "naar": "slot"},
        {"knop": "geen", "tekst": said("Geen"), "naar": "slot"},
    ]
}


def asking(form: dict[str, Any]) -> Rulebook:
    question = {"vraag": said("Hoe gaat het?"), "uitwegen": ["bel"], "verder": "slot", **form}
    first = {
        "vraag": said("Komt het uit?"),
        "knoppen": [{"knop": "ja", "tekst": said("Ja"), "naar": "hoe"}],
        "uitwegen": ["bel"],
        "verder": "hoe",
    }
    plain = {
        "gesprek": "hoe",
        "titel": "Hoe",
        "begin": "eerst",
        "uitwegen": {"bel": BEL},
        "vragen": {"eerst": first, "hoe": question},
    }
    rules = small_rulebook()
    return replace(rules, scripts={**rules.scripts, "hoe": parse_script(plain, book())})


@pytest.mark.parametrize(
    ("typed", "score", "fell"), [("5", 5, False), ("goed", 4, False), ("3", 3, True), ("slecht", 1, True)]
)
def test_a_fall_from_the_last_score_is_a_concern_whether_tapped_as_number_or_word(
    typed: str, score: int, fell: bool
) -> None:
    before = Past(scores=(Score(5, after(NOON, -DAY)),))
    state = asked(client(facts=Facts(phase=Phase.F2), past=before), "hoe", "hoe")
    after_tap, effects = turn(state, wrote(typed), asking(SCALE))
    assert after_tap.past.scores[-1] == Score(score, NOON)
    assert [one.level for one in flags(effects)] == ([Level.CONCERN] if fell else [])


def test_the_name_of_what_was_agreed_is_an_answer_and_no_words_to_read() -> None:
    state = asked(client(facts=Facts(phase=Phase.F2), names=("Even naar buiten",)), "hoe", "hoe")
    _, effects = turn(state, wrote("even naar buiten"), asking(NAMED))
    assert [one.value for one in effects if isinstance(one, KeepAnswer)] == ["een"]
    assert flags(effects) == []


def test_the_name_of_what_was_agreed_comes_before_a_command_of_the_same_word() -> None:
    state = asked(client(facts=Facts(phase=Phase.F2), names=("Pauze",)), "hoe", "hoe")
    stepped, effects = turn(state, wrote("pauze"), asking(NAMED))
    assert [one.value for one in effects if isinstance(one, KeepAnswer)] == ["een"]
    assert stepped.standing is state.standing
