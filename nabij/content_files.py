"""Content as files to hand to another region, and back: nothing personal in it, and nothing trusted in it."""

import json
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from bot.library import (
    LARGEST_FILE,
    ContentBroken,
    Fault,
    Library,
    canonical,
    check_folder,
    from_canonical,
    read_folder,
)
from bot.library_stories import must_hold
from bot.library_write import as_files
from cases.content_edit import Files, changed_files, puts_between
from cases.errors import NotFound, ReleaseBroken
from cases.ids import ReleaseId
from nabij.content_folder import shipped_content
from nabij.lexicon.checking import harmless_in
from nabij.prepare import front_of, read_content_setting
from nabij.refused import Refused
from nabij.settings import read_settings
from vault.factor_forgetting import NotForgotten

MANIFEST = "manifest.json"
LIVE, SHIPPED = "live", "shipped"
_INSIDE = "content"
_FORMAT = "nabij-content-1"
_MOST_FILES = 500
_LARGEST_WHOLE = 16 * LARGEST_FILE
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The moment on every file in a zip: equal content gives an equal zip."""
_MADE = "Vraag de andere regio om het pakket opnieuw te maken."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself. ``approved_by`` are roles, never people."""

    number: int
    hash: str
    on: str
    program: str
    approved_by: tuple[str, ...] = field(default=())
    format: str = _FORMAT


def manifest_of(library: Library, number: int, on: date, approved_by: Sequence[str] = ()) -> Manifest:
    return Manifest(number, digest_of(library), on.isoformat(), _program(), tuple(sorted(set(approved_by))))


def digest_of(library: Library) -> str:
    """Return the mark of content: that of the release, wherever it was made."""
    return sha256(canonical(library)).hexdigest()


def _program() -> str:
    try:
        return version("nabij")
    except PackageNotFoundError:
        return "0"


def write_package(library: Library, manifest: Manifest, out: Path) -> None:
    """Write a folder, or a zip where the name ends so. Raises Refused where something stands already."""
    if out.exists():
        raise Refused([f"{out} bestaat al. Kies een andere naam."])
    told = json.dumps(asdict(manifest), ensure_ascii=False, indent=2, sort_keys=True)
    files = {MANIFEST: told.encode()} | {
        f"{_INSIDE}/{name}": body for name, body in as_files(library.files).items()
    }
    try:
        if out.suffix == ".zip":
            _write_zip(out, files)
        else:
            _write_folder(out, files)
    except OSError as error:
        raise Refused([f"{out} is niet te schrijven: {type(error).__name__}."]) from None


def _write_zip(out: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(out, "x", zipfile.ZIP_DEFLATED) as package:
        for name, body in files.items():
            package.writestr(zipfile.ZipInfo(name, _EARLIEST), body, zipfile.ZIP_DEFLATED)


def _write_folder(out: Path, files: dict[str, bytes]) -> None:
    for name, body in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


def content_of(which: str) -> Library:
    """Return the content of ``live``, ``shipped``, a release number, a folder or a zip. Raises Refused."""
    if which == SHIPPED:
        return _read(shipped_content())
    if which == LIVE or (which.isascii() and which.isdigit()):
        return stored_content(None if which == LIVE else int(which[:9])).library
    path = Path(which)
    if not path.exists():
        raise Refused([f"'{which}' is er niet. Kies live, shipped, een nummer, een map of een zip."])
    return read_package(path)


@dataclass(frozen=True, slots=True)
class Stored:
    """A release with its number and the roles, never the people, who approved it."""

    number: int
    library: Library
    approved_by: tuple[str, ...]


def stored_content(number: int | None) -> Stored:
    """Return a release by its number; None: the one that is live. Raises Refused."""
    with front_of(read_settings()) as front:
        try:
            found = front.live_release(None) if number is None else None
            known = ReleaseId(number or 0) if found is None else found[0]
            body = front.release_body(known) if found is None else found[1]
            return Stored(int(known), from_canonical(body), front.approver_roles(known))
        except NotFound:
            raise Refused([f"Uitgave {number} is er niet. Kies een ander nummer."]) from None
        except (ReleaseBroken, ContentBroken):
            raise Refused(["De uitgave is niet te lezen. Publiceer opnieuw."]) from None


def read_package(path: Path, *, proved: bool = False) -> Library:
    """Read a folder or a zip that anybody may have made. Raises Refused with every fault.

    ``proved``: also run the tests in it and look the danger words over, before it may be kept.
    """
    with TemporaryDirectory() as spare:
        folder = Path(spare)
        try:
            files = dict(_folder_files(path) if path.is_dir() else _zip_files(path))
        except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError):
            raise Refused([str(Fault(path.name, 0, "Dit is geen leesbaar pakket.", _MADE))]) from None
        manifest = files.pop(MANIFEST, None)
        _write_folder(folder, files)
        inner = folder / _INSIDE if manifest is not None or path.is_file() else folder
        library = _read(inner)
        _fits(manifest, library, needed=path.is_file())
        return _proved(inner) if proved else library


