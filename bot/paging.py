"""Calls one person over all proven channels at once (First Six), and says what each came to.

The row in the Postvak is always there already. A person who can be reached over none makes the ladder go on
at once; the organisation's own pager is the last resort, and where no person is named the only one.
"""

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from bot.log import Log, Said, code_of
from bot.paging_breaker import Breaker
from bot.paging_words import Call, page_call
from bot.ports import Clock, Pager
from cases.ids import StaffId
from cases.moments import Moment
from cases.reach import Channel, Delivery, Reach, Tried
from cases.traffic import DuePage
from escalation.ladder import MINUTE_15_STEP

Found = TypeVar("Found")

TRIES = 3
"""How often one address is tried for one page while another of the same person was reached."""
TOKEN_BYTES = 32


class PagingChannel(Protocol):
    """One way to call somebody. ``seconds`` is how long a call may take."""

    @property
    def seconds(self) -> float: ...

    def takes(self, address: str) -> str | None:
        """Return an address as this channel calls it; None when it cannot."""

    def provider(self, address: str) -> str:
        """Return a code for who would deliver: what fails together has one breaker."""

    async def send(self, address: str, call: Call) -> Delivery: ...

    async def aclose(self) -> None: ...


class AddressBook(Protocol):
    """Where people are reached; coordination keeps it."""

    def addresses(self, staff: StaffId) -> Sequence[Reach]: ...

    def lose_reach(self, reach: str) -> None: ...


class CallLog(Protocol):
    """What calls leave behind on one side."""

    def begin_call(self, called: DuePage, token: str, now: Moment) -> None: ...

    def tried(self, called: DuePage) -> Mapping[str, Tried]: ...

    def record(
        self, called: DuePage, reach: Reach, delivery: Delivery, attempts: int, now: Moment
    ) -> None: ...

    def hasten(self, called: DuePage, now: Moment) -> bool: ...


@dataclass(frozen=True)
class Switchboard:
    """What a board works with. ``prefix`` begins each token of this side; ``base`` begins each link.

    ``stand_in`` says who answers for the post of a page that names nobody: some are made when nobody knows.
    """

    channels: Mapping[Channel, PagingChannel]
    book: AddressBook
    calls: CallLog
    last_resort: Pager
    clock: Clock
    store: Executor
    office: Executor
    log: Log
    base: str
    prefix: str
    has_pager: bool
    stand_in: Callable[[DuePage], StaffId | None]


@dataclass
class Lines:
    """Channels with a breaker for each provider; for pages, and for codes and test pages too."""

    channels: Mapping[Channel, PagingChannel]
    clock: Clock
    log: Log
    _breakers: dict[str, Breaker] = field(default_factory=dict)

    async def send(self, reach: Reach, call: Call) -> Delivery:
        """Call one address. Never raises, and never takes longer than the channel may."""
        channel = self.channels.get(reach.channel)
        if channel is None:
            return Delivery(sent=False, code="not_configured", again=False)
        breaker = self._breakers.setdefault(channel.provider(reach.address), Breaker())
        if not breaker.lets(self.clock.real()):
            return Delivery(sent=False, code="left_alone")
        delivery = await _within(channel, reach.address, call)
        if breaker.told(good=delivery.sent or not delivery.again, now=self.clock.real()):
            self.log(Said.PROVIDER_LEFT_ALONE, kind=reach.channel.value, code=delivery.code)
        return delivery


async def _within(channel: PagingChannel, address: str, call: Call) -> Delivery:
    try:
        async with asyncio.timeout(channel.seconds):
            return await channel.send(address, call)
    except TimeoutError:
        return Delivery(sent=False, code="timeout")
    except Exception as error:  # noqa: BLE001 - a fault of one adapter may not silence the others
        return Delivery(sent=False, code=code_of(error))


