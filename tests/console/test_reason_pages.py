"""A client of a colleague: the page asks why first, and goes on when a reason was chosen."""

import pytest
from console_visit import Visit
from console_world import DUIN, World

from cases.reasons import LookReason


def test_a_page_of_somebody_elses_client_asks_why_and_opens_after_that(world: World, anna: Visit) -> None:
    world.a.guarded = {DUIN}
    asked = anna.get("/gesprek/c-duin")
    assert asked.status_code == 403
    assert "U bent niet toegewezen aan deze cliënt." in asked.text
    assert "Duin-27" not in asked.text
    assert [code for code in LookReason if f'value="{code}"' not in asked.text] == []
    given = anna.post("/clienten/c-duin/reden", reden="covers")
    assert (given.status_code, given.headers["location"]) == (303, "/gesprek/c-duin")
    assert world.a.reasons == {DUIN: LookReason.COVERS}
    assert anna.get("/gesprek/c-duin").status_code == 200


@pytest.mark.parametrize("code", ["", "zomaar", "COVERS"])
def test_a_reason_that_is_none_is_asked_again(world: World, anna: Visit, code: str) -> None:
    world.a.guarded = {DUIN}
    again = anna.post("/clienten/c-duin/reden", reden=code)
    assert again.status_code == 422
    assert 'role="alert"' in again.text
    assert world.a.reasons == {}


def test_a_piece_of_a_page_and_a_form_ask_nothing_and_do_nothing(world: World, anna: Visit) -> None:
    world.a.guarded = {DUIN}
    piece = anna.get("/_f/gesprek/c-duin")
    assert piece.status_code == 403
    assert "value=" not in piece.text
    assert world.a.reasons == {}
