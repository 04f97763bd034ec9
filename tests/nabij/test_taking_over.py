"""A conversation is taken from a colleague only when that colleague is not there."""

import pytest
from line_stage import CREW, PASSWORD, a_line

from cases.desk import StaffRole
from cases.errors import FlagTaken, HolderPresent
from cases.events import ConversationClaimed
from cases.sides import Side
from nabij.stage import Person

BRAM = Person("bram", PASSWORD, "Bram", StaffRole.WORKER, Side.A)


def test_a_colleague_who_is_logged_in_keeps_the_conversation_and_one_who_left_does_not() -> None:
    with a_line((*CREW, BRAM)) as line:
        desk, front = line.desk(Side.A), line.stage.house.front
        anna, bram = line.staff("Anna"), line.staff("Bram")
        client = line.enrol().id

        def claim(over: bool) -> ConversationClaimed:
            return ConversationClaimed(line.event(), line.stage.now(), bram.id, "Bram", over=over)

        desk.handle(anna, client, ConversationClaimed(line.event(), line.stage.now(), anna.id, "Anna"))
        front.grant(anna, bram.id, client)
        token = line.stage.house.door.log_in("anna", PASSWORD, Side.A, "adres")
        assert token is not None
        with pytest.raises(FlagTaken):
            desk.handle(bram, client, claim(over=False))
        with pytest.raises(HolderPresent):
            desk.handle(bram, client, claim(over=True))
        assert [one.staff for one in desk.receivers(anna, client)] == [bram.id]
        line.stage.house.door.log_out(token)
        assert desk.conversation(bram, client).holder_away
        desk.handle(bram, client, claim(over=True))
        assert desk.conversation(bram, client).state.held_by == bram.id