@dataclass
class PagingBoard:
    """Fits the courier's ``Pager``: one page for one person, over everything that person has."""

    board: Switchboard
    lines: Lines = field(init=False)

    def __post_init__(self) -> None:
        self.lines = Lines(self.board.channels, self.board.clock, self.board.log)

    async def page(self, page: DuePage) -> bool:
        """Call; True when nothing is left to try for this page. False: it goes again in a moment."""
        if not self.board.channels:
            return await self.board.last_resort.page(page)
        try:
            page, known = await self._asked(self._known, page)
        except Exception as error:  # noqa: BLE001 - without the book there still is the last resort
            self.board.log(Said.PAGE_FAILED, page=page.id, code=code_of(error))
            return await self._nobody_called(page)
        if not known:
            return await self.board.last_resort.page(page)
        return await self._call(page, known)

    def _known(self, page: DuePage) -> tuple[DuePage, Sequence[Reach]]:
        """Return the page with who is called for it, and that person's addresses."""
        staff = page.staff if page.staff is not None else self.board.stand_in(page)
        if staff is None:
            return page, ()
        return replace(page, staff=staff), self.board.book.addresses(staff)

    async def _call(self, page: DuePage, known: Sequence[Reach]) -> bool:
        before = await self._stored(self.board.calls.tried, page)
        token = self.board.prefix + secrets.token_urlsafe(TOKEN_BYTES)
        await self._stored(self.board.calls.begin_call, page, token, self.board.clock.now())
        call = page_call(page, token, self.board.base)
        came = dict(before)
        for proven in (True, False):
            some = [one for one in known if one.verified is proven]
            came |= await self._at_once(page, call, some, before)
            if any(one.state == "sent" for one in came.values()):
                return _settled([one for one in known if one.verified or not proven], came)
        return await self._unreached(page)

    async def _at_once(
        self, page: DuePage, call: Call, some: Sequence[Reach], before: Mapping[str, Tried]
    ) -> dict[str, Tried]:
        """Call every address of these that was not reached yet, together."""
        waiting = [one for one in some if not _done(before.get(one.id))]
        tries = [before[one.id].attempts + 1 if one.id in before else 1 for one in waiting]
        came = await asyncio.gather(
            *(self._one(page, call, one, tried) for one, tried in zip(waiting, tries, strict=True))
        )
        return {one.id: what for one, what in zip(waiting, came, strict=True)}

    async def _one(self, page: DuePage, call: Call, reach: Reach, attempt: int) -> Tried:
        delivery = await self.lines.send(reach, call)
        said = Said.PAGE_DELIVERED if delivery.sent else Said.PAGE_NOT_DELIVERED
        self.board.log(said, page=page.id, kind=reach.channel.value, code=delivery.code, attempt=attempt)
        attempts = attempt if delivery.again or delivery.sent else TRIES
        await self._stored(self.board.calls.record, page, reach, delivery, attempts, self.board.clock.now())
        if delivery.gone:
            await self._asked(self.board.book.lose_reach, reach.id)
        return Tried("sent" if delivery.sent else "failed", attempts)

    async def _unreached(self, page: DuePage) -> bool:
        """Let the next step of the ladder come now; the last steps page everybody and keep their pace."""
        if page.step < MINUTE_15_STEP and await self._stored(
            self.board.calls.hasten, page, self.board.clock.now()
        ):
            self.board.log(Said.LADDER_HASTENED, page=page.id, step=page.step)
        return await self._nobody_called(page)

    async def _nobody_called(self, page: DuePage) -> bool:
        """Give the page to the last resort as one that names nobody: whoever it named was not reached."""
        return self.board.has_pager and await self.board.last_resort.page(replace(page, staff=None))

    async def _stored(self, call: Callable[..., Found], *arguments: object) -> Found:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.board.store, lambda: call(*arguments))

    async def _asked(self, call: Callable[..., Found], *arguments: object) -> Found:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.board.office, lambda: call(*arguments))


def _done(tried: Tried | None) -> bool:
    return tried is not None and tried.state == "sent"


def _settled(some: Sequence[Reach], came: Mapping[str, Tried]) -> bool:
    """Say whether each of these was reached or tried often enough."""
    return all(one.id in came and (_done(came[one.id]) or came[one.id].attempts >= TRIES) for one in some)
