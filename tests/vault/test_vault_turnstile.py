"""The queue of writers inside one process."""

import threading

import pytest

from vault.turnstile import Turnstile


def test_an_urgent_writer_passes_before_the_others_and_the_others_keep_their_order() -> None:
    turnstile = Turnstile()
    passed: list[str] = []

    def enter(name: str, *, first: bool) -> None:
        with turnstile.passage(first=first):
            passed.append(name)

    arrivals = [("clock", False), ("sender", False), ("webhook", True)]
    threads = []
    with turnstile.passage():
        for place, (name, first) in enumerate(arrivals, start=1):
            thread = threading.Thread(target=enter, args=(name,), kwargs={"first": first})
            thread.start()
            threads.append(thread)
            while turnstile.waiting < place:
                pass
    for thread in threads:
        thread.join()
    assert passed == ["webhook", "clock", "sender"]


def test_a_transaction_inside_a_transaction_is_a_bug_that_shows() -> None:
    turnstile = Turnstile()
    with turnstile.passage(), pytest.raises(RuntimeError), turnstile.passage():
        pass
    with turnstile.passage():
        assert turnstile.waiting == 0
