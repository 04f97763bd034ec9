"""A lexicon that reads well may still be no good: the checker says so, with the sentence that shows it."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lexicon_files import read_plain

from cases.content import ContentFault
from cases.sides import Speaker
from escalation.lexicon import Draft, draft_of
from escalation.lexicon_check import LookedOver, look_over
from escalation.lexicon_forms import look_alikes
from escalation.lexicon_types import Hit

GOOD = """
classes:
  SLAAN: [slaat, sloeg]
rules:
  - id: a
    code: R07
    category: physical_violence
    severity: high
    any_order: [SLAAN, me|mij]
    except: ["{SLAAN} ... over"]
    uitleg: "Er is geslagen."
    bron: team
    eigenaar: coordinator
    nagekeken: 2026-11-22
    tests:
      raak: ["hij slaat me"]
      mis: ["hij slaat me over"]
"""
SECOND = GOOD[GOOD.index("  - id: a") :].replace("id: a", "id: b")
HARMLESS = tuple(Hit(f"de klok slaat {number} uur", Speaker.VICTIM) for number in range(40))


def draft(text: str) -> Draft:
    found = draft_of({"a.yaml": read_plain(text)})
    assert not found.faults
    return found


def looked(text: str, harmless: Sequence[Hit] = ()) -> LookedOver:
    return look_over(draft(text), harmless)


def test_a_good_lexicon_has_nothing_against_it() -> None:
    assert looked(GOOD) == LookedOver(())


@pytest.mark.parametrize(
    ("old", "new", "path", "problem"),
    [
        ("    bron: team\n", "", ("rules", 0), "ontbreekt 'bron'"),
        ("    eigenaar: coordinator\n", "", ("rules", 0), "ontbreekt 'eigenaar'"),
        ("    nagekeken: 2026-11-22\n", "", ("rules", 0, "nagekeken"), "is '' geen dag"),
        ("2026-11-22", "nog niet", ("rules", 0, "nagekeken"), "'nog niet' geen dag"),
        ("2026-11-22", "2026-02-30", ("rules", 0, "nagekeken"), "'2026-02-30' geen dag"),
        ('      mis: ["hij slaat me over"]\n', "", ("rules", 0, "tests"), "geen zin die erop lijkt"),
        ("severity: high", "severity: acute", ("rules", 0, "tests"), "geen zin over vroeger"),
        (
            "any_order: [SLAAN, me|mij]",
            "any_order: [SLAAN, me|mij, nu]\n    window: 0",
            ("rules", 0, "any_order", 0),
            "3 delen in een venster van 0",
        ),
        (
            "any_order: [SLAAN, me|mij]",
            "any_order: [[SLAAN, me|mij], [wurgt, wurgt]]",
            ("rules", 0, "any_order", 1),
            "twee keer hetzelfde woord: 'wurgt'",
        ),
        (
            "any_order: [SLAAN, me|mij]",
            "any_order: [SLAAN, me|mij]\n    sequence: [klap, slaat over]\n    unless: [slaat]",
            ("rules", 0, "sequence", 0),
            "een uitzondering neemt ook 'klap slaat over' weg",
        ),
        (
            "SLAAN: [slaat, sloeg]",
            "SLAAN: [slaat, sloeg, fan]",
            ("rules", 0, "any_order", 0),
            "'fan' wordt gelezen als 'van'",
        ),
        ("SLAAN: [slaat, sloeg]", "SLAAN: [slaat, sloeg, meees]", ("classes", "SLAAN", 2), "als 'mes'"),
        ("me|mij]", "me|mij|meees]", ("rules", 0, "any_order", 0), "'meees' wordt gelezen als 'mes'"),
    ],
)
def test_a_fault_says_what_where_and_how_to_mend_it(
    old: str, new: str, path: tuple[str | int, ...], problem: str
) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new)
    found = draft_of({"a.yaml": read_plain(text)}, prove=False)  # what a test fails on has a fault already
    (fault,) = look_over(found, ()).faults
    assert fault.path == ("a.yaml", *path)
    assert problem in fault.problem
    assert fault.remedy.endswith(".")


def test_a_row_that_only_a_harmless_phrase_holds_is_never_met() -> None:
    text = GOOD.replace("any_order: [SLAAN, me|mij]", "any_order: [[SLAAN, me|mij], [zwaluw vliegt]]") + (
        'idioms: ["zwaluw vliegt"]\n'
    )
    (fault,) = looked(text).faults
    assert fault.path == ("a.yaml", "rules", 0, "any_order", 1)
    assert "'zwaluw vliegt'" in fault.problem


def test_a_rule_that_hits_harmless_messages_is_refused_with_the_first_of_them() -> None:
    text = GOOD.replace("any_order: [SLAAN, me|mij]", "any_order: [[SLAAN, me|mij], [SLAAN, uur]]")
    (fault,) = looked(text, HARMLESS).faults[:1]
    assert fault.path == ("a.yaml", "rules", 0)
    assert "40 van 40 onschuldige zinnen, zoals 'de klok slaat 0 uur'" in fault.problem


def test_a_harmless_message_that_denies_it_is_no_hit() -> None:
    many = tuple(Hit(f"de bus van {number} uur", Speaker.VICTIM) for number in range(1000))
    denied, said = (
        tuple(Hit(f"{words}, dit is zin {number}", Speaker.VICTIM) for number in range(30))
        for words in ("hij slaat me niet", "hij slaat me")
    )
    assert looked(GOOD, (*denied, *many)).faults == ()
    assert "30 van 1030 onschuldige zinnen" in looked(GOOD, (*said, *many)).faults[0].problem


def test_a_first_word_that_stands_everywhere_is_refused_and_the_rarer_one_is_named() -> None:
    (fault,) = looked(GOOD, HARMLESS).faults
    assert "'SLAAN' staat in 100% van de onschuldige zinnen" in fault.problem
    assert fault.remedy == "Zet 'me|...' voorop: dat is zeldzamer."


def test_a_first_word_that_is_not_so_rare_is_told_and_not_refused() -> None:
    many = tuple(Hit(f"de bus van {number} uur", Speaker.VICTIM) for number in range(1000))
    found = looked(GOOD, (*HARMLESS, *many))
    assert found.faults == ()
    assert ["4%" in remark.problem for remark in found.remarks] == [True]


def test_another_way_to_write_a_word_is_told_and_not_refused() -> None:
    found = looked(GOOD.replace("me|mij]", "me|mij|svp]"))
    assert found.faults == ()
    assert ["'svp' wordt gelezen als 'alsjeblieft'" in remark.problem for remark in found.remarks] == [True]


def test_a_class_that_no_rule_uses_is_told() -> None:
    found = looked(GOOD.replace("rules:", "  WURGEN: [wurgt]\nrules:"))
    assert found.faults == ()
    assert [remark.path for remark in found.remarks] == [("a.yaml", "classes", "WURGEN")]


@pytest.mark.parametrize("use", ['unless: ["WURGEN"]', 'except: ["{WURGEN} nergens"]'])
def test_a_class_that_only_excuses_is_used(use: str) -> None:
    text = GOOD.replace("rules:", "  WURGEN: [wurgt]\nrules:")
    text = text.replace('except: ["{SLAAN} ... over"]', use)
    found = draft_of({"a.yaml": read_plain(text)}, prove=False)
    assert look_over(found, ()).remarks == ()


def test_the_same_row_in_two_rules_is_refused_once() -> None:
    (fault,) = looked(GOOD + SECOND).faults
    assert fault.path == ("a.yaml", "rules", 1, "any_order", 0)
    assert "hetzelfde als regel 'a': 'slaat mij'" in fault.problem


def test_one_row_with_two_meanings_is_refused_with_both() -> None:
    (fault,) = looked(GOOD + SECOND.replace("code: R07", "code: R04")).faults
    assert "als regel 'a' (R07, high) en noemt het R04, high" in fault.problem


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("uitleg", "speakers: [elder]\n    uitleg"),
        ("uitleg", "window: 3\n    uitleg"),
        ("uitleg", "unless: [bal]\n    uitleg"),
    ],
)
def test_one_row_in_two_rules_is_no_fault_where_each_has_its_own_use(old: str, new: str) -> None:
    first = GOOD.replace("uitleg", "speakers: [victim]\n    uitleg") if "speakers" in new else GOOD
    assert looked(first + SECOND.replace(old, new, 1)).faults == ()


def test_a_lexicon_that_does_not_read_well_is_not_looked_over() -> None:
    broken = draft_of({"a.yaml": read_plain(GOOD.replace("R07", "R99"))})
    assert look_over(broken, ()).faults == broken.faults


def test_a_form_whose_slips_are_read_as_an_ordinary_word_is_told_with_that_word() -> None:
    found = look_alikes(draft(GOOD.replace("sloeg]", "sloeg, koord]")).lexicon)
    assert found == [("koord", "kort")]


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(["slaat", "sloeg", "me", "mij", "over", "de"]), st.integers(0, 12))
def test_looking_over_never_raises_and_always_answers_the_same(word: str, window: int) -> None:
    row = f"any_order: [SLAAN, {word}]\n    window: {window}"
    found = draft_of({"a.yaml": read_plain(GOOD.replace("any_order: [SLAAN, me|mij]", row))}, prove=False)
    again = Draft(found.lexicon, found.places, found.classes, ())
    assert _told(look_over(again, HARMLESS)) == _told(look_over(again, HARMLESS))


def _told(found: LookedOver) -> list[tuple[object, ...]]:
    def one(fault: ContentFault) -> tuple[object, ...]:
        return (fault.path, fault.problem, fault.remedy)

    return [one(fault) for fault in (*found.faults, *found.remarks)]
