"""A dialogue within a dialogue: its questions are laid into the one that asks for it, once per way back.

A talk then stands in one script, as it always did: its codec, its release and its place stay readable, and
what is judged is every road as it will be walked.
"""

from collections.abc import Mapping
from dataclasses import replace

from cases.content import ContentFault, ContentPath
from dialogs.script import CLOSE, DAY, WITHIN, Button, Question, Script

DEEPEST = 2
"""Dialogues within each other; a person who is led further away does not know where they are."""


def linked(script: Script, others: Mapping[str, Script]) -> Script:
    """Return the script with every dialogue it asks for laid into it. Raises ContentFault."""
    return _Linker(script, others).whole()


class _Linker:
    def __init__(self, script: Script, others: Mapping[str, Script]) -> None:
        self._script, self._others = script, others
        self._questions: dict[str, Question] = {}

    def whole(self) -> Script:
        home = _Place(self._script, CLOSE, "", ())
        for question in self._script.questions.values():
            self._questions[question.id] = self._placed(question, home, question.id)
        return replace(self._script, questions=self._questions)

    def _placed(self, question: Question, home: "_Place", name: str) -> Question:
        buttons = tuple(self._button(one, home) for one in question.buttons)
        moves_to = self._target(question.moves_to, question.back, home, (*question.path, "verder"))
        return replace(question, id=name, buttons=buttons, moves_to=moves_to)

    def _button(self, button: Button, home: "_Place") -> Button:
        return replace(
            button, goes_to=self._target(button.goes_to, button.back, home, (*button.path, "naar"))
        )

    def _target(self, target: str, back: str, home: "_Place", path: ContentPath) -> str:
        """Return where a target leads once all is laid out, after laying out what it leads to."""
        if not target.startswith(WITHIN):
            return self._own(target, home)
        name, _, step = target.removeprefix(WITHIN).partition("/")
        inner = self._others.get(name)
        if inner is None:
            raise ContentFault(path, f"Het gesprek '{name}' bestaat niet.", _choices(self._others))
        _check_back(back, home.script, path)
        _check_inner(inner, home, path)
        place = _Place(inner, self._own(back, home), f"{name}/", (*home.chain, home.script.name))
        if step and step not in inner.questions:
            remedy = f"Kies uit: {', '.join(inner.questions)}."
            raise ContentFault(path, f"In '{name}' bestaat de stap '{step}' niet.", remedy)
        return self._own(step or inner.first, place)

    def _own(self, target: str, home: "_Place") -> str:
        """Return the target as it is called from outside; one of a dialogue within is laid out here."""
        if not home.prefix:
            return target
        if target == CLOSE:
            return home.back
        question = home.script.questions.get(target)
        if question is None:
            return target
        name = f"{home.prefix}{target}/{home.back}"
        if name not in self._questions:
            self._questions[name] = replace(question, id=name)
            self._questions[name] = self._placed(question, home, name)
        return name


class _Place:
    """Where questions are laid out: the dialogue they come from, the way back, and what was asked before."""

    def __init__(self, script: Script, back: str, prefix: str, chain: tuple[str, ...]) -> None:
        self.script, self.back, self.prefix, self.chain = script, back, prefix, chain


def _check_back(back: str, script: Script, path: ContentPath) -> None:
    if not back:
        raise ContentFault(path, "Na dit gesprek is er geen weg terug.", "Voeg 'terug:' toe, met een stap.")
    known = (*script.questions, CLOSE, *((DAY,) if script.day_questions else ()))
    if back not in known:
        problem = f"'{back}' is geen plek om terug te komen."
        raise ContentFault((*path[:-1], "terug"), problem, f"Kies uit: {', '.join(known)}.")


def _check_inner(inner: Script, home: _Place, path: ContentPath) -> None:
    chain = (*home.chain, home.script.name)
    if inner.name in chain:
        raise ContentFault(path, f"Het gesprek '{inner.name}' vraagt om zichzelf.", "Kies een ander gesprek.")
    if len(chain) > DEEPEST:
        remedy = f"Leg hooguit {DEEPEST} gesprekken in elkaar."
        raise ContentFault(path, "Dit gesprek zit te diep in andere gesprekken.", remedy)
    if inner.formal != home.script.formal:
        remedy = "Geef beide gesprekken dezelfde 'vorm:'."
        raise ContentFault(path, f"'{inner.name}' spreekt iemand anders aan.", remedy)
    if inner.day_questions:
        remedy = "Kies een gesprek zonder dagvragen."
        raise ContentFault(path, f"'{inner.name}' heeft een vraag voor elke dag.", remedy)


def _choices(others: Mapping[str, Script]) -> str:
    return f"Kies uit: {', '.join(sorted(others)) or 'geen'}."
