"""Six pictures of which one is the client's own: what stands on the buttons, and what a tap on one means.

Chance comes in as the id of the turn, which is random and which nobody but us can know: the same turn always
draws the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from cases.levels import Language
from dialogs.answers import answer_form
from dialogs.talk import Line, Surroundings, Talk

PICTURES = "@pictures"
"""The step at which the own picture is waited for."""

ASKED, SET, ANEW = "asked", "set", "anew"
"""What a talk remembers there: the turn that asked, the set, and that a gap of ours made it ask anew."""

IN_A_ROW, IN_A_SET = 3, 6
_ONE_IN = 5
_NOT_SEEN = str.maketrans("", "", "\ufe0e\ufe0f\u200d")
"""How a phone asks for a coloured sign, and what glues signs: the same picture without."""


@dataclass(frozen=True, slots=True)
class Picture:
    """``sign`` stands on the button; ``said`` is how it is spoken and typed, by "nl" and "en"."""

    name: str
    sign: str
    said: Mapping[str, str]

    def spoken(self, language: Language) -> str:
        return self.said["en" if language is Language.EN else "nl"]

    def forms(self) -> set[str]:
        """Return what a tap or a typed word may look like that means this picture."""
        return {sign_form(self.sign), *(answer_form(one) for one in self.said.values())}


@dataclass(frozen=True, slots=True)
class PictureSet:
    name: str
    pictures: tuple[Picture, ...]

    def meant(self, text: str) -> Picture | None:
        """Return the picture that a tap, a sign or a typed word means; None for other words."""
        typed = {sign_form(text), answer_form(text)} - {""}
        return next((one for one in self.pictures if typed & one.forms()), None)

    def shuffled(self, seed: str) -> tuple[Picture, ...]:
        """Return the pictures in the order of this turn."""
        return tuple(sorted(self.pictures, key=lambda one: _drawn(f"order|{seed}|{one.name}")))


def sign_form(text: str) -> str:
    """Return a sign without what is not seen of it."""
    return text.strip().translate(_NOT_SEEN)


def ends_short(seed: str) -> bool:
    """Say whether the right picture ends the talk in this turn: about one in five, known to nobody before."""
    return _drawn(f"ends|{seed}") % _ONE_IN == 0


def asked_at(talk: Talk) -> str:
    """Return the turn whose pictures wait for a tap; empty when none do."""
    return _recall(talk, ASKED) if talk.step == PICTURES else ""


def set_of(talk: Talk) -> str:
    return _recall(talk, SET)


def asked_once_more(talk: Talk) -> Talk:
    return replace(talk, vars=tuple(sorted({**dict(talk.vars), ANEW: "1"}.items())))


def was_asked_once_more(talk: Talk) -> bool:
    return bool(_recall(talk, ANEW))


def remembered(found: PictureSet, seed: str) -> dict[str, str]:
    """Return what a talk remembers of the pictures on the screen."""
    return {ASKED: seed, SET: found.name}


def pictures_line(found: PictureSet, text: str, around: Surroundings) -> Line:
    """Return the line with the six pictures as buttons under it."""
    signs = [one.sign for one in found.shuffled(around.seed)]
    rows = tuple(tuple(signs[start : start + IN_A_ROW]) for start in range(0, len(signs), IN_A_ROW))
    return Line(text, rows, inline=True)


def _recall(talk: Talk, name: str) -> str:
    return dict(talk.vars).get(name, "")


def _drawn(words: str) -> int:
    return int.from_bytes(sha256(words.encode()).digest()[:8], "big")
