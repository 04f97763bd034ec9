"""What one message leads to, with the lexicon as it is shipped."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lexicon_files import LATER, detector, files, level, lexicon, seen

from cases.facts import Facts, Phase
from cases.levels import Level
from cases.sides import Speaker
from escalation.assessment import Status
from escalation.context import Verdict, lowered
from escalation.detector import Detector
from escalation.lexicon import parse_lexicon
from escalation.screen import screen

SAMPLE = [
    json.loads(line)
    for line in (Path(__file__).parent / "sample_dev.jsonl").read_text(encoding="utf-8").splitlines()
]
NEEDED = {"acute": Level.ACUTE, "high": Level.HIGH, "concern": Level.CONCERN}

DANGER = {
    "R01": "hij gaat me vermoorden zei ie",
    "R02": "hij kneep mn keel dicht",
    "R03": "hij bedreigt me met een mes",
    "R04": "stop hij slaat me",
    "R05": "mn ex staat beneden aan te bellen en ik mag m niet zien",
    "R06": "hij volgt me nu",
    "R07": "hij sloeg me en nu bloed ik",
    "R09": "hij heeft me verkracht",
    "R10": "ze heeft de baby door elkaar geschud",
    "R11": "hij brengt de kinderen niet terug",
    "R12": "hij heeft me opgesloten",
    "R14": "ze geven me al drie dagen niks te drinken",
    "R15": "ik ga er vanavond een einde aan maken",
    "R16": "hij dreigt met zelfmoord als ik wegga",
    "R20": "hij leest mee",
    "R21": "mijn broers zoeken me",
    "R22": "ik moet volgende week trouwen met mijn neef",
    "R23": "help me nu",
    "R33": "ik wacht je op met een mes",
    "R29": "ik ben zo bang voor hem hij staat voor de deur",
}
DANGER_OF_PERPETRATOR = {
    "R25": "ik ga er nu heen",
    "R26": "ze is hier en ik kan me niet inhouden",
    "R27": "als ik haar niet krijg krijgt niemand haar",
    "R16": "zonder haar hoeft het niet meer",
}


def test_the_lexicon_proves_itself() -> None:
    assert parse_lexicon(files()).rules


@pytest.mark.parametrize(("code", "text"), DANGER.items())
def test_danger_that_is_said_plainly_is_acute(code: str, text: str) -> None:
    speaker = Speaker.ELDER if code == "R14" else Speaker.VICTIM
    assessment = seen(text, speaker)
    assert assessment.level is Level.ACUTE
    assert code in {finding.code for finding in assessment.findings if finding.level is Level.ACUTE}


@pytest.mark.parametrize(("code", "text"), DANGER_OF_PERPETRATOR.items())
def test_danger_from_the_one_who_was_removed_is_acute(code: str, text: str) -> None:
    assessment = seen(text, Speaker.PERPETRATOR)
    assert assessment.level is Level.ACUTE
    assert code in {finding.code for finding in assessment.findings if finding.level is Level.ACUTE}


@pytest.mark.parametrize(
    "line", [one for one in SAMPLE if one["severity"] != "none"], ids=lambda one: one["text"]
)
def test_every_risk_line_of_the_tuning_sample_is_graded_at_least_as_urgent_as_its_label(
    line: Mapping[str, str],
) -> None:
    assert level(line["text"], Speaker(line["speaker"])) >= NEEDED[line["severity"]]


def test_at_most_four_harmless_lines_of_the_tuning_sample_reach_a_human_and_none_pages() -> None:
    harmless = [level(one["text"], Speaker(one["speaker"])) for one in SAMPLE if one["severity"] == "none"]
    assert max(harmless) <= Level.CONCERN
    assert sum(found > Level.NONE for found in harmless) <= 4


@pytest.mark.parametrize("text", ["niet veilig", "nee niet veilig", "ik voel me niet veilig"])
def test_not_safe_is_an_answer_for_today(text: str) -> None:
    assessment = seen(text)
    assert assessment.level >= Level.HIGH
    assert assessment.leading is not None
    assert assessment.leading.code == "R29"


@pytest.mark.parametrize(
    "text",
    [
        "HIJSLAATMENUHELP",
        "HELP HIJ SLAAAAT MEEE",
        "help hij sl44t me",
        "hijstaatvoordedeur",
        "HELPMEHIJISBINNEN",
        "hij heft me gewrugd",
        "hij gaat me vremoorden",
        "H E L P",
        "hij heeft een MÈS!!",
        "hij heeft een 🔪",
        "h\u200bi\u200bj slaat me nu",
    ],
)
def test_panic_style_hides_nothing(text: str) -> None:
    assert level(text) is Level.ACUTE


def test_one_who_reads_along_means_silence_even_beside_other_danger() -> None:
    assessment = seen("hij leest mee, hij heeft een mes")
    assert assessment.silent
    assert {"R20", "R03"} <= {finding.code for finding in assessment.findings}
    assert assessment.leading is not None
    assert assessment.leading.category == "not_safe_to_talk"
    assert not assessment.needs_question


@pytest.mark.parametrize("text", ["niet nu", "niet nu ik ben aan het werk", "wie ben jij"])
def test_not_now_alone_is_nothing(text: str) -> None:
    assert level(text) is Level.NONE


def test_a_denied_acute_signal_is_read_by_a_human_with_the_reason() -> None:
    assessment = seen("hij heeft me niet gewurgd")
    (finding, *_) = assessment.findings
    assert (assessment.level, finding.raw_level, finding.status) == (
        Level.REVIEW,
        Level.ACUTE,
        Status.NEGATED,
    )
    assert finding.cues == ("niet",)
    assert finding.explanation.endswith("Er staat een ontkenning bij.")
    assert assessment.needs_question


@pytest.mark.parametrize(
    ("text", "status", "left"),
    [
        ("hij heeft me niet geslagen", Status.NEGATED, Level.NONE),
        ("hij slaat me niet alleen hij schopt ook", Status.ACTIVE, Level.HIGH),
        ("waarom niet bellen als hij me slaat", Status.ACTIVE, Level.HIGH),
        ("hij sloeg me ik weet niet waarom", Status.ACTIVE, Level.HIGH),
        ("ik weet niet hij sloeg me", Status.ACTIVE, Level.HIGH),
        ("ik begrijp niet waarom hij me sloeg", Status.ACTIVE, Level.HIGH),
        ("vroeger sloeg hij me", Status.PAST, Level.NONE),
        ("vroeger sloeg hij me en gisteren weer", Status.ACTIVE, Level.HIGH),
        ("in 2015 sloeg hij me", Status.PAST, Level.NONE),
        ("in 9 weken sloeg hij me", Status.ACTIVE, Level.HIGH),
        ("jaren geleden sloeg hij me, nu gaat het goed", Status.PAST, Level.NONE),
        ("stel dat hij me slaat", Status.HYPOTHETICAL, Level.CONCERN),
        ("wat als hij me slaat", Status.HYPOTHETICAL, Level.CONCERN),
        ("als hij me slaat bel ik jullie", Status.HYPOTHETICAL, Level.NONE),
        ("als hij boos is schopt hij me", Status.ACTIVE, Level.HIGH),
        ("zou hij me geslagen hebben?", Status.HYPOTHETICAL, Level.CONCERN),
        ("zou hij me gisteren geslagen hebben", Status.ACTIVE, Level.HIGH),
        ("ik droomde dat hij me sloeg", Status.MEDIA, Level.NONE),
        ("hij gooide tijdens de film een glas naar me", Status.ACTIVE, Level.HIGH),
        ("mijn buurvrouw wordt elke dag geslagen door haar man", Status.OTHER_PERSON, Level.CONCERN),
    ],
)
def test_the_words_around_a_signal_change_what_it_means(text: str, status: Status, left: Level) -> None:
    physical = [one for one in seen(text).findings if one.code == "R07"]
    assert physical
    assert (physical[0].status, physical[0].level) == (status, left)


def test_a_film_without_the_client_in_it_is_a_film() -> None:
    assert level("in die serie wurgt een man zijn vrouw") is Level.REVIEW


@pytest.mark.parametrize(
    ("before", "status", "speaker", "left"),
    [
        (Level.ACUTE, Status.JOKE, Speaker.VICTIM, Level.REVIEW),
        (Level.ACUTE, Status.JOKE, Speaker.PERPETRATOR, Level.ACUTE),
        (Level.HIGH, Status.JOKE, Speaker.VICTIM, Level.CONCERN),
        (Level.ACUTE, Status.OTHER_PERSON, Speaker.VICTIM, Level.HIGH),
        (Level.CONCERN, Status.OTHER_PERSON, Speaker.VICTIM, Level.NONE),
        (Level.CONCERN, Status.PAST, Speaker.VICTIM, Level.NONE),
        (Level.ACUTE, Status.PAST, Speaker.VICTIM, Level.REVIEW),
        (Level.HIGH, Status.REPORTED, Speaker.VICTIM, Level.HIGH),
    ],
)
def test_context_lowers_a_level_and_never_silences_acute(
    before: Level, status: Status, speaker: Speaker, left: Level
) -> None:
    assert lowered(before, Verdict(status), speaker) is left


def test_a_joke_counts_for_the_client_and_never_for_the_one_who_was_removed() -> None:
    joke = "ik maak haar af haha"
    assert level(joke, Speaker.PERPETRATOR) is Level.ACUTE
    assert level(joke, Speaker.VICTIM) < Level.ACUTE


def test_the_same_words_weigh_differently_by_who_writes_them() -> None:
    assert level("ik ga er nu heen") is Level.NONE
    assert level("ik ga er nu heen", Speaker.PERPETRATOR) is Level.ACUTE
    assert level("hij staat voor de deur") is Level.ACUTE


@pytest.mark.parametrize(
    ("text", "speaker", "facts", "left"),
    [
        ("hij belt via zijn zus", Speaker.VICTIM, Facts(phase=Phase.F2, days_since_ban=3), Level.ACUTE),
        ("hij belt via zijn zus", Speaker.VICTIM, Facts(phase=Phase.F2, days_since_ban=40), Level.HIGH),
        ("ik wil bij hem weg", Speaker.VICTIM, Facts(phase=Phase.F2, days_since_ban=0), Level.HIGH),
        ("ik sta op ontploffen", Speaker.PERPETRATOR, Facts(phase=Phase.F2, days_since_ban=28), Level.ACUTE),
        ("hij heeft me geslagen", Speaker.VICTIM, Facts(phase=Phase.F2, pregnant=True), Level.ACUTE),
        ("laat me met rust", Speaker.VICTIM, Facts(phase=Phase.F0), Level.HIGH),
        ("laat me met rust", Speaker.VICTIM, LATER, Level.CONCERN),
    ],
)
def test_the_facts_of_the_case_weigh_in(text: str, speaker: Speaker, facts: Facts, left: Level) -> None:
    assert level(text, speaker, facts) is left


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("het wordt steeds erger. hij controleert mijn telefoon. ik mag niet naar buiten van hem", "R08"),
        ("ik ben zwanger en bang. hij heeft me geslagen", "R07"),
        ("ik wil bij hem weg. ik mag niet naar buiten van hem. hij heeft me geslagen", "R07"),
    ],
)
def test_signs_that_mean_more_together_become_acute(text: str, code: str) -> None:
    raised = [one for one in seen(text).findings if one.code == code]
    assert raised[0].level is Level.ACUTE
    assert raised[0].raw_level < Level.ACUTE


def test_a_finding_points_at_the_words_as_they_were_written() -> None:
    text = "Ja. Hij heeft een MÈS!!"
    finding = seen(text).findings[0]
    assert text[finding.start : finding.end] == "Hij heeft een MÈS"


def test_the_most_urgent_finding_stands_first_and_each_rule_once() -> None:
    found = seen("hij slaat me niet. hij slaat me. hij heeft een mes. hij drinkt weer").findings
    assert [one.level for one in found] == sorted((one.level for one in found), reverse=True)
    assert len({one.rule for one in found}) == len(found)


@pytest.mark.parametrize(
    "text",
    ["", "\ud800", "\0", "\u202e\u202d", "e" + "\u0301" * 4096, "x" * 100_000, "🔪" * 5000, "ﷺ" * 5000],
)
def test_no_text_is_too_strange(text: str) -> None:
    assessment = seen(text)
    assert assessment.too_long == (len(text) > 4096)
    assert assessment.level >= (Level.REVIEW if assessment.too_long else Level.NONE)


def test_when_something_breaks_inside_a_human_reads_it() -> None:
    broken = Detector("stuk", bare=False, words=None, by_anchor={}, idioms={})
    assessment = screen("hoi", Speaker.VICTIM, LATER, broken)
    assert (assessment.level, assessment.lexicon) == (Level.REVIEW, "stuk")


@given(st.text(), st.text(), st.sampled_from(sorted(DANGER.values())))
@example("", "R", "hij leest mee")
@settings(max_examples=150, deadline=None)
def test_no_wrapping_hides_a_signal(before: str, after: str, danger: str) -> None:
    speaker = Speaker.ELDER if danger == DANGER["R14"] else Speaker.VICTIM
    assert level(f"{before}\n{danger}\n{after}", speaker) >= Level.REVIEW


TINY = st.lists(
    st.sampled_from(
        [
            "niet",
            "nooit",
            "film",
            "vroeger",
            "ik",
            "hij",
            "haha",
            "als",
            "zus",
            "geen",
            "droom",
            "mijn",
            "en",
            ".",
            ",",
            "?",
        ]
    ),
    max_size=8,
).map(" ".join)


@given(TINY, TINY, st.sampled_from(sorted(DANGER.values())))
@settings(max_examples=200, deadline=None)
def test_no_context_in_another_sentence_lowers_acute(before: str, after: str, danger: str) -> None:
    speaker = Speaker.ELDER if danger == DANGER["R14"] else Speaker.VICTIM
    assert level(f"{before} . {danger} . {after}", speaker) is Level.ACUTE


@given(TINY, st.sampled_from(sorted(DANGER.values())))
@settings(max_examples=200, deadline=None)
def test_context_in_the_same_sentence_never_silences_acute(around: str, danger: str) -> None:
    found = seen(f"{around} {danger}")
    assert all(one.level >= Level.REVIEW for one in found.findings if one.raw_level is Level.ACUTE)


@cache
def compiled_again() -> Detector:
    return Detector.of(lexicon(), "test")


@given(st.text(), st.sampled_from(Speaker))
@settings(max_examples=150, deadline=None)
def test_the_same_text_gives_the_same_answer_and_never_an_error(text: str, speaker: Speaker) -> None:
    first = screen(text, speaker, LATER, detector())
    assert first == screen(text, speaker, LATER, compiled_again())
    assert all(0 <= one.start < one.end <= len(text) for one in first.findings)


def test_violence_among_others_is_told_to_a_worker_and_weighs_in_full_from_the_network() -> None:
    (finding, *_) = seen("mijn zus werd gewurgd door haar man").findings
    assert (finding.status, finding.level) == (Status.OTHER_PERSON, Level.HIGH)
    assert level("mijn zus werd gewurgd door haar man", Speaker.NETWORK) is Level.ACUTE
