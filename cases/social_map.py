"""The sociale kaart: whom a person can turn to, each entry with the day it was last checked (F19)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Language
from cases.opening_hours import OpeningHours, parse_opening_hours
from cases.reading import choice, known_fields, needed, part, rows, words, yes

OLDEST = timedelta(days=90)
"""What was checked longer ago is not shown to who looks for help."""
ALWAYS = ("112", "vt", "113")
"""Keys that every map holds and no age hides: a stale entry is better than no number in danger."""
CRISIS = (*ALWAYS, "csg")
"""Keys that nothing goes live without somebody having checked them in the last 90 days."""
REGION = "vt-"
"""How the keys of the regional Veilig Thuis organisations begin."""
MOST = 2
"""Entries in one answer: who is in need reads no list. Source: domain.md 3.2."""

COSTS = ("gratis", "belkosten", "geen")
_FIELDS = ("sleutel", "naam", "waar", "tijden", "kosten", "let_op", "onderwerpen", "gemeenten")
_MORE = ("open", "taal", "neutraal", "rekening", "crisis")
"""What an entry may tell too; older maps have none of it."""
TRACES = ("geen", "nummer", "kosten")
_KEPT = ("eigenaar", "bron", "nagekeken")
_CLOCK_SLIP = timedelta(days=1)
_NUMBER = re.compile(r"\+?\d(?:[ \-()/]{0,2}\d){2,}")
_RIGHT = {
    "112": frozenset({"112"}),
    "vt": frozenset({"08002000"}),
    "113": frozenset({"113", "08000113"}),
    "csg": frozenset({"08000188"}),
    "kt": frozenset({"08000432"}),
}
"""The one right number of each key. Source: domain.md 3.1."""
_PERSONAL = ("06", "316", "00316")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing in the two languages of the map; both empty where there is nothing to tell."""

    nl: str = ""
    en: str = ""

    def in_language(self, language: Language) -> str:
        return self.en if language is Language.EN else self.nl


@dataclass(frozen=True, slots=True)
class Entry:
    """``where`` is a number, or a site. No ``municipalities``: for the whole country.

    ``discreet`` is what a neutral phone shows for the name; ``trace`` what a bill shows of it: geen, nummer,
    kosten, or empty where nobody knows. ``opens`` None: the hours are words alone.
    """

    key: str
    name: Told
    where: str
    hours: Told
    cost: str
    note: Told
    topics: tuple[str, ...]
    municipalities: tuple[str, ...]
    owner: str
    source: str
    checked_on: date
    opens: OpeningHours | None = None
    languages: tuple[str, ...] = ()
    discreet: Told = Told()
    trace: str = ""
    is_crisis: bool = False

    def is_open(self, wall: datetime, *, is_holiday: bool) -> bool | None:
        """Say whether it is open now on the clock of the Netherlands; None where only words are known."""
        return None if self.opens is None else self.opens.is_open(wall, is_holiday=is_holiday)

    def named(self, language: Language, *, discreet: bool = False) -> str:
        """Return its name; on a phone that somebody looks at its plain name, empty where it has none."""
        return (self.discreet if discreet else self.name).in_language(language)

    def is_fresh(self, today: date) -> bool:
        """Say whether it was checked in the last 90 days. A day to come is no check."""
        age = today - self.checked_on
        return -_CLOCK_SLIP <= age <= OLDEST

    def is_shown(self, today: date) -> bool:
        return self.key in ALWAYS or self.is_fresh(today)


SocialMap = tuple[Entry, ...]
"""All entries in the order in which the file has them: what stands first goes first."""


def look_up(
    entries: SocialMap, topic: str, municipality: str, today: date, now: datetime | None = None
) -> SocialMap:
    """Return at most two entries for a topic, those of the person's own municipality first.

    With the clock of the Netherlands as ``now``, what is known to be shut stands behind what is not. A
    topic that no shown entry knows gets Veilig Thuis: a person who asks is never left empty-handed.
    """
    place, wanted = _plain(municipality), _plain(topic)
    near = [one for one in entries if one.is_shown(today) and _is_near(one, place)]
    found = [one for one in near if wanted in one.topics] or [one for one in near if one.key == "vt"]
    return tuple(sorted(found, key=lambda one: (_is_shut(one, now), not one.municipalities))[:MOST])


def _is_shut(entry: Entry, now: datetime | None) -> bool:
    return now is not None and entry.is_open(now, is_holiday=False) is False


def region_named(entries: SocialMap, key: str) -> str:
    """Return the Dutch name of the regional Veilig Thuis an organisation chose; empty for none or unknown.

    Its age hides no name: the number that stands beside it is the national one.
    """
    return next((one.name.nl for one in entries if one.key == key and key.startswith(REGION)), "")


def expired(
    entries: SocialMap, today: date, path: ContentPath = ("social_map.yaml", "ingangen")
) -> list[ContentFault]:
    """Return a fault for each crisis entry that was not checked in the last 90 days: it blocks going live."""
    return [
        ContentFault(
            (*path, place, "nagekeken"),
            f"'{one.name.nl}' is het laatst nagekeken op {one.checked_on.isoformat()}.",
            "Bel of bezoek de ingang, en zet bij 'nagekeken' de dag van vandaag.",
        )
        for place, one in enumerate(entries)
        if (one.key in CRISIS or one.is_crisis) and not one.is_fresh(today)
    ]


