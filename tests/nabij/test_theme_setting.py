"""The organisation's theme at the start: taken whole, or refused in one line."""

from pathlib import Path

import pytest

from nabij.refused import Refused
from nabij.settings import read_settings


def environment(tmp_path: Path, theme: Path) -> dict[str, str]:
    token = tmp_path / "token"
    token.write_text("123456:verzonnen", "utf-8")
    token.chmod(0o600)
    return {"NABIJ_SIDE_A_TOKEN_FILE": str(token), "NABIJ_THEME": str(theme)}


def test_a_theme_of_tokens_is_taken_as_it_is(tmp_path: Path) -> None:
    theme = tmp_path / "huisstijl.css"
    theme.write_text(":root { --nl-link-color: #00315c }", "utf-8")
    read = read_settings(environment(tmp_path, theme)).theme
    assert read is not None
    assert read.text == ":root { --nl-link-color: #00315c }"


def test_without_the_setting_there_is_no_theme(tmp_path: Path) -> None:
    asked = environment(tmp_path, tmp_path)
    del asked["NABIJ_THEME"]
    assert read_settings(asked).theme is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is niet te lezen"),
        (b"\xff\xfe", "is niet te lezen"),
        (b":root { --x: url(https://kwaad.example) }", "haalt iets op"),
        (b"@import 'x.css';", "haalt iets op"),
        (b"body { display: none }", "meer dan tokens"),
    ],
)
def test_what_is_no_theme_refuses_the_start_in_one_line(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    theme = tmp_path / "huisstijl.css"
    if content is not None:
        theme.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_settings(environment(tmp_path, theme))
    (problem,) = refused.value.problems
    assert problem.startswith("theme: ")
    assert said in problem
    assert str(theme) in problem
