"""A scale: its buttons are made, high is always good, and a fall of two points is noticed."""

from typing import Any

import pytest
from dialogue_samples import around, book, said, sample
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault
from cases.facts import Facts, Phase
from cases.levels import Language, Level
from cases.moments import Moment
from cases.sides import Role, Side
from dialogs.built_in import in_words
from dialogs.parse import parse_script, script_faults
from dialogs.script import Condition, Question, Script
from dialogs.step import step
from dialogs.talk import Answer, Signal, StepResult, Surroundings, Talk

AT = Moment(1_000)
LOW = {"code": "R29", "soort": "fear", "niveau": "concern"}
WORST = {"code": "R26", "soort": "perpetrator_losing_control", "niveau": "acute", "antwoord": "P1"}
KIND = ("vragen", "kind")


def scale(kind: str = "5", **more: Any) -> dict[str, Any]:
    return {
        "vraag": said("Hoe gaat het?"),
        "schaal": kind,
        "naar": "dagvraag",
        "uitwegen": ["bel"],
        "verder": "dagvraag",
        **more,
    }


def script(kind: str = "5", **more: Any) -> Script:
    return parse_script(sample(KIND, scale(kind, **more)), book())


def question(kind: str = "5", **more: Any) -> Question:
    return script(kind, **more).questions["kind"]


def answered(made: Script, reply: str, here: Surroundings) -> StepResult:
    return step(Talk("proef", "kind", 7, AT, 2), made, reply, here)


def row(made: Script, here: Surroundings) -> tuple[tuple[str, ...], ...]:
    return answered(made, "hm", here).lines[0].keyboard


def refused(value: Any) -> ContentFault:
    return script_faults(sample(KIND, value), book())[0]


@pytest.mark.parametrize(("kind", "first", "last"), [("5", "1", "5"), ("10", "0", "10")])
def test_a_scale_makes_one_row_of_numbers_and_says_which_end_is_good(
    kind: str, first: str, last: str
) -> None:
    made = script(kind)
    numbers = row(made, around())[0]
    assert (numbers[0], numbers[-1]) == (first, last)
    assert f"{last} is goed." in answered(made, "hm", around()).lines[0].text
    own = script(kind, uitleg=said("Laag is druk."))
    assert answered(own, "hm", around()).lines[0].text.endswith("Laag is druk.")


@pytest.mark.parametrize(
    "here",
    [around(language=Language.NL_A2), around(role=Role.ELDER)],
)
def test_who_reads_numbers_less_easily_gets_three_words(here: Surroundings) -> None:
    made = script()
    assert row(made, here) == (("Goed", "Gaat wel", "Slecht"), (bel(here),))
    assert "1 is" not in answered(made, "hm", here).lines[0].text


def bel(here: Surroundings) -> str:
    return "Ik bel liever A2" if here.language is Language.NL_A2 else "Ik bel liever"


def test_a_scale_of_words_shows_them_to_everybody_and_numbers_may_still_be_typed() -> None:
    made = script("woorden", laag={"tot": "1", "signaal": LOW})
    assert row(made, around())[0] == ("Goed", "Gaat wel", "Slecht")
    assert answered(made, "1", around()).signals == (Signal("R29", "fear", Level.CONCERN),)
    assert answered(made, "slecht", around()).signals == (Signal("R29", "fear", Level.CONCERN),)
    assert answered(made, "3", around()).answers == (Answer("kind", "3"),)


def test_only_languages_from_right_to_left_and_easy_dutch_count_words() -> None:
    assert [in_words(one, Role.STAYER) for one in Language] == [False, True, False]
    assert all(in_words(one, Role.ELDER) for one in Language)


def test_low_answers_raise_their_own_signal_the_narrowest_band_first() -> None:
    high = {"code": "R26", "soort": "perpetrator_losing_control", "niveau": "high", "antwoord": "P2"}
    bands = [{"tot": "3", "signaal": high, "naar": "slot"}, {"tot": "1", "signaal": WORST, "naar": "einde"}]
    made = script("10", laag=bands, hoog={"vanaf": "8", "zegt": said("Mooi zo.")})
    levels = {
        reply: [one.level for one in answered(made, reply, around()).signals]
        for reply in ("0", "1", "3", "4")
    }
    assert levels == {"0": [Level.ACUTE], "1": [Level.ACUTE], "3": [Level.HIGH], "4": []}
    assert answered(made, "0", around()).lines == ()
    assert answered(made, "9", around()).lines[0].text == "Mooi zo.\nDank je. Tot morgen."
    assert [one.level for one in answered(made, "slecht", around()).signals] == [Level.HIGH]


