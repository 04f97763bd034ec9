"""Breaking the glass: one client, one side, half an hour, reads only, and somebody else looks at it after."""

import pytest
from sqlalchemy.exc import SQLAlchemyError
from vault_desks import CANARY, Desks, desks_in, new_client
from vault_people import Building

from cases.desk import Staff, StaffRole
from cases.errors import GlassOpen, NotFound, NotYourOwn
from cases.glass import GLASS_FOR, FollowUp, GlassReason, Judged, ReviewKind
from cases.ids import ClientId
from cases.moments import DAY, MINUTE
from cases.roster import Post
from cases.sides import Side
from vault.desk_glass import GlassDesk
from vault.tables_coordination import access_log, break_glass

WHY = "Politie belt, de medewerker is niet te bereiken"
NOW = GlassReason.DANGER_NOW


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


def glass_desk(desks: Desks, side: Side = Side.A) -> GlassDesk:
    return GlassDesk(desks.books(side), desks.office.desk, desks.office.clock, desks.settings)


def family(desks: Desks) -> tuple[ClientId, ClientId, Staff, Staff, str]:
    """Enrol both sides of one case; return both clients, both workers and the code of the case."""
    office = desks.office
    lead = office.hire("lies", StaffRole.LEAD)
    anna, bert = office.hire("anna"), office.hire("bert", side=Side.B)
    cor = office.hire("cor", StaffRole.COORDINATOR)
    office.desk.set_post(cor, Side.A, Post.LEAD, lead.id)
    merel = desks.a.enrol(anna, new_client())
    (case, code, _), *_ = office.desk.cases(lead)
    link = office.desk.link_code(lead, case, Side.B)
    wad = desks.b.enrol(bert, new_client("Wad", link))
    return merel, wad, anna, bert, code


def lines(desks: Desks, action: str) -> list[tuple[object, ...]]:
    names = ("party", "side", "basis", "emergency", "outcome")
    rows = [row for row in desks.office.rows(access_log) if row["action"] == action]
    return [tuple(row[name] for name in names) for row in rows]


def test_a_lead_reads_one_client_for_half_an_hour_and_each_read_is_an_emergency(desks: Desks) -> None:
    merel, _, _, _, code = family(desks)
    desks.say(merel, f"hij komt eraan {CANARY}")
    office, rea = desks.office, desks.office.hire("rea", StaffRole.LEAD)
    desk = glass_desk(desks)
    with pytest.raises(NotFound):
        desk.seen(rea)
    assert office.desk.parties_of(rea, f" {code.lower()} ", Side.A) == (merel,)
    assert office.desk.parties_of(rea, "Z-NIET", Side.A) == ()
    glass = office.desk.break_glass(rea, merel, Side.A, NOW, WHY)
    assert CANARY in desk.seen(rea).lines[0].text
    assert CANARY in desk.seen_card(rea).name
    basis = f"break_glass:{glass.id}"
    assert lines(desks, "break_glass") == [(merel, "a", basis, 1, "ok")]
    assert lines(desks, "read_conversation") == [(merel, "a", basis, 1, "ok")]
    assert lines(desks, "open_card") == [(merel, "a", basis, 1, "ok")]
    office.clock.wall += GLASS_FOR - 1
    assert office.desk.glass(rea) == glass
    desk.seen(rea)
    office.clock.wall += 1
    assert office.desk.glass(rea) is None
    with pytest.raises(NotFound):
        desk.seen(rea)


def test_the_clock_of_check_ins_moves_no_glass(desks: Desks) -> None:
    merel, *_ = family(desks)
    office, rea = desks.office, desks.office.hire("rea", StaffRole.LEAD)
    office.desk.break_glass(rea, merel, Side.A, NOW, WHY)
    office.clock.domain += DAY
    assert office.desk.glass(rea) is not None
    office.desk.end_glass(rea)
    office.desk.end_glass(rea)
    assert office.desk.glass(rea) is None
    assert len(lines(desks, "end_break_glass")) == 1


def test_one_client_at_a_time_and_the_other_side_is_called_out(desks: Desks) -> None:
    merel, wad, _, _, _ = family(desks)
    office, rea = desks.office, desks.office.hire("rea", StaffRole.LEAD)
    fatma = office.hire("fatma", StaffRole.PRIVACY)
    office.desk.break_glass(rea, merel, Side.A, NOW, WHY)
    with pytest.raises(GlassOpen):
        office.desk.break_glass(rea, wad, Side.B, NOW, WHY)
    with pytest.raises(NotFound):
        glass_desk(desks, Side.B).seen(rea)
    office.desk.end_glass(rea)
    second = office.desk.break_glass(rea, wad, Side.B, NOW, WHY)
    assert second.both_sides
    with pytest.raises(NotFound):
        glass_desk(desks).seen(rea)
    assert glass_desk(desks, Side.B).seen(rea).lines == ()
    assert {row.code for row in office.desk.reviews(fatma)} == {"danger_now", "danger_now_both_sides"}


