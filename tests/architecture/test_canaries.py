"""Fixtures carry canaries, and a test in which one gets out is red: each planted leak is found."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
MAKES_A_CLIENT = {"ClientState", "NewClient", "EmergencyCard"}
PASSES_ON = {
    "console_fakes_side.py": "it keeps the client that a form described",
    "console_fakes_access.py": "it gives an empty card where there is none",
}
ROOMS = ("bot", "browser", "console", "escalation", "line", "nabij", "simulator", "vault")

PLANTED = """
import asyncio, base64, logging, sys

import httpx, pytest
from canary import ADDRESS, ALIAS, CASE, CHAT, NAME, NOTE, PHONE, SAID
from canary_watch import WATCH, watched
from console_world import served
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse


@pytest.fixture
def url():
    app = FastAPI()
    app.add_api_route("/title", lambda: HTMLResponse(f"<html><title>Gesprek met {ALIAS}</title></html>"))
    app.add_api_route("/body", lambda: HTMLResponse(f"<title>Gesprek</title><p>{ALIAS} {SAID}</p>"))
    app.add_api_route("/header", lambda: HTMLResponse("", headers={"content-disposition": f"x={CASE}"}))
    figures = {"content-type": "text/plain; version=0.0.4"}
    app.add_api_route("/metrics", lambda: PlainTextResponse(f'x{{client="{NAME}"}} 1', headers=figures))
    with served(app) as address:
        yield address


def test_clean_page(url):
    assert SAID in httpx.get(url + "/body").text


def test_clean_log():
    logging.getLogger("somebody").debug("a word of nobody")


def test_leak_title(url):
    httpx.get(url + "/title")


def test_leak_address(url):
    httpx.get(url + "/body", params={"zoek": SAID})


def test_leak_header(url):
    httpx.get(url + "/header")


def test_leak_metrics(url):
    httpx.get(url + "/metrics")


def test_leak_log_debug():
    logging.getLogger("third.party").debug("row %s", ADDRESS)


def test_leak_log_of_an_error():
    try:
        raise KeyError(NOTE)
    except KeyError:
        logging.getLogger("third.party").exception("broke")


def test_leak_log_base64():
    logging.getLogger("third.party").info(base64.b64encode(f"hij zei {SAID} hier".encode()).decode())


def test_leak_log_hex():
    logging.getLogger("third.party").info(NOTE.encode().hex())


def test_leak_log_number():
    logging.getLogger("third.party").info("chat %d", CHAT + 7)


def test_leak_stdout():
    print(PHONE)


def test_leak_stderr():
    sys.stderr.write(NAME.upper())


@pytest.fixture
def untidy():
    yield
    logging.getLogger("third.party").info(CASE)


def test_leak_teardown(untidy):
    pass
"""


def _planted(folder: Path) -> dict[str, str]:
    """Return how each planted test ended, by its name."""
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="ascii")
    (folder / "test_planted.py").write_text(PLANTED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "canary_watch", "-p", "no:cacheprovider", "-rA", "-q", "."],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    ends = re.findall(r"^(PASSED|FAILED|ERROR) \S+::(\w+)", done.stdout, re.MULTILINE)
    assert ends, done.stdout + done.stderr
    bad = {name for end, name in ends if end != "PASSED"}
    return {name: "red" if name in bad else "green" for _, name in ends}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return _planted(tmp_path_factory.mktemp("planted"))


def test_what_stands_only_where_it_may_leaves_a_test_green(planted: dict[str, str]) -> None:
    assert {name for name, end in planted.items() if end == "green"} == {"test_clean_page", "test_clean_log"}


def test_a_leak_in_each_place_and_writing_makes_a_test_red(planted: dict[str, str]) -> None:
    red = {name.removeprefix("test_leak_") for name, end in planted.items() if end == "red"}
    pages = {"title", "address", "header", "metrics"}
    logs = {"log_debug", "log_of_an_error", "log_base64", "log_hex", "log_number"}
    assert red == pages | logs | {"stdout", "stderr", "teardown"}


def _names(path: Path) -> tuple[set[str], set[str], set[str]]:
    """Return the modules a file imports from, what it calls, and the keys of its dicts."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules, calls, keys = set(), set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            modules.add(node.module or "")
        elif isinstance(node, ast.Call):
            calls.add(ast.unparse(node.func).rpartition(".")[2])
        elif isinstance(node, ast.Dict):
            keys |= {
                key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
            }
    return modules, calls, keys


def _builders() -> dict[str, set[str]]:
    """Return the shared modules that make a client or somebody's message, with what they import."""
    shared = [*TESTS.glob("*.py"), *TESTS.glob("*/conftest.py")]
    read = {path.relative_to(TESTS).as_posix(): _names(path) for path in shared}
    return {
        name: modules
        for name, (modules, calls, keys) in read.items()
        if (calls & MAKES_A_CLIENT or keys & {"first_name", "kaart_staying_now"}) and name not in PASSES_ON
    }


def test_every_shared_module_that_makes_a_client_gives_it_canaries() -> None:
    builders = _builders()
    assert len(builders) >= 8
    assert {name for name, modules in builders.items() if "canary" not in modules} == set()


def test_the_tests_of_every_room_stand_on_fixtures_with_canaries() -> None:
    carry = {Path(name).stem for name, modules in _builders().items() if "canary" in modules}
    without = {
        room
        for room in ROOMS
        if not any(_names(path)[0] & (carry | {"canary"}) for path in (TESTS / room).glob("*.py"))
    }
    assert without == set()
