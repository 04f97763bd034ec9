"""The pages of the roster on a real store: plan, gap, swap, call in sick, test page, calendar, handover."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from html import unescape

import icalendar
import pytest
from console_roster_place import TEN, ZONE, Place
from console_visit import Visit
from console_world import served
from vault_people import PASSWORD, Building, building_on

from cases.hours import clock_moment
from cases.moments import DAY, HOUR, SECOND, after
from cases.roster import DutyKind, HolidayRule, Post
from cases.shifts import NewShifts
from cases.sides import Side
from cases.spans import Span
from escalation.duty import duty_at

NOBODY = "Er is nu niemand van ons. Bel ook 0800-2000, dag en nacht."


@pytest.fixture(scope="module")
def building(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    request.param = "sqlite"
    yield from building_on(request, tmp_path_factory)


@pytest.fixture
def place(building: Building) -> Iterator[Place]:
    place = Place(building)
    yield place
    assert place.bugs == []


@pytest.fixture
def url(place: Place) -> Iterator[str]:
    with served(place.app) as url:
        yield url


def visit(url: str, name: str, side: str) -> Visit:
    found = Visit(url)
    found.log_in(name, side, PASSWORD)
    return found


@pytest.fixture
def cor(url: str) -> Iterator[Visit]:
    with visit(url, "cor", "coordinatie") as found:
        yield found


@pytest.fixture
def noor(url: str) -> Iterator[Visit]:
    with visit(url, "noor", "a") as found:
        yield found


@pytest.fixture
def kim(url: str) -> Iterator[Visit]:
    with visit(url, "kim", "a") as found:
        yield found


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_every_monday_night_is_planned_with_one_form_and_the_gap_around_it_is_told(
    place: Place, cor: Visit
) -> None:
    cor.get("/rooster/plannen")
    weekly = {"week_kant": "a", "week_post": "duty", "week_wie": place.noor.id, "week_soort": "at_screen"}
    times = {"week_van_tijd": "20:00", "week_tot_tijd": "08:00"}
    days = {"week_dag0": "ja", "week_eerste": "2027-03-01", "week_laatste": "2027-04-30"}
    answer = cor.post("/rooster/plannen", hoe="week", **weekly, **times, **days)
    assert (answer.status_code, answer.headers["location"]) == (303, "/rooster?week=2027-W10")
    shifts = place.own(place.noor)
    assert len(shifts) == 8
    assert shifts[2].ends == clock_moment(date(2027, 3, 23), time(8), ZONE)
    page = words(cor.get("/rooster?week=2027-W12").text)
    assert "20:00 – 24:00 Dienst: Noor (aan scherm)" in page
    assert "00:00 – 08:00 Dienst: Noor (aan scherm)" in page
    start = words(cor.get("/").text)
    assert "Gaten in de komende twee weken · kant a" in start
    assert "niemand op dienst: van nu tot ma 8 mrt 20:00" in start
    assert NOBODY in start
    assert "Een medewerker leest dit" not in start


def test_a_gap_stays_on_the_start_page_until_it_is_filled_and_says_what_clients_read(
    place: Place, cor: Visit
) -> None:
    whole = Span(TEN, after(TEN, 15 * DAY))
    for who, post in ((place.noor, Post.DUTY), (place.kim, Post.BACKUP), (place.lea, Post.LEAD)):
        place.office.desk.plan(place.cor, NewShifts(Side.A, post, who.id, DutyKind.REACHABLE, (whole,)))
    place.office.desk.set_post(place.cor, Side.A, Post.COORDINATOR, place.cor.id)
    assert "Gaten in de komende twee weken" not in cor.get("/").text
    place.office.desk.report_away(place.noor, place.noor.id, after(TEN, 30 * HOUR))
    for hours in (0, 5, 20):
        place.office.clock.domain = after(TEN, hours * HOUR)
        page = words(cor.get("/").text)
        assert "niemand op dienst: van nu tot" in page
        assert NOBODY in page
    place.office.desk.set_post(place.cor, Side.A, Post.DUTY, place.kim.id)
    assert "niemand op dienst: van" not in words(cor.get("/").text)
    assert place.staffed(place.office.clock.now())


def test_one_shift_instead_of_somebody_and_off_again(place: Place, cor: Visit) -> None:
    place.office.desk.set_post(place.cor, Side.A, Post.DUTY, place.noor.id)
    cor.get("/rooster/plannen")
    once = {"een_kant": "a", "een_post": "duty", "een_wie": place.kim.id, "een_soort": "reachable"}
    when = {
        "een_van_dag": "2027-03-03", "een_van_tijd": "22:00",
        "een_tot_dag": "2027-03-04", "een_tot_tijd": "07:00",
    }  # fmt: skip
    assert cor.post("/rooster/plannen", hoe="een", een_vervangt="ja", **once, **when).status_code == 303
    night = clock_moment(date(2027, 3, 4), time(3), ZONE)
    standing = duty_at(place.office.desk.roster(Side.A), night).all_at(Post.DUTY)
    assert [each.staff for each in standing] == [place.kim.id]
    (shift,) = place.own(place.kim)
    assert cor.post(f"/rooster/dienst/{shift.id}/weg", week="2027-W09").status_code == 303
    assert place.own(place.kim) == []


def test_a_shift_that_ended_in_the_minute_it_began_is_not_shown_as_a_whole_day(
    place: Place, cor: Visit
) -> None:
    place.office.desk.set_post(place.cor, Side.A, Post.DUTY, place.noor.id)
    place.office.clock.domain = place.office.clock.wall = after(TEN, 40 * SECOND)
    place.office.desk.set_post(place.cor, Side.A, Post.DUTY, place.kim.id)
    week = words(cor.get("/rooster?week=2027-W09").text)
    days = week[week.index("Week 2027-W09") :]
    assert "Noor" not in days
    assert "10:00 – 24:00 Dienst: Kim" in days
    assert "hele dag Dienst: Kim" in days


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"week_wie": ""}, "Wie: kies er een."),
        ({"week_post": "lead"}, "Deze collega kan niet op deze post van kant a staan."),
        ({"week_dag0": ""}, "Kies minstens één dag van de week."),
        ({"week_van_tijd": "avond"}, "Van: vul een tijd in, zoals 09:00."),
        ({"week_laatste": "2027-02-01"}, "De laatste dag ligt vóór de eerste."),
        ({"week_laatste": "2029-01-01"}, "Plan een reeks voor hoogstens een jaar."),
        (
            {"week_eerste": "2027-01-01", "week_laatste": "2027-02-01"},
            "Deze diensten liggen allemaal al voorbij.",
        ),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words_and_stays_on_the_page(
    place: Place, cor: Visit, change: dict[str, str], said: str
) -> None:
    cor.get("/rooster/plannen")
    form = {
        "week_kant": "a", "week_post": "duty", "week_wie": place.noor.id, "week_soort": "reachable",
        "week_dag0": "ja", "week_van_tijd": "20:00", "week_tot_tijd": "08:00",
        "week_eerste": "2027-03-08", "week_laatste": "2027-03-30",
    }  # fmt: skip
    answer = cor.post("/rooster/plannen", hoe="week", **{**form, **change})
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert 'value="08:00"' in answer.text
    assert place.own(place.noor) == []


def test_a_shift_that_ends_first_and_one_beside_another_are_refused(place: Place, cor: Visit) -> None:
    place.plan(place.noor, 24)
    cor.get("/rooster/plannen")
    form = {"een_kant": "a", "een_post": "backup", "een_wie": place.noor.id, "een_soort": "reachable"}
    ends_first = {"een_van_dag": "2027-03-09", "een_van_tijd": "10:00", "een_tot_dag": "2027-03-09", "een_tot_tijd": "09:00"}  # fmt: skip  # noqa: E501  # one row
    assert "eindigen nadat hij begint" in cor.post("/rooster/plannen", hoe="een", **form, **ends_first).text
    beside = ends_first | {"een_van_dag": "2027-03-03", "een_tot_dag": "2027-03-03", "een_tot_tijd": "12:00"}
    answer = cor.post("/rooster/plannen", hoe="een", **form, **beside)
    assert (answer.status_code, "al dienst of achterwacht" in answer.text) == (409, True)
    for wrong in ({"hoe": "ooit"}, {"hoe": "een", **form, "een_soort": "zwevend"}):
        assert cor.post("/rooster/plannen", **wrong).status_code == 422


def test_hours_past_midnight_twice_a_day_and_own_hours_on_days_off(place: Place, cor: Visit) -> None:
    cor.get("/rooster")
    days = {
        "dag4_van": "09:00", "dag4_tot": "12:00", "dag4_van_2": "20:00", "dag4_tot_2": "04:00",
        "dag5_van": "00:00", "dag5_tot": "00:00", "vrij_van": "10:00", "vrij_tot": "12:00",
    }  # fmt: skip
    fields = {"kant": "a", "model": "hours", "feestdagen": "own_hours"}
    assert cor.post("/rooster/uren", **fields, **days).status_code == 303
    service = place.office.desk.service(Side.A)
    assert [(each.weekday, each.opens.hour, each.closes.hour) for each in service.hours] == [
        (4, 9, 12),
        (4, 20, 4),
        (5, 0, 0),
    ]
    assert (service.holidays, service.holiday_hours) == (HolidayRule.OWN_HOURS, ((time(10), time(12)),))
    page = cor.get("/rooster?week=2027-W13").text
    assert page.count('value="20:00"') == 1
    assert "Tweede paasdag" in page
    for wrong, said in [
        ({"dag0_van": "09:00", "dag0_tot": "09:00"}, "begin en einde zijn gelijk"),
        (
            {"dag0_van": "22:00", "dag0_tot": "04:00", "dag0_van_2": "23:00", "dag0_tot_2": "23:30"},
            "over elkaar",
        ),
        ({"dag0_van": "09:00", "dag0_tot": "10:00", "vrij_van": "10:00"}, "Feestdagen: vul een tijd in"),
        ({"dag0_van": "09:00", "dag0_tot": "10:00"}, "Feestdagen: vul de uren in"),
    ]:
        answer = cor.post("/rooster/uren", **fields, **wrong)
        assert (answer.status_code, said in answer.text) == (422, True), wrong
    assert place.office.desk.service(Side.A) == service


def test_a_colleague_is_asked_accepts_and_the_coordinator_sees_it(
    place: Place, cor: Visit, noor: Visit, kim: Visit
) -> None:
    shift = place.plan(place.noor, 24)
    noor.get("/rooster/ruil")
    assert noor.post("/rooster/ruil/vraag", dienst=shift.id, wie=place.bram.id).status_code == 422
    assert noor.post("/rooster/ruil/vraag", dienst=shift.id, wie=place.kim.id).status_code == 303
    assert "Noor vraagt of u een dienst overneemt" in words(kim.get("/").text)
    assert "gevraagd, nog geen antwoord" in words(cor.get("/rooster/ruil").text)
    assert [each.id for each in place.own(place.noor)] == [shift.id]
    (asked,) = place.office.desk.swaps(place.kim)
    assert noor.post(f"/rooster/ruil/{asked.id}/ja").status_code == 404
    assert kim.post(f"/rooster/ruil/{asked.id}/ja").status_code == 303
    assert place.own(place.noor) == []
    assert "Noor → Kim · overgenomen" in words(cor.get("/rooster/ruil").text)
    again = kim.post(f"/rooster/ruil/{asked.id}/nee")
    assert (again.status_code, "Deze vraag is er niet meer" in again.text) == (404, True)


def test_two_shifts_are_swapped_with_one_yes_and_the_page_says_what_goes_where(
    place: Place, noor: Visit, kim: Visit
) -> None:
    mine, yours = place.plan(place.noor, 24), place.plan(place.kim, 48)
    page = words(noor.get("/rooster/ruil").text)
    assert "In ruil voor niets terug Kim · Dienst · do 4 mrt 10:00" in page
    wrong = noor.post("/rooster/ruil/vraag", dienst=mine.id, wie=place.kim.id, terug=mine.id)
    assert (wrong.status_code, "Kies een dienst van de collega" in wrong.text) == (422, True)
    noor.post("/rooster/ruil/vraag", dienst=mine.id, wie=place.kim.id, terug=yours.id)
    asked = words(kim.get("/rooster/ruil").text)
    assert "Noor wil met u ruilen. U neemt over: morgen 10:00" in asked
    assert "Noor neemt van u over: do 4 mrt 10:00 – do 4 mrt 18:00 · Dienst . Ja geldt voor allebei." in asked
    (swap,) = place.office.desk.swaps(place.kim)
    assert kim.post(f"/rooster/ruil/{swap.id}/ja").status_code == 303
    assert [each.starts for each in place.own(place.noor)] == [yours.starts]
    assert [each.starts for each in place.own(place.kim)] == [mine.starts]


def test_a_coordinator_says_what_is_different_on_a_holiday_and_sees_what_comes_of_it(
    place: Place, cor: Visit, noor: Visit
) -> None:
    place.office.clock.domain = place.office.clock.wall = clock_moment(date(2027, 3, 22), time(10), ZONE)
    spans = tuple(
        Span(
            clock_moment(date(2027, 3, day), time(9), ZONE), clock_moment(date(2027, 3, day), time(17), ZONE)
        )
        for day in range(24, 31)
    )
    place.office.desk.plan(place.cor, NewShifts(Side.A, Post.DUTY, place.noor.id, DutyKind.REACHABLE, spans))
    easter = clock_moment(date(2027, 3, 29), time(12), ZONE)
    where = "/rooster/dagen/a/2027-03-29"
    assert "ma 29 mrt 2027 · Tweede paasdag de gewone regel" in words(cor.get("/rooster/dagen").text)
    assert noor.get("/rooster/dagen").status_code == 404
    assert cor.get("/rooster/dagen/kies?kant=a&dag=2027-03-29").headers["location"] == where
    assert cor.get("/rooster/dagen/kies?kant=a&dag=ooit").status_code == 422
    for wrong in ("/rooster/dagen/c/2027-03-29", "/rooster/dagen/a/ooit", "/rooster/dagen/a/9999-12-31"):
        assert cor.get(wrong).status_code == 404
    (shift,) = re.findall(r'name="dienst-([^"]+)"', cor.get(where).text)
    form = {"regel": "usual", "geldt": "dag", f"dienst-{shift}": "weg"}
    assert cor.post(where, **form).headers["location"] == f"{where}#stand"
    page = words(cor.get(where).text)
    assert "Deze dag is anders · Tweede paasdag · open zoals gewoon" in page
    assert "niemand op dienst Cliënten lezen dan: " + NOBODY in page
    assert not place.staffed(easter)
    assert "Tweede paasdag · open zoals gewoon Wijzig deze dag" in words(
        cor.get("/rooster?week=2027-W13").text
    )
    cor.get(where)
    yearly = {
        "regel": "own_hours",
        "geldt": "jaar",
        "uren_van": "10:00",
        "uren_tot": "12:00",
        "reeksen": "ja",
    }
    assert cor.post(where, **yearly).status_code == 303
    said = {each.about: each for each in place.office.desk.day_rules(Side.A)}
    assert said["Tweede paasdag"].hours == ((time(10), time(12)),)
    assert cor.post(where, regel="gewoon", geldt="dag").status_code == 303
    assert "open 10:00–12:00 · reeksen slaan deze dag over" in words(cor.get(where).text)


def test_what_cannot_be_said_of_a_day_is_refused_in_words_and_nothing_changes(
    place: Place, cor: Visit
) -> None:
    where, shift = "/rooster/dagen/a/2027-03-04", place.plan(place.noor, 48)
    place.plan(place.kim, 50, post=Post.BACKUP)
    cor.get(where)
    for form, status, said in (
        ({"regel": "own_hours"}, 422, "Uren: vul de uren in"),
        ({"regel": "own_hours", "uren_van": "10:00"}, 422, "Uren: vul een tijd in"),
        ({"regel": "soms"}, 422, ""),
        ({"regel": "closed", "geldt": "jaar"}, 422, ""),
        ({"regel": "closed", f"dienst-{shift.id}": place.bram.id}, 422, "Deze collega kan hier niet staan."),
        ({"regel": "closed", f"dienst-{shift.id}": place.kim.id}, 409, "al dienst of achterwacht"),
    ):
        answer = cor.post(where, **form)
        assert (answer.status_code, said in answer.text) == (status, True), form
    assert place.office.desk.day_rules(Side.A) == ()
    assert cor.post(where, regel="closed", geldt="dag").status_code == 303
    assert "dicht" in words(cor.get(where).text)


def test_a_question_can_be_refused_and_taken_back(place: Place, noor: Visit, kim: Visit) -> None:
    shift = place.plan(place.noor, 24)
    for path, by in (("nee", kim), ("terug", noor)):
        noor.get("/rooster/ruil")
        noor.post("/rooster/ruil/vraag", dienst=shift.id, wie=place.kim.id)
        asked = next(each for each in place.office.desk.swaps(place.kim) if each.state.value == "asked")
        assert by.post(f"/rooster/ruil/{asked.id}/{path}").status_code == 303
        place.office.clock.domain += HOUR
    assert noor.post(f"/rooster/ruil/{asked.id}/terug").status_code == 404
    place.plan(place.kim, 25, post=Post.BACKUP)
    answer = noor.post("/rooster/ruil/vraag", dienst=shift.id, wie=place.kim.id)
    assert (answer.status_code, "al dienst of achterwacht" in answer.text) == (409, True)


def test_ill_with_one_tap_clients_hear_the_truth_at_once_and_back_again(
    place: Place, cor: Visit, noor: Visit
) -> None:
    place.plan(place.noor, 0)
    assert place.staffed(TEN)
    noor.get("/rooster/mijn")
    assert noor.post("/rooster/mijn/ziek").status_code == 303
    assert not place.staffed(TEN)
    assert NOBODY in words(cor.get("/rooster").text)
    assert "afwezig" in words(cor.get("/rooster/mensen").text)
    assert "U staat als afwezig" in words(noor.get("/").text)
    assert noor.post("/rooster/mijn/beter").status_code == 303
    assert place.staffed(TEN)


def test_a_coordinator_reports_somebody_away_until_a_day_and_says_what_they_can(
    place: Place, cor: Visit
) -> None:
    cor.get("/rooster/mensen")
    where = f"/rooster/mensen/{place.noor.id}"
    assert cor.post(f"{where}/weg", terug="2027-03-01").status_code == 422
    assert cor.post(f"{where}/weg", terug="morgen").status_code == 422
    assert cor.post(f"{where}/weg", terug="2027-03-05").status_code == 303
    (gone,) = place.office.desk.away()
    assert gone.ends == clock_moment(date(2027, 3, 5), time(), ZONE)
    assert cor.post(f"{where}/terug").status_code == 303
    assert cor.post(f"{where}/weg").status_code == 303
    assert place.office.desk.away()[0].ends is None
    kan = {"kan_youth": "ja", "kan_language:tr": "ja", "kan_vliegen": "ja"}
    assert cor.post(f"{where}/kan", **kan).status_code == 303
    assert place.office.desk.skills() == {place.noor.id: ("language:tr", "youth")}
    assert cor.post("/rooster/mensen/onbekend/weg").status_code == 404


def test_the_test_page_is_answered_on_the_start_page_and_unanswered_is_shown(
    place: Place, cor: Visit, noor: Visit
) -> None:
    shift = place.plan(place.noor, 0)
    later = place.plan(place.noor, 30)
    place.office.desk.trial_sent(shift.id)
    assert "Nog geen antwoord op de testoproep: Noor" in words(cor.get("/rooster").text)
    assert "testoproep niet beantwoord" in words(cor.get("/rooster").text)
    assert noor.get("/").text.count("Ja, ik ben bereikbaar") == 1
    assert noor.post(f"/rooster/mijn/test/{later.id}").status_code == 404
    assert noor.post(f"/rooster/mijn/test/{shift.id}").status_code == 303
    assert "Ja, ik ben bereikbaar" not in noor.get("/").text
    assert "testoproep niet beantwoord" not in words(cor.get("/rooster").text)
    assert [each.verified for each in place.own(place.noor)] == [True, False]


def events(body: bytes) -> list[tuple[str, datetime, datetime]]:
    calendar = icalendar.Calendar.from_ical(body)
    return [
        (str(each["summary"]), each.decoded("dtstart"), each.decoded("dtend"))
        for each in calendar.walk("VEVENT")
    ]


def test_the_calendar_holds_times_and_the_word_duty_and_its_link_can_be_taken_back(
    place: Place, url: str, noor: Visit
) -> None:
    shift = place.plan(place.noor, 24)
    (one,) = events(noor.get("/rooster/mijn.ics").content)
    assert one[0] == "dienst"
    assert one[1] == datetime.fromisoformat("2027-03-03T09:00:00+00:00")
    assert (one[2] - one[1]).total_seconds() == (shift.ends or 0) / 1e6 - shift.starts / 1e6
    noor.get("/rooster/mijn")
    made = noor.post("/rooster/mijn/agenda").text
    (path,) = re.findall(r"(/agenda/[\w-]{43}\.ics)", made)
    assert path not in noor.get("/rooster/mijn").text
    with Visit(url) as calendar_program:
        answer = calendar_program.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
        assert answer.headers["cache-control"].startswith("no-store")
        assert events(answer.content) == [one]
        assert b"Noor" not in answer.content
        assert calendar_program.get("/rooster/mijn.ics").status_code == 303
        noor.post("/rooster/mijn/agenda/weg")
        assert calendar_program.get(path).status_code == 404


def test_the_whole_roster_as_a_file_is_behind_the_log_in_and_of_the_own_side(
    place: Place, cor: Visit, noor: Visit
) -> None:
    place.plan(place.noor, 24)
    place.plan(place.bram, 24)
    place.office.desk.set_post(place.cor, Side.A, Post.LEAD, place.lea.id)
    assert {each[0] for each in events(noor.get("/rooster/rooster.ics").content)} == {
        "dienst kant a: Noor",
        "regie: Lea",
    }
    assert len(events(cor.get("/rooster/rooster.ics").content)) == 3


def test_the_next_shift_reads_and_accepts_the_note_and_nobody_else(
    place: Place, cor: Visit, noor: Visit, kim: Visit
) -> None:
    place.plan(place.noor, 0)
    place.plan(place.kim, 8)
    page = noor.get("/overdracht").text
    assert f'<option value="{place.kim.id}" selected>' in page
    assert noor.post("/overdracht", wie=place.kim.id, tekst="").status_code == 422
    assert noor.post("/overdracht", wie=place.bram.id, tekst="Hoi").status_code == 422
    assert noor.post("/overdracht", wie=place.kim.id, tekst="x" * 4001).status_code == 422
    assert noor.post("/overdracht", wie=place.kim.id, tekst="Merel belt om zes uur").status_code == 303
    assert "Er staat een overdracht voor u klaar." in kim.get("/").text
    assert "Er staat een overdracht voor u klaar." not in noor.get("/").text
    assert "Merel belt om zes uur" in kim.get("/overdracht").text
    (note,) = place.desks.a.shift_notes(place.kim)
    assert noor.post(f"/overdracht/{note.id}/akkoord").status_code == 404
    assert kim.post(f"/overdracht/{note.id}/akkoord").status_code == 303
    assert "Merel" not in kim.get("/overdracht").text
    assert cor.get("/overdracht").status_code == 404
