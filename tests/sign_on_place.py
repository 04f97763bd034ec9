"""A house whose people log in by a provider of the tests, and a browser before its door."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
from sign_on_stand import CLIENT, Stand
from sqlalchemy import select

from bot.clock import MovableClock, SystemClock
from bot.log import Log
from cases.desk import StaffRole
from cases.sides import Side
from nabij.house import House, Tempo, real_tempo
from nabij.prepare import migrate_all, write_keys
from nabij.running import Running
from nabij.settings_sign_on import SignOnSettings
from nabij.stage import Person, StagedBot, man, stage_settings
from vault.sign_on_staff import ANYWHERE, SignOnOffice
from vault.tables_coordination import access_log

HERE = "http://nabij.test"
PASSWORD = "een-lang-wachtwoord"
BOTS = (
    StagedBot(Side.A, "1001:sign-on-a", "planning_sso_a_bot", "Planning"),
    StagedBot(Side.B, "1002:sign-on-b", "agenda_sso_b_bot", "Agenda"),
)
CREW = (
    Person("anna", PASSWORD, "Anna", StaffRole.WORKER, Side.A),
    Person("bram", PASSWORD, "Bram", StaffRole.WORKER, Side.A),
    Person("carla", PASSWORD, "Carla", StaffRole.COORDINATOR, None),
    Person("lies", PASSWORD, "Lies", StaffRole.LEAD, None),
    Person("fatma", PASSWORD, "Fatma", StaffRole.PRIVACY, None),
)


class Place:
    """One house with a provider, and a browser before its door."""

    def __init__(self, house: House, issuer: str, url: str) -> None:
        self.house = house
        self.office = SignOnOffice(
            house.front_database, house.front_sealer, house.hall.tempo.clock, house.hall.tempo.ids
        )
        self.issuer = issuer
        self.browser = httpx.Client(base_url=url, timeout=20)

    def post(self, path: str, **fields: str) -> httpx.Response:
        door = self.browser.get("/inloggen")
        found = re.search(r'name="zegel" value="([^"]+)"', door.text)
        assert found is not None
        headers = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
        return self.browser.post(path, data={"zegel": found[1], **fields}, headers=headers)

    def leave(self) -> str:
        """Go to the provider; return its address with what we ask."""
        page = self.post("/inloggen/organisatie", kant="a")
        assert page.status_code == 200, page.text
        found = re.search(r'href="(http://[^"]+)"', page.text)
        assert found is not None
        return unescape(found[1])

    def back(self, **said: str) -> httpx.Response:
        return self.browser.get("/inloggen/terug", params=said)

    def lines(self) -> list[tuple[str, str, str]]:
        wanted = select(access_log.c.action, access_log.c.outcome, access_log.c.reason)
        with self.house.front_database.read() as conn:
            return [tuple(row) for row in conn.execute(wanted.order_by(access_log.c.id))]


@contextmanager
def a_place(folder: Path, issuer: str, *, mfa: bool = True) -> Iterator[Place]:
    chosen = SignOnSettings(issuer, CLIENT, "a-secret")
    if not mfa:
        chosen = replace(chosen, factors=frozenset())
    settings = replace(stage_settings(folder, "http://127.0.0.1:9", BOTS), sign_on=chosen, public_url=HERE)
    settings = replace(settings, arrivals="polling")
    write_keys(settings)
    migrate_all(lambda _line: None, settings)
    clock = MovableClock(SystemClock(), ())
    with House(settings, Tempo(clock, real_tempo().ids), Log(io.StringIO(), strict=True)) as house:
        man(house, CREW)
        with Running(house, frozenset({"web"}), 0) as running:
            place = Place(house, issuer, running.url)
            place.office.bind("anna", ANYWHERE, issuer, "anna-1")
            with place.browser:
                yield place


def asked(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def come_back(place: Place, stand: Stand, code: str = "", **changed: str) -> httpx.Response:
    """Go there and come back with a code, as the stand was told to answer it."""
    query = asked(place.leave())
    stand.nonce = query["nonce"]
    return place.back(**{"state": query["state"], "code": code or query["state"], "iss": stand.url} | changed)
