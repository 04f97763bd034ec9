"""Where the steps of a dialogue lead, read from plain content that may be half-written; never raises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cases.content import Plain
from cases.levels import Level, level_of
from dialogs.script import CLOSE, DAY, END, WITHIN

ENDS = (CLOSE, END, DAY)
NOTHING: Mapping[str, Plain] = {}


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of a step. ``key`` is the answer, ``verder``, ``naar``, ``laag`` or ``hoog``.

    ``label`` are its words. ``main``: for who types something else; the line that the outline follows.
    ``task``: a worker gets something to do.
    """

    key: str
    label: str
    target: str
    level: Level = Level.NONE
    code: str = ""
    main: bool = False
    task: bool = False


def steps_of(plain: Plain) -> Mapping[str, Plain]:
    """Return the steps of a plain dialogue by id; none where there is nothing to read."""
    return _fields(_fields(plain).get("vragen"))


def first_of(plain: Plain) -> str:
    return _text(_fields(plain).get("begin"))


def days_of(plain: Plain) -> Mapping[str, str]:
    """Return the step of each programme day that has one, the days in order."""
    found = {day: _text(step) for day, step in _fields(_fields(plain).get("dagvragen")).items()}
    return dict(sorted(found.items(), key=lambda one: (len(one[0]), one[0])))


def ways_of(plain: Plain, step: str) -> tuple[Way, ...]:
    """Return the ways out of one step, as a person meets them; the main one last."""
    fields = _fields(steps_of(plain).get(step))
    return (*_answers(fields), *_bands(fields), *_shared(plain, fields), *_main(fields))


def words_of(wording: Plain | None) -> str:
    """Return the first words there are: open before neutral, Dutch before other languages."""
    if isinstance(wording, str):
        return wording.strip()
    fields = _fields(wording)
    for name in ("open", "beide", "neutraal", "nl-B1", "nl-A2", "en"):
        if name in fields and (found := words_of(fields[name])):
            return found
    return ""


def kind_of(plain: Plain, step: str) -> str:
    """Return what sort of step it is: ``scale``, ``several``, ``open`` or ``question``."""
    fields = _fields(steps_of(plain).get(step))
    if "schaal" in fields:
        return "scale"
    if _text(fields.get("meer")) == "ja":
        return "several"
    return "open" if _text(fields.get("open")) == "ja" else "question"


def is_step(target: str) -> bool:
    """Say whether a target names a step of this dialogue, also one that is not there."""
    return bool(target) and target not in ENDS and not target.startswith(WITHIN)


def _answers(fields: Mapping[str, Plain]) -> Iterator[Way]:
    several = _text(fields.get("meer")) == "ja"
    for row in _rows(fields.get("knoppen")):
        button = _fields(row)
        given = button.get("naar")
        if given is None and several:
            continue
        yield _way(_text(button.get("knop")), words_of(button.get("tekst")), button, fields)


def _bands(fields: Mapping[str, Plain]) -> Iterator[Way]:
    for name in ("laag", "hoog"):
        plain = fields.get(name)
        for row in [plain] if isinstance(plain, Mapping) else _rows(plain):
            band = _fields(row)
            edge = _text(band.get("tot")) or _text(band.get("vanaf"))
            yield _way(name, edge, band, fields)


def _way(key: str, label: str, button: Mapping[str, Plain], step: Mapping[str, Plain]) -> Way:
    signal = _fields(button.get("signaal"))
    target = _text(button.get("naar")) or _text(step.get("naar")) or _text(step.get("verder"))
    level, code = _level(_text(signal.get("niveau"))), _text(signal.get("code"))
    return Way(key, label, target, level, code, task="taak" in button)


def _shared(plain: Plain, fields: Mapping[str, Plain]) -> Iterator[Way]:
    known = _fields(_fields(plain).get("uitwegen"))
    for name in _rows(fields.get("uitwegen")):
        button = _fields(known.get(_text(name)))
        label, target = words_of(button.get("tekst")), _text(button.get("naar"))
        yield Way(_text(name), label, target, task="taak" in button)


def _main(fields: Mapping[str, Plain]) -> Iterator[Way]:
    if "naar" in fields:
        yield Way("naar", "", _text(fields["naar"]))
    yield Way("verder", "", _text(fields.get("verder")), main=True)


def _level(word: str) -> Level:
    try:
        return level_of(word) if word else Level.NONE
    except ValueError:
        return Level.NONE


def _fields(plain: Plain | None) -> Mapping[str, Plain]:
    return plain if isinstance(plain, Mapping) else NOTHING


def _rows(plain: Plain | None) -> Sequence[Plain]:
    return plain if isinstance(plain, Sequence) and not isinstance(plain, str) else ()


def _text(plain: Plain | None) -> str:
    return plain.strip() if isinstance(plain, str) else ""
