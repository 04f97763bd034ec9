"""The counts of a report: intervals, recall, false alarms, and never a word of a message."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicon_small import small_library
from second_opinions import LEANING, SIDEWAYS, opinion_of

from cases.levels import Level
from cases.sides import Speaker
from nabij.lexicon.counts import Judged, Share, alerts_by, confusion, false_alarms, recall
from nabij.lexicon.curves import in_turn, recall_at, threshold_points
from nabij.lexicon.lessons import Lesson
from nabij.lexicon.limits import A_FIRST, ALONE, AN_EVERYDAY, TOGETHER, Scored, thresholds_from
from nabij.lexicon.report import Wanted, raised_to, report
from nabij.lexicon.samples import Sample, read_samples, samples_of
from nabij.lexicon.voices import Voice
from nabij.refused import Refused

LINES = [
    {"text": "alarmkreet", "speaker": "victim", "severity": "acute", "categories": ["R23"], "lang": "nl"},
    {"text": SIDEWAYS, "speaker": "elder", "severity": "high", "categories": ["R19"], "lang": "nl"},
    {
        "text": "geheimwoord thee",
        "speaker": "victim",
        "severity": "concern",
        "categories": ["R32"],
        "lang": "en",
    },
    {"text": "wij eten soep", "speaker": "victim", "severity": "none", "notes": "health", "lang": "nl"},
    {
        "text": "een lampion voor ons gordijn",
        "speaker": "victim",
        "severity": "none",
        "notes": "work",
        "lang": "nl",
    },
]


def sample(level: Level, kind: str = "work") -> Sample:
    return Sample("tekst", Speaker.VICTIM, level, ("R01",) if level else (), "nl", kind)


def voice(level: Level, person: str = "a01", kind: str = "work") -> Voice:
    return Voice("tekst", level, kind, "-", "nl", Speaker.VICTIM, person, 1)


def lesson(level: Level, rules: Level = Level.NONE, *, lowered: bool = False, kind: str = "work") -> Lesson:
    return Lesson(voice(level, kind=kind), (set(), set(), set(), set()), rules, lowered)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "set.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    return path


def test_the_interval_is_that_of_wilson() -> None:
    low, high = Share(75, 103).interval
    assert (round(low, 2), round(high, 2)) == (0.64, 0.80)
    assert Share(0, 0).interval == (0.0, 1.0)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_in_its_interval(hits: int, misses: int) -> None:
    share = Share(hits, hits + misses)
    low, high = share.interval
    assert 0 <= low <= share.value + 1e-9
    assert share.value - 1e-9 <= high <= 1 or not share.total


def test_counts_are_by_given_and_by_found_level() -> None:
    judged = [
        Judged(sample(Level.ACUTE), Level.ACUTE),
        Judged(sample(Level.ACUTE), Level.REVIEW),
        Judged(sample(Level.CONCERN), Level.NONE),
        Judged(sample(Level.NONE), Level.HIGH),
        Judged(sample(Level.NONE, "sport"), Level.NONE),
    ]
    assert recall(judged)["acute"].value == 1.0
    assert recall(judged)["acute_as_high"].value == 0.5
    assert recall(judged)["concern"].value == 0.0
    assert false_alarms(judged)["any"].value == 0.5
    assert false_alarms(judged)["acute"].value == 0.0
    assert confusion(judged)["acute"]["review"] == 1
    assert confusion(judged)["none"]["high"] == 1
    by_kind = alerts_by(judged[3:], lambda each: (each.kind,))
    assert {kind: share.value for kind, share in by_kind.items()} == {"sport": 0.0, "work": 1.0}


def test_a_report_counts_each_variant_and_ends_with_one_json_line(
    lines: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    library = replace(small_library(), second=opinion_of(LEANING))
    report(library, (), str(lines), Wanted(out=tmp_path))
    said = capfd.readouterr()
    result = json.loads(said.out.splitlines()[-1])
    assert result == json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert list(result["ablations"]) == ["a word list", "rules", "+ context", "+ repair", "+ second opinion"]
    assert result["ablations"]["+ repair"]["recall"]["high"][0] == 0.0
    assert result["ablations"]["+ second opinion"]["recall"]["high"][0] == 1.0
    assert result["recall"]["acute"][0] == 1.0
    assert result["false_per_100"]["any"][0] == 50.0
    assert result["confusion"]["none"] == {"none": 1, "review": 1, "concern": 0, "high": 0, "acute": 0}
    assert {"ok", "figures", "limits", "seed", "seconds"} <= set(result)
    assert "geheimwoord" not in said.out + said.err
    assert "gevonden per klasse" in said.err


def test_content_without_weights_is_reported_on_its_rules(
    lines: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    report(small_library(), (), str(lines), Wanted())
    result = json.loads(capfd.readouterr().out.splitlines()[-1])
    assert list(result["ablations"]) == ["a word list", "rules", "+ context", "+ repair"]


def test_held_and_training_never_mix() -> None:
    voices = (voice(Level.ACUTE, "a01"), voice(Level.NONE, "f01"))
    assert [each.level for each in samples_of("held", voices)] == [Level.NONE]
    assert [each.level for each in samples_of("training", voices)] == [Level.ACUTE]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("geen json", "regel 1"),
        ('{"text": "x"}', "regel 1"),
        ('{"text": "x", "severity": "review"}', "regel 1"),
        ("", "is leeg"),
    ],
)
def test_a_file_of_another_form_is_refused_by_line(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_samples(path)
    assert problem in refused.value.problems[0]
    with pytest.raises(Refused):
        read_samples(tmp_path / "nergens.jsonl")


def test_thresholds_leave_as_many_false_alarms_of_unseen_writers_as_allowed() -> None:
    harmless = [Scored(lesson(Level.NONE), number / 1000) for number in range(1000)]
    found = thresholds_from([*harmless, Scored(lesson(Level.ACUTE), 0.99)])
    assert sum(each.score >= found.review for each in harmless) == int(1000 * TOGETHER)
    assert sum(each.score >= found.first for each in harmless) == int(1000 * A_FIRST)


def test_where_rules_use_the_room_the_second_opinion_keeps_its_own_share() -> None:
    flagged = [Scored(lesson(Level.NONE, Level.HIGH), 0.1) for _ in range(500)]
    harmless = [Scored(lesson(Level.NONE), number / 500) for number in range(500)]
    found = thresholds_from([*flagged, *harmless])
    assert sum(each.score >= found.review for each in harmless) == int(ALONE * 1000)


def test_everyday_requests_move_the_threshold_up() -> None:
    harmless = [Scored(lesson(Level.NONE), 0.1) for _ in range(100)]
    everyday = [Scored(lesson(Level.NONE, kind="assistant"), 0.8 + number / 1000) for number in range(100)]
    found = thresholds_from([*harmless, *everyday])
    assert sum(each.score >= found.review for each in everyday) == int(100 * AN_EVERYDAY)


SCORED = st.builds(
    Scored,
    st.builds(
        lesson,
        st.sampled_from([Level.NONE, Level.ACUTE, Level.CONCERN]),
        st.sampled_from([Level.NONE, Level.HIGH]),
        lowered=st.booleans(),
    ),
    st.floats(0, 1),
)


@given(st.lists(SCORED, max_size=60))
def test_thresholds_always_stand_in_order(scored: list[Scored]) -> None:
    found = thresholds_from(scored)
    assert 0 < found.review <= found.lowered < 1
    assert found.review <= found.first < 1


def test_a_higher_threshold_never_finds_more(lines: Path) -> None:
    library = replace(small_library(), second=opinion_of(LEANING))
    points = threshold_points(read_samples(lines), library)
    assert [point.false_per_100 for point in points] == sorted(
        (point.false_per_100 for point in points), reverse=True
    )
    assert all(point.acute == 1.0 for point in points)
    assert threshold_points(read_samples(lines), small_library()) == []


def test_people_are_taken_from_all_writers_in_turn() -> None:
    lessons = [
        Lesson(voice(Level.NONE, person), (set(), set(), set(), set()), Level.NONE, lowered=False)
        for person in ("a01", "a02", "a03", "b01", "c01", "c02")
    ]
    assert in_turn(lessons) == ["a01", "b01", "c01", "a02", "c02", "a03"]


def test_recall_is_read_where_the_false_alarms_are_as_asked() -> None:
    lessons = [lesson(Level.NONE) for _ in range(10)] + [lesson(Level.ACUTE), lesson(Level.ACUTE)]
    scores = [*map(float, range(10)), 8.5, 0.5]
    assert recall_at(scores, lessons, 0.1)["acute"] == 0.5


def test_a_compared_reading_gets_the_same_false_alarms_as_the_second_opinion() -> None:
    rules = [Judged(sample(Level.NONE), Level.NONE) for _ in range(4)] + [
        Judged(sample(Level.ACUTE), Level.NONE),
        Judged(sample(Level.NONE), Level.HIGH),
    ]
    found = raised_to(rules, [0.1, 0.2, 0.3, 0.4, 0.35, 0.0], allowed=2)
    assert [one.level for one in found] == [*[Level.NONE] * 3, Level.REVIEW, Level.REVIEW, Level.HIGH]
