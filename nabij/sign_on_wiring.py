"""Wires the log-in by a provider into a house, its clock job and its commands."""

from typing import TYPE_CHECKING

from console.ports import Door
from nabij.settings import Settings
from nabij.sign_on_desk import EmergencyDoor, SignOnDesk
from nabij.sign_on_provider import Provider
from nabij.sign_on_watch import SignOnWatch
from vault.engine import Store
from vault.seal import Sealer
from vault.sign_on import SignOnBook
from vault.sign_on_checks import SignOnChecks

if TYPE_CHECKING:
    from nabij.house import Hall, House


def wired(
    settings: Settings, store: Store, sealer: Sealer, hall: "Hall", door: Door
) -> tuple[SignOnDesk, Door]:
    """Return the log-in by the provider, and the door with its lock for passwords. Raises ValueError."""
    if settings.sign_on is None:
        raise ValueError
    book = SignOnBook(store, sealer, hall.tempo.clock, hall.tempo.ids)
    provider = Provider(settings.sign_on)
    desk = SignOnDesk(settings.sign_on, provider, book, hall.tempo.clock, settings.public_url)
    return desk, EmergencyDoor(door, book)


def watch_in(house: "House") -> SignOnWatch:
    """Return what asks the provider who still has an account. Raises ValueError where there is none."""
    if house.settings.sign_on is None:
        raise ValueError
    tempo = house.hall.tempo
    checks = SignOnChecks(house.front_database, house.front_sealer, tempo.clock, tempo.ids)
    return SignOnWatch(checks, Provider(house.settings.sign_on), house.front, tempo.clock, house.hall.log)
