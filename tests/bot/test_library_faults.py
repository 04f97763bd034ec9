"""What is wrong with a dialogue that is being written: all of it, and nothing of another."""

import json

import pytest
from rulebooks import shipped_library

from bot.library_faults import faults_in
from cases.content import Plain
from cases.content_edit import Files

D4, D1 = "dialogues/d4.yaml", "dialogues/d1.yaml"


def changed(file: str, *steps: tuple[str, str, Plain]) -> Files:
    files = json.loads(json.dumps(shipped_library().files))
    for step, name, value in steps:
        files[file]["vragen"][step][name] = value
    return files  # type: ignore[no-any-return]  # plain content


@pytest.mark.parametrize(
    "file", sorted(one for one in shipped_library().files if one.startswith("dialogues/"))
)
def test_shipped_dialogues_have_no_fault(file: str) -> None:
    assert faults_in(shipped_library().files, file) == ()


def test_two_broken_steps_are_told_together() -> None:
    found = faults_in(changed(D1, ("veilig", "verder", []), ("contact", "raar", "x")), D1)
    assert {one.path[2] for one in found} == {"veilig", "contact"}


def test_a_dialogue_that_cannot_be_read_as_a_whole_says_so() -> None:
    files = dict(changed(D1))
    files[D1] = {"gesprek": "d1"}
    assert [one.path[0] for one in faults_in(files, D1)] == [D1]


def test_a_way_that_leads_nowhere_and_a_word_that_betrays_are_told() -> None:
    found = faults_in(changed(D1, ("contact", "verder", "nergens")), D1)
    assert any("nergens" in one.problem for one in found)


def test_a_fault_in_another_dialogue_is_told_there() -> None:
    files = changed(D1, ("veilig", "verder", []))
    assert faults_in(files, D4) == ()
