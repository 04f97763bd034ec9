"""What every lexicon must hold before it goes live, whatever else is in it."""

from cases.content import Plain
from cases.levels import Level
from escalation.lexicon import draft_of
from escalation.lexicon_alive import CALLS
from escalation.lexicon_check import floor_faults
from escalation.lexicon_types import CODES, Lexicon, Pattern, Rule


def rule(code: str, words: str, number: int = 0) -> Rule:
    patterns = (Pattern((words,), 0, ordered=True),)
    return Rule(f"vangnet.{code}.{number}", code, "escalation", Level.REVIEW, patterns, "Lees het.")


def test_a_lexicon_without_rules_misses_every_code_the_net_and_every_call() -> None:
    found = [fault.problem for fault in floor_faults(Lexicon({}, ()))]
    assert len(found) >= len(CODES) + 1 + len(CALLS)
    assert "Het vangnet is leeg." in found


def test_a_lexicon_that_hears_every_call_and_knows_every_code_is_enough() -> None:
    heard = [rule("R01", call, number) for number, call in enumerate(CALLS)]
    every = (*heard, *(rule(code, "paraplu", 99) for code in CODES))
    assert floor_faults(Lexicon({}, every)) == []


def test_an_empty_class_is_refused_before_it_goes_live_and_read_in_what_runs() -> None:
    files: dict[str, Plain] = {"lexicon/klassen.yaml": {"classes": {"WIE": []}}}
    assert [fault.problem for fault in draft_of(files).faults] == ["De klasse 'WIE' is leeg."]
    assert draft_of(files, prove=False).faults == ()
