"""Buttons under a message travel with the parcel; what was stored before there were any is still read."""

import json

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, create_engine, select
from sqlalchemy.engine import Row

from cases.effects import Say, SayKind
from cases.ids import ClientId
from cases.levels import Mode
from vault.parcel_rows import body_bytes, parcel_of

_ROWS = Table(
    "outbox",
    MetaData(),
    *(Column(name, Text) for name in ("id", "bot", "client", "kind", "key", "mode", "flag", "checkin")),
    *(Column(name, Integer) for name in ("answers", "not_after", "created_at")),
)


def a_row() -> Row[tuple[object, ...]]:
    engine = create_engine("sqlite://")
    _ROWS.metadata.create_all(engine)
    with engine.begin() as conn:
        values = {"id": "e:0", "bot": "a1", "client": "c", "kind": "reply", "key": "", "mode": "open"}
        conn.execute(_ROWS.insert(), {**values, "created_at": 1})
        return conn.execute(select(_ROWS)).one()


@pytest.mark.parametrize("inline", [True, False])
def test_whether_the_buttons_stand_under_the_message_comes_back(inline: bool) -> None:
    say = Say(
        ClientId("c"), "Kies je plaatje.", SayKind.REPLY, Mode.OPEN, keyboard=(("A", "B"),), inline=inline
    )

    parcel = parcel_of(a_row(), body_bytes(say), 7, 1)

    assert (parcel.keyboard, parcel.inline) == ((("A", "B"),), inline)


def test_a_parcel_that_was_stored_before_has_its_buttons_where_they_were() -> None:
    stored = json.dumps({"text": "Hoi.", "keyboard": [["Ja"]], "remove_keyboard": False, "override": ""})

    assert parcel_of(a_row(), stored.encode(), 7, 1).inline is False
