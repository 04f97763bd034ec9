"""Where the ledger of erasures lies: a place that cannot be used stops the start with one line."""

from pathlib import Path

import pytest
from roles_bench import nabij, secret

from nabij.erasing import ledger_path
from nabij.refused import EXIT_REFUSED
from nabij.settings import read_settings


def written(folder: Path, ledger: str) -> dict[str, str]:
    """Write the settings of one side on SQLite; return where they are."""
    token = secret(folder, "token", "1001:ledger-token")
    lines = [
        f'data = "{folder / "data"}"',
        f'keys = "{folder / "keys"}"',
        f'ledger = "{ledger}"',
        "[[side_a.bots]]",
        'id = "a1"',
        'username = "ledger_bot"',
        f'token_file = "{token}"',
    ]
    (folder / "nabij.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return {"NABIJ_CONFIG": str(folder / "nabij.toml")}


@pytest.mark.parametrize("kind", ["file", "nowhere"])
def test_a_place_that_cannot_be_used_is_named_and_nothing_starts(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "place"
    if kind == "file":
        place.write_text("not a folder", encoding="utf-8")
    done = nabij(written(tmp_path, str(place) if kind == "file" else "/proc/nabij"), "worker", "--side", "a")
    assert done.returncode == EXIT_REFUSED
    (line,) = [each for each in done.stderr.splitlines() if "wislijst" in each]
    assert "is niet te gebruiken" in line
    assert "ledger" in line
    assert "Traceback" not in done.stderr


def test_each_side_has_a_place_of_its_own_where_the_setting_says_so(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, str(tmp_path / "ledger-{side}")))
    paths = [ledger_path(settings, side) for side in settings.sides]
    assert [str(path.relative_to(tmp_path)) for path in paths] == ["ledger-a/shred_ledger_a"]
