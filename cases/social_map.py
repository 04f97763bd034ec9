"""The sociale kaart: whom a person can turn to, each entry with the day it was last checked (F19)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Language
from cases.reading import choice, known_fields, needed, part, rows, words

OLDEST = timedelta(days=90)
"""What was checked longer ago is not shown to who looks for help."""
ALWAYS = ("112", "vt", "113")
"""Keys that every map holds and no age hides: a stale entry is better than no number in danger."""
REGION = "vt-"
"""How the keys of the regional Veilig Thuis organisations begin."""
MOST = 2
"""Entries in one answer: who is in need reads no list. Source: domain.md 3.2."""

_COSTS = ("gratis", "belkosten", "geen")
_FIELDS = ("sleutel", "naam", "waar", "tijden", "kosten", "let_op", "onderwerpen", "gemeenten")
_KEPT = ("eigenaar", "bron", "nagekeken")
_CLOCK_SLIP = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing in the two languages of the map; both empty where there is nothing to tell."""

    nl: str = ""
    en: str = ""

    def in_language(self, language: Language) -> str:
        return self.en if language is Language.EN else self.nl


@dataclass(frozen=True, slots=True)
class Entry:
    """``where`` is a number, or a site. No ``municipalities``: for the whole country."""

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

    def is_fresh(self, today: date) -> bool:
        """Say whether it was checked in the last 90 days. A day to come is no check."""
        age = today - self.checked_on
        return -_CLOCK_SLIP <= age <= OLDEST

    def is_shown(self, today: date) -> bool:
        return self.key in ALWAYS or self.is_fresh(today)


SocialMap = tuple[Entry, ...]
"""All entries in the order in which the file has them: what stands first goes first."""


def look_up(entries: SocialMap, topic: str, municipality: str, today: date) -> SocialMap:
    """Return at most two entries for a topic, those of the person's own municipality first.

    A topic that no shown entry knows gets Veilig Thuis: a person who asks is never left empty-handed.
    """
    place, wanted = _plain(municipality), _plain(topic)
    near = [one for one in entries if one.is_shown(today) and _is_near(one, place)]
    found = [one for one in near if wanted in one.topics] or [one for one in near if one.key == "vt"]
    return tuple(sorted(found, key=lambda one: not one.municipalities)[:MOST])


def region_named(entries: SocialMap, key: str) -> str:
    """Return the Dutch name of the regional Veilig Thuis an organisation chose; empty for none or unknown.

    Its age hides no name: the number that stands beside it is the national one.
    """
    return next((one.name.nl for one in entries if one.key == key and key.startswith(REGION)), "")


def parse_social_map(plain: Plain, path: ContentPath = ()) -> SocialMap:
    """Return the typed map. Raises ContentFault with a path inside the file."""
    fields = part(plain, path)
    known_fields(fields, ("ingangen",), path)
    here = (*path, "ingangen")
    plains = rows(needed(fields, "ingangen", path), here)
    entries = tuple(_entry(one, (*here, place)) for place, one in enumerate(plains))
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


def _entry(plain: Plain, path: ContentPath) -> Entry:
    fields = part(plain, path)
    known_fields(fields, (*_FIELDS, *_KEPT), path)
    given = {name: words(needed(fields, name, path), (*path, name)) for name in ("sleutel", "waar", *_KEPT)}
    return Entry(
        key=given["sleutel"],
        name=_told(needed(fields, "naam", path), (*path, "naam")),
        where=given["waar"],
        hours=_told(needed(fields, "tijden", path), (*path, "tijden")),
        cost=choice(needed(fields, "kosten", path), _COSTS, (*path, "kosten")),
        note=_told(fields["let_op"], (*path, "let_op")) if "let_op" in fields else Told(),
        topics=_names(needed(fields, "onderwerpen", path), (*path, "onderwerpen")),
        municipalities=_names(fields.get("gemeenten", ()), (*path, "gemeenten")),
        owner=given["eigenaar"],
        source=given["bron"],
        checked_on=_day(given["nagekeken"], (*path, "nagekeken")),
    )


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
