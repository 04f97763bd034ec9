"""One page over everything a person has: at once, each with its result, and never into silence."""

import asyncio
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

import httpx
import pytest
from fakes import FakePager, FixedClock
from provider_stand import Provider, a_provider

from bot.log import Log
from bot.pager import HttpPager, NoPager, TwoPaths
from bot.pager_http import HttpChannel, Template
from bot.paging import TRIES, PagingBoard, PagingChannel, Switchboard
from bot.paging_words import Call
from cases.ids import FlagId, StaffId
from cases.levels import Level
from cases.moments import MINUTE, SECOND, Moment
from cases.reach import Channel, Delivery, Reach, Tried
from cases.roster import Post
from cases.traffic import DuePage

NOOR = StaffId("noor")
PHONE = "+31612345678"
SMS, VOICE, PAGER = (
    Reach("r-sms", Channel.SMS, PHONE, True),
    Reach("r-voice", Channel.VOICE, PHONE, True),
    Reach("r-pager", Channel.PAGER, "noor4", False),
)


def page(step: int = 0, staff: StaffId | None = NOOR) -> DuePage:
    return DuePage(f"page{step}", FlagId("flag1"), step, staff, Level.ACUTE, "Duin-27")


@dataclass
class Book:
    """Coordination's addresses and a side's log of calls, in memory."""

    people: dict[StaffId, list[Reach]] = field(default_factory=dict)
    broken: bool = False
    tokens: list[str] = field(default_factory=list)
    kept: dict[str, tuple[Tried, Delivery]] = field(default_factory=dict)
    hastened: list[int] = field(default_factory=list)

    def addresses(self, staff: StaffId) -> Sequence[Reach]:
        if self.broken:
            raise OSError
        return self.people.get(staff, [])

    def lose_reach(self, reach: str) -> None:
        for addresses in self.people.values():
            addresses[:] = [one for one in addresses if one.id != reach]

    def begin_call(self, called: DuePage, token: str, now: Moment) -> None:
        del called, now
        self.tokens.append(token)

    def tried(self, called: DuePage) -> Mapping[str, Tried]:
        del called
        return {name: tried for name, (tried, _) in self.kept.items()}

    def record(self, called: DuePage, reach: Reach, delivery: Delivery, attempts: int, now: Moment) -> None:
        del called, now
        self.kept[reach.id] = (Tried("sent" if delivery.sent else "failed", attempts), delivery)

    def hasten(self, called: DuePage, now: Moment) -> bool:
        del now
        self.hastened.append(called.step)
        return True


@dataclass
class Stand:
    """A board with a real provider for each channel."""

    board: PagingBoard
    book: Book
    providers: dict[Channel, Provider]
    last: FakePager
    clock: FixedClock
    journal: io.StringIO

    def events(self) -> list[str]:
        return [json.loads(line)["event"] for line in self.journal.getvalue().splitlines()]


@pytest.fixture
def stand(store: ThreadPoolExecutor, log: Log, journal: io.StringIO) -> Iterator[Stand]:
    with ExitStack() as stack:
        channels = (Channel.SMS, Channel.VOICE, Channel.PAGER)
        providers = {each: stack.enter_context(a_provider()) for each in channels}
        book, last, clock = (
            Book({NOOR: [SMS, VOICE]}),
            FakePager([False] * 50),
            FixedClock(Moment(1_800_000_000_000_000)),
        )
        fields = {"to": "{to}", "text": "{text}", "url": "{ack_url}"}
        adapters: dict[Channel, PagingChannel] = {
            each: HttpChannel(each, Template(provider.url, fields)) for each, provider in providers.items()
        }
        switchboard = Switchboard(
            adapters,
            book,
            book,
            last,
            clock,
            store,
            store,
            log,
            "https://nabij.nl",
            "a",
            has_pager=True,
            stand_in=lambda page: NOOR if page.post is Post.BACKUP else None,
        )
        yield Stand(PagingBoard(switchboard), book, providers, last, clock, journal)


