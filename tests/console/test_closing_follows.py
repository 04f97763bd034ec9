"""What a worker reads before closing: what each choice will do for this client."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from console_visit import Visit
from console_world import CLOSING, DUIN, MONDAY, World, make_world
from hypothesis import given
from hypothesis import strategies as st

from cases.events import FlagClosed
from cases.moments import DAY, Moment
from cases.pace import Pace
from cases.state import Doubt, Standing
from console.closing_follows import what_follows
from console.times import When

STATE = make_world().a.states[DUIN]
WHEN = When(MONDAY, ZoneInfo("Europe/Amsterdam"))


@given(st.sampled_from(Standing), st.sampled_from(Pace), st.sampled_from(Doubt), st.booleans())
def test_what_is_said_to_happen_fits_whether_the_bot_may_ask_at_all(
    standing: Standing, pace: Pace, doubt: Doubt, began: bool
) -> None:
    until = Moment(MONDAY + 3 * DAY) if standing is Standing.PAUSED else None
    state = replace(STATE, standing=standing, pace=pace, doubt=doubt, paused_until=until)
    state = replace(state, programme_began=MONDAY if began else None)
    said = what_follows(state, WHEN)
    running = standing in (Standing.ACTIVE, Standing.PAUSED)
    assert ("De bot kan nu niets vragen" in said[1]) == (not (running and doubt is Doubt.NONE and began))
    assert [one for one in said if one.startswith("De vragen staan nu stil")] == (
        [] if running else [said[2]]
    )
    assert len(said) == 3 + (0 if not running else 3 + (standing is Standing.PAUSED))
    unchanged = [one for one in said if "Er verandert niets" in one]
    assert bool(unchanged) == (running and pace is not Pace.NORMAL)


def test_who_was_spoken_with_today_is_asked_nothing_more_by_the_bot_today() -> None:
    able = replace(STATE, programme_began=MONDAY)
    spoken = replace(able, human_at=MONDAY, last_inbound=MONDAY)
    assert len(what_follows(spoken, WHEN)) == len(what_follows(able, WHEN)) + 1
    assert what_follows(spoken, WHEN)[2].startswith("Vandaag vraagt de bot niets meer")


def test_the_page_says_it_and_the_choice_goes_with_the_closing(world: World, anna: Visit) -> None:
    anna.post("/gesprek/c-duin/oppakken", vlag="f-acuut")
    page = anna.get("/gesprek/c-duin").text
    for said in ("Wat er gebeurt als u sluit:", "Een collega: op het gekozen moment", "Pauze: de bot vraagt"):
        assert said in page
    fields = {**CLOSING, "volgende": "morgen", "tijd": "10:00", "ritme": "pause", "door": "bot"}
    assert anna.post("/gesprek/c-duin/sluiten", vlag="f-acuut", **fields).status_code == 303
    event = world.a.events[-1]
    assert isinstance(event, FlagClosed)
    assert (event.rhythm, event.next_by) == ("pause", "bot")
