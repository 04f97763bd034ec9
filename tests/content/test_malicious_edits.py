"""Edits by somebody who means harm: each is refused with its place and what to do; good edits are not."""

import json
from datetime import date
from pathlib import Path

import pytest
from rulebooks import CONTENT, shipped_library

from bot.library import ContentBroken, Fault, check_files, from_plain, read_folder
from cases.social_map import CRISIS, expired
from drills.content_malice import (
    CLASSES,
    EDITS,
    FLOOR_EDITS,
    HARMLESS,
    LEXICON_EDITS,
    MAP,
    NEEDS_COMPARISON,
    NET,
    NUMBERS,
    PROMISES,
    REPLIES,
    TIK,
    YAML_EDITS,
    Edit,
    Files,
)
from drills.content_seeds import sow
from escalation.lexicon import draft_of
from escalation.lexicon_check import floor_faults

TODAY = date(2026, 12, 1)
BESIDE = "leest hier je"
"""A fault that an edit has by the way, and that is not why it must be refused."""
OTHERS = tuple(one for one in EDITS if one not in NUMBERS + PROMISES)


@pytest.fixture(scope="module")
def shipped() -> Files:
    """Return enough of the shipped content to be whole: what the edits touch, and all rules for danger."""
    files: Files = json.loads(json.dumps(shipped_library().files))
    kept = (REPLIES, MAP, "kant_b.yaml", "keywords.yaml", "huiswoorden.yaml")
    rules = {name: plain for name, plain in files.items() if name.startswith("lexicon/")}
    return {**sow(files, TIK), **{name: files[name] for name in kept}, **rules}


def without_rules(files: Files) -> Files:
    """Leave the rules for danger out, which have tables of their own: reading them takes seconds."""
    kept = (name for name in files if not name.startswith("lexicon/") or name == CLASSES)
    return {name: files[name] for name in kept}


def only_the_net(files: Files) -> Files:
    """Return all classes, and of the rules only the net."""
    rules = {name: plain for name, plain in files.items() if name.startswith("lexicon/") and "." in name}
    rules.pop("lexicon/second_opinion.json", None)
    return {name: plain if name == NET else {**plain, "rules": []} for name, plain in rules.items()}


def refused(files: Files) -> tuple[Fault, ...]:
    with pytest.raises(ContentBroken) as broken:
        from_plain(without_rules(files), prove=True)
    return broken.value.faults


def names(edits: tuple[Edit, ...]) -> list[str]:
    return [name.replace(" ", "_") for name, _ in edits]


@pytest.mark.parametrize("edit", OTHERS, ids=names(OTHERS))
def test_a_malicious_edit_is_refused_with_its_place_and_what_to_do(shipped: Files, edit: Edit) -> None:
    found = refused(edit[1](shipped))
    assert any(BESIDE not in fault.problem for fault in found)
    assert all(fault.file and fault.remedy.endswith(".") for fault in found)


@pytest.mark.parametrize("edit", NUMBERS, ids=names(NUMBERS))
def test_a_number_is_refused_because_it_is_a_number(shipped: Files, edit: Edit) -> None:
    found = [one for one in refused(edit[1](shipped)) if "nummer" in one.problem or "cijfer" in one.problem]
    assert found
    assert all(fault.file and fault.remedy.endswith(".") for fault in found)


@pytest.mark.parametrize("edit", PROMISES, ids=names(PROMISES))
def test_a_promise_is_refused_because_nobody_can_keep_it(shipped: Files, edit: Edit) -> None:
    found = [one for one in refused(edit[1](shipped)) if "kan niemand waarmaken" in one.problem]
    assert found
    assert all(fault.file and fault.remedy.endswith(".") for fault in found)


def test_the_net_as_it_ships_is_good(shipped: Files) -> None:
    assert draft_of(only_the_net(shipped)).faults == ()


@pytest.mark.parametrize("edit", LEXICON_EDITS, ids=names(LEXICON_EDITS))
def test_a_malicious_rule_is_refused(shipped: Files, edit: Edit) -> None:
    faults = draft_of(only_the_net(edit[1](shipped))).faults
    assert faults
    assert all(fault.path[0] in (CLASSES, NET) and fault.remedy for fault in faults)


@pytest.mark.parametrize("edit", FLOOR_EDITS, ids=names(FLOOR_EDITS))
def test_rules_that_every_content_needs_cannot_be_taken_away(shipped: Files, edit: Edit) -> None:
    rules = {name: plain for name, plain in edit[1](shipped).items() if name.startswith("lexicon/")}
    faults = floor_faults(draft_of(rules, prove=False).lexicon)
    assert faults
    assert all(fault.remedy for fault in faults)


@pytest.mark.parametrize("edit", YAML_EDITS, ids=[name.replace(" ", "_") for name, *_ in YAML_EDITS])
def test_tricks_in_the_text_of_a_file_are_refused(
    shipped: Files, tmp_path: Path, edit: tuple[str, str, str, str]
) -> None:
    _, file, old, new = edit
    for name in without_rules(shipped):
        words = (CONTENT / name).read_text("utf-8")
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        assert name != file or old in words
        (tmp_path / name).write_text(words.replace(old, new, 1) if name == file else words, "utf-8")
    with pytest.raises(ContentBroken) as broken:
        read_folder(tmp_path)
    assert {fault.file for fault in broken.value.faults} == {file}
    assert all(fault.remedy for fault in broken.value.faults)


@pytest.mark.parametrize("edit", HARMLESS, ids=names(HARMLESS))
def test_a_good_edit_is_accepted(shipped: Files, edit: Edit) -> None:
    from_plain(without_rules(edit[1](shipped)), prove=True)


@pytest.mark.parametrize("edit", NEEDS_COMPARISON, ids=names(NEEDS_COMPARISON))
def test_what_only_shows_beside_the_live_content_is_left_to_the_replay(shipped: Files, edit: Edit) -> None:
    changed = edit[1](shipped)
    assert changed != shipped
    from_plain(without_rules(changed), prove=True)


def test_content_is_looked_over_with_its_floor_before_it_goes_live(shipped: Files) -> None:
    with pytest.raises(ContentBroken, match="Het vangnet is leeg"):
        check_files(without_rules(shipped), ())


def test_a_crisis_entry_that_nobody_checked_for_ninety_days_blocks_going_live() -> None:
    entries = shipped_library().social_map
    assert expired(entries, TODAY) == []
    late = expired(entries, date(2027, 6, 1))
    assert [fault.path[0] for fault in late] == [MAP] * len(CRISIS)
    assert all("nagekeken" in fault.path and fault.remedy for fault in late)


def test_there_are_more_than_a_hundred_of_them() -> None:
    assert len(EDITS) + len(LEXICON_EDITS) + len(FLOOR_EDITS) + len(YAML_EDITS) > 100
