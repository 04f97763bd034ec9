"""Around the worker's line: the other lanes, the pairing, an agreement, the lead's alerts and codes."""

from dataclasses import replace

import pytest
from canary import CASE
from console_visit import Visit
from console_world import FEM, MONDAY, RIET, WAD, World

from cases.events import (
    PairingAccepted,
    SafeContactRenewed,
)
from cases.moments import MINUTE
from cases.state import Standing


def test_the_other_lanes_open_finish_and_close(world: World, anna: Visit) -> None:
    assert "help hij slaat me" not in anna.get("/postvak").text
    assert "help hij slaat me" in anna.get("/onbekend/u1").text
    assert anna.get("/onbekend/u2").status_code == 404
    assert anna.post("/taken/t1/klaar").status_code == 303
    assert anna.post("/taken/t1/klaar").status_code == 404
    assert anna.post("/leeslijst/c-riet/gelezen").status_code == 303
    assert anna.get("/vlag/f-niemand").headers["location"].endswith("#vlag-f-niemand")
    assert anna.post("/postvak/f-niemand/oppakken").status_code == 303
    assert anna.post("/postvak/f-acuut/oppakken").status_code == 404
    assert anna.post("/postvak/f-niemand/sluiten", reden="zomaar").status_code == 422
    assert anna.post("/postvak/f-niemand/sluiten", reden="checked").status_code == 303
    assert anna.post("/postvak/f-acuut/sluiten", reden="checked").status_code == 404
    assert (world.a.tasks_open, world.a.unread, len(world.a.rows)) == ([], [], 3)


def test_a_page_of_a_flag_leads_to_its_conversation(anna: Visit) -> None:
    assert anna.get("/vlag/f-hoog").headers["location"] == f"/gesprek/{WAD}"
    assert anna.get("/vlag/f-b").status_code == 404


def test_the_pairing_is_accepted_by_a_worker_after_the_client_pressed(world: World, anna: Visit) -> None:
    world.a.pairings[RIET] = "none"
    world.a.states[RIET] = replace(world.a.states[RIET], standing=Standing.PAIRING)
    link = anna.post("/clienten/c-riet/link")
    assert "https://t.me/planning?start=eenmalig" in link.text
    assert "start=eenmalig" not in anna.get("/clienten/c-riet").text
    assert anna.post("/clienten/c-riet/koppeling", keuze="accepteren").status_code == 404
    world.a.pairings[RIET] = "pressed"
    assert "Koppeling accepteren" in anna.get("/clienten/c-riet").text
    assert anna.post("/clienten/c-riet/koppeling", keuze="accepteren").status_code == 303
    assert [type(event) for event in world.a.events] == [PairingAccepted]
    world.a.pairings[RIET] = "pressed"
    assert anna.post("/clienten/c-riet/koppeling", keuze="weigeren").status_code == 303
    assert world.a.pairings[RIET] == "none"


def test_an_agreement_is_renewed_to_a_day_ahead_only(world: World, anna: Visit) -> None:
    refused = anna.post("/clienten/c-riet/verlengen", geldig_tot="2026-11-22")
    assert refused.status_code == 422
    assert world.a.events == []
    assert anna.post("/clienten/c-riet/verlengen", geldig_tot="2026-12-31").status_code == 303
    (event,) = world.a.events
    assert isinstance(event, SafeContactRenewed)
    assert (event.contact.valid_until - MONDAY) // MINUTE == 55_290
    assert event.resume is False


def test_the_lead_sees_an_alert_in_codes_and_acknowledges_it(world: World, eva: Visit) -> None:
    text = eva.get("/meldingen").text
    for shown in (CASE, "R25", "gevaar nu", "Acuut"):
        assert shown in text
    for hidden in ("Heide-40", "Duin-27", "ik ga er nu heen"):
        assert hidden not in text
    assert eva.post("/meldingen/al1/gezien").status_code == 303
    assert world.coordination.open_alerts[0].acknowledged_by == "Eva"
    assert "gezien door Eva, na inloggen" in eva.get("/meldingen").text
    assert eva.post("/meldingen/weg/gezien").status_code == 404


@pytest.mark.parametrize(
    ("via", "said"),
    [
        ("page", "gezien door Eva, via de link<"),
        ("call", "gezien door Eva, aan de telefoon, met toets 1<"),
        ("push", "gezien door Eva, vanaf het vergrendelde scherm<"),
        ("", "gezien door Eva<"),
    ],
)
def test_each_alert_says_by_which_road_it_was_taken_on(world: World, eva: Visit, via: str, said: str) -> None:
    taken = [replace(one, acknowledged_by="Eva", via=via) for one in world.coordination.open_alerts]
    world.coordination.open_alerts[:] = taken
    assert said in eva.get("/meldingen").text


def test_a_link_code_is_shown_once_in_the_answer_that_made_it(eva: Visit) -> None:
    made = eva.post("/zaken/z1/koppelcode", kant="b")
    assert "KOPPEL-z1-b" in made.text
    assert "KOPPEL-z1-b" not in eva.get("/zaken").text
    assert eva.post("/zaken/z9/koppelcode", kant="b").status_code == 404
    assert eva.post("/zaken/z1/koppelcode", kant="c").status_code == 422


def test_the_start_page_of_each_role_says_what_waits(anna: Visit, dora: Visit, eva: Visit) -> None:
    assert "3 meldingen wachten" in anna.get("/").text
    assert "Gat in het rooster" in dora.get("/").text
    assert "Gezien, ik handel" in eva.get("/").text


def test_the_header_names_who_is_on_duty_and_the_numbers_on_every_page(anna: Visit, bram: Visit) -> None:
    for visit, path in ((anna, "/postvak"), (bram, "/rooster")):
        text = " ".join(visit.get(path).text.split())
        assert "Op dienst: <strong>Bram</strong>" in text
        assert f"achterwacht: <strong>{FEM.alias}</strong>" in text
        assert 'href="tel:112"' in text
        assert 'href="tel:08002000"' in text
