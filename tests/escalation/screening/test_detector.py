"""Words are recognised as people type them, and patterns stay cheap."""

import pytest
from lexicon_files import detector, read_plain

from cases.facts import Facts
from cases.levels import Level
from cases.sides import Speaker
from escalation.detector import Detector
from escalation.detector_match import Scene, Search, Steps, TooComplexError, find
from escalation.detector_spelling import one_slip, skeleton
from escalation.detector_vocabulary import vocabulary
from escalation.lexicon import parse_lexicon
from escalation.normalise import normalise
from escalation.screen import screen

WORDS = vocabulary(
    [
        (0, ["slaat", "vermoorden", "dreig*", "*mes", "verkrachting"]),
        (1, ["voor de deur", "me"]),
        (2, ["mishandeld", "hoofd", "keel"]),
    ],
    [0, 2],
)


def forms(text: str) -> list[str]:
    return [word.form for word in WORDS.words(normalise(text).tokens)]


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("slaad", "slaat"),
        ("slaaat", "slaat"),
        ("vermorden", "vermoorden"),
        ("vermoroden", "vermoorden"),
        ("vermoorrden", "vermoorden"),
        ("vremoorden", "vermoorden"),
        ("vermoordxn", "vermoorden"),
        ("mishandelt", "mishandeld"),
        ("keeel", "keel"),
        ("moorden", "moorden"),
        ("zermoorden", "zermoorden"),
        ("zonderling", "zonderling"),
    ],
)
def test_a_word_is_known_by_its_spelling_variants_and_slips(written: str, form: str) -> None:
    assert forms(written) == [form]


def test_glued_words_are_taken_apart_and_split_words_joined() -> None:
    assert forms("hijslaatmenu") == ["hij", "slaat", "me", "nu"]
    assert forms("meenuuhijj") == ["mee", "nu", "hij"]
    assert forms("mis handeld") == ["mishandeld"]
    assert forms("mis handelt") == ["mishandeld"]
    assert forms("mis. handeld") == ["mis", "handeld"]
    assert forms("qx" * 90) == ["qx" * 90]
    assert forms("qxqxqxqx") == ["qxqxqxqx"]
    assert forms("slaatme") == ["slaat", "me"]
    assert forms("zz mijn") == ["zz", "mijn"]


def test_a_form_may_be_known_by_its_beginning_or_its_end() -> None:
    assert WORDS.classes_of("dreigtelefoon") == {0}
    assert forms("dreigtelefoon") == ["dreigtelefoon"]
    assert WORDS.classes_of("broodmes") == {0}
    assert WORDS.classes_of("wandeling") == frozenset()
    assert vocabulary([(0, ["*broodmes"])], []).classes_of("qmes") == frozenset()


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("keel", "keel", True),
        ("keel", "keels", True),
        ("keel", "keelsz", False),
        ("keel", "kele", True),
        ("keel", "kool", False),
    ],
)
def test_one_slip_is_one_letter_or_one_swap(first: str, second: str, *, near: bool) -> None:
    assert one_slip(first, second) is near


def test_spelling_variants_share_a_skeleton() -> None:
    assert skeleton("bedreigd") == skeleton("bedrijgt") == skeleton("bedreigdt")


def test_slots_in_order_may_have_words_between_up_to_the_gap() -> None:
    search = Search((0, 1), (1,), ordered=True, anchor=0)
    assert find(search, Scene({0: [(0, 0)], 1: [(2, 2)]}, (0, 0, 0), Steps())) == [((0, 0), (2, 2))]
    assert find(search, Scene({0: [(0, 0)], 1: [(3, 3)]}, (0, 0, 0, 0), Steps())) == []
    assert find(search, Scene({0: [(0, 0)], 1: [(2, 2)]}, (0, 0, 1), Steps())) == []
    assert find(search, Scene({0: [(0, 0)]}, (0, 0, 1), Steps())) == []


def test_no_word_fills_two_slots_and_another_way_round_is_tried() -> None:
    search = Search((0, 1, 2), (6,), ordered=False, anchor=0)
    scene = Scene({0: [(0, 0)], 1: [(1, 1), (2, 2)], 2: [(1, 1)]}, (0, 0, 0), Steps())
    assert find(search, scene) == [((0, 0), (1, 1), (2, 2))]
    alone = Scene({0: [(0, 0)], 1: [(1, 1)], 2: [(1, 1)]}, (0, 0), Steps())
    assert find(search, alone) == []


def test_a_message_that_needs_too_many_steps_is_given_up() -> None:
    with pytest.raises(TooComplexError):
        find(
            Search((0, 1), (6,), ordered=False, anchor=0), Scene({0: [(0, 0)], 1: [(1, 1)]}, (0, 0), Steps(0))
        )


def test_a_message_that_is_given_up_goes_to_a_human_with_what_was_found() -> None:
    text = "hij slaat me mes keel " * 180
    assessment = screen(text, Speaker.VICTIM, Facts(), detector())
    assert assessment.level > Level.REVIEW
    assert assessment.too_long


def test_a_keyword_that_nobody_foresaw_is_found_in_any_spelling_and_context() -> None:
    lexicon = parse_lexicon({"k": read_plain("keywords: [{woord: Paarse Pinguïn, niveau: high}]")})
    own = Detector.of(lexicon, "eigen")
    found = screen("geen PAARSE, pinguin gezien vroeger", Speaker.PERPETRATOR, Facts(), own)
    assert found.level is Level.HIGH
    assert found.lexicon == "eigen"
    assert screen("paarse fiets", Speaker.VICTIM, Facts(), own).level is Level.NONE


def test_without_a_lexicon_every_message_reaches_a_human_and_plain_danger_is_acute() -> None:
    minimal = Detector.minimal()
    assert screen("mooi weer", Speaker.VICTIM, Facts(), minimal).level is Level.REVIEW
    assert screen("hij slaat me", Speaker.VICTIM, Facts(), minimal).level is Level.ACUTE
    assert minimal is Detector.minimal()
