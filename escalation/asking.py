"""The closed question: one neutral line with three buttons after words that nobody could place (risk.md 5.8).

A question raised in doubt may not do harm: it is asked seldom, never where somebody may read along, and its
words betray nothing on a neutral phone. Its answer is read here, from a tap or a bare word; the detector has
no part in it. "Safe" closes nothing: a human reads the message all the same.
"""

from dataclasses import replace
from enum import IntEnum, StrEnum

from cases.effects import Effect, KeepAnswer, NoteQuestion
from cases.facts import Phase
from cases.ids import FlagId, PhoneMessage
from cases.levels import Level, Mode
from cases.sides import speaker_of
from cases.state import Asking, Doubt, Question, Standing
from cases.windows import is_valid
from dialogs import texts
from dialogs.answers import answer_form
from escalation.assessment import Assessment, Priority
from escalation.conversation import Running, cleared_pair
from escalation.duty import Promise
from escalation.flagging import Notice
from escalation.help_button import with_help
from escalation.precedence import has_open_acute, has_stopped
from escalation.reminding import SELDOM, answer_awaited, is_waiting
from escalation.routes import WATCHED, reply_key
from escalation.saying import say_line
from escalation.scene import Scene, Turn

LEAST_WORDS = 4
OWN_WORDS = "own_words"
CALL_BACK = "call_back"
FEAR = "R29"
SCRIPT, STEP = "@vraag", "nu"
"""Where the answer is kept; no dialogue can have this name."""

_LABELS = (texts.QUESTION_YES, texts.QUESTION_NO, texts.QUESTION_CALL)
_BARE_NO = frozenset({"nee", "neen", "niet", "no", "not", "nope"})
_SHORT = 3


class Reply(StrEnum):
    """What the client answered; also the code that a flag shows."""

    SAFE = "safe"
    NOT_SAFE = "not_safe"
    CALL_ME = "call_me"


class Wish(IntEnum):
    """When a message asks for the closed question: never, when the dialogue closes, or at once."""

    NONE = 0
    AFTER = 1
    NOW = 2


_ALSO = {
    Reply.NOT_SAFE: """niet veilig|nee niet veilig|ik ben niet veilig|nee ik ben niet veilig|onveilig|n|2|
        ik voel me niet veilig|nee ik voel me niet veilig|het gaat niet|het gaat niet goed|gaat niet goed|
        not safe|unsafe|no not safe|i am not safe|im not safe|i do not feel safe|i dont feel safe""",
    Reply.CALL_ME: """bel me|bel|bellen|ja bel mij|ja bel me|ja bellen|bel mij aub|bel me aub|kun je bellen|
        kun je me bellen|3|call|please call me|yes call me""",
    Reply.SAFE: """veilig|ja veilig|ik ben veilig|ja ik ben veilig|ja hoor|jawel|j|ja het gaat|het gaat|
        het gaat goed|ja het gaat goed|gaat goed|ja goed|oke|ok|1|safe|i am safe|im safe|yes i am safe|
        y|yep""",
}
_FORMS = {reply: frozenset(answer_form(one) for one in typed.split("|")) for reply, typed in _ALSO.items()}


def wish(scene: Scene, found: Assessment, *, unparsed: bool) -> Wish:
    """Return whether these words ask for the closed question.

    ``unparsed``: own words of some length where a safety question waited. Nothing is asked when the words
    speak of somebody reading along, in whatever way they do.
    """
    watched = found.silent or any(one.code == WATCHED for one in found.findings)
    if watched or not may_ask(scene):
        return Wish.NONE
    if found.level is Level.REVIEW:
        return Wish.NOW if found.priority >= Priority.FIRST else Wish.AFTER
    return Wish.AFTER if unparsed and found.level is Level.NONE else Wish.NONE


