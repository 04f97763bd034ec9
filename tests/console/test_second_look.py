"""Marks called wrong, texts looked at again, the counts of both, and care for who handled danger."""

import pytest
from console_visit import Visit
from console_world import ANNA, DUIN, MONDAY, RIET, World, line

from cases.care import CareAsk, CareRow, CareTask, Feeling, Load, LoadRow
from cases.levels import Level
from cases.moments import MINUTE, Moment
from cases.quality import MissedFigure, RuleFigure, SideFigure

SAID = "gister weer, niet erg"


@pytest.fixture(autouse=True)
def said(world: World) -> None:
    world.a.lines[RIET] = [line("m-riet", "client", SAID, 90), line("m-bot", "bot", "Dank je.", 89)]


def test_a_mark_is_called_wrong_once_and_the_flag_stays(world: World, anna: Visit) -> None:
    page = anna.get("/gesprek/c-duin").text
    assert page.count("/gesprek/c-duin/klopt-niet") == 2
    answer = anna.post("/gesprek/c-duin/klopt-niet", bericht="m2", regel="r04-deur")
    assert answer.headers["location"] == "/gesprek/c-duin#bericht-m2"
    assert len(world.a.wrong) == 1
    page = anna.get("/gesprek/c-duin").text
    assert "gemeld: klopt niet" in page
    assert len([row for row in world.a.rows if row.client == DUIN]) == 1
    assert anna.post("/gesprek/c-duin/klopt-niet", bericht="m2", regel="r99").status_code == 404


def test_the_second_look_opens_texts_on_a_click_and_takes_each_verdict(world: World, anna: Visit) -> None:
    listed = anna.get("/terugblik").text
    assert "Riet-11" in listed
    assert SAID not in listed
    assert world.a.reviewed == []
    opened = anna.get("/terugblik/c-riet").text
    assert SAID in opened
    assert "Dank je." not in opened
    assert world.a.reviewed == [RIET]
    assert anna.post("/gemist/m-riet", soort="R07", ernst="none").status_code == 422
    assert anna.post("/gemist/m-riet", soort="R99", ernst="high").status_code == 422
    act = anna.post("/gemist/m-riet", soort="R07", ernst="high")
    assert act.headers["location"] == f"/gesprek/{RIET}"
    assert dict(world.a.judged) == {"m-riet": ("R07", Level.HIGH)}
    assert "Alles is bekeken." in anna.get("/terugblik").text
    assert "Alles is bekeken." in anna.get("/terugblik/c-riet").text


def test_a_text_in_a_conversation_can_be_said_to_have_held_a_signal(world: World, anna: Visit) -> None:
    assert '/gemist/m-riet"' in anna.get("/gesprek/c-riet").text
    assert "/gemist/" not in anna.get("/gesprek/c-duin").text
    assert SAID in anna.get("/gemist/m-riet").text
    calm = anna.post("/gemist/m-riet", soort="niets", terug="gesprek")
    assert calm.headers["location"] == f"/gesprek/{RIET}"
    assert dict(world.a.judged) == {"m-riet": None}
    for path in ("/gemist/m2", "/gemist/geen", "/terugblik/geen"):
        assert anna.get(path).status_code == 404


def test_only_a_coordinator_reads_the_counts_and_small_ones_stay_vague(
    world: World, anna: Visit, dora: Visit, eva: Visit
) -> None:
    world.coordination.marks_wrong[:] = [
        RuleFigure("r04-deur", "R04", Level.ACUTE, 14),
        RuleFigure("r12-x", "R12", Level.HIGH, None),
    ]
    world.coordination.signals_missed[:] = [MissedFigure("R07", Level.HIGH, None)]
    world.coordination.of_sides[:] = [SideFigure("unread_day", "a", 3, MONDAY)]
    page = dora.get("/cijfers/woorden").text
    assert "<strong>14</strong> × geweld nu" in page
    assert page.count("&lt;10") == 2
    assert "Kant a: <strong>3</strong> teksten langer dan een dag ongelezen" in page
    for other in (anna, eva):
        assert other.get("/cijfers/woorden").status_code == 404
        assert other.get("/zorg/team").status_code == 404
    for path in ("/terugblik", "/terugblik/c-riet", "/gemist/m-riet", "/zorg"):
        assert dora.get(path).status_code == 404


