"""The settings file: read as TOML; each name in it that nobody knows is told as a likely slip of the pen."""

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from nabij.refused import Refused

TOP = frozenset(
    {
        "data",
        "keys",
        "key_provider",
        "ledger",
        "content",
        "database",
        "host",
        "port",
        "admin_port",
        "arrivals",
        "public_url",
        "telegram_url",
        "telegram_seconds",
        "plain_cookies",
        "debug_logs",
        "theme",
        "redis_url",
        "redis_url_file",
        "second_opinion",
        "backup_phone",
        "report_address",
        "profile",
        "veilig_thuis",
        "one_core",
        "alarm_url",
        "rasa_token_file",
        "rasa_side",
        "oidc_issuer",
        "oidc_client_id",
        "oidc_client_secret_file",
        "oidc_mfa",
        "second_factor",
    }
)
OF_BOT = frozenset({"id", "username", "name", "token_file", "secret_file", "old_secret_file", "walk_in"})
OF_STORE = frozenset({"database_file", "owner_file"})
OF_SIDE = OF_STORE | {"front_file", "token_file", "username", "name", "secret_file", "pager", "bots"}
TABLES: Mapping[str, frozenset[str]] = {
    "coordination": OF_STORE,
    "side_a": OF_SIDE,
    "side_b": OF_SIDE,
}


def read_file(environment: Mapping[str, str]) -> dict[str, Any]:
    """Read the file that NABIJ_CONFIG names. Raises Refused when it is no TOML or not there."""
    where = environment.get("NABIJ_CONFIG", "")
    if not where:
        return {}
    try:
        return tomllib.loads(Path(where).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise Refused([f"NABIJ_CONFIG: het bestand {where} is niet te lezen."]) from None
    except tomllib.TOMLDecodeError as fault:
        raise Refused([f"NABIJ_CONFIG: {where} is geen goede TOML: {fault}"]) from None


def bot_tables(file: Mapping[str, Any], side: str) -> list[Mapping[str, Any]]:
    """Return the ``[[side.bots]]`` tables; what is no table is told by ``typing_errors``."""
    table = file.get(side, {})
    bots = table.get("bots", []) if isinstance(table, Mapping) else []
    return [bot for bot in bots if isinstance(bot, Mapping)] if isinstance(bots, list) else []


def typing_errors(file: Mapping[str, Any]) -> list[str]:
    """Return one line for each name nobody knows and each value of a wrong kind."""
    problems = list(_unknown(file, TOP | TABLES.keys() | {"retention"} | {"paging", "access"}, ""))
    for name, known in TABLES.items():
        table = file.get(name, {})
        if not isinstance(table, Mapping):
            problems.append(f"{name} hoort een deel te zijn. Schrijf: [{name}]")
            continue
        problems += _unknown(table, known, f"[{name}] ")
        problems += _values(table, known - {"bots"}, f"[{name}] ")
        problems += _bots(table, name)
    return problems + list(_values(file, TOP, ""))


def _bots(table: Mapping[str, Any], name: str) -> Iterator[str]:
    bots = table.get("bots", [])
    if not isinstance(bots, list) or not all(isinstance(bot, Mapping) for bot in bots):
        yield f"[{name}] bots hoort een lijst te zijn. Schrijf voor elke bot: [[{name}.bots]]"
        return
    for bot in bots:
        yield from _unknown(bot, OF_BOT, f"[[{name}.bots]] ")
        yield from _values(bot, OF_BOT, f"[[{name}.bots]] ")


def _unknown(table: Mapping[str, Any], known: Iterable[str], where: str) -> Iterator[str]:
    names = sorted(known)
    for name in table:
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            hint = f"Bedoelt u {near[0]}?" if near else f"Kies uit: {', '.join(names)}."
            yield f"{where}{name} ken ik niet. {hint}"


def _values(table: Mapping[str, Any], known: Iterable[str], where: str) -> Iterator[str]:
    for name in sorted(known):
        if isinstance(table.get(name), Mapping | list):
            yield f"{where}{name} hoort één waarde te zijn."
