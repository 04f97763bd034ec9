"""How often: on the client's page, agreed by a worker, and never outside its own bounds."""

import pytest
from console_visit import Visit
from console_world import DUIN, World

from cases.pace import Pace, PaceBounds

PAGE = f"/clienten/{DUIN}"


def test_the_page_shows_how_often_and_a_worker_agrees_something_else(world: World, anna: Visit) -> None:
    assert "<dt>Hoe vaak</dt><dd>zoals gepland</dd>" in anna.get(PAGE).text
    kept = anna.post(f"{PAGE}/ritme", ritme="more", minst="normal", meest="more")
    assert kept.headers["location"] == PAGE
    state = world.a.states[DUIN]
    assert (state.pace, state.pace_bounds) == (Pace.MORE, PaceBounds(Pace.NORMAL, Pace.MORE))
    assert "<dt>Hoe vaak</dt><dd>vaker dan gepland</dd>" in anna.get(PAGE).text


@pytest.mark.parametrize(
    ("pace", "least", "most"),
    [
        ("less", "normal", "more"),
        ("more", "less", "normal"),
        ("normal", "more", "less"),
        ("x", "less", "more"),
    ],
)
def test_a_pace_outside_its_own_bounds_is_refused(
    world: World, anna: Visit, pace: str, least: str, most: str
) -> None:
    assert anna.post(f"{PAGE}/ritme", ritme=pace, minst=least, meest=most).status_code == 422
    assert world.a.states[DUIN].pace is Pace.NORMAL
