"""Repeated, reordered, edited, deleted, broken updates against a model: once each, in order, none lost."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from inbox_model import CHATS, PEOPLE, STRANGER, Rig, Sent, deletion_of, tap_of, update_of

from bot.handle import LAST_ATTEMPT
from cases.ids import ClientId
from cases.levels import Level

RISKY = "hij staat nu voor de deur met een mes, help"
CALM = "we gaan morgen naar de markt"
BROKEN = ("unreadable", "")
"""What stands in the conversation for an update whose turn broke three times."""
SEEK = settings().max_examples > 1000
RUNS, STEPS = (2000, 20) if SEEK else (25, 15)

chats = st.sampled_from(CHATS)


class Disorder(RuleBasedStateMachine):
    """What Telegram may bring, in any order; ``_check`` holds the store against what was brought."""

    def __init__(self) -> None:
        super().__init__()
        self.rig = Rig()
        self.number = 1_000_000
        self.restarts = 0
        self.message = 0
        self.kept: list[Sent] = []
        self.held: list[Sent] = []
        self.written: list[tuple[int, int]] = []

    def teardown(self) -> None:
        try:
            self._check()
        finally:
            self.rig.close()

    @rule(chat=chats, risky=st.booleans(), hold=st.booleans())
    def writes(self, chat: int, risky: bool, hold: bool) -> None:
        self.message += 1
        self.written.append((chat, self.message))
        text = f"{RISKY if risky else CALM} {self.message}"
        body = update_of(self._next(), "message", chat, self.message, text=text)
        self._post(Sent(chat, self.number, body, ("text", text), risky), hold=hold)

    @precondition(lambda self: bool(self.written))
    @rule(data=st.data(), risky=st.booleans(), hold=st.booleans())
    def edits(self, data: st.DataObject, risky: bool, hold: bool) -> None:
        chat, message = data.draw(st.sampled_from(self.written))
        self._edit(chat, message, risky=risky, hold=hold)

    @rule(chat=chats, risky=st.booleans())
    def edits_what_was_never_seen(self, chat: int, risky: bool) -> None:
        self.message += 1
        self._edit(chat, self.message, risky=risky, hold=False)

    @rule(chat=chats)
    def starts_again(self, chat: int) -> None:
        self.message += 1
        body = update_of(self._next(), "message", chat, self.message, text=f"/start token{self.message}")
        self._post(Sent(chat, self.number, body, ("text", "/start")))

    @rule(chat=chats)
    def taps_before_it_wrote(self, chat: int) -> None:
        self._post(Sent(chat, self._next(), tap_of(self.number, chat, self.message + 1)))

    @precondition(lambda self: bool(self.written))
    @rule(data=st.data())
    def deletes(self, data: st.DataObject) -> None:
        chat, message = data.draw(st.sampled_from(self.written))
        self._post(Sent(chat, self._next(), deletion_of(self.number, chat, message)))

    @precondition(lambda self: bool(self.kept))
    @rule(data=st.data())
    def comes_again(self, data: st.DataObject) -> None:
        assert self.rig.bring(data.draw(st.sampled_from(self.kept))) is False

    @precondition(lambda self: bool(self.held))
    @rule(data=st.data())
    def comes_late(self, data: st.DataObject) -> None:
        late = data.draw(st.sampled_from(self.held))
        self.held.remove(late)
        self._post(late)

    @rule(gap=st.integers(1, 5000))
    def numbers_leave_a_gap(self, gap: int) -> None:
        self.number += gap

    @rule()
    def numbers_start_anew(self) -> None:
        self.restarts += 1
        self.number = 1_000_000_000 * self.restarts if self.restarts % 2 else 10_000 + 50 * self.restarts

    @rule(turns=st.integers(1, 4))
    def turns_break(self, turns: int) -> None:
        self.rig.breaks = turns

    @rule(times=st.integers(1, 3))
    def works(self, times: int) -> None:
        for _ in range(times):
            self.rig.work()

    @rule()
    def works_until_nothing_waits(self) -> None:
        self._check()

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _edit(self, chat: int, message: int, *, risky: bool, hold: bool) -> None:
        text = f"{RISKY if risky else CALM} anders {self.number}"
        date = {"text": text, "edit_date": 1_800_000_001}
        body = update_of(self._next(), "edited_message", chat, message, **date)
        self._post(Sent(chat, self.number, body, ("edited", text), risky), hold=hold)

    def _post(self, sent: Sent, *, hold: bool = False) -> None:
        if hold:
            self.held.append(sent)
            return
        assert self.rig.bring(sent) is True
        self.kept.append(sent)

    def _check(self) -> None:
        self.rig.drain()
        rows = self.rig.rows()
        assert [row.update_id for row in rows] == [sent.update for sent in self.kept], "in order, none lost"
        assert {row.state for row in rows} <= {"done", "quarantined"}
        apart = {row.event for row in rows if row.state == "quarantined"}
        assert all(row.attempts == LAST_ATTEMPT for row in rows if row.event in apart), "set apart too soon"
        events = dict(zip([row.event for row in rows], self.kept, strict=True))
        for chat, client in PEOPLE.items():
            says = [
                BROKEN if event in apart else sent.says for event, sent in events.items() if sent.chat == chat
            ]
            self._check_client(client, [each for each in says if each])
        self._check_flags(events, apart)

    def _check_client(self, client: ClientId, says: list[tuple[str, str]]) -> None:
        found = self.rig.messages(client)
        assert [(row.kind, text) for _, text, row in found] == says, "each once, the old words beside the new"
        moments = [row.at for _, _, row in found]
        assert moments == sorted(moments)
        last: dict[int, str] = {}
        for event, _, row in found:
            if row.kind == "edited":
                assert row.edits == last.get(row.phone_message), "an edit names what it replaces"
            last[row.phone_message] = event

    def _check_flags(self, events: dict[str, Sent], apart: set[str]) -> None:
        flags, listed = self.rig.flags(), self.rig.listed()
        for event, sent in events.items():
            if event in apart or (sent.risky and sent.chat != STRANGER):
                assert flags.get(event, 0) >= Level.HIGH, "danger is flagged, also when it comes as an edit"
            elif sent.risky:
                assert event in listed
            elif sent.says is None:
                assert event not in flags
        assert set(flags) <= set(events), "no flag of nothing"


def test_disorder_of_the_channel_costs_nothing_and_doubles_nothing() -> None:
    run_state_machine_as_test(
        Disorder, settings=settings(max_examples=RUNS, stateful_step_count=STEPS, deadline=None)
    )


@pytest.mark.parametrize("risky", [True, False])
def test_the_model_notices_an_update_that_was_lost(risky: bool) -> None:
    machine = Disorder()
    machine.writes(STRANGER, risky, False)
    machine.kept.append(machine.kept[0])
    with pytest.raises(AssertionError, match="none lost"):
        machine.teardown()


def test_the_model_notices_words_that_are_not_there() -> None:
    machine = Disorder()
    machine.writes(7, False, False)
    sent = machine.kept.pop()
    machine.kept.append(Sent(sent.chat, sent.update, sent.body, ("text", "iets anders")))
    with pytest.raises(AssertionError, match="each once"):
        machine.teardown()


def test_the_model_notices_danger_that_was_not_flagged() -> None:
    machine = Disorder()
    machine.writes(7, False, False)
    sent = machine.kept.pop()
    machine.kept.append(Sent(sent.chat, sent.update, sent.body, sent.says, risky=True))
    with pytest.raises(AssertionError, match="danger is flagged"):
        machine.teardown()


def test_a_turn_that_breaks_three_times_is_set_apart_with_its_flag_and_the_next_one_is_heard() -> None:
    machine = Disorder()
    machine.writes(7, False, False)
    machine.writes(7, True, False)
    machine.turns_break(3)
    for _ in range(10):
        machine.works(3)
    assert [row.state for row in machine.rig.rows()] == ["quarantined", "done"]
    machine.teardown()
