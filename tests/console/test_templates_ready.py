"""Templates are compiled before anybody asks for a page, and kept for the next start where that may be."""

import subprocess
import sys
from pathlib import Path

from console import pages

KEPT = Path(pages.__file__).parent / "__pycache__" / "templates"
SAY_HOW_MANY = """
import sys
from jinja2 import Environment, FileSystemBytecodeCache
from console.pages import warm
compiled = []
real = Environment.compile
Environment.compile = lambda self, *rest, **named: (compiled.append(rest[1]), real(self, *rest, **named))[1]
if "nothing kept" in sys.argv:
    FileSystemBytecodeCache.load_bytecode = lambda self, bucket: None
warm(lambda: "over" in sys.argv)
print(len(compiled))
"""


def compiled_anew(*told: str) -> int:
    """Make all templates ready in a process of its own; return how many it had to compile."""
    done = subprocess.run(
        [sys.executable, "-c", SAY_HOW_MANY, *told], capture_output=True, text=True, check=True, timeout=60
    )
    return int(done.stdout)


def test_a_second_start_finds_every_template_compiled() -> None:
    everything = len([*(Path(pages.__file__).parent / "templates").rglob("*.html")])
    assert compiled_anew("nothing kept") >= everything > 0
    assert any(KEPT.iterdir())
    assert compiled_anew() == 0


def test_who_stops_at_once_waits_for_no_template() -> None:
    assert compiled_anew("nothing kept", "over") == 0
