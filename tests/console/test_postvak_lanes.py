"""The lanes of the Postvak: order, clocks, the next one, a danger card, an offer, and a shared screen."""

from dataclasses import replace

from console_visit import Visit
from console_world import ACUTE, ANNA, BRAM, DUIN, HIGH, MONDAY, QUIET, RIET, WAD, World, flag
from hypothesis import given
from hypothesis import strategies as st

from cases.desk import FlagRow, Inbox, OfferedRow, ReadingRow, Staff
from cases.events import ConversationClaimed
from cases.ids import FlagId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment
from cases.quality import ReplyPattern
from console.postvak import lanes, read_by, urgency
from escalation.duty import Duty

LEVELS = st.sampled_from([Level.REVIEW, Level.CONCERN, Level.HIGH, Level.ACUTE])
ROWS = st.lists(st.tuples(LEVELS, st.integers(0, 9), st.integers(0, 2), st.booleans()), max_size=12)
CARD = FlagId("f-kaart")


def row_of(number: int, level: Level, left: int, priority: int, silent: bool) -> FlagRow:
    name, source = FlagId(f"f{number}"), "no_reply" if silent else "text"
    more = {"answer_by": Moment(MONDAY + left), "priority": priority, "source": source}
    return flag(name, DUIN, "Duin-27", level, "", **more)


@given(rows=ROWS)
def test_every_flag_stands_in_one_lane_by_severity_then_what_is_due_soonest(
    rows: list[tuple[Level, int, int, bool]],
) -> None:
    flags = tuple(row_of(number, *each) for number, each in enumerate(rows))
    found = lanes(Inbox(flags, (), (), ()), ANNA, "alle", Duty())
    assert sorted(row.flag for row in (*found.urgent, *found.unanswered)) == sorted(row.flag for row in flags)
    assert list(found.urgent) == sorted(found.urgent, key=urgency)
    for lane in (found.urgent, found.unanswered):
        order = [(-row.level, -row.priority, row.answer_by) for row in lane]
        assert order == sorted(order)
    assert all(row.source == "no_reply" and row.level <= Level.CONCERN for row in found.unanswered)


def test_free_text_is_read_at_six_in_the_first_days_and_the_next_working_noon_after(world: World) -> None:
    early, late = Moment(MONDAY - 3 * HOUR), Moment(MONDAY + 5 * HOUR)
    duty = Duty()

    def due(at: Moment, first_days: bool) -> int:
        return (read_by(ReadingRow(RIET, "Riet-11", 1, at, first_days), duty) - MONDAY) // MINUTE

    six, noon = 210, 24 * 60 - 150
    assert (due(early, True), due(late, True)) == (six, six + 24 * 60)
    assert (due(early, False), due(late, False)) == (noon, noon)
    assert world.bugs == []


def test_the_reading_list_shows_its_clock_and_what_is_late(world: World, anna: Visit) -> None:
    world.a.unread = [
        ReadingRow(DUIN, "Duin-27", 1, Moment(MONDAY - 2 * HOUR), first_days=True),
        ReadingRow(RIET, "Riet-11", 2, Moment(MONDAY - 96 * HOUR)),
    ]
    page = anna.get("/postvak").text
    assert page.index('id="lees-c-riet"') < page.index('id="lees-c-duin"')
    late, in_time = page[page.index('id="lees-c-riet"') :], page[page.index('id="lees-c-duin"') :]
    assert "te laat" in late.split("</li>")[0]
    assert "te laat" not in in_time.split("</li>")[0]
    assert "18:00" in in_time.split("</li>")[0]


def test_who_stays_silent_stands_apart_with_how_they_usually_answer(world: World, anna: Visit) -> None:
    lane = anna.get("/postvak").text.split('id="baan-stil"')[1].split("</section>")[0]
    assert "nog geen vast patroon" in lane
    world.a.usual = {RIET: ReplyPattern(12, 11, 42 * MINUTE)}
    lane = anna.get("/postvak").text.split('id="baan-stil"')[1].split("</section>")[0]
    assert "beantwoordde 11 van de laatste 12 vragen" in lane
    assert "meestal binnen 42 min" in lane


def test_the_next_one_is_the_most_urgent_that_nobody_has(world: World, anna: Visit, bram: Visit) -> None:
    for visit in (anna, bram):
        visit.get("/postvak")
    assert anna.post("/postvak/volgende").headers["location"] == f"/gesprek/{DUIN}"
    assert bram.post("/postvak/volgende").headers["location"] == f"/gesprek/{WAD}"
    claims = [event for event in world.a.events if isinstance(event, ConversationClaimed)]
    assert [(event.by, event.flag) for event in claims] == [(ANNA.id, ACUTE), (BRAM.id, HIGH)]
    assert anna.post("/postvak/volgende").headers["location"] == f"/gesprek/{RIET}"
    assert anna.post("/postvak/volgende").headers["location"] == "/postvak?leeg=ja"
    assert "niets vrij om op te pakken" in anna.get("/postvak?leeg=ja").text


