"""Whether somebody looks along at this screen: then pages say less. Kept by the browser until it closes."""

from contextvars import ContextVar

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

COOKIE = "nabij-meekijken"
ON, OFF = "aan", "uit"

_SHARED: ContextVar[bool] = ContextVar("nabij_shared", default=False)


def shared() -> bool:
    """Say whether this screen is shared now, for a template."""
    return _SHARED.get()


class SaysLess:
    """Let what is rendered for a request say less while this browser's screen is shared."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        cookies = cookie_parser(Headers(scope=scope).get("cookie", ""))
        before = _SHARED.set(cookies.get(COOKIE) == ON)
        try:
            await self._app(scope, receive, send)
        finally:
            _SHARED.reset(before)
