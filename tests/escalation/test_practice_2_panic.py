"""Practice §8, test 2: 200 acute messages in panic style at 03:10, a wrong picture first: 112 in 100 %."""

from dataclasses import replace
from datetime import datetime

from rulebooks import AMSTERDAM, CLOSED, client, real_rulebook, says, turn, wrote

from cases.doubts import DoubtSign
from cases.effects import Say, SayKind
from cases.ids import BotId, ClientId
from cases.levels import Mode
from cases.moments import MINUTE, SECOND, Moment, after, moment_of
from cases.state import ClientState, Doubt, Past
from cases.traffic import Leave, Parcel
from escalation.precedence import at_send

TEN_PAST_THREE = moment_of(datetime(2027, 3, 18, 3, 10, tzinfo=AMSTERDAM))
ACUTE = (
    *(
        "help hij slaat me",
        "hij heeft een mes",
        "hij wurgt me",
        "hij gaat me vermoorden",
        "hij trapt de deur in",
    ),
    *(
        "hij staat voor de deur help",
        "hij slaat me nu",
        "hij heeft een pistool",
        "bel de politie",
        "help me nu",
    ),
)
HANDS = (
    str.upper,
    lambda text: text.replace(" ", ""),
    lambda text: text.upper().replace(" ", ""),
    lambda text: text.upper() + "!!!!!",
    lambda text: text.replace("l", "ll"),
    lambda text: "".join(letter * 4 if letter in "aeou" else letter for letter in text),
    lambda text: "   " + text.replace(" ", "    "),
    lambda text: text + " 😭😭😭",
    lambda text: "hoi " + text,
    lambda text: text + " pls",
)


def wrong_picture_first(mode: Mode) -> ClientState:
    """Return somebody who tapped a wrong picture a moment ago, twice: doubt is noticed, and no more."""
    signs = tuple(
        DoubtSign("wrong_picture", Moment(TEN_PAST_THREE - seconds * SECOND)) for seconds in (30, 60)
    )
    return client(mode, doubt=Doubt.NOTICED, past=Past(doubts=signs))


def parcel_of(say: Say) -> Parcel:
    """Return what is said as the outbox would hold it a moment later."""
    return Parcel(
        id="e1:0",
        bot=BotId("a1"),
        chat=1,
        client=ClientId(say.client),
        kind=say.kind,
        key=say.key,
        mode=say.mode,
        text=say.text,
        keyboard=say.keyboard,
        remove_keyboard=say.remove_keyboard,
        answers=say.answers,
        flag=say.flag,
        checkin=say.checkin,
        not_after=say.not_after,
        override=say.override,
        created_at=TEN_PAST_THREE,
        attempt=1,
    )


def shown(state: ClientState, text: str) -> list[str]:
    """Return what stands on the phone: what leaves in a turn, in the form in which it leaves at 03:10."""
    after_turn, effects = turn(state, wrote(text, TEN_PAST_THREE), real_rulebook(), CLOSED)
    leaving = [
        at_send(after_turn, parcel_of(one), after(TEN_PAST_THREE, SECOND))
        for one in says(effects)
        if one.not_before is None or one.not_before <= after(TEN_PAST_THREE, MINUTE)
    ]
    return [one.text for one in leaving if isinstance(one, Leave)]


def test_112_is_shown_every_time_whatever_hand_typed_it_and_whatever_picture_came_before() -> None:
    for state in (client(), client(Mode.NEUTRAL), *map(wrong_picture_first, (Mode.OPEN, Mode.NEUTRAL))):
        texts = [hand(text) for text in ACUTE for hand in HANDS]
        without = [text for text in texts if not any("112" in one for one in shown(state, text))]
        assert without == []


def test_after_the_duress_picture_no_number_is_ever_shown() -> None:
    for mode in (Mode.OPEN, Mode.NEUTRAL):
        state = replace(client(mode), doubt=Doubt.DURESS)
        told = [shown(state, hand(text)) for text in ACUTE for hand in HANDS]
        assert not [one for lines in told for one in lines if any(sign.isdigit() for sign in one)]
        assert all(told), "silence after a message would be a sign of its own"
        _, effects = turn(state, wrote(ACUTE[0], TEN_PAST_THREE), real_rulebook(), CLOSED)
        assert {one.kind for one in says(effects)} == {SayKind.SAFETY}
