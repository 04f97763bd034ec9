"""The days a programme counts from are there from enrolment on."""

from dataclasses import replace

from vault_desks import desks_in, new_client
from vault_people import Building

from cases.anchors import Anchor, anchors_of
from cases.moments import DAY, after


def test_what_was_typed_at_enrolment_is_what_the_programme_counts_from(building: Building) -> None:
    desks = desks_in(building)
    noor = desks.office.hire("noor")
    key = anchors_of({Anchor.SHELTER_EXIT: after(desks.office.clock.now(), -3 * DAY)})
    merel = desks.a.enrol(noor, replace(new_client(), anchors=key))
    assert desks.a.conversation(noor, merel).state.anchors == key
