"""Two lists that somebody may take along as a file: the rights of the page, a fresh proof, no formula."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from console_visit import Visit
from console_world import DUIN, MONDAY, PASSWORD, World
from wall_payloads import FORMULAS, PAYLOADS

from cases.glass import LogLine, ReviewKind, ReviewRow
from cases.moments import HOUR, after
from console.csv_file import plain_cell
from console.policy import the_policy

LOG, REVIEWS = "/inzage/bestand", "/beoordelen/bestand"


@pytest.fixture
def fatma(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("fatma", "coordinatie")
        yield visit


@pytest.fixture
def poisoned(world: World) -> World:
    """Names of colleagues and codes that are payloads: all that reaches these files from outside."""
    due = after(MONDAY, HOUR)
    for number, text in enumerate(PAYLOADS):
        world.coordination.log_lines.append(
            LogLine(
                number,
                MONDAY,
                text,
                text,
                "",
                "a",
                text,
                "conversation",
                DUIN,
                text,
                "ok",
                emergency=False,
                session=text,
            )
        )
        row = ReviewRow(f"r{number}", ReviewKind.UNASSIGNED, text, text, "a", DUIN, 2, MONDAY, due, own=False)
        done = replace(row, closed_at=due, closed_alias=text, outcome=text, follow_up=text)
        world.coordination.to_review += [done if number % 2 else row]
    return world


def _rows(made: bytes) -> list[list[str]]:
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


@pytest.mark.parametrize("place", [LOG, REVIEWS])
def test_a_file_of_names_that_are_formulas_holds_them_as_text(
    poisoned: World, fatma: Visit, place: str
) -> None:
    duin = poisoned.a.states[DUIN].alias
    answer = fatma.post(place, client=duin)
    assert answer.status_code == 200
    rows = _rows(answer.content)
    assert len(rows) == len(PAYLOADS) + 1
    assert len({len(row) for row in rows}) == 1
    aliases = {cell for row in rows[1:] for cell in row}
    assert {plain_cell(text) for text in PAYLOADS} <= aliases
    assert not [
        cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
    ]
    assert sum(row[2 if place == LOG else 3].startswith("'") for row in rows) >= len(FORMULAS) - 5
    assert DUIN.encode() not in answer.content
    assert duin.encode() not in answer.content
    assert poisoned.bugs == []


def test_a_file_says_nothing_in_its_name_and_is_kept_nowhere(world: World, fatma: Visit) -> None:
    for place, fields in ((LOG, {"nood": "ja"}), (REVIEWS, {})):
        headers = fatma.post(place, **fields).headers
        assert re.fullmatch(
            r'attachment; filename="lijst-\d{4}-\d\d-\d\d\.csv"', headers["content-disposition"]
        )
        assert headers["content-type"] == "text/csv; charset=utf-8"
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
    assert world.coordination.taken == ["log", "reviews"]


def test_a_file_asks_for_a_fresh_proof_and_comes_after_it(world: World, fatma: Visit) -> None:
    world.coordination.to_review.append(
        ReviewRow("r1", ReviewKind.UNASSIGNED, "on_duty", "Wilg", "a", DUIN, 2, MONDAY, MONDAY, own=False)
    )
    world.door.forget_proofs()
    for place in (LOG, REVIEWS):
        asked = fatma.post(place, client="Iemand-1")
        assert asked.status_code == 403
        assert "Wilg" not in asked.text
    assert world.coordination.taken == []
    carried = '{"place": "/beoordelen/bestand", "fields": []}'
    proved = fatma.post("/bewijs", wat=carried, wachtwoord=PASSWORD)
    assert proved.status_code == 200
    fatma.get("/beoordelen")
    assert fatma.post(REVIEWS).status_code == 200
    assert world.coordination.taken == ["reviews"]


def test_the_pages_offer_the_files_and_a_question_without_words_gives_none(
    world: World, fatma: Visit
) -> None:
    assert LOG not in fatma.get("/inzage").text
    assert REVIEWS not in fatma.get("/beoordelen").text
    line = LogLine(
        1, MONDAY, "Bram", "worker", "", "a", "open_card", "card", DUIN, "", "refused",
        emergency=True, session="0a1b",
    )  # fmt: skip
    world.coordination.log_lines.append(line)
    duin = world.a.states[DUIN].alias
    page = fatma.post("/inzage", client=duin, van="2026-11-01").text
    assert f'action="{LOG}"' in page
    assert '<input type="hidden" name="van" value="2026-11-01">' in page
    assert fatma.post(LOG).status_code == 422
    (head, row) = _rows(fatma.post(LOG, client=duin, van="2026-11-01").content)
    said = dict(zip(head, row, strict=True))
    assert said["Wanneer"] == "23-11-2026 14:30"
    assert (said["Medewerker"], said["Rol"], said["Kant"]) == ("Bram", "medewerker", "a")
    assert (said["Wat"], said["Uitkomst"]) == ("noodkaart geopend", "geweigerd")
    assert (said["Grond"], said["Sessie"]) == ("noodtoegang", "0a1b")


def test_a_file_is_for_who_sees_its_page_and_for_nobody_else(world: World, url: str) -> None:
    for place, page in ((LOG, "/inzage"), (REVIEWS, "/beoordelen")):
        file, shown = the_policy().line("POST", place), the_policy().line("GET", page)
        assert file is not None
        assert shown is not None
        assert file.proof
        assert file.roles == shown.roles
        assert all(action.startswith("export_") for action in file.log)
    for name, side, can in (
        ("eva", "coordinatie", {REVIEWS}),
        ("dora", "coordinatie", set()),
        ("anna", "a", set()),
    ):
        with Visit(url) as visit:
            visit.log_in(name, side)
            visit.get("/mij")
            for place in (LOG, REVIEWS):
                assert (visit.post(place, nood="ja").status_code == 200) is (place in can), (name, place)
    assert world.coordination.taken == ["reviews"]
