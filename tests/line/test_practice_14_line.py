"""Practice test 14 on the whole house: one worker, two parties, one on screen, until a danger."""

import re

import httpx
from console_visit import Visit
from family_line import WORDS, a_family, come_in, give
from line_stage import Client, a_line

from cases.sides import Side


def put_on_screen(visit: Visit, client: Client) -> str:
    answer = visit.post("/mijn-gezin", wie=client.id)
    assert answer.status_code == httpx.codes.SEE_OTHER
    return re.sub(r"<[^>]+>", "", visit.get(answer.headers["location"]).text)


def test_one_party_is_on_screen_at_a_time_and_the_first_danger_ends_it_for_both() -> None:
    with a_line() as line:
        family = a_family(line)
        give(family)
        here, there = family.clients[Side.A], family.clients[Side.B]
        with come_in(line, "fem", "a") as one, come_in(line, "fem", "b") as other:
            assert one.get(f"/gesprek/{here.id}").status_code == 404
            seen = put_on_screen(one, here)
            assert WORDS[Side.A] in seen
            assert WORDS[Side.B] not in seen
            assert one.post("/mijn-gezin", wie=there.id).status_code == 404
            seen = put_on_screen(other, there)
            assert WORDS[Side.B] in seen
            assert WORDS[Side.A] not in seen
            for path in ("/gesprek/{}", "/_f/gesprek/{}", "/clienten/{}", "/clienten/{}/wie-keek"):
                assert one.get(path.format(here.id)).status_code == 404
            here.write("hij staat voor de deur met een mes")
            line.settle()
            assert other.get(f"/gesprek/{there.id}").status_code == 404
            assert other.post("/mijn-gezin", wie=there.id).status_code == 404
            assert "geen gezin met beide kanten" in one.get("/mijn-gezin").text
            assert "gezin" not in other.get("/").text.lower()
