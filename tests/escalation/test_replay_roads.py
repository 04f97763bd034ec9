"""Whoever came to a question about danger comes there still, whatever was answered before it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import shipped_library

from cases.facts import Phase
from cases.levels import Level
from cases.sides import Side
from dialogs.script import CLOSE, DAY, Condition, Question, Script
from dialogs.talk import Signal
from escalation.replay_people import people
from escalation.replay_roads import Passed, passed, renamed
from escalation.replaying import tapped

SCRIPTS = shipped_library().scripts
WEEKLY = SCRIPTS["weekly"]
ASKED = WEEKLY.questions["veilig"]
PLAIN = replace(next(one for one in ASKED.buttons if one.signal is None), also=(), task=None, way_out=False)
DANGER = Signal("R05", "near", Level.HIGH)
SAFETY = ("talk", "gevaar")
Targets = Mapping[str, tuple[str, str]]


def talk(targets: Targets, *, first: str = "a", danger: str = "gevaar") -> Script:
    """Return a dialogue of questions with two answers each; ``danger`` can raise an alarm."""
    questions = {name: asked(name, roads) for name, roads in targets.items()}
    if danger in questions:
        loud = replace(PLAIN, id="ja", goes_to=CLOSE, signal=DANGER)
        questions[danger] = replace(questions[danger], buttons=(*questions[danger].buttons, loud))
    return replace(WEEKLY, name="talk", first=first, questions=questions, day_questions={})


def asked(name: str, roads: tuple[str, str]) -> Question:
    buttons = tuple(replace(PLAIN, id=f"k{place}", goes_to=to) for place, to in enumerate(roads))
    onward = next((one for one in roads), CLOSE)
    bare = Condition()
    return replace(ASKED, id=name, buttons=buttons, moves_to=onward, answers={}, condition=bare, scale=None)


BEFORE = talk({"a": ("b", "gevaar"), "b": ("gevaar", "gevaar"), "gevaar": (CLOSE, CLOSE)})


def with_road(script: Script, question: str, answer: str, target: str) -> Script:
    found = script.questions[question]
    buttons = tuple(replace(one, goes_to=target) if one.id == answer else one for one in found.buttons)
    return replace(script, questions={**script.questions, question: replace(found, buttons=buttons)})


def test_an_answer_that_goes_past_a_question_about_danger_is_found() -> None:
    assert passed(BEFORE, BEFORE, [SAFETY], {}) == ()
    past = with_road(BEFORE, "b", "k1", CLOSE)
    assert passed(BEFORE, past, [SAFETY], {}) == (Passed("b", "k1", SAFETY),)
    onward = replace(BEFORE.questions["b"], moves_to=CLOSE)
    silent = replace(BEFORE, questions={**BEFORE.questions, "b": onward})
    assert passed(BEFORE, silent, [SAFETY], {}) == (Passed("b", "verder", SAFETY),)


def test_a_question_in_between_that_leads_some_past_it_is_found() -> None:
    more = {"a": ("b", "gevaar"), "b": ("nieuw", "gevaar"), "nieuw": ("gevaar", CLOSE)}
    between = talk({**more, "gevaar": (CLOSE, CLOSE)})
    found = {(one.question, one.answer) for one in passed(BEFORE, between, [SAFETY], {})}
    assert found == {("b", "k0"), ("b", "verder")}


def test_a_talk_that_begins_behind_it_is_found_and_a_harmless_one_in_front_is_not() -> None:
    behind = talk({"gevaar": ("b", "b"), "b": (CLOSE, CLOSE)}, first="gevaar")
    later = replace(behind, first="b")
    assert passed(behind, later, [SAFETY], {}) == (Passed("", "", SAFETY),)
    front = talk({"c": ("a", "a"), **{name: _roads(BEFORE, name) for name in BEFORE.questions}}, first="c")
    assert passed(BEFORE, front, [SAFETY], {}) == ()


def _roads(script: Script, name: str) -> tuple[str, str]:
    one, other, *_ = (button.goes_to for button in script.questions[name].buttons)
    return one, other


def test_a_new_answer_that_goes_past_it_is_told_apart_from_an_old_one() -> None:
    found = BEFORE.questions["a"]
    fresh = replace(found, buttons=(*found.buttons, replace(PLAIN, id="liever_niet", goes_to=CLOSE)))
    after = replace(BEFORE, questions={**BEFORE.questions, "a": fresh})
    assert passed(BEFORE, after, [SAFETY], {}) == (Passed("a", "liever_niet", SAFETY, fresh=True),)
    way_out = replace(
        found, buttons=(*found.buttons, replace(PLAIN, id="nu_niet", goes_to=CLOSE, way_out=True))
    )
    after = replace(BEFORE, questions={**BEFORE.questions, "a": way_out})
    assert passed(BEFORE, after, [SAFETY], {}) == ()
    told = tapped({"talk": BEFORE}, {"talk": replace(BEFORE, questions={**BEFORE.questions, "a": fresh})})
    assert (told.lost, [one.what for one in told.lighter]) == ((), ["talk / a / liever_niet → gevaar"])


def test_an_answer_that_is_gone_takes_its_road_with_it() -> None:
    start = talk({"a": ("gevaar", CLOSE), "gevaar": (CLOSE, CLOSE)})
    start = replace(start, questions={**start.questions, "a": replace(start.questions["a"], moves_to=CLOSE)})
    left = replace(start.questions["a"], buttons=start.questions["a"].buttons[1:])
    after = replace(start, questions={**start.questions, "a": left})
    assert passed(start, after, [SAFETY], {}) == (Passed("a", "k0", SAFETY),)


def test_another_name_does_not_hide_a_road_that_goes_past() -> None:
    questions = {("anders" if name == "b" else name): one for name, one in BEFORE.questions.items()}
    questions["anders"] = replace(questions["anders"], id="anders")
    after = with_road(replace(BEFORE, questions=questions), "a", "k0", "anders")
    after = replace(
        after, questions={**after.questions, "a": replace(after.questions["a"], moves_to="anders")}
    )
    names = renamed(BEFORE, after)
    assert names == {("talk", "b"): ("talk", "anders")}
    assert passed(BEFORE, after, [SAFETY], names) == ()
    past = with_road(after, "anders", "k0", CLOSE)
    assert passed(BEFORE, past, [SAFETY], names) == (Passed("b", "k0", SAFETY),)
    other = replace(after.questions["a"], buttons=after.questions["a"].buttons[:1])
    other = replace(other, buttons=(replace(other.buttons[0], id="anders", goes_to=CLOSE), *other.buttons))
    swapped = replace(after, questions={**after.questions, "a": other})
    assert Passed("a", "k1", SAFETY) in passed(BEFORE, swapped, [SAFETY], names)


def test_a_question_that_some_get_no_longer_leaves_them_without_what_came_after() -> None:
    limited = replace(BEFORE.questions["gevaar"], condition=Condition(sides=(Side.B,)))
    after = replace(BEFORE, questions={**BEFORE.questions, "gevaar": limited})
    assert {one.question for one in passed(BEFORE, after, [SAFETY], {})} == {"a", "b"}


def test_the_question_of_one_day_counts_on_that_day() -> None:
    start = talk({"a": (DAY, DAY), "gevaar": (CLOSE, CLOSE), "b": (CLOSE, CLOSE)})
    before = replace(start, day_questions={1: "b", 3: "gevaar"})
    assert {one.day for one in people((before, before))} == {1, 2, 3}
    after = replace(start, day_questions={1: "gevaar", 3: "b"})
    assert {one.question for one in passed(before, after, [SAFETY], {})} == {"a"}


def test_a_dialogue_within_another_counts_by_its_own_name() -> None:
    within = talk({"a": ("in/gevaar/slot", "in/gevaar/slot"), "in/gevaar/slot": (CLOSE, CLOSE)})
    after = talk({"a": ("in/gevaar/slot", CLOSE), "in/gevaar/slot": (CLOSE, CLOSE)})
    assert passed(within, after, [("in", "gevaar")], {}) == (Passed("a", "k1", ("in", "gevaar")),)


def test_people_differ_in_what_is_asked_for_and_in_nothing_else() -> None:
    assert len(list(people((BEFORE,)))) == 1
    limits = Condition(phases=(Phase.F2, Phase.F3), children=True, living_apart=False, months=(2,))
    limited = replace(BEFORE.questions["b"], condition=limits)
    found = list(people((replace(BEFORE, questions={**BEFORE.questions, "b": limited}),)))
    assert len(found) == 2 * 2 * 2 * 2
    assert {one.day for one in found} == {1, 31}


NAMES = ("a", "b", "c", "gevaar", "d")


@st.composite
def dialogues(draw: st.DrawFn) -> tuple[Script, Script]:
    """Return a dialogue whose roads lead on, and the same with one answer that leads elsewhere."""
    targets: dict[str, tuple[str, str]] = {}
    for place, name in enumerate(NAMES):
        later = st.sampled_from([*NAMES[place + 1 :], CLOSE])
        targets[name] = draw(later), draw(later)
    place = draw(st.integers(0, len(NAMES) - 1))
    which = draw(st.integers(0, 1))
    to = draw(st.sampled_from([*NAMES[place + 1 :], CLOSE]))
    before = talk(targets)
    found = before.questions[NAMES[place]]
    before = replace(before, questions={**before.questions, found.id: replace(found, moves_to=CLOSE)})
    return before, with_road(before, NAMES[place], f"k{which}", to)


def walks(script: Script, target: str) -> Iterator[tuple[str, ...]]:
    """Give every walk through the answers that lead on, each question once."""
    if target == CLOSE:
        yield ()
        return
    question = script.questions[target]
    for button in question.buttons:
        if button.signal is None:
            for rest in walks(script, button.goes_to):
                yield (target, *rest)


@given(dialogues())
def test_what_is_found_is_what_a_walk_along_every_road_finds(pair: tuple[Script, Script]) -> None:
    before, after = pair
    worse = any(
        (always(before, one.goes_to) and not always(after, other.goes_to))
        or (ever(before, one.goes_to) and not ever(after, other.goes_to))
        for name in {step for walk in walks(before, "a") for step in walk}
        & {step for walk in walks(after, "a") for step in walk}
        for one, other in zip(before.questions[name].buttons, after.questions[name].buttons, strict=True)
    )
    assert bool(passed(before, after, [SAFETY], {})) == worse


def always(script: Script, target: str) -> bool:
    return all("gevaar" in walk for walk in walks(script, target))


def ever(script: Script, target: str) -> bool:
    return any("gevaar" in walk for walk in walks(script, target))
