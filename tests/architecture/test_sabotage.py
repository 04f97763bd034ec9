"""Each sabotage of the house is caught by a tool or a test. A judge that never convicts is no judge."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("nabij", "console", "bot", "vault", "escalation", "dialogs", "cases", "simulator", "drills")
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "content", copy / "content")
    shutil.copytree(ROOT / "tests", copy / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def run(house: Path, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
        env={
            "PYTHONPATH": str(house),
            "PATH": str(BIN),
            "HOME": str(house),
            "HYPOTHESIS_PROFILE": "convict",
        },
    )


def sabotage(house: Path, file: str, old: str, new: str, command: Sequence[str]) -> str:
    """Change one line, run the judge, put the line back; return what the judge said when it convicted."""
    path = house / file
    before = path.read_text(encoding="utf-8")
    assert old in before, f"the sabotage no longer fits {file}"
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    try:
        verdict = run(house, command)
    finally:
        path.write_text(before, encoding="utf-8")
    assert verdict.returncode != 0, f"nobody noticed: {verdict.stdout}"
    return verdict.stdout + verdict.stderr


def test_the_house_itself_is_clean(house: Path) -> None:
    verdict = run(house, ["lint-imports", "--no-cache"])
    assert verdict.returncode == 0, verdict.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("dialogs/talk.py", "import asyncio", "Pure rooms do no I/O"),
        ("console/ports.py", "import dialogs.step", "A dialogue is reached only through screening"),
        ("cases/ids.py", "import escalation.assessment", "Rooms: each may only look down"),
        ("vault/tables_side.py", "import escalation.assessment", "Vault knows cases only"),
        ("console/ports.py", "import vault.seal", "The console never touches a channel or the vault"),
        ("bot/ports.py", "import vault.seal", "Rooms: each may only look down"),
        ("console/ports.py", "import simulator", "Only the demo and the drills start the simulator"),
        ("simulator/__init__.py", "import cases.ids", "The simulator knows no other room"),
        ("bot/ports.py", "import drills", "Drills are reached through one command and never by the product"),
        ("console/ports.py", "import nabij.settings", "Nobody imports the front door"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(house: Path, file: str, line: str, contract: str) -> None:
    first = next(
        each
        for each in (house / file).read_text(encoding="utf-8").splitlines()
        if each.startswith(("import ", "from "))
    )
    said = sabotage(house, file, first, f"{line}\n{first}", ["lint-imports", "--no-cache"])
    assert f"{contract} BROKEN" in said


def test_a_clock_in_a_pure_room_is_refused_by_the_linter(house: Path) -> None:
    said = sabotage(
        house,
        "cases/moments.py",
        "def after(",
        "def now() -> datetime:\n    return datetime.now()\n\n\ndef after(",
        ["ruff", "check", "--no-cache", "cases"],
    )
    assert "TID251" in said
    assert "DTZ005" in said


def test_an_effect_without_a_hand_does_not_type_check(house: Path) -> None:
    said = sabotage(
        house,
        "cases/effects.py",
        "    | KeepAnswer\n",
        "    | KeepAnswer\n    | int\n",
        ["mypy", "-p", "vault"],
    )
    assert "vault/effect_rows.py" in said
    assert '"int"' in said


BEHAVIOUR = [
    (
        "screening switched off",
        "escalation/hearing.py",
        "found = screen(event.text, speaker_of(state.role), state.facts, scene.rulebook.detector)",
        "found = Assessment(Level.NONE)",
        "tests/escalation/test_turn_acute.py",
    ),
    (
        "an effect aimed at another client",
        "escalation/flagging.py",
        "StartLadder(state.client, flag",
        'StartLadder(type(state.client)("somebody-else"), flag',
        "tests/escalation/test_turn_properties.py",
    ),
    (
        "a sealed value that opens for another client",
        "vault/seal.py",
        "table, column, self.room, client, row, str(key.version))",
        'table, column, self.room, "", row, str(key.version))',
        "tests/vault/test_vault_seal.py",
    ),
    (
        "a flag that is not stored with its turn",
        "vault/effect_rows.py",
        "self._raise_flag(effect)",
        "pass",
        "tests/vault/test_vault_turns.py",
    ),
    (
        "a ladder that is not stored with its turn",
        "vault/effect_rows.py",
        'self.conn.execute(_START, {**row, "step": 0, "state": "running"})',
        "del row",
        "tests/vault/test_vault_turns.py",
    ),
    (
        "a safety text that is not stored with its turn",
        "vault/effect_rows.py",
        "queue(self.conn, self.opened, self.event, number, effect)",
        "pass",
        "tests/vault/test_vault_turns.py",
    ),
    (
        "a webhook that reads the body before the secret",
        "bot/webhook.py",
        "if not _is_let_in(request.headers.getlist(SECRET_HEADER), door):",
        "if await _first_part(request) and not _is_let_in(request.headers.getlist(SECRET_HEADER), door):",
        "tests/bot/test_webhook.py",
    ),
]


@pytest.mark.parametrize(
    ("what", "file", "old", "new", "judge"), BEHAVIOUR, ids=[each[0] for each in BEHAVIOUR]
)
def test_a_broken_promise_is_noticed_by_its_own_tests(
    house: Path, what: str, file: str, old: str, new: str, judge: str
) -> None:
    del what
    command = ["pytest", "-q", "-x", "-p", "no:cacheprovider", "-k", "not postgres", judge]
    said = sabotage(house, file, old, new, command)
    assert "failed" in said or "error" in said
