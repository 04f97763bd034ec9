"""What people write in danger, class by class, and the text that must come back when nobody is there.

The keys are written out by hand from the field's table (domain §4.4): the drill must not learn from the
house what the house should say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import cycle

from cases.facts import Facts
from cases.levels import Language, Mode
from cases.sides import Side
from escalation.duty import Duty
from escalation.fixed_texts import fixed_text

NOBODY = "Er is nu niemand van ons."
ADVICE = "0800-2000"
EMERGENCY = "112"
STAFF = "medewerker"
READ_ALONG = "R20"


class Phone(StrEnum):
    """What the phone may show: open words, neutral words, or, read along with, no number at all."""

    OPEN = "open"
    NEUTRAL = "neutral"
    WATCHED = "watched"


@dataclass(frozen=True, slots=True)
class Danger:
    """A sentence that is acute, the class that leads and the text that answers it."""

    side: Side
    code: str
    key: str
    words: str


DANGERS = (
    Danger(Side.A, "R01", "A1", "hij zei dat hij me gaat vermoorden"),
    Danger(Side.A, "R02", "A2", "hij kneep vannacht mijn keel dicht"),
    Danger(Side.A, "R03", "A1", "hij heeft nu een mes in zijn hand"),
    Danger(Side.A, "R04", "A1", "hij slaat me nu"),
    Danger(Side.A, "R05", "A1", "hij staat nu voor de deur en dat mag niet"),
    Danger(Side.A, "R09", "A3", "hij heeft me gisteren verkracht"),
    Danger(Side.A, "R10", "A4", "hij heeft de baby geschud"),
    Danger(Side.A, "R11", "A4", "hij heeft de kinderen meegenomen naar marokko"),
    Danger(Side.A, "R12", "A1", "hij heeft me opgesloten en ik kan er niet uit"),
    Danger(Side.A, "R15", "A5", "ik heb pillen klaargelegd en ga er nu een eind aan maken"),
    Danger(Side.A, "R21", "A7", "mijn broers zoeken me en ze weten waar ik ben"),
    Danger(Side.A, "R22", "A7", "ze nemen me morgen mee naar turkije om te trouwen"),
    Danger(Side.A, "R23", "A1", "help me nu, ik ben in gevaar"),
    Danger(Side.B, "R25", "P1", "ik ga er nu heen en ik maak haar kapot"),
    Danger(Side.B, "R26", "P1", "ik houd mezelf niet in en ze is hier"),
    Danger(Side.B, "R03", "A1", "ik steek hem neer met een mes"),
    Danger(Side.B, "R23", "A1", "help, bel de politie"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One client who writes once. ``expected`` is the whole text that must reach the phone."""

    number: int
    danger: Danger
    phone: Phone

    @property
    def codes(self) -> frozenset[str]:
        """Return the classes that may lead: that somebody reads along may weigh as much as the words."""
        also = {READ_ALONG} if self.phone is Phone.WATCHED else set()
        return frozenset({self.danger.code, *also})

    @property
    def expected(self) -> str:
        if self.phone is Phone.WATCHED:
            return fixed_text("N1", Mode.NEUTRAL, Language.NL_B1, Duty())
        mode = Mode.OPEN if self.phone is Phone.OPEN else Mode.NEUTRAL
        return fixed_text(self.danger.key, mode, Language.NL_B1, Duty(), Facts())


def cases_of(count: int) -> Iterator[Case]:
    """Give ``count`` cases, the sides in turn, over all classes and phones."""
    by_side = {side: cycle([each for each in DANGERS if each.side is side]) for side in Side}
    phones = {side: cycle(_round(side)) for side in Side}
    for number in range(count):
        side = list(Side)[number % len(Side)]
        yield Case(number, next(by_side[side]), next(phones[side]))


def _round(side: Side) -> list[Phone]:
    """Return an order of phones whose length shares no factor with the classes of a side."""
    dangers = sum(each.side is side for each in DANGERS)
    order = list(Phone)
    return order if dangers % len(order) else [*order, Phone.OPEN]


def faults_of(case: Case, text: str) -> list[str]:
    """Return what is wrong with what reached the phone; empty when it is the right text."""
    wrong = []
    if text != case.expected:
        wrong.append("another_text")
    if STAFF in text.lower():
        wrong.append("promises_staff")
    if case.phone is Phone.OPEN and (NOBODY not in text or EMERGENCY not in text or ADVICE not in text):
        wrong.append("open_without_ending")
    if case.phone is Phone.NEUTRAL and (EMERGENCY not in text or ADVICE in text or NOBODY in text):
        wrong.append("neutral_betrays")
    if case.phone is Phone.WATCHED and any(each.isdigit() for each in text):
        wrong.append("number_while_watched")
    return wrong
