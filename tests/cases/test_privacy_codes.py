"""Codes and refusals of who looks, who leaves and what is erased."""

from cases.erasing import LONGEST_HOLD, EraseReason, Hold, HoldReason, NotErased
from cases.errors import ReasonNeeded, WeakPassword
from cases.families import FamilyRow, FamilyState, OwnFamily
from cases.ids import CaseId, ClientId, StaffId
from cases.moments import DAY, HOUR, Moment
from cases.passkeys import Answer, OwnPasskey, Page, Question
from cases.reasons import REASON_HOLDS, LookReason
from cases.staff_ending import Ended, EndReason, SeveralPeople


def test_a_refusal_carries_a_code_and_never_a_word_about_somebody() -> None:
    refused = NotErased("hold", "court")
    assert (refused.code, refused.detail, str(refused)) == ("hold", "court", "hold")
    assert str(ReasonNeeded(ClientId("c1"))) == ""
    assert ReasonNeeded(ClientId("c1")).client == "c1"
    assert WeakPassword("short").reason == "short"
    assert str(SeveralPeople()) == ""


def test_a_hold_is_looked_at_again_within_half_a_year_and_a_reason_to_look_holds_an_hour() -> None:
    hold = Hold("h", ClientId("c"), HoldReason.COURT, StaffId("a"), StaffId("b"), Moment(0), LONGEST_HOLD)
    assert 180 * DAY < hold.review_by < 190 * DAY
    assert REASON_HOLDS == HOUR


def test_codes_of_the_log_are_words_of_small_letters() -> None:
    for word in (*EraseReason, *HoldReason, *LookReason, *EndReason):
        assert word.value.replace("_", "").islower()


def test_what_a_page_asks_of_a_device_counts_on_that_page_alone() -> None:
    page = Page("https://lijn.example", "lijn.example", "zegel")
    assert Answer(page, "h", "{}") != Answer(Page(page.origin, page.host, "ander"), "h", "{}")
    assert Question("h", "{}").handle == "h"
    assert OwnPasskey("p", "sleutelhanger", Moment(1), None).used is None
    assert Ended((StaffId("a"),), 2, 1).shifts == 1


def test_a_family_row_names_case_and_worker_and_no_party_and_an_own_one_a_party_and_no_case() -> None:
    row = FamilyRow(CaseId("z"), "Z-ABCD", StaffId("f"), "Fem", FamilyState.ASKED, None)
    own = OwnFamily(ClientId("c"), Moment(1), open=False)
    assert not hasattr(row, "party")
    assert not hasattr(own, "case")
    assert {each.value for each in FamilyState} == {"asked", "given", "held", "ended"}
