"""The door over HTTP: the token first, then the body, then the action; ``/rasa/health`` for who watches it.

Rasa sends its token in a header (``headers:`` in endpoints.yml) or behind the address (``token:``). Both
are good here and neither is logged; a proxy in between may log an address, so the header is to be chosen.
"""

import asyncio
import hmac
import json
import zlib
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from bot.log import Said, Seldom
from nabij.rasa.executor import Actions

LARGEST_BODY = 4 * 1024 * 1024
"""Rasa sends a whole conversation and its domain with every call."""
BODY_SECONDS = 10.0
_BEARER = "Bearer "


class TooLarge(Exception):
    """The body is larger than any conversation may be."""


class RasaDoor:
    """Lets in who has the token. ``headers`` are what every answer of ours carries."""

    def __init__(self, token: str, actions: Actions, refused: Seldom, headers: Mapping[str, str]) -> None:
        self._token = token.encode()
        self._actions = actions
        self._refused = refused
        self._headers = {**headers, "Content-Type": "application/json"}

    def router(self) -> APIRouter:
        """Return the routes to hang into the web application."""
        router = APIRouter()
        router.add_api_route("/rasa/webhook", self.webhook, methods=["POST"], include_in_schema=False)
        router.add_api_route("/rasa/health", self.health, methods=["GET"], include_in_schema=False)
        return router

    async def health(self) -> Response:
        return self._said(HTTPStatus.OK, b'{"status":"ok"}')

    async def webhook(self, request: Request) -> Response:
        if not self._is_let_in(request):
            self._refused(Said.ASSISTANT_REFUSED)
            return self._said(HTTPStatus.UNAUTHORIZED, b'{"error":"Unauthorized"}')
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _body(request)
            call = json.loads(body)
        except TooLarge:
            return self._said(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b'{"error":"Too large"}')
        except TimeoutError:
            return self._said(HTTPStatus.REQUEST_TIMEOUT, b'{"error":"Too slow"}')
        except (ValueError, RecursionError, zlib.error):
            return self._said(HTTPStatus.BAD_REQUEST, b'{"error":"Invalid body request"}')
        reply = await self._actions.reply(call)
        return self._said(reply.status, reply.body)

    def _is_let_in(self, request: Request) -> bool:
        """Compare in constant time. Exactly one token must be shown, in a header or behind the address."""
        headers = request.headers.getlist("Authorization")
        shown = [each.removeprefix(_BEARER) for each in headers if each.startswith(_BEARER)]
        shown += request.query_params.getlist("token")
        offered = shown[0].encode("utf-8", "replace") if len(shown) == 1 else b""
        return hmac.compare_digest(offered, self._token) and bool(self._token)

    def _said(self, status: int, body: bytes) -> Response:
        return Response(body, status, self._headers)


async def _body(request: Request) -> bytes:
    """Read the body to its largest and no further, unpacked. Raises TooLarge, zlib.error."""
    announced = request.headers.get("Content-Length", "0")
    if not announced.isdecimal() or int(announced) > LARGEST_BODY:
        raise TooLarge
    kept = bytearray()
    async for chunk in request.stream():
        kept += chunk
        if len(kept) > LARGEST_BODY:
            raise TooLarge
    if request.headers.get("Content-Encoding") != "deflate":
        return bytes(kept)
    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(bytes(kept), LARGEST_BODY + 1)
    if len(plain) > LARGEST_BODY:
        raise TooLarge
    return plain
