"""What an edit changes: each message that is seen otherwise is told, and nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lexicon_files import read_plain

from cases.levels import Level
from cases.sides import Speaker
from escalation.detector import Detector
from escalation.lexicon import parse_lexicon
from escalation.lexicon_compare import Known, compared, edit_of, known_by_tests
from escalation.lexicon_types import Lexicon

TEXT = """
classes:
  SLAAN: [slaat, sloeg]
  KEEL: [keel]
rules:
  - id: slaan
    code: R07
    category: physical_violence
    severity: high
    any_order: [SLAAN, me|mij]
    uitleg: "Er is geslagen."
    tests:
      raak: ["hij slaat me"]
      mis: ["hij slaat de bal"]
      status: [{t: "hij slaat me niet", status: negated, ernst: none}]
  - id: keel
    code: R02
    category: strangulation
    severity: acute
    any_order: [KEEL, dicht|kneep]
    uitleg: "Er is gewurgd."
    tests:
      raak: ["hij kneep mijn keel dicht"]
"""
MESSAGES = (
    Known("hij slaat me", Speaker.VICTIM, Level.HIGH),
    Known("hij mept me", Speaker.VICTIM, Level.HIGH),
    Known("hij kneep mijn keel dicht", Speaker.VICTIM, Level.ACUTE),
    Known("hij mept me op mijn schouder, grappig", Speaker.VICTIM, Level.NONE),
    Known("mooi weer", Speaker.VICTIM, Level.NONE),
)


def lexicon(*changes: tuple[str, str]) -> Lexicon:
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return parse_lexicon({"a.yaml": read_plain(text)}, prove=False)


WIDER = ("slaat, sloeg", "slaat, sloeg, mept")
MILDER = ("severity: acute", "severity: high")
GONE = ("SLAAN, me|mij", "zwaluw")
EDITS = (WIDER, MILDER, GONE)


def held(old: Lexicon, new: Lexicon) -> tuple[int, ...]:
    found = compared(MESSAGES, Detector.of(old, "oud"), Detector.of(new, "nieuw"))
    groups = (
        found.finds(more=True),
        found.finds(more=False),
        found.alarms(more=True),
        found.alarms(more=False),
        found.weighed(heavier=True),
        found.weighed(heavier=False),
    )
    return tuple(map(len, groups))


def test_a_wider_class_finds_more_and_alarms_more() -> None:
    assert held(lexicon(), lexicon(WIDER)) == (1, 0, 1, 0, 0, 0)


def test_a_milder_rule_weighs_lighter_and_finds_as_much() -> None:
    assert held(lexicon(), lexicon(MILDER)) == (0, 0, 0, 0, 0, 1)
    found = compared(MESSAGES, Detector.of(lexicon(), "oud"), Detector.of(lexicon(MILDER), "nieuw"))
    assert found.moves == {(Level.ACUTE, Level.HIGH): 1}
    assert [(one.known.text, one.rule) for one in found.changes] == [("hij kneep mijn keel dicht", "keel")]


def test_the_edit_names_rules_that_came_went_and_say_something_else() -> None:
    edit = edit_of(lexicon(), lexicon(WIDER, ("id: keel", "id: hals")))
    assert (edit.added, edit.removed, edit.changed) == (("hals",), ("keel",), ("slaan",))
    assert edit.classes == {"SLAAN": (("mept",), ())}


def test_who_answers_for_a_rule_and_its_tests_are_no_change_of_what_it_finds() -> None:
    other = lexicon(
        ('uitleg: "Er is geslagen."', 'uitleg: "Geweld."\n    bron: team'), ("hij slaat me", "nee")
    )
    edit = edit_of(lexicon(), other)
    assert (edit.added, edit.removed, edit.changed, edit.classes) == ((), (), (), {})


def test_the_tests_of_rules_are_known_messages_but_for_those_about_context() -> None:
    known = {one.text: one.level for one in known_by_tests(lexicon(), lexicon(MILDER))}
    assert known == {
        "hij slaat me": Level.HIGH,
        "hij kneep mijn keel dicht": Level.ACUTE,
        "hij slaat de bal": Level.NONE,
    }


@settings(max_examples=8, deadline=None)
@given(st.sets(st.sampled_from(EDITS)), st.sets(st.sampled_from(EDITS)))
def test_looking_back_tells_the_opposite_and_no_edit_tells_nothing(
    one: set[tuple[str, str]], two: set[tuple[str, str]]
) -> None:
    old, new = lexicon(*one), lexicon(*two)
    there, back = held(old, new), held(new, old)
    assert there == (back[1], back[0], back[3], back[2], back[5], back[4])
    assert held(old, old) == (0, 0, 0, 0, 0, 0)
    assert edit_of(new, new).changed == ()