def _proved(folder: Path) -> Library:
    """Look content over by the everyday messages of this place: a package holds none."""
    try:
        return must_hold(check_folder(folder, harmless_in(read_content_setting())).library)
    except ContentBroken as broken:
        raise Refused([str(fault) for fault in broken.faults]) from None


def _read(folder: Path) -> Library:
    try:
        return read_folder(folder, prove=False)
    except ContentBroken as broken:
        raise Refused([str(fault) for fault in broken.faults]) from None


def _folder_files(path: Path) -> Iterator[tuple[str, bytes]]:
    found = sorted(one for one in path.rglob("*") if one.is_symlink() or not one.is_dir())
    found = [one for one in found if not _is_aside(one.relative_to(path))]
    _not_too_many(path, len(found))
    for one in found:
        name = one.relative_to(path).as_posix()
        if one.is_symlink() or not one.is_file():
            _refuse(name, "Dit is een verwijzing en geen bestand.", "Zet het bestand zelf erin.")
        if one.stat().st_size > LARGEST_FILE:
            _refuse(name, "Dit bestand is groter dan 1 MiB.", "Verdeel het over meer bestanden.")
        yield name, one.read_bytes()


def _is_aside(name: Path) -> bool:
    """Say whether it is no content: a manual, a hidden file, or training text."""
    return name.suffix == ".md" or name.name.startswith(".") or "lexicon/training" in name.as_posix()


def _zip_files(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as package:
        found = [one for one in package.infolist() if not one.is_dir()]
        _not_too_many(path, len(found))
        seen: set[str] = set()
        left = _LARGEST_WHOLE
        for one in found:
            name = _safe_name(one, seen)
            with package.open(one) as file:
                body = file.read(LARGEST_FILE + 1)
            left -= len(body)
            if len(body) > LARGEST_FILE or left < 0:
                _refuse(name, "Dit is uitgepakt te groot.", "Een bestand is hooguit 1 MiB, samen 16 MiB.")
            yield name, body


def _safe_name(one: zipfile.ZipInfo, seen: set[str]) -> str:
    """Return the name of a file in a zip. Raises Refused when it is no plain name within the package."""
    name, mode = one.orig_filename, one.external_attr >> 16
    parts = PurePosixPath(name).parts
    odd = any(letter in name for letter in "\\:\0") or not name.isprintable()
    if odd or name.startswith("/") or not {".", ".."}.isdisjoint(name.split("/")) or not parts:
        _refuse(repr(name), "Deze naam wijst buiten het pakket.", _MADE)
    if name != MANIFEST and parts[0] != _INSIDE:
        _refuse(name, "Dit bestand hoort nergens bij.", f"Zet het in '{_INSIDE}/' of laat het weg.")
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        _refuse(name, "Dit is een verwijzing en geen bestand.", "Zet het bestand zelf erin.")
    if name.casefold() in seen:
        _refuse(name, "Dit bestand staat er twee keer in.", "Haal er één weg.")
    seen.add(name.casefold())
    return name


def _not_too_many(path: Path, found: int) -> None:
    if found > _MOST_FILES:
        _refuse(path.name, f"Hier staan meer dan {_MOST_FILES} bestanden.", "Wijs de map met inhoud aan.")


def _refuse(name: str, problem: str, remedy: str) -> None:
    raise Refused([str(Fault(name, 0, problem, remedy))])


def _fits(manifest: bytes | None, library: Library, *, needed: bool) -> None:
    """Hold the content against what the package says of itself. Raises Refused."""
    if manifest is None:
        if needed:
            _refuse(MANIFEST, "Dit bestand ontbreekt.", _MADE)
        return
    try:
        told = json.loads(manifest)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or told.get("format") != _FORMAT:
        _refuse(MANIFEST, "Dit is geen begeleidend blad van Nabij.", _MADE)
    elif told.get("hash") != digest_of(library):
        _refuse(MANIFEST, "De inhoud is veranderd nadat het pakket is gemaakt.", _MADE)


def files_of(which: str) -> Files:
    """Return the plain content of ``live``, ``shipped``, a number, a folder or a zip. Raises Refused."""
    return content_of(which).files


def keep_as_change(library: Library, login: str, title: str) -> tuple[str, int]:
    """Keep content as a change that others review; return its id and how many files it touches.

    It is never live by itself. Raises Refused.
    """
    with front_of(read_settings()) as front:
        try:
            staff = front.who_forgets(login)
            _, live = front.content.live_files(staff)
            names = changed_files(live, library.files)
            puts = [
                put for name in names for put in puts_between(name, live.get(name), library.files.get(name))
            ]
            if not puts:
                raise Refused(["Dit is al wat live is. Er is niets te bekijken."])
            return front.content.begin_draft(staff, title, puts), len(names)
        except (NotForgotten, NotFound):
            raise Refused([f"'{login}' is geen coördinator. Noem wie de wijziging beheert."]) from None
        except (ReleaseBroken, ContentBroken):
            raise Refused(["De live inhoud is niet te lezen. Publiceer opnieuw."]) from None
