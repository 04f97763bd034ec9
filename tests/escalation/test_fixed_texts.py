"""The safety texts: no letter changes unseen, no number is missing, nothing untrue is promised."""

import hashlib

import pytest
from rulebooks import CLOSED, EMPTY, STAFFED

from cases.facts import Facts
from cases.levels import Language, Mode
from escalation.duty import Duty, Promise
from escalation.fixed_table_u import CHECKSUM_U, canonical_u
from escalation.fixed_texts import CHECKSUM, DRAFTS, KEYS, canonical, fixed_text, is_fixed, neutral_text

TOGETHER, APART, BANNED = Facts(), Facts(living_apart=True), Facts(ban_active=True)
WITH_BUTTON = Facts(alarm_button=True)
DUTIES = (STAFFED, CLOSED, EMPTY, Duty(staffed=True, promise=Promise.TODAY))
A_TEXTS = tuple(f"A{number}" for number in range(1, 8))
H_TEXTS = ("H1", "H2", "H3", "H1_SHORT")
QUIET = ("N1", "N2", "P3", "P4", "REPORTED", "READING")
PROMISES = (
    "Ik vraag nu een medewerker",
    "Een medewerker leest",
    "Een medewerker kijkt",
    "I am asking a worker",
    "A worker reads",
    "A worker looks",
)


def said(key: str, duty: Duty, facts: Facts = TOGETHER, language: Language = Language.NL_B1) -> str:
    return fixed_text(key, Mode.OPEN, language, duty, facts)


def test_no_letter_of_a_safety_text_changes_unseen() -> None:
    assert hashlib.sha256(canonical().encode()).hexdigest() == CHECKSUM
    assert hashlib.sha256(canonical_u().encode()).hexdigest() == CHECKSUM_U


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("duty", DUTIES)
@pytest.mark.parametrize("key", [*A_TEXTS, *H_TEXTS, "P1", "P1_THERE", "P1_APART", "U1", "MINUTE_15"])
def test_112_stands_in_every_open_text_about_danger(key: str, duty: Duty, language: Language) -> None:
    for facts in (TOGETHER, APART, BANNED, WITH_BUTTON):
        assert "112" in said(key, duty, facts, language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("duty", [CLOSED, EMPTY])
@pytest.mark.parametrize("key", sorted(KEYS - {*QUIET, "UNKNOWN"}))
def test_the_advice_line_stands_once_in_every_open_text_when_nobody_is_there(
    key: str, duty: Duty, language: Language
) -> None:
    for facts in (TOGETHER, APART):
        assert said(key, duty, facts, language).count("0800-2000") == 1


@pytest.mark.parametrize("duty", DUTIES)
@pytest.mark.parametrize("key", ["A4", "A7", "P1_APART", "P2", "P5"])
def test_the_advice_line_stands_in_these_texts_whoever_is_there(key: str, duty: Duty) -> None:
    assert "0800-2000" in said(key, duty)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", ["N1", "N2", "P3", "P4", "REPORTED", "READING"])
def test_a_quiet_text_holds_no_number(key: str, language: Language, mode: Mode) -> None:
    assert not any(letter.isdigit() for letter in fixed_text(key, mode, language, EMPTY))


@pytest.mark.parametrize("key", sorted(KEYS))
def test_nobody_is_promised_when_the_roster_is_empty(key: str) -> None:
    for language in Language:
        for facts in (TOGETHER, APART):
            text = said(key, EMPTY, facts, language)
            assert not any(promise in text for promise in PROMISES), text


@pytest.mark.parametrize("key", [*A_TEXTS[:2], *A_TEXTS[3:], "P1", *H_TEXTS, "P2", "P5"])
def test_a_human_is_promised_when_one_is_there(key: str) -> None:
    assert any(promise in said(key, STAFFED) for promise in PROMISES)


@pytest.mark.parametrize("key", [*A_TEXTS, "P1"])
def test_a_human_is_asked_only_while_staffed(key: str) -> None:
    assert "Ik vraag nu" not in said(key, CLOSED)


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_neutral_phone_shows_no_more_than_the_shortest_numbers(key: str) -> None:
    for language in Language:
        for mode in (Mode.NEUTRAL, Mode.NONE):
            text = fixed_text(key, mode, language, STAFFED)
            assert "0800" not in text
            assert "medewerker" not in text.lower()
            assert "worker" not in text.lower()
            assert text == neutral_text(key, language)


def test_113_is_shown_on_a_neutral_phone_only_after_words_about_the_own_life() -> None:
    with_113 = {key for key in KEYS if "113" in neutral_text(key, Language.NL_B1)}
    assert with_113 == {"A5", "A6"}


@pytest.mark.parametrize("key", sorted(KEYS))
def test_no_text_shouts_or_has_a_gap(key: str) -> None:
    for language in Language:
        for mode in Mode:
            for duty in DUTIES:
                text = fixed_text(key, mode, language, duty, WITH_BUTTON)
                assert "!" not in text
                assert "{" not in text
                assert text == " ".join(text.split())


def test_the_way_out_depends_on_the_place() -> None:
    assert "Ga nu weg, naar buiten" in said("P1", STAFFED, TOGETHER)
    for facts in (APART, BANNED):
        assert "Blijf waar je bent. Ga er niet heen." in said("P1", STAFFED, facts)


def test_who_has_an_alarm_button_is_told_to_press_it_on_an_open_phone_only() -> None:
    for key in ("A1", "A2", "A3", "A4", "A7"):
        assert "Druk op je knop." in said(key, STAFFED, WITH_BUTTON)
        assert "Druk op je knop." not in said(key, STAFFED)
        assert "knop" not in fixed_text(key, Mode.NEUTRAL, Language.NL_B1, STAFFED, WITH_BUTTON)


def test_the_promise_follows_the_service_hours() -> None:
    assert "Een medewerker leest dit vandaag." in said("H1", STAFFED)
    assert "Een medewerker leest dit morgen voor 9 uur." in said("H1", CLOSED)
    assert "Er leest nu niemand mee. Bel 0800-2000, dag en nacht." in said("H1", EMPTY)
    assert "Er is nu niemand van ons." in said("P2", EMPTY)


def test_a_threatened_worker_answers_without_judging() -> None:
    assert "Dit mag niet gebeuren." in said("H1", STAFFED)
    assert "Dit mag niet gebeuren." not in said("H1_SHORT", STAFFED)


def test_easy_dutch_is_complete_and_english_drafts_are_marked() -> None:
    for key in KEYS - {"P1"}:
        assert said(key, STAFFED, language=Language.NL_A2) == said(key, STAFFED)
        assert ((key, "en") in DRAFTS) == (key not in {"A1", "A5", "P1_THERE"})


def test_an_unknown_key_is_refused_loudly() -> None:
    assert not is_fixed("A9")
    with pytest.raises(KeyError):
        neutral_text("A9", Language.EN)


def test_an_unknown_chat_learns_nothing_about_this_line() -> None:
    text = neutral_text("UNKNOWN", Language.NL_B1)
    assert text == "Deze lijn is alleen voor mensen met een afspraak. Bij spoed: 112."
