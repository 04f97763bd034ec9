"""Why somebody looks at a client who is not theirs: a code for the access log, and how long it holds."""

from enum import StrEnum

from cases.moments import HOUR

REASON_HOLDS = HOUR
"""For one client; then it is asked again (security §4.3)."""


class LookReason(StrEnum):
    """What a worker chooses who is not assigned, not on duty and not called."""

    COVERS = "covers"
    ASKED = "asked"
    CLIENT_CALLS = "client_calls"
    DANGER = "danger"
    CHECK = "check"
