"""Enrolling a client and pairing a phone: one-time links, pressed by the client, accepted by a worker.

Two databases cannot commit together. Enrolling writes coordination first: party, case and grant under
an id that is remembered as begun; then the side store, in one transaction; then the mark is taken away.
A crash in between leaves a begun enrolment and no second case: the worker sends the form again and gets
the same party, the side store takes the client or has it, and the mark goes. A party without a client
shows nothing to anybody but a number in a lead's list.
"""

import secrets

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from cases.contact_end import agreed, end_watched
from cases.desk import Link, NewClient, Staff
from cases.errors import AliasTaken, LanguageNotReviewed, NotFound, PairingRefused
from cases.ids import BotId, ClientId
from cases.moments import HOUR, Moment, after
from cases.safe_contact import SafeContact
from cases.state import ClientState, Standing
from vault.desk_card import put_card
from vault.desk_part import DeskPart
from vault.effect_rows import tell
from vault.forms import came_of, do_once
from vault.pairing import pressed_account, turn_away
from vault.seal import Erased
from vault.state_rows import OpenClient, create_client, lock_client
from vault.tables_side import agreement, enrolment, identity, plan, task
from vault.tables_side import client as client_table

LINK_LIFE = 72 * HOUR
_TOKEN_BYTES = 32
_PAIRING_TASK = "accept_pairing"


