"""The leak drill finds nothing in the house as it is, and finds what was planted."""

import io
import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from commands_here import run_here
from sqlalchemy import make_url

from bot.log import hush_third_parties
from cases.sides import Side
from drills.leak_canaries import canaries_of
from drills.leak_search import Seeker
from drills.redis_server import NoRedisServer, find_redis_server
from nabij.drill.leak_stores import server_of, sqlite_left
from nabij.throwaway import STORES, ThrownAway

CAGE = canaries_of(200, 7)
SEEKER = Seeker(CAGE.canaries, [])


def drill(*arguments: str) -> tuple[int, dict[str, Any], str]:
    try:
        find_redis_server()
    except NoRedisServer as missing:
        pytest.skip(str(missing))
    done = run_here("drill", "leak", "--canaries", "60", "--pages", "2", *arguments)
    assert done.stdout, done.stderr
    return done.code, done.last, done.stderr


def test_a_short_life_full_of_canaries_and_errors_leaves_none() -> None:
    _, result, told = drill()
    # Fewer pages are walked over than the command does, so that less is read back: that is judged there.
    assert result["found"] == [], told
    assert (result["hits"], result["token_hits"], result["unplanted"]) == (0, 0, 0)
    assert result["layers_missing"] == []
    assert result["errors_forced"] >= 100
    assert result["canaries"] == 60
    assert result["sinks"] >= 40


def test_a_column_that_was_not_sealed_is_found_also_after_its_row_is_gone(tmp_path: Path) -> None:
    word = CAGE.of("said")[0].word
    with closing(sqlite3.connect(tmp_path / "side_a.sqlite3")) as conn, conn:
        conn.execute("PRAGMA secure_delete = OFF")
        conn.execute("CREATE TABLE note (text)")
        conn.execute("INSERT INTO note VALUES (?)", (f"zij woont bij {word}",))
        conn.commit()
        conn.execute("DELETE FROM note")
    hits = [
        hit for sink in sqlite_left(tmp_path) for hit in SEEKER.find(sink.name, sink.content, sink.allowed)
    ]
    assert {(hit.sink, hit.kind) for hit in hits} == {("side_a.sqlite3", "said")}


def test_a_logger_that_is_given_words_is_found_where_nobody_hushes_it() -> None:
    word, journal = CAGE.of("typed")[1].word, io.StringIO()
    handler = logging.StreamHandler(journal)
    logger = logging.getLogger("leak.planted")
    logger.addHandler(handler)
    logger.warning("note of a worker: %s", word)
    assert {hit.kind for hit in SEEKER.find("journal", journal.getvalue().encode())} == {"typed"}
    journal.truncate(0)
    undo = hush_third_parties(journal, debug=True)
    logger.warning("note of a worker: %s", word)
    undo()
    logger.removeHandler(handler)
    assert journal.getvalue()
    assert SEEKER.find("journal", journal.getvalue().encode()) == []


def test_the_house_works_with_the_roles_of_a_real_server_and_only_the_reader_owns_it(tmp_path: Path) -> None:
    def address(role: str, database: str) -> str:
        return f"postgresql+psycopg://{role}:word-of-{role}@/{database}?host={tmp_path}"

    thrown = ThrownAway(
        apps={store: address(store, store) for store in STORES},
        owners={store: address(f"{store}_owner", store) for store in STORES},
        fronts={side: address(f"front_{side.value}", "coordination") for side in Side},
        server=address("postgres", "postgres"),
        journal=tmp_path / "log",
    )
    server = server_of(thrown)
    assert {make_url(each).username for each in server.addresses.values()} == {"postgres"}
    assert server.addresses == thrown.whole
    assert server.roles == {*STORES, *(f"{store}_owner" for store in STORES), "front_a", "front_b"}
    assert dict(thrown) == thrown.apps
