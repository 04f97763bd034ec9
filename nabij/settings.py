"""Settings: environment over one TOML file, secrets from files, all problems listed at once.

``NABIJ_CONFIG`` names the TOML file. Every setting of its top level can be overridden by
``NABIJ_<NAME>``, every setting of a side by ``NABIJ_SIDE_A_<NAME>``. One bot token alone is enough:
the other side is then off.
"""

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cases.ids import BotId
from cases.sides import Side
from console.theme import Theme
from nabij.content_folder import shipped_content
from nabij.rasa.choice import RasaSettings, read_rasa
from nabij.redis_address import address_problems
from nabij.refused import Refused
from nabij.settings_access import TABLE as ACCESS
from nabij.settings_access import AccessSettings, access_errors, read_access
from nabij.settings_file import bot_tables, read_file, typing_errors
from nabij.settings_pages import read_phone, read_profile, read_region, read_report_address, read_theme
from nabij.settings_paging import PagingSettings, paging_errors, read_paging
from nabij.settings_retention import read_retention, retention_errors
from nabij.settings_roles import read_fronts, read_owners
from nabij.settings_sign_in import read_second_factor
from nabij.settings_sign_on import SignOnSettings, read_sign_on

HIGHEST_PORT = 65535
LONGEST_CALL = 20
"""Seconds for one call to Telegram in all; a sender's lease is made for no more."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")

_BOT_ID = re.compile(r"[a-z0-9_-]{1,32}")

DATABASES = ("sqlite", "postgres")
NAMES = {Side.A: "Planning", Side.B: "Agenda"}
"""What a bot is called where nothing else was chosen: never the same on both sides (design section 4)."""
ARRIVALS = ("polling", "webhook")
SWITCH = ("on", "off")
KEY_PROVIDERS = ("file", "systemd")


@dataclass(frozen=True, slots=True)
class BotSettings:
    """One bot identity. ``username`` is Telegram's, ``name`` the neutral name people see.

    ``walk_in``: an open door for people nobody knows; never used for clients.
    """

    id: BotId
    token: str = field(repr=False)
    username: str
    name: str
    secrets: tuple[str, ...] = field(repr=False, default=())
    walk_in: bool = False


@dataclass(frozen=True, slots=True)
class SideSettings:
    side: Side
    database: str = field(repr=False)
    bots: tuple[BotSettings, ...]
    pager: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """``arrivals`` is ``polling`` or ``webhook``.

    ``admin_port`` on 127.0.0.1 serves health and metrics; 0 is off.
    ``public_url`` is where browsers and Telegram come in: needed for webhooks and behind a TLS proxy.
    Without ``second_opinion`` rules alone screen what clients write.
    ``backup_phone`` is the number a worker rings when the connection is gone.
    ``report_address``: where anybody tells of a hole in this installation, by mail or on the web.
    ``veilig_thuis`` is the key of the organisation's region in the content's social map, such as vt-zeeland.
    ``one_core``: this process keeps to one core, and others are for others.
    ``ledger``: the folder of what was destroyed, None: next to the keys. ``retention``: chosen terms in days.
    ``owners``: who runs the migrations of a store; ``fronts``: how a side comes to coordination (adr 0029).
    ``small_team``: profile "klein", pages without what a team of some fifteen families does not need.
    """

    data: Path
    keys: Path
    content: Path
    database: str
    coordination: str = field(repr=False)
    sides: Mapping[Side, SideSettings]
    host: str = "127.0.0.1"
    port: int = 8000
    admin_port: int = 0
    arrivals: str = "polling"
    public_url: str = ""
    telegram_url: str = "https://api.telegram.org"
    telegram_seconds: int = LONGEST_CALL
    plain_cookies: bool = False
    debug_logs: bool = False
    theme: Theme | None = None
    redis_url: str = field(repr=False, default="")
    second_opinion: bool = True
    rasa: RasaSettings | None = None
    alarm_url: str = field(repr=False, default="")
    backup_phone: str = ""
    report_address: str = ""
    veilig_thuis: str = ""
    paging: PagingSettings = field(default_factory=PagingSettings)
    one_core: bool = True
    access: AccessSettings = field(default_factory=AccessSettings)
    ledger: Path | None = None
    small_team: bool = False
    retention: Mapping[str, int] = field(default_factory=dict)
    owners: Mapping[str, str] = field(repr=False, default_factory=dict)
    fronts: Mapping[Side, str] = field(repr=False, default_factory=dict)
    key_provider: str = "file"
    sign_on: SignOnSettings | None = None
    second_factor: bool = False


class _Reader:
    """Collects values and problems; a secret is the content of the file that ``<name>_file`` names."""

    def __init__(self, file: Mapping[str, Any], environment: Mapping[str, str]) -> None:
        self.file = file
        self.environment = environment
        self.problems: list[str] = []

    def value(self, name: str, default: str = "", table: str = "") -> str:
        prefix = f"NABIJ_{table.upper()}_" if table else "NABIJ_"
        found = self.environment.get(prefix + name.upper())
        if found is not None:
            return found
        part = self.file.get(table, {}) if table else self.file
        return str(part.get(name, default)) if isinstance(part, Mapping) else default

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        found = self.value(name, choices[0])
        if found not in choices:
            self.problems.append(f"{name} is '{found}'. Kies een van: {', '.join(choices)}.")
            return choices[0]
        return found

    def whole_number(self, name: str, default: int) -> int:
        found = self.value(name, str(default))
        if not found.isdecimal() or int(found) > HIGHEST_PORT:
            self.problems.append(f"{name} is '{found}'. Geef een getal van 0 tot {HIGHEST_PORT}.")
            return default
        return int(found)

    def yes(self, name: str) -> bool:
        found = self.value(name, "nee").lower()
        if found not in {"ja", "nee", "1", "0", "true", "false"}:
            self.problems.append(f"{name} is '{found}'. Kies ja of nee.")
        return found in {"ja", "1", "true"}

    def secret(self, where: str, what: str) -> str:
        if not where:
            return ""
        path = Path(where)
        try:
            mode = path.stat().st_mode
            text = path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            self.problems.append(f"{what}: het bestand {path} is niet te lezen. Klopt het pad?")
            return ""
        if mode & (stat.S_IRGRP | stat.S_IROTH):
            self.problems.append(f"{what}: {path} is leesbaar voor anderen. Doe: chmod 600 {path}")
        if not text:
            self.problems.append(f"{what}: het bestand {path} is leeg.")
        return text


def _bot(reader: _Reader, side: Side, number: int, table: Mapping[str, Any]) -> BotSettings | None:
    what = f"bot {number} van kant {side.value}"
    token = reader.secret(str(table.get("token_file", "")), f"token van {what}")
    if not token:
        reader.problems.append(f"token van {what} ontbreekt. Zet token_file naar een bestand met het token.")
        return None
    if ":" not in token:
        reader.problems.append(f"token van {what} lijkt geen token van BotFather (er hoort een ':' in).")
        return None
    secrets = [
        reader.secret(str(table[name]), f"{name} van {what}")
        for name in ("secret_file", "old_secret_file")
        if table.get(name)
    ]
    return BotSettings(
        id=BotId(str(table.get("id", f"{side.value}{number}"))),
        token=token,
        username=str(table.get("username", "")),
        name=str(table.get("name", NAMES[side])),
        secrets=tuple(secret for secret in secrets if secret),
        walk_in=_open_door(reader, table, what),
    )


def _open_door(reader: _Reader, table: Mapping[str, Any], what: str) -> bool:
    found = table.get("walk_in", False)
    if not isinstance(found, bool):
        reader.problems.append(f"walk_in van {what} is '{found}'. Schrijf true of false, zonder quotes.")
        return False
    return found


def _bots(reader: _Reader, side: Side) -> tuple[BotSettings, ...]:
    name = f"side_{side.value}"
    tables = bot_tables(reader.file, name)
    alone = reader.value("token_file", table=name)
    if alone and not tables:
        tables = [
            {
                "token_file": alone,
                "username": reader.value("username", table=name),
                "name": reader.value("name", NAMES[side], table=name),
                "secret_file": reader.value("secret_file", table=name),
            }
        ]
    made = (_bot(reader, side, number, each) for number, each in enumerate(tables, 1))
    return tuple(bot for bot in made if bot is not None)


def _database(reader: _Reader, kind: str, data: Path, store: str) -> str:
    if kind == "sqlite":
        return f"sqlite:///{data / (store + '.sqlite3')}"
    where = reader.value("database_file", table=store)
    found = reader.secret(where, f"adres van de database {store}")
    if not found:
        reader.problems.append(
            f"adres van de database {store} ontbreekt."
            f" Zet [{store}] database_file naar een bestand met het adres."
        )
    return found.replace("postgresql://", "postgresql+psycopg://", 1)


def _sides(reader: _Reader, kind: str, data: Path) -> dict[Side, SideSettings]:
    sides = {}
    for side in Side:
        bots = _bots(reader, side)
        if not bots:
            continue
        name = f"side_{side.value}"
        pager = reader.value("pager", table=name)
        sides[side] = SideSettings(side, _database(reader, kind, data, name), bots, pager)
    if not sides and not reader.problems:
        reader.problems.append(
            "Er is geen bot. Zet NABIJ_SIDE_A_TOKEN_FILE naar een bestand met het token van BotFather,"
            " of schrijf [[side_a.bots]] in het bestand van NABIJ_CONFIG. Zie README, 'Live gaan'."
        )
    return sides


def _arrivals(reader: _Reader, sides: Mapping[Side, SideSettings]) -> tuple[str, str]:
    """Read how messages come in and the address from outside, and check the bots for it."""
    arrivals = reader.choice("arrivals", ARRIVALS)
    public_url = reader.value("public_url").rstrip("/")
    _check_bots(reader, arrivals, public_url, sides)
    return arrivals, public_url


def _check_bots(reader: _Reader, arrivals: str, public_url: str, sides: Mapping[Side, SideSettings]) -> None:
    _check_apart(reader, sides)
    _check_doors(reader, sides)
    if arrivals != "webhook":
        return
    if not public_url.startswith("https://"):
        reader.problems.append("public_url moet met https:// beginnen: Telegram bezorgt alleen daar.")
    for each in sides.values():
        for bot in each.bots:
            if not bot.secrets:
                reader.problems.append(f"bot {bot.id}: secret_file ontbreekt. Zonder geheim geen webhook.")


def _plain_cookies(reader: _Reader, public_url: str) -> bool:
    """Read whether cookies may travel on plain http: only for trying out, on this machine alone."""
    plain = reader.yes("plain_cookies")
    if plain and (public_url or reader.value("host", "127.0.0.1") not in LOOPBACK):
        reader.problems.append("plain_cookies kan alleen op 127.0.0.1 en zonder public_url. Haal het weg.")
    return plain


def _redis(reader: _Reader) -> str:
    """Read the address of Redis; empty without one. A password in it needs a file of its own."""
    plain, file = reader.value("redis_url"), reader.value("redis_url_file")
    if plain and file:
        reader.problems.append("redis_url en redis_url_file staan er beide. Kies er een.")
    url = reader.secret(file, "adres van Redis") if file else plain
    reader.problems += address_problems(url, in_file=bool(file)) if url else []
    return url


def _alarm(reader: _Reader) -> str:
    """Read where is told that the line itself stands still; it may hold a secret, so it is never shown."""
    found = reader.value("alarm_url")
    if found and not found.startswith(("http://", "https://")):
        reader.problems.append("alarm_url moet met http:// of https:// beginnen.")
    return found


def _call_seconds(reader: _Reader) -> int:
    seconds = reader.whole_number("telegram_seconds", LONGEST_CALL)
    if not 1 <= seconds <= LONGEST_CALL:
        reader.problems.append(f"telegram_seconds is {seconds}. Geef een getal van 1 tot {LONGEST_CALL}.")
    return seconds


def _check_doors(reader: _Reader, sides: Mapping[Side, SideSettings]) -> None:
    """Refuse a side with an open door alone: its clients would have no line."""
    for side, each in sides.items():
        if all(bot.walk_in for bot in each.bots):
            reader.problems.append(
                f"Kant {side.value} heeft alleen een inloopbot (walk_in)."
                " Geef cliënten een eigen bot: een inloopbot wordt nooit aan iemand gekoppeld."
            )


def _check_apart(reader: _Reader, sides: Mapping[Side, SideSettings]) -> None:
    """Two bots are two identities: a shared token would bring one side's words into the other's store."""
    bots = [bot for each in sides.values() for bot in each.bots]
    for bot in bots:
        if not _BOT_ID.fullmatch(bot.id):
            reader.problems.append(f"bot {bot.id}: een id heeft alleen kleine letters, cijfers, - en _.")
    for what, of in (("id", "id"), ("token", "token"), ("username", "username")):
        known = [str(getattr(bot, of)).casefold() for bot in bots if getattr(bot, of)]
        if len(set(known)) < len(known):
            reader.problems.append(f"Twee bots hebben hetzelfde {what}. Geef elke bot een eigen {what}.")
    names = [{bot.name.casefold() for bot in each.bots if not bot.walk_in} for each in sides.values()]
    if len(names) > 1 and set.intersection(*names):
        reader.problems.append("Een naam van een bot staat bij twee kanten. Geef elke kant eigen namen.")


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings once. Raises Refused with every problem found."""
    environment = os.environ if environment is None else environment
    reader = _Reader(read_file(environment), environment)
    for errors in (typing_errors, paging_errors, retention_errors, access_errors):
        reader.problems += errors(reader.file)
    settings = _settings(reader)
    if reader.problems:
        raise Refused(reader.problems)
    return settings


