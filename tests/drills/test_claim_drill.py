"""The drill of the claim: one owner for each flag, losers who read the name, and figures that can miss."""

from commands_here import run_here

from drills.claim import Race


def test_a_flag_that_stays_without_anybody_is_timed_and_one_that_found_somebody_is_not() -> None:
    race = Race()
    race.look(frozenset({"lost", "found"}))
    race.look(frozenset({"lost"}))
    assert set(race.since) == {"lost"}
    race.look(frozenset({"lost", "found"}))
    assert race.since["lost"] < race.since["found"]
    assert race.longest > 0


def test_a_house_that_is_killed_meanwhile_gives_each_flag_one_owner() -> None:
    done = run_here("drill", "claim", "--workers", "4", "--flags", "6", "--kills", "1")
    result = done.last
    assert (result["one_owner"], result["two_owners"], result["no_owner"]) == (6, 0, 0)
    assert (result["untold"], result["other_owner_told"], result["unanswered"]) == (0, 0, 0)
    assert result["kills_done"] == 1
    assert result["losers"] == result["presses"] - 6 > 0
    assert result["orphan_longest_s"] <= 120
    assert result["back_on_board_s"] <= 120
    assert done.code == 0
