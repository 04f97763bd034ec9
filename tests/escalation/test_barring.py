"""Nothing is promised that only people could keep who may not touch this client."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import ANNE, BILAL, CARLA, LEO, STAFFED

from cases.ids import StaffId
from cases.roster import Post
from escalation.barring import behind, without_barred
from escalation.duty import Promise


def test_with_a_backup_left_the_promise_stands() -> None:
    duty = without_barred(STAFFED, frozenset({ANNE}))
    assert (duty.staffed, duty.promise, duty.at_post(Post.DUTY)) == (True, Promise.TODAY, None)


def test_with_nobody_left_at_duty_or_backup_nobody_is_there() -> None:
    duty = without_barred(STAFFED, frozenset({ANNE, BILAL}))
    assert (duty.staffed, duty.promise) == (False, Promise.NOBODY)


def test_where_nobody_is_barred_nothing_changes() -> None:
    assert without_barred(STAFFED, frozenset()) == STAFFED
    empty = replace(STAFFED, crew=())
    assert without_barred(empty, frozenset()) == empty


@given(st.frozensets(st.sampled_from([ANNE, BILAL, CARLA, LEO])))
def test_a_promise_always_has_somebody_who_may_keep_it(barred: frozenset[StaffId]) -> None:
    duty = without_barred(STAFFED, barred)
    there = {shift.staff for shift in duty.crew if shift.post in (Post.DUTY, Post.BACKUP)}
    assert duty.staffed == bool(there - barred)
    assert duty.barred == barred


def test_a_duty_that_is_behind_is_called_and_promises_nothing() -> None:
    assert behind(STAFFED) == replace(STAFFED, promise=Promise.NOBODY)
