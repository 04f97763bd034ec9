"""Says what is wrong with an address of Redis, before anything connects to it."""

from importlib.util import find_spec
from urllib.parse import parse_qsl, urlsplit

SCHEMES = ("redis", "rediss", "unix")
_OPTIONS = {
    "redis": {"db"},
    "unix": {"db"},
    "rediss": {"db", "ssl_ca_certs", "ssl_certfile", "ssl_keyfile"},
}
"""What may stand after the question mark. Anything else could undo our time-outs or trust anybody."""
_NOT_INSTALLED = "redis_url staat aan, maar het extra ontbreekt. Doe: pip install 'nabij[redis]'"


def address_problems(url: str, *, in_file: bool) -> list[str]:
    """Return one Dutch line for each problem; the address is not repeated: it may hold a password."""
    try:
        parts = urlsplit(url)
        port_is_good = parts.port is None or parts.port > 0
    except ValueError:
        return ["redis_url is geen goed adres. Schrijf bijvoorbeeld: redis://127.0.0.1:6379/0"]
    if parts.scheme not in SCHEMES:
        return ["redis_url hoort met redis://, rediss:// of unix:// te beginnen."]
    problems = [] if find_spec("redis") else [_NOT_INSTALLED]
    if not port_is_good or not (parts.path.strip("/") if parts.scheme == "unix" else parts.hostname):
        problems.append("redis_url noemt geen server. Schrijf bijvoorbeeld: redis://127.0.0.1:6379/0")
    if parts.password and not in_file:
        problems.append("redis_url bevat een wachtwoord. Zet het adres in een bestand: redis_url_file.")
    options = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    if unknown := sorted(options - _OPTIONS[parts.scheme]):
        problems.append(f"redis_url: {', '.join(unknown)} kan niet. Wel: {_allowed(parts.scheme)}.")
    return problems


def _allowed(scheme: str) -> str:
    return ", ".join(sorted(_OPTIONS[scheme]))
