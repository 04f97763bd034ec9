"""docs/asvs.csv: every requirement has a proof that exists or a reason, and none is missing."""

import ast
import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from nabij.__main__ import app

ROOT = Path(__file__).parents[2]
ROOMS = ("nabij", "console", "bot", "vault", "escalation", "dialogs", "cases")
LEVELS = {"1": 70, "2": 183}
CHOSEN = frozenset(
    {
        "V1.2.10",
        "V1.3.12",
        "V2.3.5",
        "V8.3.3",
        "V11.1.4",
        "V11.2.5",
        "V11.3.4",
        "V13.3.3",
        "V14.2.7",
        "V15.2.4",
        "V15.4.2",
        "V16.5.4",
    }
)
"""Of level 3: what this house chose to hold beside levels 1 and 2."""
_DRILL = re.compile(r"nabij drill ([a-z]+)")


@cache
def lines() -> list[dict[str, str]]:
    with (ROOT / "docs" / "asvs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def names_in(file: str) -> frozenset[str]:
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(
        node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def is_proof(proof: str) -> bool:
    drill = _DRILL.fullmatch(proof)
    if drill is not None:
        return CliRunner().invoke(app, ["drill", drill[1], "--help"]).exit_code == 0
    file, _, name = proof.partition("::")
    return name.startswith("test_") and name in names_in(file)


def faults(line: dict[str, str]) -> list[str]:
    """Say what is wrong with one line."""
    found = []
    if not line["what"] or line["applies"] not in {"yes", "no"}:
        found.append("what or applies")
    if bool(line["proof"]) == bool(line["reason"]):
        found.append("a proof or a reason, one of the two")
    if line["proof"] and not is_proof(line["proof"]):
        found.append(f"{line['proof']} does not exist")
    if line["applies"] == "no" and not line["reason"]:
        found.append("what does not apply says why")
    return [f"{line['requirement']}: {each}" for each in found]


def test_every_line_has_a_proof_that_exists_or_a_reason() -> None:
    assert [fault for line in lines() for fault in faults(line)] == []


def test_no_requirement_of_level_1_and_2_and_none_of_the_chosen_ones_is_missing() -> None:
    names = [line["requirement"] for line in lines()]
    assert len(set(names)) == len(names)
    counted = Counter(line["level"] for line in lines())
    assert {level: counted[level] for level in LEVELS} == LEVELS
    assert {line["requirement"] for line in lines() if line["level"] == "3"} == CHOSEN


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"proof": "", "reason": ""}, "one of the two"),
        (
            {"proof": "tests/architecture/test_asvs.py::test_that_is_not_there", "reason": ""},
            "does not exist",
        ),
        ({"proof": "nabij drill nowhere", "reason": ""}, "does not exist"),
        ({"proof": "", "reason": "it is so", "applies": "perhaps"}, "applies"),
    ],
)
def test_a_line_that_proves_nothing_is_noticed(change: dict[str, str], fault: str) -> None:
    assert any(fault in each for each in faults(lines()[0] | change))


def test_no_room_writes_a_file_that_a_spreadsheet_would_calculate() -> None:
    """One writer makes every such file (console/csv_file.py), and who offers one takes it from there."""
    found = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if _offers_a_sheet(path.read_text(encoding="utf-8"))
    }
    assert found == set()
    writer = (ROOT / "console" / "csv_file.py").read_text(encoding="utf-8")
    assert "plain_cell(each)" in writer


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("import csv\n", True),
        ("    from csv import writer\n", True),
        ("import pandas as pd\n", True),
        ('Response(made, media_type="text/csv")', True),
        ("""name = f'attachment; filename="lijst-{day}.csv"'\nmade = ";".join(cells)""", True),
        ("from console.csv_file import csv_file\nimport csv\n", True),
        ("""from console.csv_file import csv_file\nname = f'filename="lijst-{day}.csv"'""", False),
        ('TEXT = "Bewaar als bestand (CSV)"', False),
    ],
)
def test_a_file_for_a_spreadsheet_that_is_made_another_way_is_noticed(text: str, caught: bool) -> None:
    assert _offers_a_sheet(text) is caught


def _offers_a_sheet(text: str) -> bool:
    """Say whether code makes a file for a spreadsheet in another way than by the one writer."""
    if re.search(r"^\s*(import|from) (csv|pandas|openpyxl|xlsxwriter|odf)\b", text, re.MULTILINE):
        return True
    named = re.search(r"text/(csv|tab-separated)|spreadsheet|\.(csv|tsv|xlsx?|ods)\b", text)
    return named is not None and not re.search(
        r"^from console\.csv_file import .*csv_file|^def csv_file\(", text, re.MULTILINE
    )


def test_no_query_of_the_product_is_put_together_from_text() -> None:
    """Values are bound; what stands in ``text(...)`` is fixed, or made of our own names in these files.

    The console, which has a ``text`` of its own, can import no database library (import contracts).
    """
    own_names = {"vault/migrate.py", "vault/dialect.py", "nabij/drill/leak_stores.py"}
    found = set()
    for room in ("nabij", "bot", "vault"):
        for path in (ROOT / room).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
            names = {"text", "exec_driver_sql"}
            if any(_called(call) in names and isinstance(call.args[0], ast.JoinedStr) for call in calls):
                found.add(path.relative_to(ROOT).as_posix())
    assert found <= own_names, found - own_names


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
