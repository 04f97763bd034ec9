"""How this process calls people: its channels, the board of each side, and what the console asks of both."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import TimeoutError as TooLate
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

from bot.log import Said
from bot.pager import NoPager
from bot.pager_http import HttpChannel
from bot.pager_mail import MailChannel
from bot.paging import TOKEN_BYTES, Lines, PagingBoard, PagingChannel, Switchboard
from bot.paging_words import Call, alert_call, code_call, gap_call, review_call, swap_call, trial_call
from bot.ports import Pager
from cases.desk import Staff
from cases.errors import AddressRefused, CallGoesOn, NotFound, TooManyAttempts
from cases.ids import StaffId
from cases.moments import MINUTE, SECOND, Moment
from cases.reach import Channel, LastTry, OwnReach, Reach
from cases.roster import Post
from cases.sides import Side
from cases.traffic import DuePage
from escalation.duty import duty_at
from nabij.house import House, SideHouse
from nabij.paging_takeup import take_up
from nabij.settings_paging import PagingSettings, PushSettings
from vault.coordination_alerts import Climb
from vault.paging import CallBook

WAIT_SECONDS = 10.0
"""How long a page of the console waits for a code to be sent."""
ACTION = "Ik kijk nu"
TEST = "t"
"""The first letter of the token of a test page; that of a page is the side's."""
ALERT = "c"
"""The first letter of the token of a call about a cross-side alert, which coordination keeps."""
MOST_SENT = 12
"""How many codes and test pages one person may have sent in ten minutes: each may cost money."""
_WINDOW = 10 * MINUTE
_FALL = (Post.DUTY, Post.BACKUP, Post.COORDINATOR, Post.LEAD)


