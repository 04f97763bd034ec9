"""Where the shipped content lies: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

Stamp = tuple[tuple[str, int, int], ...]


def shipped_content() -> Path:
    package = Path(__file__).resolve().parent
    inside = package / "content"
    return inside if inside.is_dir() else package.parent / "content"


def stamp_of(folder: Path) -> Stamp:
    """Return what changes when somebody touches a file: names, sizes and moments of writing."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    seen = [(path, path.stat()) for path in found]
    return tuple((str(path), state.st_size, state.st_mtime_ns) for path, state in seen)
