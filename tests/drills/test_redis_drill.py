"""The Redis drill plays on real processes, holds its figures, and refuses a phase it does not know."""

import json
from pathlib import Path
from typing import Any

import pytest
from commands_here import run_here

from drills.redis_server import NoRedisServer, find_redis_server


@pytest.fixture(scope="module", autouse=True)
def there_is_a_redis() -> None:
    try:
        find_redis_server()
    except NoRedisServer as missing:
        pytest.skip(str(missing))


def drill(*arguments: str) -> tuple[int, dict[str, Any]]:
    done = run_here("drill", "redis", *arguments)
    assert done.stdout, done.stderr
    return done.code, done.last


def holds(code: int, result: dict[str, Any], phases: list[str]) -> None:
    # Beside other tests everything waits for a core: times are judged on a quiet machine, here only a hang.
    late = [each for each in result["problems"] if " ms" in each]
    assert [each for each in result["problems"] if each not in late] == []
    assert (code, result["ok"]) == (int(bool(late)), not late)
    assert (result["lost"], result["double"]) == (0, 0)
    assert [each["name"] for each in result["phases"]] == phases
    assert all(each["messages"] == each["handled"] > 0 for each in result["phases"])
    assert result["longest_wait_ms"] <= 10 * result["limits"]["longest_wait_ms"]
    assert (result["canaries_found"], result["keys_without_ttl"]) == (0, 0)


def test_a_flow_of_messages_outlives_a_killed_redis(tmp_path: Path) -> None:
    code, result = drill("--phases", "healthy,killed", "--each", "2", "--out", str(tmp_path))
    holds(code, result, ["healthy", "killed"])
    assert result["phases"][0]["keys"] > 0
    assert json.loads((tmp_path / "result.json").read_text(encoding="utf-8")) == result


@pytest.mark.postgres
def test_on_postgresql_nobody_misses_a_redis_that_was_never_there() -> None:
    code, result = drill("--database", "postgres", "--phases", "absent,recovered", "--each", "2")
    holds(code, result, ["absent", "recovered"])


def test_a_phase_that_does_not_exist_is_refused_with_those_that_do() -> None:
    done = run_here("drill", "redis", "--phases", "healthy,storm")
    assert done.code == 78
    assert "storm" in done.stderr
    assert "black_hole" in done.stderr
