"""The reader of training text: strict about form, silent about words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.levels import Level
from cases.sides import Speaker
from nabij.lexicon.voices import (
    HELD,
    Voice,
    VoiceFault,
    VoicesBroken,
    held_back,
    learned_from,
    read_voices,
    unbalanced,
)

HEADER = """persona: Nel, 71
leeftijd: 71
streek: Drenthe
opleiding: huishoudschool
moedertaal: Nederlands
rol: elder
taal: nl
stemming: voorzichtig
telefoon: oude Samsung
---
"""
LINE = "high indirect R14 | Ik kreeg weer geen avondeten"


def problems(tmp_path: Path, body: str, *, file: str = "a01.txt", header: str = HEADER) -> list[str]:
    (tmp_path / file).write_text(header + body, encoding="utf-8")
    with pytest.raises(VoicesBroken) as broken:
        read_voices(tmp_path)
    return [str(fault) for fault in broken.value.faults]


def test_a_line_becomes_a_message_with_its_label_and_who_wrote_it(tmp_path: Path) -> None:
    (tmp_path / "a01.txt").write_text(
        HEADER + LINE + "\nnone work - nl-tr | stoofvlees\n\n", encoding="utf-8"
    )
    first, second = read_voices(tmp_path)
    assert (first.text, first.level, first.kind, first.code) == (
        "Ik kreeg weer geen avondeten",
        Level.HIGH,
        "indirect",
        "R14",
    )
    assert (first.speaker, first.language, first.person, first.writer, first.line) == (
        Speaker.ELDER,
        "nl",
        "a01",
        "a",
        11,
    )
    assert (second.risk, second.language) == (False, "nl-tr")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("high indirect R14 Ik kreeg", "Schrijf: niveau soort klasse [taal] | tekst."),
        ("high indirect | Ik kreeg", "Schrijf: niveau soort klasse [taal] | tekst."),
        ("ernstig indirect R14 | x", "Het niveau hoort een van deze te zijn: none, concern, high, acute."),
        ("review indirect R14 | x", "Het niveau hoort een van deze te zijn: none, concern, high, acute."),
        ("high ordinary R14 | x", "De soort bij high hoort een van deze te zijn: plain, indirect."),
        ("none indirect - | x", "De soort bij none hoort een van deze te zijn: negated, past"),
        ("high indirect R34 | x", "De klasse is R01 tot R33, of - als er niets te melden is."),
        ("high indirect - | x", "De klasse is R01 tot R33, of - als er niets te melden is."),
        ("none work R04 | x", "De klasse is R01 tot R33, of - als er niets te melden is."),
        ("none work - Turks | x", "De taal is een code zoals nl, en of nl-tr."),
        ("none work - |  ", "Het bericht is leeg."),
        ("none work - | " + "x" * 601, "Het bericht is langer dan 600 tekens."),
    ],
)
def test_a_line_of_another_form_is_refused_by_its_number(tmp_path: Path, line: str, problem: str) -> None:
    (told,) = problems(tmp_path, LINE + "\n" + line + "\n")
    assert told.startswith(f"a01.txt, regel 12: {problem}")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("rol: elder\n", "", "In de kop ontbreekt: rol."),
        ("rol: elder", "rol: neighbour", "'rol' hoort een van deze te zijn"),
        ("rol: elder", "leeftijd: 70", "Schrijf hier één keer"),
        ("rol: elder", "kleur: rood", "Schrijf hier één keer"),
        ("---\n", "", "De regel '---' tussen kop en berichten ontbreekt."),
    ],
)
def test_a_header_of_another_form_is_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    (told,) = problems(tmp_path, LINE, header=HEADER.replace(old, new, 1))
    assert problem in told


def test_bytes_that_are_no_text_and_a_folder_without_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(VoicesBroken, match="geen trainingstekst"):
        read_voices(tmp_path)
    (tmp_path / "a01.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(VoicesBroken, match="geen UTF-8"):
        read_voices(tmp_path)


def test_what_one_person_says_twice_is_refused_however_it_is_written(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, LINE + "\n" + LINE.replace("Ik kreeg", "IK  KREEG") + "\n")
    assert told == "a01.txt, regel 12: Dit bericht staat er al: a01.txt, regel 11."


def test_the_same_words_may_not_be_risk_here_and_harmless_there(tmp_path: Path) -> None:
    (tmp_path / "a01.txt").write_text(HEADER + LINE, encoding="utf-8")
    (told,) = problems(tmp_path, "none ordinary - | ik kreeg weer geen avondeten", file="b01.txt")
    assert told == "b01.txt, regel 11: Hetzelfde bericht is anders ingedeeld: a01.txt, regel 11."


def test_two_people_may_say_the_same(tmp_path: Path) -> None:
    for file in ("a01.txt", "b01.txt"):
        (tmp_path / file).write_text(HEADER + LINE, encoding="utf-8")
    assert len(read_voices(tmp_path)) == 2


def test_a_person_with_far_too_much_of_one_level_is_told(tmp_path: Path) -> None:
    body = "".join(f"acute indirect R14 | bericht nummer {number} van haar\n" for number in range(80))
    (tmp_path / "a01.txt").write_text(HEADER + body, encoding="utf-8")
    told = list(unbalanced(read_voices(tmp_path)))
    assert told[0] == "a01: 100% is acute; dat hoort 5% tot 30% te zijn."
    assert len(told) == 4


def test_a_person_with_nothing_to_report_at_all_is_one_too(tmp_path: Path) -> None:
    body = "".join(f"none assistant - | zet de wekker op {number} uur\n" for number in range(80))
    (tmp_path / "a01.txt").write_text(HEADER + body, encoding="utf-8")
    assert list(unbalanced(read_voices(tmp_path))) == []


def test_a_fault_never_repeats_the_words_of_a_message(tmp_path: Path) -> None:
    told = problems(tmp_path, LINE + "\nhigh indirect R99 | geheimwoord\n" + LINE)
    assert len(told) == 2
    assert not any("geheimwoord" in each or "avondeten" in each for each in told)


def test_people_who_are_held_back_are_never_learned_from(tmp_path: Path) -> None:
    for file in ("a01.txt", "f01.txt", "f14.txt"):
        (tmp_path / file).write_text(HEADER + LINE.replace("weer", f"weer {file}"), encoding="utf-8")
    voices = read_voices(tmp_path)
    assert {voice.person for voice in learned_from(voices)} == {"a01"}
    assert {voice.person for voice in held_back(voices)} == {"f01", "f14"}
    assert HELD == "f"


@given(st.text(max_size=200))
def test_whatever_stands_in_a_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, body: str
) -> None:
    folder = tmp_path_factory.mktemp("stem")
    (folder / "a01.txt").write_bytes((HEADER + body).encode("utf-8", "replace"))
    faults: tuple[VoiceFault, ...] = ()
    read: tuple[Voice, ...] = ()
    try:
        read = read_voices(folder)
    except VoicesBroken as broken:
        faults = broken.faults
    assert bool(read) != bool(faults)
