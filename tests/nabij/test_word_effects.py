"""The quick look at danger words: told by a process of its own, once, and again when it failed."""

import io
import json
import sys
import threading
from collections.abc import Mapping

import pytest
from rulebooks import shipped_library

from bot.log import Log
from cases.content import Plain
from cases.content_edit import Files
from cases.levels import Level
from cases.sides import Speaker
from escalation.lexicon_compare import Known
from nabij.word_effect import word_effect
from nabij.word_effects import WordEffects

RULES = "lexicon/r04-geweld-nu.yaml"
FINE = "import sys, json; json.dump({'seen': len(json.load(sys.stdin)['files'])}, sys.stdout)"
DEAD = "import sys; sys.exit(3)"
SLOW = "import sys; sys.stdin.read(); sys.stdin.close(); import threading; threading.Event().wait(60)"


@pytest.fixture
def journal() -> io.StringIO:
    return io.StringIO()


def effects(journal: io.StringIO, code: str, patience: float = 30.0) -> WordEffects:
    return WordEffects(Log(journal), (sys.executable, "-c", code), patience)


def waited() -> None:
    for one in threading.enumerate():
        if one.name == "word-effect":
            one.join()


def words() -> Files:
    """Return the rules of one theme with every group of words: all rules take seconds to compile."""
    files = shipped_library().files
    found: dict[str, Plain] = {
        name: {"classes": one["classes"]}
        for name, one in files.items()
        if name.startswith("lexicon/") and isinstance(one, Mapping) and "classes" in one
    }
    return {**found, RULES: files[RULES]}


def without(rule: str) -> Files:
    files = json.loads(json.dumps(words()))
    files[RULES]["rules"] = [one for one in files[RULES]["rules"] if one["id"] != rule]
    found: Files = files
    return found


def test_a_removed_rule_shows_the_sentences_that_are_heard_less() -> None:
    known = (
        Known("hij slaat mama", Speaker.VICTIM, Level.ACUTE),
        Known("wat een mooi weer", Speaker.VICTIM, Level.NONE),
    )
    found = word_effect(words(), without("nu.slaat-tegenwoordig"), known)
    examples, danger, everyday = found["corpora"]
    assert (examples["name"], danger["sentences"], everyday["sentences"]) == ("examples", 1, 1)
    assert examples["changed"] > 0
    assert found["lost_alarms"] > 0
    assert danger["changes"][0]["text"] == "hij slaat mama"
    assert danger["changes"][0]["before"] == "acute"
    assert everyday["changes"] == []


def test_the_same_words_change_nothing() -> None:
    found = word_effect(words(), words(), ())
    assert [one["changed"] for one in found["corpora"]] == [0, 0, 0]


def test_a_look_is_made_once_by_a_process_of_its_own_and_remembered(journal: io.StringIO) -> None:
    looks = effects(journal, FINE)
    assert looks.found("a") is None
    looks.begin("a", {}, {"x": "y"})
    waited()
    looks.begin("a", {}, {})
    assert looks.found("a") == '{"seen": 1}'
    for number in range(20):
        looks.begin(f"later {number}", {}, {})
    waited()
    assert looks.found("a") is None
    assert looks.found("later 19") == '{"seen": 0}'
    assert journal.getvalue() == ""


@pytest.mark.parametrize(("code", "patience"), [(DEAD, 30.0), (SLOW, 0.05), ("print('odd')", 30.0)])
def test_a_look_that_dies_hangs_or_speaks_oddly_may_begin_anew(
    journal: io.StringIO, code: str, patience: float
) -> None:
    looks = effects(journal, code, patience)
    looks.begin("a", {}, {"x": "geheim"})
    waited()
    assert looks.found("a") is None
    assert "geheim" not in journal.getvalue()
    assert journal.getvalue().count("\n") == 1
