"""Help while writing: what the lint endpoint says, to whom, and that it leaves no trace."""

from dataclasses import replace

from console_visit import Visit
from console_world import DUIN, RIET, World

from cases.state import Doubt

ENDPOINT = "/_f/lint"
TYPED = "Mevrouw De Vries, hulp komt eraan."


def test_the_lint_names_what_it_found_for_this_phone_and_keeps_nothing(world: World, anna: Visit) -> None:
    anna.get("/gesprek/c-duin")
    told = anna.post(ENDPOINT, client=DUIN, tekst=TYPED)
    assert told.status_code == 200
    assert "De Vries</bdi> een naam" in told.text
    assert "komt eraan</bdi> een belofte" in told.text
    assert "<html" not in told.text
    assert anna.post(ENDPOINT, client=DUIN, tekst="De opvang belt je.").text.count("<bdi") == 0
    neutral = anna.post(ENDPOINT, client=RIET, tekst="De opvang belt je.")
    assert "opvang</bdi> verraadt" in neutral.text
    world.a.states[DUIN] = replace(world.a.states[DUIN], doubt=Doubt.NOTICED)
    assert "opvang</bdi>" in anna.post(ENDPOINT, client=DUIN, tekst="De opvang belt je.").text
    assert (world.a.events, world.a.notes.get(RIET), world.a.refreshed) == ([], None, 0)


def test_the_lint_is_for_who_may_see_the_client_and_only_from_our_pages(
    anna: Visit, cees: Visit, dora: Visit, nobody: Visit
) -> None:
    assert cees.post(ENDPOINT, client=DUIN, tekst=TYPED).status_code == 404
    assert dora.post(ENDPOINT, client=DUIN, tekst=TYPED).status_code == 404
    assert anna.post(ENDPOINT, client="c-bestaat-niet", tekst=TYPED).status_code == 404
    assert nobody.post(ENDPOINT, client=DUIN, tekst=TYPED).status_code == 401
    forged = anna.send(ENDPOINT, {"client": DUIN, "tekst": TYPED}, {"origin": anna.url})
    assert forged.status_code == 403


def test_ready_answers_are_those_of_the_role_and_what_the_phone_may_show(world: World, anna: Visit) -> None:
    anna.post("/gesprek/c-duin/oppakken", vlag="f-acuut")
    page = anna.get("/gesprek/c-duin").text
    assert 'data-zin="Mag ik je bellen? Zeg wanneer dat veilig kan."' in page
    assert "Even naar buiten" not in page
    anna.post("/gesprek/c-riet/oppakken", vlag="f-stil")
    assert 'data-zin="Zullen we even bellen?"' in anna.get("/gesprek/c-riet").text
    world.a.states[DUIN] = replace(world.a.states[DUIN], doubt=Doubt.READS_ALONG)
    assert "data-zin" not in anna.get("/gesprek/c-duin").text


def test_without_a_script_a_ready_answer_fills_the_box_of_who_holds_the_conversation(
    world: World, anna: Visit
) -> None:
    assert anna.get("/gesprek/c-riet/zin/bel").status_code == 404
    anna.post("/gesprek/c-riet/oppakken", vlag="f-stil")
    events = len(world.a.events)
    page = anna.get("/gesprek/c-riet/zin/bel")
    assert "\nZullen we even bellen?</textarea>" in page.text
    assert anna.get("/gesprek/c-riet/zin/weg").status_code == 404
    assert anna.get("/gesprek/c-riet/zin/onzin").status_code == 404
    assert len(world.a.events) == events
