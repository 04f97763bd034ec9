"""Read the lexicon files as the shell does: every scalar is text."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from cases.content import Plain
from cases.facts import Facts, Phase
from cases.levels import Level
from cases.sides import Speaker
from escalation.assessment import Assessment
from escalation.detector import Detector
from escalation.lexicon import Lexicon, parse_lexicon
from escalation.screen import screen

CONTENT = Path(__file__).parents[3] / "content"
LATER = Facts(phase=Phase.F2)


def read_plain(text: str) -> Plain:
    plain: Plain = yaml.CBaseLoader(text).get_single_data()
    return plain


@cache
def files() -> Mapping[str, Plain]:
    paths = [*sorted((CONTENT / "lexicon").glob("*.yaml")), CONTENT / "keywords.yaml"]
    return {path.name: read_plain(path.read_text(encoding="utf-8")) for path in paths}


@cache
def lexicon() -> Lexicon:
    return parse_lexicon(files(), prove=False)


@cache
def detector() -> Detector:
    return Detector.of(lexicon(), "test")


def seen(text: str, speaker: Speaker = Speaker.VICTIM, facts: Facts = LATER) -> Assessment:
    return screen(text, speaker, facts, detector())


def level(text: str, speaker: Speaker = Speaker.VICTIM, facts: Facts = LATER) -> Level:
    return seen(text, speaker, facts).level
