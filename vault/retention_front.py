"""The parts of retention in coordination; what is about one party goes with it (``vault.erasure_rows``)."""

from sqlalchemy import ColumnElement, and_, or_, select

from cases.moments import Moment
from vault.retention_parts import Over, Part, Terms
from vault.tables_coordination import (
    absence,
    alert_token,
    calendar_link,
    case_link,
    cross_alert,
    enrolment_begun,
    login_attempt,
    login_code,
    page_test,
    passkey,
    passkey_challenge,
    reachability,
    release,
    session,
    shift,
    shift_swap,
    sign_on_attempt,
    sign_on_emergency,
    sign_on_identity,
    sign_on_token,
    staff,
    staff_skill,
    volunteer_time,
)


def _before(column: ColumnElement[int] | ColumnElement[int | None], name: str) -> Over:
    return lambda terms, now: column <= terms[name].over(now)


def _former(column: ColumnElement[str]) -> Over:
    return lambda _terms, _now: column.in_(select(staff.c.id).where(staff.c.active == 0))


def _gone(_terms: Terms, _now: Moment) -> ColumnElement[bool]:
    """Return the accounts of people of whom no row is in use any more."""
    return sign_on_identity.c.person.not_in(select(staff.c.person).where(staff.c.active == 1))


def _left(_terms: Terms, _now: Moment) -> ColumnElement[bool]:
    """Return the passkeys of people of whom no row is in use any more."""
    return passkey.c.person.not_in(select(staff.c.person).where(staff.c.active == 1))


def _tokens_of_alerts(terms: Terms, now: Moment) -> ColumnElement[bool]:
    old = select(cross_alert.c.id).where(cross_alert.c.at <= terms["cross_alerts"].over(now))
    return alert_token.c.alert.in_(old)


def _swaps(terms: Terms, now: Moment) -> ColumnElement[bool]:
    old = select(shift.c.id).where(shift.c.ends <= terms["roster"].over(now))
    return or_(shift_swap.c.shift.in_(old), shift_swap.c.back.in_(old))


def _contents(terms: Terms, now: Moment) -> ColumnElement[bool]:
    return and_(release.c.live == 0, release.c.published_at <= terms["content"].over(now))


PARTS = (
    Part("links", case_link, _before(case_link.c.expires_at, "links")),
    Part("links", enrolment_begun, _before(enrolment_begun.c.begun_at, "links")),
    Part("links", page_test, _before(page_test.c.expires_at, "links")),
    Part("links", alert_token, _before(alert_token.c.expires_at, "links")),
    Part("cross_alerts", alert_token, _tokens_of_alerts),
    Part("cross_alerts", cross_alert, _before(cross_alert.c.at, "cross_alerts")),
    Part("sessions", session, _before(session.c.created_real, "sessions")),
    Part("sessions", login_attempt, _before(login_attempt.c.last_real, "sessions")),
    Part("roster", shift_swap, _swaps),
    Part("roster", shift, _before(shift.c.ends, "roster")),
    Part("roster", absence, _before(absence.c.ends, "roster")),
    Part("roster", volunteer_time, _before(volunteer_time.c.at, "roster")),
    Part("former_staff", reachability, _former(reachability.c.staff)),
    Part("former_staff", calendar_link, _former(calendar_link.c.staff)),
    Part("former_staff", staff_skill, _former(staff_skill.c.staff)),
    Part("former_staff", login_code, _former(login_code.c.staff)),
    Part("former_staff", passkey, _left),
    Part("sessions", passkey_challenge, _before(passkey_challenge.c.made_real, "sessions")),
    Part("sessions", sign_on_attempt, _before(sign_on_attempt.c.made_real, "sessions")),
    Part("sessions", sign_on_token, _before(sign_on_token.c.checked_real, "sessions")),
    Part("former_staff", sign_on_emergency, _former(sign_on_emergency.c.staff)),
    Part("former_staff", sign_on_identity, _gone),
    Part("content", release, _contents),
)
"""Sessions count in real time, which is the same as domain time but in a demo."""