async def test_all_proven_channels_are_called_at_once_and_none_that_is_not(stand: Stand) -> None:
    stand.book.people[NOOR].append(PAGER)
    for provider in stand.providers.values():
        provider.slow = True
    calling = asyncio.create_task(stand.board.page(page()))
    async with asyncio.timeout(20):
        while not all(stand.providers[each].asked for each in (Channel.SMS, Channel.VOICE)):
            await asyncio.to_thread(lambda: None)
    assert not calling.done(), "both were called while neither had answered"
    for provider in stand.providers.values():
        provider.let_go.set()
    assert await calling is True
    assert stand.providers[Channel.PAGER].asked == []
    assert stand.last.paged == []
    body = json.loads(stand.providers[Channel.VOICE].bodies()[0])
    assert body == {
        "to": PHONE,
        "text": "Nabij: S3 - Duin-27 - open app",
        "url": f"https://nabij.nl/oproep/{stand.book.tokens[0]}/toets",
    }
    assert stand.book.tokens[0].startswith("a")
    assert len(stand.book.tokens[0]) == 44


async def test_a_channel_that_failed_goes_again_and_one_that_was_reached_does_not(stand: Stand) -> None:
    stand.providers[Channel.SMS].answers = [503]
    assert await stand.board.page(page()) is False, "something is left to try"
    assert await stand.board.page(page()) is True
    assert (len(stand.providers[Channel.SMS].asked), len(stand.providers[Channel.VOICE].asked)) == (2, 1)
    assert stand.book.kept["r-sms"][0] == Tried("sent", 2)
    assert stand.book.hastened == []
    assert stand.last.paged == []


async def test_a_channel_that_keeps_failing_is_left_when_another_reached_the_person(stand: Stand) -> None:
    stand.providers[Channel.SMS].answers = [503] * 9
    came = [await stand.board.page(page()) for _ in range(TRIES)]
    assert came == [False] * (TRIES - 1) + [True]
    stand.providers[Channel.VOICE].answers = [404]
    stand.book.kept.clear()
    stand.providers[Channel.SMS].answers = []
    stand.clock.advance(10 * MINUTE)
    assert await stand.board.page(page(1)) is True, "a number that does not exist is not tried again"


async def test_an_unproven_address_is_called_only_when_nothing_proven_was_reached(stand: Stand) -> None:
    stand.book.people[NOOR].append(PAGER)
    for each in (Channel.SMS, Channel.VOICE):
        stand.providers[each].answers = [400]
    assert await stand.board.page(page()) is True
    assert len(stand.providers[Channel.PAGER].asked) == 1
    assert stand.book.hastened == []


async def test_who_is_reached_over_nothing_lets_the_ladder_go_on_at_once(stand: Stand) -> None:
    for each in (Channel.SMS, Channel.VOICE):
        stand.providers[each].answers = [500]
    assert await stand.board.page(page()) is False
    assert stand.book.hastened == [0]
    assert [one.id for one in stand.last.paged] == ["page0"]
    assert "ladder_hastened" in stand.events()
    for step in (1, 2, 3, 4):
        for each in (Channel.SMS, Channel.VOICE):
            stand.providers[each].answers = [400]
        await stand.board.page(page(step))
    assert stand.book.hastened == [0, 1, 2], "the steps that page everybody keep their pace"


@pytest.mark.parametrize("why", ["open post", "no address", "book away", "no channel"])
async def test_the_organisations_pager_is_the_last_resort(stand: Stand, why: str) -> None:
    stand.last.answers = [True]
    stand.book.broken = why == "book away"
    if why == "no channel":
        stand.board = PagingBoard(replace(stand.board.board, channels={}))
    stand.book.people = {} if why == "no address" else stand.book.people
    assert await stand.board.page(page(0, None if why == "open post" else NOOR)) is True
    assert len(stand.last.paged) == 1
    assert not any(provider.asked for provider in stand.providers.values())


async def test_a_page_for_a_post_reaches_who_stands_there_now(stand: Stand) -> None:
    assert await stand.board.page(replace(page(0, None), post=Post.BACKUP)) is True
    assert len(stand.providers[Channel.SMS].asked) == 1
    assert stand.last.paged == []


async def test_without_a_pager_a_page_that_reached_nobody_goes_again(stand: Stand) -> None:
    stand.last.answers = [True] * 9
    stand.board = PagingBoard(replace(stand.board.board, has_pager=False))
    stand.book.broken = True
    assert await stand.board.page(page()) is False
    stand.book.broken = False
    for each in (Channel.SMS, Channel.VOICE):
        stand.providers[each].answers = [500]
    assert await stand.board.page(page()) is False
    assert stand.last.paged == []


