"""Read the weights of the second opinion from plain content, and refuse what is not whole.

The file is made by ``nabij lexicon train`` and never by hand: whatever is wrong with it, train again.
"""

import json
import re
from collections.abc import Mapping
from hashlib import sha256

from cases.content import ContentFault, ContentPath, Plain
from cases.reading import count, known_fields, needed, part, words
from escalation.second_opinion import SecondOpinion, Thresholds, Weight
from escalation.second_opinion_grams import KINDS, Shape

SEPARATOR = "|"
ZERO = 128
"""A weight stands as one byte, ``ZERO`` above what it adds."""

_FIELDS_TEXT = "sha256 trained people lines shape thresholds bias scales grams weights rarities figures"
_FIELDS = tuple(_FIELDS_TEXT.split())
_SHAPE = ("shortest", "longest", "reach")
_THRESHOLDS = ("review", "lowered", "first")
_MOST_IN_A_ROW = 9
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,12})?")
_AGAIN = "Maak het bestand opnieuw met 'nabij lexicon train'."


def parse_second_opinion(plain: Plain, path: ContentPath) -> SecondOpinion:
    """Return the second opinion that ``plain`` holds. Raises ContentFault, also when the digest differs."""
    fields = part(plain, path)
    known_fields(fields, _FIELDS, path)
    version = words(needed(fields, "sha256", path), (*path, "sha256"))
    if version != digest(fields):
        raise ContentFault(
            (*path, "sha256"), "De gewichten horen niet bij hun controlegetal (sha256).", _AGAIN
        )
    shape = _group(fields, "shape", _SHAPE, path)
    in_a_row = (count(shape[name], (*path, "shape", name), _MOST_IN_A_ROW) for name in _SHAPE)
    scales = _group(fields, "scales", KINDS, path)
    return SecondOpinion(
        version,
        Shape(*in_a_row),
        _thresholds(fields, path),
        _number(fields, "bias", path),
        tuple(_number(scales, kind, (*path, "scales")) for kind in KINDS),
        _weights(fields, path),
    )


def digest(fields: Mapping[str, Plain]) -> str:
    """Return the digest over everything in the file but the digest itself."""
    rest = {name: plain for name, plain in fields.items() if name != "sha256"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _group(
    fields: Mapping[str, Plain], name: str, names: tuple[str, ...], path: ContentPath
) -> Mapping[str, Plain]:
    """Return the part ``name`` that has exactly the fields ``names``."""
    group = part(needed(fields, name, path), (*path, name))
    known_fields(group, names, (*path, name))
    for each in names:
        needed(group, each, (*path, name))
    return group


def _thresholds(fields: Mapping[str, Plain], path: ContentPath) -> Thresholds:
    group = _group(fields, "thresholds", _THRESHOLDS, path)
    path = (*path, "thresholds")
    review, lowered, first = (_number(group, name, path) for name in _THRESHOLDS)
    if not 0 < review <= lowered <= 1 or not review <= first <= 1:
        raise ContentFault(path, "De drempels liggen niet in volgorde tussen 0 en 1.", _AGAIN)
    return Thresholds(review, lowered, first)


def _number(fields: Mapping[str, Plain], name: str, path: ContentPath) -> float:
    text = words(needed(fields, name, path), (*path, name))
    if not _NUMBER.fullmatch(text):
        raise ContentFault((*path, name), f"'{text[:20]}' is geen getal.", _AGAIN)
    return float(text)


def _weights(fields: Mapping[str, Plain], path: ContentPath) -> dict[str, Weight]:
    """Return weight by combination; equal weights are one object, so that memory stays small."""
    grams = words(needed(fields, "grams", path), (*path, "grams")).split(SEPARATOR)
    adds = _bytes(fields, "weights", path)
    rarities = _bytes(fields, "rarities", path)
    if not len(grams) == len(adds) == len(rarities) == len(set(grams)):
        raise ContentFault((*path, "grams"), "Niet elke combinatie heeft één gewicht.", _AGAIN)
    if not all(grams) or not all(rarities):
        raise ContentFault((*path, "grams"), "Een combinatie is leeg of telt niet mee.", _AGAIN)
    alike: dict[tuple[int, int], Weight] = {}
    return {
        gram: alike.setdefault((add, rarity), Weight(add - ZERO, rarity))
        for gram, add, rarity in zip(grams, adds, rarities, strict=True)
    }


def _bytes(fields: Mapping[str, Plain], name: str, path: ContentPath) -> bytes:
    text = words(needed(fields, name, path), (*path, name))
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise ContentFault((*path, name), "Hier horen paren van 0-9 en a-f.", _AGAIN) from None
