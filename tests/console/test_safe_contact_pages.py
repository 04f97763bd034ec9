"""The safe-contact record on its own page: gone through in one look, and ended when something changes."""

from dataclasses import replace
from datetime import time
from html import unescape

import pytest
from console_visit import Visit
from console_world import MONDAY, RIET, World
from hypothesis import given
from hypothesis import strategies as st

from cases.events import ContactEnded, SafeContactRenewed
from cases.levels import Mode
from cases.moments import DAY, Moment
from cases.safe_contact import Channel, Checklist, Ending, SafeContact, Window
from cases.state import Standing
from console.answers import Answers
from console.safe_contact_form import kept_beside, read_safe_contact, typed_of
from console.settings import OPENERS, ZONES
from console.typed import Typed

SAFE = Checklist(*(True,) * 6)


def known(world: World, **changes: object) -> SafeContact:
    """Give Riet a whole record and return it."""
    state = world.a.states[RIET]
    assert state.contact is not None
    contact = replace(
        state.contact,
        opener=OPENERS[0],
        windows=(Window(0, time(9), time(11)), Window(0, time(22), time(1)), Window(4, time(9), time(11))),
        checked=SAFE,
        call_route="Eerst haar zus",
        seen_line="Tot later.",
        **changes,  # type: ignore[arg-type]  # tests name real fields
    )
    world.a.states[RIET] = replace(state, contact=contact)
    return contact


def as_shown(contact: SafeContact) -> dict[str, str]:
    return {**typed_of(contact, OPENERS), "geldig_tot": "2026-12-20", "akkoord": "ja"}


def test_one_look_and_one_press_renew_the_record_as_it_is(world: World, anna: Visit) -> None:
    contact = known(world)
    page = unescape(anna.get("/clienten/c-riet/contact").text)
    assert 'value="22:00"' in page
    assert "Eerst haar zus" in page
    assert "de afgesproken dag" in page
    answer = anna.post("/clienten/c-riet/contact", **as_shown(contact))
    assert answer.headers["location"] == "/clienten/c-riet"
    (event,) = world.a.events
    assert isinstance(event, SafeContactRenewed)
    assert replace(event.contact, valid_until=contact.valid_until) == contact


@pytest.mark.parametrize(
    ("field", "typed", "linked"),
    [
        ("dag0_tot_2", "22:30", "dag0_tot_2"),
        ("opener_eigen", "Hulp nodig", "opener_eigen"),
        ("kanaal_voorbeeld", "nee", "kanaal_toch"),
        ("akkoord", "", "akkoord"),
    ],
)
def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(
    world: World, anna: Visit, field: str, typed: str, linked: str
) -> None:
    fields = {**as_shown(known(world)), "beller": "Bel de buurvrouw", field: typed}
    fields |= {"opener": "eigen"} if field == "opener_eigen" else {}
    answer = anna.post("/clienten/c-riet/contact", **fields)
    assert (answer.status_code, world.a.events) == (422, [])
    assert f'href="#{linked}"' in answer.text
    assert f'id="{linked}-fout"' in answer.text
    assert "Bel de buurvrouw" in answer.text
    assert 'value="22:00"' in answer.text


def test_a_record_that_ended_says_by_what_and_starts_again_with_a_stopped_client(
    world: World, anna: Visit
) -> None:
    contact = known(world, valid_until=Moment(MONDAY - DAY), ends_by=Ending.BAN_ENDS)
    world.a.states[RIET] = replace(world.a.states[RIET], standing=Standing.STOPPED)
    page = anna.get("/clienten/c-riet/contact").text
    assert "het einde van het huisverbod" in page
    assert "geldt niet meer" in page
    anna.post("/clienten/c-riet/contact", **as_shown(contact), hervatten="ja")
    (event,) = world.a.events
    assert isinstance(event, SafeContactRenewed)
    assert event.resume


def test_who_has_no_record_yet_gets_the_form_empty(world: World, anna: Visit) -> None:
    world.a.states[RIET] = replace(world.a.states[RIET], contact=None)
    page = anna.get("/clienten/c-riet/contact").text
    assert "nog geen afspraak" in page
    assert 'id="wat"' not in page


def test_what_changes_ends_the_record_now_or_on_its_day(world: World, anna: Visit) -> None:
    known(world)
    assert anna.post("/clienten/c-riet/veranderd", wat="telefoon", dag="").status_code == 303
    assert anna.post("/clienten/c-riet/veranderd", wat="vrij", dag="2026-12-01").status_code == 303
    now, later = world.a.events
    assert isinstance(now, ContactEnded)
    assert isinstance(later, ContactEnded)
    assert (now.why, now.ends) == (Ending.NEW_PHONE, now.at)
    assert (later.why, later.ends > later.at) == (Ending.RELEASED, True)
    for wrong in ({"wat": "regen", "dag": ""}, {"wat": "vrij", "dag": "morgen"}):
        refused = anna.post("/clienten/c-riet/veranderd", **wrong)
        assert refused.status_code == 422
        assert f'value="{wrong["dag"]}"' in refused.text
    assert len(world.a.events) == 2


def test_a_client_of_another_is_not_found(anna: Visit) -> None:
    for path in ("/clienten/c-niemand/contact", "/clienten/c-niemand/veranderd"):
        assert anna.post(path).status_code == 404


CLOCKS = st.integers(0, 1439).map(lambda minute: time(minute // 60, minute % 60))
WINDOWS = st.lists(
    st.builds(
        lambda day, opens, hours: Window(day, opens, time((opens.hour + hours) % 24, opens.minute)),
        st.integers(0, 6),
        CLOCKS,
        st.integers(1, 23),
    ),
    min_size=1,
    max_size=3,
    unique=True,
)


@given(
    WINDOWS,
    st.sampled_from(Channel),
    st.sampled_from((Mode.OPEN, Mode.NEUTRAL)),
    st.sampled_from((OPENERS[0], "Het lijstje is er.")),
    st.sampled_from((None, 60, 2)),
    st.builds(Checklist, *[st.booleans()] * 6),
)
def test_a_record_shown_on_the_form_is_read_back_as_it_was(
    windows: list[Window],
    channel: Channel,
    mode: Mode,
    opener: str,
    clear: int | None,
    checked: Checklist,
) -> None:
    ordered = tuple(sorted(windows, key=lambda one: (one.weekday, one.opens)))
    called = channel is Channel.CALL
    contact = SafeContact(
        ordered,
        ZONES[0],
        mode,
        opener,
        Moment(MONDAY + 30 * DAY),
        clear_after_minutes=clear,
        channel=channel,
        call_route="Eerst haar zus",
        checked=None if called else checked,
        seen_line="Tot later.",
    )
    answers = Answers(Typed(typed_of(contact, OPENERS)))
    read = read_safe_contact(answers, MONDAY, ZONES, OPENERS)
    assert answers.faults == []
    assert read is not None
    beside = kept_beside(read, contact)
    assert kept_beside(read, None) == read
    assert replace(beside, valid_until=contact.valid_until) == contact
