"""The rules of precedence, two at a time: in each pair the earlier one decides what is said."""

from dataclasses import fields, replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.agreement import Word
from cases.levels import Mode
from cases.state import Doubt
from escalation.precedence import AFTER_STOP, Situation, Speech, Verdict, decide

CALM = Situation()
RULE_0 = {"phone": Mode.NEUTRAL}
RULE_1 = {"doubt": Doubt.READS_ALONG}
RULE_2 = {"command": Word.STOP}
RULE_3 = {"tells_lead": True, "flagged": True}
RULE_4 = {"acute": True, "flagged": True}
RULE_5 = {"held": True}
RULE_6 = {"window_open": False, "recent": False}
RULE_7 = {"unsure": True}
RULES = (RULE_0, RULE_1, RULE_2, RULE_3, RULE_4, RULE_5, RULE_6, RULE_7)


PAIRS = {
    (0, 1): ("A reply to a watched phone says less than the message did.", "neutral_line neutral flag page"),
    (0, 2): ("A stop on a neutral phone is confirmed in neutral words.", "answer neutral obey"),
    (0, 3): ("What the lead must know makes no reply longer.", "ordinary neutral flag alert"),
    (0, 4): ("A neutral phone gets the neutral safety text.", "safety neutral flag page"),
    (0, 5): ("A neutral phone in a human's hands hears nothing from the bot.", "silence neutral"),
    (0, 6): ("Outside the window a neutral phone hears nothing.", "silence neutral"),
    (0, 7): ("A broken turn shows a neutral phone a neutral line.", "unsure neutral flag"),
    (1, 2): (
        "A stop on a watched phone is obeyed without a word about it.",
        "neutral_line neutral obey flag page",
    ),
    (1, 3): (
        "The lead is told of it and the watched phone shows nothing.",
        "neutral_line neutral flag page alert",
    ),
    (1, 4): (
        "A human said somebody reads along: acute words get no number.",
        "neutral_line neutral flag page",
    ),
    (1, 5): (
        "A message from a watched phone pages again while a human holds it.",
        "neutral_line neutral flag page",
    ),
    (1, 6): ("A watched phone keeps rule 1 outside its window.", "neutral_line neutral flag page"),
    (1, 7): ("In doubt twice, rule 1 chooses the words.", "neutral_line neutral flag page"),
    (2, 3): ("A stop does not keep the lead from hearing.", "answer obey flag alert"),
    (2, 4): ("With acute words in it the safety text goes first, then the stop.", "safety obey flag page"),
    (2, 5): ("A stop works while a human holds the conversation.", "answer obey"),
    (2, 6): ("An old stop is obeyed, and confirmed to nobody outside the window.", "silence obey"),
    (2, 7): ("A stop works when all else fails, and a human looks.", "answer obey flag"),
    (3, 4): ("The alert to the lead changes no letter of the safety text.", "safety flag page alert"),
    (3, 5): ("The lead hears while a human holds the conversation.", "silence flag alert"),
    (3, 6): ("The lead hears whatever the window of the phone.", "silence flag alert"),
    (3, 7): ("The lead hears of what could only half be read.", "unsure flag alert"),
    (4, 5): ("Acute words get their text while a human holds the conversation.", "safety flag page"),
    (4, 6): ("Acute words get their text outside the window.", "safety flag page"),
    (4, 7): ("Acute words get their own text when something else broke.", "safety flag page"),
    (5, 6): ("A human holds it and the window is shut: the bot is silent.", "silence"),
    (5, 7): ("A broken turn under a human's hands is a flag, not a line.", "silence flag"),
    (6, 7): ("A broken turn outside the window is a flag, not a line.", "silence flag"),
}


