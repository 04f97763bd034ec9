"""A second factor is required where the pages are public, unless the organisation says otherwise."""

from dataclasses import dataclass, field

import pytest

from nabij.settings_sign_in import read_second_factor


@dataclass
class Values:
    chosen: str = ""
    problems: list[str] = field(default_factory=list)

    def value(self, name: str, default: str = "", table: str = "") -> str:
        assert (name, table) == ("second_factor", "")
        return self.chosen or default


@pytest.mark.parametrize(
    ("chosen", "public_url", "required"),
    [
        ("", "https://lijn.example.nl", True),
        ("", "", False),
        ("offered", "https://lijn.example.nl", False),
        ("required", "", True),
    ],
)
def test_the_address_decides_unless_it_is_said(chosen: str, public_url: str, required: bool) -> None:
    values = Values(chosen)
    assert read_second_factor(values, public_url) is required
    assert values.problems == []


def test_another_word_is_named_as_a_fault_and_requires() -> None:
    values = Values("soms")
    assert read_second_factor(values, "")
    assert values.problems == ["second_factor is 'soms'. Kies required of offered."]
