"""Six pictures of which one is your own: read, shuffled, tapped, and what a step makes of them."""

import copy
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from dialogue_samples import around, book, sample, sample_script
from hypothesis import given
from hypothesis import strategies as st

from cases.levels import Language
from cases.moments import Moment
from cases.taps import button_data, place_in, turn_of
from dialogs.parse import parse_script
from dialogs.parse_pictures import read_pictures
from dialogs.pictures import PICTURES, ends_short
from dialogs.script import Script
from dialogs.step import FREE_TEXT, again, begin, is_answer, step
from dialogs.talk import AS_IT_IS, Answer, OwnPictures, Picked, StepResult, Surroundings

SIGNS = {"appel": "🍎", "fiets": "🚲", "vis": "🐟", "ster": "⭐", "ballon": "🎈", "boom": "🌳"}
ENGLISH = ("apple", "bicycle", "fish", "star", "balloon", "tree")
PLAIN: dict[str, Any] = {
    "markt": {
        name: {"teken": sign, "nl": name, "en": english}
        for (name, sign), english in zip(SIGNS.items(), ENGLISH, strict=True)
    }
}
SETS, _NO_FAULTS = read_pictures(PLAIN, ("pictures.yaml",))
MARKET = SETS["markt"]
PLAIN_SCRIPT = sample_script()
SCRIPT = replace(PLAIN_SCRIPT, book=replace(PLAIN_SCRIPT.book, pictures=SETS))
LONG = next(seed for seed in map(str, range(99)) if not ends_short(seed))
SHORT = next(seed for seed in map(str, range(99)) if ends_short(seed))
OWN = OwnPictures("markt", "fiets", "vis")


def faults(*path: str, value: Any = None) -> list[str]:
    """Return what is wrong with the sample set after one change; None takes the part away."""
    plain = copy.deepcopy(PLAIN)
    *way, last = path
    part = plain
    for name in way:
        part = part[name]
    if value is None:
        del part[last]
    else:
        part[last] = value
    return [fault.problem for fault in read_pictures(plain, ("pictures.yaml",))[1]]


def looking(seed: str = LONG, own: OwnPictures | None = OWN, **more: Any) -> Surroundings:
    return replace(around(**more), pictures=own, seed=seed)


def waiting(seed: str = "ask", script: Script = SCRIPT, own: OwnPictures = OWN) -> StepResult:
    opened = begin(script, 7, Moment(1), looking(own=own), 2).talk
    assert opened is not None
    return step(opened, script, "Ja", looking(seed, own))


def tapped(sign: str, seed: str = LONG, own: OwnPictures = OWN) -> StepResult:
    talk = waiting(own=own).talk
    assert talk is not None
    return step(talk, SCRIPT, sign, looking(seed, own))


def test_a_good_file_gives_its_sets_in_order() -> None:
    assert (_NO_FAULTS, list(SETS), [one.sign for one in MARKET.pictures]) == (
        [],
        ["markt"],
        [sign for _, sign in sorted(SIGNS.items())],
    )
    assert MARKET.pictures[3].spoken(Language.EN) == "bicycle"
    assert MARKET.pictures[3].spoken(Language.NL_A2) == "fiets"


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (("markt", "boom"), None, "Deze set heeft 5 plaatjes."),
        (("markt", "boom", "teken"), "🐟", "Dit plaatje lijkt op een ander uit deze set."),
        (("markt", "boom", "nl"), "Vis!", "Dit plaatje lijkt op een ander uit deze set."),
        (("markt", "boom", "teken"), "boom", "'boom' is niet één plaatje."),
        (("markt", "boom", "teken"), "🌳🌳", "'🌳🌳' is niet één plaatje."),
        (("markt", "boom", "nl"), "stop", "'stop' betekent al iets anders."),
        (("markt", "boom", "nl"), "🌳", "'🌳' betekent al iets anders."),
        (("markt", "boom", "en"), "safe house", "'safe house' verraadt waar dit over gaat."),
        (("markt", "boom", "en"), "a very long word for a tree", "Langer dan 22 tekens."),
        (("markt", "boom", "kleur"), "groen", "Het veld 'kleur' is onbekend."),
        (("markt", "boom", "nl"), None, "Het veld 'nl' ontbreekt."),
        (("Markt Zes",), {}, "'Markt Zes' kan geen naam zijn."),
        (("strand",), PLAIN["markt"], "Dit plaatje staat ook in de set 'markt'."),
    ],
)
def test_what_is_wrong_with_a_set_is_told(path: tuple[str, ...], value: Any, problem: str) -> None:
    assert problem in faults(*path, value=value)


def test_a_file_that_holds_no_sets_is_told() -> None:
    assert read_pictures("plaatjes", ("pictures.yaml",))[1]


@given(st.text(max_size=40))
def test_every_turn_shows_all_six_in_an_order_of_its_own(seed: str) -> None:
    assert sorted(one.name for one in MARKET.shuffled(seed)) == sorted(SIGNS)
    assert MARKET.shuffled(seed) == MARKET.shuffled(seed)


def test_each_picture_comes_as_often_at_each_place_and_one_in_five_ends() -> None:
    first = Counter(MARKET.shuffled(str(seed))[0].name for seed in range(3000))
    assert set(first) == set(SIGNS)
    assert all(400 < times < 600 for times in first.values())
    assert 500 < sum(ends_short(str(seed)) for seed in range(3000)) < 700


@pytest.mark.parametrize("typed", ["🚲", " 🚲\ufe0f ", "fiets", "Fiets.", "BICYCLE"])
def test_a_tap_and_a_typed_word_mean_the_same_picture(typed: str) -> None:
    meant = MARKET.meant(typed)
    assert meant is not None
    assert meant.name == "fiets"


