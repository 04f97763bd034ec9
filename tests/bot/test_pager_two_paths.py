"""The last resort with an alarm address beside it: a page that no pager takes still leaves the house."""

import json

import httpx
import pytest

from bot.pager import HttpPager, NoPager, TwoPaths
from cases.ids import FlagId, StaffId
from cases.levels import Level
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
    paths = TwoPaths(pager.pager(), alarm.pager())
    assert await paths.page(page("anna")) is taken
    assert pager.told == ["Nabij: S3 - Duin-27 - open app"]
    assert len(alarm.told) == (0 if first == 204 else 1)
    await paths.aclose()


async def test_without_a_pager_only_a_page_that_names_nobody_is_told() -> None:
    alarm = Address(204)
    paths = TwoPaths(NoPager(), alarm.pager())
    assert await paths.page(page("anna"))
    assert alarm.told == []
    assert await paths.page(page(None))
    assert alarm.told == ["Nabij: S3 - Duin-27 - open app"]
    await paths.aclose()
