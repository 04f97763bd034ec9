"""Nothing a client reads falls back: open and neutral words in every language, and "u" for who wants it."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from dialogue_walk import AT, TALKS, VALUES, days, people, script_of
from rulebooks import client, shipped_library

from cases.facts import Age, Facts
from cases.levels import Language, Mode
from cases.sides import Role, Side
from dialogs.live import live_faults
from dialogs.step import begin, step
from dialogs.talk import Line, Surroundings, Talk
from dialogs.wording import FORMAL, MODES, Wording, is_familiar, placeholders
from escalation.duty import Duty, Promise
from escalation.fixed_table import TABLE
from escalation.fixed_table_u import TABLE_U, WORDS_NL_U
from escalation.fixed_texts import KEYS, fixed_text

DUTIES = (Duty(staffed=True, promise=Promise.TODAY), Duty(promise=Promise.TOMORROW), Duty())
_NUMBER = re.compile(r"0800-\d{4}|\b11[23]\b")
_DUTCH = re.compile(r"\b(je|jij|u|uw|een|het|niet|wil|heb|ben|voor|met|dank)\b", re.IGNORECASE)
_IN_DUTCH = {"taal.b1", "taal.a2"}
"""The names of two languages, which everybody finds by their own name."""


def wordings() -> Iterator[tuple[str, Wording]]:
    library = shipped_library()
    for name, script in library.scripts.items():
        yield from ((name, one) for one in script.wordings())
    yield from library.texts.wordings.items()
    yield from ((key, reply.wording) for key, reply in library.replies.items())


def said_maps(plain: object, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Give every group of languages in the plain content."""
    if isinstance(plain, dict):
        if any(name in plain for name in Language):
            yield path, plain
        for name, part in plain.items():
            yield from said_maps(part, f"{path}/{name}")
    elif isinstance(plain, list):
        for place, part in enumerate(plain):
            yield from said_maps(part, f"{path}/{place}")


def test_every_text_stands_there_in_both_modes_and_every_language_in_so_many_words() -> None:
    found = list(wordings())
    assert len(found) > 500
    for name, one in found:
        assert set(one.said) == set(MODES), name
        for mode in MODES:
            assert set(one.said[mode]) == set(Language), name
            assert all(text.strip() for text in one.said[mode].values()), name


def test_no_language_is_left_to_another_in_the_files_themselves() -> None:
    folders = ("dialogues/", "texts/", "replies/")
    found = [
        (path, group)
        for name, plain in shipped_library().files.items()
        if name.startswith(folders)
        for path, group in said_maps(plain, name)
    ]
    assert len(found) > 500
    for path, group in found:
        assert set(Language) <= set(group), path


def test_the_english_of_every_text_is_english() -> None:
    for name, one in wordings():
        for mode in MODES:
            text = one.said[mode][Language.EN]
            assert name in _IN_DUTCH or not _DUTCH.search(text), text


def test_the_shipped_content_may_go_live() -> None:
    library = shipped_library()
    replies = [one.wording for one in library.replies.values()]
    assert live_faults(library.scripts.values(), library.texts, replies) == []


def test_what_says_u_says_the_same_numbers_and_fills_the_same_places() -> None:
    for name, one in wordings():
        for mode, language, text in one.in_u():
            plain = one.said[mode][language]
            assert _NUMBER.findall(text) == _NUMBER.findall(plain), name
            assert placeholders(text) == placeholders(plain), name
            assert not is_familiar(text), text


@pytest.mark.parametrize("language", FORMAL)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", TALKS)
def test_who_is_called_u_reads_no_je_on_any_road_through_any_dialogue(
    name: str, mode: Mode, language: Language
) -> None:
    for line in polite_lines(name, mode, language):
        assert not is_familiar(line.text), line.text
        assert not any(is_familiar(label) for row in line.keyboard for label in row), line.keyboard


def polite_lines(name: str, mode: Mode, language: Language) -> Iterator[Line]:
    """Give every line of a dialogue, tapped and not understood, for who is addressed as "u"."""
    script = script_of(name)
    for (role, children), day in product(people(script), days(script)):
        facts = Facts(children=children, living_apart=children, formal=True)
        side = Side.B if role is Role.REMOVED_PERSON else Side.A
        here = Surroundings(mode, language, role, side, facts, "", "tap", "", VALUES, formal=True)
        opened = begin(script, 1, AT, here, day)
        yield from opened.lines
        for question in script.questions.values():
            talk = Talk(name, question.id, 1, AT, day)
            for typed in (*(one.label.text(mode, language, VALUES) for one in question.buttons), "blauw"):
                yield from step(talk, script, typed, here).lines


@pytest.mark.parametrize("language", FORMAL)
def test_no_loose_text_and_no_ready_answer_says_je_to_who_is_called_u(language: Language) -> None:
    library = shipped_library()
    for key, mode in product(library.texts.wordings, MODES):
        text = library.texts.text(key, mode, language, formal=True, **VALUES, dagen="3", naam="Noor")
        assert not is_familiar(text), text
    for reply, mode in product(library.replies.values(), MODES):
        assert not is_familiar(reply.text(mode, language, formal=True)), reply.key


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_safety_text_in_u_says_the_same_with_the_same_numbers_and_never_je(key: str) -> None:
    places = (Facts(alarm_button=True), Facts(living_apart=True))
    for duty, mode, facts, language in product(DUTIES, Mode, places, FORMAL):
        plain = fixed_text(key, mode, language, duty, facts)
        polite = fixed_text(key, mode, language, duty, facts, formal=True)
        assert _NUMBER.findall(polite) == _NUMBER.findall(plain)
        assert not is_familiar(polite), polite
        assert polite.count("?") == plain.count("?")
        assert polite.count(".") == plain.count(".")
        english = fixed_text(key, mode, Language.EN, duty, facts, formal=True)
        assert english == fixed_text(key, mode, Language.EN, duty, facts)


def test_every_safety_text_that_says_je_has_one_that_says_u() -> None:
    familiar = {key for key, text in TABLE.items() if is_familiar(text.nl.open + text.nl.neutral)}
    assert familiar == set(TABLE_U)
    assert not is_familiar(repr(WORDS_NL_U))


def test_an_elder_and_who_wants_it_is_called_u() -> None:
    assert not client().is_formal
    assert client(role=Role.ELDER).is_formal
    assert client(facts=Facts(age=Age.ELDER)).is_formal
    assert client(facts=Facts(formal=True)).is_formal
