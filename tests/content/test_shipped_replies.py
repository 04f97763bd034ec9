"""The ready answers that ship: enough for every role, and the console's own lint has nothing against them."""

import pytest
from rulebooks import shipped_library

from bot.library import Library, canonical, from_canonical
from cases.levels import Language, Mode
from cases.sides import Role
from console.reply_lint import faults_of


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


def test_no_ready_answer_is_pointed_at_by_the_lint_of_the_worker_that_chooses_it(library: Library) -> None:
    found = [
        (reply.key, mode, language, fault)
        for reply in library.replies.values()
        for mode, language, text in reply.wording.everywhere()
        for fault in faults_of(text, mode)
    ]
    assert found == []


@pytest.mark.parametrize("role", Role)
def test_every_role_has_ready_answers_in_every_language_and_one_that_names_112(
    library: Library, role: Role
) -> None:
    fit = [reply for reply in library.replies.values() if role in reply.roles]
    assert len(fit) >= 12
    for mode in (Mode.OPEN, Mode.NEUTRAL):
        for language in Language:
            assert any("112" in reply.text(mode, language) for reply in fit)


def test_ready_answers_travel_with_the_release(library: Library) -> None:
    assert dict(from_canonical(canonical(library)).replies) == dict(library.replies)
