"""What the pages of the content studio share: the change that is open, its typed content and its tools."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bot.library import ContentBroken, Library, from_plain
from cases.content_desk import OpenDraft
from cases.content_draft import EDITORS, Stage
from cases.content_edit import Files, digest
from cases.errors import NotFound
from cases.ids import ReleaseId
from console.access import Visitor
from console.ports_content import ContentDesk
from console.room import Room

LIVE = "live"
"""In an address instead of a change: what is live now, to read."""


@dataclass(frozen=True, slots=True)
class Change:
    """What stands in an address as ``{wijziging}``: a change that is written, or what is live, to read.

    ``id`` is the word in the address. ``may_edit``: this person can save something in it now.
    """

    id: str
    files: Files
    base_files: Files
    base: ReleaseId
    may_edit: bool
    open: OpenDraft | None = None

    @property
    def title(self) -> str:
        return "" if self.open is None else self.open.draft.title

    def place(self, *parts: str) -> str:
        """Return the address of a page of this change."""
        return "/".join((f"/inhoud/{self.id}", *parts))


def change_of(room: Room, who: Visitor, name: str) -> Change:
    """Open what an address names. Raises NotFound, ReleaseBroken."""
    desk = content_of(room)
    if name == LIVE:
        number, files = desk.live_files(who.staff)
        return Change(LIVE, files, files, number, may_edit=False)
    found = desk.draft(who.staff, name)
    editable = found.draft.is_open and found.draft.stage is not Stage.TRIAL
    return Change(
        name,
        found.files,
        found.base_files,
        found.draft.base,
        may_edit=editable and who.staff.role in EDITORS,
        open=found,
    )


def writing(room: Room, who: Visitor, name: str) -> Change:
    """Open a change to write in it. Raises NotFound where this person cannot."""
    found = change_of(room, who, name)
    if not found.may_edit:
        raise NotFound
    return found


def content_of(room: Room) -> ContentDesk:
    return room.coordination.content


def library_of(files: Files) -> Library | None:
    """Return content typed, without the tests of its danger words; None while it has a fault."""
    try:
        return _typed(digest(files), _Held(files))
    except ContentBroken:
        return None


@dataclass(frozen=True, slots=True)
class _Held:
    """Files beside the mark they are known by: equal marks are equal content."""

    files: Files = field(compare=False, hash=False)


@lru_cache(maxsize=4)
def _typed(_mark: str, held: _Held) -> Library:
    return from_plain(held.files)


def dialogues_of(files: Files) -> Mapping[str, str]:
    """Return the file of each dialogue by its name, in the order of the names."""
    found = {
        str(plain["gesprek"]): name
        for name, plain in files.items()
        if name.startswith("dialogues/")
        and isinstance(plain, Mapping)
        and isinstance(plain.get("gesprek"), str)
    }
    return dict(sorted(found.items()))


def titles_of(files: Files) -> list[tuple[str, str]]:
    """Return the name and the title of each dialogue."""
    found = []
    for name, file in dialogues_of(files).items():
        plain = files[file]
        title = plain.get("titel", "") if isinstance(plain, Mapping) else ""
        found.append((name, title if isinstance(title, str) else ""))
    return found
