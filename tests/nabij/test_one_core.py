"""A process keeps to one core: its threads do, each process has its own, and what it starts later is free."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from nabij.house import House
from nabij.one_core import Core, choose, core_of_this_process, held_to
from nabij.prepare import ready
from nabij.running import Running
from nabij.settings import Settings, read_settings

CORES = sorted(os.sched_getaffinity(0))
several = pytest.mark.skipif(len(CORES) < 2, reason="a machine with one core has nothing to choose")


def settings_of(folder: Path, **more: str) -> Settings:
    token = folder / "token"
    token.write_text("1001:one-core-token")
    token.chmod(0o600)
    environment = {
        "NABIJ_DATA": str(folder / "data"),
        "NABIJ_SIDE_A_TOKEN_FILE": str(token),
        "NABIJ_PORT": "0",
    }
    return read_settings({**environment, **more})


def cores_of_parts(settings: Settings) -> list[set[int]]:
    """Run the loops of a house; return on which cores each of its threads may be."""
    ready(settings, lambda _line: None)
    before = {thread.native_id for thread in threading.enumerate()}
    with House(settings) as house, Running(house, frozenset({"worker", "clock"})):
        parts = [thread for thread in threading.enumerate() if thread.native_id not in before]
        return [os.sched_getaffinity(thread.native_id) for thread in parts if thread.native_id is not None]


@several
def test_every_part_of_a_house_runs_on_the_one_core_of_its_process(tmp_path: Path) -> None:
    core = core_of_this_process()
    parts = cores_of_parts(settings_of(tmp_path))
    assert core is not None
    assert len(parts) > 3
    assert all(cores == {core.number} for cores in parts)
    assert os.sched_getaffinity(0) == set(CORES), "what this thread starts later may run anywhere"


@several
def test_a_house_that_may_use_all_cores_does(tmp_path: Path) -> None:
    parts = cores_of_parts(settings_of(tmp_path, NABIJ_ONE_CORE="off"))
    assert parts
    assert all(cores == set(CORES) for cores in parts)


@several
def test_a_second_process_takes_another_core_while_there_is_one() -> None:
    numbers = [1_000_000, 1_000_001]  # cores no machine has: the marks of this test are its own
    said = f"from nabij.one_core import choose; print(choose({numbers}, 0).number, flush=True); input()"
    first = choose(numbers, 0)
    child = subprocess.Popen(
        [sys.executable, "-c", said], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdin is not None
    with child.stdout, child.stdin:
        other = int(child.stdout.readline())
        third = choose(numbers, 7)
        child.stdin.write("\n")
    child.wait(10)
    again = choose(numbers, 1)
    try:
        assert first is not None
        assert {first.number, other} == set(numbers)
        assert third == Core(numbers[1]), "all are taken: the number of the process decides"
        assert again is not None
        assert (again.number, again.mark is not None) == (other, True), (
            "a process that ended gives its core back"
        )
    finally:
        for each in (first, again):
            if each is not None and each.mark is not None:
                os.close(each.mark)


@pytest.mark.parametrize("allowed", [[], [3]])
def test_where_there_is_nothing_to_choose_nothing_is_chosen(allowed: list[int]) -> None:
    assert choose(allowed, 5) is None
    with held_to(None):
        assert os.sched_getaffinity(0) == set(CORES)


def test_a_thread_gets_its_cores_back_when_the_start_breaks() -> None:
    with suppress(RuntimeError), held_to(Core(CORES[0])):
        assert os.sched_getaffinity(0) == {CORES[0]}
        raise RuntimeError
    assert os.sched_getaffinity(0) == set(CORES)


def test_a_system_that_forbids_it_does_not_keep_a_house_from_starting() -> None:
    with held_to(Core(1_000_000)):
        assert os.sched_getaffinity(0) == set(CORES)
