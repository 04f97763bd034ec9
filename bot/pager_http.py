"""SMS, voice calls and pagers through any provider with an HTTP interface, told how by a template.

A template has the placeholders {to}, {text} and {ack_url} and no others, in the body only: an address never
stands in a URL, which others log.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import httpx

from bot.paging_words import Call, dialled
from cases.reach import Channel, Delivery

TIMEOUT_SECONDS = 5.0
PLACES = ("to", "text", "ack_url")
_PLACE = re.compile(r"\{(to|text|ack_url)\}")
_BUSY = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


@dataclass(frozen=True, slots=True)
class Template:
    """How one provider wants to be asked. ``headers`` hold its secret."""

    url: str
    fields: Mapping[str, str]
    method: str = "POST"
    as_json: bool = True
    headers: Mapping[str, str] = field(repr=False, default_factory=dict)


def wrong_places(text: str) -> bool:
    """Say whether a field of a template holds anything in braces that is no placeholder."""
    return bool(re.search(r"[{}]", _PLACE.sub("", text)))


class HttpChannel:
    """One provider. Used within one event loop; close it there. Follows no redirect and no proxy."""

    seconds = TIMEOUT_SECONDS

    def __init__(
        self, channel: Channel, template: Template, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._channel = channel
        self._template = template
        self._client = httpx.AsyncClient(
            timeout=TIMEOUT_SECONDS, trust_env=False, follow_redirects=False, transport=transport
        )

    def takes(self, address: str) -> str | None:
        return dialled(self._channel, address)

    def provider(self, address: str) -> str:
        del address
        return self._channel.value

    async def send(self, address: str, call: Call) -> Delivery:
        """Ask the provider to deliver; never raises for what the network does."""
        asked = self._template
        body = {name: self._filled(text, address, call) for name, text in asked.fields.items()}
        sent = {"json": body} if asked.as_json else {"data": body}
        try:
            answer = await self._client.request(asked.method, asked.url, headers=asked.headers, **sent)  # type: ignore[arg-type]  # one of two names
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Delivery(sent=False, code=type(error).__name__)
        return answered(answer.status_code)

    async def aclose(self) -> None:
        await self._client.aclose()

    def _filled(self, text: str, address: str, call: Call) -> str:
        link = call.keys if self._channel is Channel.VOICE else call.link
        values = {"to": address, "text": call.text, "ack_url": link}
        return _PLACE.sub(lambda place: values[place[1]], text).strip()


def answered(status: int) -> Delivery:
    """Return what an HTTP answer means: only 2xx is delivered, only 408, 429 and 5xx may go better later."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Delivery(sent=True)
    again = status in _BUSY or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return Delivery(sent=False, code=f"http_{status}", again=again)
