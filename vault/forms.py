"""A form is carried out once: its mark is stored with what it did, in one transaction, kept for two days.

The mark is a digest of who sent the form, of the one-time id that the page gave it, and of what was typed:
the same form again does nothing, other words under the same id are another form. Empty means unmarked.
"""

from sqlalchemy import Connection, delete, select

from cases.moments import DAY, Moment, after
from vault.dialect import insert_new
from vault.tables_side import form_done

KEPT_FOR = 2 * DAY


class FormDone(Exception):
    """This form was carried out before; ``ref`` is the id of what came of it."""

    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref


def do_once(conn: Connection, mark: str, ref: str, at: Moment) -> None:
    """Mark a form as done by this transaction. Raises FormDone; a twin under way is waited for."""
    if mark and not insert_new(conn, form_done, {"mark": mark, "ref": ref, "at": at}):
        raise FormDone(came_of(conn, mark) or ref)


def came_of(conn: Connection, mark: str) -> str | None:
    """Return what came of this form; None when it was not carried out."""
    done = select(form_done.c.ref).where(form_done.c.mark == mark)
    return conn.execute(done).scalar() if mark else None


def forget_forms(conn: Connection, now: Moment) -> int:
    """Delete marks that nobody will send again; return how many went."""
    return conn.execute(delete(form_done).where(form_done.c.at <= after(now, -KEPT_FOR))).rowcount
