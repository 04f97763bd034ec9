"""A tap finds the word on its button while that message counts, and nothing of any other message."""

from dataclasses import replace
from typing import Any

import pytest
from side_bench import BOT, CONTACT, KIM, MONDAY, SAM, WORKER, SideBench, let_go, raw, say

from cases.effects import ClearPhone, SayKind
from cases.events import HandedBack
from cases.ids import ClientId, EventId, PhoneMessage
from cases.levels import Mode
from cases.moments import MINUTE, Moment, after
from cases.taps import button_data
from cases.traffic import Sent
from vault.tables_side import client, phone_copy

SIGNS = (("A", "B", "C"), ("D", "E", "F"))


def ask(bench: SideBench, event: str, number: int | None, of: ClientId = SAM, **more: Any) -> None:
    """Say a message with buttons under it; ``number`` None: it left, and that was not written down yet."""
    more = {"keyboard": SIGNS, "inline": True, "mode": Mode.OPEN, **more}
    effects = [replace(say(of, "Kies je plaatje."), **more)]
    bench.act(of, HandedBack(EventId(event), MONDAY, WORKER), effects)
    leased = bench.side.outbox.lease(f"{event}:0", MONDAY, after(MONDAY, MINUTE), let_go)
    assert leased is not None
    if number is not None:
        bench.side.outbox.settle(leased[0], Sent(PhoneMessage(number)), MONDAY)


def tapped(bench: SideBench, number: int, data: str, at: Moment = MONDAY) -> str:
    bench.side.intake.keep(raw("tap", 500 + number, 100, at))
    (item,) = bench.side.intake.heads(at, 1)
    with bench.side.ledger.open_received(item, at) as received:
        assert received is not None
        found = received.tapped(PhoneMessage(number), data, at)
        received.ignore("old_tap", at)
        return found


@pytest.mark.parametrize(("place", "label"), [(0, "A"), (4, "E"), (6, "")])
def test_a_tap_is_the_word_at_its_place(bench: SideBench, place: int, label: str) -> None:
    ask(bench, "e1", 90)
    assert tapped(bench, 90, button_data("e1", place)) == label


def test_a_tap_counts_before_the_sending_was_written_down(bench: SideBench) -> None:
    ask(bench, "e1", None)
    assert tapped(bench, 90, button_data("e1", 1)) == "B"


def test_a_tap_on_a_message_that_must_be_gone_is_nothing(bench: SideBench) -> None:
    ask(bench, "e1", 90)
    cleared = ClearPhone(SAM, MONDAY, (PhoneMessage(90),))
    bench.act(SAM, HandedBack(EventId("e2"), MONDAY, WORKER), [cleared])
    assert tapped(bench, 90, button_data("e1", 1)) == ""


def test_a_tap_under_a_message_of_somebody_else_or_without_buttons_is_nothing(bench: SideBench) -> None:
    ask(bench, "e1", 90, of=KIM)
    assert tapped(bench, 90, button_data("e1", 1)) == ""
    ask(bench, "e2", 91, inline=False)
    assert tapped(bench, 91, button_data("e2", 1)) == ""


def test_a_stranger_taps_nothing(bench: SideBench) -> None:
    bench.side.intake.keep(raw("tap", 501, 999))
    (item,) = bench.side.intake.heads(MONDAY, 1)
    with bench.side.ledger.open_received(item, MONDAY) as received:
        assert received is not None
        assert received.tapped(PhoneMessage(90), button_data("e1", 1), MONDAY) == ""
        received.ignore("old_tap", MONDAY)


def test_pictures_go_within_half_an_hour_and_stand_with_the_pair_on_every_phone(bench: SideBench) -> None:
    contact = replace(CONTACT, mode=Mode.OPEN, clear_after_minutes=None)
    bench.act(SAM, HandedBack(EventId("e0"), MONDAY, WORKER), contact=contact)
    ask(bench, "e1", 90)
    assert bench.row(phone_copy, phone_message=90).delete_at == after(MONDAY, 30 * MINUTE)
    assert bench.row(client, id=SAM).pair == "[90]"
    ask(bench, "e2", 91, inline=False)
    assert bench.row(client, id=SAM).pair == "[90]"
    ask(bench, "e3", 92, kind=SayKind.SAFETY)
    assert bench.row(phone_copy, phone_message=92).delete_at > after(MONDAY, 30 * MINUTE)
    assert bench.side.outbox.deletions(BOT, after(MONDAY, 30 * MINUTE), 9)[0].messages == (90,)
