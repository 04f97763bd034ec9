"""The last resort with an alarm address beside it: a page that no pager takes still leaves the house."""

import json

import httpx
import pytest
from console_fakes import FakeClock

from bot.pager import HttpPager, NoPager, TwoPaths
from bot.paging_breaker import FAILURES, SHORTEST_REST
from cases.ids import FlagId, StaffId
from cases.levels import Level
from cases.moments import Moment
from cases.traffic import DuePage


def page(staff: str | None) -> DuePage:
    return DuePage("p1", FlagId("f1"), 0, None if staff is None else StaffId(staff), Level.ACUTE, "Duin-27")


class Address:
    """An HTTP address that answers one status and writes down what it was sent."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.told: list[str] = []

    def pager(self) -> HttpPager:
        return HttpPager("http://somewhere.example/x", httpx.MockTransport(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.told.append(json.loads(request.content)["text"])
        return httpx.Response(self.status)


@pytest.mark.parametrize(
    ("first", "second", "taken"), [(204, 204, True), (503, 204, True), (503, 503, False)]
)
async def test_the_alarm_address_is_told_only_what_the_pager_did_not_take(
    first: int, second: int, taken: bool
) -> None:
    pager, alarm = Address(first), Address(second)
    paths = TwoPaths(pager.pager(), alarm.pager(), FakeClock(Moment(0)))
    assert await paths.page(page("anna")) is taken
    assert pager.told == ["Nabij: S3 - Duin-27 - open app"]
    assert len(alarm.told) == (0 if first == 204 else 1)
    await paths.aclose()


async def test_without_a_pager_only_a_page_that_names_nobody_is_told() -> None:
    alarm = Address(204)
    paths = TwoPaths(NoPager(), alarm.pager(), FakeClock(Moment(0)))
    assert await paths.page(page("anna"))
    assert alarm.told == []
    assert await paths.page(page(None))
    assert alarm.told == ["Nabij: S3 - Duin-27 - open app"]
    await paths.aclose()


async def test_a_pager_that_keeps_failing_is_left_alone_so_that_the_second_path_is_not_late() -> None:
    pager, alarm, clock = Address(503), Address(204), FakeClock(Moment(0))
    paths = TwoPaths(pager.pager(), alarm.pager(), clock)
    for _ in range(FAILURES + 4):
        assert await paths.page(page("anna"))
    assert (len(pager.told), len(alarm.told)) == (FAILURES, FAILURES + 4)
    pager.status = 204
    clock.moment = Moment(SHORTEST_REST)
    assert await paths.page(page("anna"))
    assert await paths.page(page("anna"))
    assert (len(pager.told), len(alarm.told)) == (FAILURES + 2, FAILURES + 4)
    await paths.aclose()


async def test_a_pager_that_is_left_alone_is_asked_all_the_same_when_the_second_path_fails() -> None:
    pager, alarm = Address(503), Address(503)
    paths = TwoPaths(pager.pager(), alarm.pager(), FakeClock(Moment(0)))
    for _ in range(FAILURES):
        assert not await paths.page(page("anna"))
    pager.status = 204
    assert await paths.page(page("anna"))
    await paths.aclose()