@pytest.mark.parametrize("typed", ["", "🚗", "🚲🚲", "mijn fiets is weg", "?"])
def test_other_words_mean_no_picture(typed: str) -> None:
    assert MARKET.meant(typed) is None


@given(st.text(min_size=1, max_size=32), st.text(min_size=1, max_size=32), st.integers(0, 99))
def test_a_button_of_one_message_is_never_one_of_another(one: str, other: str, place: int) -> None:
    data = button_data(one, place)
    assert place_in(data, one) == place
    assert (place_in(data, other) == place) is (one == other)
    assert len(data.encode()) <= 64


@pytest.mark.parametrize("data", ["", "x", ".1", "0", "²"])
def test_data_that_is_not_ours_is_no_place(data: str) -> None:
    assert place_in(data, "e1") is None
    assert place_in(f"{button_data('e1', 1)}{data or 'x'}99", "e1") is None


def test_the_turn_of_a_parcel_is_the_first_part_of_its_name() -> None:
    assert turn_of("e1:0") == "e1"


def test_after_a_yes_the_pictures_are_asked_and_nothing_of_the_dialogue_is_said() -> None:
    result = waiting()
    (line,) = result.lines
    assert result.talk is not None
    assert (result.talk.step, line.text, line.inline, result.picked) == (
        PICTURES,
        "Tekst plaatje kies.",
        True,
        None,
    )


def test_who_is_addressed_with_u_is_asked_so() -> None:
    formal = replace(SCRIPT, formal=True)
    assert waiting(script=formal).lines[0].text == "Tekst plaatje kies u."


def test_the_right_picture_goes_to_the_first_question_and_is_forgotten() -> None:
    result = tapped("🚲")
    assert result.talk is not None
    assert (result.talk.step, result.talk.vars, result.picked) == ("goed", (), Picked.RIGHT)
    assert result.answers == (Answer(PICTURES, "right"),)


def test_the_right_picture_and_the_duress_picture_can_end_with_the_same_line() -> None:
    ended, forced = tapped("🚲", SHORT), tapped("🐟", SHORT)
    assert (ended.picked, forced.picked) == (Picked.ENDED, Picked.DURESS)
    assert replace(ended, picked=None) == replace(forced, picked=None)
    assert ended.lines[0].text == "Dank je. Tot morgen."
    assert (ended.lines[0].key, ended.lines[0].closes, ended.talk) == (AS_IT_IS, True, None)
    assert tapped("🐟", LONG).lines == forced.lines


def test_the_own_last_line_ends_both() -> None:
    own = replace(OWN, ending="Tot later dan.")
    assert {tapped(sign, SHORT, own).lines[0].text for sign in "🚲🐟"} == {"Tot later dan."}


def test_without_a_duress_picture_the_right_one_never_ends_the_talk() -> None:
    alone = replace(OWN, duress="")
    assert tapped("🚲", SHORT, alone).picked is Picked.RIGHT
    assert tapped("🐟", SHORT, alone).picked is Picked.WRONG


def test_a_wrong_picture_ends_kindly_and_a_second_one_says_nothing_of_the_dialogue() -> None:
    once, twice = tapped("🍎"), tapped("🍎", own=replace(OWN, missed=True))
    assert (once.picked, once.talk, once.lines[0].text) == (Picked.WRONG, None, "Tekst later.")
    assert (twice.picked, twice.talk, twice.lines) == (Picked.WRONG_AGAIN, None, ())
    assert once.answers == twice.answers == (Answer(PICTURES, "wrong"),)


def test_own_words_bring_other_pictures_once_and_then_end_kindly() -> None:
    first = tapped("wat is dit")
    assert (first.understood, first.lines[0].inline, first.answers) == (
        False,
        True,
        (Answer(PICTURES, FREE_TEXT),),
    )
    assert first.talk is not None
    right = step(first.talk, SCRIPT, "🚲", looking())
    assert right.talk is not None
    assert right.talk.vars == ()
    second = step(first.talk, SCRIPT, "hallo", looking())
    assert (second.talk, second.understood, second.lines[0].text) == (None, False, "Tekst later.")


def test_the_pictures_can_be_asked_once_more_in_another_order() -> None:
    talk = waiting("one").talk
    assert talk is not None
    more = again(talk, SCRIPT, looking("two"))
    assert more.talk is not None
    assert (dict(more.talk.vars)["asked"], more.lines[0].inline) == ("two", True)


def test_where_no_picture_is_asked_any_more_the_talk_goes_on_at_its_first_question() -> None:
    talk = waiting().talk
    assert talk is not None
    assert again(talk, SCRIPT, looking(own=None)).lines[0].text == "Ben je veilig?"
    assert step(talk, SCRIPT, "Nee", looking(own=None)).signals[0].code == "R29"


def test_a_picture_is_a_known_answer_where_pictures_wait() -> None:
    talk = waiting().talk
    assert talk is not None
    assert is_answer(talk, SCRIPT, "🍎")
    assert is_answer(talk, SCRIPT, "ster")
    assert not is_answer(talk, SCRIPT, "hij slaat me")
    assert not is_answer(talk, PLAIN_SCRIPT, "🍎")


def test_a_dialogue_that_asks_no_picture_never_waits_for_one() -> None:
    tik = parse_script({**sample(), "plaatje": "nee"}, replace(book(), pictures=SETS))
    result = waiting(script=tik)
    assert result.talk is not None
    assert result.talk.step == "goed"


def test_a_set_that_is_not_there_is_known_before_the_opener_leaves() -> None:
    with pytest.raises(KeyError):
        begin(SCRIPT, 7, Moment(1), looking(own=replace(OWN, of_set="weg")), 2)
