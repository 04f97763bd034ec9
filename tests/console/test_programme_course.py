"""The programme page: a private calendar, missed steps by one click, and letting go by two people."""

from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from console_visit import Visit
from console_world import MONDAY, RIET, World

from cases.anchors import Anchor, anchors_of
from cases.calendar import RiskDay, RiskEntry, RiskKind
from cases.course_events import (
    MissedAsked,
    PhaseSet,
    ReleaseSigned,
    ReleaseWithdrawn,
    RiskDayDropped,
    RiskDayKept,
)
from cases.desk import TaskRow
from cases.facts import Facts, Phase
from cases.ids import CheckInId, StaffId
from cases.levels import Level
from cases.moments import DAY, after
from cases.programme import Late, Programme, Stretch
from cases.release import Release, Signature
from cases.state import ClientState, Standing

PAGE = "/clienten/c-riet/programma"
TODAY = date(2026, 11, 23)
AGENDA, RELEASE, MISSED = (f"/clienten/c-riet/{one}" for one in ("agenda", "loslaten", "gemist"))
FOLLOWS = Programme(
    "weekly",
    "Proef",
    (Stretch(1, None, 7, "weekly", slack=6, late=Late.ASK),),
    Anchor.SHELTER_EXIT,
    leave_when=((Phase.F0, ("Er is een slaapplek",)), (Phase.F3, ("Twee mensen tekenen voor loslaten",))),
)
COURT = RiskEntry("r1", RiskDay(RiskKind.COURT, TODAY + timedelta(days=7)), "zaal 3")


@pytest.fixture
def begun(world: World) -> World:
    put(world, programme_began=MONDAY)
    world.programmes["weekly"] = FOLLOWS
    return world


def put(world: World, **changes: object) -> ClientState:
    state = world.a.states[RIET]
    assert state.contact is not None
    contact = replace(state.contact, valid_until=after(MONDAY, 900 * DAY))
    found = replace(state, programme="weekly", **{"contact": contact, **changes})  # type: ignore[arg-type]
    world.a.states[RIET] = found
    return found


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


def typed(**more: str) -> dict[str, str]:
    return {"soort": "payday", "eerste": day(9), "elke": "", "notitie": "bijstand", **more}


def test_a_day_is_looked_at_with_what_changes_and_only_then_written_down(begun: World, anna: Visit) -> None:
    page = unescape(anna.post(AGENDA, **typed(), keuze="bekijken").text)
    assert "Nieuw:" in page
    assert 'value="bijstand"' in page
    assert begun.a.events == []
    answer = anna.post(AGENDA, **typed(mag="ja"), keuze="vastleggen")
    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)
    (event,) = begun.a.events
    assert isinstance(event, RiskDayKept)
    kept = RiskDay(RiskKind.PAYDAY, TODAY + timedelta(days=9), may_ask=True)
    assert (event.entry.day, event.entry.note) == (kept, "bijstand")
    page = unescape(anna.get(PAGE).text)
    assert "Geld komt binnen" in page
    assert "bijstand" in page
    assert "bijstand" not in anna.get("/clienten/c-riet").text


@pytest.mark.parametrize(
    ("field", "wrong", "said"),
    [
        ("soort", "feest", "Soort dag: kies er een"),
        ("eerste", "", "Eerste dag: vul een datum in"),
        ("eerste", "2039-01-01", "niet langer dan twee jaar"),
        ("laatste", "morgen", "Laatste dag: vul een datum in"),
        ("laatste", day(2), "op of na de eerste"),
        ("notitie", "x" * 201, "hoogstens 200"),
    ],
)
def test_what_is_no_day_is_asked_again_with_all_that_was_typed(
    begun: World, anna: Visit, field: str, wrong: str, said: str
) -> None:
    answer = anna.post(AGENDA, **typed(**{field: wrong}), keuze="vastleggen")
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert said in page
    assert begun.a.events == []


def test_a_long_hearing_and_a_form_that_is_none_are_refused(begun: World, anna: Visit) -> None:
    long = anna.post(AGENDA, **typed(soort="court", laatste=day(30)), keuze="vastleggen")
    assert "hoogstens een week" in unescape(long.text)
    endless = anna.post(AGENDA, **typed(laatste=day(25), elke="1"), keuze="vastleggen")
    assert "volgende keer" in unescape(endless.text)
    assert anna.post(AGENDA, **typed(elke="12"), keuze="vastleggen").status_code == 422
    assert begun.a.events == []


def test_a_day_is_taken_out_after_looking_at_what_changes(begun: World, anna: Visit) -> None:
    put(begun, calendar=(COURT,), programme_began=MONDAY)
    page = unescape(anna.get(PAGE).text)
    assert "die dag geen vraag" in page
    page = unescape(anna.post(f"{AGENDA}/r1", keuze="bekijken").text)
    assert "Haal deze dag weg" in page
    assert "Vervalt:" in page
    assert begun.a.events == []
    assert anna.post(f"{AGENDA}/r1", keuze="weghalen").status_code == 303
    (event,) = begun.a.events
    assert isinstance(event, RiskDayDropped)
    assert anna.post(f"{AGENDA}/r1", keuze="weghalen").status_code == 404


