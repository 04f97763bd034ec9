"""Named crash points: complete, harmless in production, deadly in a drill."""

import ast
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert

from bot.ports import pass_by
from nabij.crashing import CALLS, COMMITS, MARK, POINTS, VARIABLE, CrashAt, crash_points, mark_throwaway
from nabij.refused import Refused
from nabij.stage import stage_settings
from vault.engine import Store

ROOT = Path(__file__).parents[2]
NO_LOOP = (
    *("desk_", "coordination", "enrolment", "key_check", "migrate", "side_store", "engine", "probe"),
    *("access_search", "break_glass", "factor_forgetting", "family_worker", "legal_hold", "login_codes"),
    *("attempts", "granting", "passkeys", "sign_on.", "sign_on_staff", "vouching"),
    *("content_drafts", "content_road", "content_studio"),
)
"""Files of the vault whose transactions begin with a click or a command: a person sees them fail."""
NO_STORM = (
    *("canary", "detector_alarm", "paging", "presence", "reachability", "strangers"),
    *("access_reviews", "access_seals", "erasure", "retention_work", "sign_on_checks"),
)
"""Commits that a storm of messages cannot bring about; whoever starts next looks and tells anew.

A made-up update that arrived and was not cleared away is cleared by the next look at the road in.
A platform that asks for a human hears no yes, and asks again.

Nobody in a storm has an address: a call that a crash forgot goes again with its page.

What ends, is sealed, reviewed or erased is what the next look still finds; the ledger knows what was begun.
"""
BESIDE_A_STORM = (
    "alert_call",
    "alert_ladder",
    "alert_ladder",
    "hasten",
    "heard",
    "mended",
    "page_on",
    "renew_keys",
    "reseal",
    "rewrap",
)
"""Named, but only an absence, a look every half minute, a gap of minutes or a page that nobody takes up
brings them about: no storm could die there."""
LEAVES = {"send": "send", "delete": "delete", "page": "page", "deliver_alert": "tell_lead"}

TABLE = Table("thing", METADATA := MetaData(), Column("id", Integer, primary_key=True))


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def named(path: Path, attribute: str) -> list[str]:
    """Return the first argument of each call of this name; empty where it is no text."""
    found = [
        node for node in calls(path) if isinstance(node.func, ast.Attribute) and node.func.attr == attribute
    ]
    first = [node.args[0] if node.args else None for node in found]
    return [str(each.value) if isinstance(each, ast.Constant) else "" for each in first]


def test_every_commit_of_a_loop_has_a_name_and_every_name_is_one_commit() -> None:
    points: list[str] = []
    for path in sorted((ROOT / "vault").glob("*.py")):
        found = named(path, "begin")
        if not path.name.startswith((*NO_LOOP, *NO_STORM)):
            assert all(found), f"{path.name}: a begin() without the name of its point"
        points += [point for point in found if point]
    # A worker's action has one name, whether its form is marked as done once or not.
    assert sorted(points) == sorted([*COMMITS, *BESIDE_A_STORM, "desk"])


def test_every_call_that_leaves_a_side_is_announced_before_and_after() -> None:
    told: list[str] = []
    for path in sorted((ROOT / "bot").glob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.AsyncFunctionDef) and path.name in ("sender.py", "courier.py"):
                told += _calls_out(function)
        if path.name not in ("sender.py", "courier.py"):
            assert named(path, "passing") == []
    assert sorted(told) == sorted(CALLS)


def _calls_out(function: ast.AsyncFunctionDef) -> list[str]:
    lines = {
        node.args[0].value: node.lineno
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "passing"
        and isinstance(node.args[0], ast.Constant)
    }
    out = []
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and node.attr in LEAVES and _is_outside(node):
            name = LEAVES[node.attr]
            assert lines[f"{name}.before"] < node.lineno < lines[f"{name}.after"], function.name
            out.append(name)
    return out


def _is_outside(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Attribute) and node.value.attr in ("channel", "pager", "coordination")


def test_a_commit_is_announced_right_before_and_right_after(tmp_path: Path) -> None:
    passed: list[tuple[str, int]] = []
    store = Store(f"sqlite:///{tmp_path / 'one.sqlite3'}", METADATA, lambda point: passed.append(seen(point)))
    other = Store(f"sqlite:///{tmp_path / 'one.sqlite3'}", METADATA)

    def seen(point: str) -> tuple[str, int]:
        with other.read() as conn:
            return point, len(conn.execute(TABLE.select()).all())

    store.create()
    with store.begin("turn") as conn:
        conn.execute(insert(TABLE).values(id=1))
    with store.begin() as conn:
        conn.execute(insert(TABLE).values(id=2))
    with pytest.raises(ZeroDivisionError), store.begin("turn") as conn:
        conn.execute(insert(TABLE).values(id=1 // 0))
    assert passed == [("turn.before_commit", 0), ("turn.after_commit", 1)]
    store.dispose()
    other.dispose()


def test_outside_a_drill_a_wish_to_crash_is_refused(tmp_path: Path) -> None:
    settings = stage_settings(tmp_path, "http://127.0.0.1:9", ())
    wish = {VARIABLE: "turn.after_commit"}
    with pytest.raises(Refused, match="alleen voor een oefening"):
        crash_points(settings, wish)
    assert crash_points(settings, {}) is pass_by
    mark_throwaway(settings.data)
    assert isinstance(crash_points(settings, wish), CrashAt)
    assert crash_points(replace(settings, data=tmp_path), {}) is pass_by
    assert (tmp_path / MARK).is_file()


@pytest.mark.parametrize("wish", ["turn", "nowhere.after_commit", "turn.after_commit:0", "send.before:x"])
def test_a_point_that_does_not_exist_is_refused(wish: str, tmp_path: Path) -> None:
    mark_throwaway(tmp_path)
    with pytest.raises(Refused, match="--points"):
        crash_points(stage_settings(tmp_path, "http://127.0.0.1:9", ()), {VARIABLE: wish})


def test_a_process_dies_at_the_passing_that_was_asked_and_at_no_other() -> None:
    died: list[int] = []
    crash = CrashAt("send.after", 2, lambda: died.append(len(passed)))
    passed: list[str] = []
    for point in ("send.before", "send.after", "send.before", "send.after", "send.after"):
        passed.append(point)
        crash(point)
    assert died == [4]
    assert len(POINTS) == 2 * (len(COMMITS) + len(CALLS))


def test_dying_is_a_kill_that_nothing_can_catch() -> None:
    code = "import signal\nfrom nabij.crashing import CrashAt\n"
    code += "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    code += "try:\n    CrashAt('send.after', 1)('send.after')\nfinally:\n    print('still here')\n"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert ended.stdout == b""