def test_every_pair_of_rules_has_its_sentence() -> None:
    assert set(PAIRS) == set(combinations(range(8), 2))
    assert len({sentence for sentence, _ in PAIRS.values()}) == 28


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: PAIRS[pair][0])
def test_of_two_rules_the_earlier_decides(pair: tuple[int, int]) -> None:
    first, second = pair
    verdict = decide(replace(CALM, **{**RULES[first], **RULES[second]}))
    besides = ("obey", "flag", "page", "alert")
    found = [verdict.speech.value]
    found += ["neutral"] if verdict.mode is Mode.NEUTRAL else []
    found += [name for name in besides if getattr(verdict, name)]
    assert " ".join(found) == PAIRS[pair][1]


def test_reading_along_noticed_in_the_words_shows_112_only_after_own_acute_words() -> None:
    noticed = replace(CALM, doubt=Doubt.NOTICED)
    assert decide(noticed).speech is Speech.NEUTRAL_LINE
    acute = decide(replace(noticed, acute=True))
    assert (acute.speech, acute.mode) == (Speech.SAFETY, Mode.NEUTRAL)
    for old in (noticed, replace(noticed, doubt=Doubt.DURESS)):
        assert decide(replace(old, acute=True, fresh=False)).speech is Speech.SILENCE


def test_acute_words_that_came_too_late_get_no_text_but_a_page() -> None:
    late = decide(replace(CALM, acute=True, fresh=False))
    assert (late.speech, late.flag, late.page) == (Speech.SILENCE, True, True)


@pytest.mark.parametrize("word", Word)
def test_after_a_stop_only_four_words_are_answered(word: Word) -> None:
    stopped = replace(CALM, stopped=True)
    assert decide(stopped).speech is Speech.SILENCE
    answered = decide(replace(stopped, command=word)).speech is Speech.ANSWER
    assert answered == (word in AFTER_STOP)
    assert decide(replace(stopped, command=word, acute=True)).speech is Speech.SAFETY


def test_a_calm_message_is_simply_answered_and_a_recent_one_outside_the_window_too() -> None:
    assert decide(CALM) == Verdict(0, Speech.ORDINARY, Mode.OPEN, False, False, False, False)
    assert decide(replace(CALM, window_open=False)).speech is Speech.ORDINARY


def test_nothing_in_a_situation_is_about_anybody_else() -> None:
    names = {field.name for field in fields(Situation)}
    assert not names & {"side", "other", "case", "partner", "party"}


SITUATIONS = st.builds(
    Situation,
    phone=st.sampled_from([Mode.OPEN, Mode.NEUTRAL]),
    doubt=st.sampled_from(Doubt),
    command=st.none() | st.sampled_from(Word),
    stopped=st.booleans(),
    tells_lead=st.booleans(),
    acute=st.booleans(),
    fresh=st.booleans(),
    held=st.booleans(),
    window_open=st.booleans(),
    recent=st.booleans(),
    unsure=st.booleans(),
    flagged=st.booleans(),
)


@given(SITUATIONS)
def test_no_situation_is_without_a_human_where_one_is_needed(situation: Situation) -> None:
    verdict = decide(situation)
    if situation.acute or situation.unsure or situation.flagged or situation.doubt is not Doubt.NONE:
        assert verdict.flag
    if situation.acute or situation.doubt is not Doubt.NONE:
        assert verdict.page
    assert verdict.obey == (situation.command is not None)


@given(SITUATIONS)
def test_fresh_acute_words_are_always_answered(situation: Situation) -> None:
    verdict = decide(replace(situation, acute=True, fresh=True))
    withheld = situation.doubt in (Doubt.DURESS, Doubt.READS_ALONG)
    assert verdict.speech is (Speech.NEUTRAL_LINE if withheld else Speech.SAFETY)


@given(SITUATIONS)
def test_the_alert_to_the_lead_changes_nothing_that_is_said(situation: Situation) -> None:
    told, untold = decide(replace(situation, tells_lead=True)), decide(replace(situation, tells_lead=False))
    assert replace(told, alert=False) == untold


@given(SITUATIONS)
def test_a_phone_never_shows_more_than_it_may(situation: Situation) -> None:
    verdict = decide(situation)
    if situation.phone is not Mode.OPEN or situation.doubt is not Doubt.NONE:
        assert verdict.mode is not Mode.OPEN
