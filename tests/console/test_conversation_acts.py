"""What a worker does in a conversation: taking back, acting outside, giving away, closing with the report."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from console_visit import Visit
from console_world import ANNA, BRAM, CLOSING, DUIN, FEM, HIGH, MONDAY, WAD, World, flag, named

from cases.events import (
    ActedOutside,
    ConversationClaimed,
    FlagClosed,
    HandedBack,
    HandedOver,
    HandoverAccepted,
    HandoverOffered,
    PersonAsked,
    PersonJudged,
    ReplyRecalled,
    VisitLightSet,
    WorkerReplied,
)
from cases.ids import FlagId
from cases.levels import Level
from cases.moments import MINUTE, SECOND, Moment, moment_of
from cases.state import Doubt
from console.settings import Going
from console.words import ACTS_DONE


def _claim(visit: Visit, client: str = "c-duin", name: str = "f-acuut") -> None:
    assert visit.post(f"/gesprek/{client}/oppakken", vlag=name).status_code == 303


def _words(text: str) -> str:
    return " ".join(text.split())


def _types(world: World) -> list[type]:
    return [type(event) for event in world.a.events]


def test_a_reply_can_be_taken_back_for_five_seconds_and_its_words_come_back(
    world: World, anna: Visit, bram: Visit
) -> None:
    _claim(anna)
    anna.post("/gesprek/c-duin/antwoord", tekst="Ben je thuis?")
    page = _words(anna.get("/gesprek/c-duin").text)
    sent = world.a.lines[DUIN][-1].id
    assert "wordt verstuurd…" in page
    assert f'name="bericht" value="{sent}"' in page
    assert "nabij-recall--5" in page
    assert "Terughalen" not in bram.get("/gesprek/c-duin").text
    world.clock.moment = Moment(MONDAY + 3 * SECOND)
    assert "nog 2 seconden" in anna.get("/gesprek/c-duin").text
    back = anna.post("/gesprek/c-duin/terughalen", bericht=sent)
    assert back.status_code == 200
    assert "Teruggehaald" in back.text
    assert "Ben je thuis?</textarea>" in back.text
    assert _types(world) == [ConversationClaimed, WorkerReplied, ReplyRecalled]
    assert sent not in {line.id for line in world.a.lines[DUIN]}


def test_taking_back_too_late_says_so_plainly(world: World, anna: Visit) -> None:
    _claim(anna)
    anna.post("/gesprek/c-duin/antwoord", tekst="Ben je thuis?")
    sent = world.a.lines[DUIN][-1].id
    world.clock.moment = Moment(MONDAY + 5 * SECOND)
    assert "Terughalen" not in anna.get("/gesprek/c-duin").text
    late = anna.post("/gesprek/c-duin/terughalen", bericht=sent)
    assert late.status_code == 409
    assert "Dit bericht is al weg" in late.text
    assert world.a.lines[DUIN][-1].id == sent


@pytest.mark.parametrize(
    ("act", "shown"),
    [
        ("calling", "belt nu"),
        ("called_112", "heeft 112 gebeld"),
        ("called_vt", "heeft Veilig Thuis gebeld"),
        ("outside_chat", "handelt buiten de chat"),
    ],
)
def test_what_is_done_outside_the_chat_stands_in_the_timeline_and_in_the_head(
    world: World, anna: Visit, bram: Visit, act: str, shown: str
) -> None:
    assert anna.post("/gesprek/c-duin/buiten", wat=act).status_code == 303
    (event,) = world.a.events
    assert isinstance(event, ActedOutside)
    assert event.act == act
    page = _words(bram.get("/gesprek/c-duin").text)
    assert f"<strong>Anna</strong> {shown}, sinds" in page
    assert f"<strong>Anna</strong> {ACTS_DONE[act]}</li>" in page


def test_an_act_that_is_none_is_refused(world: World, anna: Visit) -> None:
    assert anna.post("/gesprek/c-duin/buiten", wat="slapen").status_code == 422
    assert anna.post("/gesprek/c-duin/persoon", persoon="misschien").status_code == 422
    assert anna.post("/gesprek/c-duin/bezoek", licht="groen").status_code == 422
    assert world.a.events == []


def test_twenty_minutes_after_acting_outside_the_page_asks_only_the_one_who_acted(
    world: World, anna: Visit, bram: Visit
) -> None:
    _claim(anna)
    anna.post("/gesprek/c-duin/buiten", wat="calling")
    assert "Hoe ging het?" not in anna.get("/gesprek/c-duin").text
    world.clock.moment = Moment(MONDAY + 20 * MINUTE)
    assert "Hoe ging het?" in anna.get("/gesprek/c-duin").text
    assert "Hoe ging het?" not in bram.get("/gesprek/c-duin").text
    anna.post("/gesprek/c-duin/buiten", wat="outside_chat")
    assert "Hoe ging het?" not in anna.get("/gesprek/c-duin").text


def test_the_head_says_until_when_an_answer_may_wait_and_that_a_flag_was_called_out_again(
    world: World, anna: Visit
) -> None:
    due = Moment(MONDAY + 10 * MINUTE)
    world.a.rows.append(
        flag(FlagId("f-x"), DUIN, "Duin-27", Level.HIGH, "R07", answer_due=due, reopened=True)
    )
    page = _words(anna.get("/gesprek/c-duin").text)
    assert "opnieuw opgeroepen" in page
    assert 'antwoord vóór <time datetime="2026-11-23T14:40:00+01:00">14:40</time>' in page
    world.clock.moment = due
    assert "antwoord te laat" in anna.get("/gesprek/c-duin").text


def test_a_warm_hand_over_stays_until_the_colleague_says_yes(world: World, anna: Visit, bram: Visit) -> None:
    _claim(anna)
    assert anna.post("/gesprek/c-duin/overdragen", naar=BRAM.id, hoe="warm").status_code == 303
    assert "U vroeg Bram dit gesprek over te nemen" in anna.get("/gesprek/c-duin").text
    offer = _words(bram.get("/gesprek/c-duin").text)
    assert "Anna vraagt u dit gesprek over te nemen" in offer
    assert "geweld nu, gemeld" in offer
    assert bram.post("/gesprek/c-duin/aannemen").status_code == 303
    assert "U heeft dit gesprek" in bram.get("/gesprek/c-duin").text
    _, offered, accepted = world.a.events
    assert isinstance(offered, HandoverOffered)
    assert (offered.to, offered.to_alias) == (BRAM.id, "Bram")
    assert isinstance(accepted, HandoverAccepted)
    assert bram.post("/gesprek/c-duin/aannemen").status_code == 409


def test_an_offer_can_be_taken_back_and_a_cold_hand_over_needs_no_yes(
    world: World, anna: Visit, bram: Visit
) -> None:
    _claim(anna)
    anna.post("/gesprek/c-duin/overdragen", naar=BRAM.id, hoe="warm")
    anna.post("/gesprek/c-duin/oppakken")
    refused = bram.post("/gesprek/c-duin/aannemen")
    assert refused.status_code == 409
    assert "niet (meer) aangeboden" in refused.text
    assert anna.post("/gesprek/c-duin/overdragen", naar=FEM.id, hoe="koud").status_code == 303
    assert isinstance(world.a.events[-1], HandedOver)
    assert "Fem heeft dit gesprek" in anna.get("/gesprek/c-duin").text


@pytest.mark.parametrize("to", ["", "s-anna", "s-cees", "s-onbekend"])
def test_a_conversation_is_given_to_nobody_who_may_not_have_it(world: World, anna: Visit, to: str) -> None:
    _claim(anna)
    refused = anna.post("/gesprek/c-duin/overdragen", naar=to, hoe="koud")
    assert refused.status_code == 422
    assert "Kies een collega." in refused.text
    assert _types(world) == [ConversationClaimed]


def test_a_conversation_of_a_colleague_who_is_away_can_be_taken_over_and_of_one_who_is_there_not(
    world: World, anna: Visit, bram: Visit
) -> None:
    _claim(anna)
    world.a.states[DUIN] = replace(world.a.states[DUIN], held_quiet=MONDAY)
    page = bram.get("/gesprek/c-duin").text
    assert "Deze collega is er. Vraag om overdracht." in page
    assert "Overnemen van" not in page
    refused = bram.post("/gesprek/c-duin/oppakken", over="ja")
    assert refused.status_code == 409
    assert "Anna heeft dit gesprek en is er nog" in refused.text
    world.a.away = frozenset({ANNA.id})
    page = bram.get("/gesprek/c-duin").text
    assert "al 15 minuten niet gezien" in page
    assert "Overnemen van Anna" in page
    assert bram.post("/gesprek/c-duin/oppakken", over="ja").status_code == 303
    event = world.a.events[-1]
    assert isinstance(event, ConversationClaimed)
    assert event.over
    assert "U heeft dit gesprek" in bram.get("/gesprek/c-duin").text


def test_back_to_the_bot_goes_by_the_plan_or_from_a_chosen_place_and_nowhere_else(
    world: World, anna: Visit
) -> None:
    world.goings.append(Going("d1", "veilig", "Dagvraag: Voel je je veilig?"))
    _claim(anna)
    assert "Dagvraag: Voel je je veilig?" in anna.get("/gesprek/c-duin").text
    assert anna.post("/gesprek/c-duin/terug", verder="d1:weg").status_code == 422
    assert anna.post("/gesprek/c-duin/terug", verder="d1:veilig").status_code == 303
    _claim(anna)
    assert anna.post("/gesprek/c-duin/terug").status_code == 303
    backs = [event for event in world.a.events if isinstance(event, HandedBack)]
    assert [(event.script, event.step) for event in backs] == [("d1", "veilig"), ("", "")]


def test_closing_is_the_report_and_gives_one_line_to_copy(world: World, anna: Visit) -> None:
    _claim(anna)
    anna.post("/gesprek/c-duin/buiten", wat="called_112")
    world.clock.moment = Moment(MONDAY + 5 * MINUTE)
    answer = anna.post(
        "/gesprek/c-duin/sluiten",
        vlag="f-acuut",
        reden="emergency",
        veilig="yes",
        volgende="morgen",
        tijd="09:30",
        ritme="more",
    )
    assert answer.headers["location"] == "/gesprek/c-duin?gesloten=f-acuut#verslag"
    event = world.a.events[-1]
    assert isinstance(event, FlagClosed)
    assert (event.reason, event.safe_now, event.rhythm) == ("emergency", "yes", "more")
    assert event.next_contact == moment_of(datetime(2026, 11, 24, 8, 30, tzinfo=UTC))
    page = _words(anna.get("/gesprek/c-duin?gesloten=f-acuut").text)
    assert (
        f"Melding acuut (geweld nu) over {named('Duin-27')}, binnengekomen 23-11-2026 14:26. "
        "23-11-2026 14:30: Anna heeft 112 gebeld. "
        "Afgerond 23-11-2026 14:35 door Anna: 112 is ingeschakeld. "
        "Veiligheid: nu veilig. Volgend contact: 24-11-2026 09:30. Ritme: vaker."
    ) in page
    assert "verslag-titel" not in anna.get("/gesprek/c-duin?gesloten=f-onbekend").text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reden": ""}, 'reden-fout">Kies er een.'),
        ({"veilig": ""}, 'veilig-fout">Kies er een.'),
        ({"volgende": ""}, 'volgende-fout">Kies er een.'),
        ({"ritme": "soms"}, 'ritme-fout">Kies er een.'),
        ({"door": "niemand"}, 'door-fout">Kies er een.'),
        ({"ritme": "pause"}, "Een pauze heeft een einde."),
        ({"volgende": "vandaag", "tijd": "13:00"}, "Dat moment is al voorbij."),
        (
            {"volgende": "morgen", "tijd": "08:59"},
            "buiten het veilige venster. Daarna weer open: morgen 09:00.",
        ),
        ({"volgende": "morgen", "tijd": "negen"}, "Vul een tijd in"),
        ({"volgende": "dag", "datum": "", "tijd": "10:00"}, "Vul een datum in"),
        ({"volgende": "dag", "datum": "2027-02-01", "tijd": "10:00"}, "geen geldige afspraak"),
    ],
)
def test_a_closing_that_is_not_complete_stays_as_it_was_typed(
    world: World, anna: Visit, changed: dict[str, str], said: str
) -> None:
    _claim(anna)
    fields = {"vlag": "f-acuut", **CLOSING, **changed}
    refused = anna.post("/gesprek/c-duin/sluiten", **fields)
    assert refused.status_code == 422
    assert said in _words(refused.text)
    assert _types(world) == [ConversationClaimed]
    if "reden" not in changed:
        assert '<option value="safe_now" selected>' in refused.text


def test_with_two_open_flags_the_worker_names_which_one_is_closed(world: World, anna: Visit) -> None:
    world.a.rows.append(flag(FlagId("f-twee"), DUIN, "Duin-27", Level.HIGH, "R07"))
    _claim(anna)
    page = anna.get("/gesprek/c-duin").text
    assert '<select class="utrecht-select" id="vlag"' in page
    assert "Kies welke melding u sluit." in anna.post("/gesprek/c-duin/sluiten", vlag="", **CLOSING).text
    assert anna.post("/gesprek/c-duin/sluiten", vlag="f-twee", **CLOSING).status_code == 303
    assert [row.flag for row in world.a.rows if row.client == DUIN] == ["f-acuut"]


def test_without_a_valid_record_no_next_contact_is_promised(world: World, anna: Visit) -> None:
    world.a.states[WAD] = replace(world.a.states[WAD], contact=None)
    _claim(anna, "c-wad", HIGH)
    fields = {"vlag": HIGH, **CLOSING, "volgende": "morgen", "tijd": "19:00"}
    assert "maak eerst een afspraak" in anna.post("/gesprek/c-wad/sluiten", **fields).text
    assert anna.post("/gesprek/c-wad/sluiten", vlag=HIGH, **CLOSING).status_code == 303


def test_whether_it_is_still_the_right_person_is_asked_and_judged(world: World, anna: Visit) -> None:
    assert "Is dit nog de juiste persoon?" not in anna.get("/gesprek/c-duin").text
    _claim(anna)
    assert "Is dit nog de juiste persoon?" in anna.get("/gesprek/c-duin").text
    for answer in ("vraag", "nee", "ja"):
        assert anna.post("/gesprek/c-duin/persoon", persoon=answer).status_code == 303
    asked, no, yes = world.a.events[1:]
    assert isinstance(asked, PersonAsked)
    assert isinstance(no, PersonJudged)
    assert isinstance(yes, PersonJudged)
    assert (no.same, yes.same, world.a.states[DUIN].doubt) == (False, True, Doubt.NONE)


def test_a_worker_says_whether_somebody_may_visit(world: World, anna: Visit) -> None:
    assert "<strong>Bezoek kan</strong>" in anna.get("/gesprek/c-duin").text
    assert anna.post("/gesprek/c-duin/bezoek", licht="do_not_go").status_code == 303
    assert _types(world) == [VisitLightSet]
    assert "<strong>Niet gaan</strong>" in anna.get("/gesprek/c-duin").text


def test_an_open_phone_may_hold_a_place_and_never_a_promise_nobody_can_keep(
    world: World, anna: Visit
) -> None:
    _claim(anna)
    warned = anna.post("/gesprek/c-duin/antwoord", tekst="De politie komt nu naar je toe.")
    assert warned.status_code == 422
    assert "een belofte die niemand hier kan waarmaken" in warned.text
    kept = {"tekst": "De politie komt nu naar je toe.", "woorden_gezien": "ja"}
    assert anna.post("/gesprek/c-duin/antwoord", **kept).status_code == 303
    assert anna.post("/gesprek/c-duin/antwoord", tekst="Ik kom naar de Dorpsstraat 3.").status_code == 303
    assert _types(world) == [ConversationClaimed, WorkerReplied, WorkerReplied]
