"""Makes a client at the pages with a canary in every field, and pairs a phone by the one-time link."""

import re

from cases.sides import Side
from drills.leak_canaries import Cage
from drills.leak_crowd import Talker
from drills.leak_witness import Witness
from simulator import Simulator

PATIENCE = 20.0
_LINK = re.compile(r"[?&]start=([A-Za-z0-9_-]+)")
_TOLD = re.compile(r'(?:role="alert"|problem|error)[^>]*>([^<]{5,200})')
_CHANNEL = ("app", "melding", "nummer", "sessies", "voorbeeld", "slot")


class NotEnrolled(Exception):
    """The steps of enrolment did not end with a paired phone."""


def enrol(person: Witness, talker: Talker, simulator: Simulator, cage: Cage) -> str:
    """Return the way to the client's conversation. Raises NotEnrolled, TimeoutError."""
    page = person.open("/clienten/nieuw")
    form = page.form("aanmelden")
    words: dict[str, str | list[str]] = {
        name: f"{cage.let_out('typed')} belt" for name in form.typed if name.startswith("kaart_")
    }
    page = person.press(page, "aanmelden", **words | _fixed(talker.bot.side, cage))
    if not page.has("eenmalige link"):
        raise NotEnrolled(f"{talker.bot.side.value}: {page.status} {_TOLD.findall(page.html)}")
    page = person.press(page, "eenmalige link")
    link = _LINK.search(page.html)
    if link is None:
        raise NotEnrolled("no one-time link")
    where = page.links["Verder"]
    talker.phone.start(talker.bot.username, link[1])
    simulator.wait_until(lambda: person.open(where).has("Koppeling accepteren"), PATIENCE)
    person.press(person.open(where), "Koppeling accepteren")
    return where.replace("/clienten/", "/gesprek/")


def _fixed(side: Side, cage: Cage) -> dict[str, str | list[str]]:
    """Return what must be as it is for the form to be taken."""
    hours = {f"dag{day}_{part}": at for day in range(7) for part, at in (("van", "00:00"), ("tot", "23:59"))}
    return {
        "alias": f"{cage.let_out('alias').title()}-27",
        "rol": "stayer" if side is Side.A else "removed_person",
        "taal": "nl-B1",
        "bot": f"{side.value}1",
        "kanaal": "telegram",
        "wissen": "dag",
        "vorm": "open",
        "opener": "Er staat een vragenlijst klaar. 2 minuten.",
        "handdruk": "tap",
        "zone": "Europe/Amsterdam",
        "per_dag": "3",
        "tweede": "nee",
        "fase": "F0",
        "programma": "weekly",
        "akkoord": "ja",
        "apart": "ja",
        **hours,
        **{f"kanaal_{what}": "ja" for what in _CHANNEL},
    }
