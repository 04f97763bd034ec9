"""Learning the weights: same lessons, same weights; without scikit-learn it says how to get it."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from lexicon_small import small_library

from cases.levels import Level
from cases.sides import Speaker
from nabij.lexicon.train import train
from nabij.lexicon.voices import Voice
from nabij.refused import Refused

INSTALLED = find_spec("sklearn") is not None
SAID = {
    Level.ACUTE: (
        "hij staat weer voor de deur",
        "mijn ex staat weer beneden te wachten",
        "hij komt eraan zegt hij",
    ),
    Level.HIGH: ("hij belt aan en ik durf niet open te doen", "zijn auto staat al uren in de straat"),
    Level.CONCERN: ("ik slaap slecht want hij belt steeds", "hij wil weten met wie ik app"),
    Level.NONE: (
        "de bakker staat weer voor de deur",
        "de bus staat beneden te wachten",
        "ik doe de deur open voor oma",
        "mijn zus belt steeds voor de taart",
        "de kat wil weer naar het raam",
        "ik slaap goed en de thee is lekker",
    ),
}


def voices() -> tuple[Voice, ...]:
    """Return what three people said, one of whom is held back."""
    kind = {True: "indirect", False: "work"}
    return tuple(
        Voice(f"{text} {word}", level, kind[level > Level.NONE], "R05", "nl", Speaker.VICTIM, person, line)
        for person, word in (("a01", "nu"), ("b01", "hoor"), ("f01", "geheim"))
        for level, texts in SAID.items()
        for line, text in enumerate(texts)
    )


@pytest.mark.skipif(INSTALLED, reason="scikit-learn is installed here")
def test_without_scikit_learn_it_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nabij\\[train\\]"):
        train(small_library(), voices(), tmp_path / "weights.json", seed=1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not INSTALLED, reason="needs nabij[train]")
def test_the_same_text_gives_the_same_bytes_and_learns_nothing_from_people_held_back(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    made = []
    for name, heard in (("one", voices()), ("two", tuple(v for v in voices() if v.person != "f01"))):
        train(small_library(), heard, tmp_path / name, seed=1)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert b"geheim" not in made[0]
    assert '"ok": true' in capfd.readouterr().out


@pytest.mark.skipif(not INSTALLED, reason="needs nabij[train]")
def test_one_writer_alone_cannot_set_thresholds(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="één schrijver"):
        train(small_library(), [v for v in voices() if v.person == "a01"], tmp_path / "weights.json", seed=1)
