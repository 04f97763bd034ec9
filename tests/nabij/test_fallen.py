"""A loop that dies takes the process with it, and says so in one clear line: a manager starts it again."""

import json
import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]


def test_a_loop_that_dies_is_said_and_ends_the_process_without_a_word_of_the_fault(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(TESTS / "dying_house.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(TESTS.parent)},
    )
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert lines[-1] == "sweeper_a viel uit. Zie het log, en start opnieuw."
    said = [json.loads(line) for line in lines if "loop_died" in line]
    assert [(line["loop"], line["code"], line["level"]) for line in said] == [
        ("sweeper_a", "SystemExit", "error")
    ]
    assert "Traceback" not in done.stderr
    assert "slaat" not in done.stderr