class Enrolments(DeskPart):
    """Makes clients and pairs their phones."""

    def enrol(self, staff: Staff, new: NewClient, mark: str = "") -> ClientId:
        """Make a client, its data keys, case and grant; trying again after a crash repairs.

        The same form again (``mark``) gives the same client. Raises NoLead, ConflictOfSides, ChoiceTaken,
        LanguageNotReviewed, AliasTaken, and NotFound for a case link that is wrong, used, expired or of the
        other side, and for a bot that this side does not have.
        """
        self._require_worker(staff)
        done = self._came_of(mark)
        if done is not None:
            return done
        try:
            return self._enrol(staff, new, mark)
        except (AliasTaken, NotFound):
            # Its twin may have come first, at the same moment.
            done = self._came_of(mark)
            if done is None:
                raise
            return done

    def _enrol(self, staff: Staff, new: NewClient, mark: str) -> ClientId:
        if new.language not in self._settings.languages:
            raise LanguageNotReviewed
        if new.bot not in self._settings.bots:
            raise NotFound
        attempt = f"link {new.case_link.strip()}" if new.case_link.strip() else f"alias {new.alias}"
        begun = self._coordination.begun_enrolment(staff, attempt)
        if self._holder_of(new.alias) not in (None, begun):
            raise AliasTaken
        party = self._coordination.begin_enrolment(staff, attempt, new.case_link)
        self._coordination.mark_choices(party, self._choices(new.bot, new.contact), self._only())
        self._create(staff, party, new, mark)
        self._coordination.finish_enrolment(party)
        return party

    def keep_choices(self, client: ClientId, contact: SafeContact) -> None:
        """Keep what a renewed record chose, before it is stored. Raises ChoiceTaken, and NotFound."""
        with self._store.begin() as conn:
            bot = self._locked(conn, client).bot
        self._coordination.mark_choices(client, self._choices(bot, contact), self._only())

    def _choices(self, bot: BotId, contact: SafeContact) -> dict[str, str]:
        """Return what must differ within a case."""
        face = self._settings.bots.get(bot)
        name = "" if face is None else face.name
        chosen = {"opener": contact.opener, "pictures": contact.picture_set, "bot": name}
        return {kind: words for kind, words in chosen.items() if words.strip()}

    def _only(self) -> tuple[str, ...]:
        """Return what this side has no other of to choose."""
        names = {face.name for face in self._settings.bots.values()}
        return ("bot",) if len(names) == 1 else ()

    def _came_of(self, mark: str) -> ClientId | None:
        with self._store.read() as conn:
            done = came_of(conn, mark)
        return None if done is None else ClientId(done)

    def issue_link(self, staff: Staff, client: ClientId) -> Link:
        """Make a one-time link of 256 bits, good for 72 hours; older ones stop working. Raises NotFound."""
        self.admit(staff, client, "issue_link")
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self._clock.now()
        expires_at = after(now, LINK_LIFE)
        with self._store.begin() as conn:
            opened = self._locked(conn, client)
            face = self._settings.bots.get(opened.bot)
            if face is None:
                raise NotFound
            older = update(enrolment).where(
                enrolment.c.client == client, enrolment.c.state.in_(("issued", "pressed"))
            )
            conn.execute(older.values(state="replaced"))
            row = {
                "id": self._ids.new(),
                "client": client,
                "bot": opened.bot,
                "token_hmac": self._sealer.token_hmac(token),
                "expires_at": expires_at,
                "state": "issued",
                "issued_by": staff.id,
            }
            conn.execute(insert(enrolment), row)
            _finish_pairing_tasks(conn, client, staff, now)
            tell(conn, "pairing", client, now)
        return Link(f"https://t.me/{face.username}?start={token}", token, expires_at)

    def refuse_pairing(self, staff: Staff, client: ClientId) -> None:
        """Refuse the phone that pressed the link. Raises NotFound when none did."""
        self.admit(staff, client, "refuse_pairing")
        now = self._clock.now()
        pressed = update(enrolment).where(enrolment.c.client == client, enrolment.c.state == "pressed")
        with self._store.begin() as conn:
            refused = conn.execute(pressed.values(state="refused").returning(enrolment.c.id)).all()
            if not refused:
                raise NotFound
            _finish_pairing_tasks(conn, client, staff, now)
            tell(conn, "pairing", client, now)

    def attach(self, staff: Staff, client: ClientId) -> None:
        """Attach the phone that pressed the link; the turn of PairingAccepted follows.

        Doing it twice before that turn is once: a crash in between is repaired by accepting again.
        Raises NotFound when no phone pressed a link, and PairingRefused when that phone is somebody
        else's, on whichever side: the same for both, and nothing tells whose.
        """
        self.admit(staff, client, "accept_pairing")
        with self._store.read() as conn:
            account = pressed_account(conn, self._sealer, client)
        if account is not None and not self._coordination.take_account(staff, client, account):
            self._turn_away(staff, client)
            raise PairingRefused
        try:
            with self._store.begin() as conn:
                self._attach(conn, staff, client)
        except IntegrityError:
            raise NotFound from None

    def _turn_away(self, staff: Staff, client: ClientId) -> None:
        now = self._clock.now()
        with self._store.begin() as conn:
            _finish_pairing_tasks(conn, client, staff, now)
            turn_away(conn, client, self._ids.new(), now)

    def _attach(self, conn: Connection, staff: Staff, client: ClientId) -> None:
        opened = self._locked(conn, client)
        done = opened.state.standing is Standing.PAIRING and _has_phone(conn, client)
        if done and not _pressed(conn, client):
            return
        self._books.attach_identity(conn, client, staff.id)
        tell(conn, "pairing", client, self._clock.now())

    def _create(self, staff: Staff, party: ClientId, new: NewClient, mark: str) -> None:
        """Store the client with all that belongs to it, unless it is there. Raises AliasTaken."""
        try:
            with self._store.begin() as conn:
                known = select(client_table.c.id).where(client_table.c.id == party)
                if conn.execute(known).first() is None:
                    self._insert(conn, staff, party, new)
                    do_once(conn, mark, party, self._clock.now())
        except IntegrityError:
            raise AliasTaken from None

    def _insert(self, conn: Connection, staff: Staff, party: ClientId, new: NewClient) -> None:
        now = self._clock.now()
        state = ClientState(
            client=party,
            side=self.side,
            role=new.role,
            language=new.language,
            alias=new.alias,
            standing=Standing.PAIRING,
            contact=agreed(new.contact, new.facts, now),
            facts=new.facts,
            programme=new.programme,
            anchors=new.anchors,
        )
        state = end_watched(state, now, anew=True)
        seals = create_client(conn, self._sealer, state, new.bot, staff.id, now)
        put_card(conn, seals, new.card, staff, now)
        given = {"version": new.agreement_version, "language": new.language.value}
        by = {"given_by": staff.id, "given_at": now}
        conn.execute(insert(agreement), {"id": self._ids.new(), "client": party, **given, **by})
        planned = {"programme": new.programme, "began": now, "state": Standing.PAIRING.value}
        conn.execute(insert(plan), {"client": party, **planned})
        tell(conn, "client", party, now)

    def _holder_of(self, alias: str) -> ClientId | None:
        with self._store.read() as conn:
            holder = conn.execute(select(client_table.c.id).where(client_table.c.alias == alias)).scalar()
        return None if holder is None else ClientId(holder)

    def _locked(self, conn: Connection, client: ClientId) -> OpenClient:
        """Lock a client. Raises NotFound when unknown or erased."""
        try:
            opened = lock_client(conn, self._sealer, self.side, client)
        except Erased:
            raise NotFound from None
        if opened is None:
            raise NotFound
        return opened


def _has_phone(conn: Connection, client: ClientId) -> bool:
    phone = select(identity.c.client).where(identity.c.client == client)
    return conn.execute(phone).first() is not None


def _pressed(conn: Connection, client: ClientId) -> bool:
    waiting = select(enrolment.c.id).where(enrolment.c.client == client, enrolment.c.state == "pressed")
    return conn.execute(waiting).first() is not None


def _finish_pairing_tasks(conn: Connection, client: ClientId, staff: Staff, at: Moment) -> None:
    waiting = update(task).where(
        task.c.client == client, task.c.kind == _PAIRING_TASK, task.c.done_at.is_(None)
    )
    conn.execute(waiting.values(done_by=staff.id, done_at=at))
