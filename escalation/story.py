"""A try-out that was kept: plain content, played again on every later content (F18).

What it must still do is raise the same alarms. Words may change: a button is named by what it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from cases.content import ContentFault, ContentPath, Plain
from cases.facts import Age, Phase
from cases.levels import Language, Level, Mode, level_of
from cases.moments import Moment, at_wall, wall
from cases.reading import choice, count, known_fields, needed, part, rows, words
from cases.sides import Role, Side
from escalation.rulebook import Rulebook
from escalation.tryout import (
    LONGEST_WAIT,
    ZONE,
    Act,
    Answers,
    Persona,
    Played,
    Taps,
    Tryout,
    Waits,
    Writes,
    play,
)

FOLDER: Final = "stories/"
MOST_ACTS: Final = 60
LONGEST_TEXT: Final = 1_000
LAST_DAY: Final = 3 * 366
_FIELDS = ("verhaal", "gesprek", "stap", "wie", "begint", "doet", "meldingen")
_WHO = ("rol", "kant", "fase", "leeftijd", "taal", "vorm", "programma", "dag", "u", "kinderen", "apart")
_SHOWN = ("begroeting", "dienst")
_ACTS = ("tik", "antwoord", "schrijft", "wacht", "reageert")
_AGES = {"kind": Age.CHILD, "volwassene": Age.ADULT, "oudere": Age.ELDER}
_MODES = {"open": Mode.OPEN, "neutraal": Mode.NEUTRAL}
_YES_NO = {"ja": True, "nee": False}
_WHEN = "%Y-%m-%d %H:%M"
_Value = TypeVar("_Value")
_Kind = TypeVar("_Kind", bound=Enum)


@dataclass(frozen=True, slots=True)
class Story:
    """``alarms`` are what it raised when it was kept: class and level."""

    title: str
    tryout: Tryout
    alarms: tuple[tuple[str, Level], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """``lost``: alarms that are not raised any more, or lighter. ``stuck``: the act that cannot be done."""

    lost: tuple[tuple[str, Level], ...] = ()
    more: tuple[tuple[str, Level], ...] = ()
    stuck: int | None = None

    @property
    def holds(self) -> bool:
        return not self.lost and self.stuck is None


def judged(story: Story, rulebook: Rulebook) -> Verdict:
    """Play a story on other content and say which of its alarms are lost."""
    try:
        played = play(story.tryout, rulebook)
    except KeyError:
        return Verdict(story.alarms, stuck=0)
    left = sorted(played.alarms, key=lambda one: one[1])
    lost = []
    for code, level in sorted(story.alarms, key=lambda one: one[1]):
        same = next((one for one in left if one[0] == code and one[1] >= level), None)
        if same is None:
            lost.append((code, level))
        else:
            left.remove(same)
    return Verdict(tuple(lost), tuple(left), played.stuck)


def kept(title: str, tryout: Tryout, played: Played) -> Story:
    """Keep a try-out as a story that must go on raising what it raised now."""
    return Story(title, tryout, played.alarms)


def plain_of(story: Story) -> Mapping[str, Plain]:
    """Return a story as content."""
    tryout = story.tryout
    step: dict[str, Plain] = {"stap": tryout.step} if tryout.step else {}
    return {
        "verhaal": story.title,
        "gesprek": tryout.dialogue,
        **step,
        "wie": plain_who(tryout.persona),
        "begint": wall(tryout.began, ZoneInfo(ZONE)).strftime(_WHEN),
        "doet": [plain_act(one) for one in tryout.acts],
        "meldingen": [{"code": code, "niveau": level.word} for code, level in story.alarms],
    }


def plain_who(who: Persona) -> Mapping[str, Plain]:
    """Return who it is played as, as content."""
    return {
        "rol": who.role.value,
        "kant": who.side.value,
        "fase": who.phase.value,
        "leeftijd": _word(_AGES, who.age),
        "taal": who.language.value,
        "vorm": _word(_MODES, who.mode),
        "programma": who.programme,
        "dag": str(who.day),
        "u": _word(_YES_NO, who.formal),
        "kinderen": _word(_YES_NO, who.children),
        "apart": _word(_YES_NO, who.living_apart),
        "begroeting": _word(_YES_NO, who.handshake),
        "dienst": _word(_YES_NO, who.staffed),
    }


def _word(values: Mapping[str, _Value], value: _Value) -> str:
    return next((word for word, one in values.items() if one == value), "open")


def plain_act(act: Act) -> Mapping[str, Plain]:
    """Return one act as content."""
    if isinstance(act, Taps):
        return {"tik": act.question, "antwoord": act.answer}
    if isinstance(act, Writes):
        return {"schrijft": act.text}
    return {"wacht": str(act.minutes)} if isinstance(act, Waits) else {"reageert": "ja"}


def read_story(plain: Plain, path: ContentPath = ()) -> Story:
    """Return a story from content. Raises ContentFault."""
    fields = part(plain, path)
    known_fields(fields, _FIELDS, path)
    title = words(needed(fields, "verhaal", path), (*path, "verhaal"))
    tryout = read_tryout(fields, path)
    alarms = rows(fields.get("meldingen", ()), (*path, "meldingen"))
    return Story(
        title, tryout, tuple(_alarm(one, (*path, "meldingen", place)) for place, one in enumerate(alarms))
    )


def read_tryout(fields: Mapping[str, Plain], path: ContentPath = ()) -> Tryout:
    """Return a try-out from the parts of a story. Raises ContentFault."""
    acts = rows(fields.get("doet", ()), (*path, "doet"))
    if len(acts) > MOST_ACTS:
        remedy = f"Houd hooguit {MOST_ACTS} stappen over."
        raise ContentFault((*path, "doet"), "Dit voorbeeldgesprek is te lang.", remedy)
    return Tryout(
        words(needed(fields, "gesprek", path), (*path, "gesprek")),
        read_who(needed(fields, "wie", path), (*path, "wie")),
        read_when(words(needed(fields, "begint", path), (*path, "begint")), (*path, "begint")),
        words(fields["stap"], (*path, "stap")) if "stap" in fields else "",
        tuple(read_act(one, (*path, "doet", place)) for place, one in enumerate(acts)),
    )


def read_when(text: str, path: ContentPath = ()) -> Moment:
    """Return a moment on the Dutch wall clock. Raises ContentFault."""
    try:
        found = datetime.strptime(text, _WHEN)  # noqa: DTZ007 - the zone follows: a wall clock has none
    except ValueError:
        problem = f"'{text}' is geen dag met een tijd."
        raise ContentFault(path, problem, "Schrijf het zo: 2027-03-16 12:00.") from None
    return at_wall(found.date(), found.time(), ZoneInfo(ZONE))


def read_who(plain: Plain, path: ContentPath = ()) -> Persona:
    """Return who it is played as. Raises ContentFault."""
    fields = part(plain, path)
    known_fields(fields, (*_WHO, *_SHOWN), path)
    usual = Persona()

    def one(name: str, values: Mapping[str, _Value], otherwise: _Value) -> _Value:
        return values[choice(fields[name], values, (*path, name))] if name in fields else otherwise

    return Persona(
        one("rol", _values(Role), usual.role),
        one("kant", _values(Side), usual.side),
        one("fase", _values(Phase), usual.phase),
        one("leeftijd", _AGES, usual.age),
        one("taal", _values(Language), usual.language),
        one("vorm", _MODES, usual.mode),
        words(fields.get("programma", usual.programme), (*path, "programma")),
        count(fields.get("dag", "1"), (*path, "dag"), LAST_DAY),
        one("u", _YES_NO, usual.formal),
        one("kinderen", _YES_NO, usual.children),
        one("apart", _YES_NO, usual.living_apart),
        one("begroeting", _YES_NO, usual.handshake),
        one("dienst", _YES_NO, usual.staffed),
    )


def _values(kind: type[_Kind]) -> Mapping[str, _Kind]:
    return {str(one.value): one for one in kind}


def read_act(plain: Plain, path: ContentPath = ()) -> Act:
    """Return one act. Raises ContentFault."""
    fields = part(plain, path)
    known_fields(fields, _ACTS, path)
    reads: dict[str, Callable[[str, ContentPath], Act]] = {
        "tik": lambda word, _: Taps(word, words(needed(fields, "antwoord", path), (*path, "antwoord"))),
        "schrijft": _writes,
        "wacht": lambda word, where: Waits(count(word, where, LONGEST_WAIT)),
        "reageert": lambda _word, _: Answers(),
    }
    found = [name for name in reads if name in fields]
    if len(found) != 1:
        remedy = f"Kies één van: {', '.join(reads)}."
        raise ContentFault(path, "Hier staat niet wat er gebeurt.", remedy)
    where = (*path, found[0])
    return reads[found[0]](words(fields[found[0]], where), where)


def _writes(text: str, path: ContentPath) -> Act:
    if len(text) > LONGEST_TEXT:
        remedy = f"Schrijf hooguit {LONGEST_TEXT} letters."
        raise ContentFault(path, "Dit bericht is te lang.", remedy)
    return Writes(text)


def _alarm(plain: Plain, path: ContentPath) -> tuple[str, Level]:
    fields = part(plain, path)
    known_fields(fields, ("code", "niveau"), path)
    word = choice(needed(fields, "niveau", path), [one.word for one in Level], (*path, "niveau"))
    return words(needed(fields, "code", path), (*path, "code")), level_of(word)
