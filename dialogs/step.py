"""One step of a dialogue. Imported by ``escalation.turn`` alone: no reply without screening (ADR 0004)."""

from collections.abc import Mapping
from dataclasses import replace

from cases.levels import Level, Mode
from cases.moments import DAY as ONE_DAY
from cases.moments import Moment
from dialogs import texts
from dialogs.answers import answer_form
from dialogs.lines import (
    call_back_line,
    closing_line,
    ending_line,
    hint_text,
    later_line,
    opener_line,
    picture_line,
    question_line,
)
from dialogs.pictures import ANEW, ASKED, PICTURES, SET, PictureSet, ends_short, remembered, set_of
from dialogs.script import CLOSE, DAY, END, NOTHING, Button, Question, Script
from dialogs.talk import (
    OPENER,
    Answer,
    OwnPictures,
    Picked,
    Signal,
    StepResult,
    StepTask,
    Surroundings,
    Talk,
)

FREE_TEXT = "@tekst"
"""The kept value of an answer in own words; the words themselves stand sealed with the message."""

LATER_VALUE = "@later"

DROP = 2
"""Points under the last score, on a scale to five, that are a fall. Source: domain §7.1."""

_AGAIN, _LEVEL, _OWED, _CHOSEN = "again", "level", "owed", "chosen"
_BETWEEN = "\n"
_YES_TOO = frozenset(
    {"ja", "ja hoor", "jawel", "j", "ok", "oke", "oké", "okay", "is goed", "prima", "yes", "y", "yep", "sure"}
)
_LATER_TOO = frozenset({"later", "nee", "n", "nu niet", "niet nu", "straks", "no", "not now"})


def begin(script: Script, release: int, at: Moment, around: Surroundings, day: int) -> StepResult:
    """Open a dialogue: the client's own opener first, or the first question at once without a handshake.

    A question that nobody tapped for is always in neutral words: who picks up the phone is unknown.
    """
    talk = Talk(script.name, OPENER, release, at, day)
    if script.handshake and around.handshake != "none":
        own = _asks_picture(script, around)
        if own is not None:
            _own_set(script, own)  # a set that is not there is known before the opener leaves, not after it
        return StepResult(talk, (opener_line(script, around),))
    bare = replace(around, mode=Mode.NEUTRAL)
    return _go(script, replace(talk, step=""), script.first, bare, "")


def step(talk: Talk, script: Script, text: str, around: Surroundings) -> StepResult:
    """Take the client's words as an answer to the question that waits.

    What is no known answer is kept for a human to read (``understood`` false) and the question comes
    back once; then the dialogue moves on, and it always ends.
    """
    if talk.step == OPENER:
        return _handshake(talk, script, text, around)
    if talk.step == PICTURES and around.pictures is not None:
        return _picked(talk, script, text, around, around.pictures)
    talk = _past_pictures(talk, script)
    question = script.questions.get(talk.step)
    if question is None:
        return StepResult(None, understood=False)
    button = question.button(text, around.values)
    if button is not None:
        return _tapped(talk, script, question, button, around)
    return _own_words(talk, script, question, around)


def again(talk: Talk, script: Script, around: Surroundings) -> StepResult:
    """Say the question that waits once more: something else stood on the screen in between."""
    if talk.step == OPENER:
        return StepResult(talk, (opener_line(script, around),))
    if talk.step == PICTURES and around.pictures is not None:
        return _pictures(talk, script, around, around.pictures)
    talk = _past_pictures(talk, script)
    question = script.questions.get(talk.step)
    if question is None:
        return StepResult(None, understood=False)
    return StepResult(talk, (question_line(question, around, "", _chosen(talk)),))


def is_answer(talk: Talk, script: Script, text: str, values: Mapping[str, str] = NOTHING) -> bool:
    """Say whether these words are a known answer to the question that waits: then they are no command."""
    if talk.step == PICTURES:
        shown = script.book.pictures.get(set_of(talk))
        return shown is not None and shown.meant(text) is not None
    question = script.questions.get(talk.step)
    return question is not None and question.button(text, values) is not None


def is_over(talk: Talk, at: Moment) -> bool:
    """Say whether a talk is older than 24 hours: it closes and the next message starts afresh."""
    return at - talk.began >= ONE_DAY


