"""The same sentences in other words, so that two people of one house never read the same line (practice H8).

Which side says it in other words is fixed: nobody has to know of anybody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cases.levels import Language
from dialogs.wording import sentences


@dataclass(frozen=True, slots=True)
class OtherWords:
    """Per language a sentence and what is said in its place."""

    said: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)

    def of(self, text: str, language: Language) -> str:
        """Return a text, sentence by sentence in other words where there are some."""
        known = self.said.get(language, {})
        lines = (" ".join(known.get(one, one) for one in sentences(line)) for line in text.split("\n"))
        return "\n".join(lines) if known else text
