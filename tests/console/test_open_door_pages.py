"""The open door on a worker's screen: its lane, its page, one who takes it, an answer, an end."""

from dataclasses import replace

from console_fakes_door import TALK
from console_visit import Visit
from console_world import DUIN, World, flag

from cases.desk import FlagRow
from cases.ids import FlagId
from cases.levels import Level
from cases.moments import SECOND, after

PAGE = f"/deur/{TALK}"


def door_flag(level: Level) -> FlagRow:
    row = flag(FlagId(f"f-deur-{level}"), DUIN, "Deur-3", level, "", source="walk_in", category="question")
    return replace(row, client=None, role=None, door=TALK)


def test_a_question_has_its_own_lane_and_a_call_for_a_person_stands_among_what_is_urgent(
    world: World, anna: Visit
) -> None:
    world.a.rows += [door_flag(Level.REVIEW), replace(door_flag(Level.ACUTE), door_new=True)]
    page = anna.get("/postvak").text
    urgent, lane = page.split('id="baan-deur"')
    assert 'id="vlag-f-deur-4"' in urgent
    assert "nieuw bericht" in urgent
    assert 'id="vlag-f-deur-1"' in lane
    assert page.count(f'href="{PAGE}"') == 2
    assert anna.get("/vlag/f-deur-4").headers["location"] == PAGE


def test_the_next_one_may_be_somebody_at_the_door(world: World, anna: Visit, bram: Visit) -> None:
    world.a.rows = [door_flag(Level.ACUTE)]
    anna.get("/postvak")
    assert anna.post("/postvak/volgende").headers["location"] == PAGE
    bram.get("/postvak")
    assert bram.post("/postvak/volgende").headers["location"] == "/postvak?leeg=ja"


def test_the_page_says_why_and_nothing_there_enrols(anna: Visit) -> None:
    page = anna.get(PAGE)
    assert page.status_code == 200
    for part in ("Deur-3", "wil een medewerker spreken", "Ik wil iemand spreken", "Oppakken"):
        assert part in page.text
    main = page.text.split("<main")[1]
    assert "aanmelden" not in main.casefold()
    assert f'action="{PAGE}/antwoord"' not in main
    assert "<title>Open deur" in page.text


def test_one_takes_it_and_the_other_reads_who(world: World, anna: Visit, bram: Visit) -> None:
    anna.get(PAGE)
    assert anna.post(f"{PAGE}/oppakken").status_code == 303
    bram.get(PAGE)
    beaten = bram.post(f"{PAGE}/oppakken")
    assert (beaten.status_code, "Anna" in beaten.text) == (409, True)
    refused = bram.post(f"{PAGE}/antwoord", tekst="Ik kijk mee.")
    assert refused.status_code == 409
    assert bram.post(f"{PAGE}/sluiten", reden="answered").status_code == 409
    assert world.a.doors[TALK].answers == []


def test_words_that_should_not_stand_there_are_pointed_at_and_the_worker_decides(
    world: World, anna: Visit
) -> None:
    anna.get(PAGE)
    anna.post(f"{PAGE}/oppakken")
    assert "leeg" in anna.post(f"{PAGE}/antwoord", tekst=" ").text
    assert "te lang" in anna.post(f"{PAGE}/antwoord", tekst="a" * 5000).text
    doubt = anna.post(f"{PAGE}/antwoord", tekst="Ik heet Kanarie en bel 0612345678")
    assert doubt.status_code == 422
    for part in ("Kijk nog eens", "0612345678", 'name="woorden_gezien"'):
        assert part in doubt.text
    assert world.a.doors[TALK].answers == []
    assert anna.post(f"{PAGE}/antwoord", tekst="Bel 0612345678", woorden_gezien="ja").status_code == 303
    assert anna.post(f"{PAGE}/antwoord", tekst="Waar gaat het over?").status_code == 303
    assert world.a.doors[TALK].answers == ["Bel 0612345678", "Waar gaat het over?"]


def test_on_a_phone_that_is_watched_every_answer_asks_for_a_second_tap(world: World, anna: Visit) -> None:
    door = world.a.doors[TALK]
    door.talk = replace(door.talk, chat=replace(door.talk.chat, watched=True))
    assert "leest misschien iemand mee" in anna.get(PAGE).text
    anna.post(f"{PAGE}/oppakken")
    assert anna.post(f"{PAGE}/antwoord", tekst="Hallo").status_code == 422
    assert anna.post(f"{PAGE}/antwoord", tekst="Hallo", woorden_gezien="ja").status_code == 303


def test_it_closes_for_a_reason(world: World, anna: Visit) -> None:
    anna.get(PAGE)
    assert anna.post(f"{PAGE}/sluiten", reden="zomaar").status_code == 422
    assert anna.post(f"{PAGE}/sluiten", reden="referred").headers["location"] == "/postvak"
    assert world.a.doors[TALK].closed == "referred"


def test_who_does_not_work_on_this_side_finds_nothing(anna: Visit, cees: Visit) -> None:
    assert cees.get(PAGE).status_code == 404
    assert anna.get("/deur/onbekend").status_code == 404
    for act in ("oppakken", "antwoord", "sluiten"):
        answer = anna.post(f"/deur/onbekend/{act}", tekst="hallo", reden="answered")
        assert answer.status_code == 404


def test_an_answer_is_taken_back_within_five_seconds_and_stands_in_the_box_again(
    world: World, anna: Visit
) -> None:
    anna.get(PAGE)
    anna.post(f"{PAGE}/oppakken")
    anna.post(f"{PAGE}/antwoord", tekst="Ik kijk even mee.")
    page = anna.get(PAGE).text
    assert "wordt verstuurd" in page
    assert 'class="nabij-recall nabij-recall--5"' in page
    back = anna.post(f"{PAGE}/terughalen", bericht="a0")
    assert (back.status_code, "Teruggehaald." in back.text) == (200, True)
    assert "Ik kijk even mee.</textarea>" in back.text
    assert 'aria-invalid="true"' not in back.text
    assert world.a.doors[TALK].answers == []
    late = anna.post(f"{PAGE}/terughalen", bericht="a0")
    assert (late.status_code, "Terughalen kan niet meer" in late.text) == (409, True)
    anna.post(f"{PAGE}/antwoord", tekst="Ik kijk even mee.")
    world.clock.moment = after(world.clock.moment, 5 * SECOND)
    assert "/terughalen" not in anna.get(PAGE).text


def test_an_open_screen_is_brought_up_to_date_in_the_same_words_as_the_page(
    world: World, anna: Visit
) -> None:
    page = anna.get(PAGE).text
    assert f'data-live="/_f{PAGE}"' in page
    piece = anna.http.get(f"/_f{PAGE}", headers={"X-Nabij-Live": "1"})
    assert piece.status_code == 200
    for name in ("live-deur", "live-deur-berichten", "live-deur-einde", "live-dienst"):
        assert f'id="{name}"' in piece.text
    assert "<textarea" not in piece.text
    assert world.a.doors[TALK].refreshed == 1
    assert anna.get("/_f/deur/onbekend").status_code == 404