def test_who_handled_danger_is_asked_once_and_sees_the_own_count(
    world: World, anna: Visit, bram: Visit
) -> None:
    world.coordination.asks["z1"] = (ANNA, CareAsk("z1", Moment(MONDAY - 3 * MINUTE)))
    world.a.rows = [row for row in world.a.rows if row.client != DUIN]
    for path in ("/", "/postvak", "/zorg"):
        assert "Hoe is het met u?" in anna.get(path).text
        assert "Hoe is het met u?" not in bram.get(path).text
    assert "Neem 10 minuten pauze" in anna.get("/postvak").text
    world.clock.moment = Moment(MONDAY + 8 * MINUTE)
    assert "Neem 10 minuten pauze" not in anna.get("/postvak").text
    assert anna.post("/zorg/z1", antwoord="weet niet").status_code == 422
    assert bram.post("/zorg/z1", antwoord="good").status_code == 404
    said = anna.post("/zorg/z1", antwoord="talk").headers["location"]
    assert "Uw coördinator ziet dat u iemand wilt spreken." in anna.get(said).text
    assert "Uw coördinator ziet" not in anna.get("/zorg?gezegd=onzin").text
    assert dict(world.coordination.feelings) == {"z1": Feeling.TALK}
    assert "Hoe is het met u?" not in anna.get("/postvak").text
    assert "1 acute melding" in anna.get("/zorg").text


def test_a_coordinator_sees_who_wants_to_talk_and_how_heavy_it_was_and_no_case(
    world: World, dora: Visit
) -> None:
    world.coordination.talks_wanted[:] = [CareRow("z1", "Anna", CareTask.TALK, MONDAY)]
    world.coordination.heavy[:] = [LoadRow("Anna", Load.HIGH), LoadRow("Bram", Load.LOW)]
    page = dora.get("/zorg/team").text
    assert "wil iemand spreken" in page
    assert "<strong>Anna</strong>: zwaar" in page
    assert "<strong>Bram</strong>: licht" in page
    assert "Duin-27" not in page
    dora.post("/zorg/team/z1/klaar")
    assert "Niemand wacht op een gesprek." in dora.get("/zorg/team").text


def test_what_is_left_on_a_page_can_be_judged_at_one_go_and_nothing_that_came_after(
    world: World, anna: Visit
) -> None:
    world.a.lines[RIET].append(line("m-twee", "client", "de kleine slaapt slecht", 60))
    page = anna.get("/terugblik/c-riet").text
    assert 'name="berichten" value="m-riet m-twee"' in page
    world.a.lines[RIET].append(line("m-later", "client", "hij belde weer", 1))
    assert anna.post("/terugblik/c-riet/rest", berichten="m-riet m-twee").headers["location"] == "/terugblik"
    assert dict(world.a.judged) == {"m-riet": None, "m-twee": None}
    assert anna.post("/terugblik/geen/rest", berichten="m-later").status_code == 404
    assert "m-later" not in world.a.judged


def test_nobody_is_asked_how_they_are_while_somebody_waits_in_danger(world: World, anna: Visit) -> None:
    world.coordination.asks["z1"] = (ANNA, CareAsk("z1", MONDAY))
    assert "Hoe is het met u?" not in anna.get("/postvak").text
    assert "Hoe is het met u?" in anna.get("/zorg").text
    world.a.rows = [row for row in world.a.rows if row.client != DUIN]
    assert "Hoe is het met u?" in anna.get("/postvak").text


def test_the_first_page_of_a_coordinator_says_that_somebody_wants_to_talk(
    world: World, dora: Visit, eva: Visit
) -> None:
    assert "om mee te praten" not in dora.get("/").text
    world.coordination.of_sides[:] = [SideFigure("unread_day", "b", 4, MONDAY)]
    assert "Kant b: <strong>4</strong> teksten zijn langer" in dora.get("/").text
    world.coordination.talks_wanted[:] = [CareRow("z1", "Anna", CareTask.TALK, MONDAY)]
    assert "1 collega om mee te praten." in dora.get("/").text
    assert "om mee te praten" not in eva.get("/").text
