"""Which check-in belongs to which day of a programme: phases, rhythms and people, read from content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cases.anchors import Anchor
from cases.content import ContentFault, ContentPath, Plain
from cases.facts import Facts, Phase
from cases.pace import Pace
from cases.reading import choice, count, known_fields, needed, part, rows, words
from cases.safe_contact import Channel

WEEKLY = "weekly"
"""The programme of who has no other."""

_LAST_DAY = 3 * 366
_LONGEST_SLACK = 31
_WEEK = 7
_CLOSE_DAYS = 42
"""Longest stretch with more than one check-in a week."""
_FIELDS = ("programma", "titel", "anker", "kanaal", "dagen", "mensen", "verder_als")
_RHYTHM = (
    *("fase", "anker", "van", "tot", "voor", "elke", "vaker", "minder"),
    *("gesprek", "alleen", "speling", "gemist"),
)


class Late(StrEnum):
    """What happens to a step that was missed because somebody was enrolled late."""

    SKIP = "overslaan"
    NEAREST = "laatste"
    """Only the last one that was missed, at the first safe moment."""
    ASK = "vragen"
    """A worker decides."""


class Only(StrEnum):
    """For whom a rhythm is meant. Both are facts that a human recorded."""

    ALWAYS = "altijd"
    EXTENDED = "verlengd"
    RELEASED = "loslaten"
    """For who is in phase F4."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From day ``first`` to ``last`` (None: on and on) one check-in each ``every`` days.

    Days count from ``anchor``, None is that of the programme; day 1 is its local date. It rules only
    while the moment lies before ``before``. ``in_turn`` are dialogues that alternate with ``script``.
    ``more`` and ``less`` are the days between two check-ins for who asks for more or fewer of them.
    ``slack``: how many days a check-in may move when there is no safe time; None: as many as it takes.
    """

    first: int
    last: int | None
    every: int
    script: str
    only_extended: bool = False
    phase: Phase = Phase.F1
    anchor: Anchor | None = None
    before: Anchor | None = None
    in_turn: tuple[str, ...] = ()
    more: int | None = None
    less: int | None = None
    slack: int | None = None
    late: Late = Late.SKIP
    only_released: bool = False

    @property
    def scripts(self) -> tuple[str, ...]:
        return (self.script, *self.in_turn)

    def holds(self, day: int, facts: Facts) -> bool:
        """Say whether this stretch rules the day. An extension is a fact that a human recorded."""
        inside = self.first <= day and (self.last is None or day <= self.last)
        meant = facts.ban_extended or not self.only_extended
        return inside and meant and (facts.phase is Phase.F4 or not self.only_released)

    def gap(self, pace: Pace) -> int:
        """Return the days between two check-ins for who wants them at this pace."""
        asked = {Pace.MORE: self.more, Pace.LESS: self.less}.get(pace)
        return self.every if asked is None else asked

    def is_due(self, day: int, pace: Pace = Pace.NORMAL) -> bool:
        return (day - self.first) % self.gap(pace) == 0

    def script_on(self, day: int, pace: Pace = Pace.NORMAL) -> str:
        """Return the dialogue of the last check-in that fell due on or before this day."""
        return self.scripts[(day - self.first) // self.gap(pace) % len(self.scripts)]


@dataclass(frozen=True, slots=True)
class HumanMoment:
    """A day on which a person, not the bot, speaks with the client. ``what`` is one Dutch line."""

    day: int
    what: str
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """``stretches`` in order of precedence; ``people`` are the human moments.

    ``leave_when`` gives what a human looks at before the next phase; a phase never ends by itself.
    ``channel`` is what enrolment proposes; the record of safe contact decides.
    """

    name: str
    title: str
    stretches: tuple[Stretch, ...]
    anchor: Anchor = Anchor.START
    people: tuple[HumanMoment, ...] = ()
    leave_when: tuple[tuple[Phase, tuple[str, ...]], ...] = ()
    channel: Channel = Channel.TELEGRAM

    @property
    def scripts(self) -> tuple[str, ...]:
        """Return every dialogue it may ask, each once, in order of precedence."""
        return tuple(dict.fromkeys(name for one in self.stretches for name in one.scripts))

    def script_on(self, day: int, facts: Facts) -> str | None:
        """Return the check-in of the stretch that rules this day, due or not."""
        stretch = self._ruling(day, facts)
        return None if stretch is None else stretch.script_on(day)

    def is_due(self, day: int, facts: Facts) -> bool:
        """Say whether a check-in falls on this day of the programme."""
        stretch = self._ruling(day, facts)
        return stretch is not None and stretch.is_due(day)

    def _ruling(self, day: int, facts: Facts) -> Stretch | None:
        return next((one for one in self.stretches if one.holds(day, facts)), None)


def programme_name(name: str) -> str:
    """Return a name as it is written now; until 2026 names had an underscore."""
    return name.replace("_", "-")


def parse_programme(plain: Plain, path: ContentPath = ()) -> Programme:
    """Return the typed programme. Raises ContentFault with a path inside the file."""
    fields = part(plain, path)
    known_fields(fields, _FIELDS, path)
    entries = rows(needed(fields, "dagen", path), (*path, "dagen"))
    stretches = tuple(_stretch(one, (*path, "dagen", place)) for place, one in enumerate(entries))
    _goes_on(stretches, (*path, "dagen"))
    people = rows(fields.get("mensen", ()), (*path, "mensen"))
    return Programme(
        programme_name(words(needed(fields, "programma", path), (*path, "programma"))),
        words(needed(fields, "titel", path), (*path, "titel")),
        stretches,
        _anchor(fields, "anker", path) or Anchor.START,
        tuple(_human(one, (*path, "mensen", place)) for place, one in enumerate(people)),
        _leave_when(fields.get("verder_als", {}), (*path, "verder_als")),
        Channel(_word(fields, "kanaal", Channel.TELEGRAM, path)),
    )


def check_scripts(programme: Programme, scripts: Mapping[str, object], path: ContentPath = ()) -> None:
    """Refuse a programme that asks for a dialogue that does not exist. Raises ContentFault."""
    for place, stretch in enumerate(programme.stretches):
        for script in stretch.scripts:
            if script not in scripts:
                raise ContentFault(
                    (*path, "dagen", place, "gesprek"),
                    f"Het gesprek '{script}' bestaat niet.",
                    f"Kies uit: {', '.join(sorted(scripts))}.",
                )


def pace_faults(programme: Programme, path: ContentPath = ()) -> list[ContentFault]:
    """Return the parts that write so often and so long that nobody keeps answering.

    For what goes live now: an older release stays readable.
    """
    return [
        ContentFault(
            (*path, "dagen", place, "elke"),
            f"Dit deel schrijft elke {one.every} dagen en houdt daar niet mee op.",
            f"Schrijf bij 'elke' {_WEEK} of meer, of zet bij 'tot' hooguit {_CLOSE_DAYS} dagen later.",
        )
        for place, one in enumerate(programme.stretches)
        if one.every < _WEEK and (one.last is None or one.last - one.first >= _CLOSE_DAYS)
    ]


def _goes_on(stretches: Sequence[Stretch], path: ContentPath) -> None:
    """Refuse a programme after which somebody hears no more without a human's decision."""
    last = stretches[-1] if stretches else None
    if last is None or last.last is not None:
        raise ContentFault(
            path, "Na de laatste dag komt er geen bericht meer.", "Laat bij het laatste deel 'tot:' weg."
        )
    if last.only_extended or last.only_released or last.before is not None:
        raise ContentFault(
            path,
            "Het laatste deel geldt niet voor iedereen.",
            "Laat bij het laatste deel 'alleen:' en 'voor:' weg.",
        )


