"""Runs a command in this process: what it prints and its exit code, without a second start of Python.

The story, the telegram drill and the bench of screening are run as programs too: that one starts at all
shows there.
"""

import json
import warnings
from dataclasses import dataclass
from typing import Any

from typer.testing import CliRunner

from nabij.__main__ import app


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command."""

    code: int
    stdout: str
    stderr: str

    @property
    def last(self) -> dict[str, Any]:
        """Return the object of the last line."""
        found: dict[str, Any] = json.loads(self.stdout.splitlines()[-1])
        return found


def run_here(*arguments: str) -> Ran:
    """Run ``nabij`` with arguments. What breaks inside is raised, not hidden behind exit code 1."""
    with warnings.catch_warnings():
        warnings.simplefilter("default")  # as a program has it: the database wheel warns when imported
        done = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    return Ran(done.exit_code, done.stdout, done.stderr)