@given(st.integers(1, 5), st.integers(1, 5) | st.none())
def test_a_fall_of_two_points_raises_and_nothing_less_does(now: int, last: int | None) -> None:
    made = script(daling={"signaal": LOW})
    here = Surroundings(*fields(around()), last_score=last)
    fell = last is not None and last - now >= 2
    assert bool(answered(made, str(now), here).signals) is fell


def fields(here: Surroundings) -> tuple[Any, ...]:
    return (
        here.mode,
        here.language,
        here.role,
        here.side,
        here.facts,
        here.opener,
        here.handshake,
        here.closing,
        here.values,
    )


def test_every_signal_of_a_scale_is_known_with_its_place() -> None:
    made = script(laag={"tot": "1", "signaal": WORST}, daling={"signaal": LOW})
    found = {path[2:]: signal.code for path, signal in made.signals() if path[:2] == KIND}
    assert found == {("laag",): "R26", ("daling",): "R29"}


def test_scores_of_a_scale_to_five_are_kept_and_of_a_scale_to_ten_are_not() -> None:
    assert [question().score(one) for one in ("1", "5", "goed", "gaat_wel", "slecht")] == [1, 5, 4, 3, 1]
    assert question().score("bel") is None
    assert question().score("weg") is None
    assert question("10").score("7") is None


def test_five_numbered_buttons_of_an_older_release_still_count_as_a_score() -> None:
    numbers = [
        {"knop": str(n), "tekst": dict.fromkeys(Language, str(n)), "naar": "slot"} for n in range(1, 6)
    ]
    older = parse_script(sample((*KIND, "knoppen"), numbers), book()).questions["kind"]
    assert (older.score("4"), older.score("bel")) == (4, None)
    assert script("10").questions["goed"].score("ja") is None


@pytest.mark.parametrize(
    ("value", "where", "problem"),
    [
        (scale("7"), (*KIND, "schaal"), "onbekend"),
        (scale(knoppen=[]), (*KIND, "knoppen"), "maakt zelf knoppen"),
        (scale(laag={"tot": "6"}), (*KIND, "laag", "tot"), "onbekend"),
        (scale(laag={"tot": "3"}, hoog={"vanaf": "3"}), (*KIND, "hoog"), "overlappen"),
        (scale(hoog={"vanaf": "5", "signaal": LOW}), (*KIND, "hoog", "signaal"), "hoog cijfer goed"),
        (scale("10", daling={"signaal": LOW}), (*KIND, "daling"), "schaal tot 5"),
        (scale(daling={}), (*KIND, "daling"), "'signaal' ontbreekt"),
        (scale(laag=[{"tot": "1", "weg": "x"}]), (*KIND, "laag", 0, "weg"), "onbekend"),
        (scale(uitleg=said("Kom snel!")), (*KIND, "uitleg", "nl-B1"), "uitroepteken"),
    ],
)
def test_a_scale_that_cannot_be_right_is_refused_in_its_place(
    value: Any, where: tuple[str | int, ...], problem: str
) -> None:
    fault = refused(value)
    assert (fault.path, problem in fault.problem, bool(fault.remedy)) == (where, True, True)


def concerned(value: dict[str, Any]) -> Condition:
    return parse_script(sample((*KIND, "alleen"), value, drop="als"), book()).questions["kind"].condition


def test_a_question_may_be_for_a_role_a_side_and_a_phase_alone() -> None:
    condition = concerned({"rol": ["stayer", "elder"], "kant": "a", "fase": ["F0", "F1"]})
    here = around()
    assert condition.holds(here, 1)
    assert concerned({"rol": "elder"}).holds(around(role=Role.ELDER), 1)
    other = Surroundings(here.mode, here.language, here.role, Side.B, here.facts, "", "tap")
    assert not condition.holds(other, 1)
    later = Surroundings(here.mode, here.language, here.role, Side.A, Facts(phase=Phase.F3), "", "tap")
    assert not condition.holds(later, 1)
