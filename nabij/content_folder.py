"""Where the shipped content lies: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path


def shipped_content() -> Path:
    package = Path(__file__).resolve().parent
    inside = package / "content"
    return inside if inside.is_dir() else package.parent / "content"
