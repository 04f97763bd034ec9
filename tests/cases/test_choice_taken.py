"""A choice that is taken names which one, and nothing of who has it."""

import pytest

from cases.errors import ChoiceTaken


@pytest.mark.parametrize("kind", ["opener", "bot", "pictures"])
def test_a_choice_that_is_taken_says_which_and_not_whose(kind: str) -> None:
    refused = ChoiceTaken(kind)
    assert (refused.kind, refused.args, refused.status) == (kind, (kind,), 409)
    assert refused.text_key == "error.choice_taken"
