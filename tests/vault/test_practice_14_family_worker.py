"""Practice test 14 in the vault: a worker of a whole family sees one party at a time, while it holds."""

from dataclasses import dataclass, field, replace

import pytest
from sqlalchemy import select
from vault_people import Building, Office

from cases.desk import Staff, StaffRole
from cases.errors import ConflictOfSides, NotFound, NotReady
from cases.ids import CaseId, ClientId, FlagId
from cases.levels import Level
from cases.moments import DAY, MINUTE
from cases.people import Function
from cases.roster import Post
from cases.sides import Side
from cases.staff_ending import EndReason
from cases.traffic import DueAlert
from vault.tables_coordination import access_log, case_party, cross_alert, family_open, family_worker, grant


@dataclass
class Family:
    """A family of Sam (side a) and Kim (side b), each with an own worker, and Fem who may get both."""

    office: Office
    carla: Staff = field(init=False)
    lies: Staff = field(init=False)
    anna: Staff = field(init=False)
    bert: Staff = field(init=False)
    fem: dict[Side, Staff] = field(init=False)
    party: dict[Side, ClientId] = field(init=False)
    case: CaseId = field(init=False)

    def __post_init__(self) -> None:
        desk, hire = self.office.desk, self.office.hire
        self.carla, self.lies = hire("carla", StaffRole.COORDINATOR), hire("lies", StaffRole.LEAD)
        self.anna, self.bert = hire("anna", side=Side.A), hire("bert", side=Side.B)
        self.fem = {side: hire("fem", side=side, person="fem") for side in Side}
        for one in self.fem.values():
            desk.set_function(self.carla, one.id, Function.LOCAL_TEAM)
        desk.set_post(self.carla, Side.A, Post.LEAD, self.lies.id)
        first = self.office.enrol(self.anna)
        with self.office.store.read() as conn:
            self.case = CaseId(conn.execute(select(case_party.c.case_)).scalar_one())
        link = desk.link_code(self.lies, self.case, Side.B)
        self.party = {Side.A: first, Side.B: self.office.enrol(self.bert, link)}

    def agree(self) -> None:
        self.office.desk.allow_family_workers(self.lies, allowed=True)
        self.office.desk.family_yes(self.anna, self.party[Side.A], yes=True)
        self.office.desk.family_yes(self.bert, self.party[Side.B], yes=True)

    def ask(self) -> None:
        self.office.desk.ask_family(self.carla, self.fem[Side.A].id, self.case)

    def give(self) -> None:
        self.agree()
        self.ask()
        self.office.desk.confirm_family(self.lies, self.fem[Side.A].id, self.case)

    def sees(self) -> set[Side]:
        """Return the sides whose party Fem may open now; who is not open is barred, by the same answer."""
        seen = set()
        for side, one in self.fem.items():
            sight = self.office.desk.sight(one)
            assert (self.party[side] in sight.granted) is not (self.party[side] in sight.barred)
            if self.party[side] in sight.granted:
                seen.add(side)
                self.office.desk.log_content(one, self.party[side], "read", "family")
            else:
                with pytest.raises(NotFound):
                    self.office.desk.log_content(one, self.party[side], "read", "family")
            assert one.id in self.office.desk.barred(side, self.party[side]), "never paged, open or not"
        return seen

    def open(self, side: Side) -> None:
        self.office.desk.open_family(self.fem[side], self.party[side])

    def alarm(self, side: Side, level: Level = Level.ACUTE) -> None:
        now = self.office.clock.now()
        self.office.desk.deliver_alert(
            side, DueAlert("x", self.party[side], FlagId(self.office.ids.new()), level, "weapon", True, now)
        )


@pytest.fixture
def family(building: Building) -> Family:
    return Family(Office(building))


def test_one_party_is_on_screen_at_a_time_whatever_sessions_are_open(family: Family) -> None:
    family.give()
    family.open(Side.A)
    assert family.sees() == {Side.A}
    family.open(Side.B)
    assert family.sees() == {Side.B}
    assert len(family.office.rows(family_open)) == 1


def test_only_the_session_that_chose_sees_the_party(family: Family) -> None:
    family.give()
    here = replace(family.fem[Side.A], session="this one")
    family.office.desk.open_family(here, family.party[Side.A])
    assert family.office.desk.sight(here).granted == {family.party[Side.A]}
    assert family.office.desk.sight(replace(here, session="another")).granted == frozenset()