def number_faults(
    entries: SocialMap, path: ContentPath = ("social_map.yaml", "ingangen")
) -> list[ContentFault]:
    """Return where a number that saves lives is another one, costs money, or is hidden from somebody.

    For what goes live now: an older release stays readable.
    """
    return [fault for place, one in enumerate(entries) for fault in _number_faults(one, (*path, place))]


def _number_faults(entry: Entry, path: ContentPath) -> Iterator[ContentFault]:
    numbers = {re.sub(r"\D", "", one) for one in _NUMBER.findall(entry.where)}
    right = _RIGHT.get(entry.key)
    if right is not None and (not numbers or not numbers <= right):
        told = " of ".join(sorted(right))
        problem = f"Bij '{entry.key}' staat een ander nummer dan {told}."
        yield ContentFault((*path, "waar"), problem, f"Zet {told} terug.")
    if right is None and any(number.startswith(_PERSONAL) for number in numbers):
        problem = f"'{entry.where}' is een nummer van een persoon."
        yield ContentFault((*path, "waar"), problem, "Zet het nummer van de organisatie.")
    if entry.key in ALWAYS:
        yield from _hidden(entry, path)


def _hidden(entry: Entry, path: ContentPath) -> Iterator[ContentFault]:
    if entry.municipalities:
        problem = f"'{entry.key}' geldt zo niet voor iedereen."
        yield ContentFault((*path, "gemeenten"), problem, "Haal 'gemeenten' hier weg.")
    if not entry.topics:
        problem = f"Bij '{entry.key}' staat geen onderwerp: niemand vindt het."
        yield ContentFault((*path, "onderwerpen"), problem, "Zet de onderwerpen terug.")
    if entry.cost != "gratis":
        yield ContentFault((*path, "kosten"), f"'{entry.key}' is gratis.", "Zet: kosten: gratis.")


def parse_social_map(plain: Plain, path: ContentPath = ()) -> SocialMap:
    """Return the typed map. Raises ContentFault with a path inside the file."""
    fields = part(plain, path)
    known_fields(fields, ("ingangen",), path)
    here = (*path, "ingangen")
    plains = rows(needed(fields, "ingangen", path), here)
    entries = tuple(parse_entry(one, (*here, place)) for place, one in enumerate(plains))
    keys = [one.key for one in entries]
    for place, key in enumerate(keys):
        if key in keys[:place]:
            raise ContentFault((*here, place, "sleutel"), f"'{key}' staat er twee keer.", "Haal er één weg.")
    for key in ALWAYS:
        if key not in keys:
            raise ContentFault(here, f"De ingang '{key}' ontbreekt.", f"Zet '{key}' terug.")
    return entries


def _is_near(entry: Entry, municipality: str) -> bool:
    return not entry.municipalities or municipality in entry.municipalities


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def parse_entry(plain: Plain, path: ContentPath = ()) -> Entry:
    """Return one typed entry. Raises ContentFault with a path inside it."""
    fields = part(plain, path)
    known_fields(fields, (*_FIELDS, *_MORE, *_KEPT), path)
    opens = _opens(fields, path)
    given = {name: words(needed(fields, name, path), (*path, name)) for name in ("sleutel", "waar", *_KEPT)}
    return Entry(
        key=given["sleutel"],
        name=_told(needed(fields, "naam", path), (*path, "naam")),
        where=given["waar"],
        hours=_hours(fields, opens, path),
        cost=choice(needed(fields, "kosten", path), COSTS, (*path, "kosten")),
        note=_told(fields["let_op"], (*path, "let_op")) if "let_op" in fields else Told(),
        topics=_names(needed(fields, "onderwerpen", path), (*path, "onderwerpen")),
        municipalities=_names(fields.get("gemeenten", ()), (*path, "gemeenten")),
        owner=given["eigenaar"],
        source=given["bron"],
        checked_on=_day(given["nagekeken"], (*path, "nagekeken")),
        opens=opens,
        languages=_names(fields.get("taal", ()), (*path, "taal")),
        discreet=_told(fields["neutraal"], (*path, "neutraal")) if "neutraal" in fields else Told(),
        trace=choice(fields["rekening"], TRACES, (*path, "rekening")) if "rekening" in fields else "",
        is_crisis="crisis" in fields and yes(fields["crisis"], (*path, "crisis")),
    )


def _opens(fields: Mapping[str, Plain], path: ContentPath) -> OpeningHours | None:
    where = (*path, "open")
    return parse_opening_hours(words(fields["open"], where), where) if "open" in fields else None


def _hours(fields: Mapping[str, Plain], opens: OpeningHours | None, path: ContentPath) -> Told:
    """Return the hours in words: as they were written, else as the opening hours say them."""
    if opens is None or "tijden" in fields:
        return _told(needed(fields, "tijden", path), (*path, "tijden"))
    return Told(opens.in_words(Language.NL_B1), opens.in_words(Language.EN))


def _told(plain: Plain, path: ContentPath) -> Told:
    fields: Mapping[str, Plain] = part(plain, path)
    known_fields(fields, ("nl", "en"), path)
    return Told(*(words(needed(fields, name, path), (*path, name)) for name in ("nl", "en")))


def _names(plain: Plain, path: ContentPath) -> tuple[str, ...]:
    return tuple(_plain(words(one, (*path, place))) for place, one in enumerate(rows(plain, path)))


def _day(text: str, path: ContentPath) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ContentFault(
            path, f"'{text}' is geen dag.", "Zet: nagekeken: 2027-01-31 (jaar-maand-dag)."
        ) from None
