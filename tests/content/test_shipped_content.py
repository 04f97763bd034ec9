"""The content that ships: it is whole, harmless on a lock screen, and asks what the field asks."""

from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import CONTENT, shipped_library

from bot.library import Library
from cases.facts import Facts
from cases.levels import Language, Level, Mode
from cases.moments import moment_of
from cases.sides import Role, Side
from dialogs import texts
from dialogs.lint import BETRAYING
from dialogs.step import begin, is_answer, step
from dialogs.talk import StepResult, Surroundings

AT = moment_of(datetime(2027, 3, 20, 19, 0, tzinfo=ZoneInfo("Europe/Amsterdam")))
NAMES = sorted(path.stem for path in (CONTENT / "dialogues").glob("*.yaml"))
FREE_WORDS = ("medewerker", "begeleider", "hulp", "Nabij", "112", "0800")


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


def around(
    mode: Mode, language: Language = Language.NL_B1, role: Role = Role.STAYER, *, children: bool = True
) -> Surroundings:
    values = {"dag": "morgen", "tijd": "19:10", "belofte": "vandaag", "werkdag": "dinsdag"}
    return Surroundings(mode, language, role, Side.A, Facts(children=children), "", "tap", "", values)


def asked(library: Library, name: str, here: Surroundings, *replies: str, day: int = 3) -> StepResult:
    script = library.scripts[name]
    result = begin(script, 1, AT, here, day)
    for reply in replies:
        assert result.talk is not None
        result = step(result.talk, script, reply, here)
    return result


@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
@pytest.mark.parametrize(
    "reply", ["niet veilig", "nee niet veilig", "ik voel me niet veilig", "Nee!", "3", "No"]
)
def test_not_safe_is_an_answer_that_flags_and_asks_whether_it_is_unsafe_now(
    library: Library, mode: Mode, reply: str
) -> None:
    here = around(mode)
    result = asked(library, "d1", here, "ja", reply)
    assert [signal.code for signal in result.signals] == ["R29"]
    assert result.signals[0].level >= Level.HIGH
    assert result.talk is not None
    assert result.talk.step == "nu"
    before = asked(library, "d1", here, "ja").talk
    assert before is not None
    assert is_answer(before, library.scripts["d1"], reply)


def test_unsafe_right_now_is_acute_and_the_safety_text_is_the_last_word(library: Library) -> None:
    result = asked(library, "d1", around(Mode.OPEN), "ja", "nee", "niet veilig")
    assert (result.talk, result.lines) == (None, ())
    assert [(one.code, one.level, one.reply) for one in result.signals] == [("R23", Level.ACUTE, "A1")]


@pytest.mark.parametrize(
    ("reply", "level", "text"),
    [("Bericht", Level.HIGH, "H2"), ("Via iemand", Level.HIGH, "H1"), ("Bij de deur", Level.ACUTE, "A1")],
)
def test_contact_that_is_not_allowed_is_a_breach_of_the_ban(
    library: Library, reply: str, level: Level, text: str
) -> None:
    (signal,) = asked(library, "d1", around(Mode.OPEN), "ja", "ja", reply).signals
    assert (signal.code, signal.category, signal.level, signal.reply) == ("R05", "ban_violation", level, text)


@pytest.mark.parametrize("day", range(1, 11))
def test_a_good_day_takes_two_questions_and_the_question_of_that_day(library: Library, day: int) -> None:
    result = asked(library, "d1", around(Mode.OPEN), "ja", "ja", "nee", day=day)
    assert result.talk is not None
    assert result.talk.step == ("kinderen" if day == 6 else f"dag_{day}")
    closed = asked(library, "d1", around(Mode.OPEN), "ja", "ja", "nee", "1", day=day)
    assert closed.talk is None
    assert closed.lines[-1].text.endswith("Dank je. Tot morgen.")


def test_the_short_check_in_is_two_questions_and_asks_about_the_end_once(library: Library) -> None:
    assert asked(library, "d1_kort", around(Mode.OPEN), "ja", "ja", "nee", day=13).talk is None
    ending = asked(library, "d1_kort", around(Mode.OPEN), "ja", "ja", "nee", day=25)
    assert ending.talk is not None
    assert ending.talk.step == "dag_26"


