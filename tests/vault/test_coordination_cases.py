"""Cases, one-time links, grants: nobody ever holds both sides of one case."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from vault_people import Office

from cases.desk import Staff, StaffRole
from cases.errors import ConflictOfSides, NabijError, NoLead, NotFound
from cases.ids import CaseId, ClientId
from cases.moments import DAY
from cases.roster import Post
from cases.sides import Side
from vault.tables_coordination import access_log, case_link, case_party, grant, reach


@pytest.fixture
def lead(office: Office) -> Staff:
    lead = office.hire("lea", StaffRole.LEAD)
    office.desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    return lead


def only_case(office: Office, lead: Staff) -> CaseId:
    ((case_id, _, _),) = office.desk.cases(lead)
    return case_id


def outcome_of(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except NabijError as error:
        return type(error).__name__
    return "done"


def test_enrolling_makes_a_case_with_a_code_that_only_leads_read(office: Office, lead: Staff) -> None:
    noor = office.hire("noor")
    office.enrol(noor)
    ((_, code, parties),) = office.desk.cases(lead)
    assert code.startswith("Z-")
    assert len(code) == 6
    assert parties == 1
    for other in (noor, office.hire("cor", StaffRole.COORDINATOR)):
        with pytest.raises(NotFound):
            office.desk.cases(other)
        with pytest.raises(NotFound):
            office.desk.link_code(other, only_case(office, lead), Side.B)


def test_the_other_party_joins_the_case_by_a_code_that_works_once(office: Office, lead: Staff) -> None:
    noor, bram = office.hire("noor"), office.hire("bram", side=Side.B)
    office.enrol(noor)
    code = office.desk.link_code(lead, only_case(office, lead), Side.B)
    office.enrol(bram, f" {code.lower().replace('-', ' ')} ")
    ((_, _, parties),) = office.desk.cases(lead)
    assert parties == 2
    with pytest.raises(NotFound):
        office.enrol(bram, code)


def test_a_code_of_another_side_of_too_long_ago_or_of_nothing_is_refused_alike(
    office: Office, lead: Staff
) -> None:
    noor, bram = office.hire("noor"), office.hire("bram", side=Side.B)
    office.enrol(noor)
    for_b = office.desk.link_code(lead, only_case(office, lead), Side.B)
    old = office.desk.link_code(lead, only_case(office, lead), Side.B)
    refused = [outcome_of(lambda: office.enrol(noor, for_b)), outcome_of(lambda: office.enrol(bram, "x"))]
    office.clock.domain += 7 * DAY
    refused.append(outcome_of(lambda: office.enrol(bram, old)))
    assert refused == ["NotFound"] * 3
    with pytest.raises(NotFound):
        office.desk.link_code(lead, CaseId("onbekend"), Side.B)


def test_the_code_itself_is_kept_nowhere(office: Office, lead: Staff) -> None:
    office.enrol(office.hire("noor"))
    code = office.desk.link_code(lead, only_case(office, lead), Side.B)
    kept = repr(office.rows(case_link)) + repr(office.rows(access_log))
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_without_a_lead_on_the_roster_no_second_side_is_enrolled_and_the_code_stays_good(
    office: Office, lead: Staff
) -> None:
    noor, bram = office.hire("noor"), office.hire("bram", side=Side.B)
    office.enrol(noor)
    code = office.desk.link_code(lead, only_case(office, lead), Side.B)
    office.desk.set_post(lead, Side.A, Post.LEAD, None)
    with pytest.raises(NoLead):
        office.enrol(bram, code)
    office.desk.set_post(lead, Side.B, Post.LEAD, lead.id)
    office.enrol(bram, code)


def test_one_person_with_two_logins_cannot_enrol_the_other_side_and_nothing_of_it_stays(
    office: Office, lead: Staff
) -> None:
    noor = office.hire("noor")
    noor_b = office.hire("noor", side=Side.B, person=noor.person)
    bram = office.hire("bram", side=Side.B)
    office.enrol(noor)
    code = office.desk.link_code(lead, only_case(office, lead), Side.B)
    with pytest.raises(ConflictOfSides):
        office.enrol(noor_b, code)
    assert len(office.rows(case_party)) == 1
    office.enrol(bram, code)


def test_an_enrolment_that_broke_halfway_gives_the_same_party_when_tried_again(
    office: Office, lead: Staff
) -> None:
    noor, bram = office.hire("noor"), office.hire("bram", side=Side.B)
    office.enrol(noor)
    code = office.desk.link_code(lead, only_case(office, lead), Side.B)
    first = office.desk.begin_enrolment(bram, "poging", code)
    assert office.desk.begin_enrolment(bram, "poging", code) == first
    assert len(office.rows(case_party)) == 2
    office.desk.finish_enrolment(first)
    with pytest.raises(NotFound):
        office.desk.begin_enrolment(bram, "poging", code)


def test_a_grant_is_given_by_who_holds_it_or_leads_to_a_colleague_of_that_side(
    office: Office, lead: Staff
) -> None:
    noor, kim, bram = office.hire("noor"), office.hire("kim"), office.hire("bram", side=Side.B)
    party = office.enrol(noor)
    for giver, taker in ((kim, kim), (noor, bram), (lead, bram), (noor, lead)):
        with pytest.raises(NotFound):
            office.desk.grant(giver, taker.id, party)
    assert party not in office.desk.sight(kim).granted
    office.desk.grant(noor, kim.id, party)
    office.desk.grant(noor, kim.id, party)
    assert party in office.desk.sight(kim).granted
    with pytest.raises(NotFound):
        office.desk.grant(lead, kim.id, ClientId("onbekend"))


def two_sided(office: Office, lead: Staff) -> tuple[Staff, Staff, ClientId, ClientId]:
    """Make a case of two parties and one human with a login on each side and no grant yet."""
    noor, bram = office.hire("noor"), office.hire("bram", side=Side.B)
    first = office.enrol(noor)
    second = office.enrol(bram, office.desk.link_code(lead, only_case(office, lead), Side.B))
    here = office.hire("duo")
    return here, office.hire("duo", side=Side.B, person=here.person), first, second


def test_of_two_grants_on_both_sides_at_the_same_moment_one_is_given(office: Office, lead: Staff) -> None:
    here, there, first, second = two_sided(office, lead)
    attempts = [
        lambda: office.desk.grant(lead, here.id, first),
        lambda: office.desk.grant(lead, there.id, second),
    ] * 4
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(outcome_of, attempts))
    assert sorted({outcomes[0], outcomes[1]}) == ["ConflictOfSides", "done"]
    assert sorted(outcomes) == ["ConflictOfSides"] * 4 + ["done"] * 4
    assert len([row for row in office.rows(grant) if row["person"] == here.person]) == 1


def test_who_read_one_side_is_refused_the_other_side_and_both_are_logged(office: Office, lead: Staff) -> None:
    here, there, first, second = two_sided(office, lead)
    office.desk.log_content(here, first, "read_conversation", "duty")
    with pytest.raises(NotFound):
        office.desk.log_content(there, second, "read_conversation", "duty")
    with pytest.raises(ConflictOfSides):
        office.desk.grant(lead, there.id, second)
    assert second in office.desk.sight(there).barred
    assert office.desk.sight(here).barred == frozenset()
    lines = [(row["subject"], row["outcome"]) for row in office.rows(access_log)][-2:]
    assert lines == [(first, "ok"), (second, "refused")]
    assert [row["side"] for row in office.rows(reach) if row["person"] == here.person] == ["a"]


def test_of_two_enrolments_with_one_code_at_the_same_moment_one_is_made(office: Office, lead: Staff) -> None:
    office.enrol(office.hire("noor"))
    code = office.desk.link_code(lead, only_case(office, lead), Side.B)
    workers = [office.hire(f"b{number}", side=Side.B) for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(lambda worker: outcome_of(lambda: office.enrol(worker, code)), workers))
    assert sorted(outcomes) == ["NotFound"] * 5 + ["done"]