def _stretch(plain: Plain, path: ContentPath) -> Stretch:
    fields = part(plain, path)
    known_fields(fields, _RHYTHM, path)
    first = count(needed(fields, "van", path), (*path, "van"), _LAST_DAY)
    last = _number(fields, "tot", path, _LAST_DAY)
    if last is not None and last < first:
        raise ContentFault((*path, "tot"), "'tot' ligt voor 'van'.", "Zet de laatste dag bij 'tot'.")
    every = count(needed(fields, "elke", path), (*path, "elke"), 366)
    script, *in_turn = _names(needed(fields, "gesprek", path), (*path, "gesprek"))
    only = _word(fields, "alleen", Only.ALWAYS, path)
    stretch = Stretch(
        first,
        last,
        every,
        script,
        only == Only.EXTENDED,
        Phase(_word(fields, "fase", Phase.F1, path)),
        _anchor(fields, "anker", path),
        _anchor(fields, "voor", path),
        tuple(in_turn),
        slack=_number(fields, "speling", path, _LONGEST_SLACK),
        late=Late(_word(fields, "gemist", Late.SKIP, path)),
        only_released=only == Only.RELEASED,
    )
    return _bounded(stretch, fields, path)


def _bounded(stretch: Stretch, fields: Mapping[str, Plain], path: ContentPath) -> Stretch:
    """Return the stretch with how far a client may bend its rhythm, where its slack can reach everybody."""
    if stretch.slack is not None and stretch.every >= _WEEK > stretch.slack + 1:
        raise ContentFault(
            (*path, "speling"),
            "Wie een veilige dag per week heeft, hoort zo misschien nooit iets.",
            f"Schrijf bij 'speling' {_WEEK - 1} of meer, of laat het weg.",
        )
    more, less = _number(fields, "vaker", path, stretch.every), _number(fields, "minder", path, 366)
    if less is not None and less < stretch.every:
        raise ContentFault(
            (*path, "minder"), "'minder' is hier vaker dan 'elke'.", "Schrijf meer dagen dan bij 'elke'."
        )
    return replace(stretch, more=more, less=less)


def _human(plain: Plain, path: ContentPath) -> HumanMoment:
    fields = part(plain, path)
    known_fields(fields, ("dag", "wat", "anker"), path)
    return HumanMoment(
        count(needed(fields, "dag", path), (*path, "dag"), _LAST_DAY),
        words(needed(fields, "wat", path), (*path, "wat")),
        _anchor(fields, "anker", path),
    )


def _leave_when(plain: Plain, path: ContentPath) -> tuple[tuple[Phase, tuple[str, ...]], ...]:
    fields = part(plain, path)
    known_fields(fields, tuple(Phase), path)
    return tuple((phase, _names(fields[phase], (*path, phase))) for phase in Phase if phase in fields)


def _names(plain: Plain, path: ContentPath) -> tuple[str, ...]:
    """Return one word or sentence, or a list of them. Raises ContentFault when the list is empty."""
    if isinstance(plain, str):
        return (words(plain, path),)
    found = tuple(words(one, (*path, place)) for place, one in enumerate(rows(plain, path)))
    if not found:
        raise ContentFault(path, "Deze lijst is leeg.", "Vul er minstens een in.")
    return found


def _number(fields: Mapping[str, Plain], name: str, path: ContentPath, most: int) -> int | None:
    return count(fields[name], (*path, name), most) if name in fields else None


def _word(fields: Mapping[str, Plain], name: str, usual: StrEnum, path: ContentPath) -> str:
    return choice(fields.get(name, usual.value), tuple(type(usual)), (*path, name))


def _anchor(fields: Mapping[str, Plain], name: str, path: ContentPath) -> Anchor | None:
    return Anchor(choice(fields[name], tuple(Anchor), (*path, name))) if name in fields else None
