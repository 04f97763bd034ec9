"""Ordinary Dutch words that spelling repair leaves alone: no rare ones, no long ones made of two.

Taken from the OpenTaal word list 2.20.19 (https://www.opentaal.org), (c) 1996-2020 OpenTaal, Simon Brouwer
e.a., Nederlandstalige TeX Gebruikersgroep; Creative Commons Attribution 3.0
(https://creativecommons.org/licenses/by/3.0/). Changed: only a part, without accents. See docs/adr/0014.
"""

from escalation.detector_words import COMMON_WORDS
from escalation.ordinary import part_1, part_2, part_3, part_4, part_5, part_6, part_7

ORDINARY_WORDS = COMMON_WORDS.union(
    *(part.WORDS.split() for part in (part_1, part_2, part_3, part_4, part_5, part_6, part_7))
)
"""Words without a signal of their own unless the lexicon gives them one."""
