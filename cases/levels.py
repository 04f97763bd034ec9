"""How urgent a signal is. Concern, high and acute are S1, S2 and S3; S0 is none with its finding kept."""

from enum import IntEnum, StrEnum


class Level(IntEnum):
    NONE = 0
    REVIEW = 1
    CONCERN = 2
    HIGH = 3
    ACUTE = 4

    @property
    def word(self) -> str:
        return self.name.lower()

    @property
    def severity(self) -> str:
        """The field's code: S1 to S3, ``leeslijst`` for review, S0 for none."""
        return {0: "S0", 1: "leeslijst", 2: "S1", 3: "S2", 4: "S3"}[self.value]


def level_of(word: str) -> Level:
    """Read a level from its word. Raises ValueError for an unknown word."""
    try:
        return Level[word.upper()]
    except KeyError:
        raise ValueError(f"unknown level: {word}") from None


class Mode(StrEnum):
    """What the phone may show: open words, neutral words, or nothing at all."""

    OPEN = "open"
    NEUTRAL = "neutral"
    NONE = "none"


class Language(StrEnum):
    NL_B1 = "nl-B1"
    NL_A2 = "nl-A2"
    EN = "en"
