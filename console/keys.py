"""The one table of key combinations: code of an action, the combination, and the sentence that explains it.

Always with Alt, so that typing never triggers anything (WCAG 2.1.4). Alt with D, E or F opens something
in Chromium and Edge on Windows; Firefox adds B, E, H, L, S, T, V, W and X in its English and Dutch menus.
Those letters are combined with Shift, or another letter is taken. Alt+Shift with A, B, I and T is taken
by the browsers too. The pages render the table as attributes; the script reads those and nothing else.
"""

from dataclasses import dataclass

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from console.language import mark


@dataclass(frozen=True, slots=True)
class Key:
    """``letter`` as it stands on the keyboard; ``sentence`` says what it does and waits for its language."""

    letter: str
    sentence: str
    shift: bool = False

    @property
    def attribute(self) -> str:
        """Return how ``data-toets`` names it: ``alt+n`` or ``alt+shift+k``."""
        return "alt+" + ("shift+" if self.shift else "") + self.letter.lower()

    @property
    def shown(self) -> str:
        """Return how people and ``aria-keyshortcuts`` name it: ``Alt+N`` or ``Alt+Shift+K``."""
        return "Alt+" + ("Shift+" if self.shift else "") + self.letter


KEYS = {
    "volgende": Key("N", mark("De dringendste vrije melding oppakken; elders: naar het postvak")),
    "omlaag": Key("J", mark("Eén melding omlaag")),
    "omhoog": Key("K", mark("Eén melding omhoog")),
    "oppakken": Key("O", mark("Oppakken")),
    "antwoord": Key("R", mark("Naar het antwoord aan de cliënt")),
    "notitie": Key("N", mark("Naar de notitie voor collega's"), shift=True),
    "noodkaart": Key("K", mark("Noodkaart openen"), shift=True),
    "terughalen": Key(
        "Z", mark("Uw laatste bericht terughalen; in de inhoud: uw laatste stap ongedaan maken")
    ),
    "buiten": Key("C", mark("Naar wat u buiten de chat doet")),
    "overdragen": Key("D", mark("Naar het overdragen aan een collega"), shift=True),
    "gevaar": Key("A", mark("Gevaar: wat nu te doen, met de noodkaart")),
    "terug": Key("G", mark("Naar het teruggeven aan de bot")),
    "sluiten": Key("S", mark("Naar het sluiten van een melding"), shift=True),
    "nieuw": Key("U", mark("Tonen wat er nieuw is")),
    "stil": Key("M", mark("Alarm vijf minuten stil")),
    "postvak": Key("P", mark("Naar het postvak")),
    "toetsen": Key("/", mark("Deze lijst met toetsen")),
}
"""In the order of the help page."""


@pass_context
def toets(context: Context, action: str) -> Markup:
    """Return the attributes of an action; none for a person who switched keys off.

    Raises KeyError for an action that is not in the table: a page may not promise a key of its own.
    """
    key = KEYS[action]
    who = context.get("who")
    if who is not None and not getattr(who, "keys", True):
        return Markup()
    return Markup(' data-toets="{}" aria-keyshortcuts="{}"').format(key.attribute, key.shown)
