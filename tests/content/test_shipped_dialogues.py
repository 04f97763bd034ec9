"""Every shipped dialogue, walked over every button to its end, as each person and each phone would see it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from rulebooks import CONTENT, EMPTY, asked, client, flags, real_rulebook, says, shipped_library, turn, wrote

from cases.facts import Facts
from cases.levels import Language, Level, Mode, level_of
from cases.moments import moment_of
from cases.sides import Role, Side
from cases.state import ClientState, Standing
from dialogs.answers import answer_form
from dialogs.lint import (
    BETRAYING,
    LONGEST_AVERAGE,
    LONGEST_BUTTON,
    LONGEST_SENTENCE,
    LONGEST_TEXT,
    MOST_BUTTONS,
    MOST_SENTENCES,
)
from dialogs.script import Button, Question, Script
from dialogs.step import begin, step
from dialogs.talk import Line, StepResult, Surroundings, Talk
from dialogs.wording import sentences

AT = moment_of(datetime(2027, 3, 20, 19, 0, tzinfo=ZoneInfo("Europe/Amsterdam")))
VALUES = {
    "dag": "woensdag",
    "tijd": "19:10",
    "belofte": "morgen voor 9 uur",
    "werkdag": "donderdag",
    "wanneer": "op woensdag",
}
TALKS = sorted({path.stem for path in (CONTENT / "dialogues").glob("*.yaml")} - {"d0"})
PHONES = list(product((Mode.OPEN, Mode.NEUTRAL), Language))
FALL = "daling"
PROMISES = ("medewerker leest", "medewerker kijkt", "vraag nu een medewerker", "praat eerst met jou")
ONLY_A_CALL = {"nu", "nu_b"}
"""Questions where "nu niet" is an answer: is it unsafe now? Not now."""

RISKS = {
    "d1": """
        veilig.twijfel R29 fear concern; veilig.nee R29 fear high H1; nu.ja R23 help_now acute A1
        contact.bericht R05 ban_violation high H2; contact.via_iemand R05 ban_violation high H1
        contact.deur R05 ban_violation acute A1
    """,
    "d2": """
        nodig.slaapplek R31 practical high
        rustig.gespannen R26 perpetrator_losing_control high P2
        rustig.mis R26 perpetrator_losing_control acute P1
        gebruik_extra.ja R17 substance_relapse high; gebruik.ja R17 substance_relapse concern
        contact.moeilijk R05 ban_violation concern; contact.ja R05 ban_violation high P5
        zelf.soms R16 suicide_threat_partner high A5; zelf.ja R16 suicide_threat_partner acute A6
        bang.ja R29 fear concern
    """,
    "d3": """
        week.1 R32 trauma concern; week.2 R32 trauma concern; week.slecht R32 trauma concern
        week.daling R32 trauma concern
        bijna.bijna R08 escalation concern; bijna.ja R08 escalation high
        wat.woorden R08 escalation concern; wat.spullen R30 property concern
        wat.lichamelijk R07 physical_violence high H1; nu.ja R23 help_now acute A1
        goed.geen R08 escalation concern; time_out.hielp_niet R08 escalation concern
        drank.ja R17 substance_relapse concern
        vrij.niet_altijd R12 coercive_control concern; vrij.nee R12 coercive_control high H1
    """,
    "d3b": """
        week.1 R32 trauma concern; week.2 R32 trauma concern; week.slecht R32 trauma concern
        week.daling R32 trauma concern
        bijna.bijna R08 escalation concern; bijna.ja R08 escalation high
        wat.woorden R08 escalation concern; wat.spullen R30 property concern
        wat.lichamelijk R07 physical_violence high P2
        nu.ja R26 perpetrator_losing_control acute P1
        goed.geen R08 escalation concern; time_out.hielp_niet R08 escalation concern
        drank.ja R17 substance_relapse concern; deed.mis R07 physical_violence high P2
    """,
    "d4": """
        huis.1 R32 trauma concern; huis.slecht R32 trauma concern; huis.daling R32 trauma concern
        veilig.twijfel R29 fear concern; veilig.nee R29 fear high H1; nu.ja R23 help_now acute A1
        contact.online R28 digital_abuse concern H3; contact.bericht R06 stalking_control high H3
        contact.via_iemand R06 stalking_control concern; contact.langs R06 stalking_control acute A1
        waar.twijfel R06 stalking_control concern; waar.ja R06 stalking_control high H1
        overdracht.niet_goed R29 fear concern; papieren.ander R13 financial_abuse concern
        verblijf.ja R12 coercive_control high H1
        terug.soms R19 separation concern; terug.ja R19 separation high
    """,
    "d5": "erbij.ja R10 child_harm high H1",
    "d7": "wanneer.vandaag R31 practical high",
    "d11": """
        hoe.1 R32 trauma concern; hoe.slecht R32 trauma concern; hoe.daling R32 trauma concern
        zorg.nee R14 elder_neglect concern
        rustig.soms R26 perpetrator_losing_control concern
        rustig.nee R26 perpetrator_losing_control high P2
        lief.twijfel R14 elder_neglect concern; lief.ja R14 elder_neglect high H1
        nu.ja R23 help_now acute A1
        eten.niet_altijd R14 elder_neglect concern; eten.nee R14 elder_neglect high
    """,
    "tik": """
        hoe.niet_zo R29 fear concern; nu.ja R23 help_now acute A1
        nu_b.ja R26 perpetrator_losing_control acute P1
    """,
    "weekly": """
        hoe.slecht R32 trauma concern; veilig.twijfel R29 fear concern; veilig.nee R29 fear high H1
        nu.ja R23 help_now acute A1; rustig.soms R26 perpetrator_losing_control concern
        rustig.nee R26 perpetrator_losing_control high P2; kinderen.niet_goed R32 trauma concern
    """,
}
RISKS["d1_kort"] = RISKS["d1"]
RISKS["d2_kort"] = RISKS["d2"]


OF_REMOVED = ("d2", "d2_kort", "d3b")


def script_of(name: str) -> Script:
    return shipped_library().scripts[name]


@dataclass
class Walk:
    """What one person meets in one dialogue on one day: every question, every button, every line."""

    script: Script
    around: Surroundings
    day: int
    met: set[tuple[str, str]] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    ends: list[StepResult] = field(default_factory=list)

    def over_everything(self) -> "Walk":
        waiting = [self._opened()]
        seen = set[str]()
        while waiting:
            talk = waiting.pop()
            if talk.step in seen:
                continue
            seen.add(talk.step)
            for button in self.script.questions[talk.step].buttons:
                after = self._tapped(talk, button)
                self.met.add((talk.step, button.id))
                waiting += [after.talk] if after.talk else []
        return self

    def _opened(self) -> Talk:
        result = begin(self.script, 1, AT, self.around, self.day)
        if self.script.handshake:
            assert result.talk is not None
            result = step(result.talk, self.script, "ja", self.around)
        self.lines += result.lines
        assert result.talk is not None
        return result.talk

    def _tapped(self, talk: Talk, button: Button) -> StepResult:
        label = button.label.text(self.around.mode, self.around.language)
        result = step(talk, self.script, label, self.around)
        assert [(one.step, one.value) for one in result.answers] == [(talk.step, button.id)]
        assert result.signals == ((button.signal,) if button.signal else ())
        self.lines += result.lines
        if result.talk is None:
            self.ends.append(result)
        return result


def people(script: Script) -> Iterator[tuple[Role, bool]]:
    """Give who may meet this script: the roles it asks after, with and without children."""
    roles = {role for one in script.questions.values() for role in one.condition.roles}
    yield from product(sorted(roles) or [Role.STAYER], (True, False))


def days(script: Script) -> list[int]:
    months = {month for one in script.questions.values() for month in one.condition.months}
    lone = {day for one in script.questions.values() for day in one.condition.days[:1]}
    return sorted({1, 400, *script.day_questions, *lone, *(30 * month for month in months)})


def walks(name: str, mode: Mode, language: Language) -> Iterator[Walk]:
    script = script_of(name)
    for (role, children), day in product(people(script), days(script)):
        facts = Facts(children=children, living_apart=children)
        side = Side.B if role is Role.REMOVED_PERSON else Side.A
        around = Surroundings(mode, language, role, side, facts, "Hoi.", "tap", "", VALUES)
        yield Walk(script, around, day).over_everything()


@pytest.mark.parametrize(("mode", "language"), PHONES)
@pytest.mark.parametrize("name", TALKS)
def test_every_button_of_every_question_can_be_tapped_and_every_road_ends(
    name: str, mode: Mode, language: Language
) -> None:
    met: set[tuple[str, str]] = set()
    for walk in walks(name, mode, language):
        met |= walk.met
        assert walk.ends
        for line in walk.lines:
            _is_fit_to_read(line, mode)
        assert all(_is_an_end(end) for end in walk.ends)
    script = script_of(name)
    assert met == {(one.id, button.id) for one in script.questions.values() for button in one.buttons}


def _is_fit_to_read(line: Line, mode: Mode) -> None:
    text = line.text
    assert len(text) <= LONGEST_TEXT, text
    for paragraph in text.split("\n"):
        lengths = [len(one.split()) for one in sentences(paragraph)]
        assert len(lengths) <= MOST_SENTENCES, text
        assert max(lengths) <= LONGEST_SENTENCE, text
        assert sum(lengths) <= LONGEST_AVERAGE * len(lengths), text
    assert not any(mark in text for mark in "!{}"), text
    labels = [label for row in line.keyboard for label in row]
    assert len(labels) <= MOST_BUTTONS or all(label.isdigit() for label in labels[:-2]), labels
    assert len(set(labels)) == len(labels), labels
    for label in labels:
        assert len(label) <= LONGEST_BUTTON, label
        assert not _betrays(label), label
    if mode is Mode.NEUTRAL:
        assert not _betrays(text), text
        assert "0800" not in text, text


def _betrays(text: str) -> bool:
    """Say whether a word in it tells a hostile reader what this is; "verblijf" is not "blijf"."""
    form = answer_form(text)
    return any(word in (form.split() if word in ("blijf", "safe") else form) for word in BETRAYING)


def _is_an_end(result: StepResult) -> bool:
    """Say whether somebody hears something last: a closing line, or the safety text of the signal."""
    if result.lines:
        return result.lines[-1].closes and not result.lines[-1].keyboard
    return bool(result.signals) and bool(result.signals[0].reply)


@pytest.mark.parametrize("name", TALKS)
def test_who_says_nothing_that_fits_comes_to_the_end_as_well(name: str) -> None:
    for mode, language in PHONES:
        for walk in walks(name, mode, language):
            result = begin(walk.script, 1, AT, walk.around, walk.day)
            for word in ("ja", *["blauw"] * 30):
                if result.talk is None:
                    break
                result = step(result.talk, walk.script, word, walk.around)
            assert result.talk is None


def questions_of(name: str) -> list[Question]:
    return list(script_of(name).questions.values())


def person_at(name: str, question: Question, mode: Mode = Mode.OPEN) -> ClientState:
    """Return somebody whom this question may be put to, with the question waiting."""
    roles = question.condition.roles or ((Role.REMOVED_PERSON,) if name in OF_REMOVED else (Role.STAYER,))
    side = Side.B if roles[0] is Role.REMOVED_PERSON else Side.A
    return asked(client(mode, role=roles[0], side=side), name, question.id)


@pytest.mark.parametrize("name", TALKS)
def test_every_question_lets_a_person_call_instead_or_leave_it_for_now(name: str) -> None:
    for question in questions_of(name):
        ways_out = {button.id for button in question.buttons if button.way_out}
        assert ways_out == ({"bel"} if question.id in ONLY_A_CALL else {"bel", "nu_niet"}), question.id
        for typed in ("ik bel liever", "I prefer to call"):
            found = question.button(typed)
            assert found is not None
            assert found.task is not None
            assert found.task.kind == "call_back"


def risks_of(name: str) -> dict[str, str]:
    """Return the signal of every button and of every fall on a scale, as the table above writes it.

    What a dialogue within it asks stands at that dialogue.
    """
    signals = {}
    for question in questions_of(name):
        signals |= {f"{question.id}.{button.id}": button.signal for button in question.buttons}
        signals[f"{question.id}.{FALL}"] = question.scale.drop if question.scale else None
    return {
        place: f"{one.code} {one.category} {one.level.word} {one.reply}".strip()
        for place, one in signals.items()
        if one is not None and "/" not in place
    }


def expected(name: str) -> dict[str, str]:
    rows = [row.strip() for row in RISKS.get(name, "").replace("\n", ";").split(";") if row.strip()]
    split = [row.partition(" ") for row in rows]
    return {place: said for place, _, said in split}


@pytest.mark.parametrize("name", TALKS)
def test_every_worrying_answer_carries_the_class_level_and_text_of_the_field(name: str) -> None:
    assert risks_of(name) == expected(name)


@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
@pytest.mark.parametrize("name", TALKS)
def test_a_worrying_tap_raises_its_flag_in_the_turn_and_says_its_text(name: str, mode: Mode) -> None:
    for place, said in expected(name).items():
        if place.endswith(FALL):
            continue
        code, _, level, *reply = said.split()
        at, tapped = place.split(".")
        question = script_of(name).questions[at]
        label = next(one for one in question.buttons if one.id == tapped).label.text(mode, Language.NL_B1)
        _, effects = turn(person_at(name, question, mode), wrote(label), real_rulebook())
        (flag,) = flags(effects)
        assert flag.level >= level_of(level), place
        assert (flag.code, flag.source) == (code, "button"), place
        first = says(effects)[0]
        assert not reply or first.key.startswith(reply[0]), place
        names_a_number = any(number in first.text for number in ("112", "113", "0800-2000"))
        assert names_a_number or not reply, place


@pytest.mark.parametrize("name", TALKS)
def test_the_words_that_always_work_do_so_at_every_question(name: str) -> None:
    for question in questions_of(name):
        person = person_at(name, question)
        stopped, _ = turn(person, wrote("STOP!!"), real_rulebook())
        assert stopped.standing is Standing.STOPPED
        _, effects = turn(person, wrote("hulp"), real_rulebook())
        assert [one.level for one in flags(effects)] == [Level.ACUTE]
        assert "112" in says(effects)[0].text
        both, effects = turn(person, wrote("stop hij slaat me"), real_rulebook())
        assert [one.level for one in flags(effects)] == [Level.ACUTE]
        assert "112" in says(effects)[0].text
        assert both.standing is Standing.STOPPED


@pytest.mark.parametrize("words", ["hij slaat mij nu", "he is hitting me"])
@pytest.mark.parametrize("name", TALKS)
def test_danger_in_own_words_is_seen_at_every_question(name: str, words: str) -> None:
    for question in questions_of(name):
        _, effects = turn(person_at(name, question), wrote(words), real_rulebook())
        assert [one.level for one in flags(effects)] == [Level.ACUTE]
        assert "112" in says(effects)[0].text


@pytest.mark.parametrize("name", TALKS)
def test_no_talk_promises_a_worker_when_nobody_is_there(name: str) -> None:
    for question in questions_of(name):
        for button in question.buttons:
            label = button.label.text(Mode.OPEN, Language.NL_B1)
            _, effects = turn(person_at(name, question), wrote(label), real_rulebook(), EMPTY)
            for said in says(effects):
                assert not any(promise in said.text for promise in PROMISES), said.text


@pytest.mark.parametrize("name", TALKS)
def test_a_fall_on_a_scale_is_seen_while_the_number_itself_is_no_worry(name: str) -> None:
    script = script_of(name)
    for question in questions_of(name):
        if question.scale is None:
            continue
        talk = Talk(name, question.id, 1, AT)
        here = Surroundings(Mode.OPEN, Language.NL_B1, Role.STAYER, Side.A, Facts(), "", "tap", "", VALUES)
        calm = step(talk, script, "3", replace(here, last_score=4))
        fell = step(talk, script, "3", replace(here, last_score=5))
        assert calm.signals == ()
        assert fell.signals == (question.scale.drop,)
        assert fell.talk is not None
