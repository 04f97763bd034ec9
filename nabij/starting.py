"""A quick start: what is loaded then stays for good, so that looking for garbage among it only costs time."""

import gc


def hurry() -> None:
    """Look for no garbage until ``settled``; for a process that starts a role, before its imports."""
    gc.disable()


def settled() -> None:
    """Set apart what the start made, and look for garbage from now on."""
    gc.freeze()
    gc.enable()
