"""The access log (NEN 7513): who looked at what, when and on which ground. Rows are only ever added.

Each line holds what NEN 7513 asks (domain 6.3): what happened and how it ended, when, about which client,
by which person in which role and function of which organisation, for whom that person acts, which kind of
data, on which ground, under which agreement, whether in an emergency, from which session and process.
"""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, func, insert, select

from cases.desk import Staff
from cases.moments import Moment
from vault.access_words import kind_of
from vault.coordination_part import BOTH_SIDES, CoordinationPart
from vault.tables_coordination import access_log

OWN_ORGANISATION = "own"
"""Who runs this house; another word stands for a partner whose people work in it."""
CONSOLE, PROCESS = "console", "process"


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One line. ``subject`` is an id; ``basis`` the ground: a grant, a post, a flag id. Never words.

    ``person`` and ``staff`` are empty for a failed log-in of nobody. ``outcome``: ok, refused. ``party`` is
    the client it is about, ``on_behalf`` the responsible staff row when that is another, ``kind`` which
    data, ``consent`` the profile it rests on, ``emergency`` that the glass was broken, ``session`` a mark
    that tells sessions apart, ``source`` the process.
    """

    person: str
    staff: str
    role: str
    side: str
    action: str
    subject: str
    basis: str
    reason: str = ""
    outcome: str = "ok"
    party: str = ""
    on_behalf: str = ""
    function: str = ""
    organisation: str = OWN_ORGANISATION
    kind: str = ""
    consent: str = ""
    emergency: bool = False
    session: str = ""
    source: str = PROCESS


def entry_of(
    staff: Staff,
    action: str,
    subject: str,
    basis: str,
    outcome: str = "ok",
    *,
    party: str = "",
    on_behalf: str = "",
) -> AccessEntry:
    """Return the line for something this person does now; ``party`` is the client it is about."""
    return AccessEntry(
        staff.person,
        staff.id,
        staff.role,
        staff.side.value if staff.side else BOTH_SIDES,
        action,
        subject,
        basis,
        outcome=outcome,
        party=party,
        on_behalf=on_behalf,
        function=staff.function.value if staff.function else "",
        session=staff.session,
        source=CONSOLE if staff.session else PROCESS,
    )


def write_entry(conn: Connection, entry: AccessEntry, at: Moment) -> None:
    """Add a line in the transaction of what it is about."""
    told = {"kind": entry.kind or kind_of(entry.action), "emergency": int(entry.emergency)}
    conn.execute(insert(access_log), asdict(entry) | told | {"at": at})


class AccessLog(CoordinationPart):
    """Adds lines; there is no way to change or remove one."""

    def log(self, entry: AccessEntry) -> None:
        """Commit a line before what it is about is read. Raises when it cannot: then nothing is read."""
        with self._store.begin() as conn:
            write_entry(conn, entry, self._clock.now())

    def last_logged(self, staff: Staff, action: str, subject: str) -> Moment | None:
        """Return when this person last did this to that, by its line; None when never."""
        latest = select(func.max(access_log.c.at)).where(
            access_log.c.staff == staff.id,
            access_log.c.action == action,
            access_log.c.subject == subject,
            access_log.c.outcome == "ok",
        )
        with self._store.read() as conn:
            at = conn.execute(latest).scalar()
        return None if at is None else Moment(at)
