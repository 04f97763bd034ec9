"""The command line as a person meets it: help with an example, clear refusals, honest exit codes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

NABIJ = str(Path(sys.executable).parent / "nabij")
ROOT = Path(__file__).parents[2]
TOKEN = "123:abcdefghijklmnop"
COMMANDS = [
    ["demo"],
    ["serve"],
    ["web"],
    ["worker"],
    ["clock"],
    ["sender"],
    ["migrate"],
    ["doctor"],
    ["keys", "new"],
    ["user", "add"],
    ["screen"],
    ["lexicon", "check"],
    ["lexicon", "diff"],
    ["lexicon", "report"],
    ["lexicon", "train"],
    ["content", "check"],
    ["content", "publish"],
    ["content", "diff"],
    ["content", "export"],
    ["content", "import"],
    ["drill", "story"],
    ["drill", "lexicon"],
    ["retention", "status"],
    ["log", "trim"],
    ["log", "verify"],
    ["erase"],
    ["hold", "set"],
]


def nabij(
    *arguments: str, environment: dict[str, str] | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NABIJ_")}
    return subprocess.run(
        [NABIJ, *arguments],
        env={**clean, "TERM": "dumb", "NO_COLOR": "1", **(environment or {})},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def one_token(tmp_path: Path) -> dict[str, str]:
    token = tmp_path / "token"
    token.write_text(TOKEN, encoding="utf-8")
    token.chmod(0o600)
    return {"NABIJ_SIDE_A_TOKEN_FILE": str(token), "NABIJ_DATA": str(tmp_path / "data")}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(command: list[str]) -> None:
    said = nabij(*command, "--help")
    assert said.returncode == 0
    assert "Example:" in said.stdout


def test_wrong_use_exits_with_2() -> None:
    assert nabij("drill", "story", "--side", "c").returncode == 2


def test_without_settings_serve_is_refused_with_78_and_one_line() -> None:
    said = nabij("serve")
    assert said.returncode == 78
    assert said.stderr.count("\n") == 1


def test_a_first_set_up_walks_from_keys_to_a_doctor_without_complaints(
    one_token: dict[str, str], tmp_path: Path
) -> None:
    assert nabij("doctor", "--offline", environment=one_token).returncode == 78
    assert nabij("keys", "new", environment=one_token).returncode == 0
    again = nabij("keys", "new", environment=one_token)
    assert again.returncode == 78
    assert "nooit overschreven" in again.stderr
    migrated = nabij("migrate", environment=one_token)
    assert migrated.returncode == 0, migrated.stderr
    assert "uitgave 1" in migrated.stdout
    assert "uitgave 1" not in nabij("migrate", environment=one_token).stdout
    password = tmp_path / "password"
    password.write_text("een lang wachtwoord\n", encoding="utf-8")
    person = ["user", "add", "--login", "anna", "--role", "worker", "--side", "a", "--alias", "Anna"]
    person += ["--function", "ondersteuner"]
    added = nabij(*person, "--password-file", str(password), environment=one_token)
    assert added.returncode == 0, added.stderr
    assert nabij(*person, "--password-file", str(password), environment=one_token).returncode == 78
    healthy = nabij("doctor", "--offline", environment=one_token)
    assert healthy.returncode == 0, healthy.stderr
    assert "Kant b: uit" in healthy.stdout
    assert nabij("content", "diff", environment=one_token).returncode == 0


def test_broken_content_is_refused_with_file_line_and_remedy(
    one_token: dict[str, str], tmp_path: Path
) -> None:
    import shutil  # noqa: PLC0415  # only this test copies the content

    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    script = folder / "dialogues" / "weekly.yaml"
    script.write_text(script.read_text(encoding="utf-8") + "\nkapot: [\n", encoding="utf-8")
    said = nabij("content", "check", str(folder))
    assert said.returncode == 78
    assert "dialogues/weekly.yaml, regel" in said.stderr
    started = nabij("serve", environment={**one_token, "NABIJ_CONTENT": str(folder)})
    assert started.returncode == 78
    assert "dialogues/weekly.yaml, regel" in started.stderr


def test_screen_answers_each_line_with_level_findings_and_time() -> None:
    lines = [
        {"text": "hij staat voor de deur met een mes", "speaker": "victim"},
        {"text": "we gaan morgen naar de markt"},
        {"text": "ik ga er nu heen en maak haar af", "speaker": "perpetrator", "facts": {"ban_active": True}},
    ]
    said = nabij("screen", "--jsonl", stdin="".join(json.dumps(line) + "\n" for line in lines))
    assert said.returncode == 0, said.stderr
    answers = [json.loads(line) for line in said.stdout.splitlines()]
    assert [answer["level"] for answer in answers] == ["acute", "none", "acute"]
    keys = {"level", "findings", "us", "score", "priority", "parts"}
    assert all(set(answer) == keys for answer in answers)
    asked = {"class", "category", "severity", "status", "span", "rule", "explanation"}
    assert all(asked <= set(finding) for answer in answers for finding in answer["findings"])


def test_screen_names_the_line_it_cannot_read() -> None:
    said = nabij("screen", "--jsonl", stdin='{"text": "hoi"}\nno json\n')
    assert said.returncode == 78
    assert "regel 2" in said.stderr


def test_the_demo_refuses_to_run_beside_real_settings(one_token: dict[str, str]) -> None:
    said = nabij("demo", environment=one_token)
    assert said.returncode == 78
    assert "NABIJ_SIDE_A_TOKEN_FILE" in said.stderr


def test_the_demo_stops_on_a_signal_at_any_moment_and_leaves_nothing(tmp_path: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NABIJ_")}
    demo = subprocess.Popen(
        [NABIJ, "demo", "--port", "0"],
        env={**clean, "TMPDIR": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert demo.stderr is not None
    assert "/demo" in demo.stderr.readline()
    demo.send_signal(signal.SIGINT)
    assert demo.wait(timeout=20) == 0
    demo.stderr.close()
    assert list(tmp_path.iterdir()) == []
