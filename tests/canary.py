"""Words, names and numbers that stand nowhere but in fixtures: where one is found, a fixture has leaked.

Builders put them in whatever they make of a client; ``canary_watch`` makes a test red that lets one out.
"""

from drills.leak_canaries import Canary
from drills.leak_search import Seeker

SAID = "zuvakiqe"
"""Stands in what a client writes."""
ALIAS = "kwavopri"
"""Stands in what a client is called by workers."""
NAME = "Bruwexolin"
"""What somebody is really called, and calls themself on their phone."""
ADDRESS = "Fjorquewal 84"
NOTE = "yilovatsju"
"""Stands in what a worker writes about a client."""
CASE = "Z-84739"
"""Stands in the number of a case."""
PHONE = "0684739150"
CHAT = 84_739_153_100
"""The first of a hundred account numbers: ``chat(n)`` gives the others."""

_CHATS = 100


def chat(number: int) -> int:
    """Return an account number that is looked for, 0 <= number < 100."""
    if number not in range(_CHATS):
        raise ValueError(number)
    return CHAT + number


CANARIES = (
    Canary("said", SAID, SAID),
    Canary("alias", ALIAS, ALIAS),
    Canary("name", NAME, NAME.lower()),
    Canary("address", ADDRESS, "fjorquewal"),
    Canary("note", NOTE, NOTE),
    Canary("case", CASE, CASE.lower()),
    # The first nine digits only: what the hundred have in common.
    Canary("account", str(CHAT), str(CHAT)[:-2]),
    Canary("phone", PHONE, ""),
)
SEEKER = Seeker(CANARIES, ())
