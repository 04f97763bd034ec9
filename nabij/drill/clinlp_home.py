"""A virtual environment of its own for the peer clinlp: it needs other libraries than the house."""

import os
import subprocess
import sys
from pathlib import Path

from drills.result import progress
from nabij.refused import Refused

VERSION = "0.10.0"
_LONGEST = 900


def clinlp_python(folder: Path | None) -> Path:
    """Return the Python that has clinlp, made on first use. Raises Refused when it cannot be had."""
    home = folder or _cache() / f"clinlp-{VERSION}"
    python = home / "bin" / "python"
    if python.exists() and _runs([str(python), "-c", "import clinlp"]):
        return python
    progress(f"  building a virtual environment for clinlp {VERSION} in {home} (once, about a minute)")
    home.parent.mkdir(parents=True, exist_ok=True)
    made = _runs([sys.executable, "-m", "venv", "--clear", str(home)])
    progress("  installing clinlp from the package index")
    if not made or not _runs([str(python), "-m", "pip", "install", "--quiet", f"clinlp=={VERSION}"]):
        raise Refused(
            [
                f"clinlp {VERSION} is niet te installeren in {home}.",
                "Zorg dat pip pakketten kan halen, of geef met --peer-home een omgeving die clinlp al heeft.",
            ]
        )
    return python


def _cache() -> Path:
    kept = os.environ.get("XDG_CACHE_HOME")
    return (Path(kept) if kept else Path.home() / ".cache") / "nabij"


def _runs(command: list[str]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands on an environment made here
            command, capture_output=True, check=False, timeout=_LONGEST
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
