"""Words that workers give: a theme, a few words and the day; read and taken away by coordinators alone."""

import pytest
from vault_desks import Desks, desks_in
from vault_people import NOON, Building

from cases.content import ContentFault
from cases.desk import Staff, StaffRole
from cases.errors import NotFound
from cases.moments import DAY
from cases.word_tip import MOST_OPEN


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def cor(desks: Desks) -> Staff:
    return desks.office.hire("cor", StaffRole.COORDINATOR)


def test_words_are_kept_once_with_the_day_alone_and_taken_away_by_a_coordinator(
    desks: Desks, noor: Staff, cor: Staff
) -> None:
    book = desks.office.desk
    for _ in range(2):
        assert book.leave_word_tip(noor, "R04", " met de  donderbus ")
    (tip,) = book.word_tips(cor)
    assert (tip.code, tip.words, tip.by) == ("R04", "met de donderbus", noor.alias)
    assert tip.at == NOON - NOON % DAY
    book.end_word_tip(cor, tip.id)
    assert book.word_tips(cor) == ()


def test_names_and_numbers_are_refused_and_nobody_leaves_too_many(
    desks: Desks, noor: Staff, cor: Staff
) -> None:
    book = desks.office.desk
    with pytest.raises(ContentFault):
        book.leave_word_tip(noor, "R04", "bel Kees")
    words = [
        f"donder{chr(ord('a') + number // 26)}{chr(ord('a') + number % 26)}" for number in range(MOST_OPEN)
    ]
    assert all(book.leave_word_tip(noor, "R04", one) for one in words)
    assert not book.leave_word_tip(noor, "R04", "nog eentje")
    assert len(book.word_tips(cor)) == MOST_OPEN


def test_only_workers_give_words_and_only_coordinators_read_them(
    desks: Desks, noor: Staff, cor: Staff
) -> None:
    book = desks.office.desk
    with pytest.raises(NotFound):
        book.leave_word_tip(cor, "R04", "donderbus")
    with pytest.raises(NotFound):
        book.word_tips(noor)
    with pytest.raises(NotFound):
        book.end_word_tip(noor, "x")
