"""The word list that ships could go live tonight: nothing is against it, and no class is missing."""

from datetime import date
from pathlib import Path

import pytest

from bot.library import Checked
from escalation.lexicon_shape import reviewed_on
from escalation.lexicon_types import CODES
from nabij.lexicon.checking import checked

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def found() -> Checked:
    return checked(CONTENT)


def test_the_shipped_lexicon_has_nothing_against_it(found: Checked) -> None:
    assert len(found.library.lexicon.rules) > 100


def test_every_class_of_the_field_has_a_rule(found: Checked) -> None:
    assert {rule.code for rule in found.library.lexicon.rules} == CODES


def test_every_rule_was_reviewed_on_a_day_that_exists(found: Checked) -> None:
    days = [reviewed_on(rule) for rule in found.library.lexicon.rules]
    assert min(day or date.min for day in days) >= date(2026, 11, 22)
