"""Around a conversation stand what the bot told since the oldest open flag, past flags, and consent."""

from collections.abc import Iterator

import pytest
from vault_desks import Desks, desks_in, new_client
from vault_people import BOTH, Building, building_on

from cases.desk import Staff
from cases.effects import CloseFlag, Say, SayKind
from cases.events import FlagClosed
from cases.ids import ClientId, EventId
from cases.levels import Level, Mode
from cases.moments import SECOND


@pytest.fixture(scope="module", params=BOTH)
def building(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    yield from building_on(request, tmp_path_factory)


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


def _tells(desks: Desks, client: ClientId, text: str, kind: SayKind, *, closes: bool = False) -> None:
    desks.office.clock.domain += SECOND
    desks.say(client, "", Say(client, text, kind, Mode.OPEN, closes_talk=closes))


def test_what_was_told_is_what_the_bot_said_of_danger_reading_and_speaking_since_the_flag(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    _tells(desks, merel, "van daarvoor", SayKind.SAFETY)
    assert desks.a.conversation(noor, merel).told == ()
    desks.office.clock.domain += SECOND
    flagged = desks.alarm(merel, "help")
    _tells(desks, merel, "Bel 112.", SayKind.SAFETY)
    _tells(desks, merel, "Hoe gaat het?", SayKind.REPLY)
    _tells(desks, merel, "Een medewerker leest dit vandaag.", SayKind.REPLY, closes=True)
    told = desks.a.conversation(noor, merel).told
    assert [(line.text, line.state) for line in told] == [
        ("Bel 112.", "new"),
        ("Een medewerker leest dit vandaag.", "new"),
    ]
    now = desks.office.clock.now()
    with desks.books().ledger.open(merel) as desk:
        closed = FlagClosed(EventId(desks.office.ids.new()), now, noor.id, flagged, "agreed")
        desk.commit(closed, desk.state, [CloseFlag(merel, flagged, noor.id, now, "agreed")])
    opened = desks.a.conversation(noor, merel)
    assert (opened.told, opened.flags) == ((), ())
    (past,) = opened.past
    assert (past.flag, past.level, past.closed_alias, past.reason, past.closed_at) == (
        flagged,
        Level.ACUTE,
        "Noor",
        "agreed",
        now,
    )


def test_consent_is_shown_as_it_was_recorded(desks: Desks, noor: Staff, merel: ClientId) -> None:
    (given,) = desks.a.conversation(noor, merel).consents
    assert (given.version, given.language, given.given_alias, given.withdrawn_at) == (
        "1",
        "nl-B1",
        "Noor",
        None,
    )
