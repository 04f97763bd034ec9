"""Side b reads neutral lines in other words than side a, and neither side has to know of the other."""

from dataclasses import replace

from cases.effects import Effect, Say, SayAloud, SayKind
from cases.levels import Mode
from cases.sides import Side
from cases.state import ClientState
from dialogs.other_words import OtherWords

_OTHER = Side.B
_MAY = frozenset({SayKind.PLANNED, SayKind.REPLY, SayKind.NOTICE})
"""An opener and a closing line are the client's own; fixed texts are the same for everybody."""


def in_own_words(
    state: ClientState, effects: tuple[Effect, ...], other_words: OtherWords
) -> tuple[Effect, ...]:
    """Return the effects of a turn, with what a neutral phone of side b shows in that side's words."""
    if state.side is not _OTHER or not other_words.said:
        return effects
    return tuple(_told(state, one, other_words) for one in effects)


def _told(state: ClientState, effect: Effect, other_words: OtherWords) -> Effect:
    """Return an effect in the words of this side, said in writing or aloud."""
    if isinstance(effect, SayAloud):
        return replace(effect, say=_own(state, effect.say, other_words))
    return _own(state, effect, other_words) if isinstance(effect, Say) else effect


def _own(state: ClientState, say: Say, other_words: OtherWords) -> Say:
    if say.mode is Mode.OPEN or say.kind not in _MAY or say.key or _is_chosen(state, say.text):
        return say
    return replace(say, text=other_words.of(say.text, state.language))


def _is_chosen(state: ClientState, text: str) -> bool:
    """Say whether a line is in it that the client chose, and knows by its words."""
    contact = state.contact
    chosen = () if contact is None else (contact.closing, contact.seen_line, contact.opener)
    return any(line and line in text for line in chosen)
