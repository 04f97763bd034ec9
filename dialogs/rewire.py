"""Edits of a plain dialogue that keep it whole: nothing points to a step that is gone, no text changes.

Every function returns another dialogue and leaves the one it was given as it is.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from cases.content import ContentFault, Plain
from cases.content_edit import Files
from dialogs.plain_flow import ENDS, days_of, first_of, is_step, steps_of, ways_of
from dialogs.script import CLOSE, DAY, WITHIN

LONGEST_NAME = 40
_NAME = re.compile(r"[a-z0-9_]+")
_POINTERS = ("naar", "verder", "terug")
_LANGUAGES = ("nl-B1", "nl-A2", "en")

Dialogue = Mapping[str, Plain]
Turned = Callable[[str], str]


def free_name(plain: Plain, wish: str) -> str:
    """Return a name for a new step that no other step has, as near to the wish as can be."""
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in wish.lower())
    root = re.sub("_+", "_", letters).strip("_")[:LONGEST_NAME] or "stap"
    taken = {*steps_of(plain), *ENDS}
    names = (root if number == 1 else f"{root}_{number}" for number in range(1, len(taken) + 3))
    return next(name for name in names if name not in taken)


def added_after(plain: Plain, step: str, name: str) -> Dialogue:
    """Put a new, empty step behind one: what led on from it leads there, and the new one leads on.

    Answers with a signal keep their own way: what follows danger is never moved by itself.
    """
    fields = _step(plain, step)
    on = _text(fields.get("verder")) or CLOSE
    changed = _turned(fields, lambda target: name if target == on else target, keep_signals=True)
    return _with(plain, {step: changed, name: _new(plain, on)})


def added_under(plain: Plain, step: str, answer: str, name: str) -> Dialogue:
    """Put a new, empty step behind one answer of a step. Raises ContentFault when there is no such answer."""
    fields = _step(plain, step)
    rows = _rows(fields.get("knoppen"))
    place = next((at for at, row in enumerate(rows) if _field(row, "knop") == answer), None)
    if place is None:
        raise _no_answer(step, answer)
    button = _fields(rows[place])
    on = _text(button.get("naar")) or _text(fields.get("verder")) or CLOSE
    rest = {key: value for key, value in button.items() if key != "terug"}
    new_rows = [*rows[:place], {**rest, "naar": name}, *rows[place + 1 :]]
    fresh = _new(plain, on)
    if "terug" in button:
        fresh = {**fresh, "terug": button["terug"]}
    return _with(plain, {step: {**fields, "knoppen": new_rows}, name: fresh})


def moved_earlier(plain: Plain, step: str) -> Dialogue:
    """Let a step change places with the one before it on its line. Raises ContentFault when none is before.

    Who came to the first of the two comes to the other now; each keeps its other ways. What follows an
    answer with a signal is never moved by itself: a move that would need that is refused, and so is one
    that moving back does not undo.
    """
    _step(plain, step)
    before = _before(plain, step)
    if not before:
        raise ContentFault(("vragen", step), "Voor deze stap staat niets.", "Kies een andere stap.")
    return _swapped(plain, before, step)


def moved_later(plain: Plain, step: str) -> Dialogue:
    """Let a step change places with the one behind it on its line; see ``moved_earlier``."""
    behind = _leads(plain, step)
    if behind not in steps_of(plain):
        raise ContentFault(("vragen", step), "Achter deze stap staat niets.", "Kies een andere stap.")
    return _swapped(plain, step, behind)


def copied(plain: Plain, step: str, name: str) -> Dialogue:
    """Put a copy of a step behind it, with the same answers and ways."""
    fields = _step(plain, step)
    on = _text(fields.get("verder")) or CLOSE
    original = _turned(fields, lambda target: name if target == on else target, keep_signals=True)
    return _with(plain, {step: original, name: fields})


def deleted(plain: Plain, step: str) -> Dialogue:
    """Take a step away: what led to it leads where it led on. Raises ContentFault where it cannot go."""
    fields = _step(plain, step)
    on = _text(fields.get("verder")) or CLOSE
    left = {name: one for name, one in steps_of(plain).items() if name != step}
    dialogue = _fields(plain)
    if on == step or (dialogue.get("begin") == step and on not in left):
        problem = "De eerste stap kan niet weg: daar begint iedereen."
        raise ContentFault(("vragen", step), problem, "Laat het gesprek eerst met een andere stap beginnen.")
    found = _everywhere({**dialogue, "vragen": left}, lambda target: on if target == step else target)
    days = {day: to for day, to in _fields(found.get("dagvragen")).items() if is_step(_text(to))}
    return {**found, "dagvragen": days} if "dagvragen" in found else found


def renamed(files: Files, file: str, step: str, name: str) -> Files:
    """Give a step another name in all files, with everything that points to it. Raises ContentFault."""
    plain = files[file]
    _step(plain, step)
    _check_name(plain, step, name)
    own = _everywhere(_fields(plain), lambda target: name if target == step else target)
    steps = {name if one == step else one: fields for one, fields in _fields(own["vragen"]).items()}
    here = _text(own.get("gesprek"))
    far = {f"{WITHIN}{here}/{step}": f"{WITHIN}{here}/{name}"}
    found: dict[str, Plain] = {**files, file: {**own, "vragen": steps}}
    for other, one in found.items():
        if other.startswith("dialogues/") and isinstance(one, Mapping):
            found[other] = _everywhere(one, lambda target: far.get(target, target))
    return found


def _check_name(plain: Plain, step: str, name: str) -> None:
    path = ("vragen", step)
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise ContentFault(
            path, f"'{name}' kan geen naam van een stap zijn.", "Schrijf kleine letters, cijfers en _."
        )
    if name in steps_of(plain) or name in ENDS:
        raise ContentFault(path, f"De naam '{name}' bestaat al.", "Kies een andere naam.")


def _swapped(plain: Plain, first: str, second: str) -> Dialogue:
    """Change two places. Raises ContentFault where that changes what follows danger, or is not undone."""
    found = _exchanged(plain, first, second)
    for here, there in ((first, second), (second, first)):
        if there in _after_signals(_step(plain, here)):
            problem = f"Een antwoord met een signaal bij '{here}' gaat naar '{there}'; dat blijft zo."
            remedy = "Kies bij dat antwoord eerst zelf waar het heen gaat."
            raise ContentFault(("vragen", here), problem, remedy)
    other = _reached(plain) ^ _reached(found)
    if other:
        problem = f"Dan verandert of iemand bij '{min(other)}' komt."
        raise ContentFault(("vragen", first), problem, "Kies eerst zelf welke antwoorden daarheen gaan.")
    on_one_line = (_before(plain, second), _before(found, first)) == (first, second)
    if not on_one_line or _exchanged(found, second, first) != plain:
        raise ContentFault(
            ("vragen", first),
            f"Een andere weg loopt langs '{first}' of '{second}'; die zou ongemerkt anders gaan.",
            "Kies bij de antwoorden van deze stappen zelf waar ze heen gaan.",
        )
    return found


def _exchanged(plain: Plain, first: str, second: str) -> Dialogue:
    on = _leads(plain, second)
    turn = {first: second, second: first}
    found = _everywhere(_fields(plain), lambda target: turn.get(target, target), keep_signals=True)
    ahead = _turned(_step(plain, first), lambda target: on if target == second else target, keep_signals=True)
    behind = _turned(
        _step(plain, second), lambda target: first if target == on else target, keep_signals=True
    )
    return _with(found, {first: ahead, second: behind})


def _after_signals(plain: Plain) -> list[str]:
    """Return where a step leads after an answer that carries a signal and has a way of its own."""
    if isinstance(plain, str):
        return []
    if not isinstance(plain, Mapping):
        return [target for one in plain for target in _after_signals(one)]
    own = [_text(plain.get(name)) for name in _POINTERS] if "signaal" in plain else []
    return [*own, *(target for one in plain.values() for target in _after_signals(one))]


def _reached(plain: Plain) -> frozenset[str]:
    """Return the steps that somebody can come to."""
    return frozenset(_walked(plain, [first_of(plain)]))


def _before(plain: Plain, step: str) -> str:
    """Return the step before one on its line, as the outline draws it; empty for the first of a line."""
    return _walked(plain, [*reversed([*steps_of(plain)]), first_of(plain)]).get(step, "")


def _walked(plain: Plain, ahead: list[str]) -> Mapping[str, str]:
    """Return the steps that are met from some on, each with the one before it on its line."""
    steps = steps_of(plain)
    found: dict[str, str] = {}
    while ahead:
        here, line = ahead.pop(), [""]
        while here in steps and here not in found:
            found[here] = line[-1]
            line.append(here)
            here = _leads(plain, here)
        ahead += [target for step in reversed(line[1:]) for target in reversed(_branches(plain, step))]
    return found


def _branches(plain: Plain, step: str) -> list[str]:
    targets = [one.target for one in ways_of(plain, step)]
    return [*targets, *(days_of(plain).values() if DAY in targets else ())]


def _leads(plain: Plain, step: str) -> str:
    return _text(_fields(steps_of(plain).get(step)).get("verder"))


def _new(plain: Plain, on: str) -> Dialogue:
    """Return an empty step with every way out of this dialogue; its texts still have to be written."""
    empty: dict[str, Plain] = dict.fromkeys(_LANGUAGES, "")
    fresh: dict[str, Plain] = {"vraag": {"open": empty, "neutraal": empty}, "knoppen": [], "verder": on}
    ways = list(_fields(_fields(plain).get("uitwegen")))
    return {**fresh, "uitwegen": ways} if ways else fresh


def _step(plain: Plain, step: str) -> Dialogue:
    fields = steps_of(plain).get(step)
    if not isinstance(fields, Mapping):
        raise ContentFault(("vragen", step), f"De stap '{step}' bestaat niet.", "Kies een stap uit de lijst.")
    return fields


def _no_answer(step: str, answer: str) -> ContentFault:
    return ContentFault(
        ("vragen", step, "knoppen"),
        f"Het antwoord '{answer}' bestaat niet.",
        "Kies een antwoord uit de lijst.",
    )


def _with(plain: Plain, steps: Mapping[str, Plain]) -> Dialogue:
    return {**_fields(plain), "vragen": {**steps_of(plain), **steps}}


def _everywhere(plain: Dialogue, turn: Turned, *, keep_signals: bool = False) -> Dialogue:
    """Return a dialogue with every pointer turned: of steps, ways out, the days and its beginning."""
    found = dict(_turned(plain, turn, keep_signals=keep_signals))
    if isinstance(found.get("begin"), str):
        found["begin"] = turn(_text(found["begin"]))
    if isinstance(found.get("dagvragen"), Mapping):
        found["dagvragen"] = {day: turn(_text(to)) for day, to in _fields(found["dagvragen"]).items()}
    return found


def _turned(plain: Dialogue, turn: Turned, *, keep_signals: bool = False) -> Dialogue:
    return {
        name: turn(value)
        if name in _POINTERS and isinstance(value, str)
        else _inside(value, turn, keep_signals=keep_signals)
        for name, value in plain.items()
    }


def _inside(plain: Plain, turn: Turned, *, keep_signals: bool) -> Plain:
    if isinstance(plain, Mapping):
        kept = keep_signals and "signaal" in plain
        return plain if kept else _turned(plain, turn, keep_signals=keep_signals)
    if isinstance(plain, str):
        return plain
    return [_inside(one, turn, keep_signals=keep_signals) for one in plain]


def _fields(plain: Plain | None) -> Dialogue:
    return plain if isinstance(plain, Mapping) else {}


def _field(plain: Plain, name: str) -> str:
    return _text(_fields(plain).get(name))


def _rows(plain: Plain | None) -> Sequence[Plain]:
    return plain if isinstance(plain, Sequence) and not isinstance(plain, str) else ()


def _text(plain: Plain | None) -> str:
    return plain.strip() if isinstance(plain, str) else ""
