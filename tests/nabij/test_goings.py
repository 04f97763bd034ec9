"""After a worker the bot goes on where its live content has a place for it."""

from rulebooks import NOON, client, real_rulebook, turn

from cases.events import HandedBack
from cases.ids import EventId, StaffId
from cases.programme import WEEKLY
from dialogs.codec import decode
from escalation.rulebook import minimal_rulebook
from nabij.goings import goings_in


def test_every_place_that_is_offered_is_one_where_the_bot_can_go_on() -> None:
    book = real_rulebook()
    for programme in book.programmes:
        goings = goings_in(book, programme)
        assert goings
        assert len({one.code for one in goings}) == len(goings)
        for going in goings:
            script = book.scripts[going.script]
            assert going.title.startswith(script.title)
            assert going.step == "" or going.step in script.questions
    held = client(held_by=StaffId("s"), held_alias="Anna", last_inbound=NOON)
    begun = next(one for one in goings_in(book, WEEKLY) if one.step)
    event = HandedBack(EventId("e"), NOON, StaffId("s"), begun.script, begun.step)
    state, _ = turn(held, event, book)
    assert state.talk is not None
    talk = decode(state.talk)
    assert (talk.script, talk.step) == (begun.script, begun.step)


def test_without_content_there_is_nowhere_but_the_plan() -> None:
    assert goings_in(minimal_rulebook(), WEEKLY) == ()
