"""One step of a dialogue. Imported by ``escalation.turn`` alone: no reply without screening (ADR 0004)."""

from collections.abc import Mapping
from dataclasses import replace

from cases.levels import Level, Mode
from cases.moments import DAY as ONE_DAY
from cases.moments import Moment
from dialogs import texts
from dialogs.answers import answer_form
from dialogs.lines import call_back_line, closing_line, hint_text, later_line, opener_line, question_line
from dialogs.script import CLOSE, DAY, END, NOTHING, Button, Question, Script
from dialogs.talk import OPENER, Answer, Signal, StepResult, StepTask, Surroundings, Talk

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
    question = script.questions.get(talk.step)
    if question is None:
        return StepResult(None, understood=False)
    return StepResult(talk, (question_line(question, around, "", _chosen(talk)),))


def is_answer(talk: Talk, script: Script, text: str, values: Mapping[str, str] = NOTHING) -> bool:
    """Say whether these words are a known answer to the question that waits: then they are no command."""
    question = script.questions.get(talk.step)
    return question is not None and question.button(text, values) is not None


def is_over(talk: Talk, at: Moment) -> bool:
    """Say whether a talk is older than 24 hours: it closes and the next message starts afresh."""
    return at - talk.began >= ONE_DAY


def _handshake(talk: Talk, script: Script, text: str, around: Surroundings) -> StepResult:
    form = answer_form(text)
    if form in _YES_TOO or form in _label_forms(script, texts.YES):
        return _go(script, _forget(talk, _AGAIN), script.first, around, "")
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
