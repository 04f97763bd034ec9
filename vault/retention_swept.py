"""What the hourly sweep lets go (``vault.retention``), as parts that can be counted; it gives no receipts."""

from sqlalchemy import ColumnElement, and_, func, or_, select

from cases.care import LOAD_OVER
from cases.moments import DAY, Moment, after
from vault.call_rows import KEPT_FOR as SAID_FOR
from vault.call_rows import UNSAID_FOR
from vault.forms import KEPT_FOR as FORMS_FOR
from vault.intake_key import KEPT_FOR as INTAKE_FOR
from vault.retention_parts import Over, Part, Terms
from vault.tables_coordination import access_log, care
from vault.tables_coordination import live_event as front_event
from vault.tables_side import (
    call_prompt,
    form_done,
    inbox,
    intake_key,
    live_event,
    page_token,
    unknown_chat,
    unknown_message,
    walk_in,
)


def _kept(column: ColumnElement[int] | ColumnElement[int | None], kept: int = 0) -> Over:
    return lambda _terms, now: column <= after(now, -kept)


def _settled(_terms: Terms, now: Moment) -> ColumnElement[bool]:
    return and_(inbox.c.state != "new", inbox.c.received_at <= after(now, -INTAKE_FOR))


def _side_events(_terms: Terms, now: Moment) -> ColumnElement[bool]:
    last = select(func.max(live_event.c.id)).scalar_subquery()
    return and_(live_event.c.at <= after(now, -DAY), live_event.c.id < last)


def _front_events(_terms: Terms, now: Moment) -> ColumnElement[bool]:
    last = select(func.max(front_event.c.id)).scalar_subquery()
    return and_(front_event.c.at <= after(now, -DAY), front_event.c.id < last)


def _prompts(_terms: Terms, now: Moment) -> ColumnElement[bool]:
    said = and_(call_prompt.c.said == 1, call_prompt.c.at <= after(now, -SAID_FOR))
    return or_(said, call_prompt.c.at <= after(now, -UNSAID_FOR))


def _old_care(_terms: Terms, now: Moment) -> ColumnElement[bool]:
    asked = and_(care.c.task != "", care.c.done_at.is_(None))
    return and_(care.c.at <= after(now, -LOAD_OVER), ~asked)


def _old_lines(terms: Terms, now: Moment) -> ColumnElement[bool]:
    return access_log.c.at <= terms["access_log"].over(now)


SIDE_SWEPT = (
    Part("raw_updates", inbox, _settled),
    Part("raw_updates", intake_key, _kept(intake_key.c.destroy_at)),
    Part("strangers", unknown_message, _kept(unknown_message.c.destroy_at)),
    Part("strangers", unknown_chat, _kept(unknown_chat.c.last_replied, INTAKE_FOR)),
    Part("walk_in", walk_in, _kept(walk_in.c.destroy_at)),
    Part("live_events", live_event, _side_events),
    Part("forms", form_done, _kept(form_done.c.at, FORMS_FOR)),
    Part("call_prompts", call_prompt, _prompts),
    Part("calls", page_token, _kept(page_token.c.expires_at)),
)

FRONT_SWEPT = (
    Part("live_events", front_event, _front_events),
    Part("care", care, _old_care),
    Part("access_log", access_log, _old_lines),
)
"""Lines of the access log go by ``nabij log trim``, in whole batches."""
