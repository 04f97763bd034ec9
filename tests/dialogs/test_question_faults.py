"""Who writes a dialogue hears of every step that cannot be read, not only of the first."""

import json

import pytest
from rulebooks import shipped_library

from cases.content import Plain
from dialogs.parse import question_faults

PATH = ("dialogues/d1.yaml",)


def d1() -> dict[str, dict[str, dict[str, Plain]]]:
    found: dict[str, dict[str, dict[str, Plain]]] = json.loads(
        json.dumps(shipped_library().files["dialogues/d1.yaml"])
    )
    return found


def test_a_good_dialogue_has_none() -> None:
    assert question_faults(d1(), PATH) == []


def test_each_broken_step_and_way_out_is_told_with_its_place() -> None:
    plain = d1()
    plain["vragen"]["veilig"]["verder"] = []
    plain["vragen"]["contact"]["vreemd"] = "x"
    plain["vragen"]["slot"] = {"vraag": "x"}
    plain["uitwegen"]["bel"]["naar"] = ""
    told = {fault.path[1:3] for fault in question_faults(plain, PATH)}
    assert {("vragen", "veilig"), ("vragen", "contact"), ("vragen", "slot"), ("uitwegen", "bel")} <= told


@pytest.mark.parametrize("odd", ["", [], {}, {"vragen": "x", "uitwegen": []}])
def test_what_is_no_dialogue_is_told_by_who_reads_the_whole(odd: Plain) -> None:
    assert question_faults(odd, PATH) == []
