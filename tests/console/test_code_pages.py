"""A code app: scanned, counting from its first code on, taken away by its owner."""

import httpx
from console_fakes_codes import FITS, SECRET
from console_visit import Visit
from console_world import World


def test_a_code_app_counts_from_its_first_code_on_and_is_then_shown_no_more(anna: Visit) -> None:
    anna.get("/mij/code")
    assert anna.post("/mij/code").headers["location"] == "/mij/code"
    shown = anna.get("/mij/code").text
    assert "JBSW Y3DP EHPK 3PXP" in shown
    wrong = anna.post("/mij/code/eerste", code="000000")
    assert wrong.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert "klopt niet" in wrong.text
    assert anna.post("/mij/code/eerste", code=FITS).status_code == httpx.codes.SEE_OTHER
    after = anna.get("/mij/code").text
    assert SECRET not in after.replace(" ", "")
    assert anna.post("/mij/code").status_code == httpx.codes.NOT_FOUND
    anna.post("/mij/code/weg")
    assert "Maak een code-app" in anna.get("/mij/code").text


def test_making_and_taking_away_ask_for_the_own_factor(world: World, anna: Visit) -> None:
    anna.get("/mij/code")
    world.door.forget_proofs()
    assert anna.post("/mij/code").status_code == httpx.codes.FORBIDDEN
    assert anna.post("/mij/code/weg").status_code == httpx.codes.FORBIDDEN
    assert not world.coordination.begun
