"""A family with one worker for both parties, made on a whole house by its pages."""

import re
from dataclasses import dataclass

import httpx
from console_visit import Visit
from line_stage import PASSWORD, Client, Line

from cases.desk import StaffRole
from cases.people import Function
from cases.sides import Side

WORDS = {Side.A: "het gras is hoog in de tuin", Side.B: "de appels zijn rijp"}


@dataclass
class Family:
    line: Line
    clients: dict[Side, Client]
    fem: str


def a_family(line: Line) -> Family:
    """Enrol two parties of one case, and hire somebody who works on both sides."""
    front, lies, carla = line.stage.house.front, line.staff("Lies"), line.staff("Carla")
    first = line.enrol(Side.A)
    case = front.cases(lies)[0][0]
    code = front.link_code(lies, case, Side.B)
    second = line.enrol(Side.B, case_link=code, opener="Er is iets nieuws in de agenda.")
    hired = [front.add_staff("fem", PASSWORD, "Fem", StaffRole.WORKER, side, person="fem") for side in Side]
    for one in hired:
        front.set_function(carla, one, Function.LOCAL_TEAM)
    family = Family(line, {Side.A: first, Side.B: second}, hired[0])
    for side, client in family.clients.items():
        client.write(WORDS[side])
    line.settle()
    return family


def come_in(line: Line, login: str, place: str) -> Visit:
    visit = Visit(line.stage.url)
    assert visit.log_in(login, place, PASSWORD).status_code == httpx.codes.SEE_OTHER
    return visit


def give(family: Family) -> None:
    """Let both agree apart, one ask and another confirm: all by the pages."""
    line = family.line
    with come_in(line, "lies", "coordinatie") as lies, come_in(line, "carla", "coordinatie") as carla:
        assert lies.post("/gezin/schakelaar", ja="ja").status_code == httpx.codes.SEE_OTHER
        for login, side in (("anna", Side.A), ("bert", Side.B)):
            with come_in(line, login, side.value) as worker:
                path = f"/clienten/{family.clients[side].id}"
                assert "beide kanten" in worker.get(f"{path}/toestemming").text
                assert worker.post(f"{path}/gezin", ja="ja").status_code == httpx.codes.SEE_OTHER
        code = line.stage.house.front.cases(line.staff("Lies"))[0][1]
        asked = carla.post("/gezin/vragen", zaak=code, wie=family.fem)
        assert asked.status_code == httpx.codes.SEE_OTHER
        page = lies.get("/gezin").text
        found = re.search(r'name="zaak" value="([^"]+)"', page)
        assert found is not None
        assert carla.post("/gezin/bevestigen", wie=family.fem, zaak=found[1]).status_code == 404
        confirmed = lies.post("/gezin/bevestigen", wie=family.fem, zaak=found[1])
        assert confirmed.status_code == httpx.codes.SEE_OTHER
