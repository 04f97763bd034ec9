"""Releases that fit their hash, and alerts that arrive once and say no more than they may."""

import dataclasses
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import MetaData, make_url, text, update
from sqlalchemy.exc import ProgrammingError
from vault_people import CHEAP, NOON, Office

from cases.desk import AlertRow, StaffRole
from cases.errors import NotFound, ReleaseBroken
from cases.ids import ClientId, FlagId, ReleaseId
from cases.levels import Level
from cases.moments import Moment
from cases.sides import Side
from cases.traffic import DueAlert
from vault.coordination import CoordinationStore
from vault.coordination_log import entry_of
from vault.coordination_releases import canonical
from vault.engine import Store
from vault.tables_coordination import access_log, cross_alert, release

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
)


def alert_of(party: ClientId, flag: str = "vlag", at: Moment = NOON, level: Level = Level.ACUTE) -> DueAlert:
    return DueAlert("rij", party, FlagId(flag), level, "R25", imminent=True, at=at)


@given(content=JSON)
def test_canonical_is_the_same_content_and_canonical_again(content: object) -> None:
    once = canonical(json.dumps(content, indent=3).encode())
    assert json.loads(once) == content
    assert canonical(once) == once


def test_what_is_published_is_live_until_the_next(office: Office) -> None:
    first = office.desk.publish(b'{"b": 1, "a": "\xc3\xa9"}', "migratie")
    assert office.desk.live_release(None) == (first, '{"a":"é","b":1}'.encode())
    assert office.desk.live_release(first) is None
    assert office.desk.publish(b'{"a":"\xc3\xa9","b":1}', "migratie") == first
    second = office.desk.publish(b'{"a":2}', "cor")
    assert office.desk.live_release(first) == (second, b'{"a":2}')
    assert office.desk.release_body(first) == '{"a":"é","b":1}'.encode()
    assert [row["live"] for row in office.rows(release)] == [0, 1]
    with pytest.raises(NotFound):
        office.desk.release_body(ReleaseId(99))


@pytest.mark.parametrize("body", [b"", b"{", b"NaN", b'{"a":1}x', b"\xff"])
def test_what_is_no_json_is_not_published(office: Office, body: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        office.desk.publish(body, "cor")
    assert office.rows(release) == []


def test_a_release_that_does_not_fit_its_hash_is_broken_and_so_is_none_at_all(office: Office) -> None:
    with pytest.raises(ReleaseBroken):
        office.desk.live_release(None)
    first = office.desk.publish(b'{"a":1}', "migratie")
    with office.store.begin() as conn:
        conn.execute(update(release).values(body=b'{"a":2}'))
    with pytest.raises(ReleaseBroken):
        office.desk.live_release(None)
    with pytest.raises(ReleaseBroken):
        office.desk.release_body(first)


def test_many_publishing_at_once_leave_one_live(office: Office) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda number: office.desk.publish(b"[%d]" % number, "cor"), range(6)))
    rows = office.rows(release)
    assert len(rows) == 6
    assert sum(bool(row["live"]) for row in rows) == 1


def test_an_alert_delivered_many_times_is_one_alert(office: Office) -> None:
    lead = office.hire("lea", StaffRole.LEAD)
    party = office.enrol(office.hire("bram", side=Side.B))
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: office.desk.deliver_alert(Side.B, alert_of(party)), range(6)))
    (row,) = office.desk.alerts(lead)
    ((case_id, code, _),) = office.desk.cases(lead)
    assert (row.case, row.case_code) == (case_id, code)
    assert (row.level, row.code, row.imminent, row.at) == (Level.ACUTE, "R25", True, NOON)


def test_an_alert_names_no_side_no_party_and_no_person(office: Office) -> None:
    assert {each.name for each in dataclasses.fields(AlertRow)} == {
        "id",
        "case",
        "case_code",
        "level",
        "code",
        "imminent",
        "at",
        "acknowledged_by",
        "via",
    }
    lead, bram = office.hire("lea", StaffRole.LEAD), office.hire("bram", side=Side.B)
    party = office.enrol(bram)
    office.desk.deliver_alert(Side.B, alert_of(party))
    (row,) = office.desk.alerts(lead)
    assert party not in repr(row)


