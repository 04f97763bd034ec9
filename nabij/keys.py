"""Where the keys of each room are opened, and how a running house follows them. The one place that does."""

from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from bot.log import Log, Said
from vault.keys import KeyFile, KeyProvider, SystemdCredential
from vault.keys_live import KeyNews, LiveKeys
from vault.seal import Sealer

if TYPE_CHECKING:
    from nabij.settings import Settings

CREDENTIALS = "CREDENTIALS_DIRECTORY"
_SAID = {
    KeyNews.AWAY: Said.KEYS_AWAY,
    KeyNews.BACK: Said.KEYS_BACK,
    KeyNews.CHANGED: Said.KEYS_TAKEN_UP,
}


def provider_of(settings: "Settings", name: str) -> KeyProvider:
    """Return where the keys of a store come from: coordination, side_a or side_b."""
    file = f"{name}.json"
    if settings.key_provider == "systemd":
        return SystemdCredential(credentials_folder() or settings.keys, file)
    return KeyFile(settings.keys / file)


def credentials_folder() -> Path | None:
    """Return where systemd puts the credentials of this unit; None outside a unit."""
    found = environ.get(CREDENTIALS)
    return Path(found) if found else None


def sealer_of(settings: "Settings", name: str, log: Log) -> Sealer:
    """Return what seals for a room as long as this process runs. Raises KeyFileBad."""

    def told(room: str, news: KeyNews) -> None:
        log(_SAID[news], code=room)

    room = name.removeprefix("side_")
    live = LiveKeys(provider_of(settings, name), told)
    return Sealer(room, live, lambda: log(Said.SEAL_BROKEN, code=room))
