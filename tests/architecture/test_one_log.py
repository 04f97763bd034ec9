"""Our own rooms say what happens by the closed catalogue alone: no logger, print or traceback of theirs."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("console", "bot", "vault", "escalation", "dialogs", "cases", "nabij")
HUSHES = {"bot/log.py"}
FAILS_ON_PURPOSE = {"nabij/drill/leak_layers.py"}


def _uses(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found.add(f"{node.func.id}()")
    return found


def test_no_room_has_a_logger_of_its_own() -> None:
    files = (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    used = {
        path.relative_to(ROOT).as_posix(): _uses(path) & {"logging", "traceback", "print()"} for path in files
    }
    assert {name for name, loud in used.items() if loud} == HUSHES | FAILS_ON_PURPOSE