def _handshake(talk: Talk, script: Script, text: str, around: Surroundings) -> StepResult:
    form = answer_form(text)
    if form in _YES_TOO or form in _label_forms(script, texts.YES):
        talk, own = _forget(talk, _AGAIN), _asks_picture(script, around)
        if own is not None:
            return _pictures(talk, script, around, own)
        return _go(script, talk, script.first, around, "")
    if form in _LATER_TOO or form in _label_forms(script, texts.LATER):
        return StepResult(None, (later_line(script, around),), answers=(Answer(OPENER, LATER_VALUE),))
    if _recall(talk, _AGAIN):
        return StepResult(
            None, (later_line(script, around),), answers=(Answer(OPENER, FREE_TEXT),), understood=False
        )
    again = _remember(talk, _AGAIN, "1")
    return StepResult(
        again, (opener_line(script, around),), answers=(Answer(OPENER, FREE_TEXT),), understood=False
    )


def _own_set(script: Script, own: OwnPictures) -> PictureSet:
    """Return the set this client chose from. Raises KeyError when this release does not have it."""
    return script.book.pictures[own.of_set]


def _asks_picture(script: Script, around: Surroundings) -> OwnPictures | None:
    return around.pictures if script.picture else None


def _past_pictures(talk: Talk, script: Script) -> Talk:
    """Return the talk at its first question where it waited for a picture that is not asked any more."""
    return replace(talk, step=script.first) if talk.step == PICTURES else talk


def _pictures(talk: Talk, script: Script, around: Surroundings, own: OwnPictures) -> StepResult:
    """Ask for the own picture, in an order of this turn."""
    found = _own_set(script, own)
    asked = replace(talk, step=PICTURES)
    for name, value in remembered(found, around.seed).items():
        asked = _remember(asked, name, value)
    return StepResult(asked, (picture_line(script, found, around),))


def _picked(talk: Talk, script: Script, text: str, around: Surroundings, own: OwnPictures) -> StepResult:
    """Take a picture. The right one opens the dialogue; which others do what shows on no screen.

    With a duress picture the right one sometimes ends the talk exactly as that one always does.
    """
    meant = _own_set(script, own).meant(text)
    if meant is None:
        return _no_picture(talk, script, around, own)
    if meant.name == own.own:
        if own.duress and ends_short(around.seed):
            return _ended(script, around, own, Picked.ENDED)
        result = _go(script, _without_pictures(talk), script.first, around, "")
        return replace(result, answers=(Answer(PICTURES, Picked.RIGHT),), picked=Picked.RIGHT)
    if meant.name == own.duress:
        return _ended(script, around, own, Picked.DURESS)
    wrong = (Answer(PICTURES, Picked.WRONG),)
    if own.missed:
        return StepResult(None, answers=wrong, picked=Picked.WRONG_AGAIN)
    return StepResult(None, (later_line(script, around),), answers=wrong, picked=Picked.WRONG)


def _ended(script: Script, around: Surroundings, own: OwnPictures, picked: Picked) -> StepResult:
    """End the talk with an ordinary last line, and leave the same answer behind whoever made it end."""
    line = ending_line(script, around, own.ending)
    return StepResult(None, (line,), answers=(Answer(PICTURES, Picked.ENDED),), picked=picked)


def _no_picture(talk: Talk, script: Script, around: Surroundings, own: OwnPictures) -> StepResult:
    """Take other words than a picture: a human reads them, and the pictures come back once."""
    kept = (Answer(PICTURES, FREE_TEXT),)
    if _recall(talk, _AGAIN):
        return StepResult(None, (later_line(script, around),), answers=kept, understood=False)
    asked = _pictures(_remember(talk, _AGAIN, "1"), script, around, own)
    return replace(asked, answers=kept, understood=False)


def _without_pictures(talk: Talk) -> Talk:
    """Return the talk that remembers nothing of the pictures: they were a key."""
    for name in (_AGAIN, ANEW, ASKED, SET):
        talk = _forget(talk, name)
    return talk


def _label_forms(script: Script, key: str) -> set[str]:
    return {answer_form(label) for _, _, label in script.book.wordings[key].everywhere()}


def _tapped(
    talk: Talk, script: Script, question: Question, button: Button, around: Surroundings
) -> StepResult:
    signals = _signals(talk, question, button, around)
    talk = _weighed(_forget(talk, _AGAIN), signals)
    calls = button.task is not None and button.way_out
    if calls:
        result = StepResult(None, (call_back_line(script, _level(talk, _OWED), around),))
    else:
        result = _led(talk, script, question, button, around)
    return replace(
        result,
        signals=signals,
        answers=(Answer(question.id, button.id),),
        tasks=(_task(button.task, _level(talk, _LEVEL) if calls else Level.NONE),) if button.task else (),
    )


