"""Key files: who may read them, and what is refused."""

import json
import stat
from pathlib import Path

import pytest

from vault.key_writing import new_key_file
from vault.keys import KeyFile, KeyFileBad, load


def test_a_new_key_file_is_readable_for_its_owner_alone_and_loads(tmp_path: Path) -> None:
    path = tmp_path / "side_a.keys"
    new_key_file(path, "a")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    ring = KeyFile(path).ring()
    assert ring.room == "a"
    assert ring.knows(ring.current)
    assert len({ring.keks[ring.current], ring.index, ring.token}) == 3


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o610, 0o660, 0o777])
def test_a_key_file_that_others_may_touch_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "open.keys"
    new_key_file(path)
    path.chmod(mode)
    with pytest.raises(KeyFileBad, match="chmod 600"):
        load(path)


def test_keys_are_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "side_a.keys"
    new_key_file(path)
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        new_key_file(path)
    assert path.read_bytes() == before


def test_a_missing_key_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyFileBad, match="nowhere"):
        load(tmp_path / "nowhere.keys")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", 2),
        ("room", 3),
        ("current", "0" * 16),
        ("keks", []),
        ("keks", {"zz": "AA=="}),
        ("index", "c2hvcnQ="),
        ("token", None),
        ("retired", "x"),
    ],
)
def test_a_broken_key_file_is_refused_without_showing_a_key(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "broken.keys"
    new_key_file(path)
    content = json.loads(path.read_text())
    secret = content["token"]
    content[name] = value
    path.write_text(json.dumps(content))
    with pytest.raises(KeyFileBad) as refused:
        load(path)
    assert secret not in str(refused.value)


def test_keys_do_not_show_when_a_ring_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "side_a.keys"
    new_key_file(path)
    ring = load(path)
    assert repr(ring.token) not in repr(ring)
    assert repr(ring.keks) not in repr(ring)
