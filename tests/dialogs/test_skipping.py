"""A question that is left out is asked of nobody, and the dialogue still ends."""

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import shipped_library

from dialogs.script import Script
from dialogs.skipping import without

SCRIPTS = shipped_library().scripts


def skipped(script: Script) -> set[str]:
    return {name for name, one in script.questions.items() if one.skipped}


def test_nothing_left_out_is_the_same_dialogue() -> None:
    assert without(SCRIPTS["d1"], ()) is SCRIPTS["d1"]


def test_a_question_is_left_out_of_its_own_dialogue_and_of_no_other() -> None:
    assert skipped(without(SCRIPTS["d1"], {("d1", "veilig")})) == {"veilig"}
    assert skipped(without(SCRIPTS["weekly"], {("d1", "veilig")})) == set()


def test_a_question_is_left_out_also_where_another_dialogue_holds_it() -> None:
    inner = [(name, one) for name, one in SCRIPTS.items() if any("/" in each for each in one.questions)]
    name, script = inner[0]
    place = next(each for each in script.questions if "/" in each)
    dialogue, question, _ = place.split("/", 2)
    left = skipped(without(script, {(dialogue, question)}))
    assert place in left
    assert all(each.startswith(f"{dialogue}/{question}/") for each in left), name


def test_a_dialogue_that_stands_still_is_left_out_of_those_that_hold_it_and_not_of_itself() -> None:
    name, script = next(
        (name, one) for name, one in SCRIPTS.items() if any("/" in each for each in one.questions)
    )
    dialogue = next(each for each in script.questions if "/" in each).split("/", 1)[0]
    left = skipped(without(script, {(dialogue, "")}))
    assert left == {each for each in script.questions if each.startswith(f"{dialogue}/")}
    assert skipped(without(SCRIPTS[dialogue], {(dialogue, "")})) == set()
    assert name != dialogue


@given(st.sampled_from(sorted(SCRIPTS)), st.data())
def test_whatever_is_left_out_from_every_question_verder_leads_to_an_end(
    name: str, data: st.DataObject
) -> None:
    script = SCRIPTS[name]
    own = sorted(script.own)
    left = data.draw(st.sets(st.sampled_from(own)))
    found = without(script, {(name, one) for one in left})
    for begin in found.questions:
        at, seen = begin, set[str]()
        while found.questions[at].skipped:
            assert at not in seen
            seen.add(at)
            nexts = found.targets(found.questions[at].moves_to)
            if not nexts:
                break
            at = nexts[0]
