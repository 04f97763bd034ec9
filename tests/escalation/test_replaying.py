"""Nothing that loses a signal of danger goes live: in known messages, and in what people tap or type."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import shipped_library

from cases.facts import Phase
from cases.levels import Level
from cases.sides import Speaker
from dialogs.script import Condition, Question, Script
from dialogs.talk import Signal
from escalation.detector import Detector
from escalation.lexicon_compare import Known
from escalation.replaying import Replay, heard, tapped, together

SCRIPTS = shipped_library().scripts
LEXICON = shipped_library().lexicon
DANGEROUS = sorted(
    (name, question.id, button.id)
    for name, script in SCRIPTS.items()
    for question in script.own.values()
    for button in question.buttons
    if button.signal is not None and button.signal.level >= Level.HIGH
)


def changed(name: str, question: str, now: Question) -> dict[str, Script]:
    script = SCRIPTS[name]
    return {**SCRIPTS, name: replace(script, questions={**script.questions, question: now})}


def with_signal(name: str, question: str, answer: str, signal: Signal | None) -> dict[str, Script]:
    asked = SCRIPTS[name].questions[question]
    buttons = tuple(replace(one, signal=signal) if one.id == answer else one for one in asked.buttons)
    return changed(name, question, replace(asked, buttons=buttons))


def test_the_same_content_loses_and_gains_nothing() -> None:
    assert tapped(SCRIPTS, SCRIPTS) == Replay()
    assert not Replay().blocks


@pytest.mark.parametrize("spot", DANGEROUS, ids="/".join)
def test_every_dropped_risk_branch_is_found_and_blocks(spot: tuple[str, str, str]) -> None:
    told = tapped(SCRIPTS, with_signal(*spot, None))
    assert told.blocks
    assert {one.what for one in told.lost} == {" / ".join(spot)}


@given(st.sampled_from(DANGEROUS), st.sampled_from(["lower", "reply", "code"]))
def test_a_signal_that_weighs_less_or_loses_its_text_is_found(spot: tuple[str, str, str], what: str) -> None:
    name, question, answer = spot
    signal = next(one.signal for one in SCRIPTS[name].questions[question].buttons if one.id == answer)
    assert signal is not None
    weaker = {
        "lower": replace(signal, level=Level.CONCERN),
        "reply": replace(signal, reply="" if signal.reply else "X"),
        "code": replace(signal, code="R99"),
    }[what]
    told = tapped(SCRIPTS, with_signal(name, question, answer, weaker))
    if what == "reply" and not signal.reply:
        assert told == Replay()
        return
    assert [one.why for one in told.lost] == [what]
    assert told.lost[0].what == f"{name} / {question} / {answer}"


def test_a_question_that_not_everybody_gets_any_more_is_found() -> None:
    asked = SCRIPTS["weekly"].questions["veilig"]
    told = tapped(
        SCRIPTS, changed("weekly", "veilig", replace(asked, condition=Condition(phases=(Phase.F0,))))
    )
    assert "condition" in {one.why for one in told.lost}


def test_what_somebody_types_and_is_no_longer_understood_is_found() -> None:
    asked = SCRIPTS["weekly"].questions["veilig"]
    dangerous = {one.id for one in asked.buttons if one.signal and one.signal.level >= Level.HIGH}
    fewer = dict(asked.answers)
    gone = next(form for form, meant in asked.answers.items() if meant in dangerous and " " in form)
    del fewer[gone]
    told = tapped(SCRIPTS, changed("weekly", "veilig", replace(asked, answers=fewer)))
    assert [one.why for one in told.lost] == ["forms"]


def test_another_name_for_an_answer_is_no_loss_and_a_concern_is_only_lighter() -> None:
    asked = SCRIPTS["weekly"].questions["veilig"]
    renamed = tuple(replace(one, id=f"{one.id}_nu") for one in asked.buttons)
    meant = {form: f"{one}_nu" for form, one in asked.answers.items()}
    told = tapped(SCRIPTS, changed("weekly", "veilig", replace(asked, buttons=renamed, answers=meant)))
    assert not told.blocks
    mild = next(
        (name, question.id, one.id)
        for name, script in SCRIPTS.items()
        for question in script.own.values()
        for one in question.buttons
        if one.signal is not None and one.signal.level < Level.HIGH
    )
    weaker = with_signal(*mild, Signal("R99", "fear", Level.REVIEW))
    told = tapped(SCRIPTS, weaker)
    assert (told.lost, [one.what for one in told.lighter]) == ((), [" / ".join(mild)])


def test_a_dialogue_that_is_gone_takes_its_signals_with_it_and_scales_count_too() -> None:
    less = {name: one for name, one in SCRIPTS.items() if name != "weekly"}
    told = tapped(SCRIPTS, less)
    assert {one.why for one in told.lost} == {"gone"}
    assert all(one.after is Level.NONE for one in told.lost)
    kinds = {one.what.split(" / ")[2] for one in tapped(SCRIPTS, {}).lighter + tapped(SCRIPTS, {}).lost}
    assert {"daling", "zelfde", "samen"} & kinds


DEAF = Detector.of(replace(LEXICON, rules=tuple(r for r in LEXICON.rules if r.code != "R02")), "deaf")
WHOLE = Detector.of(LEXICON, "whole")
MESSAGES = [
    Known(hit.text, hit.speaker, rule.level_for(hit.speaker))
    for rule in LEXICON.rules
    if rule.code == "R02"
    for hit in rule.proof.hits[:3]
]
HARMLESS = Known(MESSAGES[0].text, MESSAGES[0].speaker, Level.NONE)


def test_a_removed_rule_is_found_in_what_it_heard_and_blocks() -> None:
    told = heard(MESSAGES, WHOLE, DEAF)
    assert told.blocks
    assert all(one.before >= Level.HIGH > one.after or one.after < one.before for one in told.lost)
    back = heard(MESSAGES, DEAF, WHOLE)
    assert (back.lost, back.lighter) == ((), ())
    assert len(back.gained) == len(told.lost) + len(told.lighter)


def test_a_harmless_sentence_that_alarms_now_is_told_and_does_not_block() -> None:
    told = heard([HARMLESS], DEAF, WHOLE)
    assert (len(told.alarms), told.blocks) == (1, False)
    assert heard([HARMLESS], WHOLE, DEAF) == Replay()


@pytest.mark.parametrize("text", ["tot morgen", "dank je wel"])
def test_what_both_see_alike_is_not_told(text: str) -> None:
    assert heard([Known(text, Speaker.VICTIM, Level.NONE)], WHOLE, DEAF) == Replay()


def test_findings_come_together() -> None:
    one, other = heard(MESSAGES, WHOLE, DEAF), heard([HARMLESS], DEAF, WHOLE)
    both = together(one, other)
    assert (both.lost, both.alarms) == (one.lost, other.alarms)
