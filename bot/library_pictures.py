"""Whether the detector hears something in a picture or its word: then a tap would call people out."""

from collections.abc import Iterator, Mapping

from bot.compiled import detector_of
from cases.content import ContentFault, ContentPath
from cases.facts import Facts
from cases.levels import Level
from cases.sides import Speaker
from dialogs.pictures import Picture, PictureSet
from escalation.detector import Detector
from escalation.lexicon_types import Lexicon
from escalation.screen import screen


def heard_pictures(
    sets: Mapping[str, PictureSet], lexicon: Lexicon, path: ContentPath
) -> Iterator[ContentFault]:
    """Return a fault for every picture that these rules or the built-in ones hear something in."""
    if not sets or not lexicon.rules:
        return
    detectors = (detector_of(lexicon, ""), Detector.minimal())
    for found in sets.values():
        for one in found.pictures:
            if any(_is_heard(one, each) for each in detectors):
                place = (*path, found.name, one.name)
                yield ContentFault(
                    place, "De meldingen horen iets in dit plaatje.", "Kies een ander plaatje."
                )


def _is_heard(one: Picture, detector: Detector) -> bool:
    said = (one.sign, *one.said.values())
    return any(
        screen(text, speaker, Facts(), detector).level >= _from(detector)
        for text in said
        for speaker in Speaker
    )


def _from(detector: Detector) -> Level:
    """Return what counts as hearing: a bare detector gives every message to a human."""
    return Level.CONCERN if detector.bare else Level.REVIEW
