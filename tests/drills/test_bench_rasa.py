"""The bench of the door for an assistant: every call answered, every hand-over found in the store."""

import json
from pathlib import Path

from commands_here import run_here


def test_the_bench_answers_ten_callers_at_once_and_loses_no_hand_over(tmp_path: Path) -> None:
    done = run_here("bench", "rasa", "--seconds", "1", "--out", str(tmp_path))
    result = done.last
    assert done.code == (0 if result["ok"] else 1)
    assert (result["refused"], result["lost"], result["callers"]) == (0, 0, 10)
    assert result["handed_over"] > 0
    assert 0 < result["p50_ms"] <= result["p99_ms"]
    assert set(result["limits"]) <= set(result["figures"])
    assert json.loads((tmp_path / "result.json").read_text("utf-8")) == result