def _led(talk: Talk, script: Script, question: Question, button: Button, around: Surroundings) -> StepResult:
    """Go where a button leads; after a choice ask for more, until one is made twice or none is left."""
    says = button.says
    said = says.text(around.mode, around.language, around.values, formal=around.formal) if says else ""
    before = _chosen(talk)
    chosen = (*before, button.id)
    left = any(one.chooses and one.id not in chosen for one in question.on_screen(around))
    if not button.chooses or button.id in before or not left:
        return _go(script, talk, button.goes_to, around, said)
    line = question_line(question, around, said, chosen)
    return StepResult(_remember(talk, _CHOSEN, _BETWEEN.join(chosen)), (line,))


def _signals(talk: Talk, question: Question, button: Button, around: Surroundings) -> tuple[Signal, ...]:
    """Return the button's own signal, that of a score far under the last one, and that of many choices."""
    found = [] if button.signal is None else [button.signal]
    score, last = question.score(button.id), around.last_score
    drop = None if question.scale is None else question.scale.drop
    if drop is not None and score is not None and last is not None and last - score >= DROP:
        found.append(drop)
    many, before = question.many, _chosen(talk)
    is_new = button.chooses and button.id not in before
    if many is not None and many.signal is not None and is_new and len(before) + 1 == many.count:
        found.append(many.signal)
    run = question.run(button.id, around.runs)
    if question.again is not None and run and run % question.again.times == 0:
        found.append(question.again.signal)
    return tuple(found)


def _task(task: StepTask, said: Level) -> StepTask:
    """Return the task; who prefers to call after something serious is called as soon as that asks."""
    return replace(task, level=max(task.level, said))


def _weighed(talk: Talk, signals: tuple[Signal, ...]) -> Talk:
    """Remember how serious the talk became, and how much of that the closing line still owes an answer.

    A signal with a fixed text of its own was answered: a second 112 teaches people to stop writing.
    """
    for signal in signals:
        owed = min(signal.level, Level.CONCERN) if signal.reply else signal.level
        talk = _remember(talk, _LEVEL, max(_level(talk, _LEVEL), signal.level).word)
        talk = _remember(talk, _OWED, max(_level(talk, _OWED), owed).word)
    return talk


def _own_words(talk: Talk, script: Script, question: Question, around: Surroundings) -> StepResult:
    kept = (Answer(question.id, FREE_TEXT),)
    if question.open or _recall(talk, _AGAIN) or not question.concerns(around, talk.day):
        result = _go(script, _forget(talk, _AGAIN), question.moves_to, around, "")
        return replace(result, answers=kept, understood=False)
    line = question_line(question, around, hint_text(script, around), _chosen(talk))
    return StepResult(_remember(talk, _AGAIN, "1"), (line,), answers=kept, understood=False)


def _go(script: Script, talk: Talk, target: str, around: Surroundings, said: str) -> StepResult:
    """Go to a target, past questions that do not concern this person today."""
    talk = _forget(talk, _CHOSEN)
    while target not in (CLOSE, END):
        name = script.day_questions.get(talk.day, CLOSE) if target == DAY else target
        if name == CLOSE:
            break
        question = script.questions[name]
        if question.concerns(around, talk.day):
            return StepResult(replace(talk, step=name), (question_line(question, around, said, ()),))
        target = question.moves_to
    if target == END:
        return StepResult(None)
    return StepResult(None, (closing_line(script, _level(talk, _OWED), around, said),))


def _level(talk: Talk, name: str) -> Level:
    word = _recall(talk, name)
    return next((one for one in Level if one.word == word), Level.NONE)


def _chosen(talk: Talk) -> tuple[str, ...]:
    """Return the choices made so far at a question with several."""
    return tuple(one for one in _recall(talk, _CHOSEN).split(_BETWEEN) if one)


def _recall(talk: Talk, name: str) -> str:
    return dict(talk.vars).get(name, "")


def _remember(talk: Talk, name: str, value: str) -> Talk:
    return replace(talk, vars=tuple(sorted({**dict(talk.vars), name: value}.items())))


def _forget(talk: Talk, name: str) -> Talk:
    return replace(talk, vars=tuple(pair for pair in talk.vars if pair[0] != name))
