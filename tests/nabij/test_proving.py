"""What two people show comes from a terminal that stays silent, or from files that nobody else may read."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from nabij.proving import Shown, proof_from
from nabij.refused import Refused

PASSWORD = "een lang wachtwoord"
_ASK = "from nabij.proving import proof_from; s = proof_from(())('bea'); print(len(s.password), s.code)"


def kept(folder: Path, name: str, text: str, mode: int = 0o600) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_each_shows_what_stands_in_the_own_file_in_the_order_they_are_named(tmp_path: Path) -> None:
    proof = proof_from([kept(tmp_path, "bea", f"{PASSWORD}\n123456\n"), kept(tmp_path, "bob", "ander\n")])
    assert (proof("bea"), proof("bob")) == (Shown(PASSWORD, "123456"), Shown("ander"))


def test_a_pipe_of_another_program_is_as_good_as_a_file(tmp_path: Path) -> None:
    out, into = os.pipe()
    os.write(into, PASSWORD.encode())
    os.close(into)
    try:
        proof = proof_from([Path(f"/dev/fd/{out}"), kept(tmp_path, "bob", "ander")])
    finally:
        os.close(out)
    assert proof("bea") == Shown(PASSWORD)


@pytest.mark.parametrize(
    ("text", "mode", "part"),
    [(PASSWORD, 0o640, "voor anderen"), (PASSWORD, 0o604, "voor anderen"), ("", 0o600, "leeg")],
)
def test_a_file_that_others_may_read_or_that_is_empty_proves_nothing(
    tmp_path: Path, text: str, mode: int, part: str
) -> None:
    path = kept(tmp_path, "bea", text, mode)
    with pytest.raises(Refused, match=part):
        proof_from([path, path])


def test_a_file_that_is_no_text_is_not_there_or_is_one_of_two_proves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bea"
    path.write_bytes(b"\xff\xfe")
    path.chmod(0o600)
    for files in ([path, path], [tmp_path / "nergens"] * 2, [path]):
        with pytest.raises(Refused):
            proof_from(files)


def test_a_password_shows_in_no_text_of_what_holds_it() -> None:
    assert PASSWORD not in repr(Shown(PASSWORD, "123456"))
    assert "123456" not in repr(Shown(PASSWORD, "123456"))


def test_at_a_terminal_nothing_of_what_is_typed_comes_back_on_the_screen() -> None:
    screen, keyboard = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", _ASK],
        stdin=keyboard,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        bufsize=0,
    ) as asking:
        assert asking.stderr is not None
        assert asking.stdout is not None
        for typed in (PASSWORD, "123456"):
            asked = b""
            while not asked.endswith(b": "):
                piece = asking.stderr.read(1)
                assert piece, asked
                asked += piece
            os.write(screen, f"{typed}\n".encode())
        told = asking.stdout.read()
    os.close(keyboard)
    os.set_blocking(screen, False)
    try:
        echoed = os.read(screen, 4096)
    except OSError:
        echoed = b""
    os.close(screen)
    assert told == f"{len(PASSWORD)} 123456\n".encode()
    assert PASSWORD.encode() not in echoed
    assert b"123456" not in echoed


def test_without_a_terminal_nobody_is_asked_to_type_in_the_open() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ASK],
        input=f"{PASSWORD}\n",
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
        timeout=60,
    )
    assert done.returncode != 0
    assert "geen terminal" in done.stderr
