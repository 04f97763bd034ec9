"""The road of a change: nobody approves the own work, and nothing is live without who it needs (F18)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content_draft import (
    SMALL,
    Approval,
    BaseMoved,
    Draft,
    Needs,
    NotProved,
    OwnWork,
    ReasonMissing,
    Road,
    Stage,
    StageMoved,
    Verdict,
    WrongReviewer,
    approved,
    carries_safety,
    gone_live,
    is_complete,
    long_road,
    on_trial,
    returned,
    sent,
    still_needed,
    withdrawn,
    written,
)
from cases.desk import StaffRole
from cases.errors import NabijError
from cases.ids import ReleaseId
from cases.moments import Moment

LIVE, NEXT = ReleaseId(4), ReleaseId(5)
START = Draft("c1", "Vraag 4", LIVE, Stage.WRITING, frozenset({"p-anna"}))
LONG = long_road(safety=False, lowered=False)
SAFE = long_road(safety=True, lowered=False)
LOWERED = long_road(safety=False, lowered=True)


def waiting(needs: Needs = SMALL) -> Draft:
    return sent(START, "d", needs, proved=True, reason="Klopt niet meer" if needs.reason else "")


def by(person: str, role: StaffRole = StaffRole.COORDINATOR, digest: str = "d") -> Approval:
    return Approval(person, role, Verdict.APPROVED, digest, Moment(1))


def test_a_small_change_needs_one_other_person_also_from_another_region() -> None:
    done = approved(waiting(), by("p-bea", StaffRole.CONTENT_REVIEWER))
    assert done.stage is Stage.APPROVED
    live = gone_live(done, LIVE, NEXT)
    assert (live.stage, live.release, live.is_open) == (Stage.LIVE, NEXT, False)


def test_who_wrote_a_word_of_it_never_approves_it() -> None:
    joined = written(START, "p-bea")
    with pytest.raises(OwnWork):
        approved(sent(joined, "d", SMALL, proved=True, reason=""), by("p-bea"))


def test_the_long_road_is_not_for_the_pool_and_is_tried_first() -> None:
    with pytest.raises(WrongReviewer):
        approved(waiting(LONG), by("p-bea", StaffRole.CONTENT_REVIEWER))
    done = approved(waiting(LONG), by("p-bea"))
    with pytest.raises(StageMoved):
        gone_live(done, LIVE, NEXT)
    assert gone_live(on_trial(done, LIVE), LIVE, NEXT).stage is Stage.LIVE


def test_what_carries_safety_waits_for_the_aandachtsfunctionaris() -> None:
    one = approved(waiting(SAFE), by("p-bea"))
    assert (one.stage, still_needed(one)) == (Stage.REVIEW, (1, True))
    assert approved(one, by("p-dv", StaffRole.DV_LEAD)).stage is Stage.APPROVED


def test_what_makes_a_message_less_urgent_needs_a_reason_and_two_people() -> None:
    with pytest.raises(ReasonMissing):
        sent(START, "d", LOWERED, proved=True, reason="  ")
    one = approved(waiting(LOWERED), by("p-dv", StaffRole.DV_LEAD))
    assert (one.stage, still_needed(one)) == (Stage.REVIEW, (1, False))
    again = approved(one, by("p-dv", StaffRole.DV_LEAD))
    assert again.stage is Stage.REVIEW, "the same person twice is one person"
    assert approved(again, by("p-bea")).stage is Stage.APPROVED


def test_content_that_was_not_looked_over_or_has_a_fault_is_not_sent() -> None:
    with pytest.raises(NotProved):
        sent(START, "d", SMALL, proved=False, reason="")
    with pytest.raises(StageMoved):
        sent(waiting(), "d", SMALL, proved=True, reason="")


def test_an_approval_of_other_content_counts_for_nothing() -> None:
    with pytest.raises(StageMoved):
        approved(waiting(), by("p-bea", digest="older"))
    with pytest.raises(StageMoved):
        approved(START, by("p-bea"))


def test_a_word_changed_after_approval_sends_it_back_to_the_start() -> None:
    done = approved(waiting(), by("p-bea"))
    changed = written(done, "p-cor")
    assert (changed.stage, changed.approved_by, changed.authors) == (
        Stage.WRITING,
        (),
        frozenset({"p-anna", "p-cor"}),
    )
    with pytest.raises(StageMoved):
        written(on_trial(approved(waiting(LONG), by("p-bea")), LIVE), "p-anna")


def test_a_reviewer_gives_it_back_with_words() -> None:
    said = Approval("p-bea", StaffRole.COORDINATOR, Verdict.RETURNED, "d", Moment(1), "Te lang")
    back = returned(waiting(), said)
    assert (back.stage, back.approvals[-1].words) == (Stage.WRITING, "Te lang")
    with pytest.raises(StageMoved):
        returned(START, said)


def test_nothing_goes_live_over_other_content_that_went_live_meanwhile() -> None:
    with pytest.raises(BaseMoved):
        gone_live(approved(waiting(), by("p-bea")), NEXT, ReleaseId(6))
    with pytest.raises(BaseMoved):
        on_trial(approved(waiting(LONG), by("p-bea")), NEXT)
    with pytest.raises(StageMoved):
        on_trial(approved(waiting(SMALL), by("p-bea")), LIVE)


def test_a_change_is_put_aside_once_and_then_nobody_writes_in_it() -> None:
    aside = withdrawn(START)
    assert not aside.is_open
    for again in (lambda: withdrawn(aside), lambda: written(aside, "p-anna")):
        with pytest.raises(StageMoved):
            again()


@pytest.mark.parametrize(
    ("files", "carries"),
    [
        (("huiswoorden.yaml", "verouderd.yaml", "replies/gesprek.yaml"), False),
        (("huiswoorden.yaml", "dialogues/d1.yaml"), True),
        (("keywords.yaml",), True),
        ((), False),
    ],
)
def test_files_that_can_touch_safety_are_known(files: tuple[str, ...], *, carries: bool) -> None:
    assert carries_safety(files) is carries


ACTS = ("write", "send", "approve", "return", "trial", "live", "withdraw")
PEOPLE = ("p-anna", "p-bea", "p-dv", "p-cor")


@given(
    st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(PEOPLE), st.sampled_from(list(StaffRole)))),
    st.sampled_from([SMALL, LONG, SAFE, LOWERED]),
)
def test_whatever_people_do_nothing_is_live_without_whom_it_needs(
    acts: list[tuple[str, str, StaffRole]], needs: Needs
) -> None:
    draft = START
    for act, person, role in acts:
        try:
            draft = taken(draft, act, person, role, needs)
        except NabijError:
            continue
        if draft.stage is Stage.LIVE:
            people = {one.person for one in draft.approved_by}
            assert is_complete(draft)
            assert not people & draft.authors
            assert len(people) >= needs.approvals
            assert needs.road is Road.LONG or len(people) >= 1
            return


def taken(draft: Draft, act: str, person: str, role: StaffRole, needs: Needs) -> Draft:
    """Take one act of a person."""
    mine = Approval(person, role, Verdict.APPROVED, "d", Moment(1))
    return {
        "write": lambda: written(draft, person),
        "send": lambda: sent(draft, "d", needs, proved=True, reason="omdat"),
        "approve": lambda: approved(draft, mine),
        "return": lambda: returned(draft, replace(mine, verdict=Verdict.RETURNED)),
        "trial": lambda: on_trial(draft, LIVE),
        "live": lambda: gone_live(draft, LIVE, NEXT),
        "withdraw": lambda: withdrawn(draft),
    }[act]()
