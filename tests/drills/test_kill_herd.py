"""The processes under fire, made up: who is revived, which point comes next, what is counted."""

import signal
from collections.abc import Mapping
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from cases.sides import Side
from drills.chance import chance_of
from drills.kill_herd import CRASH_AT, PLACES, STUCK_SECONDS, Aim, Herd
from drills.kill_pager import Grudge

ROLES = {"turn.after_commit": "worker", "began.after_commit": "worker", "send.after": "sender"}


@dataclass
class MadeUp:
    """Fits ``RoleAtWork``."""

    name: str
    point: str
    url: str = ""
    code: int | None = None

    def is_up(self, seconds: float = 0.0) -> bool:
        del seconds
        return self.code is None

    def ended(self) -> int | None:
        return self.code

    def stop(self, seconds: float = 15.0) -> int | None:
        del seconds
        self.code = 0 if self.code is None else self.code
        return self.code

    def kill(self) -> None:
        self.code = -signal.SIGKILL


@dataclass
class MadeUpStreet:
    """Fits ``Street``; remembers everybody who was started."""

    url: str = ""
    born: list[MadeUp] = field(default_factory=list)

    def start(
        self, role: str, side: Side | None = None, environment: Mapping[str, str] | None = None
    ) -> MadeUp:
        name = role if side is None else f"{role}_{side.value}"
        self.born.append(MadeUp(name, (environment or {}).get(CRASH_AT, "")))
        return self.born[-1]

    def alive(self) -> list[MadeUp]:
        return [each for each in self.born if each.code is None]

    def last(self, name: str) -> MadeUp:
        return next(each for each in reversed(self.born) if each.name == name)


def herd_on(street: MadeUpStreet, each: int = 1) -> Herd:
    return Herd(street, Aim(ROLES, each), chance_of(1))


def test_who_dies_at_the_point_it_was_given_counts_and_comes_back_with_the_next() -> None:
    street = MadeUpStreet()
    herd = herd_on(street)
    herd.start()
    first = street.last("worker_a")
    assert {first.point, street.last("worker_b").point} == {"turn.after_commit", "began.after_commit"}
    first.code = -signal.SIGKILL
    herd.look()
    assert herd.aim.hit == {first.point: 1}
    assert street.last("worker_a") is not first
    assert street.last("worker_a").point == ""
    assert len(street.alive()) == len(PLACES)


def test_who_ends_by_itself_in_any_other_way_has_fallen() -> None:
    street = MadeUpStreet()
    herd = herd_on(street)
    herd.start(armed=False)
    street.last("web").code = 1
    street.last("clock_a").code = -signal.SIGKILL
    herd.look()
    assert sorted(herd.fallen) == ["clock_a=-9", "web=1"]
    assert herd.aim.left == len(ROLES)
    assert len(street.alive()) == len(PLACES)


def test_each_random_kill_hits_one_that_lives_and_it_comes_back() -> None:
    street = MadeUpStreet()
    herd = herd_on(street)
    herd.start()
    for _ in range(40):
        herd.kill_one()
    assert sum(herd.kills.values()) == sum(herd.deaths.values()) == 40
    assert len(street.alive()) == len(PLACES)
    assert herd.fallen == []
    assert not herd.aim.hit


def test_who_never_comes_by_its_point_is_started_again_with_another() -> None:
    street = MadeUpStreet()
    herd = herd_on(street, each=2)
    herd.start()
    before = street.last("sender_a")
    assert herd.loosen(0.0) == 0
    assert herd.loosen(STUCK_SECONDS + 1) == 4
    assert before.code == -signal.SIGKILL
    herd.disarm()
    assert [each.point for each in street.alive()] == [""] * len(PLACES)
    assert herd.stop() == []


@given(st.integers(1, 5), st.lists(st.sampled_from(["worker", "sender", "clock"]), max_size=40))
def test_no_point_is_given_out_more_often_than_it_must_be_hit(each: int, starts: list[str]) -> None:
    aim = Aim(ROLES, each)
    given_out: list[str] = []
    for turn, role in enumerate(starts):
        point = aim.next_for(role, given_out, turn)
        given_out += [point] if point else []
        assert not point or ROLES[point] == role
    assert all(given_out.count(point) <= each for point in ROLES)


def test_a_pager_with_a_grudge_refuses_the_first_try_of_each_page_for_one_person_only() -> None:
    grudge = Grudge(frozenset({"Duin-7"}))
    page: dict[str, object] = {"flag": "f", "step": 0, "text": "Nabij: S2 - Duin-7 - open app"}
    other: dict[str, object] = {"flag": "g", "step": 0, "text": "Nabij: S2 - Duin-8 - open app"}
    assert [grudge.refuses(page), grudge.refuses(page), grudge.refuses(other)] == [True, False, False]
    assert grudge.refuses({**page, "step": 1})
    grudge.gone = True
    assert not grudge.refuses({**page, "step": 2})
    assert grudge.refused == {"Duin-7": 2}
