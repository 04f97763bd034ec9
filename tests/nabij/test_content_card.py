"""``nabij content card``: what a worker reads aloud stands on paper, for each side, language and form."""

from itertools import product
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cases.levels import Language
from cases.sides import Side
from dialogs.wording import is_familiar
from nabij.__main__ import app
from nabij.commands.content_card import page_of

RUN = CliRunner()


def printed(*options: str) -> list[str]:
    result = RUN.invoke(app, ["content", "card", *options])
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


@pytest.mark.parametrize(("side", "language"), list(product(Side, Language)))
def test_the_card_says_who_reads_where_help_is_and_how_to_stop(side: Side, language: Language) -> None:
    lines = printed("--side", side.value, "--language", language.value)
    whole = " ".join(lines)
    assert len(lines) == 7
    for needed in ("112", "0800-2000", "Telegram", "stop"):
        assert needed in whole


def test_only_side_b_hears_that_contact_may_be_told_and_is_sometimes_passed_on() -> None:
    asked = "Was er contact dat niet mag? Je mag het zeggen."
    assert any(asked in line for line in printed("--side", "b"))
    assert not any(asked in line for line in printed("--side", "a"))


def test_a_card_in_u_never_says_je_and_the_page_to_print_names_nobody(tmp_path: Path) -> None:
    assert not any(map(is_familiar, printed("--formal")))
    out = tmp_path / "kaart.html"
    printed("--side", "b", "--out", str(out))
    page = out.read_text("utf-8")
    assert page.count("<li>") == 7
    assert "<title>Kaart</title>" in page
    assert "Nabij" not in page
    assert "&lt;" in page_of(("<b>",), Language.EN)


def test_a_place_that_cannot_be_written_is_told_and_ends_with_two() -> None:
    result = RUN.invoke(app, ["content", "card", "--out", "/bestaat/niet/kaart.html"])
    assert result.exit_code == 2
    assert "niet te schrijven" in result.output
