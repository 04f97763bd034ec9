"""The danger sheet has no hand that reaches outside: no channel, no mail, no call, no address to send to."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEET = [
    *sorted((ROOT / "console").glob("gevaar*.py")),
    ROOT / "vault" / "desk_danger.py",
    ROOT / "cases" / "danger.py",
]
MAY_USE = {
    "cases",
    "collections",
    "console",
    "contextlib",
    "dataclasses",
    "enum",
    "fastapi",
    "sqlalchemy",
    "typing",
    "vault",
    "zoneinfo",
}
DESK = {"danger", "handle", "tick", "side"}
"""What the sheet may ask of a worker's desk."""


def _imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", SHEET, ids=lambda path: path.name)
def test_a_part_of_the_danger_sheet_imports_nothing_that_can_send(path: Path) -> None:
    assert _imports(ast.parse(path.read_text("utf-8"))) <= MAY_USE


@pytest.mark.parametrize("path", SHEET, ids=lambda path: path.name)
def test_the_danger_sheet_asks_the_desk_for_nothing_but_reading_ticking_and_a_turn(path: Path) -> None:
    asked = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "desk"
    }
    assert asked <= DESK


def test_only_acts_and_claims_go_through_the_turn() -> None:
    tree = ast.parse((ROOT / "console" / "gevaar.py").read_text("utf-8"))
    events = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "cases.events"
        for name in node.names
    }
    assert events == {"ActedOutside", "ConversationClaimed"}
