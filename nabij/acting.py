"""How the access log names what somebody does."""

import re

from cases.events import Event


def action_of(event: Event) -> str:
    """Return the access log's word for an event, such as ``conversation_claimed``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(event).__name__).lower()