@pytest.mark.parametrize(("role", "second"), [(Role.STAYER, "veilig"), (Role.REMOVED_PERSON, "rustig")])
def test_the_weekly_check_in_is_at_most_three_taps_and_follows_the_role(
    library: Library, role: Role, second: str
) -> None:
    here = around(Mode.NEUTRAL, role=role)
    result = asked(library, "weekly", here, "ja", "goed")
    assert result.talk is not None
    assert result.talk.step == second
    assert asked(library, "weekly", here, "ja", "goed", "ja", "goed").talk is None
    without_children = around(Mode.NEUTRAL, role=role, children=False)
    assert asked(library, "weekly", without_children, "ja", "goed", "ja").talk is None


def test_every_role_gets_a_second_question_each_week(library: Library) -> None:
    for role in Role:
        result = asked(library, "weekly", around(Mode.OPEN, role=role, children=False), "ja", "goed")
        assert result.talk is not None


def test_the_start_is_one_line_with_one_button_and_the_honest_lines_are_read_aloud(library: Library) -> None:
    start = library.scripts["d0"]
    result = begin(start, 1, AT, around(Mode.OPEN), 1)
    assert [line.keyboard for line in result.lines] == [(("Ja",),)]
    assert not any(word in result.lines[0].text for word in FREE_WORDS)
    for side, language in product(Side, Language):
        card = start.aloud(side, language)
        assert len(card) == 7
        assert any("112" in line and "0800-2000" in line for line in card)


def test_nothing_said_without_a_duty_promises_that_someone_reads(library: Library) -> None:
    unstaffed = {
        texts.CLOSING_HIGH_UNSTAFFED,
        texts.RECEIVED_UNSTAFFED,
        texts.HELP_UNSTAFFED,
        texts.HUMAN_UNSTAFFED,
    }
    for key, mode, language in product(unstaffed, Mode, Language):
        said = library.texts.text(key, mode, language)
        assert "medewerker" not in said
        assert "worker" not in said


@pytest.mark.parametrize("key", [texts.RECEIVED, texts.CLOSING_HIGH, texts.HUMAN, texts.HELP])
def test_a_promise_that_is_not_known_is_not_made(library: Library, key: str) -> None:
    for language in Language:
        said = library.texts.text(key, Mode.OPEN, language)
        assert said
        assert "medewerker" not in said
        assert "worker" not in said


def test_unstaffed_open_texts_name_the_line_that_is_always_open(library: Library) -> None:
    for key in (
        texts.CLOSING_HIGH_UNSTAFFED,
        texts.RECEIVED_UNSTAFFED,
        texts.HELP_UNSTAFFED,
        texts.HUMAN_UNSTAFFED,
    ):
        assert all("0800-2000" in library.texts.text(key, Mode.OPEN, language) for language in Language)


def test_neutral_texts_name_no_number_that_can_be_looked_up(library: Library) -> None:
    for wording in library.texts.wordings.values():
        for mode, _, text in wording.everywhere():
            assert mode is Mode.OPEN or "0800" not in text


def test_who_presses_a_link_learns_nothing_from_the_answer(library: Library) -> None:
    said = library.texts.text(texts.LINK_PRESSED, Mode.NEUTRAL, Language.NL_B1)
    assert not any(word in said for word in FREE_WORDS)


typed = st.lists(
    st.one_of(st.sampled_from(["ja", "nee", "1", "2", "3", "4", "goed"]), st.text(max_size=6)), max_size=9
)
people = st.builds(around, st.sampled_from(Mode), st.sampled_from(Language), st.sampled_from(Role))


@settings(deadline=None)
@given(st.sampled_from(NAMES), typed, people, st.integers(1, 400))
def test_every_shipped_dialogue_ends_with_the_keyboard_gone(
    library: Library, name: str, words: list[str], here: Surroundings, day: int
) -> None:
    script = library.scripts[name]
    result = begin(script, 1, AT, here, day)
    for word in [*words, *["hm"] * 12]:
        if result.talk is None:
            break
        assert sum(len(row) for row in result.lines[-1].keyboard) <= 7
        result = step(result.talk, script, word, here)
    assert result.talk is None
    assert all(line.closes and not line.keyboard for line in result.lines)


def test_every_text_that_the_code_names_ships_also_those_an_older_release_does_without(
    library: Library,
) -> None:
    assert library.texts.wordings.keys() == texts.KEYS


@pytest.mark.parametrize("language", Language)
def test_the_closed_question_says_nothing_of_safety_on_a_neutral_phone(
    library: Library, language: Language
) -> None:
    for key in texts.ADDED:
        neutral = library.texts.text(key, Mode.NEUTRAL, language, belofte="vandaag").lower()
        assert not any(word in neutral for word in BETRAYING)
        assert "0800" not in neutral
    open_form = library.texts.text(texts.QUESTION, Mode.OPEN, language)
    assert open_form.endswith("?")
