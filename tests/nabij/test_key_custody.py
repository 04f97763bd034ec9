"""Two of three custodians put the keys back; one alone does not, and keys of another line are refused."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from nabij.key_custody import back_up, put_back
from nabij.prepare import migrate_all, ring_of, write_keys
from nabij.refused import Refused
from nabij.settings import Settings
from nabij.stage import stage_settings
from vault.keys import load

pyrage = pytest.importorskip("pyrage")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = replace(stage_settings(tmp_path_factory.mktemp("custody"), "http://127.0.0.1:9", ()), sides={})
    write_keys(made)
    migrate_all(lambda _line: None, made)
    return made


def people(folder: Path, *names: str) -> tuple[Path, list[Path]]:
    lines, files = [], []
    for name in names:
        secret = pyrage.x25519.Identity.generate()
        lines.append(f"{name} {secret.to_public()}")
        files.append(folder / f"{name}.age")
        files[-1].write_text(f"# {name}\n{secret}\n", encoding="ascii")
    listed = folder / "custodians.txt"
    listed.write_text("\n".join(lines) + "\n", encoding="ascii")
    return listed, files


def test_any_two_of_three_put_the_keys_back_and_nobody_alone(settings: Settings, tmp_path: Path) -> None:
    listed, files = people(tmp_path, "bea", "bob", "wim")
    backup = tmp_path / "keys.backup"
    assert len(back_up(listed, backup, settings)) == 3
    for alone in files:
        with pytest.raises(Refused, match="twee mensen"):
            put_back(backup, [alone, alone], replace(settings, keys=tmp_path / "alone"))
    for number, two in enumerate(combinations(files, 2)):
        elsewhere = replace(settings, keys=tmp_path / f"back{number}")
        (path,) = put_back(backup, two, elsewhere)
        assert load(path) == ring_of(settings, "coordination")
        with pytest.raises(Refused, match="staat er al"):
            put_back(backup, two, elsewhere)
    with pytest.raises(Refused):
        back_up(listed, backup, settings)


def test_keys_of_another_line_are_not_put_back(settings: Settings, tmp_path: Path) -> None:
    listed, files = people(tmp_path, "bea", "bob")
    other = replace(settings, keys=tmp_path / "other")
    write_keys(other)
    back_up(listed, tmp_path / "keys.backup", other)
    with pytest.raises(Refused, match="horen niet bij deze database"):
        put_back(tmp_path / "keys.backup", files, replace(settings, keys=tmp_path / "back"))
    assert not (tmp_path / "back").exists()


@pytest.mark.parametrize("names", [("bea",), ("bea", "bea")])
def test_one_person_is_no_custody(settings: Settings, tmp_path: Path, names: tuple[str, ...]) -> None:
    listed, _ = people(tmp_path, *names)
    with pytest.raises(Refused, match="twee tot zeven"):
        back_up(listed, tmp_path / "keys.backup", settings)
    assert not (tmp_path / "keys.backup").exists()
