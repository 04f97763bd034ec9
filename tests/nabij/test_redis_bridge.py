"""Rings between processes over a real Redis: soon when it is there, never waited for when it is not."""

from collections.abc import Iterator
from time import monotonic

import pytest
from redis_stand import LONG, Stand, eventually, stand

from bot.wake import Wake
from drills.fault_proxy import Weather
from drills.redis_judge import LONGEST_WAIT_MS
from nabij.redis_bridge import Bridge
from nabij.redis_door import Windows

HELD_UP = 0.05


@pytest.fixture
def redis() -> Iterator[Stand]:
    with stand() as made:
        yield made


def test_a_ring_here_is_heard_there_long_before_the_next_look(redis: Stand) -> None:
    here, _, there, _ = redis.ends()
    bell, took = there.bell(), []
    for _ in range(20):
        began = monotonic()
        here.of("a").ring()
        assert bell.wait(LONG)
        took.append(monotonic() - began)
        bell.wait(0.05)
    assert sorted(took)[len(took) // 2] < 0.1


def test_an_own_ring_does_not_come_back(redis: Stand) -> None:
    here, one, there, other = redis.ends()
    bell = there.bell()
    here.ring()
    assert bell.wait(LONG)
    assert eventually(lambda: other.traffic.heard >= 1)
    assert one.traffic.heard == 0
    assert other.traffic.published == 0


def test_a_ring_of_one_side_is_not_carried_to_the_other_side(redis: Stand) -> None:
    here, _, there, other = redis.ends()
    bell = there.bell()
    bell.wait(0.1)
    here.of("b").ring()
    assert not bell.wait(0.5)
    here.of("a").ring()
    assert bell.wait(LONG)
    assert other.traffic.heard == 1


def test_a_thousand_rings_at_once_are_a_few_messages(redis: Stand) -> None:
    here, one, there, other = redis.ends()
    bell = there.bell()
    for _ in range(1000):
        here.of("a").ring()
    assert bell.wait(LONG)
    assert eventually(lambda: other.traffic.heard >= 1)
    assert one.traffic.published < 100


def test_a_payload_is_an_id_and_a_counter_and_a_channel_names_its_store(redis: Stand) -> None:
    here, _, there, _ = redis.ends()
    bell = there.bell()
    here.of("a").ring()
    assert bell.wait(LONG)
    assert redis.server.ask("PUBSUB", "CHANNELS") in (
        [f"nabij:wake:{store}".encode() for store in order]
        for order in (
            ("a", "b", "coordination"),
            ("a", "coordination", "b"),
            ("b", "a", "coordination"),
            ("b", "coordination", "a"),
            ("coordination", "a", "b"),
            ("coordination", "b", "a"),
        )
    )
    assert redis.server.keys() == {}


@pytest.mark.parametrize("kind", ["black_hole", "gone", "reset", "cut", "drip", "slow"])
def test_whoever_rings_is_never_held_up_and_the_bridge_comes_back_by_itself(redis: Stand, kind: str) -> None:
    here, one, there, other = redis.ends()
    redis.proxy.turn(Weather(kind, 2.0, 2))
    for _ in range(30):
        began = monotonic()
        here.ring()
        assert monotonic() - began < HELD_UP * 4
    assert one.traffic.waits.longest_ms() < HELD_UP * 4000
    redis.proxy.turn(Weather())
    bell = there.bell()

    def comes_through() -> bool:
        here.of("a").ring()
        return bell.wait(0.1)

    assert eventually(comes_through)
    assert eventually(lambda: one.traffic.connected and other.traffic.connected)


def test_a_line_that_fell_silent_is_noticed_and_connected_anew(redis: Stand) -> None:
    _, one, _, _ = redis.ends()
    redis.server.hold()
    assert eventually(lambda: not one.traffic.connected)
    redis.server.go_on()
    assert eventually(lambda: one.traffic.connected)


def test_what_was_rung_meanwhile_is_made_good_by_one_ring_on_coming_back(redis: Stand) -> None:
    _, _, there, other = redis.ends()
    redis.server.kill()
    assert eventually(lambda: not other.traffic.connected)
    bell = there.bell()
    redis.server.start()
    assert bell.wait(LONG)
    assert eventually(lambda: other.traffic.connected)


def test_a_redis_that_was_never_there_is_said_once_and_stops_nothing() -> None:
    with stand(running=False) as made:
        wake = Wake()
        bridge, bell = made.bridge(wake, "a"), wake.bell()
        for _ in range(50):
            wake.ring()
            assert bell.wait(LONG)
        assert eventually(lambda: "redis_away" in made.said.getvalue())
        bridge.close()
        assert made.said.getvalue().count("redis_away") == 1


RIGHTS_OF_A = [
    "&nabij:wake:a",
    "&nabij:wake:coordination",
    "~nabij:{login}:*",
    "+publish",
    "+subscribe",
    "+ping",
    "+eval",
    "+incr",
    "+pexpire",
    "+pttl",
    "+get",
    "+del",
    "+decrby",
]


def test_a_user_who_may_reach_one_side_only_is_enough_for_its_processes(redis: Stand) -> None:
    redis.server.ask("ACL", "SETUSER", "side_a", "on", ">geheim", "resetchannels", *RIGHTS_OF_A)
    here, there = Wake(), Wake()
    one = redis.bridge(here, "a", user="side_a:geheim")
    other = redis.bridge(there, "a", user="side_a:geheim")
    assert eventually(lambda: one.traffic.connected and other.traffic.connected)
    bell = there.bell()
    here.ring()
    assert bell.wait(LONG)
    assert other.traffic.heard >= 1
    windows = Windows(other.link, other.traffic.waits)
    windows.count("nabij:{login}:x", "nabij:{login}:y")
    assert eventually(lambda: len(redis.server.keys()) == 2)
    windows.close()


def test_a_user_of_one_side_cannot_listen_to_the_other(redis: Stand) -> None:
    redis.server.ask("ACL", "SETUSER", "side_a", "on", ">geheim", "resetchannels", *RIGHTS_OF_A)
    spy = redis.bridge(Wake(), "b", user="side_a:geheim")
    assert eventually(lambda: "NoPermissionError" in redis.said.getvalue())
    assert not spy.traffic.connected


class WaitingBridge(Bridge):
    """What the drill must catch: it publishes in the arms of whoever committed."""

    def hand_over(self, store: str) -> None:
        super().hand_over(store)
        self.publish()


def test_a_bridge_that_waits_for_redis_is_told_by_its_own_figures(redis: Stand) -> None:
    wake = Wake()
    bridge = redis.bridge(wake, "a", "b", kind=WaitingBridge)
    assert eventually(lambda: bridge.traffic.connected)
    redis.proxy.turn(Weather("black_hole"))
    wake.ring()
    assert bridge.traffic.waits.longest_ms(fresh=True) > LONGEST_WAIT_MS
    assert bridge.traffic.waits.longest_ms() == 0
