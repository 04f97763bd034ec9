"""Whatever a coordinator writes: what passes the checks ends, and own words are taken at every step."""

from itertools import pairwise
from typing import Any

from dialogue_samples import around, book, said
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.levels import Language, Mode
from cases.moments import Moment
from cases.sides import Role
from dialogs.codec import decode, encode
from dialogs.flow import flow_faults
from dialogs.parse import read_script, whole_script
from dialogs.script import Script
from dialogs.step import begin, is_answer, step

AT = Moment(1_000)
BEL = {"tekst": said("Ik bel liever"), "naar": "slot", "taak": {"soort": "call_back", "niveau": "concern"}}
ACUTE = {"code": "R23", "soort": "help_now", "niveau": "acute", "antwoord": "A1"}
CONCERN = {"code": "R29", "soort": "fear", "niveau": "concern"}
LABELS = ("Ja", "Nee", "Soms", "Anders")
WORDS = (
    "ja",
    "nee",
    "soms",
    "klaar",
    "3",
    "0",
    "goed",
    "slecht",
    "geld",
    "ik bel liever",
    "time out",
    "xyzzy",
)
NAMES = tuple(f"v{number}" for number in range(5))

INNER: dict[str, Any] = {
    "gesprek": "binnen",
    "titel": "Binnen",
    "begin": "wat",
    "uitwegen": {"bel": BEL},
    "vragen": {
        "wat": {
            "vraag": said("Waarmee?"),
            "knoppen": [{"knop": "geld", "tekst": said("Geld"), "naar": "slot"}],
            "uitwegen": ["bel"],
            "verder": "slot",
        }
    },
}

targets = st.sampled_from([*NAMES, "slot", "slot"])
conditions = st.sampled_from([{}, {}, {"kinderen": "ja"}, {"rol": ["elder"]}, {"dagen": "2-9"}])
labels = st.lists(st.sampled_from(LABELS), min_size=1, max_size=4, unique=True)


@st.composite
def button(draw: st.DrawFn, label: str) -> dict[str, Any]:
    made: dict[str, Any] = {"knop": label.lower(), "tekst": said(label), "naar": draw(targets)}
    match draw(st.integers(0, 5)):
        case 0:
            made |= {"naar": "einde", "signaal": ACUTE}
        case 1:
            made |= {"naar": "gesprek:binnen", "terug": made["naar"]}
        case 2:
            made |= {"tekst": dict.fromkeys(Language, f"{{regel_{LABELS.index(label) + 1}}}")}
        case 3:
            made |= {"signaal": CONCERN, "zegt": said("Goed zo.")}
    return made


@st.composite
def question(draw: st.DrawFn, last: str) -> dict[str, Any]:
    plain: dict[str, Any] = {"vraag": said("Gaat het?"), "uitwegen": ["bel"], "verder": last}
    plain["alleen"] = draw(conditions)
    kind = draw(st.sampled_from(["knoppen", "knoppen", "schaal", "meer", "open"]))
    if kind == "schaal":
        plain |= {"schaal": draw(st.sampled_from(["5", "10", "woorden"])), "naar": draw(targets)}
        plain["laag"] = {"tot": "2", "signaal": CONCERN, "naar": draw(targets)}
        return plain
    plain["knoppen"] = [draw(button(label)) for label in draw(labels)]
    if kind == "meer":
        plain |= {"meer": "ja", "naar": draw(targets)}
        for one in plain["knoppen"][1:]:
            if one["naar"] in NAMES:
                del one["naar"]
    if kind == "open":
        plain["open"] = "ja"
    return plain


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Return a script that passes all checks on its roads; most that are drawn do, the others go round."""
    size = draw(st.integers(1, len(NAMES)))
    names = [*NAMES[:size], "slot"]
    asked = {name: draw(question(last)) for name, last in pairwise(names)}
    asked[names[0]]["alleen"] = {}
    for plain in asked.values():
        for one in (plain, plain.get("laag", {}), *plain.get("knoppen", ())):
            for field in ("naar", "terug"):
                if one.get(field) in NAMES[size:]:
                    one[field] = "slot"
    outer = {**INNER, "gesprek": "proef", "begin": names[0], "vragen": asked}
    within = {"binnen": read_script(INNER, book(), ("binnen",))}
    return whole_script(read_script(outer, book()), within)[0]


def most_steps(script: Script) -> int:
    """Return how often a person can answer at most: each question twice, and each choice once more."""
    return 2 + sum(2 + len(one.buttons) for one in script.questions.values())


@settings(max_examples=60, deadline=None)
@given(
    scripts().filter(lambda script: not flow_faults(script)),
    st.lists(st.sampled_from(WORDS) | st.text(max_size=5), min_size=1, max_size=30),
    st.sampled_from(Mode),
    st.sampled_from(Language),
    st.sampled_from(Role),
    st.booleans(),
)
def test_any_script_that_passes_ends_for_any_answers(
    script: Script, words: list[str], mode: Mode, language: Language, role: Role, agreed: bool
) -> None:
    values = {"dag": "morgen"} | ({"regel_1": "Time-out", "regel_3": "Bellen"} if agreed else {})
    here = around(mode, language, role=role, values=values)
    result = begin(script, 7, AT, here, 2)
    for turn in range(most_steps(script)):
        if result.talk is None:
            break
        assert result.lines[-1].keyboard
        assert decode(encode(result.talk)) == result.talk
        result = step(result.talk, script, words[turn % len(words)], here)
    assert result.talk is None


@settings(max_examples=40, deadline=None)
@given(scripts().filter(lambda script: not flow_faults(script)), st.text(max_size=40), st.integers(0, 9))
def test_own_words_are_taken_at_every_step_and_a_human_reads_them(
    script: Script, words: str, taps: int
) -> None:
    here = around(children=True)
    result = begin(script, 7, AT, here, 2)
    for _ in range(taps + 1):
        if result.talk is None:
            return
        known = is_answer(result.talk, script, words, here.values)
        mine = step(result.talk, script, f"{words} eigen woorden", here)
        assert known or not mine.understood or is_answer(result.talk, script, f"{words} eigen woorden")
        assert mine.answers
        assert mine.talk is None or mine.lines
        result = step(result.talk, script, "ja" if result.talk.step == "@opener" else "1", here)