def test_a_session_of_one_side_never_opens_the_party_of_the_other(family: Family) -> None:
    family.give()
    with pytest.raises(NotFound):
        family.office.desk.open_family(family.fem[Side.A], family.party[Side.B])


def test_it_is_gone_after_ninety_days(family: Family) -> None:
    family.give()
    family.open(Side.A)
    family.office.clock.domain += 90 * DAY - MINUTE
    assert family.sees() == {Side.A}
    family.office.clock.domain += MINUTE
    assert family.sees() == set()
    with pytest.raises(NotFound):
        family.open(Side.A)


@pytest.mark.parametrize("side", Side)
def test_the_first_acute_flag_of_either_side_ends_it_at_once_and_for_good(family: Family, side: Side) -> None:
    family.give()
    family.open(Side.A)
    family.alarm(side, Level.HIGH)
    assert family.sees() == {Side.A}
    family.alarm(side)
    assert family.sees() == set()
    (alert,) = [each for each in family.office.rows(cross_alert) if each["level"] == Level.ACUTE]
    family.office.desk.acknowledge_alert(family.lies, str(alert["id"]))
    assert family.sees() == set(), "taken on is not undone"


@pytest.mark.parametrize("side", Side)
def test_one_party_that_takes_back_its_yes_ends_it_for_both(family: Family, side: Side) -> None:
    family.give()
    family.open(Side.B)
    worker = family.anna if side is Side.A else family.bert
    family.office.desk.family_yes(worker, family.party[side], yes=False)
    assert family.sees() == set()
    family.office.desk.family_yes(worker, family.party[side], yes=True)
    assert family.sees() == set(), "a new yes does not raise it from the dead"


@pytest.mark.parametrize("function", [Function.DUTY, Function.SUPPORTER])
def test_duty_and_supporters_never_get_it_and_lose_it(family: Family, function: Function) -> None:
    family.give()
    family.open(Side.A)
    family.office.desk.set_function(family.carla, family.fem[Side.A].id, function)
    assert family.sees() == set()


@pytest.mark.parametrize("side", Side)
def test_a_function_that_was_changed_and_changed_back_gives_nothing_back(family: Family, side: Side) -> None:
    family.give()
    family.open(Side.A)
    for function in (Function.DUTY, Function.LOCAL_TEAM):
        family.office.desk.set_function(family.carla, family.fem[side].id, function)
    assert family.sees() == set()
    with pytest.raises(NotFound):
        family.open(Side.A)
    (given,) = family.office.rows(family_worker)
    assert (given["ended_why"], given["ended_by"]) == ("unfit", family.carla.id)
    assert ended(family) == [(family.carla.id, "unfit")]


def test_who_left_and_comes_back_is_given_nothing_back(family: Family) -> None:
    family.give()
    family.open(Side.A)
    family.office.desk.let_go("fem", Side.A, EndReason.LEFT, anywhere=True)
    again = {side: family.office.hire("fem2", side=side, person="fem") for side in Side}
    for one in again.values():
        family.office.desk.set_function(family.carla, one.id, Function.LOCAL_TEAM)
    with pytest.raises(NotFound):
        family.office.desk.open_family(again[Side.A], family.party[Side.A])
    (given,) = family.office.rows(family_worker)
    assert given["ended_why"] == "unfit"


def test_content_is_read_only_from_the_session_that_put_the_party_on_its_screen(family: Family) -> None:
    family.give()
    here = replace(family.fem[Side.A], session="this one")
    family.office.desk.open_family(here, family.party[Side.A])
    family.office.desk.log_content(here, family.party[Side.A], "read", "family")
    for other in (replace(here, session="another"), replace(here, session="")):
        with pytest.raises(NotFound):
            family.office.desk.log_content(other, family.party[Side.A], "read", "family")


def test_each_grant_that_ends_has_a_line_and_ends_alone(family: Family) -> None:
    family.give()
    gus = {side: family.office.hire("gus", side=side, person="gus") for side in Side}
    for one in gus.values():
        family.office.desk.set_function(family.carla, one.id, Function.LOCAL_TEAM)
    family.office.desk.ask_family(family.carla, gus[Side.A].id, family.case)
    family.office.desk.confirm_family(family.lies, gus[Side.A].id, family.case)
    family.office.desk.end_family(family.carla, gus[Side.B].id, family.case)
    assert ended(family) == [(family.carla.id, "ended")]
    family.open(Side.A)
    assert family.sees() == {Side.A}
    family.office.desk.family_yes(family.anna, family.party[Side.A], yes=False)
    assert ended(family) == [(family.carla.id, "ended"), (family.anna.id, "withdrawn")]