def _settings(reader: _Reader) -> Settings:
    data = Path(reader.value("data", "nabij-data")).resolve()
    kind = reader.choice("database", DATABASES)
    sides = _sides(reader, kind, data)
    arrivals, public_url = _arrivals(reader, sides)
    found = Settings(
        data=data,
        keys=Path(reader.value("keys", str(data / "keys"))).resolve(),
        content=Path(reader.value("content", str(shipped_content()))).resolve(),
        database=kind,
        coordination=_database(reader, kind, data, "coordination"),
        sides=sides,
        host=reader.value("host", "127.0.0.1"),
        port=reader.whole_number("port", 8000),
        admin_port=reader.whole_number("admin_port", 0),
        arrivals=arrivals,
        public_url=public_url,
        telegram_url=reader.value("telegram_url", "https://api.telegram.org").rstrip("/"),
        telegram_seconds=_call_seconds(reader),
        plain_cookies=_plain_cookies(reader, public_url),
        debug_logs=reader.yes("debug_logs"),
        redis_url=_redis(reader),
        second_opinion=reader.choice("second_opinion", SWITCH) == "on",
        rasa=read_rasa(reader, sides),
        alarm_url=_alarm(reader),
        paging=read_paging(reader),
        one_core=reader.choice("one_core", SWITCH) == "on",
    )
    found = replace(found, key_provider=reader.choice("key_provider", KEY_PROVIDERS))
    return _with_pages(found, reader)


def _with_pages(found: Settings, reader: _Reader) -> Settings:
    """Add what is seen on the pages of the console, and what is kept of who looked."""
    found = replace(found, theme=read_theme(reader), backup_phone=read_phone(reader))
    access = read_access(reader.file, reader.value("anchor_file", table=ACCESS))
    found = replace(found, access=access, veilig_thuis=read_region(reader))
    found = replace(found, report_address=read_report_address(reader), small_team=read_profile(reader))
    if found.database == "postgres":
        owners = read_owners(reader, found.sides.__contains__)
        found = replace(found, owners=owners, fronts=read_fronts(reader))
    where = reader.value("ledger")
    found = replace(found, sign_on=read_sign_on(reader, found.public_url))
    found = replace(found, second_factor=read_second_factor(reader, found.public_url))
    ledger = Path(where).resolve() if where else None
    return replace(found, ledger=ledger, retention=read_retention(reader.file))
