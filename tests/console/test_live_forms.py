"""A form is carried out once, and words typed while a session ended come back to who typed them."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx
import pytest
from console_visit import Visit
from console_world import BRAM, CLOSING, DUIN, PASSWORD, RIET, World

from cases.errors import FlagGone
from cases.people import Function
from console.sentences import sentence
from console.typed import Typed

SEEN = "Ik lees dit nu. Ben je veilig?"
_ONCE = re.compile(r'name="eenmalig" value="([^"]+)"')
_KEPT = re.compile(
    r'name="(bewaard_\w+)"(?: value="([^"]*)"| autocomplete="off" hidden>\n([^<]*)</textarea>)'
)


def once(page: str) -> str:
    found = _ONCE.search(page)
    assert found is not None
    return found.group(1)


def ready(visit: Visit, world: World) -> str:
    """Take the conversation over; return the one-time id of its page."""
    assert visit.post("/gesprek/c-duin/oppakken", vlag="f-acuut").status_code == 303
    world.a.events.clear()
    return once(visit.get("/gesprek/c-duin").text)


def test_two_equal_replies_at_the_same_moment_are_one_message(world: World, anna: Visit) -> None:
    mark = ready(anna, world)
    fields = {"zegel": anna.token, "eenmalig": mark, "tekst": SEEN}
    headers = {"origin": anna.url}
    with ThreadPoolExecutor(2) as pool:
        sent = [
            pool.submit(anna.http.post, "/gesprek/c-duin/antwoord", data=fields, headers=headers)
            for _ in range(2)
        ]
        answers = [each.result() for each in sent]
    assert {answer.status_code for answer in answers} == {303}
    assert {answer.headers["location"] for answer in answers} == {"/gesprek/c-duin"}
    assert len(world.a.events) == 1


def test_a_reply_sent_again_after_a_lost_answer_is_answered_as_the_first(world: World, anna: Visit) -> None:
    mark = ready(anna, world)
    for _ in range(3):
        assert anna.post("/gesprek/c-duin/antwoord", eenmalig=mark, tekst=SEEN).status_code == 303
    assert len(world.a.events) == 1


def test_other_words_under_the_same_id_are_another_message(world: World, anna: Visit) -> None:
    mark = ready(anna, world)
    for words in (SEEN, f"{SEEN} Bel 112."):
        anna.post("/gesprek/c-duin/antwoord", eenmalig=mark, tekst=words)
    assert len(world.a.events) == 2


def test_every_form_has_an_id_of_its_own_and_each_page_new_ones(anna: Visit) -> None:
    pages = [anna.get("/gesprek/c-duin").text for _ in range(2)]
    ids = [_ONCE.findall(page) for page in pages]
    assert len(ids[0]) == pages[0].count("<form")
    assert len({*ids[0], *ids[1]}) == len(ids[0]) + len(ids[1])


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/gesprek/c-duin/notitie", {"notitie": "Zus gebeld."}),
        ("/gesprek/c-duin/oppakken", {"vlag": "f-acuut"}),
        ("/gesprek/c-duin/sluiten", {"vlag": "f-acuut", **CLOSING}),
        ("/gesprek/c-duin/meelezen", {"meelezen": "aan"}),
    ],
)
def test_a_form_that_is_sent_twice_does_its_work_once(
    world: World, anna: Visit, path: str, fields: dict[str, str]
) -> None:
    mark = ready(anna, world) if "oppakken" not in path else once(anna.get("/gesprek/c-duin").text)
    notes = len(world.a.notes[DUIN])
    for _ in range(2):
        assert anna.post(path, eenmalig=mark, **fields).status_code == 303
    assert len(world.a.events) + len(world.a.notes[DUIN]) - notes == 1


def test_accepting_a_phone_twice_is_once_and_no_error(world: World, anna: Visit) -> None:
    anna.get("/clienten/c-riet")
    world.a.pairings[RIET] = "pressed"
    for _ in range(2):
        assert anna.post("/clienten/c-riet/koppeling", keuze="accepteren").status_code == 303
    assert len(world.a.events) == 1
    world.a.pairings[RIET] = "none"
    assert anna.post("/clienten/c-riet/koppeling", keuze="accepteren").status_code == 404


def test_a_mark_is_of_one_person_one_form_and_these_words() -> None:
    form = {"eenmalig": "1", "tekst": "a", "zegel": "x"}
    mine = Typed(form).mark("anna", "reply", "c")
    assert mine == Typed({**form, "zegel": "na het inloggen"}).mark("anna", "reply", "c")
    others = [
        Typed(form).mark("bram", "reply", "c"),
        Typed(form).mark("anna", "note", "c"),
        Typed({**form, "tekst": "b"}).mark("anna", "reply", "c"),
        Typed({**form, "eenmalig": "2"}).mark("anna", "reply", "c"),
    ]
    assert len({mine, *others}) == 5
    assert Typed({"tekst": "a"}).mark("anna") == ""


def kept(page: str) -> dict[str, str]:
    return {name: value or words for name, value, words in _KEPT.findall(page)}


def typed_while_it_ended(visit: Visit, world: World) -> httpx.Response:
    ready(visit, world)
    world.door.lock()
    answer = visit.post("/gesprek/c-duin/antwoord", tekst=f"{SEEN}\nGa naar <b>buren</b>.")
    visit.token = _zegel(answer.text)
    return answer


def _zegel(page: str) -> str:
    found = re.search(r'name="zegel" value="([^"]+)"', page)
    assert found is not None
    return found.group(1)


def log_in_again(
    visit: Visit, page: str, name: str, password: str = PASSWORD, side: str = "a"
) -> httpx.Response:
    carried = {field: words.replace("&lt;", "<").replace("&gt;", ">") for field, words in kept(page).items()}
    answer = visit.post("/inloggen", naam=name, wachtwoord=password, kant=side, **carried)
    if '"zegel"' in answer.text:
        visit.token = _zegel(answer.text)
    return answer


def test_a_reply_typed_while_the_session_ended_comes_back_in_its_box(world: World, anna: Visit) -> None:
    door = typed_while_it_ended(anna, world)
    assert (door.status_code, world.a.events) == (401, [])
    assert "niet verstuurd en niet weg" in door.text
    wrong = log_in_again(anna, door.text, "anna", "fout")
    assert wrong.status_code == 401
    page = log_in_again(anna, wrong.text, "anna")
    assert page.status_code == 200
    assert (
        f'dir="auto" aria-describedby="tekst-uitleg">\n{SEEN}\nGa naar &lt;b&gt;buren&lt;/b&gt;.</textarea>'
        in page.text
    )
    assert "Uw tekst staat er nog" in page.text
    sent = anna.post("/gesprek/c-duin/antwoord", eenmalig=once(page.text), tekst=SEEN)
    assert (sent.status_code, len(world.a.events)) == (303, 1)


def test_a_note_comes_back_as_a_note_and_never_as_a_reply(world: World, anna: Visit) -> None:
    anna.get("/gesprek/c-duin")
    world.door.lock()
    door = anna.post("/gesprek/c-duin/notitie", notitie="Zus is op vakantie.")
    anna.token = _zegel(door.text)
    page = log_in_again(anna, door.text, "anna").text
    assert page.count("Zus is op vakantie.") == 1
    assert re.search(r'name="notitie"[^>]*>\nZus is op vakantie\.</textarea>', page)


@pytest.mark.parametrize(("name", "side"), [("bram", "a"), ("cees", "b"), ("dora", "coordinatie")])
def test_nobody_else_gets_the_words_and_is_told_so(world: World, anna: Visit, name: str, side: str) -> None:
    door = typed_while_it_ended(anna, world)
    page = log_in_again(anna, door.text, name, side=side)
    assert page.status_code == 200
    assert "Die tekst is weg" in page.text
    assert "buren" not in page.text
    assert world.a.events == []
    assert anna.get("/").status_code == 200


def test_words_without_a_writer_go_to_nobody(world: World, anna: Visit) -> None:
    door = typed_while_it_ended(anna, world)
    world.door.writers.clear()
    world.door.opened += 1
    assert "Die tekst is weg" in log_in_again(anna, door.text, "anna").text


def test_a_conversation_that_is_gone_gives_the_words_back_all_the_same(world: World, anna: Visit) -> None:
    door = typed_while_it_ended(anna, world)
    del world.a.states[DUIN]
    page = log_in_again(anna, door.text, "anna").text
    assert "nu niet voor u te openen" in page
    assert SEEN in page


def test_who_may_see_both_parties_of_a_family_gets_no_words_about_one_that_is_gone(
    world: World, anna: Visit
) -> None:
    door = typed_while_it_ended(anna, world)
    del world.a.states[DUIN]
    accounts = world.door.accounts
    for key, staff in accounts.items():
        accounts[key] = replace(staff, function=Function.LOCAL_TEAM)
    page = log_in_again(anna, door.text, "anna").text
    assert "Die tekst is weg" in page or "nu niet voor u te openen" in page
    assert SEEN not in page


def test_words_are_kept_in_the_page_and_nowhere_else(world: World, anna: Visit) -> None:
    door = typed_while_it_ended(anna, world)
    assert "location" not in door.headers
    assert "buren" not in str(door.headers)
    assert (world.a.events, world.bugs) == ([], [])


def test_a_form_without_words_leads_to_the_door_and_says_it_was_not_done(world: World, anna: Visit) -> None:
    anna.get("/gesprek/c-duin")
    world.door.lock()
    for path in ("/gesprek/c-duin/terug", "/gesprek/c-duin/antwoord", "/taken/t1/klaar"):
        assert anna.post(path).headers["location"] == "/inloggen?verlopen=1"


def test_an_answer_of_4096_characters_is_refused_with_its_words_kept(world: World, anna: Visit) -> None:
    ready(anna, world)
    words = "lang " * 819 + "."
    answer = anna.post("/gesprek/c-duin/antwoord", tekst=words)
    assert (len(words), answer.status_code, world.a.events) == (4096, 422, [])
    assert "te lang: 4096 tekens" in answer.text
    assert words in answer.text


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/gesprek/c-duin/oppakken", {"vlag": "f-acuut"}),
        ("/gesprek/c-duin/sluiten", {"vlag": "f-acuut", **CLOSING}),
    ],
)
def test_an_action_on_a_flag_that_a_colleague_closed_says_so_on_the_page_as_it_is(
    world: World, anna: Visit, path: str, fields: dict[str, str]
) -> None:
    anna.get("/gesprek/c-duin")
    world.a.rows = [row for row in world.a.rows if row.flag != "f-acuut"]
    answer = anna.post(path, **fields)
    assert (answer.status_code, world.a.events) == (409, [])
    assert sentence(FlagGone()) in answer.text
    assert "Geen open meldingen" in answer.text


def test_giving_back_what_a_colleague_holds_says_so_on_the_page_as_it_is(
    world: World, anna: Visit, bram: Visit
) -> None:
    del bram
    ready(anna, world)
    state = world.a.states[DUIN]
    world.a.states[DUIN] = replace(state, held_by=BRAM.id, held_alias="Bram")
    answer = anna.post("/gesprek/c-duin/terug")
    assert answer.status_code == 409
    assert "Bram heeft dit gesprek." in answer.text
    assert world.a.states[DUIN].held_by == BRAM.id


def test_the_back_button_after_logging_out_finds_nothing_kept(anna: Visit) -> None:
    page = anna.get("/gesprek/c-duin")
    assert page.headers["cache-control"] == "no-store"
    out = anna.post("/uitloggen")
    assert out.headers["clear-site-data"] == '"cache", "cookies"'
    again = anna.get("/gesprek/c-duin")
    assert (again.status_code, again.headers["location"]) == (303, "/inloggen")
    assert "Duin-27" not in again.text