def test_who_is_bound_to_one_side_never_breaks_the_glass_of_the_other(desks: Desks) -> None:
    merel, wad, anna, bert, _ = family(desks)
    office = desks.office
    both = office.hire("anna", side=Side.B, person=anna.person)
    as_lead = office.hire("annalies", StaffRole.LEAD, person=anna.person)
    for staff, party, side in (
        (both, wad, Side.B),
        (as_lead, wad, Side.B),
        (anna, wad, Side.B),
        (bert, merel, Side.A),
        (anna, wad, Side.A),
        (anna, ClientId("geen"), Side.A),
        (anna, None, Side.A),
    ):
        with pytest.raises(NotFound):
            office.desk.break_glass(staff, party, side, NOW, WHY)
    assert {row[4] for row in lines(desks, "break_glass")} == {"refused"}
    assert len(lines(desks, "break_glass")) == 7
    assert office.rows(break_glass) == []


def test_a_colleague_of_the_same_side_may_and_is_then_bound_to_it(desks: Desks) -> None:
    merel, wad, *_ = family(desks)
    office, fem = desks.office, desks.office.hire("fem")
    assert glass_desk(desks).named(" Merel ") == merel
    assert glass_desk(desks).named("Wad") is None
    office.desk.break_glass(fem, merel, Side.A, GlassReason.NOBODY_THERE, WHY)
    assert glass_desk(desks).seen(fem).state.client == merel
    other = office.hire("fem", side=Side.B, person=fem.person)
    with pytest.raises(NotFound):
        office.desk.log_content(other, wad, "read_conversation", "duty")


def test_nobody_else_may_break_glass_and_the_sentence_is_sealed(desks: Desks) -> None:
    merel, *_ = family(desks)
    office = desks.office
    for role in (StaffRole.COORDINATOR, StaffRole.ADMIN, StaffRole.PRIVACY):
        with pytest.raises(NotFound):
            office.desk.break_glass(office.hire(role.value, role), merel, Side.A, NOW, WHY)
        assert office.desk.glass(office.hire(f"{role.value}2", role)) is None
    rea, fatma = office.hire("rea", StaffRole.LEAD), office.hire("fatma", StaffRole.PRIVACY)
    office.desk.break_glass(rea, merel, Side.A, NOW, WHY)
    assert WHY not in repr(office.rows(break_glass)) + repr(office.rows(access_log))
    (row,) = office.desk.reviews(fatma)
    assert office.desk.glass_why(fatma, row.id) == WHY
    assert len(lines(desks, "read_break_glass_reason")) == 1
    with pytest.raises(NotFound):
        office.desk.glass_why(fatma, "geen")


def test_no_line_no_read(desks: Desks) -> None:
    merel, *_ = family(desks)
    desks.say(merel, f"hij komt eraan {CANARY}")
    office, rea = desks.office, desks.office.hire("rea", StaffRole.LEAD)
    office.desk.break_glass(rea, merel, Side.A, NOW, WHY)
    with office.store.begin() as conn:
        conn.exec_driver_sql("ALTER TABLE access_log RENAME TO elsewhere")
    try:
        with pytest.raises(SQLAlchemyError):
            glass_desk(desks).seen(rea)
    finally:
        with office.store.begin() as conn:
            conn.exec_driver_sql("ALTER TABLE elsewhere RENAME TO access_log")


def test_a_review_is_closed_by_somebody_else_with_codes(desks: Desks) -> None:
    merel, *_ = family(desks)
    office, rea = desks.office, desks.office.hire("rea", StaffRole.LEAD)
    fatma = office.hire("fatma", StaffRole.PRIVACY)
    office.desk.break_glass(rea, merel, Side.A, NOW, WHY)
    assert (office.desk.reviews_waiting(rea), office.desk.reviews_waiting(fatma)) == ((0, 0), (1, 0))
    assert office.desk.reviews_waiting(office.hire("wil")) == (0, 0)
    (mine,) = office.desk.reviews(rea)
    assert (mine.own, mine.kind, mine.party) == (True, ReviewKind.BREAK_GLASS, merel)
    with pytest.raises(NotYourOwn):
        office.desk.close_review(rea, mine.id, Judged.IN_ORDER, FollowUp.NONE)
    with pytest.raises(NotFound):
        office.desk.close_review(fatma, "geen", Judged.IN_ORDER, FollowUp.NONE)
    office.desk.close_review(fatma, mine.id, Judged.NOT_NEEDED, FollowUp.TALK)
    office.desk.close_review(fatma, mine.id, Judged.IN_ORDER, FollowUp.NONE)
    (done,) = office.desk.reviews(fatma)
    assert (done.outcome, done.follow_up, done.closed_alias) == ("not_needed", "talk", "Fatma")
    assert office.desk.reviews_waiting(fatma) == (0, 0)


def test_a_late_review_is_told_once_a_day_by_day(desks: Desks) -> None:
    merel, *_ = family(desks)
    office, rea = desks.office, desks.office.hire("rea", StaffRole.LEAD)
    office.desk.break_glass(rea, merel, Side.A, NOW, WHY)
    (waiting,) = office.desk.reviews_to_tell()
    office.desk.review_told(waiting.id)
    assert office.desk.reviews_to_tell() == ()
    told = 0
    for _ in range(24 * 7 * 2):
        office.clock.domain += 30 * MINUTE
        for late in office.desk.reviews_late():
            told += 1
            office.desk.late_told(late.id)
    assert 2 <= told <= 5
