"""Puts the Rasa door into the web application of a house."""

from fastapi import APIRouter

from bot.log import Seldom
from cases.moments import SECOND
from nabij.health import answer_headers
from nabij.house import House
from nabij.rasa.choice import RasaSettings
from nabij.rasa.door import RasaDoor
from nabij.rasa.executor import Actions
from nabij.rasa.line import StrangersLine
from vault.strangers import SideStrangers


def rasa_router(house: House, chosen: RasaSettings) -> APIRouter:
    """Return the routes of the door; none when its side is not in this process."""
    side = house.sides.get(chosen.side)
    if side is None:
        return APIRouter()
    hall = house.hall
    strangers = SideStrangers(side.database, side.store.sealer)
    line = StrangersLine(chosen.side, side.brain, strangers, hall.tempo.clock, hall.log, side.wake.ring)
    headers = answer_headers(secure=not house.settings.plain_cookies)
    door = RasaDoor(
        chosen.token,
        Actions(line, side.threads, hall.log),
        Seldom(hall.log, hall.tempo.clock.real, SECOND),
        headers,
    )
    return door.router()
