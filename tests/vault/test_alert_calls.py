"""A call about an alert is answered without a log-in, by whom it was sent to; a lead's ends the climb."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vault_people import NOON, Building, Office

from cases.desk import Staff, StaffRole
from cases.errors import CallGoesOn, CallOver, NotFound
from cases.ids import ClientId, FlagId
from cases.levels import Level
from cases.moments import DAY, MINUTE, after
from cases.sides import Side
from cases.traffic import DueAlert
from vault.coordination_alert_calls import AlertHeard
from vault.tables_coordination import access_log, alert_token, cross_alert, live_event


def called(office: Office, *people: Staff) -> tuple[str, list[str]]:
    """Deliver an acute alert and call people about it; return its id and their tokens."""
    alert = DueAlert("rij", ClientId("p"), FlagId("vlag"), Level.ACUTE, "R25", imminent=True, at=NOON)
    office.desk.deliver_alert(Side.B, alert)
    (climb,) = office.desk.climbing(NOON, after(NOON, MINUTE), 10)
    tokens = [f"c-{each.login}" for each in people]
    for each, token in zip(people, tokens, strict=True):
        office.desk.begin_alert_call(climb.id, each.id, token)
    return climb.id, tokens


def acts(office: Office) -> list[tuple[object, ...]]:
    return [(row["staff"], row["action"], row["subject"], row["basis"]) for row in office.rows(access_log)]


def climbs(office: Office) -> bool:
    late = after(NOON, 30 * DAY)
    return bool(office.desk.climbing(late, late, 10))


def refused(office: Office, token: str) -> list[type[Exception]]:
    """Return what looking at a token and answering it are refused with."""
    found: list[type[Exception]] = []
    asks: tuple[Callable[[], object], ...] = (
        lambda: office.desk.look_up_alert_call(token),
        lambda: office.desk.answer_alert_call(token, "page"),
    )
    for ask in asks:
        with pytest.raises((CallOver, NotFound, CallGoesOn)) as raised:
            ask()
        found.append(raised.type)
    return found


@pytest.mark.parametrize("via", ["page", "call", "push"])
def test_a_lead_takes_an_alert_on_from_a_call_and_pressing_again_changes_nothing(
    office: Office, via: str
) -> None:
    lea = office.hire("lea", StaffRole.LEAD)
    alert, (token,) = called(office, lea)
    office.desk.look_up_alert_call(token)
    assert acts(office) == []
    assert climbs(office), "looking takes nothing on"
    for _ in range(2):
        assert office.desk.answer_alert_call(token, via) == AlertHeard(alert, ended=True)
        office.clock.domain = after(office.clock.now(), MINUTE)
    (row,) = office.rows(cross_alert)
    assert (row["acknowledged_by"], row["acknowledged_via"], row["acknowledged_at"]) == (lea.id, via, NOON)
    assert [(one.acknowledged_by, one.via) for one in office.desk.alerts(lea)] == [(lea.alias, via)]
    assert acts(office) == [(lea.id, "acknowledge_alert", alert, via)]
    assert [(each["kind"], each["ref"]) for each in office.rows(live_event)] == [("alert", alert)]
    assert not climbs(office)
    with pytest.raises(CallOver):
        office.desk.look_up_alert_call(token)


def test_what_a_colleague_took_is_over_and_stays_with_the_colleague(office: Office) -> None:
    lea, lou = office.hire("lea", StaffRole.LEAD), office.hire("lou", StaffRole.LEAD)
    cor = office.hire("cor", StaffRole.COORDINATOR)
    alert, (token, of_cor) = called(office, lea, cor)
    office.desk.acknowledge_alert(lou, alert)
    assert refused(office, token) == [CallOver, CallOver]
    assert refused(office, of_cor) == [CallOver, CallOver]
    (row,) = office.rows(cross_alert)
    assert (row["acknowledged_by"], row["acknowledged_via"]) == (lou.id, "console")
    assert [each[0] for each in acts(office)] == [lou.id]
    assert [row["used_at"] for row in office.rows(alert_token)] == [None, None]


def test_who_is_no_lead_is_heard_once_and_the_climb_goes_on(office: Office) -> None:
    lea, cor = office.hire("lea", StaffRole.LEAD), office.hire("cor", StaffRole.COORDINATOR)
    alert, (of_lea, of_cor) = called(office, lea, cor)
    office.desk.look_up_alert_call(of_cor)
    for _ in range(2):
        assert office.desk.answer_alert_call(of_cor, "call") == AlertHeard(alert, ended=False)
    with pytest.raises(CallGoesOn):
        office.desk.look_up_alert_call(of_cor)
    assert acts(office) == [(cor.id, "hear_alert", alert, "call")]
    assert climbs(office)
    assert office.desk.answer_alert_call(of_lea, "page").ended
    assert refused(office, of_cor) == [CallOver, CallOver]


def test_a_token_that_is_late_unknown_or_of_who_left_takes_nothing_on_and_none_is_kept_readable(
    office: Office,
) -> None:
    lea, lou = office.hire("lea", StaffRole.LEAD), office.hire("lou", StaffRole.LEAD)
    alert, (of_lea, of_lou) = called(office, lea, lou)
    assert "c-l" not in str(office.rows(alert_token))
    office.desk.retire(lou.id)
    assert refused(office, of_lou) == [NotFound, NotFound]
    assert refused(office, "c-onbekend") == [NotFound, NotFound]
    office.clock.domain = after(NOON, DAY)
    assert refused(office, of_lea) == [CallOver, CallOver]
    assert (acts(office), climbs(office)) == ([], True)
    office.desk.begin_alert_call(alert, lea.id, "c-nieuw")
    assert len(office.rows(alert_token)) == 1, "what is over goes with the next call"


def test_of_many_who_press_at_once_one_lead_takes_it(office: Office) -> None:
    leads = [office.hire(name, StaffRole.LEAD) for name in ("lea", "lou", "liv", "lot")]
    _, tokens = called(office, *leads)

    def press(token: str) -> bool:
        try:
            return office.desk.answer_alert_call(token, "call").ended
        except CallOver:
            return False

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(press, tokens)) == [False, False, False, True]
    assert len(acts(office)) == 1


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(presses=st.lists(st.tuples(st.sampled_from(["lea", "lou", "cor", "weg"]), st.booleans()), max_size=6))
def test_in_any_order_the_first_lead_has_it_and_only_then_the_climb_ends(
    building: Building, presses: list[tuple[str, bool]]
) -> None:
    office = Office(building)
    roles = {"lea": StaffRole.LEAD, "lou": StaffRole.LEAD, "cor": StaffRole.COORDINATOR}
    crew = {name: office.hire(name, role) for name, role in roles.items()}
    called(office, *crew.values())
    for name, looks in presses:
        try:
            if looks:
                office.desk.look_up_alert_call(f"c-{name}")
            else:
                office.desk.answer_alert_call(f"c-{name}", "page")
        except (CallOver, CallGoesOn, NotFound):
            continue
    first = next((crew[name].id for name, looks in presses if name in ("lea", "lou") and not looks), None)
    (row,) = office.rows(cross_alert)
    assert row["acknowledged_by"] == first
    assert climbs(office) is (first is None)
    assert sum(each[1] == "acknowledge_alert" for each in acts(office)) == (first is not None)
