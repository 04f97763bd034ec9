"""The plan of a year in another time zone, and for who asked for more or fewer messages."""

import pytest
from commands_here import run_here
from rulebooks import shipped_library

from nabij.preview import Asked, WrongUse, preview_of

SERVED = ("thv_start=2026-12-01T21:40",)


def test_the_plan_stands_on_the_clock_of_the_zone_that_was_asked_for() -> None:
    done = run_here(
        "plan",
        "preview",
        "--programme",
        "thv-stayer",
        "--anchor",
        SERVED[0],
        "--zone",
        "America/Curacao",
        "--json",
    )
    assert done.code == 0
    first = done.last["moments"][0]
    assert first["local"] == "2026-12-02T19:00:00-04:00"
    assert first["utc"] == "2026-12-02T23:00:00+00:00"
    assert len(done.last["moments"]) == 34


def test_who_asks_for_less_gets_fewer_and_who_asks_for_more_gets_more() -> None:
    figures = [
        len(preview_of(Asked("thv-stayer", SERVED, pace=pace), shipped_library()).moments)
        for pace in ("less", "normal", "more")
    ]
    assert figures == sorted(set(figures))
    assert figures[1] == 34


@pytest.mark.parametrize("programme", ["elder", "carer"])
def test_a_programme_of_its_own_start_needs_no_day_but_that_one(programme: str) -> None:
    shown = preview_of(Asked(programme, ("start=2026-12-01T10:00",)), shipped_library())
    assert len(shown.moments) == 26
    assert {one.dialogue for one in shown.moments} == {"d10" if programme == "elder" else "d11", "tik"}


@pytest.mark.parametrize(("zone", "pace"), [("Mars/Base", "normal"), ("../x", "normal"), ("", "normal")])
def test_an_unknown_zone_is_said_with_the_remedy(zone: str, pace: str) -> None:
    with pytest.raises(WrongUse) as wrong:
        preview_of(Asked("thv-stayer", SERVED, zone=zone, pace=pace), shipped_library())
    assert "--zone" in wrong.value.problem


def test_an_unknown_pace_is_said_with_what_can_be_chosen() -> None:
    wrong = run_here("plan", "preview", "--programme", "thv-stayer", "--anchor", SERVED[0], "--pace", "veel")
    assert wrong.code == 2
    assert "--pace 'veel' is onbekend. Kies uit: less, more, normal." in wrong.stderr
