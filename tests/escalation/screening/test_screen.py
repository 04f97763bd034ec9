"""What one message leads to, with the lexicon as it is shipped."""

import pytest
from lexicon_files import files, seen

from cases.levels import Level
from escalation.lexicon import parse_lexicon


def test_the_lexicon_proves_itself() -> None:
    assert parse_lexicon(files()).rules


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hij gaat me vermoorden zei ie", "R01"),
        ("hij kneep mn keel dicht", "R02"),
        ("hij bedreigt me met een mes", "R03"),
        ("stop hij slaat me", "R04"),
        ("mn ex staat beneden aan te bellen en ik mag m niet zien", "R05"),
    ],
)
def test_danger_that_is_said_plainly_is_acute(text: str, code: str) -> None:
    assessment = seen(text)
    assert assessment.level is Level.ACUTE
    assert code in {finding.code for finding in assessment.findings}
