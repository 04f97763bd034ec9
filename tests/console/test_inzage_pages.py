"""The pages of the privacy officer: who looked, and what somebody else has to look at afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from console_visit import Visit
from console_world import DUIN, MONDAY, World, named

from cases.glass import FollowUp, Judged, LogLine, LogQuestion, ReviewKind, ReviewRow
from cases.moments import DAY, HOUR, Moment


@pytest.fixture
def fatma(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("fatma", "coordinatie")
        yield visit


def line(number: int, **more: object) -> LogLine:
    values: dict[str, object] = {
        "id": number,
        "at": MONDAY,
        "alias": "Bram",
        "role": "worker",
        "function": "",
        "side": "a",
        "action": "read_conversation",
        "kind": "conversation",
        "party": DUIN,
        "basis": "unassigned:colleague_ill",
        "outcome": "ok",
        "emergency": False,
        "session": "0a1b2c3d4e5f",
    }
    return LogLine(**{**values, **more})  # type: ignore[arg-type]  # a test names only the fields it is about


def review(name: str, alias: str, kind: ReviewKind, code: str, hours: int = -24) -> ReviewRow:
    due = Moment(MONDAY - hours * HOUR)
    return ReviewRow(name, kind, code, alias, "a", DUIN, 2, Moment(MONDAY - DAY), due, own=False)


def test_who_looked_at_a_client_is_found_by_the_pseudonym_which_stands_in_no_address(
    world: World, fatma: Visit
) -> None:
    world.coordination.log_lines += [
        line(1),
        line(2, basis="break_glass:g1", emergency=True, action="open_card"),
        line(3, outcome="refused", basis="other_side", action="nieuw_woord"),
    ]
    assert fatma.get("/inzage").status_code == 200
    answer = fatma.post("/inzage", client=named("Duin-27"), van="2026-11-01", tot="2026-11-23")
    assert world.coordination.asked == [
        LogQuestion(DUIN, "", date(2026, 11, 1), date(2026, 11, 23), emergency=False)
    ]
    for words in ("3 regels", "gesprek gelezen", "zonder toewijzing, met reden", "noodkaart geopend"):
        assert words in answer.text
    assert "geweigerd" in answer.text
    assert "sessie 0a1b2c3d4e5f" in answer.text
    assert "/inzage?" not in answer.text
    assert "0 regels" in fatma.post("/inzage", client="Niemand-9").text
    assert world.coordination.asked[-1].party == "onbekend"
    fatma.post("/inzage")
    assert len(world.coordination.asked) == 2
    assert fatma.post("/inzage", van="gisteren").status_code == 422


def test_a_review_is_closed_with_codes_by_somebody_else(world: World, fatma: Visit) -> None:
    world.coordination.to_review += [
        review("r1", "Eva", ReviewKind.BREAK_GLASS, "danger_now_both_sides", hours=3),
        review("r2", "Bram", ReviewKind.UNASSIGNED, "colleague_ill"),
        review("r3", "Bram", ReviewKind.ALERT, "many_clients"),
        review("r4", "Fatma", ReviewKind.ALERT, "searched_often"),
    ]
    world.coordination.whys.append("De politie belde, niemand anders kon.")
    start = fatma.get("/").text
    assert "3 keer iets om na te kijken." in start
    assert "1 te laat" in start
    page = fatma.get("/beoordelen").text
    for words in (
        "eerder ook de andere kant",
        "te laat",
        "Een ander kijkt dit na.",
        "één persoon opende veel",
    ):
        assert words in page
    assert "De politie belde" in fatma.get("/beoordelen/r1/waarom").text
    assert fatma.get("/beoordelen/geen/waarom").status_code == 404
    closed = fatma.post("/beoordelen/r1", oordeel="in_order", vervolg="talk")
    assert closed.headers["location"] == "/beoordelen"
    assert world.coordination.judged == [("r1", Judged.IN_ORDER, FollowUp.TALK)]
    assert fatma.post("/beoordelen/r4", oordeel="in_order", vervolg="none").status_code == 403
    assert fatma.post("/beoordelen/geen", oordeel="in_order", vervolg="none").status_code == 404
    assert fatma.post("/beoordelen/r2", oordeel="mooi", vervolg="none").status_code == 422


def test_a_lead_reviews_and_searches_no_log(world: World, url: str) -> None:
    world.coordination.to_review.append(review("r1", "Bram", ReviewKind.UNASSIGNED, "colleague_ill"))
    with Visit(url) as eva:
        eva.log_in("eva", "coordinatie")
        assert "1 keer iets om na te kijken." in eva.get("/").text
        assert "Geopend zonder toewijzing" in eva.get("/beoordelen").text
        assert eva.get("/inzage").status_code == 404


def test_what_was_closed_stays_to_be_seen(world: World, fatma: Visit) -> None:
    done = replace(
        review("r1", "Bram", ReviewKind.UNASSIGNED, "colleague_ill"),
        closed_at=MONDAY,
        closed_alias="Eva",
        outcome="explained",
        follow_up="roster",
    )
    world.coordination.to_review.append(done)
    page = fatma.get("/beoordelen").text
    for words in (
        "Er wacht niets om na te kijken.",
        "Uitgelegd, geen bezwaar",
        "Rooster of toewijzing aanpassen",
    ):
        assert words in page


def test_the_privacy_officer_reaches_no_client_and_no_flag(fatma: Visit) -> None:
    for path in ("/postvak", "/clienten", f"/gesprek/{DUIN}", "/meldingen", "/zaken", "/noodtoegang/lezen"):
        assert fatma.get(path).status_code == 404
