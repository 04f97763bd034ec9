"""The help button: a word chosen with the client, which says nothing to who looks along (practice §2).

On an open phone of somebody who lives apart it may say what it is. Everywhere else it never does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cases.facts import Facts
from cases.levels import Language, Mode
from cases.safe_contact import SafeContact


@dataclass(frozen=True, slots=True)
class Label:
    """One word to choose, in Dutch and in English; ``plain``: it says what the button is for."""

    said: tuple[str, str]
    plain: bool = False

    def text(self, language: Language) -> str:
        return self.said[language is Language.EN]


LABELS = (
    Label(("Anders", "Other")),
    Label(("Overig", "Misc")),
    Label(("?", "?")),
    Label(("Hulp", "Help"), plain=True),
)
USUAL, OPENLY = LABELS[0], LABELS[3]
"""The word where none was chosen: on a phone that others may see, and on one that nobody does."""

CHOICES = tuple(one.said[0] for one in LABELS if not one.plain)
"""What a worker picks from, as a record keeps it."""


def help_label(contact: SafeContact | None, facts: Facts, mode: Mode, language: Language) -> str:
    """Return the word on the help button of this phone.

    "Hulp" stands only on an open phone of who lives apart, whatever was chosen.
    """
    hidden = mode is not Mode.OPEN or not (facts.living_apart or facts.ban_active)
    chosen = "" if contact is None else contact.help_label.strip()
    known = next((one for one in LABELS if chosen and chosen in one.said), None)
    if chosen and known is None:
        return chosen
    label = known or (USUAL if hidden else OPENLY)
    return (USUAL if hidden and label.plain else label).text(language)


def taps_help(text: str, contact: SafeContact | None) -> bool:
    """Say whether this is a tap on the own help button, in any language; the word "hulp" is a command.

    A record of before there was a list may have a word of its own.
    """
    return _form(text) in {_form(one) for one in _own(contact)}


def is_label(text: str) -> bool:
    """Say whether this is one of the words to choose."""
    return _form(text) in {_form(said) for one in LABELS for said in one.said}


def _own(contact: SafeContact | None) -> Iterator[str]:
    chosen = "" if contact is None else contact.help_label.strip()
    known = next((one for one in LABELS if chosen and chosen in one.said), USUAL)
    if chosen and chosen not in known.said:
        yield chosen
    else:
        yield from (USUAL if known.plain else known).said


def _form(text: str) -> str:
    """Return a word as it is compared: "?" is one too, and three of them are not."""
    stripped = " ".join(text.split()).casefold()
    return stripped if stripped == "?" else stripped.strip(".!…")
