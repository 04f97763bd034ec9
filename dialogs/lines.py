"""The lines a dialogue says: a question with its buttons, the opener, and the last words."""

from collections.abc import Collection
from dataclasses import replace

from cases.levels import Level, Mode
from dialogs import texts
from dialogs.pictures import PictureSet, pictures_line
from dialogs.script import Question, Script
from dialogs.talk import AS_IT_IS, Line, Surroundings

_SHORT_LABEL, _ROW = 12, 3


def opener_line(script: Script, around: Surroundings) -> Line:
    book, mode, language = script.book, around.mode, around.language
    formal = script.formal or around.formal
    own = around.opener.strip() or book.text(texts.OPENER, mode, language, formal=formal)
    row = (book.text(texts.YES, mode, language), book.text(texts.LATER, mode, language))
    return Line(own, (row,), opener=True)


def question_line(question: Question, around: Surroundings, above: str, chosen: Collection[str]) -> Line:
    """Say a question with what this person sees of its buttons, or what is left after some choices."""
    mode, language, values = around.mode, around.language, around.values
    text = question.wording.text(mode, language, values, formal=around.formal)
    if chosen and question.many is not None:
        text = question.many.more.text(mode, language, formal=around.formal)
    if question.scale is not None and not question.speaks_words(around):
        text = f"{text}\n{question.scale.ends.text(mode, language, formal=around.formal)}"
    buttons = [one for one in question.on_screen(around) if one.id not in chosen]
    labels = [(one.label.text(mode, language, values, formal=around.formal), one.way_out) for one in buttons]
    return Line(f"{above}\n{text}".strip(), _keyboard(labels))


def _keyboard(labels: list[tuple[str, bool]]) -> tuple[tuple[str, ...], ...]:
    """Lay out the buttons: numbers in one row, short answers side by side, ways out below."""
    own = [label for label, way_out in labels if not way_out]
    wide = len(own) if all(label.isdigit() for label in own) else _ROW
    if any(len(label) > _SHORT_LABEL for label in own):
        wide = 1
    rows = [tuple(own[start : start + wide]) for start in range(0, len(own), max(wide, 1))]
    return (*rows, *((label,) for label, way_out in labels if way_out))


def picture_line(script: Script, found: PictureSet, around: Surroundings) -> Line:
    """Ask for the own picture: a line that says nothing, with the six as buttons under it."""
    return pictures_line(found, _said(script, texts.PICTURE, around), around)


def ending_line(script: Script, around: Surroundings, own: str) -> Line:
    """Say the last line of a talk that a picture ended: the client's own, or the usual one."""
    line = closing_line(script, Level.NONE, around, "")
    return replace(line, text=own or line.text, key=AS_IT_IS)


def hint_text(script: Script, around: Surroundings) -> str:
    return _said(script, texts.NOT_UNDERSTOOD, around)


def later_line(script: Script, around: Surroundings) -> Line:
    return Line(_said(script, texts.LATER_ANSWER, around), closes=True)


def closing_line(script: Script, level: Level, around: Surroundings, said: str) -> Line:
    """Say the client's own closing words, unless something serious was said."""
    own = around.closing.strip()
    if level < Level.HIGH and own and (level < Level.CONCERN or around.mode is not Mode.OPEN):
        return Line(f"{said}\n{own}".strip(), closes=True)
    return Line(f"{said}\n{_closing_text(script, level, around)}".strip(), closes=True)


def call_back_line(script: Script, level: Level, around: Surroundings) -> Line:
    said = _said(script, texts.CALL_BACK, around)
    text = f"{said}\n{_closing_text(script, level, around)}" if level >= Level.HIGH else said
    return Line(text, closes=True)


def _closing_text(script: Script, level: Level, around: Surroundings) -> str:
    if level < Level.CONCERN and script.closing is not None:
        return script.closing.text(around.mode, around.language, around.values, formal=around.formal)
    key = texts.CLOSING if level < Level.CONCERN else texts.CLOSING_CONCERN
    if level >= Level.HIGH:
        staffed = around.values.get("belofte", "").strip()
        key = texts.CLOSING_HIGH if staffed else texts.CLOSING_HIGH_UNSTAFFED
    return _said(script, key, around)


def _said(script: Script, key: str, around: Surroundings) -> str:
    """Return a loose text, with "u" in a dialogue and to a person that say so."""
    formal = script.formal or around.formal
    return script.book.text(key, around.mode, around.language, formal=formal, **around.values)