def late(world: World) -> None:
    put(world, programme_began=MONDAY, anchors=anchors_of({Anchor.SHELTER_EXIT: after(MONDAY, -9 * DAY)}))
    world.a.tasks_open.append(TaskRow("t-missed", RIET, "Riet", "missed_steps", Level.CONCERN, MONDAY))


@pytest.mark.parametrize(("choice", "asked"), [("vragen", 1), ("overslaan", 0)])
def test_missed_steps_are_decided_by_one_click(begun: World, anna: Visit, choice: str, asked: int) -> None:
    assert "Later begonnen" not in anna.get(PAGE).text
    assert anna.post(MISSED, keuze=choice).status_code == 404
    late(begun)
    page = unescape(anna.get(PAGE).text)
    assert "Later begonnen" in page
    assert anna.post(MISSED, keuze="iets").status_code == 422
    assert anna.post(MISSED, keuze=choice).status_code == 303
    assert len([one for one in begun.a.events if isinstance(one, MissedAsked)]) == asked
    assert "Later begonnen" not in anna.get(PAGE).text


def test_the_page_shows_when_a_phase_is_done_and_which_one_it_is_now(begun: World, anna: Visit) -> None:
    put(begun, facts=Facts(phase=Phase.F3))
    page = unescape(anna.get(PAGE).text)
    assert "Er is een slaapplek" in page
    assert page.index("Er is een slaapplek") < page.index("(nu)") < page.index("Twee mensen tekenen")


def test_letting_go_takes_a_tick_and_two_people(begun: World, anna: Visit) -> None:
    assert anna.post(RELEASE, keuze="tekenen").status_code == 422
    assert anna.post(RELEASE, keuze="iets", nagelopen="ja").status_code == 422
    assert begun.a.events == []
    assert anna.post(RELEASE, keuze="tekenen", nagelopen="ja").status_code == 303
    (event,) = begun.a.events
    assert isinstance(event, ReleaseSigned)
    assert event.person
    page = unescape(anna.get(PAGE).text)
    assert "tekende voor loslaten" in page
    assert "Ik teken voor loslaten" in page
    again = anna.post(RELEASE, keuze="tekenen", nagelopen="ja")
    assert again.status_code == 409
    assert "tweede mens" in unescape(again.text)
    begun.a.tasks_open.append(TaskRow("t-sign", RIET, "Riet", "release_to_sign", Level.CONCERN, MONDAY))
    assert anna.post(RELEASE, keuze="terug").status_code == 303
    assert isinstance(begun.a.events[-1], ReleaseWithdrawn)
    assert all(one.id != "t-sign" for one in begun.a.tasks_open)


def test_a_decided_letting_go_says_what_follows(begun: World, anna: Visit) -> None:
    first = Signature(StaffId("s-anna"), "p-anna", MONDAY)
    both = Release(first, Signature(StaffId("s-bo"), "p-bo", MONDAY))
    put(begun, release=both)
    page = unescape(anna.get(PAGE).text)
    assert "op zijn vroegst morgen" in page
    assert "Ik teken voor loslaten" not in page
    assert "Toch niet loslaten" in page
    put(begun, release=replace(both, said=CheckInId("c1")))
    assert "Toch niet loslaten" not in anna.get(PAGE).text
    put(begun, release=both, standing=Standing.RELEASED, contact=None)
    page = unescape(anna.get(PAGE).text)
    assert "losgelaten" in page
    assert "Ik teken" not in page
    assert anna.get("/clienten/c-riet").status_code == 200
    assert anna.get("/gesprek/c-riet").status_code == 200


def test_a_colleague_signs_second_and_the_task_is_done(begun: World, anna: Visit) -> None:
    put(begun, release=Release(Signature(StaffId("s-bo"), "p-bo", MONDAY)))
    begun.a.tasks_open.append(TaskRow("t-sign", RIET, "Riet", "release_to_sign", Level.CONCERN, MONDAY))
    assert anna.post(RELEASE, keuze="tekenen", nagelopen="ja").status_code == 303
    assert all(one.id != "t-sign" for one in begun.a.tasks_open)
    state = begun.a.states[RIET]
    assert state.release is not None
    assert state.release.is_decided


def test_the_next_phase_begins_once_its_points_were_gone_through(begun: World, anna: Visit) -> None:
    for wrong in ({"fase": "F1"}, {"fase": "F9", "fase_punten": "ja"}):
        assert anna.post("/clienten/c-riet/fase", **wrong).status_code == 422
    assert begun.a.events == []
    assert anna.post("/clienten/c-riet/fase", fase="F2", fase_punten="ja").status_code == 303
    (event,) = begun.a.events
    assert isinstance(event, PhaseSet)
    assert begun.a.states[RIET].facts.phase is Phase.F2