def may_ask(scene: Scene) -> bool:
    """Say whether the closed question may stand on this phone now.

    While an acute flag is open a human was called already. A content release without these texts, and a
    phone that may show nothing, are asked nothing.
    """
    state, contact = scene.state, scene.state.contact
    if contact is None or contact.mode is Mode.NONE or not is_valid(contact, scene.at):
        return False
    if state.doubt is not Doubt.NONE or state.held_by is not None or has_open_acute(state):
        return False
    if has_stopped(state) or state.standing is Standing.PAIRING:
        return False
    asked = state.question
    rested = asked is None or asked.asking is Asking.OWED or scene.at - asked.at >= SELDOM
    return rested and scene.rulebook.texts.wordings.keys() >= texts.CLOSED_QUESTION


def is_unparsed(going: Running, words: int) -> bool:
    """Say whether these words are free text where a question about safety waited for a tap."""
    return words >= LEAST_WORDS and is_about_safety(going)


def is_about_safety(going: Running) -> bool:
    """Say whether the question that waits can bring a high or acute signal by a tap."""
    question = going.script.questions.get(going.talk.step)
    buttons = () if question is None else question.buttons
    return any(one.signal is not None and one.signal.level >= Level.HIGH for one in buttons)


def reply_to(scene: Scene, text: str) -> Reply | None:
    """Return what a tap, a bare word or a number says to the closed question; None for other words.

    A short answer that begins with "no" means not safe, whatever follows.
    """
    if not is_waiting(scene.state, scene.at):
        return None
    form = answer_form(text)
    for reply, label in zip(Reply, _LABELS, strict=True):
        if form in _FORMS[reply] or form in _typed(scene, label):
            return reply
    words = form.split()
    return Reply.NOT_SAFE if words and len(words) <= _SHORT and words[0] in _BARE_NO else None


def reply_notice(scene: Scene, reply: Reply) -> Notice | None:
    """Return the flag that an answer raises: not safe is high, a call is wanted today in the acute days."""
    if reply is Reply.SAFE:
        return None
    if reply is Reply.CALL_ME:
        level = Level.HIGH if scene.state.facts.phase is Phase.F0 else Level.CONCERN
        return Notice(level, CALL_BACK, "", "button")
    key = reply_key(FEAR, Level.HIGH, speaker_of(scene.state.role))
    return Notice(Level.HIGH, "fear", FEAR, "button", key=key)


def ask(scene: Scene, flag: FlagId | None, message: PhoneMessage, *, urgent: bool) -> Turn:
    """Put the closed question on the screen; on a neutral phone the words it answers go at once."""
    staffed = scene.duty.promise is not Promise.NOBODY
    line = say_line(scene, texts.QUESTION if staffed else texts.QUESTION_UNSTAFFED)
    row = tuple(scene.rulebook.line(key, scene.mode, scene.state.language) for key in _LABELS)
    say = replace(
        line, keyboard=with_help(scene, (row,)), remove_keyboard=False, closes_talk=False, flag=flag
    )
    cleared = cleared_pair(scene, (message,))
    asked = replace(
        scene.state,
        question=Question(flag, scene.at, Asking.WAITING),
        pair=() if cleared else scene.state.pair,
    )
    noted = () if flag is None else (NoteQuestion(asked.client, flag, "asked"),)
    return answer_awaited(asked, flag, scene.at, urgent=urgent), (say, *noted, *cleared)


def noted(scene: Scene, code: str) -> tuple[Effect, ...]:
    """Return what is kept of an answer: a code on the flag it was about, and the answer itself sealed."""
    client, question = scene.state.client, scene.state.question
    kept: tuple[Effect, ...] = ()
    if code in set(Reply):
        kept = (KeepAnswer(client, None, SCRIPT, STEP, code, scene.at),)
    if question is None or question.flag is None:
        return kept
    return (*kept, NoteQuestion(client, question.flag, code))


def _typed(scene: Scene, label: str) -> set[str]:
    wording = scene.rulebook.texts.wordings.get(label)
    return set() if wording is None else {answer_form(text) for _, _, text in wording.everywhere()}
