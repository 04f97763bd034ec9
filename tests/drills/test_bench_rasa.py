"""The bench of the door for an assistant: every call answered, every hand-over found in the store."""

import json
import subprocess
import sys
from pathlib import Path

NABIJ = str(Path(sys.executable).parent / "nabij")


def test_the_bench_answers_ten_callers_at_once_and_loses_no_hand_over(tmp_path: Path) -> None:
    done = subprocess.run(
        [NABIJ, "bench", "rasa", "--seconds", "1", "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    result = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == (0 if result["ok"] else 1)
    assert (result["refused"], result["lost"], result["callers"]) == (0, 0, 10)
    assert result["handed_over"] > 0
    assert 0 < result["p50_ms"] <= result["p99_ms"]
    assert set(result["limits"]) <= set(result["figures"])
    assert json.loads((tmp_path / "result.json").read_text("utf-8")) == result
