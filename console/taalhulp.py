"""Help with language beside each text of the studio: plainer words, and what the Dutch changed since."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlencode

from fastapi import APIRouter, Response

from cases.content import ContentPath, Plain
from cases.content_edit import Files, digest
from console.access import ContentReader
from console.frame import show
from console.room import InRoom, Room
from console.stap_form import field_at
from console.studio import Change, writing
from console.typed import Form
from dialogs.house_words import FILE as HOUSE
from dialogs.house_words import HouseWords, read_house_words
from dialogs.plain_words import Hint, hints
from dialogs.stale import FILE as MARKS
from dialogs.stale import Stale, stale_in
from dialogs.step_form_parts import LANGUAGES, Values
from dialogs.translations import DRAFTS

router = APIRouter()

MOST_READ = 5_000
"""Letters that are read for hints while somebody types; what is longer is refused when it is saved."""
_ROOMS = {"22": 22, "300": 300}
_WRITTEN = frozenset({*LANGUAGES, *DRAFTS})


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one text. ``old``: sentences of the Dutch that changed since; None: still the same.

    ``gone``: a sentence was taken out of the Dutch since.
    """

    hints: tuple[Hint, ...] = ()
    old: tuple[str, ...] | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class _Held:
    plain: Plain = field(compare=False, hash=False)


@router.post("/_f/inhoud/hints")
def hints_now(room: InRoom, who: ContentReader, form: Form) -> Response:
    """Say what could be plainer in words that are being typed; they are kept nowhere. Raises NotFound."""
    change = writing(room, who, form.text("wijziging"))
    language, text = form.text("taal"), form["tekst"]
    found = hints_in(room, change.files, text, language) if language in _WRITTEN else ()
    values = {"hints": found, "letters": len(text), "most": _ROOMS.get(form.text("ruimte"), 0)}
    return show(room, who, "_taalhulp.html", 200, on_duty=(), **values)


def place_of_text(change: Change, file: str, place: str) -> str:
    """Return the page of one loose text or ready answer."""
    return f"{change.place('tekst')}?{urlencode({'bestand': file, 'plek': place})}"


def hints_in(room: Room, files: Files, text: str, language: str) -> tuple[Hint, ...]:
    """Return the hints for one text, with the house words of these files."""
    return hints(text[:MOST_READ], language, house_of(files), room.settings.studio.words)


def house_of(files: Files) -> HouseWords:
    """Return the hard words of these files; none while the list cannot be read."""
    plain = files.get(HOUSE)
    return HouseWords() if plain is None else _house(digest(plain), _Held(plain))


@lru_cache(maxsize=8)
def _house(_mark: str, held: _Held) -> HouseWords:
    return read_house_words(held.plain)[0]


def beside(
    room: Room, files: Files, values: Values, late: Mapping[str, Stale] | None = None
) -> Mapping[str, Beside]:
    """Return what stands beside each text of a form, by its field."""
    return {
        name: told(room, files, text, language, (late or {}).get(name))
        for name, text in values.items()
        if (language := name.rpartition(".")[2]) in LANGUAGES and text.strip()
    }


def told(room: Room, files: Files, text: str, language: str, late: Stale | None) -> Beside:
    """Return what stands beside one text."""
    found = hints_in(room, files, text, language)
    return Beside(found) if late is None else Beside(found, late.changed, late.gone > 0)


def late_fields(
    change: Change, file: str, inside: ContentPath, values: Values, key: ContentPath = ()
) -> Mapping[str, Stale]:
    """Return the translations within one part of a file that are older than the Dutch, by their field."""
    here = {name: change.files[name] for name in (file, MARKS) if name in change.files}
    found: dict[str, Stale] = {}
    for one in stale_in(here):
        path = one.group.path
        if path[: len(inside)] == inside:
            name = field_at((*key, *path[len(inside) :], one.language), values)
            if name.endswith(f".{one.language}"):
                found[name] = one
    return found
