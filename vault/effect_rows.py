"""The hands of the vault: each effect of a turn becomes its row, in the transaction of the turn."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from cases.effects import (
    AcknowledgeFlag,
    AlertLead,
    AnswerFlag,
    AwaitAnswer,
    AwaitWorker,
    CancelPlanned,
    ClearPhone,
    CloseFlag,
    Effect,
    EndCallTasks,
    KeepAnswer,
    MakeTask,
    MoveLadder,
    NoteAct,
    NoteQuestion,
    OfferHandover,
    PageStaff,
    PlanCheckIn,
    RaiseFlag,
    RecallSay,
    ReopenFlag,
    Say,
    SayAloud,
    SettleCheckIn,
    SetVisitLight,
    StartLadder,
    StopLadder,
    UnanswerFlag,
)
from cases.events import Event
from cases.ids import ClientId
from cases.moments import Moment
from cases.own_data_effects import GiveAgreement, NoteRequest, WithdrawAgreement
from cases.slots import DAILY, IN_PLACE_OF_DAILY
from vault.act_rows import store_act
from vault.call_rows import end_call_tasks, keep_aloud
from vault.consent_rows import store_agreement
from vault.contact_codec import spans_text
from vault.dialect import insert_new
from vault.flag_rows import FlagEffect, FlagHands
from vault.live_rows import tell
from vault.parcel_rows import PLANNED, queue
from vault.request_rows import note_request
from vault.state_rows import OpenClient
from vault.tables_side import (
    alert,
    answer,
    checkin,
    escalation,
    flag,
    outbox,
    page,
    phone_copy,
    task,
)

__all__ = ["Hands", "WrongClient", "bring_forward", "tell"]

_CLEAR = (
    update(phone_copy)
    .where(
        phone_copy.c.client == bindparam("of_client"),
        phone_copy.c.state.in_(("kept", "due")),
        or_(phone_copy.c.delete_at.is_(None), phone_copy.c.delete_at > bindparam("before")),
    )
    .values(state="due", delete_at=bindparam("before"))
)
_COVERED = select(checkin.c.id).where(
    checkin.c.client == bindparam("of_client"),
    checkin.c.local_date == bindparam("on_date"),
    checkin.c.state == "due",
    or_(*(checkin.c.slot.startswith(f"{slot}-") for slot in IN_PLACE_OF_DAILY)),
)
"""A check-in that waits on this date in the place of the programme's own."""
_RAISE, _START, _NEW_TASK, _NEW_ANSWER = insert(flag), insert(escalation), insert(task), insert(answer)


