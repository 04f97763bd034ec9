"""Where somebody tells this organisation of a hole in its installation: on the door page and as a file."""

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Response

from cases.errors import NotFound
from cases.moments import DAY, Moment, after
from console.room import InRoom

router = APIRouter()

WHERE = "/.well-known/security.txt"
CONTENT_TYPE = "text/plain; charset=utf-8"
HOLDS = 180 * DAY
"""RFC 9116 asks for less than a year; the file is made anew at every request, so it never runs out."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@router.get(WHERE)
def security_txt(room: InRoom) -> Response:
    """Give the file for everybody; an organisation that chose no address has none."""
    settings = room.settings
    if not settings.report_address:
        raise NotFound
    told = security_text(settings.report_address, settings.origin, room.clock.now())
    return Response(told, media_type=CONTENT_TYPE)


def report_link(address: str) -> str:
    """Return what a browser opens for an e-mail address or an address on the web; empty for none."""
    return address if not address or address.startswith("https://") else f"mailto:{address}"


def security_text(address: str, origin: str, now: Moment) -> str:
    """Return the file of RFC 9116 for ``address``, true for half a year from ``now``.

    ``origin`` is the public address of the console; empty leaves out where the file itself stands.
    """
    ends = _EPOCH + timedelta(microseconds=after(now, HOLDS))
    lines = [
        f"Contact: {report_link(address)}",
        f"Expires: {ends:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
    ]
    if origin:
        lines.append(f"Canonical: {origin.rstrip('/')}{WHERE}")
    return "".join(f"{line}\r\n" for line in lines)
