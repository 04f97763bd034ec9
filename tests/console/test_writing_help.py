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
