"""In a turn, earlier signals of a client make a message more serious, and never lighter."""

from dataclasses import replace

import pytest
from dialogue_samples import book, said
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import NOON, asked, client, flags, ladders, safety_texts, small_rulebook, turn, wrote

from cases.effects import AlertLead
from cases.facts import Facts, Phase
from cases.ids import EventId
from cases.levels import Level
from cases.moments import DAY, after
from cases.sides import Role
from cases.state import ClientState, Past, Score, Sign
from dialogs.parse import parse_script
from escalation.assessment import Assessment, Finding, Status
from escalation.detector import Detector
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.remembering import over_time
from escalation.rulebook import Rulebook

LATER = Facts(phase=Phase.F2)
WORD_OF = {
    "wegwoord": ("R19", Level.CONCERN),
    "dwangwoord": ("R12", Level.CONCERN),
    "slaanwoord": ("R07", Level.HIGH),
    "volgwoord": ("R06", Level.CONCERN),
    "stopwoord": ("R24", Level.CONCERN),
    "doodwoord": ("R01", Level.ACUTE),
    "zwangerwoord": ("R18", Level.CONCERN),
}


def knowing() -> Rulebook:
    """Return the small rulebook with a detector that knows one word for each of some classes."""
    rules = tuple(
        Rule(word, code, "fear", level, (Pattern((word,), 0, ordered=True),), "Proef.", context=False)
        for word, (code, level) in WORD_OF.items()
    )
    return replace(small_rulebook(), detector=Detector.of(Lexicon({}, rules), "proef"))


KNOWING = knowing()


def past(*signs: tuple[str, Level, int]) -> Past:
    return Past(tuple(Sign(code, level, after(NOON, -days * DAY)) for code, level, days in signs))


def raised(state: ClientState, text: str) -> Level:
    found = flags(turn(state, wrote(text), KNOWING)[1])
    return found[0].level if found else Level.NONE


def test_a_second_concern_in_two_weeks_is_high_pages_and_says_why() -> None:
    state = client(facts=LATER, past=past(("R28", Level.CONCERN, 13)))
    _, effects = turn(state, wrote("volgwoord"), KNOWING)
    (flag,) = flags(effects)
    assert (flag.level, flag.code, flag.source) == (Level.HIGH, "R06", "text")
    assert flag.spans[0].explanation == "Dit is de tweede zorg binnen 14 dagen."
    assert len(ladders(effects)) == 1
    assert raised(client(facts=LATER), "volgwoord") is Level.CONCERN


def test_leaving_a_controlling_and_violent_person_is_acute_with_its_safety_text() -> None:
    state = client(facts=LATER, past=past(("R12", Level.CONCERN, 60), ("R07", Level.HIGH, 30)))
    _, effects = turn(state, wrote("wegwoord"), KNOWING)
    assert flags(effects)[0].level is Level.ACUTE
    assert [one.key for one in safety_texts(effects)] == ["A1"]


def test_what_is_raised_to_acute_in_a_class_of_the_lead_is_told_to_the_lead() -> None:
    state = client(facts=LATER, past=past(("R18", Level.CONCERN, 60)))
    wording = Rule("w", "R02", "strangulation", Level.HIGH, (Pattern(("keelwoord",), 0, ordered=True),), "P.")
    rules = replace(KNOWING, detector=Detector.of(Lexicon({}, (wording,)), "proef"))
    _, effects = turn(state, wrote("keelwoord"), rules)
    assert [one.level for one in effects if isinstance(one, AlertLead)] == [Level.ACUTE]


def test_dropping_out_after_something_serious_is_high() -> None:
    serious = client(facts=LATER, past=past(("R01", Level.ACUTE, 10)))
    assert raised(serious, "stopwoord") is Level.HIGH
    assert raised(client(facts=LATER), "stopwoord") is Level.CONCERN


def test_each_message_is_remembered_in_codes_and_the_next_one_weighs_it() -> None:
    state, _ = turn(client(facts=LATER), wrote("volgwoord", after(NOON, -2 * DAY)), KNOWING)
    assert state.past.signs == (Sign("R06", Level.CONCERN, after(NOON, -2 * DAY)),)
    assert raised(state, "volgwoord") is Level.HIGH
    assert raised(state, "vandaag gewandeld") is Level.NONE


def test_words_of_another_person_on_that_phone_are_not_remembered_as_the_clients_own() -> None:
    state, _ = turn(client(facts=LATER), wrote("volgwoord", other_sender=True), KNOWING)
    assert (state.past.signs, state.past.scores) == ((), ())


