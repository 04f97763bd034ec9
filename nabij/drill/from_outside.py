"""Which updates of an inbox came from outside: the house sends one of its own each minute (issue 04)."""

from vault.canary import CANARY
from vault.tables_side import inbox

FROM_OUTSIDE = inbox.c.bot != CANARY
"""Holds for all but the made-up updates; a drill that counts what it sent must not count those."""