def test_the_same_press_again_takes_no_second_one_and_who_is_beaten_gets_the_one_after(
    world: World, anna: Visit
) -> None:
    anna.get("/postvak")
    for _ in range(2):
        anna.post("/postvak/volgende", eenmalig="een-druk")
    assert [row.flag for row in world.a.rows if row.claimed_by == ANNA.id] == [ACUTE]

    real = world.a.flags

    def stale(staff: Staff, lane: str) -> list[FlagRow]:
        """Show a colleague's claim as free: what a page saw a moment ago."""
        taken = [row for row in world.a.rows if row.flag == HIGH and lane == "wacht"]
        return [*taken, *real(staff, lane)]

    world.a.rows = [
        replace(row, claimed_by=BRAM.id, claimed_alias="Bram") if row.flag == HIGH else row
        for row in world.a.rows
    ]
    world.a.claimed_at[HIGH] = MONDAY
    world.a.flags = stale  # type: ignore[method-assign,assignment] # a list that is a moment old
    assert anna.post("/postvak/volgende").headers["location"] == f"/gesprek/{RIET}"
    assert {row.flag for row in world.a.rows if row.claimed_by == ANNA.id} == {ACUTE, QUIET}


def test_a_danger_card_says_what_and_who_else_and_never_whose(world: World, anna: Visit) -> None:
    card = flag(CARD, None, "", Level.ACUTE, "R25", danger_card=True, paged_me=True, also=("Bram", "Fem"))
    world.a.rows.append(card)
    page = anna.get("/postvak").text
    row = page.split(f'id="vlag-{CARD}"')[1].split("</li>")[0]
    assert "wil iemand iets aandoen" in row
    assert "ook opgeroepen: Bram, Fem" in row
    assert 'href="tel:112"' in row
    assert "/gesprek/" not in row
    assert anna.get(f"/vlag/{CARD}").headers["location"] == f"/postvak?filter=alle#vlag-{CARD}"
    assert anna.get("/vlag/f-bestaat-niet").status_code == 404
    world.a.rows[-1] = replace(card, also=())
    assert "nog niemand anders opgeroepen" in anna.get("/postvak").text
    world.a.rows[-1] = replace(card, claimed_by=BRAM.id, claimed_alias="Bram")
    row = anna.get("/postvak?filter=alle").text.split(f'id="vlag-{CARD}"')[1].split("</li>")[0]
    assert "opgepakt door Bram" in row
    assert "data-wacht" not in row


def test_an_offer_a_second_clock_and_a_claim_that_ran_out_are_seen(world: World, anna: Visit) -> None:
    world.a.offers = [OfferedRow(WAD, "Wad-03", "Bram")]
    later = Moment(MONDAY + 6 * MINUTE)
    rows = {
        ACUTE: {"claimed_by": BRAM.id, "claimed_alias": "Bram", "answer_due": later},
        HIGH: {"reopened": True},
        QUIET: {"claimed_by": BRAM.id, "claimed_alias": "Bram", "busy_until": later, "source": "text"},
    }
    world.a.rows = [replace(row, **rows.get(row.flag, {})) for row in world.a.rows]  # type: ignore[arg-type] # a test names only the fields it is about
    page = anna.get("/postvak?filter=alle").text
    assert f'action="/gesprek/{WAD}/aannemen"' in page.split('id="baan-aangeboden"')[1].split("</section>")[0]
    assert "van Bram" in page
    assert "antwoord binnen 6 min" in page
    assert "eerder opgepakt, niet op tijd beantwoord" in page
    assert "handelt buiten de chat tot" in page
    world.clock.moment = Moment(MONDAY + 7 * MINUTE)
    assert "nog geen antwoord" in anna.get("/postvak?filter=alle").text


def test_a_shared_screen_hides_role_and_reason_until_it_is_switched_off(anna: Visit, bram: Visit) -> None:
    assert "contact tegen" not in anna.get("/postvak").text
    assert "geweld nu" in anna.get("/postvak").text
    switched = anna.post("/meekijken", meekijken="aan")
    assert "HttpOnly" in switched.headers["set-cookie"]
    assert "Max-Age" not in switched.headers["set-cookie"]
    hidden = anna.get("/postvak").text
    assert "Duin-27" in hidden
    assert not any(word in hidden for word in ("geweld nu", "dwang en controle", "achterblijver", "ouder<"))
    assert "geweld nu" in bram.get("/postvak").text
    anna.post("/meekijken", meekijken="uit")
    assert "geweld nu" in anna.get("/postvak").text
    assert anna.post("/meekijken", meekijken="misschien").status_code == 422
