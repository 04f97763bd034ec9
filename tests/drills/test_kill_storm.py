"""A small storm for real: processes die by SIGKILL, at random and at named points, and nothing is lost."""

from pathlib import Path

from drills.kill import Storm, run_kill
from drills.kill_check import FLOORS
from nabij.crashing import POINTS
from nabij.drill.kill_house import StormTheatre

WHERE = ("keep.after_commit", "turn.after_commit", "due.after_commit", "send.after", "settle.before_commit")


def test_a_small_storm_loses_nothing_and_hits_the_points_it_was_given(tmp_path: Path) -> None:
    storm = Storm(40, 6, 3, {point: POINTS[point] for point in WHERE}, each=1, clients=3)
    result = run_kill(lambda tell: StormTheatre(None, tell, tmp_path), storm)
    # How many go twice is a figure of long storms: here a handful of deaths decides it.
    assert [name for name in FLOORS if result[name]] == [], result["wrong"]
    assert (result["unsettled"], result["ended_badly"]) == ([], [])
    assert result["kills_done"] == 6
    assert result["updates"] >= 40
    assert all(result["points_hit"][point] >= 1 for point in WHERE)
    assert (tmp_path / "sender_a.log").exists()
