"""Web Push: wakes a browser that a worker chose; what it carries is sealed for that browser alone (RFC 8291).

The push service of the browser's maker sees when a page was sent and to which device, never what it says.
"""

import base64
import binascii
import json
import os
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from py_vapid import Vapid02
from pywebpush import WebPusher

from bot.pager_http import answered
from bot.paging_words import Call
from cases.reach import Channel, Delivery

TIMEOUT_SECONDS = 5.0
KEPT_SECONDS = 1800
"""How long the push service keeps a page for a device that is off; after that the ladder has gone on."""
_POINT_BYTES, _AUTH_BYTES, _LONGEST = 65, 16, 2048
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


class PushChannel:
    """Sends to subscriptions at the hosts named; a host may begin with ``*.``. Used within one event loop."""

    seconds = TIMEOUT_SECONDS

    def __init__(self, key: Path, contact: str, hosts: Sequence[str], action: str = "") -> None:
        """``contact`` is a mailto: or https: address; ``action`` is the button of a notification."""
        self._vapid = read_push_key(key)
        self._contact = contact
        self._hosts = tuple(hosts)
        self._action = action
        self._client = httpx.AsyncClient(timeout=TIMEOUT_SECONDS, trust_env=False, follow_redirects=False)

    @property
    def public_key(self) -> str:
        """Return what a browser subscribes with."""
        return public_key(self._vapid)

    def takes(self, address: str) -> str | None:
        """Return a subscription as it is kept: nothing but its address and keys; None when it is none."""
        try:
            found = json.loads(address[:_LONGEST])
            endpoint, keys = found["endpoint"], found["keys"]
            sizes = (len(_bytes(keys["p256dh"])), len(_bytes(keys["auth"])))
            fits = sizes == (_POINT_BYTES, _AUTH_BYTES) and self._known(endpoint)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
        kept = {"endpoint": endpoint, "keys": {name: keys[name] for name in ("p256dh", "auth")}}
        return json.dumps(kept, sort_keys=True) if fits else None

    def provider(self, address: str) -> str:
        return f"{Channel.PUSH.value}:{urlsplit(json.loads(address)['endpoint']).hostname}"

    async def send(self, address: str, call: Call) -> Delivery:
        """Hand the sealed page to the push service; never raises for what the network does."""
        subscription = json.loads(address)
        endpoint = subscription["endpoint"]
        payload = {"titel": call.screen, "knop": self._action, "bewijs": call.token}
        try:
            body = WebPusher(subscription).encode(json.dumps(payload).encode())["body"]
            answer = await self._client.post(endpoint, content=body, headers=self._headers(endpoint))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            return Delivery(sent=False, code=type(error).__name__)
        if answer.status_code in _GONE:
            return Delivery(sent=False, code="gone", again=False, gone=True)
        return answered(answer.status_code)

    async def aclose(self) -> None:
        await self._client.aclose()

    def _headers(self, endpoint: str) -> dict[str, str]:
        place = urlsplit(endpoint)
        signed = self._vapid.sign({"aud": f"{place.scheme}://{place.netloc}", "sub": self._contact})
        return {
            "Authorization": signed["Authorization"],
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(KEPT_SECONDS),
            "Urgency": "high",
        }

    def _known(self, endpoint: str) -> bool:
        """Say whether we may post there: anybody who is logged in could name any address."""
        place = urlsplit(endpoint)
        host = place.hostname or ""
        named = any(
            host.endswith(each[1:]) if each.startswith("*.") else host == each for each in self._hosts
        )
        return named and (place.scheme == "https" or host == "127.0.0.1")


def new_push_key(path: Path) -> None:
    """Write a fresh key to a new file, mode 0600. Raises FileExistsError: another ends all subscriptions."""
    vapid = Vapid02()
    vapid.generate_keys()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(vapid.private_pem())


def read_push_key(path: Path) -> Vapid02:
    """Read a key. Raises ValueError when it is none, OSError when it cannot be read."""
    text = path.read_bytes()
    try:
        return Vapid02.from_pem(text)
    except Exception as error:  # noqa: BLE001 - the library raises whatever its parser met
        raise ValueError(type(error).__name__) from None


def public_key(vapid: Vapid02) -> str:
    """Return the uncompressed point of the public key, as browsers want it."""
    numbers = vapid.public_key.public_numbers()
    point = b"\x04" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    """Return the bytes of base64url text. Raises ValueError."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from None