@pytest.mark.parametrize("why", ["book away", "providers away"])
@pytest.mark.parametrize("alarm", [204, 503])
async def test_without_a_pager_the_alarm_address_hears_of_a_person_who_was_not_reached(
    stand: Stand, why: str, alarm: int
) -> None:
    told: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        told.append(request.content.decode())
        return httpx.Response(alarm)

    paths = TwoPaths(NoPager(), HttpPager("http://alarm.example/x", httpx.MockTransport(answer)), stand.clock)
    stand.board = PagingBoard(replace(stand.board.board, last_resort=paths))
    stand.book.broken = why == "book away"
    for each in (Channel.SMS, Channel.VOICE):
        stand.providers[each].answers = [500]
    assert await stand.board.page(page()) is (alarm == 204)
    assert len(told) == 1
    await paths.aclose()


async def test_a_provider_that_fails_is_left_alone_and_then_probed(stand: Stand) -> None:
    stand.book.people[NOOR] = [SMS]
    stand.providers[Channel.SMS].answers = [500] * 4
    for _ in range(5):
        await stand.board.page(page())
    assert len(stand.providers[Channel.SMS].asked) == 3
    assert stand.book.kept["r-sms"][1].code == "left_alone"
    assert stand.events().count("provider_left_alone") == 1
    stand.clock.advance(31 * SECOND)
    await asyncio.gather(stand.board.page(page()), stand.board.page(page()))
    assert len(stand.providers[Channel.SMS].asked) == 4, "one probe"
    stand.clock.advance(61 * SECOND)
    assert await stand.board.page(page()) is True


@dataclass
class Odd:
    """An adapter with a fault, or one that never answers."""

    hangs: bool
    seconds: float = 0.05

    def takes(self, address: str) -> str | None:
        return address

    def provider(self, address: str) -> str:
        return address

    async def send(self, address: str, call: Call) -> Delivery:
        del address, call
        if self.hangs:
            await asyncio.Event().wait()
        raise ZeroDivisionError

    async def aclose(self) -> None: ...


@pytest.mark.parametrize(("hangs", "code"), [(True, "timeout"), (False, "ZeroDivisionError")])
async def test_an_adapter_that_hangs_or_breaks_silences_no_other(
    stand: Stand, *, hangs: bool, code: str
) -> None:
    channels = {**stand.board.board.channels, Channel.SMS: Odd(hangs)}
    board = PagingBoard(replace(stand.board.board, channels=channels))
    assert await board.page(page()) is False
    assert stand.book.kept["r-sms"][1] == Delivery(sent=False, code=code)
    assert stand.book.kept["r-voice"][1].sent


async def test_a_device_that_is_gone_is_forgotten_and_a_channel_that_was_taken_away_is_said(
    stand: Stand,
) -> None:
    stand.book.people[NOOR] = [Reach("r-push", Channel.PUSH, "{}", True), VOICE]
    assert await stand.board.page(page()) is True
    assert stand.book.kept["r-push"][1].code == "not_configured"

    class Gone(Odd):
        async def send(self, address: str, call: Call) -> Delivery:
            del address, call
            return Delivery(sent=False, code="gone", again=False, gone=True)

    channels = {**stand.board.board.channels, Channel.PUSH: Gone(hangs=False)}
    stand.book.kept.clear()
    assert await PagingBoard(replace(stand.board.board, channels=channels)).page(page()) is True
    assert [one.id for one in stand.book.people[NOOR]] == ["r-voice"]


async def test_nothing_that_could_be_somebodys_stands_in_the_log_or_leaves_but_the_pseudonym(
    stand: Stand,
) -> None:
    stand.providers[Channel.SMS].answers = [500]
    await stand.board.page(page())
    assert PHONE not in stand.journal.getvalue()
    assert stand.book.tokens[0] not in stand.journal.getvalue()
    assert "Duin-27" not in stand.journal.getvalue()
    sent = "".join(body for provider in stand.providers.values() for body in provider.bodies())
    for word in ("noor", "flag1", "page0", "R25", "Hij"):
        assert word not in sent.replace(stand.book.tokens[0], "")
