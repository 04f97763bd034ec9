"""A client without Telegram through the whole house: called, asked, heard, flagged, and nothing written."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from console_visit import Visit
from line_stage import PASSWORD, Line, a_line
from sqlalchemy import Row, Table, select

from cases.ids import ClientId
from cases.moments import MINUTE, Moment
from cases.sides import Side
from vault.tables_call import call_prompt
from vault.tables_side import answer, checkin, message, outbox, task

_TURN = re.compile(r'name="beurt" value="([^"]*)"')
_BUTTON = re.compile(r'name="knop" value="([^"]+)"')


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    with a_line() as opened:
        yield opened


@pytest.fixture(scope="module")
def anna(line: Line) -> Iterator[Visit]:
    with Visit(line.stage.url) as visit:
        visit.log_in("anna", "a", PASSWORD)
        yield visit


def _says(line: Line, anna: Visit, client: ClientId, said: str) -> str:
    """Keep one answer from the page, sent twice; return the page that follows."""
    turn = _TURN.search(anna.get(f"/bellen/{client}").text)
    assert turn is not None
    form = {"beurt": turn[1], "knop": said, "eenmalig": f"{client}{turn[1]}"}
    assert "Zei de cliënt dit?" in anna.post(f"/bellen/{client}/gezegd", **form).text
    for _ in range(2):
        assert anna.post(f"/bellen/{client}/gezegd", **form, zeker="ja").status_code == 303
    line.settle()
    return anna.get(f"/bellen/{client}").text


def _rows(line: Line, table: Table, client: ClientId) -> Sequence[Row[Any]]:
    with line.stage.house.sides[Side.A].store.store.read() as conn:
        return conn.execute(select(table).where(table.c.client == client)).all()


def _open_calls(line: Line, client: ClientId) -> list[Row[Any]]:
    return [row for row in _rows(line, task, client) if row.kind == "call_check_in" and row.done_at is None]


def _to_the_next_check_in(line: Line, client: ClientId) -> None:
    due = min(row.due_at for row in _rows(line, checkin, client) if row.state == "due")
    line.stage.forward(Moment(due))
    line.settle()


def test_a_year_can_be_called_without_a_single_message(line: Line, anna: Visit) -> None:
    client = line.enrol_called()
    assert "Begin de check-in" in anna.get(f"/bellen/{client}").text
    assert anna.post(f"/bellen/{client}/begin", eenmalig="b").status_code == 303
    line.settle()
    page = anna.get(f"/bellen/{client}").text
    while buttons := [one for one in _BUTTON.findall(page) if one != "STOP"]:
        page = _says(line, anna, client, buttons[0])
    assert "U kunt ophangen" in page
    assert _rows(line, answer, client)
    assert _open_calls(line, client) == []

    _to_the_next_check_in(line, client)
    (call,) = _open_calls(line, client)
    assert call.due_at > line.stage.now()
    assert f'href="/bellen/{client}"' in anna.get("/taken").text
    assert anna.post(f"/bellen/{client}/later", tijd="03:00").status_code == 409
    assert "Vraag of u gelegen belt" in anna.get(f"/bellen/{client}").text
    page = _says(line, anna, client, "Ja")
    page = _says(line, anna, client, "hij staat voor de deur met een mes")
    assert "nabij-call__say--safety" in page
    assert "112" in page.split("Zeg nu")[1]
    flags = line.desk(Side.A).flags(line.worker(Side.A), "alle")
    assert [row.level.word for row in flags if row.client == client] == ["acute"]
    assert "aan de telefoon" in anna.get(f"/gesprek/{client}").text
    assert {row.kind for row in _rows(line, message, client)} == {"call"}
    assert _rows(line, outbox, client) == []
    (sheet,) = _rows(line, call_prompt, client)
    assert b"112" not in sheet.body_sealed
    line.calm()


def test_today_called_is_not_written_and_nobody_reached_is_silence(line: Line, anna: Visit) -> None:
    client = line.enrol()
    for said in ("Ja", "Ja", "Ja", "Ja", "Ja"):
        client.write(said)
    line.forward(MINUTE)
    planned = min(row.due_at for row in _rows(line, checkin, client.id) if row.state == "due")
    line.stage.forward(Moment(planned - MINUTE))
    line.settle()
    heard = client.heard()
    assert "Dan gaat het bericht van vandaag niet weg" in anna.get(f"/bellen/{client.id}").text
    assert anna.post(f"/bellen/{client.id}/begin").status_code == 303
    assert anna.post(f"/bellen/{client.id}/niet-bereikt").status_code == 303
    line.stage.forward(Moment(planned + 10 * MINUTE))
    line.settle()
    assert client.heard() == heard
    (asked,) = [row for row in _rows(line, checkin, client.id) if row.due_at == planned]
    assert (asked.state, asked.answer_due is not None) == ("asked", True)
    _says(line, anna, client.id, "STOP")
    assert client.heard() == heard
    assert anna.post(f"/bellen/{client.id}/begin").status_code == 409


def test_who_works_with_the_other_side_finds_no_sheet(line: Line) -> None:
    client = line.enrol_called()
    with Visit(line.stage.url) as bert:
        bert.log_in("bert", "b", PASSWORD)
        assert bert.get(f"/bellen/{client}").status_code == 404
        assert bert.post(f"/bellen/{client}/begin").status_code == 404
        assert bert.post(f"/bellen/{client}/gezegd", knop="Ja", zeker="ja").status_code == 404
