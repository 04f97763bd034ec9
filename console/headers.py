"""What every answer carries and how large a request may be, set in one place, static files included."""

from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from console.assets import LASTING, lasts

LARGEST_BODY = 512 * 1024
"""A text of 20,000 letters in another script, sent as a form, is refused by a page that keeps it."""

POLICY = (
    "default-src 'none'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "form-action 'self'; "
    "frame-ancestors 'none'; "
    "base-uri 'none'; "
    "script-src 'self'; "
    "worker-src 'none'; "
    "connect-src 'self'; "
    "require-trusted-types-for 'script'; "
    "trusted-types nabij"
)

PUSH_PLACES = ("/mij/bereik", "/sw.js")
"""The page where a worker lets a device be woken, and what does it: nothing else may start a worker."""
PUSH_POLICY = POLICY.replace("worker-src 'none'", "worker-src 'self'").replace(
    "trusted-types nabij", "trusted-types nabij nabij-sw"
)

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), "
NO_PASSKEY = "publickey-credentials-get=(self), publickey-credentials-create=()"
"""A proof may be asked at any address, so a passkey may be shown anywhere of ours; made on one page."""
PASSKEY_PLACE = "/mij/passkeys"
A_PASSKEY = NO_PASSKEY.replace("create=()", "create=(self)")

SECURITY_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS + NO_PASSKEY,
    "X-Robots-Tag": "noindex, nofollow",
}
TRANSPORT = "max-age=31536000; includeSubDomains"
_LASTS = frozenset({200, 304})

Refuse = Callable[[Scope, Receive, Send], Awaitable[None]]
Failed = Callable[[Exception, Scope, Receive, Send], Awaitable[None]]


class SecureAnswers:
    """Add the headers, refuse large bodies, and turn a bug into a bare page without its words.

    ``too_large`` and ``failed`` answer in our own form. A bug after the first byte is raised on.
    """

    def __init__(self, app: ASGIApp, *, secure: bool, too_large: Refuse, failed: Failed) -> None:
        self._app = app
        self._headers = {**SECURITY_HEADERS, **({"Strict-Transport-Security": TRANSPORT} if secure else {})}
        self._too_large = too_large
        self._failed = failed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def headed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                self._head(message, scope["path"])
            await send(message)

        if _too_large(scope):
            await self._too_large(scope, receive, headed)
            return
        try:
            await self._app(scope, receive, headed)
        except Exception as error:
            if started:
                raise
            await self._failed(error, scope, receive, headed)

    def _head(self, message: Message, path: str) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in self._headers.items():
            headers[name] = value
        if path in PUSH_PLACES:
            headers["Content-Security-Policy"] = PUSH_POLICY
        if path == PASSKEY_PLACE:
            headers["Permissions-Policy"] = PERMISSIONS + A_PASSKEY
        if message["status"] in _LASTS and lasts(path):
            headers["Cache-Control"] = LASTING


def _too_large(scope: Scope) -> bool:
    """Judge by the announced length; a body of unknown length is refused as too large."""
    headers = Headers(scope=scope)
    if "transfer-encoding" in headers:
        return True
    length = headers.get("content-length", "0")
    return not length.isascii() or not length.isdigit() or int(length) > LARGEST_BODY
