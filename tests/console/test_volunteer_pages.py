"""The pages of volunteers, and what workers, coordinators and leads do about people and visits."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest
from console_visit import Visit
from console_world import BO, DORA, DUIN, EEF, MONDAY, PASSWORD, RIET, World

from cases.events import HandedBack, VisitLightSet, VolunteerLetGo, WorkerReplied, WorkerThreatened
from cases.ids import CaseId
from cases.levels import Mode
from cases.moments import DAY, MINUTE, Moment
from cases.people import Function, VolunteerLine
from cases.safe_contact import SafeContact, Window
from cases.sides import Side
from cases.state import Lent, VisitLight

TALK = "/maatje/c-riet"


@pytest.fixture
def bo(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("bo", "a")
        yield visit


def lend(world: World, *, until: int = 9 * DAY) -> None:
    lent = Lent(BO.id, MONDAY, Moment(MONDAY + until))
    world.a.states[RIET] = replace(world.a.states[RIET], held_by=BO.id, held_alias="Bo", lent=lent)
    line = VolunteerLine("", False, "text", "Hoi Bo.", Moment(MONDAY - MINUTE))
    world.a.written[RIET] = [line, replace(line, kind="photo", text="")]


def test_a_volunteer_begins_with_who_was_given_and_nothing_of_anybody_else(world: World, bo: Visit) -> None:
    text = bo.get("/").text
    assert "Riet-11" in text
    assert not [name for name in ("Duin-27", "Wad-03", "Heide-40", "Fem", "Bram") if name in text]
    assert "Er staat nu geen gesprek voor u open." in text
    world.a.given_away.clear()
    assert "Er is nu niemand aan u toevertrouwd" in bo.get("/maatje").text


def test_a_conversation_that_was_not_given_shows_no_word_and_no_box(world: World, bo: Visit) -> None:
    world.a.written[RIET] = [VolunteerLine("", False, "text", "geheim", MONDAY)]
    text = bo.get(TALK).text
    assert "geheim" not in text
    assert "<textarea" not in text
    assert bo.get("/maatje/c-duin").status_code == 404


def test_a_volunteer_reads_and_writes_in_the_own_conversation(world: World, bo: Visit) -> None:
    lend(world)
    text = bo.get(TALK).text
    assert "Hoi Bo." in text
    assert "Een foto. De begeleider kijkt ernaar." in text
    assert bo.post(f"{TALK}/antwoord", tekst=" Dag, hoe is het? ").headers["location"] == TALK
    (event,) = world.a.volunteers.events
    assert isinstance(event, WorkerReplied)
    assert (event.text, event.by, event.override) == ("Dag, hoe is het?", BO.id, "")
    assert "Dag, hoe is het?" in bo.get("/_f/maatje/c-riet").text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "Uw bericht is leeg."),
        ("x" * 1001, "Uw bericht is te lang"),
        ("bel me op 06 12 34 56 78", "Deze woorden mogen niet"),
        ("kom naar Dorpsstraat 1", "Deze woorden mogen niet"),
        ("is het veilig", "Deze woorden mogen niet"),
    ],
)
def test_what_may_not_leave_is_refused_and_stays_in_the_box(
    world: World, bo: Visit, words: str, why: str
) -> None:
    lend(world)
    answer = bo.post(f"{TALK}/antwoord", tekst=words)
    assert (answer.status_code, why in answer.text, words in answer.text) == (422, True, True)
    assert world.a.volunteers.events == []


def test_house_words_are_fine_on_an_open_phone_but_numbers_never_are(world: World, bo: Visit) -> None:
    lend(world)
    state = world.a.states[RIET]
    assert isinstance(state.contact, SafeContact)
    world.a.states[RIET] = replace(state, contact=replace(state.contact, mode=Mode.OPEN))
    assert bo.post(f"{TALK}/antwoord", tekst="ben je veilig").status_code == 303
    assert bo.post(f"{TALK}/antwoord", tekst="ik ben 0612345678").status_code == 422


def test_outside_the_safe_window_there_is_no_box_and_no_way_around_it(world: World, bo: Visit) -> None:
    lend(world)
    world.clock.moment = Moment(MONDAY + 8 * 60 * MINUTE)
    assert "Nu mag er niet geschreven worden." in bo.get(TALK).text
    answer = bo.post(f"{TALK}/antwoord", tekst="Hoi", reden="moet nu", toch="ja")
    assert (answer.status_code, "Nu mag u niet schrijven" in answer.text) == (409, True)


def test_the_agreed_times_stand_with_the_own_conversation_and_nowhere_else(world: World, bo: Visit) -> None:
    times = "Met de cliënt zijn deze tijden afgesproken:"
    assert times not in bo.get(TALK).text
    lend(world)
    contact = world.a.states[RIET].contact
    assert isinstance(contact, SafeContact)
    windows = tuple(Window(day, time(9), time(12, 30)) for day in range(7))
    agreed = replace(contact, windows=windows, no_send_days=(date(2026, 12, 5), date(2026, 1, 1)))
    world.a.states[RIET] = replace(world.a.states[RIET], contact=agreed)
    text = bo.get(TALK).text
    assert times in text
    assert "<li>elke dag 09:00–12:30</li>" in text
    assert re.findall(r"Stil op: (.*?)</p>", text) == ["za 5 dec"]
    assert contact.opener not in text
    world.a.states[RIET] = replace(world.a.states[RIET], contact=replace(agreed, valid_until=MONDAY))
    assert "Er is nu geen afspraak over tijden." in bo.get(TALK).text


def test_one_tap_hands_over_and_the_box_is_gone(world: World, bo: Visit) -> None:
    lend(world)
    bo.get(TALK)
    assert bo.post(f"{TALK}/te-groot").status_code == 303
    assert isinstance(world.a.volunteers.events[-1], VolunteerLetGo)
    text = bo.get(TALK).text
    assert "Een collega neemt dit over." in text
    assert "Hoi Bo." not in text
    assert "<textarea" not in text
    assert "Een collega neemt dit gesprek over." in bo.get("/maatje").text
    late = bo.post(f"{TALK}/antwoord", tekst="Hoi")
    assert (late.status_code, "Een collega neemt dit over." in late.text) == (409, True)


def test_being_done_gives_the_conversation_back(world: World, bo: Visit) -> None:
    lend(world)
    bo.post(f"{TALK}/klaar")
    assert isinstance(world.a.volunteers.events[-1], HandedBack)
    assert "Er staat nu geen gesprek voor u open." in bo.get(TALK).text


def test_hours_are_kept_and_a_strange_number_is_refused(world: World, bo: Visit) -> None:
    assert bo.post("/maatje/uren", minuten="90").status_code == 303
    assert "1,5 van 4" in bo.get("/maatje").text
    assert bo.post("/maatje/uren", minuten="9999").status_code == 422
    world.coordination.spend_visiting(BO.id, 240)
    assert "Uw uren voor deze week zijn op." in bo.get("/maatje").text


def test_whoever_visits_sees_a_light_a_name_and_since_when(world: World, anna: Visit, bo: Visit) -> None:
    answer = anna.post("/bezoek/c-riet", licht="do_not_go")
    assert answer.headers["location"] == "/bezoek"
    assert isinstance(world.a.events[-1], VisitLightSet)
    seen = bo.get("/bezoek").text
    assert "Niet gaan" in seen
    assert "sinds" in seen
    assert "<select" not in seen
    assert "Duin-27" not in seen
    assert anna.post("/bezoek/c-riet", licht="groen").status_code == 422


def test_a_lead_sets_the_light_of_a_case_for_one_side_or_both(world: World, eva: Visit) -> None:
    eva.get("/zaken")
    assert eva.post("/zaken/z1/bezoek", kant="beide", licht="call_first").status_code == 303
    assert eva.post("/zaken/z1/bezoek", kant="a", licht="do_not_go").status_code == 303
    assert world.coordination.ordered == {
        CaseId("z1"): {Side.A: VisitLight.DO_NOT_GO, Side.B: VisitLight.CALL_FIRST}
    }
    assert "bezoek kant a: Niet gaan" in eva.get("/zaken").text
    for fields in ({"kant": "c", "licht": "can"}, {"kant": "a", "licht": "x"}):
        assert eva.post("/zaken/z1/bezoek", **fields).status_code == 422


def test_a_worker_gives_a_client_and_the_conversation_and_takes_both_back(world: World, anna: Visit) -> None:
    page = "/clienten/c-duin/maatje"
    assert "Eef (Ervaringsdeskundige)" in anna.get(page).text
    assert anna.post(page, wie="", dagen="7").status_code == 422
    assert anna.post(page, wie=EEF.id, dagen="8").status_code == 422
    assert anna.post(page, wie=EEF.id, dagen="30", wens="ja").status_code == 303
    match = world.a.given_away[DUIN, EEF.id]
    assert (match.until - MONDAY, match.wish) == (30 * DAY, True)
    assert anna.post(f"{page}/gesprek", wie=EEF.id).status_code == 303
    assert "heeft nu het gesprek" in anna.get(page).text
    assert anna.post(f"{page}/einde", wie=EEF.id).status_code == 303
    assert (world.a.given_away.get((DUIN, EEF.id)), world.a.states[DUIN].held_by) == (None, None)
    world.a.not_ready.add(EEF.id)
    refused = anna.post(page, wie=EEF.id, dagen="7")
    assert (refused.status_code, "Het ontbreekt aan VOG" in refused.text) == (409, True)
    assert anna.post(f"{page}/gesprek", wie=EEF.id).status_code == 404


def test_a_worker_who_was_threatened_says_so_from_one_page(world: World, anna: Visit) -> None:
    assert 'value="c-duin" selected' in anna.get("/bedreigd?client=c-duin").text
    assert anna.post("/bedreigd", client="", nu="ja").status_code == 422
    assert anna.post("/bedreigd", client="c-duin", nu="").status_code == 422
    answer = anna.post("/bedreigd", client="c-duin", nu="ja")
    assert answer.headers["location"] == "/gesprek/c-duin"
    (event,) = world.a.events
    assert isinstance(event, WorkerThreatened)
    assert (event.imminent, event.by) == (True, "s-anna")
    assert anna.post("/bedreigd", client="c-heide", nu="nee").status_code == 404


def test_a_coordinator_keeps_functions_papers_and_talks(world: World, dora: Visit) -> None:
    front = world.coordination
    assert "Anna" in dora.get("/mensen").text
    assert dora.post("/mensen/s-anna/functie", functie="supporter").status_code == 303
    assert {one.alias: one.function for one in front.people}["Anna"] is Function.SUPPORTER
    assert dora.post("/mensen/s-anna/functie", functie="probation").status_code == 422
    assert dora.post("/mensen/s-dora/functie", functie="").status_code == 404
    papers = {"vog": "2026-09-01", "training": "2026-09-20", "uren": "6"}
    assert dora.post("/mensen/s-bo/papieren", **papers).status_code == 303
    assert (front.kept[BO.id].ready, front.kept[BO.id].hours_a_week) == (True, 6)
    for wrong in ({"uren": "0"}, {"uren": "99"}, {"uren": "²"}, {"vog": "gisteren"}):
        assert dora.post("/mensen/s-bo/papieren", **(papers | wrong)).status_code == 422
    world.clock.moment = Moment(MONDAY + 31 * DAY)
    assert "begeleidingsgesprekken zijn aan de beurt" in dora.get("/").text
    dora.post("/mensen/s-bo/gesprek")
    dora.post("/mensen/s-eef/gesprek")
    assert "begeleidingsgesprek" not in dora.get("/").text


def test_a_coordinator_takes_everything_back_at_once(world: World, dora: Visit) -> None:
    lend(world)
    world.coordination.kept[BO.id] = replace(world.coordination.volunteer(BO.id), clients=1)
    assert "Neem alles terug" in dora.get("/mensen").text
    assert dora.post("/mensen/s-bo/einde").status_code == 303
    assert (world.a.states[RIET].held_by, world.coordination.kept[BO.id].clients) == (None, 0)
    assert dora.post("/mensen/s-anna/einde").status_code == 404
    world.coordination.set_volunteer(DORA, BO.id, date(2026, 1, 1), None, 4)
    assert "Nog niet klaar om te beginnen" in dora.get("/mensen").text


def test_what_was_typed_when_the_session_ended_comes_back_to_the_volunteer(world: World, bo: Visit) -> None:
    lend(world)
    bo.get(TALK)
    world.door.lock()
    asked = bo.post(f"{TALK}/antwoord", tekst="Hoi, ik kom om tien uur.")
    assert asked.status_code == 401
    kept = dict(re.findall(r'name="(bewaard_\w+)" value="([^"]*)"', asked.text))
    kept["bewaard_tekst"] = "Hoi, ik kom om tien uur."
    bo.token = re.findall(r'name="zegel" value="([^"]+)"', asked.text)[0]
    back = bo.post("/inloggen", naam="bo", wachtwoord=PASSWORD, kant="a", **kept)
    assert (back.status_code, "Hoi, ik kom om tien uur." in back.text) == (200, True)
    assert world.a.volunteers.events == []