class WrongClient(Exception):
    """An effect names another client than the one the turn was opened for: nothing is stored."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Stores the effects of one turn of one client. Ids of rows are ``{event id}:{n}``."""

    conn: Connection
    opened: OpenClient
    event: Event

    def store(self, effects: Sequence[Effect]) -> None:
        """Store every effect, flags first since other rows point to them. Raises WrongClient."""
        numbered = list(enumerate(effects))
        for number, effect in sorted(numbered, key=lambda each: not isinstance(each[1], RaiseFlag)):
            if effect.client != self.opened.state.client:
                raise WrongClient
            self._store(number, effect)
        keep_aloud(self.conn, self.opened, self.event, effects)
        if any(isinstance(effect, Say) for effect in effects):
            self.tell("message", self.opened.state.client)

    def tell(self, kind: str, ref: str) -> None:
        """Leave a live event: ids and codes only."""
        tell(self.conn, kind, ref, self.event.at)

    def _store(self, number: int, effect: Effect) -> None:
        match effect:
            case Say():
                queue(self.conn, self.opened, self.event, number, effect)
            case (
                RaiseFlag()
                | NoteQuestion()
                | AcknowledgeFlag()
                | AnswerFlag()
                | UnanswerFlag()
                | ReopenFlag()
                | CloseFlag()
                | AwaitWorker()
            ):
                self._flag(effect)
            case StartLadder() | MoveLadder() | StopLadder():
                self._ladder(effect)
            case PageStaff() | AlertLead() | MakeTask():
                self._call(number, effect)
            case PlanCheckIn() | SettleCheckIn() | AwaitAnswer() | CancelPlanned():
                self._rhythm(number, effect)
            case ClearPhone() | KeepAnswer() | EndCallTasks() | SayAloud():
                self._phone(number, effect)
            case _:
                self._beside(self._id(number), effect)

    def _beside(
        self,
        row_id: str,
        effect: NoteAct
        | OfferHandover
        | RecallSay
        | SetVisitLight
        | NoteRequest
        | WithdrawAgreement
        | GiveAgreement,
    ) -> None:
        match effect:
            case NoteRequest():
                note_request(self.conn, self.opened, row_id, effect)
            case WithdrawAgreement() | GiveAgreement():
                store_agreement(self.conn, self.opened, row_id, effect)
            case _:
                store_act(self.conn, row_id, effect, self.event.at)

    def _phone(self, number: int, effect: ClearPhone | KeepAnswer | EndCallTasks | SayAloud) -> None:
        match effect:
            case EndCallTasks():
                end_call_tasks(self.conn, effect, self.event.at)
            case SayAloud():
                pass  # one sheet for all lines of the turn: keep_aloud
            case ClearPhone():
                self._clear(effect)
            case KeepAnswer():
                self._keep(number, effect)

    def _flag(self, effect: RaiseFlag | NoteQuestion | FlagEffect) -> None:
        match effect:
            case RaiseFlag():
                self._raise_flag(effect)
            case NoteQuestion():
                own = update(flag).where(flag.c.id == effect.flag, flag.c.client == effect.client)
                self.conn.execute(own.values(asked=effect.code))
                self.tell("flag", effect.flag)
            case _:
                FlagHands(self.conn, self.event).store(effect)

    def _call(self, number: int, effect: PageStaff | AlertLead | MakeTask) -> None:
        match effect:
            case PageStaff():
                self._page(number, effect)
            case AlertLead():
                self._alert(number, effect)
            case MakeTask():
                self._task(number, effect)

    def _rhythm(self, number: int, effect: PlanCheckIn | SettleCheckIn | AwaitAnswer | CancelPlanned) -> None:
        match effect:
            case PlanCheckIn():
                self._plan(number, effect)
            case SettleCheckIn():
                self._settle(effect)
            case AwaitAnswer():
                self._await(effect)
            case CancelPlanned():
                self._cancel(effect)

    def _id(self, number: int) -> str:
        return f"{self.event.id}:{number}"

    def _raise_flag(self, effect: RaiseFlag) -> None:
        row = {
            "id": effect.flag,
            "client": effect.client,
            "level": int(effect.level),
            "category": effect.category,
            "code": effect.code,
            "source": effect.source,
            "silent": int(effect.silent),
            "imminent": int(effect.imminent),
            "message": effect.message,
            "spans": spans_text(effect.spans),
            "raised_at": self.event.at,
            "answer_by": effect.answer_by,
            "priority": effect.priority,
        }
        self.conn.execute(_RAISE, row)
        self.tell("flag", effect.flag)

    def _ladder(self, effect: StartLadder | MoveLadder | StopLadder) -> None:
        match effect:
            case StartLadder():
                row = {"flag": effect.flag, "client": effect.client, "due_at": effect.due_at}
                self.conn.execute(_START, {**row, "step": 0, "state": "running"})
            case MoveLadder():
                self._change_ladder(effect, state="running", step=effect.step, due_at=effect.due_at)
                self.tell("ladder", effect.flag)
            case StopLadder():
                self._change_ladder(effect, state="stopped")

    def _change_ladder(self, effect: MoveLadder | StopLadder, **values: object) -> None:
        own = (escalation.c.flag == effect.flag) & (escalation.c.client == effect.client)
        self.conn.execute(update(escalation).where(own).values(**values))

    def _page(self, number: int, effect: PageStaff) -> None:
        row = {
            "id": self._id(number),
            "flag": effect.flag,
            "step": effect.step,
            "post": effect.post.value,
            "staff": effect.staff,
            "level": int(effect.level),
            "alias": effect.alias,
            "reason": effect.reason,
        }
        insert_new(self.conn, page, {**row, **_fresh(self.event.at), "created_at": self.event.at})
        self.tell("page", effect.flag)

    def _alert(self, number: int, effect: AlertLead) -> None:
        row = {
            "id": self._id(number),
            "flag": effect.flag,
            "client": effect.client,
            "level": int(effect.level),
            "code": effect.code,
            "imminent": int(effect.imminent),
            "at": effect.at,
            "state": "new",
            "due_at": self.event.at,
        }
        insert_new(self.conn, alert, row)

    def _plan(self, number: int, effect: PlanCheckIn) -> None:
        if effect.slot == DAILY and self.conn.execute(_COVERED, _on(effect)).first() is not None:
            return
        row = {
            "id": self._id(number),
            "client": effect.client,
            "local_date": effect.local_date.isoformat(),
            "slot": effect.slot,
            "script": effect.script,
            "state": "due",
            "reason": "",
            "due_at": effect.due_at,
            "answer_due": None,
            "answer_step": 0,
        }
        insert_new(self.conn, checkin, row)

    def _settle(self, effect: SettleCheckIn) -> None:
        if effect.outcome == "deferred" and effect.due_at is not None:
            values = {"state": "due", "due_at": effect.due_at, "reason": effect.reason}
        else:
            values = {"state": effect.outcome, "reason": effect.reason}
        if effect.outcome != "asked":
            values["answer_due"] = None
        self._change_checkin(effect, values)

    def _await(self, effect: AwaitAnswer) -> None:
        self._change_checkin(effect, {"answer_due": effect.due_at, "answer_step": effect.step})

    def _change_checkin(self, effect: SettleCheckIn | AwaitAnswer, values: dict[str, object]) -> None:
        own = (checkin.c.id == effect.checkin) & (checkin.c.client == effect.client)
        self.conn.execute(update(checkin).where(own).values(values))

    def _cancel(self, effect: CancelPlanned) -> None:
        states = ("due", "asked") if effect.asked else ("due",)
        own = (checkin.c.client == effect.client) & checkin.c.state.in_(states)
        values = {"state": "cancelled", "reason": effect.reason, "answer_due": None}
        self.conn.execute(update(checkin).where(own).values(values))
        if not effect.asked:
            return
        unsent = (outbox.c.client == effect.client) & (outbox.c.state == "new")
        planned = unsent & outbox.c.kind.in_(PLANNED)
        dropped = self.conn.execute(update(outbox).where(planned).values(state="dropped", code=effect.reason))
        if dropped.rowcount:
            self.tell("outbox", effect.client)

    def _task(self, number: int, effect: MakeTask) -> None:
        row = {
            "id": self._id(number),
            "client": effect.client,
            "kind": effect.kind,
            "level": int(effect.level),
            "flag": effect.flag,
            "due_at": effect.due_at,
            "created_at": self.event.at,
            "why": " ".join(effect.why),
        }
        self.conn.execute(_NEW_TASK, row)
        self.tell("task", effect.client)

    def _clear(self, effect: ClearPhone) -> None:
        """Bring deletions forward, never back: a message already due sooner stays so."""
        if effect.everything:
            bring_forward(self.conn, effect.client, effect.due_at)
        elif effect.messages:
            named = _CLEAR.where(phone_copy.c.phone_message.in_(effect.messages))
            self.conn.execute(named, {"of_client": effect.client, "before": effect.due_at})

    def _keep(self, number: int, effect: KeepAnswer) -> None:
        row_id = self._id(number)
        row = {
            "id": row_id,
            "client": effect.client,
            "checkin": effect.checkin,
            "script": effect.script,
            "step": effect.step,
            "value_sealed": self.opened.seals.seal_text("answer", "value_sealed", row_id, effect.value),
            "at": effect.at,
        }
        self.conn.execute(_NEW_ANSWER, row)


def _on(effect: PlanCheckIn) -> dict[str, object]:
    return {"of_client": effect.client, "on_date": effect.local_date.isoformat()}


def bring_forward(conn: Connection, client: ClientId, by: Moment) -> None:
    """Let every message on this client's phone go by a moment, unless it goes sooner."""
    conn.execute(_CLEAR, {"of_client": client, "before": by})


def _fresh(at: Moment) -> dict[str, object]:
    return {"state": "new", "attempts": 0, "due_at": at}
