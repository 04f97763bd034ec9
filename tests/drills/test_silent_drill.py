"""The drill of the silence: every class and phone comes by, a wrong text is seen, the real house passes."""

from collections import Counter
from dataclasses import replace

import pytest
from commands_here import run_here

from cases.sides import Side
from drills.silent import LIMITS, is_good
from drills.silent_cases import DANGERS, Case, Phone, cases_of, faults_of

GOOD = {name: (1.0 if name == "text_share" else 0) for name in LIMITS}


def test_every_class_meets_every_phone() -> None:
    met = {(case.danger, case.phone) for case in cases_of(200)}
    assert met == {(danger, phone) for danger in DANGERS for phone in Phone}


def test_the_sides_write_equally_much() -> None:
    count = Counter(case.danger.side for case in cases_of(1000))
    assert count == {Side.A: 500, Side.B: 500}


@pytest.mark.parametrize("phone", Phone)
def test_the_expected_text_has_no_fault_and_another_one_has(phone: Phone) -> None:
    for danger in DANGERS:
        case = Case(0, danger, phone)
        assert faults_of(case, case.expected) == []
        assert "promises_staff" in faults_of(case, f"{case.expected} Ik vraag nu een medewerker.")
        others = [replace(case, phone=other).expected for other in Phone if other is not phone]
        assert all(faults_of(case, text) for text in others if text != case.expected)


def test_each_figure_alone_can_miss() -> None:
    assert is_good(GOOD)
    for name in LIMITS:
        worse = 0.999 if name == "text_share" else LIMITS[name] + 1
        assert not is_good({**GOOD, name: worse}), name


def test_a_house_with_nobody_in_it_tells_the_truth_and_keeps_looking_for_somebody() -> None:
    done = run_here("drill", "silent", "--cases", "34")
    result = done.last
    assert result["wrong"] == {}
    assert {name: result[name] for name in LIMITS if name != "text_p95_s"} == {
        name: GOOD[name] for name in LIMITS if name != "text_p95_s"
    }
    assert result["text_p95_s"] > 0
    assert done.code == (0 if result["ok"] else 1)
