"""No code without a word: what the rooms below say in codes, a worker reads in Dutch."""

import re
from pathlib import Path

import pytest
from console_visit import Visit
from console_world import DUIN, World, line

from cases.events import Kind
from cases.state import Standing
from console import words
from escalation.asking import OWN_WORDS, Reply
from escalation.assessment import Priority
from escalation.lexicon_types import CATEGORIES
from nabij.content_folder import shipped_content

ROOT = Path(__file__).parents[2]
CODE = "\n".join(
    path.read_text("utf-8")
    for room in ("escalation", "vault")
    for path in sorted((ROOT / room).rglob("*.py"))
)
_STANDINGS = frozenset({Standing.STOPPED.value, Standing.PAUSED.value, Standing.NOT_HERE.value})


def _found(pattern: str) -> set[str]:
    """Return what a pattern captures in the code of the deciding and keeping rooms."""
    hits: list[str | tuple[str, ...]] = re.findall(pattern, CODE)
    return {one for hit in hits for one in ((hit,) if isinstance(hit, str) else hit)} - {""}


def _task_kinds() -> set[str]:
    named = _found(
        r'\b_task\(scene, "(\w+)"|MakeTask\(state\.client, "(\w+)"'
        r'|task="(\w+)"|\bask\(conn, [\w.]+, "(\w+)"|"kind": "(\w+)",\n\s+"level"'
    )
    constant = _found(r'_PAIRING_TASK = "(\w+)"|_HELD_BACK = "(\w+)"')
    files = (shipped_content() / "dialogues").glob("*.yaml")
    dialogues = "\n".join(path.read_text("utf-8") for path in files)
    named -= {one.value for one in Kind}
    return named | constant | _STANDINGS | set(re.findall(r"taak: { soort: (\w+)", dialogues))


def test_every_task_that_the_code_or_a_dialogue_can_make_has_a_dutch_label() -> None:
    kinds = _task_kinds()
    assert {"silent_after_flag", "question_unanswered"} <= kinds
    assert {"no_reply", "not_sent", "not_delivered", "phone_copy_left", "call_back"} <= kinds
    assert kinds - set(words.TASKS) == set()


def test_every_reason_not_to_send_has_a_dutch_label() -> None:
    reasons = _found(r'Drop\("(\w+)"|_drop\(conn, found, "(\w+)"|code = "(no_\w+)"')
    assert {"doubt", "window", "too_late", "held", "erased", "no_address"} <= reasons
    assert (reasons | {one.value for one in Standing} - {"active"}) - set(words.REASONS) == set()


def test_every_standing_and_outbox_state_has_a_dutch_label() -> None:
    assert set(words.STANDINGS) == set(Standing)
    states = _found(r'Column\("state", Text, nullable=False\),  # (new, sending, [\w, ]+)')
    assert set("".join(states).split(", ")) == set(words.OUTBOX)
    assert set(words.OUTBOX) > words.NOT_SENT


def test_every_source_of_a_flag_has_a_dutch_label() -> None:
    documented = (ROOT / "cases" / "effects.py").read_text("utf-8")
    listed = re.search(r'class RaiseFlag:\n    """``source``: ([\w, ]+)\.', documented)
    assert listed is not None
    assert set(listed[1].split(", ")) - set(words.SOURCES) == set()


def test_every_category_of_a_flag_without_a_class_has_a_dutch_label() -> None:
    bare = _found(r'(?:Notice\([^"\n]*|broken\()"(\w+)"(?:, "", "|\))') - CATEGORIES
    assert {"wants_human", "unreachable", "screening_failed"} <= bare
    assert bare - set(words.CATEGORIES) == set()


def test_every_outcome_of_the_closed_question_has_a_dutch_label() -> None:
    assert set(words.ASKED) == {"asked", OWN_WORDS, "unanswered", *(one.value for one in Reply)}
    assert words.READ_FIRST == Priority.FIRST


@pytest.mark.parametrize(
    ("code", "category", "source", "said"),
    [
        ("R03", "weapon", "text", "wapen"),
        ("", "wants_human", "command", "wil een medewerker spreken"),
        ("", "nieuw", "late", "te laat bezorgd"),
        ("", "nieuw", "nieuw", "nieuw"),
    ],
)
def test_a_flag_says_what_it_is_about_as_exactly_as_is_known(
    code: str, category: str, source: str, said: str
) -> None:
    assert words.matter(code, category, source) == said


@pytest.mark.parametrize(
    ("state", "reason", "said"),
    [
        ("dropped", "doubt", "niet verzonden: er leest misschien iemand mee"),
        ("dropped", "window", "niet verzonden: het veilige venster was dicht"),
        ("dead", "", "niet verzonden"),
        ("blocked", "Forbidden", "niet verzonden: lijn geblokkeerd"),
    ],
)
def test_a_reply_that_did_not_leave_says_so_with_its_reason(
    world: World, anna: Visit, state: str, reason: str, said: str
) -> None:
    world.a.lines[DUIN] = [line("w1", "worker", "Ben je er?", 1, state=state, reason=reason)]
    page = " ".join(anna.get(f"/gesprek/{DUIN}").text.split())
    assert f'<strong class="nabij-late">{said}</strong>' in page
