"""Roles as processes of their own: they start, say where, die by a kill, come back, and stop when asked."""

import signal
from collections.abc import Iterator

import httpx
import pytest

from cases.sides import Side
from nabij.crashing import VARIABLE
from nabij.drill.street import Street, open_street
from nabij.prepare import migrate_all, write_keys
from nabij.refused import EXIT_REFUSED
from nabij.stage import StagedBot, stage_settings

BOT = StagedBot(Side.A, "1001:street-token-a", "planning_street_bot", "Planning")
NOBODY = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    settings = stage_settings(tmp_path_factory.mktemp("street"), NOBODY, (BOT,))
    write_keys(settings)
    migrate_all(lambda _line: None, settings)
    with open_street(settings) as made:
        yield made


def test_a_web_process_answers_at_the_same_address_after_it_was_killed(street: Street) -> None:
    for _ in range(2):
        web = street.start("web")
        web.wait_until_up()
        assert web.url == street.url
        assert httpx.get(f"{web.url}/inloggen", timeout=20.0).status_code == 200
        web.kill()
        assert web.ended() == -signal.SIGKILL


def test_a_role_stops_with_a_good_exit_when_it_is_asked(street: Street) -> None:
    worker = street.start("worker", Side.A)
    worker.wait_until_up()
    assert worker.url == ""
    assert worker.stop() == 0
    assert "inbox_a" in worker.said()


def test_a_role_dies_by_itself_at_the_point_it_was_given(street: Street) -> None:
    # It may die before it says that all its parts run: the first sweep waits for nothing.
    clock = street.start("clock", Side.A, {VARIABLE: "sweep.after_commit"})
    clock.wait_until_ended(60.0)
    assert clock.ended() == -signal.SIGKILL


def test_a_role_with_a_point_that_does_not_exist_is_refused(street: Street) -> None:
    clock = street.start("clock", Side.A, {VARIABLE: "sweep.sometime"})
    clock.wait_until_ended(20.0)
    assert clock.ended() == EXIT_REFUSED
    with pytest.raises(TimeoutError, match="nabij drill kill --points"):
        clock.wait_until_up()