class WiredPaging:
    """Fits the console's ``Paging``; ``base`` says where this house is reached from outside."""

    def __init__(self, house: House, base: Callable[[], str]) -> None:
        self._house = house
        self._base = base
        self._settings: PagingSettings = house.settings.paging
        self._channels: Mapping[Channel, PagingChannel] = {}
        self._push_key = ""
        self._lines: Lines | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sent: dict[str, list[Moment]] = {}

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Open the channels in the running event loop; close them there."""
        hall = self._house.hall
        self._channels, self._push_key = channels_of(self._settings)
        self._lines = Lines(self._channels, hall.tempo.clock, hall.log)
        self._loop = asyncio.get_running_loop()
        try:
            yield
        finally:
            self._loop = None
            for channel in self._channels.values():
                await channel.aclose()

    def board(self, house: SideHouse, last_resort: Pager) -> PagingBoard:
        """Return what the courier of one side calls with."""
        hall = self._house.hall
        return PagingBoard(
            Switchboard(
                channels=self._channels,
                book=house.near,
                calls=CallBook(house.database, house.store.sealer),
                last_resort=last_resort,
                clock=hall.tempo.clock,
                store=house.threads,
                office=self._house.office,
                log=hall.log,
                base=self._base(),
                prefix=house.side.value,
                has_pager=not isinstance(last_resort, NoPager),
                stand_in=lambda page: self._stand_in(house, page),
            )
        )

    def _stand_in(self, house: SideHouse, page: DuePage) -> StaffId | None:
        """Return who is at a page's post now, or at the next one; nobody who may not touch the client."""
        client = CallBook(house.database, house.store.sealer).client_of(page)
        barred = frozenset[StaffId]() if client is None else house.near.barred(house.side, client)
        duty = duty_at(house.near.roster(house.side), self._house.hall.tempo.clock.now())
        duty, place = replace(duty, barred=barred), _FALL.index(page.post)
        return next((who for each in (*_FALL[place:], *_FALL[:place]) if (who := duty.at_post(each))), None)

    def channels(self) -> Sequence[Channel]:
        return tuple(self._channels)

    def push_key(self) -> str:
        return self._push_key

    def own(self, staff: Staff) -> Sequence[OwnReach]:
        """Return the own addresses, each with what the last page there came to, on whichever side."""
        last: dict[str, LastTry] = {}
        for house in self._house.sides.values():
            for reach, tried in CallBook(house.database, house.store.sealer).last_tries(staff.id).items():
                last[reach] = max(last.get(reach, tried), tried, key=lambda one: one.at)
        return [replace(one, last=last.get(one.id)) for one in self._house.front.own_reach(staff)]

    def add(self, staff: Staff, channel: Channel, address: str) -> bool:
        """Keep an own address and send a code. Raises AddressRefused, TooManyAddresses, TooManyAttempts."""
        adapter = self._channels.get(channel)
        dialled = None if adapter is None else adapter.takes(address)
        if dialled is None:
            raise AddressRefused
        self._count(staff)
        reach, code = self._house.front.new_code(staff, self._house.front.add_reach(staff, channel, dialled))
        return self._send(reach, code_call(code, self._base()))

    def send_code(self, staff: Staff, reach: str) -> bool:
        """Send a fresh code. Raises NotFound, TooManyAttempts."""
        self._count(staff)
        found, code = self._house.front.new_code(staff, reach)
        return self._send(found, code_call(code, self._base()))

    def prove(self, staff: Staff, reach: str, code: str) -> bool:
        return self._house.front.prove_reach(staff, reach, code)

    def remove(self, staff: Staff, reach: str) -> None:
        self._house.front.remove_reach(staff, reach)

    def test(self, staff: Staff) -> int:
        """Send a test page over all own proven channels. Raises TooManyAttempts."""
        self._count(staff)
        return self.trial(staff.id)[0]

    def trial(self, staff: StaffId, shift: str = "") -> tuple[int, int]:
        """Send a test page over all proven channels of a person; return how many went, and of how many."""
        front = self._house.front
        proven = [one for one in front.addresses(staff) if one.verified]
        calls = [trial_call(TEST + secrets.token_urlsafe(TOKEN_BYTES), self._base()) for _ in proven]
        for reach, call in zip(proven, calls, strict=True):
            front.begin_test(reach.id, staff, call.token, shift)
        went = [self._send(reach, call) for reach, call in zip(proven, calls, strict=True)]
        return sum(went), len(went)

    def alert(self, staff: StaffId, alert: Climb) -> int:
        """Call a person about a cross-side alert: the severity and nothing else; return how many went."""
        known = self._house.front.addresses(staff)
        proven = [one for one in known if one.verified] or known
        token = ALERT + secrets.token_urlsafe(TOKEN_BYTES)
        if proven:
            self._house.front.begin_alert_call(alert.id, staff, token)
        call = alert_call(alert.level, token, self._base())
        return sum(self._send(reach, call) for reach in proven)

    def gap(self, staff: StaffId) -> int:
        """Call a person about hours without anybody on the roster; return how many calls went."""
        proven = [one for one in self._house.front.addresses(staff) if one.verified]
        return sum(self._send(reach, gap_call(self._base())) for reach in proven)

    def review(self, staff: StaffId) -> int:
        """Call a person about something to review; return how many calls went."""
        proven = [one for one in self._house.front.addresses(staff) if one.verified]
        return sum(self._send(reach, review_call(self._base())) for reach in proven)

    def swap(self, staff: StaffId) -> tuple[int, int]:
        """Call a person about a question to swap; return how many calls went, and of how many."""
        proven = [one for one in self._house.front.addresses(staff) if one.verified]
        went = [self._send(reach, swap_call(self._base())) for reach in proven]
        return sum(went), len(went)

    def look_up(self, token: str) -> None:
        """Raise CallOver when this call is over, NotFound when there never was one, CallGoesOn."""
        if token.startswith(TEST):
            self._house.front.look_up_test(token)
            return
        if token.startswith(ALERT):
            self._house.front.look_up_alert_call(token)
            return
        house = self._side(token)
        CallBook(house.database, house.store.sealer).called(token, self._house.hall.tempo.clock.now())

    def take_up(self, token: str, via: str) -> None:
        """Take up a page, an alert or a test page. Raises CallOver, NotFound, CallGoesOn."""
        if token.startswith(TEST):
            self._answered(token)
            return
        if token.startswith(ALERT):
            self._heard(token, via)
            return
        called = take_up(self._side(token), self._house.front, self._house.hall, token, via)
        self._house.hall.log(Said.PAGE_TAKEN_UP, page=called.page, kind=via)

    def _answered(self, token: str) -> None:
        """Take a test page as answered; with it the shift that it was for is proven."""
        who, shift = self._house.front.answer_test(token)
        if shift:
            with suppress(NotFound):  # the shift is over, or a colleague's meanwhile: the address works still
                self._house.front.verify_shift(who, shift)
        self._house.hall.wake.ring("coordination")

    def _heard(self, token: str, via: str) -> None:
        """Take an alert as answered. Raises CallOver, NotFound, CallGoesOn."""
        heard = self._house.front.answer_alert_call(token, via)
        said = Said.ALERT_TAKEN_UP if heard.ended else Said.ALERT_HEARD
        self._house.hall.log(said, alert=heard.alert, kind=via)
        self._house.hall.wake.ring("coordination")
        if not heard.ended:
            raise CallGoesOn

    def _side(self, token: str) -> SideHouse:
        """Return the side whose token this is, by its first letter. Raises NotFound."""
        side = next((each for each in Side if token.startswith(each.value)), None)
        if side is None or side not in self._house.sides:
            raise NotFound
        return self._house.sides[side]

    def _send(self, reach: Reach, call: Call) -> bool:
        if self._loop is None or self._lines is None:
            return False
        sending = asyncio.run_coroutine_threadsafe(self._lines.send(reach, call), self._loop)
        try:
            return sending.result(WAIT_SECONDS).sent
        except TooLate:
            return False

    def _count(self, staff: Staff) -> None:
        """Let one person have so many sent in ten minutes. Raises TooManyAttempts."""
        now = self._house.hall.tempo.clock.real()
        recent = [at for at in self._sent.get(staff.id, []) if now - at < _WINDOW]
        if len(recent) >= MOST_SENT:
            raise TooManyAttempts((recent[0] + _WINDOW - now) // SECOND + 1)
        self._sent[staff.id] = [*recent, now]


def channels_of(settings: PagingSettings) -> tuple[dict[Channel, PagingChannel], str]:
    """Return the channels that were configured, and the key that browsers subscribe to push with."""
    channels: dict[Channel, PagingChannel] = {}
    key = ""
    if settings.push is not None:
        channels[Channel.PUSH], key = _push(settings.push)
    if settings.mail is not None:
        channels[Channel.MAIL] = MailChannel(settings.mail)
    for channel, template in settings.providers.items():
        channels[channel] = HttpChannel(channel, template)
    return channels, key


def _push(settings: PushSettings) -> tuple[PagingChannel, str]:
    from bot.pager_push import PushChannel  # noqa: PLC0415  # an extra: absent where push is not used

    made = PushChannel(settings.key, settings.contact, settings.hosts, ACTION)
    return made, made.public_key
