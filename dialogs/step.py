"""One step of a dialogue. Imported by ``escalation.turn`` alone: no reply without screening (ADR 0004)."""

from dataclasses import replace

from cases.levels import Level, Mode
from cases.moments import DAY as ONE_DAY
from cases.moments import Moment
from dialogs import texts
from dialogs.answers import answer_form
from dialogs.script import CLOSE, DAY, END, Button, Question, Script
from dialogs.talk import OPENER, Answer, Line, Signal, StepResult, StepTask, Surroundings, Talk

FREE_TEXT = "@tekst"
"""The kept value of an answer in own words; the words themselves stand sealed with the message."""

LATER_VALUE = "@later"

DROP = 2
"""Points under the last score, on a scale to five, that are a fall. Source: domain §7.1."""

_AGAIN, _LEVEL, _OWED = "again", "level", "owed"
_SHORT_LABEL, _ROW = 12, 3
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
        return StepResult(talk, (_opener(script, around),))
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
    button = question.button(text)
    if button is not None:
        return _tapped(talk, script, question, button, around)
    return _own_words(talk, script, question, around)


def again(talk: Talk, script: Script, around: Surroundings) -> StepResult:
    """Say the question that waits once more: something else stood on the screen in between."""
    if talk.step == OPENER:
        return StepResult(talk, (_opener(script, around),))
    question = script.questions.get(talk.step)
    if question is None:
        return StepResult(None, understood=False)
    return StepResult(talk, (_ask(question, around, ""),))


def is_answer(talk: Talk, script: Script, text: str) -> bool:
    """Say whether these words are a known answer to the question that waits: then they are no command."""
    question = script.questions.get(talk.step)
    return question is not None and question.button(text) is not None


def is_over(talk: Talk, at: Moment) -> bool:
    """Say whether a talk is older than 24 hours: it closes and the next message starts afresh."""
    return at - talk.began >= ONE_DAY


def _handshake(talk: Talk, script: Script, text: str, around: Surroundings) -> StepResult:
    form = answer_form(text)
    book = script.book
    if form in _YES_TOO or form in _label_forms(script, texts.YES):
        return _go(script, _forget(talk, _AGAIN), script.first, around, "")
    if form in _LATER_TOO or form in _label_forms(script, texts.LATER):
        line = Line(book.text(texts.LATER_ANSWER, around.mode, around.language), closes=True)
        return StepResult(None, (line,), answers=(Answer(OPENER, LATER_VALUE),))
    if _recall(talk, _AGAIN):
        line = Line(book.text(texts.LATER_ANSWER, around.mode, around.language), closes=True)
        return StepResult(None, (line,), answers=(Answer(OPENER, FREE_TEXT),), understood=False)
    again = _remember(talk, _AGAIN, "1")
    return StepResult(
        again, (_opener(script, around),), answers=(Answer(OPENER, FREE_TEXT),), understood=False
    )


def _label_forms(script: Script, key: str) -> set[str]:
    return {answer_form(label) for _, _, label in script.book.wordings[key].everywhere()}


def _opener(script: Script, around: Surroundings) -> Line:
    book, mode, language = script.book, around.mode, around.language
    own = around.opener.strip() or book.text(texts.OPENER, mode, language)
    row = (book.text(texts.YES, mode, language), book.text(texts.LATER, mode, language))
    return Line(own, (row,), opener=True)


def _tapped(
    talk: Talk, script: Script, question: Question, button: Button, around: Surroundings
) -> StepResult:
    signals = _signals(question, button, around)
    talk = _weighed(_forget(talk, _AGAIN), signals)
    calls = button.task is not None and button.way_out
    said = button.says.text(around.mode, around.language, around.values) if button.says else ""
    result = _call_back(script, talk, around) if calls else _go(script, talk, button.goes_to, around, said)
    return replace(
        result,
        signals=signals,
        answers=(Answer(question.id, button.id),),
        tasks=(_task(button.task, _level(talk, _LEVEL) if calls else Level.NONE),) if button.task else (),
    )


