"""Our own files for browsers, under an address that changes with what they hold: kept long, never stale."""

from functools import cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

STATIC = Path(__file__).parent / "static"
LASTING = "public, max-age=31536000, immutable"


@cache
def build() -> str:
    """Return the digest of all files; one for all, so that scripts can name each other by their place."""
    digest = sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(STATIC).as_posix()}|{len(content)}|".encode() + content)
    return digest.hexdigest()[:16]


def static(name: str) -> str:
    """Return the address of a file of ours, such as ``base.css``."""
    return f"/static/{build()}/{name}"


def lasts(path: str) -> bool:
    """Say whether what stands at this address can never change."""
    return path.startswith(f"/static/{build()}/")


@cache
def lean(name: str) -> bytes:
    """Return a script without lines of comment and indents: they are for who reads the source, not a phone.

    No text of ours runs over a line. Raises OSError for a script that is not there.
    """
    lines = (line.strip() for line in (STATIC / name).read_text("utf-8").splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//")).encode()


class Assets(StaticFiles):
    """Serves a file by its bare name too; only the address with the digest may be kept."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    async def get_response(self, path: str, scope: Scope) -> Response:
        found = await super().get_response(path, scope)
        if not path.endswith(".js") or found.status_code != HTTPStatus.OK:
            return found
        return Response(lean(path), media_type="text/javascript")

    def get_path(self, scope: Scope) -> str:
        return super().get_path(scope).removeprefix(f"{build()}/")
