"""A silent acute flag handled from the danger sheet alone, on the whole house (practice §8, 9 and H5)."""

from collections.abc import Iterator

import pytest
from console_visit import Visit
from line_stage import PASSWORD, Client, Line, a_line
from sqlalchemy import func, select

from cases.desk import EmergencyCard
from cases.moments import MINUTE
from cases.sides import Side
from vault.tables_side import escalation, outbox, page


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    with a_line() as opened:
        yield opened


@pytest.fixture(scope="module")
def anna(line: Line) -> Iterator[Visit]:
    with Visit(line.stage.url) as visit:
        visit.log_in("anna", "a", PASSWORD)
        yield visit


def _counts(client: Client) -> tuple[int, int]:
    """Return how many pages and parcels there are of this client."""
    store = client.line.stage.house.sides[client.side].store.store
    with store.read() as conn:
        pages = select(func.count()).select_from(page).where(page.c.alias.in_([_alias(client)]))
        parcels = select(func.count()).select_from(outbox).where(outbox.c.client == client.id)
        return conn.execute(pages).scalar() or 0, conn.execute(parcels).scalar() or 0


def _alias(client: Client) -> str:
    return f"Duin-{client.phone.user_id}"


def _ladder(client: Client) -> set[str]:
    store = client.line.stage.house.sides[client.side].store.store
    with store.read() as conn:
        states = conn.execute(select(escalation.c.state).where(escalation.c.client == client.id))
        return set(states.scalars())


def _steps(anna: Visit, client: Client, *steps: str) -> None:
    for step in steps:
        where = f"/gesprek/{client.id}/gevaar"
        assert anna.get(where).status_code == 200
        assert anna.post(f"{where}/stap", stap=step, naar="gevaar").status_code == 303
    client.line.settle()


def test_a_silent_flag_handled_by_telephone_rests_the_ladder_for_twenty_minutes(
    line: Line, anna: Visit
) -> None:
    client = line.enrol()
    client.write("niet meer appen hij leest mee op mijn telefoon")
    assert client.flags()[0] == "acute"
    assert _ladder(client) == {"running"}
    sheet = anna.get(f"/gesprek/{client.id}/gevaar").text
    assert "Bel de cliënt NIET." in sheet
    heard, before = client.heard(), _counts(client)
    _steps(anna, client, "agreed_person", "police_decided")
    assert _ladder(client) == {"answering"}
    line.forward(19 * MINUTE)
    assert _counts(client) == before
    assert client.heard() == heard
    line.calm()


def test_calling_112_and_veilig_thuis_is_kept_and_sends_nothing(line: Line, anna: Visit) -> None:
    client = line.enrol(card=EmergencyCard(staying_now="Voorbeeldstraat 1"))
    client.write("hij staat voor de deur met een mes")
    sheet = anna.get(f"/gesprek/{client.id}/gevaar").text
    assert "Voorbeeldstraat 1" in sheet
    heard, before = client.heard(), _counts(client)
    _steps(anna, client, "called_112", "called_vt", "told_lead", "unsafe_yes")
    where = f"/gesprek/{client.id}/veilig-thuis"
    page_of_text = anna.get(where).text
    assert "112 gebeld" in page_of_text
    made = anna.post(where, soort="melding", ernst="acuut", client="Geheim Voorbeeld")
    assert "Over: Geheim Voorbeeld" in made.text
    line.settle()
    line.forward(15 * MINUTE)
    assert _counts(client) == before
    assert client.heard() == heard
    ticks = line.desk(Side.A).danger(line.worker(Side.A), client.id).ticks
    assert [tick.step.value for tick in ticks] == [
        "called_112", "called_vt", "told_lead", "unsafe_yes", "vt_text_made"
    ]  # fmt: skip
    line.calm()