def _signals(question: Question, button: Button, around: Surroundings) -> tuple[Signal, ...]:
    """Return the button's own signal, and that of a score far under the last one."""
    found = [] if button.signal is None else [button.signal]
    score, last = question.score(button.id), around.last_score
    drop = None if question.scale is None else question.scale.drop
    if drop is not None and score is not None and last is not None and last - score >= DROP:
        found.append(drop)
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
    if question.open or _recall(talk, _AGAIN):
        result = _go(script, _forget(talk, _AGAIN), question.moves_to, around, "")
        return replace(result, answers=kept, understood=False)
    hint = script.book.text(texts.NOT_UNDERSTOOD, around.mode, around.language)
    line = _ask(question, around, hint)
    return StepResult(_remember(talk, _AGAIN, "1"), (line,), answers=kept, understood=False)


def _go(script: Script, talk: Talk, target: str, around: Surroundings, said: str) -> StepResult:
    """Go to a target, past questions that do not concern this person today."""
    while target not in (CLOSE, END):
        name = script.day_questions.get(talk.day, CLOSE) if target == DAY else target
        if name == CLOSE:
            break
        question = script.questions[name]
        if question.condition.holds(around, talk.day):
            return StepResult(replace(talk, step=name), (_ask(question, around, said),))
        target = question.moves_to
    return StepResult(None) if target == END else StepResult(None, (_closing(script, talk, around, said),))


def _ask(question: Question, around: Surroundings, above: str) -> Line:
    text = question.wording.text(around.mode, around.language, around.values)
    if question.scale is not None and not question.speaks_words(around):
        text = f"{text}\n{question.scale.ends.text(around.mode, around.language)}"
    buttons = question.on_screen(around)
    labels = [(one.label.text(around.mode, around.language), one.way_out) for one in buttons]
    return Line(f"{above}\n{text}".strip(), _keyboard(labels))


def _keyboard(labels: list[tuple[str, bool]]) -> tuple[tuple[str, ...], ...]:
    """Lay out the buttons: numbers in one row, short answers side by side, ways out below."""
    own = [label for label, way_out in labels if not way_out]
    wide = len(own) if all(label.isdigit() for label in own) else _ROW
    if any(len(label) > _SHORT_LABEL for label in own):
        wide = 1
    rows = [tuple(own[start : start + wide]) for start in range(0, len(own), max(wide, 1))]
    return (*rows, *((label,) for label, way_out in labels if way_out))


def _closing(script: Script, talk: Talk, around: Surroundings, said: str) -> Line:
    """Say the client's own closing words, unless something serious was said."""
    level = _level(talk, _OWED)
    if (
        level < Level.HIGH
        and around.closing.strip()
        and (level < Level.CONCERN or around.mode is not Mode.OPEN)
    ):
        return Line(f"{said}\n{around.closing.strip()}".strip(), closes=True)
    return Line(f"{said}\n{_closing_text(script, level, around)}".strip(), closes=True)


def _closing_text(script: Script, level: Level, around: Surroundings) -> str:
    key = texts.CLOSING if level < Level.CONCERN else texts.CLOSING_CONCERN
    if level >= Level.HIGH:
        staffed = around.values.get("belofte", "").strip()
        key = texts.CLOSING_HIGH if staffed else texts.CLOSING_HIGH_UNSTAFFED
    return script.book.text(key, around.mode, around.language, **around.values)


def _call_back(script: Script, talk: Talk, around: Surroundings) -> StepResult:
    said = script.book.text(texts.CALL_BACK, around.mode, around.language, **around.values)
    level = _level(talk, _OWED)
    text = f"{said}\n{_closing_text(script, level, around)}" if level >= Level.HIGH else said
    return StepResult(None, (Line(text, closes=True),))


def _level(talk: Talk, name: str) -> Level:
    word = _recall(talk, name)
    return next((one for one in Level if one.word == word), Level.NONE)


def _recall(talk: Talk, name: str) -> str:
    return dict(talk.vars).get(name, "")


def _remember(talk: Talk, name: str, value: str) -> Talk:
    return replace(talk, vars=tuple(sorted({**dict(talk.vars), name: value}.items())))


def _forget(talk: Talk, name: str) -> Talk:
    return replace(talk, vars=tuple(pair for pair in talk.vars if pair[0] != name))
