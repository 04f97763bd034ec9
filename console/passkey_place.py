"""Where a passkey can be used: at a name, over https. On this machine itself only at localhost."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi import Request

_HERE = "localhost"


def place_of(request: Request, public: str) -> tuple[str, str] | None:
    """Return origin and host for which a passkey counts; None where no browser makes one."""
    if public:
        return _named(public)
    origin = f"{request.url.scheme}://{request.url.netloc}"
    return _named(origin) if request.url.hostname == _HERE else None


def _named(origin: str) -> tuple[str, str] | None:
    parts = urlsplit(origin)
    host = parts.hostname or ""
    try:
        ip_address(host)
    except ValueError:
        safe = parts.scheme == "https" or host == _HERE
        return (f"{parts.scheme}://{parts.netloc}", host) if host and safe else None
    return None