def ended(family: Family) -> list[tuple[str, str]]:
    """Return who ended a grant and why, as the access log has it, in order."""
    lines = [row for row in family.office.rows(access_log) if row["action"] == "family_end"]
    return [(row["staff"], row["basis"]) for row in lines]


def test_probation_never_gets_it(family: Family) -> None:
    family.agree()
    family.office.desk.set_function(family.carla, family.fem[Side.B].id, Function.PROBATION)
    with pytest.raises(NotReady):
        family.ask()
    assert family.office.rows(family_worker) == []


def test_without_the_switch_or_a_yes_of_both_or_in_danger_nobody_can_ask(family: Family) -> None:
    with pytest.raises(NotReady):
        family.ask()
    family.office.desk.allow_family_workers(family.lies, allowed=True)
    family.office.desk.family_yes(family.anna, family.party[Side.A], yes=True)
    with pytest.raises(NotReady):
        family.ask()
    family.agree()
    family.alarm(Side.B)
    with pytest.raises(NotReady):
        family.ask()


def test_two_people_give_it_and_none_of_them_gets_it(family: Family) -> None:
    desk = family.office.desk
    family.agree()
    with pytest.raises(NotFound):
        desk.ask_family(family.lies, family.fem[Side.A].id, family.case)
    with pytest.raises(NotFound):
        desk.confirm_family(family.lies, family.fem[Side.A].id, family.case)
    family.ask()
    with pytest.raises(NotFound):
        desk.confirm_family(family.carla, family.fem[Side.A].id, family.case)
    same = family.office.hire("carla-lead", StaffRole.LEAD, person=family.carla.person)
    with pytest.raises(NotFound):
        desk.confirm_family(same, family.fem[Side.A].id, family.case)
    with pytest.raises(NotFound):
        family.open(Side.A)
    desk.confirm_family(family.lies, family.fem[Side.A].id, family.case)
    with pytest.raises(NotFound):
        desk.confirm_family(family.lies, family.fem[Side.A].id, family.case)


def test_only_who_has_a_party_keeps_its_yes(family: Family) -> None:
    for stranger in (family.bert, family.fem[Side.A]):
        with pytest.raises(NotFound):
            family.office.desk.family_yes(stranger, family.party[Side.A], yes=True)


def test_who_touched_a_side_before_never_gets_both_and_who_had_both_never_gets_a_side(family: Family) -> None:
    family.agree()
    bert_at_a = family.office.hire("bert", side=Side.A, person=family.bert.person)
    with pytest.raises(ConflictOfSides):
        family.office.desk.ask_family(family.carla, bert_at_a.id, family.case)
    family.ask()
    family.office.desk.confirm_family(family.lies, family.fem[Side.A].id, family.case)
    family.open(Side.A)
    with pytest.raises(ConflictOfSides):
        family.office.desk.grant(family.anna, family.fem[Side.A].id, family.party[Side.A])
    family.office.desk.end_family(family.carla, family.fem[Side.A].id, family.case)
    with pytest.raises(ConflictOfSides):
        family.office.desk.grant(family.anna, family.fem[Side.A].id, family.party[Side.A])
    assert family.sees() == set()
    assert {row["person"] for row in family.office.rows(grant)} == {family.anna.person, family.bert.person}


def test_the_switch_turned_off_closes_every_family(family: Family) -> None:
    family.give()
    family.open(Side.B)
    family.office.desk.allow_family_workers(family.lies, allowed=False)
    assert family.sees() == set()


def test_an_alert_is_kept_once_a_flag_and_holds_codes_and_moments_only(family: Family) -> None:
    now = family.office.clock.now()
    alert = DueAlert("x", family.party[Side.A], FlagId("flag"), Level.ACUTE, "weapon", True, now)
    for _ in range(2):
        family.office.desk.deliver_alert(Side.A, alert)
    (row,) = family.office.rows(cross_alert)
    assert {name for name, value in row.items() if value not in (None, "", 0)} == {
        *("id", "party", "flag", "level", "code", "imminent", "at", "delivered_at", "due_at")
    }
    assert "side" not in row
