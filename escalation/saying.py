"""What the bot says in a turn: a fixed text or an ordinary line, and what must leave the phone again."""

from cases.effects import ClearPhone, Effect, Say, SayKind
from cases.ids import FlagId
from cases.levels import Language, Mode
from cases.moments import MINUTE, SECOND, Moment, after
from cases.state import ClientState
from dialogs import texts
from escalation.duty import Promise
from escalation.fixed_table import WORDS_EN, WORDS_NL
from escalation.fixed_texts import fixed_text
from escalation.precedence import SAFETY_AGE, SAFETY_AGE_NEUTRAL
from escalation.scene import Scene

WIPE_AFTER = 2 * MINUTE
OWN_WORDS_AFTER = 5 * SECOND
"""An own acute message leaves a neutral phone within 10 seconds; half of that is for the road."""


def say_fixed(scene: Scene, key: str, kind: SayKind, flag: FlagId | None = None) -> Say:
    """Return a fixed text as the last word of this exchange: the buttons go with it."""
    state = scene.state
    text = fixed_text(key, scene.mode, state.language, scene.duty, state.facts, formal=state.is_formal)
    if key == "N1" and state.contact is not None and state.contact.seen_line and scene.duty.staffed:
        text = state.contact.seen_line
    return Say(
        state.client,
        text,
        kind,
        scene.mode,
        key=key,
        remove_keyboard=True,
        answers=scene.sent_at,
        flag=flag,
        not_after=_not_after(scene) if kind is SayKind.SAFETY else None,
        closes_talk=True,
    )


def say_line(scene: Scene, key: str, kind: SayKind = SayKind.REPLY, **values: str) -> Say:
    """Return an ordinary line of the content, outside a dialogue."""
    state = scene.state
    known = {"belofte": promise_word(scene), "afzender": sender_of(state), **values}
    text = scene.rulebook.line(key, scene.mode, state.language, formal=state.is_formal, **known)
    return Say(
        state.client,
        text,
        kind,
        scene.mode,
        remove_keyboard=True,
        answers=scene.state.last_inbound if scene.sent_at is None else scene.sent_at,
        closes_talk=True,
    )


def received(scene: Scene) -> Say:
    """Return the thanks for words that a human will read, true for this hour."""
    staffed = scene.duty.promise is not Promise.NOBODY
    return say_line(scene, texts.RECEIVED if staffed else texts.RECEIVED_UNSTAFFED)


def sender_of(state: ClientState) -> str:
    """Return who writes, as this phone shows it; nothing where nothing was agreed."""
    return "" if state.contact is None else state.contact.sender


def promise_word(scene: Scene) -> str:
    """Return when a human reads this, or nothing when nobody does."""
    words = WORDS_EN if scene.state.language is Language.EN else WORDS_NL
    if scene.duty.promise is Promise.NOBODY:
        return ""
    return words.today if scene.duty.promise is Promise.TODAY else words.tomorrow


def wiped_later(scene: Scene) -> tuple[Effect, ...]:
    """Return the order to clear the phone after the last word: neutral in 2 minutes, open as agreed."""
    state = scene.state
    if hides(state):
        return (ClearPhone(state.client, after(scene.at, WIPE_AFTER), everything=True),)
    minutes = state.contact.clear_after_minutes if state.contact else None
    if minutes is None:
        return ()
    return (ClearPhone(state.client, after(scene.at, minutes * MINUTE), everything=True),)


def _not_after(scene: Scene) -> Moment:
    written = scene.at if scene.sent_at is None else scene.sent_at
    return after(written, SAFETY_AGE if scene.mode is Mode.OPEN else SAFETY_AGE_NEUTRAL)


def hides(state: ClientState) -> bool:
    """Say whether messages vanish from this phone by agreement; vanishing elsewhere would prove a secret."""
    return state.contact is None or state.contact.mode is not Mode.OPEN
