"""Shared log-in windows on a real Redis: a flood costs nothing; without Redis the database decides alone."""

from collections.abc import Iterator
from contextlib import ExitStack
from time import monotonic

import pytest
from redis_stand import Stand, eventually, stand
from vault_people import BOTH, PASSWORD, Building, Office, building_on

from cases.errors import TooManyAttempts
from cases.moments import HOUR
from cases.sides import Side
from drills.fault_proxy import Weather
from drills.redis_judge import LONGEST_WAIT_MS, canaries_in
from nabij.redis_door import MOST_AT_ADDRESS, MOST_AT_LOGIN, WINDOW_SECONDS, WindowedDoor, Windows
from nabij.redis_link import PREFIX, TIMEOUT, RedisLink, Waits
from vault.attempts import FREE_ATTEMPTS
from vault.tables_coordination import access_log, login_attempt

ADDRESS = "192.0.2.77"
FLOOD = 300
BUSY = 3
"""A test shares its machine with others; the drill holds the figure itself."""


@pytest.fixture(scope="module", params=BOTH)
def building(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    yield from building_on(request, tmp_path_factory)


@pytest.fixture
def redis() -> Iterator[Stand]:
    with stand() as made:
        yield made


class Hall:
    """An office whose door stands behind windows, as one or more processes see it."""

    def __init__(self, building: Building, redis: Stand, stack: ExitStack) -> None:
        self.office = Office(building)
        self.redis = redis
        self.waits = Waits()
        self._stack = stack
        self.door = self.process()

    def process(self) -> WindowedDoor:
        """Return the door as another process of the line has it."""
        windows = Windows(RedisLink(self.redis.url), self.waits)
        self._stack.callback(windows.close)
        return WindowedDoor(self.office.desk.door, windows, self.office.sealer)

    def tries(self, times: int, login: str = "noor", address: str = ADDRESS) -> list[int]:
        """Try a wrong password so often; return the seconds of each refusal, 0 where it was looked at."""
        found = []
        for _ in range(times):
            try:
                assert self.door.log_in(login, "fout", Side.A, address) is None
                found.append(0)
            except TooManyAttempts as refusal:
                found.append(refusal.seconds)
        return found

    def written(self) -> list[list[dict[str, object]]]:
        return [self.office.rows(table) for table in (login_attempt, access_log)]


@pytest.fixture
def hall(building: Building, redis: Stand) -> Iterator[Hall]:
    with ExitStack() as stack:
        made = Hall(building, redis, stack)
        made.office.hire("noor")
        yield made


def test_the_right_password_lets_in_and_leaves_nothing_behind_in_redis(hall: Hall) -> None:
    for _ in range(3):
        assert hall.tries(1) == [0]
        token = hall.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
        assert token is not None
        session = hall.door.session(token)
        assert session is not None
        assert session.staff.login == "noor"
        hall.door.log_out(token)
        assert hall.door.session(token) is None
    assert eventually(lambda: hall.redis.server.keys() == {})


def test_the_database_refuses_first(hall: Hall) -> None:
    found = hall.tries(FREE_ATTEMPTS + 1)
    assert found[:FREE_ATTEMPTS] == [0] * FREE_ATTEMPTS
    assert found[FREE_ATTEMPTS] > 0
    assert len(hall.written()[1]) == FREE_ATTEMPTS + 1, "each attempt, and one line for the block"


def test_a_flood_at_one_login_is_turned_away_without_a_look_or_a_write(hall: Hall) -> None:
    hall.tries(MOST_AT_LOGIN)
    before = hall.written()
    found = hall.tries(FLOOD)
    assert all(0 < seconds <= WINDOW_SECONDS for seconds in found)
    assert hall.written() == before


def test_a_flood_from_one_address_with_ever_new_names_is_turned_away_too(hall: Hall) -> None:
    for number in range(MOST_AT_ADDRESS):
        hall.tries(1, login=f"naam-{number}")
    before = hall.written()
    found = [each for number in range(FLOOD) for each in hall.tries(1, login=f"nieuw-{number}")]
    assert all(0 < seconds <= WINDOW_SECONDS for seconds in found)
    assert hall.written() == before
    assert hall.door.log_in("noor", PASSWORD, Side.A, "198.51.100.9") is not None


def test_all_processes_count_together(hall: Hall) -> None:
    other = hall.process()
    hall.tries(MOST_AT_LOGIN)
    before = hall.written()
    with pytest.raises(TooManyAttempts):
        other.log_in("noor", PASSWORD, Side.A, "203.0.113.5")
    assert hall.written() == before


def test_a_good_log_in_takes_back_its_own_failures_and_no_others(hall: Hall) -> None:
    hall.tries(2, login="iemand")
    hall.tries(2)
    assert hall.door.log_in("noor", PASSWORD, Side.A, ADDRESS) is not None
    # Two failures of somebody else stay on the address, and on that login.
    assert eventually(lambda: len(hall.redis.server.keys()) == 2)
    held = hall.redis.server.keys()
    assert [hall.redis.server.ask("GET", key) for key in held] == [b"2", b"2"]


def test_keys_are_ours_and_end_by_themselves_and_tell_nobody_who_it_was(hall: Hall) -> None:
    hall.tries(3)
    keys = hall.redis.server.keys()
    assert len(keys) == 2
    for name, life in keys.items():
        assert name.startswith(PREFIX)
        assert 0 < life <= WINDOW_SECONDS * 1000
    seen = hall.redis.server.dump() + bytes(hall.redis.proxy.seen)
    assert canaries_in(seen, ["noor", "fout", ADDRESS, PASSWORD]) == []
    assert canaries_in(seen, [PREFIX]) == [PREFIX]


def test_flushing_redis_gives_the_decision_back_to_the_database(hall: Hall) -> None:
    hall.tries(MOST_AT_LOGIN)
    hall.redis.server.ask("FLUSHALL")
    refused = hall.tries(1)
    assert refused[0] > 0
    hall.office.clock.wall += HOUR
    assert hall.tries(1) == [0]


@pytest.mark.parametrize("kind", ["black_hole", "gone", "reset", "cut", "slow", "drip"])
def test_with_redis_away_a_log_in_works_and_waits_a_moment_at_most(hall: Hall, kind: str) -> None:
    hall.redis.proxy.turn(Weather(kind, 2.0, 2))
    began = monotonic()
    assert hall.door.log_in("noor", PASSWORD, Side.A, ADDRESS) is not None
    assert monotonic() - began < 5.0
    found = hall.tries(FREE_ATTEMPTS + 1)
    assert found[:FREE_ATTEMPTS] == [0] * FREE_ATTEMPTS
    assert found[FREE_ATTEMPTS] > 0
    assert hall.waits.count > FREE_ATTEMPTS
    assert hall.waits.longest_ms() < BUSY * LONGEST_WAIT_MS


def test_a_dead_redis_is_not_asked_for_long(hall: Hall) -> None:
    hall.redis.proxy.turn(Weather("black_hole"))
    hall.tries(5, login="eerst", address="198.51.100.1")
    hall.waits.longest_ms(fresh=True)
    hall.tries(5, login="later", address="198.51.100.2")
    assert hall.waits.longest_ms() < TIMEOUT * 1000


@pytest.mark.parametrize(
    "command",
    [("CONFIG", "SET", "maxmemory", "1"), ("REPLICAOF", "127.0.0.1", "1")],
    ids=["full", "read_only"],
)
def test_a_redis_that_refuses_is_no_reason_to_refuse_anybody(hall: Hall, command: tuple[str, ...]) -> None:
    hall.redis.server.ask(*command)
    assert hall.tries(FREE_ATTEMPTS) == [0] * FREE_ATTEMPTS
    assert hall.tries(1)[0] > 0
