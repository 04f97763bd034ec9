"""The settings of how people on duty are called: ``[paging]`` and its parts, secrets from files.

``[paging.mail]``, ``[paging.push]``, ``[paging.sms]``, ``[paging.voice]`` and ``[paging.pager]``; a part that
is not there is a channel that is off.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from bot.pager_http import PLACES, Template, wrong_places
from bot.pager_mail import MailServer
from bot.paging_words import dialled
from cases.reach import Channel
from nabij.push_key import push_problem

PUSH_HOSTS = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "*.notify.windows.com",
    "web.push.apple.com",
)
"""The push services of the browsers that people use; a page never goes to another host."""
TLS = ("starttls", "tls", "off")
METHODS = ("POST", "PUT")
FORMS = ("json", "form")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_PROVIDERS = (Channel.SMS, Channel.VOICE, Channel.PAGER)
_OF_PROVIDER = frozenset({"url", "method", "form", "header_file", "fields"})
_PARTS: Mapping[str, frozenset[str]] = {
    "mail": frozenset({"server", "port", "tls", "from", "login", "password_file", "ca_file"}),
    "push": frozenset({"key_file", "contact", "hosts"}),
    **{each.value: _OF_PROVIDER for each in _PROVIDERS},
}
_HEADER = re.compile(r"([A-Za-z0-9-]+):[ \t]*([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)")
_HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class PushSettings:
    key: Path
    contact: str
    hosts: tuple[str, ...] = PUSH_HOSTS


@dataclass(frozen=True, slots=True)
class PagingSettings:
    """What is None or missing is a channel that this organisation does not use."""

    mail: MailServer | None = None
    push: PushSettings | None = None
    providers: Mapping[Channel, Template] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        return bool(self.mail or self.push or self.providers)


class Reader(Protocol):
    """The reader of the settings file: collects problems, reads secrets from files of mode 0600."""

    problems: list[str]

    @property
    def file(self) -> Mapping[str, Any]: ...

    def secret(self, where: str, what: str) -> str: ...


def read_paging(reader: Reader) -> PagingSettings:
    """Read ``[paging]``; everything that is wrong with it is a problem of the reader, told at once."""
    table = reader.file.get("paging", {})
    if not isinstance(table, Mapping):
        return PagingSettings()
    providers = {each: made for each in _PROVIDERS if (made := _provider(reader, table, each)) is not None}
    return PagingSettings(_mail(reader, table), _push(reader, table), providers)


def paging_errors(file: Mapping[str, Any]) -> list[str]:
    """Return one line for each name in ``[paging]`` nobody knows and each part of a wrong kind."""
    table = file.get("paging", {})
    if not isinstance(table, Mapping):
        return ["paging hoort een deel te zijn. Schrijf: [paging.mail]"]
    found = list(_unknown(table, frozenset(_PARTS), "[paging] "))
    for name, known in _PARTS.items():
        part = table.get(name, {})
        if not isinstance(part, Mapping):
            found.append(f"[paging] {name} hoort een deel te zijn. Schrijf: [paging.{name}]")
            continue
        found += _unknown(part, known, f"[paging.{name}] ")
        found += [
            f"[paging.{name}] {each} hoort één waarde te zijn."
            for each in sorted(known - {"fields", "hosts"})
            if isinstance(part.get(each), Mapping | list)
        ]
    return found


def _unknown(table: Mapping[str, Any], known: frozenset[str], where: str) -> Iterator[str]:
    for name in table:
        if name not in known:
            near = difflib.get_close_matches(name, sorted(known), 1)
            hint = f"Bedoelt u {near[0]}?" if near else f"Kies uit: {', '.join(sorted(known))}."
            yield f"{where}{name} ken ik niet. {hint}"


def _part(table: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    part = table.get(name)
    return part if isinstance(part, Mapping) else None


def _mail(reader: Reader, table: Mapping[str, Any]) -> MailServer | None:
    part = _part(table, "mail")
    if part is None:
        return None
    where, tls = "[paging.mail] ", str(part.get("tls", TLS[0]))
    host, sender, port = str(part.get("server", "")), str(part.get("from", "")), str(part.get("port", "587"))
    wrong = {
        "server ontbreekt. Geef de naam van de mailserver.": not host,
        f"from is '{sender}'. Geef het adres waar de mail vandaan komt.": dialled(Channel.MAIL, sender)
        is None,
        f"port is '{port}'. Geef een getal van 1 tot {_HIGHEST_PORT}.": not _is_port(port),
        f"tls is '{tls}'. Kies een van: {', '.join(TLS)}.": tls not in TLS,
        "tls = off kan alleen naar deze machine zelf. Kies starttls of tls.": tls == "off"
        and host not in LOOPBACK,
        "login zonder password_file. Zet het wachtwoord in een bestand.": bool(part.get("login"))
        and not part.get("password_file"),
        "login zonder TLS. Kies starttls of tls.": bool(part.get("login")) and tls == "off",
    }
    if _told(reader, where, wrong):
        return None
    password = reader.secret(str(part.get("password_file", "")), "wachtwoord van de mailserver")
    ca = Path(str(part["ca_file"])) if part.get("ca_file") else None
    if ca is not None and not ca.is_file():
        reader.problems.append(f"{where}ca_file: het bestand {ca} is er niet.")
    return MailServer(host, int(port), tls, sender, str(part.get("login", "")), password, ca)


def _push(reader: Reader, table: Mapping[str, Any]) -> PushSettings | None:
    part = _part(table, "push")
    if part is None:
        return None
    key, contact = str(part.get("key_file", "")), str(part.get("contact", ""))
    hosts = part.get("hosts", list(PUSH_HOSTS))
    good_contact = contact.startswith("https://") or dialled(Channel.MAIL, contact.removeprefix("mailto:"))
    wrong = {
        "key_file ontbreekt. Doe: nabij keys push BESTAND": not key,
        f"contact is '{contact}'. Geef mailto:naam@organisatie.nl": not good_contact,
        "hosts hoort een lijst met namen te zijn.": not isinstance(hosts, list)
        or not all(isinstance(host, str) and host for host in hosts),
    }
    where = "[paging.push] "
    if _told(reader, where, wrong) or not reader.secret(key, "sleutel voor push"):
        return None
    problem = push_problem(Path(key))
    if _told(reader, where, {problem: bool(problem)}):
        return None
    full = contact if contact.startswith(("https://", "mailto:")) else f"mailto:{contact}"
    return PushSettings(Path(key), full, tuple(hosts))


def _provider(reader: Reader, table: Mapping[str, Any], channel: Channel) -> Template | None:
    part = _part(table, channel.value)
    if part is None:
        return None
    where, url, fields = f"[paging.{channel.value}] ", str(part.get("url", "")), part.get("fields", {})
    method, form = str(part.get("method", METHODS[0])).upper(), str(part.get("form", FORMS[0]))
    wrong = {
        f"url is '{url}'. Geef een adres met https:// en zonder accolades.": not _is_address(url),
        f"method is '{method}'. Kies een van: {', '.join(METHODS)}.": method not in METHODS,
        f"form is '{form}'. Kies een van: {', '.join(FORMS)}.": form not in FORMS,
        **_wrong_fields(fields, channel),
    }
    if _told(reader, where, wrong):
        return None
    header = reader.secret(str(part.get("header_file", "")), f"header van {channel.value}")
    found = _HEADER.fullmatch(header)
    if header and found is None:
        reader.problems.append(f"{where}header_file: schrijf één regel, zoals: Authorization: Bearer GEHEIM")
    headers = {found[1]: found[2]} if found is not None else {}
    return Template(
        url, {str(name): str(text) for name, text in fields.items()}, method, form == "json", headers
    )


def _wrong_fields(fields: object, channel: Channel) -> dict[str, bool]:
    """Say what is wrong with a template: it must say to whom and what, and a call where keys are reported."""
    if not isinstance(fields, Mapping):
        return {"fields hoort een tabel te zijn, met veldnaam = tekst.": True}
    texts = [text for text in fields.values() if isinstance(text, str)]
    filled = " ".join(texts)
    needed = PLACES if channel is Channel.VOICE else PLACES[:2]
    places = ", ".join(f"{{{place}}}" for place in PLACES)
    return {
        "fields: elk veld hoort een tekst te zijn.": len(texts) < len(fields),
        f"fields: alleen {places} staan tussen accolades.": any(wrong_places(text) for text in texts),
        f"fields: {' en '.join(f'{{{place}}}' for place in needed)} moeten er in staan.": any(
            f"{{{place}}}" not in filled for place in needed
        ),
    }


def _told(reader: Reader, where: str, wrong: Mapping[str, bool]) -> bool:
    reader.problems += [where + line for line, holds in wrong.items() if holds]
    return any(wrong.values())


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 1 <= int(text) <= _HIGHEST_PORT


def _is_address(url: str) -> bool:
    try:
        place = urlsplit(url)
    except ValueError:
        return False
    safe = place.scheme == "https" or (place.scheme == "http" and place.hostname in LOOPBACK)
    return safe and bool(place.hostname) and not re.search(r"[{}\s]", url)
