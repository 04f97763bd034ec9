"""Which check-in belongs to which day of a programme: a small table, read from content."""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.content import ContentFault, ContentPath, Plain
from cases.facts import Facts
from cases.reading import choice, count, known_fields, needed, part, rows, words

WEEKLY = "weekly"
"""The programme of who has no other."""

_LAST_DAY = 3 * 366
_CONDITIONS = ("altijd", "verlengd")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From programme day ``first`` to ``last`` (None: on and on) one check-in each ``every`` days."""

    first: int
    last: int | None
    every: int
    script: str
    only_extended: bool = False

    def holds(self, day: int, facts: Facts) -> bool:
        """Say whether this stretch rules the day. An extension is a fact that a human recorded."""
        inside = self.first <= day and (self.last is None or day <= self.last)
        return inside and (facts.ban_extended or not self.only_extended)


@dataclass(frozen=True, slots=True)
class Programme:
    """``stretches`` in order of precedence; day 1 is the local date on which the programme began."""

    name: str
    title: str
    stretches: tuple[Stretch, ...]

    def script_on(self, day: int, facts: Facts) -> str | None:
        """Return the check-in of the stretch that rules this day, due or not."""
        stretch = self._ruling(day, facts)
        return None if stretch is None else stretch.script

    def is_due(self, day: int, facts: Facts) -> bool:
        """Say whether a check-in falls on this day of the programme."""
        stretch = self._ruling(day, facts)
        return stretch is not None and (day - stretch.first) % stretch.every == 0

    def _ruling(self, day: int, facts: Facts) -> Stretch | None:
        return next((one for one in self.stretches if one.holds(day, facts)), None)


def parse_programme(plain: Plain, path: ContentPath = ()) -> Programme:
    """Return the typed programme. Raises ContentFault with a path inside the file."""
    fields = part(plain, path)
    known_fields(fields, ("programma", "titel", "dagen"), path)
    entries = rows(needed(fields, "dagen", path), (*path, "dagen"))
    stretches = tuple(_stretch(one, (*path, "dagen", place)) for place, one in enumerate(entries))
    if not stretches or stretches[-1].last is not None:
        raise ContentFault(
            (*path, "dagen"),
            "Na de laatste dag komt er geen bericht meer.",
            "Laat bij het laatste deel 'tot:' weg.",
        )
    name = words(needed(fields, "programma", path), (*path, "programma"))
    return Programme(name, words(needed(fields, "titel", path), (*path, "titel")), stretches)


def check_scripts(programme: Programme, scripts: Mapping[str, object], path: ContentPath = ()) -> None:
    """Refuse a programme that asks for a dialogue that does not exist. Raises ContentFault."""
    for place, stretch in enumerate(programme.stretches):
        if stretch.script not in scripts:
            raise ContentFault(
                (*path, "dagen", place, "gesprek"),
                f"Het gesprek '{stretch.script}' bestaat niet.",
                f"Kies uit: {', '.join(sorted(scripts))}.",
            )


def _stretch(plain: Plain, path: ContentPath) -> Stretch:
    fields = part(plain, path)
    known_fields(fields, ("van", "tot", "elke", "gesprek", "alleen"), path)
    first = count(needed(fields, "van", path), (*path, "van"), _LAST_DAY)
    last = count(fields["tot"], (*path, "tot"), _LAST_DAY) if "tot" in fields else None
    if last is not None and last < first:
        raise ContentFault((*path, "tot"), "'tot' ligt voor 'van'.", "Zet de laatste dag bij 'tot'.")
    return Stretch(
        first,
        last,
        count(needed(fields, "elke", path), (*path, "elke"), 366),
        words(needed(fields, "gesprek", path), (*path, "gesprek")),
        choice(fields.get("alleen", "altijd"), _CONDITIONS, (*path, "alleen")) == "verlengd",
    )
