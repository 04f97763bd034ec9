"""Practice §8, test 6: two linked parties, a year: no opener, name, picture set or neutral text in common."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

import pytest
from rulebooks import client, real_rulebook, shipped_library

from cases.effects import Say, SayKind
from cases.levels import Language, Mode
from cases.sides import Side
from cases.state import ClientState
from dialogs.script import Question, Script
from dialogs.texts import LABELS, OPENER
from dialogs.wording import NAMES, PLACEHOLDERS, Wording, sentences
from escalation.own_side import in_own_words

SIDE_B = ("thv-removed", "staying-together-b")
BESIDE = frozenset({"d0", "d7", "d8"})
"""What no programme names, and both sides get: the start, practical help, and letting go."""
FILLED = dict.fromkeys(PLACEHOLDERS | NAMES | {"naam", "dagen", "afzender"}, "x")


def dialogues(side: Side) -> frozenset[str]:
    """Return every dialogue that somebody of this side may be asked in a year."""
    programmes = shipped_library().programmes.values()
    own = (one.scripts for one in programmes if (one.name in SIDE_B) is (side is Side.B))
    return BESIDE.union(*own)


def wordings(side: Side) -> Iterator[Wording]:
    library = shipped_library()
    for name in dialogues(side):
        yield from said_in(library.scripts[name])
    loose = library.texts.wordings.items()
    yield from (one for key, one in loose if key not in LABELS | {OPENER} and not key.startswith("deur."))


def said_in(script: Script) -> Iterator[Wording]:
    if script.closing is not None:
        yield script.closing
    yield from chain.from_iterable(map(said_at, script.questions.values()))


def said_at(question: Question) -> Iterator[Wording]:
    yield question.wording
    yield from (one.says for one in question.buttons if one.says is not None)
    if question.scale is not None:
        yield question.scale.ends
    if question.many is not None:
        yield question.many.more


@cache
def on_the_phone(side: Side, language: Language) -> frozenset[str]:
    """Return each neutral text of a year as it leaves for a phone of this side."""
    found = set()
    for wording in wordings(side):
        for formal in (False, True):
            found.add(as_said(side, wording.text(Mode.NEUTRAL, language, FILLED, formal=formal), language))
    return frozenset(found)


def person(side: Side, language: Language = Language.NL_B1) -> ClientState:
    return replace(client(Mode.NEUTRAL), side=side, language=language)


def as_said(side: Side, text: str, language: Language, kind: SayKind = SayKind.REPLY) -> str:
    state = person(side, language)
    say = Say(state.client, text, kind, Mode.NEUTRAL)
    (said,) = in_own_words(state, (say,), real_rulebook().texts.other_words)
    assert isinstance(said, Say)
    return said.text


@pytest.mark.parametrize("language", Language)
def test_no_neutral_text_of_a_whole_year_is_read_on_both_sides(language: Language) -> None:
    both = on_the_phone(Side.A, language) & on_the_phone(Side.B, language)
    assert sorted(both) == []


@pytest.mark.parametrize("language", Language)
def test_other_words_stand_nowhere_else_in_the_content(language: Language) -> None:
    """Else side a reads them as its own."""
    other = real_rulebook().texts.other_words.said[language]
    own = {one for text in on_the_phone(Side.A, language) for one in sentences(text)}
    assert sorted(own & set(other.values())) == []
    assert all(len(put) <= len(said) + 25 for said, put in other.items())
