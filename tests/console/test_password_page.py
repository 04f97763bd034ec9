"""Everybody chooses the own password, after the old one; what is weak or differs changes nothing."""

import httpx
from console_visit import Visit
from console_world import World

GOOD = "vier losse woorden bij elkaar"


def test_a_new_password_is_typed_twice_and_then_everybody_logs_in_anew(world: World, anna: Visit) -> None:
    anna.get("/mij/wachtwoord")
    differs = anna.post("/mij/wachtwoord", nieuw=GOOD, nogmaals="iets anders")
    assert differs.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert GOOD not in differs.text
    weak = anna.post("/mij/wachtwoord", nieuw="kort", nogmaals="kort")
    assert "Neem minstens 12 tekens" in weak.text
    assert world.coordination.passwords_chosen == []
    done = anna.post("/mij/wachtwoord", nieuw=GOOD, nogmaals=GOOD)
    assert "overal uitgelogd" in done.text
    assert world.coordination.passwords_chosen == [GOOD]


def test_the_old_password_is_asked_first(world: World, anna: Visit) -> None:
    world.door.forget_proofs()
    assert anna.get("/mij/wachtwoord").status_code == httpx.codes.FORBIDDEN
    assert anna.post("/mij/wachtwoord", nieuw=GOOD, nogmaals=GOOD).status_code == httpx.codes.FORBIDDEN