def test_a_tap_weighs_with_earlier_signals_and_the_reason_stands_on_its_flag() -> None:
    earlier = past(("R06", Level.CONCERN, 3))
    state = asked(client(facts=LATER, past=earlier), "proef", "goed")
    after_tap, effects = turn(state, wrote("Twijfel"))
    (flag,) = flags(effects)
    assert (flag.level, flag.code, flag.source) == (Level.HIGH, "R29", "button")
    assert [(span.start, span.end, span.rule) for span in flag.spans] == [(0, 0, "verloop.tweede-zorg")]
    assert Sign("R29", Level.HIGH, NOON) in after_tap.past.signs


SCALE = {
    "gesprek": "cijfer",
    "titel": "Een cijfer",
    "begin": "hoe",
    "uitwegen": {
        "bel": {
            "tekst": said("Ik bel liever"),
            "naar": "slot",
            "taak": {"soort": "call_back", "niveau": "concern"},
        }
    },
    "vragen": {
        "hoe": {
            "vraag": said("Hoe gaat het?"),
            "knoppen": [
                {
                    "knop": str(number),
                    "tekst": {"nl-B1": str(number), "nl-A2": str(number), "en": str(number)},
                    "naar": "slot",
                }
                for number in range(1, 6)
            ],
            "uitwegen": ["bel"],
            "verder": "slot",
        }
    },
}


@pytest.mark.parametrize(("number", "falls"), [("3", False), ("2", True), ("1", True)])
def test_a_number_far_under_the_last_ones_is_a_concern(number: str, falls: bool) -> None:
    script = parse_script(SCALE, book())
    rules = replace(small_rulebook(), scripts={**small_rulebook().scripts, "cijfer": script})
    scores = tuple(Score(4, after(NOON, -days * DAY)) for days in (3, 2, 1))
    state = asked(client(facts=LATER, past=Past(scores=scores)), "cijfer", "hoe")
    after_tap, effects = turn(state, wrote(number), rules)
    assert [one.category for one in flags(effects)] == (["score"] if falls else [])
    assert after_tap.past.scores[-1] == Score(int(number), NOON)


CODES = [code for code, _ in WORD_OF.values()]
SIGNS = st.builds(
    Sign,
    st.sampled_from(["", "R31", *CODES]),
    st.sampled_from([Level.CONCERN, Level.HIGH, Level.ACUTE]),
    st.integers(0, 95).map(lambda days: after(NOON, -days * DAY)),
)
TEXTS = st.lists(st.sampled_from([*WORD_OF, "gewandeld"]), min_size=1, max_size=3).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.lists(SIGNS, max_size=5), st.lists(SIGNS, max_size=5), st.sampled_from(Role))
def test_no_history_makes_a_message_lighter(
    text: str, some: list[Sign], more: list[Sign], role: Role
) -> None:
    plain = client(facts=LATER, role=role)
    alone = raised(plain, text)
    less = raised(replace(plain, past=Past(tuple(some))), text)
    full = raised(replace(plain, past=Past((*some, *more))), text)
    assert alone <= less <= full


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, max_size=8))
def test_what_is_remembered_holds_no_words_and_stays_small(messages: list[str]) -> None:
    state = client(facts=LATER)
    for number, text in enumerate(messages):
        at = after(NOON, number * DAY)
        state, _ = turn(state, wrote(text, at, id=EventId(f"e{number}")), KNOWING)
    assert {one.code for one in state.past.signs} <= set(CODES)
    assert len(state.past.signs) <= 4 * len({(one.code, one.level) for one in state.past.signs})


FINDINGS = st.lists(
    st.builds(
        Finding,
        st.just("fear"),
        st.sampled_from(CODES),
        st.sampled_from(Level),
        st.just(Level.HIGH),
        st.sampled_from(Status),
        st.just(0),
        st.just(4),
        st.just("r"),
        st.just("Proef."),
    ),
    max_size=4,
)


@given(FINDINGS, st.lists(SIGNS, max_size=6))
def test_an_assessment_keeps_all_it_found_and_gains_at_most_one_reason(
    findings: list[Finding], signs: list[Sign]
) -> None:
    ordered = tuple(sorted(findings, key=lambda one: -one.level))
    before = Assessment(max((one.level for one in findings), default=Level.NONE), ordered)
    found = over_time(before, Past(tuple(signs)), NOON)
    assert found.level >= before.level
    gained = found.findings[: len(found.findings) - len(ordered)]
    assert found.findings[len(gained) :] == ordered
    assert (len(gained) == 1) is (found.level > before.level)
    assert all(one.level is found.level and one.explanation for one in gained)
