"""The notice on paper: short sentences, both sides, every language, and nothing that another side reads."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cases.levels import Language
from cases.sides import Side
from dialogs.lint import LONGEST_AVERAGE, LONGEST_SENTENCE
from nabij.__main__ import app
from nabij.commands.content_notice import lines_for, page_of

NOTICE = Path(__file__).parents[2] / "content" / "notice"
KEPT_BY_TELEGRAM = {
    Language.NL_B1: "Telegram kan deze berichten bewaren.",
    Language.NL_A2: "Telegram kan deze berichten bewaren.",
    Language.EN: "Telegram may keep these messages.",
}


def lines(language: Language, side: Side) -> tuple[str, ...]:
    return lines_for((NOTICE / f"{language.value}.md").read_text(encoding="utf-8"), side)


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("language", Language)
def test_the_notice_is_short_and_plain(language: Language, side: Side) -> None:
    said = " ".join(
        line.lstrip("#- ") + "." * (not line.endswith((".", "?"))) for line in lines(language, side) if line
    )
    sentences = [one.split() for one in re.split(r"(?<=[.?])\s+", said)]
    assert max(map(len, sentences)) <= LONGEST_SENTENCE
    assert sum(map(len, sentences)) / len(sentences) <= LONGEST_AVERAGE
    assert "!" not in said
    assert KEPT_BY_TELEGRAM[language] in said
    assert "112" in said
    assert "0800-2000" in said


@pytest.mark.parametrize("language", Language)
def test_each_side_reads_one_line_of_its_own(language: Language) -> None:
    a, b = lines(language, Side.A), lines(language, Side.B)
    assert (len(a), len(set(a) - set(b)), len(set(b) - set(a))) == (len(b), 1, 1)


def test_it_prints_as_lines_and_as_a_page(tmp_path: Path) -> None:
    run = CliRunner()
    out = tmp_path / "blad.html"
    assert "112" in run.invoke(app, ["content", "notice", "--side", "b"]).output
    assert run.invoke(app, ["content", "notice", "--out", str(out)]).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert "<title>Blad</title>" in page
    assert "<script" not in page
    assert page.count("<section>") == page.count("</section>") == page.count("<h2>")
    assert run.invoke(app, ["content", "notice", "--out", str(tmp_path / "geen" / "blad")]).exit_code == 2
    assert run.invoke(app, ["content", "notice", "--content", str(tmp_path)]).exit_code == 78


def test_a_paragraph_and_marks_of_the_text_are_only_words_on_the_page() -> None:
    page = page_of(("# <b>", "", "een", "twee"), Language.EN)
    assert "<h1>&lt;b&gt;</h1><p>een twee</p>" in page
