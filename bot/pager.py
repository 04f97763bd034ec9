"""A page to a configured address: which severity, which pseudonym, no word of anybody."""

import httpx

from bot.log import Log, Said, code_of
from bot.paging_breaker import Breaker
from bot.paging_words import page_text
from bot.ports import Clock
from cases.traffic import DuePage

TIMEOUT_SECONDS = 5.0
ALARM_TEXT = "Nabij: storing - open app"


class HttpPager:
    """Posts JSON to one address. Used within one event loop; close it there."""

    def __init__(self, url: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._url = url
        self._client = httpx.AsyncClient(
            timeout=TIMEOUT_SECONDS, trust_env=False, follow_redirects=False, transport=transport
        )

    async def page(self, page: DuePage) -> bool:
        """Send the page; True when the address answered 2xx. Never raises for what the network does."""
        try:
            answer = await self._client.post(self._url, json=body_of(page))
        except (httpx.HTTPError, httpx.InvalidURL):
            return False
        return answer.is_success

    async def aclose(self) -> None:
        await self._client.aclose()


class NoPager:
    """No address: the row in the Postvak is the page, and it is there already."""

    async def page(self, page: DuePage) -> bool:
        del page
        return True


class TwoPaths:
    """The last resort of a house that has an alarm address too: used when the pager does not take a page.

    Without a pager the row in the Postvak is the page of whoever is named; where nobody is, the alarm
    address is told. A pager that fails again and again is left alone for a while, so that the second path
    is not late; when that one fails too, the pager is asked all the same.
    """

    def __init__(self, first: HttpPager | NoPager, second: HttpPager, clock: Clock) -> None:
        self._first = first
        self._second = second
        self._clock = clock
        self._breaker = Breaker()

    async def page(self, page: DuePage) -> bool:
        """Send the page over the first path that takes it; True when one did."""
        if isinstance(self._first, NoPager):
            return page.staff is not None or await self._second.page(page)
        asked = self._breaker.lets(self._clock.real())
        if asked and await self._asked(page):
            return True
        return await self._second.page(page) or (not asked and await self._first.page(page))

    async def _asked(self, page: DuePage) -> bool:
        taken = await self._first.page(page)
        self._breaker.told(good=taken, now=self._clock.real())
        return taken

    async def aclose(self) -> None:
        if isinstance(self._first, HttpPager):
            await self._first.aclose()
        await self._second.aclose()


def body_of(page: DuePage) -> dict[str, str | int]:
    """Return what leaves the house: codes and the party's pseudonym."""
    return {"text": page_text(page), "flag": page.flag, "step": page.step}


class AlarmLine:
    """Tells a second address what is wrong with the line itself, beside all loops. Never raises."""

    def __init__(self, url: str, log: Log, transport: httpx.BaseTransport | None = None) -> None:
        self._url = url
        self._log = log
        self._transport = transport

    def __call__(self, code: str) -> None:
        """Post one alarm: a code, no client and no person."""
        if not self._url:
            return
        try:
            with httpx.Client(timeout=TIMEOUT_SECONDS, trust_env=False, transport=self._transport) as client:
                client.post(self._url, json={"text": ALARM_TEXT, "code": code}).raise_for_status()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            self._log(Said.ALARM_NOT_TOLD, code=code_of(error))