def test_an_alert_of_a_party_no_case_knows_still_reaches_the_lead(office: Office) -> None:
    lead = office.hire("lea", StaffRole.LEAD)
    office.desk.deliver_alert(Side.B, alert_of(ClientId("onbekend")))
    (row,) = office.desk.alerts(lead)
    assert (row.case, row.case_code) == (None, "")


def test_a_role_that_may_only_insert_alerts_delivers_them(office: Office) -> None:
    if office.store.sqlite:
        pytest.skip("SQLite has no roles")
    party = office.enrol(office.hire("bram", side=Side.B))
    role = f"side_{office.ids.new()}"
    with office.store.begin() as conn:
        conn.execute(text(f"CREATE ROLE {role} LOGIN"))
        conn.execute(text(f"GRANT INSERT ON cross_alert TO {role}"))
    as_role = make_url(office.url).set(username=role).render_as_string(hide_password=False)
    side_role = Store(as_role, MetaData())
    try:
        deliver = CoordinationStore(side_role, office.sealer, office.clock, office.ids, CHEAP).deliver_alert
        deliver(Side.B, alert_of(party))
        deliver(Side.B, alert_of(party))
        with pytest.raises(ProgrammingError), side_role.read() as conn:
            conn.execute(text("SELECT * FROM case_party"))
    finally:
        side_role.dispose()
    (row,) = office.desk.alerts(office.hire("lea", StaffRole.LEAD))
    assert row.case is not None


def test_only_a_lead_reads_and_takes_on_alerts_and_the_first_one_stays(office: Office) -> None:
    lea, lou = office.hire("lea", StaffRole.LEAD), office.hire("lou", StaffRole.LEAD)
    noor, cor = office.hire("noor"), office.hire("cor", StaffRole.COORDINATOR)
    office.desk.deliver_alert(Side.A, alert_of(office.enrol(noor)))
    (row,) = office.desk.alerts(lea)
    for other in (noor, cor):
        with pytest.raises(NotFound):
            office.desk.alerts(other)
        with pytest.raises(NotFound):
            office.desk.acknowledge_alert(other, row.id)
    office.desk.acknowledge_alert(lea, row.id)
    office.desk.acknowledge_alert(lou, row.id)
    assert [each.acknowledged_by for each in office.desk.alerts(lea)] == ["Lea"]
    with pytest.raises(NotFound):
        office.desk.acknowledge_alert(lea, "onbekend")


def test_open_alerts_come_first_the_most_urgent_then_the_longest_waiting(office: Office) -> None:
    lead = office.hire("lea", StaffRole.LEAD)
    party = ClientId("p")
    for flag, level, late in [("1", Level.HIGH, 0), ("2", Level.ACUTE, 5), ("3", Level.ACUTE, 1)]:
        office.desk.deliver_alert(Side.A, alert_of(party, flag, Moment(NOON + late), level))
    office.desk.deliver_alert(Side.A, alert_of(party, "4"))
    done = next(row for row in office.desk.alerts(lead) if row.at == NOON and row.level is Level.ACUTE)
    office.desk.acknowledge_alert(lead, done.id)
    order = [(row.level, row.at - NOON) for row in office.desk.alerts(lead)]
    assert order == [(Level.ACUTE, 1), (Level.ACUTE, 5), (Level.HIGH, 0), (Level.ACUTE, 0)]
    assert len(office.rows(cross_alert)) == 4


def test_a_line_of_the_access_log_is_committed_with_all_that_nen_7513_asks(office: Office) -> None:
    noor = office.hire("noor")
    office.desk.log(entry_of(noor, "open_file", "message-1", "duty", party="client-1"))
    (row,) = office.rows(access_log)
    assert {key: value for key, value in row.items() if key != "id"} == {
        "at": NOON,
        "person": noor.person,
        "staff": noor.id,
        "role": "worker",
        "side": "a",
        "action": "open_file",
        "subject": "message-1",
        "basis": "duty",
        "reason": "",
        "outcome": "ok",
        "party": "client-1",
        "on_behalf": "",
        "function": "",
        "organisation": "own",
        "kind": "conversation",
        "consent": "",
        "emergency": 0,
        "session": "",
        "source": "process",
    }
