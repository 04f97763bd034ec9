"""Passkeys: made by their owner, shown at the door and as proof. A wrong one looks like a wrong password."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from cases.desk import Staff
from cases.errors import NotFound
from cases.glass import ReviewKind
from cases.moments import MINUTE, Moment
from cases.passkeys import Answer, OwnPasskey, Page, Question
from cases.sides import Side
from vault.access_reviews import new_review
from vault.coordination_door import FrontDoor, refused_line
from vault.coordination_log import AccessEntry, entry_of, write_entry
from vault.coordination_part import BOTH_SIDES
from vault.coordination_staff import staff_of
from vault.dialect import insert_new
from vault.passkey_check import (
    NotThisDevice,
    Served,
    ask_to_make,
    ask_to_show,
    credential_of,
    made_by,
    shown_by,
)
from vault.sign_on import SignOnBook
from vault.tables_coordination import access_review, passkey, passkey_challenge
from vault.tables_coordination import staff as staff_table

ASKED_FOR = 5 * MINUTE
BASIS = "passkey"
_MAKE, _ENTER, _PROVE = "make_passkey", "log_in", "prove"
_HANDLE_BYTES = 32
_OWNER_BYTES = 32


@dataclass(frozen=True, slots=True)
class _Shown:
    """Which passkey a device showed, and its sign count after it."""

    row: Row[Any]
    sign_count: int


class PasskeyDoor(FrontDoor):
    """Fits the console's ``PasskeyDesk``."""

    def own(self, staff: Staff) -> Sequence[OwnPasskey]:
        """Return the passkeys of this human, the newest first."""
        with self._store.read() as conn:
            rows = conn.execute(_standing(staff.person).order_by(passkey.c.made_real.desc())).all()
        return tuple(_own(row) for row in rows)

    def ask_to_make(self, staff: Staff, page: Page) -> Question:
        """Ask a device for a new passkey, and not one that this human has already."""
        with self._store.begin() as conn:
            handle, challenge = self._asked(conn, page, _MAKE, staff.id)
            known = [row.credential for row in conn.execute(_standing(staff.person))]
        served = Served(page.origin, page.host)
        owner = self._owner_mark(staff.person)
        return Question(handle, ask_to_make(served, challenge, owner, staff.login, known))

    def make(self, staff: Staff, answer: Answer, name: str) -> bool:
        """Keep a new passkey; False when the device did not answer what was asked. Logged both ways."""
        now, place = self._clock.real(), Served(answer.page.origin, answer.page.host)
        challenge = self._taken(answer, _MAKE, staff.id)
        try:
            made = made_by(answer.words, challenge, place) if challenge is not None else None
        except NotThisDevice:
            made = None
        with self._store.begin() as conn:
            row = (
                {}
                if made is None
                else {
                    "id": self._ids.new(),
                    "credential": made.credential,
                    "person": staff.person,
                    "staff": staff.id,
                    "public_key": made.public_key,
                    "sign_count": made.sign_count,
                    "name": name,
                    "made_real": now,
                }
            )
            kept = bool(row) and insert_new(conn, passkey, row)
            outcome = "ok" if kept else "refused"
            write_entry(conn, entry_of(staff, _MAKE, staff.id, "own", outcome), self._clock.now())
        return kept

    def remove(self, staff: Staff, passkey_id: str) -> None:
        """End an own passkey. Raises NotFound."""
        mine = update(passkey).where(passkey.c.id == passkey_id, passkey.c.person == staff.person)
        ended = mine.where(passkey.c.ended_real.is_(None)).values(ended_real=self._clock.real())
        with self._store.begin() as conn:
            if not conn.execute(ended).rowcount:
                raise NotFound
            write_entry(conn, entry_of(staff, "remove_passkey", staff.id, "own"), self._clock.now())

    def ask_at_door(self, page: Page) -> Question:
        """Ask whoever is there for any passkey of ours that the device has."""
        with self._store.begin() as conn:
            handle, challenge = self._asked(conn, page, _ENTER, "")
        return Question(handle, ask_to_show(Served(page.origin, page.host), challenge))

    def ask_to_prove(self, staff: Staff, page: Page) -> Question:
        """Ask for one of the own passkeys."""
        with self._store.begin() as conn:
            handle, challenge = self._asked(conn, page, _PROVE, staff.id)
            known = [row.credential for row in conn.execute(_standing(staff.person))]
        return Question(handle, ask_to_show(Served(page.origin, page.host), challenge, known))

    def enter(self, answer: Answer, side: Side | None, address: str) -> str | None:
        """Return a fresh session token at the side that was chosen, or None. Raises TooManyAttempts.

        Counted and committed before anything of the answer is judged, as a password is.
        """
        keys = self._counted(_which(answer), address, refused_line(None, side, _ENTER, BASIS))
        challenge = self._taken(answer, _ENTER, "")
        shown = self._judged(answer, challenge)
        row = self._row_at(shown.row.person, side) if isinstance(shown, _Shown) else None
        if isinstance(shown, NotThisDevice):
            self._turn_away(answer, row, side, _ENTER, shown.code)
            return None
        if row is None or not self._used(shown):
            self._refuse(row, side, _ENTER, BASIS)
            return None
        if not self._by_ourselves(row):
            return None
        return self._open(row, *keys, BASIS)

    def _by_ourselves(self, row: Row[Any]) -> bool:
        """Say whether this person may come in without the provider of the organisation; logged when not.

        Who has an account there would else stay in after the organisation let them go.
        """
        book = SignOnBook(self._store, self._sealer, self._clock, self._ids)
        return book.may_use_password(staff_of(row))

    def show(self, token: str, answer: Answer, address: str) -> str | None:
        """Return a fresh token when the owner showed an own passkey, or None. Raises TooManyAttempts."""
        owner = self._owner(token)
        side = Side(owner.side) if owner is not None and owner.side else None
        line = refused_line(owner, side, _PROVE, BASIS)
        keys = self._counted(owner.login if owner is not None else token, address, line)
        challenge = self._taken(answer, _PROVE, owner.id if owner is not None else "")
        shown = self._judged(answer, challenge)
        if isinstance(shown, NotThisDevice):
            self._turn_away(answer, owner, side, _PROVE, shown.code)
            return None
        if owner is None or shown.row.person != owner.person or not self._used(shown):
            self._refuse(owner, side, _PROVE, BASIS)
            return None
        return self._renew(owner, token, *keys, BASIS)

    def _counted(self, who: str, address: str, line: AccessEntry) -> tuple[bytes, bytes]:
        keys = self._key("login", who), self._key("address", address)
        self._count(*keys, line=line)
        return keys

    def _asked(self, conn: Connection, page: Page, purpose: str, staff: str) -> tuple[str, bytes]:
        """Keep a new challenge for this page, and let those that are over go."""
        handle, challenge = secrets.token_urlsafe(_HANDLE_BYTES), secrets.token_bytes(_HANDLE_BYTES)
        now = self._clock.real()
        conn.execute(delete(passkey_challenge).where(passkey_challenge.c.made_real <= now - ASKED_FOR))
        row = {
            "handle_hash": _hash(handle, page.seal),
            "challenge": challenge,
            "purpose": purpose,
            "staff": staff,
            "made_real": now,
        }
        conn.execute(insert(passkey_challenge).values(row))
        return handle, challenge

    def _taken(self, answer: Answer, purpose: str, staff: str) -> bytes | None:
        """Use up what this page asked; None for unknown, used, too old, and asked for something else."""
        mine = passkey_challenge.c.handle_hash == _hash(answer.handle, answer.page.seal)
        with self._store.begin() as conn:
            row = conn.execute(delete(passkey_challenge).where(mine).returning(*passkey_challenge.c)).first()
        if row is None or row.made_real <= self._clock.real() - ASKED_FOR:
            return None
        challenge: bytes = row.challenge
        return challenge if (row.purpose, row.staff) == (purpose, staff) else None

    def _judged(self, answer: Answer, challenge: bytes | None) -> _Shown | NotThisDevice:
        """Return the passkey that was shown, or why none was."""
        place = Served(answer.page.origin, answer.page.host)
        try:
            credential, owner = credential_of(answer.words)
            row = self._standing_row(credential)
            if row is None:
                return NotThisDevice("unknown")
            if challenge is None:
                return NotThisDevice("challenge")
            if owner is not None and owner != self._owner_mark(row.person):
                return NotThisDevice()
            return _Shown(row, shown_by(answer.words, challenge, place, row.public_key, row.sign_count))
        except NotThisDevice as fault:
            return fault

    def _used(self, shown: _Shown) -> bool:
        """Keep the new count; False when another use of this passkey was first."""
        same = update(passkey).where(passkey.c.id == shown.row.id, passkey.c.ended_real.is_(None))
        before = same.where(passkey.c.sign_count == shown.row.sign_count)
        with self._store.begin() as conn:
            kept = conn.execute(before.values(sign_count=shown.sign_count, used_real=self._clock.real()))
            return bool(kept.rowcount)

    def _turn_away(
        self, answer: Answer, row: Row[Any] | None, side: Side | None, action: str, code: str
    ) -> None:
        """Write down why; a count that went back may be a copied key, and a privacy officer looks at that."""
        self._refuse(row, side, action, BASIS, code)
        if code != "sign_count":
            return
        known = self._standing_row(credential_of(answer.words)[0])
        if known is not None:
            self._to_review(known)

    def _to_review(self, known: Row[Any]) -> None:
        about = f"passkey|{known.id}|{known.sign_count}"
        values = {"id": self._ids.new(), "person": known.person, "staff": known.staff}
        row = new_review(
            ReviewKind.ALERT, about, "sign_count", self._clock.now(), side=BOTH_SIDES, party="", **values
        )
        with self._store.begin() as conn:
            insert_new(conn, access_review, row)

    def _standing_row(self, credential: bytes) -> Row[Any] | None:
        mine = select(passkey).where(passkey.c.credential == credential, passkey.c.ended_real.is_(None))
        with self._store.read() as conn:
            return conn.execute(mine).first()

    def _row_at(self, person: str, side: Side | None) -> Row[Any] | None:
        """Return the one active row of this human at that side; None for none, and for several."""
        at = select(staff_table).where(staff_table.c.person == person, staff_table.c.active == 1)
        with self._store.read() as conn:
            rows = conn.execute(at.where(staff_table.c.side == (side.value if side else BOTH_SIDES))).all()
        return rows[0] if len(rows) == 1 else None

    def _owner_mark(self, person: str) -> bytes:
        """Return by what a device knows whose a passkey is: it names nobody."""
        return self._sealer.token_hmac(f"passkey|{person}")[:_OWNER_BYTES]


def _standing(person: str) -> Any:  # noqa: ANN401  # an SQL statement: its type is the library's own
    return select(passkey).where(passkey.c.person == person, passkey.c.ended_real.is_(None))


def _own(row: Row[Any]) -> OwnPasskey:
    used = None if row.used_real is None else Moment(row.used_real)
    return OwnPasskey(row.id, row.name, Moment(row.made_real), used)


def _which(answer: Answer) -> str:
    """Return by what attempts with one passkey are counted."""
    try:
        return credential_of(answer.words)[0].hex()
    except NotThisDevice:
        return "passkey"


def _hash(handle: str, seal: str) -> bytes:
    return hashlib.sha256(f"{handle}|{seal}".encode("utf-8", "surrogatepass")).digest()
