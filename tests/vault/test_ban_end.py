"""The day a ban ends, on the clock, the turn and the store: practice test 5."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from dialogue_samples import sample_script
from rulebooks import STAFFED, small_rulebook
from side_bench import BOT, CONTACT, SAM, WORKER, SideBench, said

from bot.handle import Rules, handle, take
from cases.effects import SayKind
from cases.events import AnswerOverdue, CheckInDue, Event, LadderDue, ReminderDue, SafeContactRenewed
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, FlagId, PhoneMessage
from cases.levels import Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after, moment_of
from cases.programme import Programme, Stretch
from cases.safe_contact import Ending, SafeContact, Window
from cases.traffic import Due, DueKind, Sent
from escalation.precedence import at_send
from vault.tables_side import phone_copy, safe_contact, task

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
BAN_ENDS = moment_of(datetime(2027, 2, 11, 19, 40, tzinfo=AMSTERDAM))
QUIET = after(BAN_ENDS, -DAY)
START = after(BAN_ENDS, -2 * DAY)
FACTS = Facts(
    phase=Phase.F0,
    ban_active=True,
    ban_began=moment_of(datetime(2027, 2, 1, tzinfo=AMSTERDAM)),
    ban_minute=19 * 60 + 40,
)
EVERY_HOUR = tuple(Window(day, time(0), time(0)) for day in range(7))
OPEN = replace(CONTACT, mode=Mode.OPEN, windows=EVERY_HOUR, valid_until=after(START, 30 * DAY))
DAILY = Programme("weekly", "", (Stretch(1, None, 1, sample_script().name),))
BOOK = replace(small_rulebook(), programmes={"weekly": DAILY})
RULES = Rules(BOOK, STAFFED, lambda _body: None)  # type: ignore[arg-type]  # nothing is read


@dataclass(slots=True)
class Stay:
    """One client's phone and the loops around it, on a clock that jumps from one due moment to the next."""

    bench: SideBench
    now: Moment = START
    phone: dict[int, Mode] = field(default_factory=dict)
    left: list[tuple[Moment, SayKind, Mode]] = field(default_factory=list)

    def until(self, end: Moment) -> None:
        """Let everything happen that falls due before ``end``."""
        while self.now < end:
            self._turns()
            self._send()
            self._delete()
            ahead = self.bench.side.ledger.next_due()
            self.now = min(end, max(after(self.now, 15 * MINUTE), ahead or end))

    def planned(self, since: Moment) -> Sequence[Mode]:
        asked = (SayKind.OPENER, SayKind.PLANNED)
        return [mode for at, kind, mode in self.left if at >= since and kind in asked]

    def _turns(self) -> None:
        for due in self.bench.side.ledger.due(self.now, 20):
            with self.bench.side.ledger.open_due(due) as desk:
                if desk is not None:
                    take(desk, self._event(due), RULES)

    def _event(self, due: Due) -> Event:
        event = EventId(self.bench.ids.new())
        match due.kind:
            case DueKind.CHECKIN:
                return CheckInDue(event, self.now, CheckInId(due.ref), due.script, due.due_at)
            case DueKind.ANSWER:
                return AnswerOverdue(event, self.now, CheckInId(due.ref), due.step)
            case DueKind.LADDER:
                return LadderDue(event, self.now, FlagId(due.ref), due.step)
            case DueKind.REMINDER:
                return ReminderDue(event, self.now)

    def _send(self) -> None:
        outbox = self.bench.side.outbox
        for head in outbox.heads(BOT, self.now, 20):
            leased = outbox.lease(head, self.now, after(self.now, MINUTE), at_send)
            if leased is None:
                continue
            parcel, leave = leased
            number = 1000 + len(self.left)
            self.left.append((self.now, parcel.kind, leave.mode))
            self.phone[number] = leave.mode
            outbox.settle(parcel, Sent(PhoneMessage(number)), self.now)

    def _delete(self) -> None:
        for deletion in self.bench.side.outbox.deletions(BOT, self.now, 20):
            for number in deletion.messages:
                self.phone.pop(number, None)
            self.bench.side.outbox.deleted(deletion, True, self.now)


def test_from_a_day_before_a_ban_ends_words_are_neutral_and_after_it_only_a_human_starts_again(
    bare: SideBench,
) -> None:
    bare.enrol(SAM, 100, contact=OPEN, facts=FACTS, programme_began=START)
    stay = Stay(bare)
    handle(bare.side.ledger, SAM, said("m1", "vandaag gewandeld", START), RULES)
    renew(bare, "begin", START, OPEN)
    stay.until(after(QUIET, -HOUR))
    handle(bare.side.ledger, SAM, said("m2", "vandaag gefietst", stay.now, 2), RULES)
    stay.until(QUIET)
    assert stay.planned(START) != []
    assert Mode.OPEN in stay.phone.values(), "open words until then, or this test proves nothing"
    stay.until(after(QUIET, 15 * MINUTE))
    assert Mode.OPEN not in stay.phone.values(), "open words are wiped"
    handle(bare.side.ledger, SAM, said("m3", "vandaag gerend", stay.now, 3), RULES)
    stay.until(BAN_ENDS)
    assert [mode for at, _, mode in stay.left if at > QUIET and mode is Mode.OPEN] == []
    assert set(stay.planned(QUIET)) <= {Mode.NEUTRAL}
    stay.until(after(BAN_ENDS, 3 * DAY))
    assert stay.planned(BAN_ENDS) == []
    assert stay.phone == {}
    assert {row.kind for row in bare.rows(task)} >= {"renew_contact"}
    assert {row.state for row in bare.rows(phone_copy)} == {"gone"}
    assert (bare.row(safe_contact).confirmed_by, bare.row(safe_contact).confirmed_at) == (WORKER, START)
    renew(bare, "again", stay.now, replace(OPEN, mode=Mode.NEUTRAL, valid_until=after(stay.now, 30 * DAY)))
    stay.until(after(stay.now, 3 * DAY))
    assert stay.planned(BAN_ENDS) != []


def renew(bench: SideBench, event: str, at: Moment, contact: SafeContact) -> None:
    renewed = SafeContactRenewed(EventId(event), at, WORKER, contact, resume=True)
    handle(bench.side.ledger, SAM, renewed, RULES)
    with bench.side.ledger.open(SAM) as desk:
        assert desk.state.contact is not None
        assert desk.state.contact.ends_by is (Ending.BAN_ENDS if at < BAN_ENDS else Ending.DATE)
