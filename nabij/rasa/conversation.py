"""What one action call tells about a conversation, and what is answered. Everything in it is untrusted."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cases.levels import Language

MOST_TEXTS = 10
LONGEST_CONTACT = 500
LONGEST_SLOT = 100


@dataclass(frozen=True, slots=True)
class Heard:
    """``texts`` are what the person wrote, the last at most ten, oldest first; ``latest`` the last of them.

    ``mark`` is the same when Rasa sends the same moment of a conversation again.
    """

    sender: str
    latest: str
    texts: tuple[str, ...]
    slots: Mapping[str, Any]
    mark: str

    @property
    def language(self) -> Language:
        return Language.EN if self.word("nabij_language").casefold() == "en" else Language.NL_B1

    @property
    def consents(self) -> bool:
        """Say whether the person said yes: the truth value itself, never a word that looks like it."""
        return self.slots.get("nabij_consent") is True

    @property
    def contact(self) -> str:
        return self.word("nabij_contact", LONGEST_CONTACT)

    def word(self, slot: str, longest: int = LONGEST_SLOT) -> str:
        """Return a slot as text of bounded length; empty for anything else."""
        value = self.slots.get(slot)
        return value.strip()[:longest] if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Button:
    title: str
    payload: str


@dataclass(slots=True)
class Answer:
    """What goes back: texts to the person, and values for slots."""

    texts: list[str] = field(default_factory=list)
    buttons: tuple[Button, ...] = ()
    slots: dict[str, object] = field(default_factory=dict)


class NothingSaid(Exception):
    """The action was called without a text of a person."""


def heard_from(
    sender: object,
    latest_message: object,
    events: object,
    slots: object,
) -> Heard:
    """Read the parts of a tracker; what is not of the expected form counts as absent."""
    told: Sequence[object] = events if isinstance(events, list) else ()
    said = [one for one in told if isinstance(one, Mapping) and one.get("event") == "user"]
    texts = [text for one in said if isinstance(text := one.get("text"), str) and text.strip()]
    latest = latest_message.get("text") if isinstance(latest_message, Mapping) else None
    last = latest if isinstance(latest, str) and latest.strip() else ""
    if last and (not texts or texts[-1] != last):
        texts.append(last)
    known = slots if isinstance(slots, Mapping) else {}
    kept = tuple(texts[-MOST_TEXTS:])
    moment = [(one.get("message_id"), one.get("timestamp")) for one in said[-1:]]
    mark = json.dumps([moment, kept, str(known.get("nabij_contact"))], default=str)
    return Heard(sender if isinstance(sender, str) else "", last, kept, known, mark)
