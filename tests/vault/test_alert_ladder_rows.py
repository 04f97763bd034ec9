"""An alert that no lead takes falls due again and again, for one process at a time."""

from concurrent.futures import ThreadPoolExecutor

from vault_people import NOON, PASSWORD, Office

from cases.desk import StaffRole
from cases.ids import ClientId, FlagId
from cases.levels import Level
from cases.moments import MINUTE, Moment, after
from cases.roster import Post
from cases.sides import Side
from cases.traffic import DueAlert
from vault.tables_coordination import cross_alert

LEASE = after(NOON, MINUTE)


def deliver(office: Office, level: Level = Level.ACUTE, flag: str = "vlag") -> None:
    alert = DueAlert("rij", ClientId("p"), FlagId(flag), level, "R25", imminent=True, at=NOON)
    office.desk.deliver_alert(Side.B, alert)


def due(office: Office, at: Moment = NOON) -> list[tuple[Level, int]]:
    return [(one.level, one.step) for one in office.desk.climbing(at, after(at, MINUTE), 10)]


def test_a_new_alert_is_due_at_once_and_belongs_to_one_process_until_its_lease_ends(office: Office) -> None:
    deliver(office)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: due(office), range(4)))
    assert sorted(map(len, found)) == [0, 0, 0, 1]
    assert due(office, Moment(LEASE - 1)) == []
    assert due(office, LEASE) == [(Level.ACUTE, 0)]


def test_a_step_that_was_taken_makes_the_next_one_due(office: Office) -> None:
    deliver(office)
    (climb,) = office.desk.climbing(NOON, LEASE, 10)
    office.desk.climbed(climb.id, 1, after(NOON, 5 * MINUTE))
    assert due(office, after(NOON, 4 * MINUTE)) == []
    assert due(office, after(NOON, 5 * MINUTE)) == [(Level.ACUTE, 1)]


def test_an_alert_that_a_lead_took_and_one_of_concern_climb_nowhere(office: Office) -> None:
    deliver(office)
    deliver(office, Level.CONCERN, "zorg")
    lead = office.hire("lea", StaffRole.LEAD)
    for row in office.desk.alerts(lead):
        if row.level is Level.ACUTE:
            office.desk.acknowledge_alert(lead, row.id)
    assert due(office, after(NOON, 60 * MINUTE)) == []
    assert len(office.rows(cross_alert)) == 2


def test_people_who_touched_the_other_side_are_known_by_id_and_nobody_else(office: Office) -> None:
    lead = office.hire("lea", StaffRole.LEAD)
    office.desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    noor, both = office.hire("noor"), office.hire("sam", side=Side.B)
    mine = office.enrol(noor)
    ((case_id, _, _),) = office.desk.cases(lead)
    other = office.enrol(both, office.desk.link_code(lead, case_id, Side.B))
    sam_a = office.hire("sam", person=both.person)
    assert office.desk.barred(Side.A, mine) == {sam_a.id}
    assert office.desk.barred(Side.B, other) == frozenset()
    assert office.desk.barred(Side.B, mine) == frozenset()
    assert office.desk.barred(Side.A, ClientId("onbekend")) == frozenset()


def test_only_workers_of_the_side_may_be_paged_away_from_a_post(office: Office) -> None:
    noor = office.hire("noor")
    office.hire("bram", side=Side.B)
    office.hire("cor", StaffRole.COORDINATOR)
    office.desk.add_staff("vera", PASSWORD, "Vera", StaffRole.BUDDY, Side.A)
    assert office.desk.pageable(Side.A) == {noor.id}
