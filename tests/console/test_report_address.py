"""Whoever finds a hole in an installation reads at its door whom to tell, without a log-in."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from console_fakes import FakeIds
from console_visit import Visit
from console_world import MONDAY, make_world, served
from hypothesis import given
from hypothesis import strategies as st

from cases.moments import Moment
from console.app import build
from console.reporting import report_link, security_text
from console.settings import ConsoleSettings

WHERE = "/.well-known/security.txt"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@pytest.fixture
def stranger() -> Iterator[Visit]:
    """Somebody without an account at a console whose organisation named an address."""
    world = make_world()
    settings = ConsoleSettings(
        secure=False, origin="https://nabij.example", report_address="beveiliging@voorbeeld.nl"
    )
    app = build(
        {},
        world.coordination,
        world.door,
        world.clock,
        FakeIds(),
        settings,
        feed=world.feed,
        report=lambda _reference, error: world.bugs.append(("", error)),
    )
    with served(app) as url, Visit(url) as visit:
        yield visit


def fields(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.split("\r\n") if line)


def test_the_door_names_the_address_and_a_browser_can_write_to_it(stranger: Visit) -> None:
    page = stranger.get("/inloggen").text
    assert '<a class="nl-link" href="mailto:beveiliging@voorbeeld.nl"' in page
    assert ">beveiliging@voorbeeld.nl</a>" in page


def test_the_file_of_rfc_9116_is_open_to_everybody(stranger: Visit) -> None:
    answer = stranger.get(WHERE)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert fields(answer.text) == {
        "Contact": "mailto:beveiliging@voorbeeld.nl",
        "Expires": "2027-05-22T13:30:00Z",
        "Preferred-Languages": "nl, en",
        "Canonical": "https://nabij.example" + WHERE,
    }
    assert "set-cookie" not in answer.headers


def test_without_an_address_there_is_no_file_and_no_line_at_the_door(nobody: Visit) -> None:
    assert nobody.get(WHERE).status_code == 404
    assert "Meld het hier" not in nobody.get("/inloggen").text


def test_an_address_on_the_web_stays_as_it_is() -> None:
    assert report_link("https://voorbeeld.nl/lek") == "https://voorbeeld.nl/lek"
    assert (
        fields(security_text("https://voorbeeld.nl/lek", "", MONDAY))["Contact"] == "https://voorbeeld.nl/lek"
    )
    assert report_link("") == ""


@given(st.integers(0, 4_000_000_000_000_000))
def test_the_file_never_promises_more_than_a_year_and_is_never_over(at: int) -> None:
    found = fields(security_text("lek@voorbeeld.nl", "", Moment(at)))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found["Expires"])
    now = EPOCH + timedelta(microseconds=at)
    assert now < datetime.fromisoformat(found["Expires"]) < now + timedelta(days=365)
