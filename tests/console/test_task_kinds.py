"""Every task that the code can write down has words on the screen, in both languages, and never its code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from console_visit import Visit
from console_world import RIET, World

from cases.desk import TaskRow
from cases.ids import ClientId
from cases.levels import Level
from cases.moments import HOUR, after
from console import words
from console.catalogue import stored

ROOT = Path(__file__).parents[2]
MODULES = [path for room in ("escalation", "vault") for path in sorted((ROOT / room).rglob("*.py"))]
NO_TASK = {"text_sealed", "direction", "raised_at"}
"""What a row of a message or a flag has beside its kind, and that of a task has not."""


def kinds_of(module: Path) -> set[str]:
    """Return the kinds of the tasks that a module writes, by a word or by a name of its own or another's."""
    tree = ast.parse(module.read_text("utf-8"))
    given = [*_in_rows(tree), *_in_effects(tree)]
    return {kind for each in given if (kind := _text(each, tree))}


def _in_rows(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            row = {key.value: value for key, value in pairs if isinstance(key, ast.Constant)}
            if "kind" in row and {"flag", "level"} & row.keys() and not NO_TASK & row.keys():
                yield row["kind"]


def _in_effects(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "MakeTask":
            yield node.args[1]


def _text(node: ast.expr, tree: ast.Module) -> str:
    """Return the word that an expression stands for; empty for what only a caller knows."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    return _named(node.id, tree) if isinstance(node, ast.Name) else ""


def _named(name: str, tree: ast.Module) -> str:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target, value in _pairs(node):
                if isinstance(target, ast.Name) and target.id == name:
                    return _text(value, tree)
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            for each in node.names:
                if (each.asname or each.name) == name:
                    path = ROOT / (node.module.replace(".", "/") + ".py")
                    return _named(each.name, ast.parse(path.read_text("utf-8")))
    return ""


def _pairs(node: ast.Assign) -> list[tuple[ast.expr, ast.expr]]:
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return list(zip(target.elts, value.elts, strict=True))
    return [(target, value)]


KINDS = {kind for module in MODULES for kind in kinds_of(module)}


def test_kinds_are_found_by_word_and_by_name_in_rows_and_in_effects() -> None:
    assert {"erased_copies_left", "words_ended_unread", "agreement_anew", "look_again"} <= KINDS
    assert {"silence_listed", "own_data", "walk_in_missed", "pairing_refused"} <= KINDS


def test_every_kind_has_words_in_both_languages() -> None:
    assert KINDS - set(words.TASKS) == set()
    english = {one.id for one in stored("en") if one.string}
    assert {kind for kind in words.TASKS if words.TASKS[kind] not in english} == set()


@pytest.mark.parametrize(
    ("kind", "client", "why", "parts"),
    [
        ("erased_copies_left", None, "left_one", ("Een cliënt is gewist", "één bericht")),
        ("erased_copies_left", None, "left_more", ("Een cliënt is gewist", "meer berichten")),
        ("words_ended_unread", RIET, "", ("na de termijn verdwenen",)),
    ],
)
def test_what_stayed_and_what_went_unread_is_told_in_words(
    world: World,
    anna: Visit,
    kind: str,
    client: ClientId | None,
    why: str,
    parts: tuple[str, ...],
) -> None:
    due = after(world.clock.now(), HOUR)
    alias = "" if client is None else "Riet-11"
    world.a.tasks_open = [TaskRow("t9", client, alias, kind, Level.CONCERN, due, (why,) if why else ())]
    page = anna.get("/taken").text
    assert all(part in page for part in parts)
    assert kind not in page
    assert world.bugs == []
