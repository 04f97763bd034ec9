"""What the machine gives: room on disk, open files, a disk of its own under SQLite."""

import resource
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nabij.findings import Finding, refuses, warns
from nabij.settings import Settings

MEGABYTE = 1024 * 1024
LEAST_ROOM = 100 * MEGABYTE
LITTLE_ROOM = 1024 * MEGABYTE
LITTLE_SHARE = 0.1
LEAST_FILES = 128
FEW_FILES = 1024
NETWORK_KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "ncpfs", "davfs"}
)
"""File systems whose locks SQLite cannot trust. Source: sqlite.org, "How To Corrupt An SQLite Database"."""
MOUNTS = Path("/proc/mounts")


@dataclass(frozen=True, slots=True)
class Machine:
    """What was measured: bytes free and in all where the data lies, files that may be open, mounts."""

    free: int
    total: int
    files: int
    mounts: tuple[tuple[Path, str], ...]


def measured(data: Path) -> Machine:
    usage = shutil.disk_usage(_standing(data))
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return Machine(usage.free, usage.total, soft, tuple(_mounts(MOUNTS)))


def machine_findings(settings: Settings, machine: Machine) -> list[Finding]:
    return [*_disk(settings, machine), *_files(machine), *_network(settings, machine)]


def _disk(settings: Settings, machine: Machine) -> list[Finding]:
    room = f"{machine.free // MEGABYTE} MB vrij op de schijf van {settings.data}"
    if machine.free < LEAST_ROOM:
        return refuses("disk", f"Nog maar {room}. Maak ruimte, voordat berichten niet meer bewaard worden.")
    if machine.free < LITTLE_ROOM or machine.free < LITTLE_SHARE * machine.total:
        return warns("disk", f"Nog {room}. Maak op tijd ruimte.")
    return []


def _files(machine: Machine) -> list[Finding]:
    said = f"Dit proces mag {machine.files} bestanden open hebben"
    if 0 <= machine.files < LEAST_FILES:
        return refuses("files", f"{said}: te weinig om te draaien. Zet LimitNOFILE (of ulimit -n) op 4096.")
    if 0 <= machine.files < FEW_FILES:
        return warns("files", f"{said}. Zet LimitNOFILE (of ulimit -n) op 4096.")
    return []


def _network(settings: Settings, machine: Machine) -> list[Finding]:
    if settings.database != "sqlite":
        return []
    kind = kind_under(_standing(settings.data).resolve(), machine.mounts)
    if kind not in NETWORK_KINDS and not kind.startswith("fuse."):
        return []
    return refuses(
        "sqlite",
        f"{settings.data} staat op een netwerkschijf ({kind}). SQLite raakt daar gegevens kwijt:"
        " zet data op een eigen schijf, of gebruik PostgreSQL.",
    )


def kind_under(path: Path, mounts: Iterable[tuple[Path, str]]) -> str:
    """Return the kind of file system a path lies on; the deepest and last mount counts."""
    held = [(len(where.parts), kind) for where, kind in mounts if path.is_relative_to(where)]
    deepest = max((depth for depth, _ in held), default=0)
    return next((kind for depth, kind in reversed(held) if depth == deepest), "")


def _mounts(table: Path) -> Iterator[tuple[Path, str]]:
    """Read the kernel's table; systems without one are not asked."""
    if not table.exists():
        return
    for line in table.read_text(encoding="utf-8", errors="replace").splitlines():
        _, where, kind, *_ = line.split(" ")
        yield Path(where.replace("\\040", " ")), kind


def _standing(path: Path) -> Path:
    """Return the folder itself, or the nearest one above it that is there already."""
    return next(each for each in (path, *path.parents) if each.exists())
