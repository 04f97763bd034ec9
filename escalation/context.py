"""What the words around a signal do to it: denied, long ago, asked, on television, somebody else."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cases.levels import Level
from cases.sides import Speaker
from escalation import detector_cues as cues
from escalation.assessment import Status
from escalation.detector_forms import Heard
from escalation.lexicon_types import Negation, Past, Rule

_BEFORE, _AFTER = 4, 3
_OPENING = 3


class Sentence(NamedTuple):
    """The words of one sentence; ``first`` is the place of the first, ``flags`` the cues they hold."""

    first: int
    forms: tuple[str, ...]
    clauses: tuple[int, ...]
    flags: int
    asked: bool

    def form(self, place: int) -> str:
        """Return the word at this place of the message, nothing when it is in another sentence."""
        inside = place - self.first
        return self.forms[inside] if 0 <= inside < len(self.forms) else ""

    def clause(self, place: int) -> int:
        return self.clauses[place - self.first]

    def placed(self) -> Iterator[tuple[int, str]]:
        return enumerate(self.forms, self.first)


class Reading:
    """A message as known words, with the sentence and clause of each."""

    def __init__(self, heard: Heard, questions: frozenset[int]) -> None:
        self.heard, self.questions = heard, questions
        self.sentences = heard.row.sentences
        self._parts: dict[int, Sentence] = {}

    @property
    def forms(self) -> Sequence[str]:
        return self.heard.forms

    def beginning(self, size: int) -> "Reading":
        """Return the first ``size`` words."""
        return Reading(self.heard.beginning(size), self.questions)

    def sentence(self, number: int) -> Sentence:
        """Return one sentence; it is put together when a signal asks for it."""
        if number not in self._parts:
            first = self.sentences.index(number)
            last = first + self.sentences.count(number)
            forms = tuple(self.forms[first:last])
            flags = 0
            for form in forms:
                flags |= cues.FLAGS.get(form, 0)
            clauses = tuple(self.heard.row.clauses[first:last])
            self._parts[number] = Sentence(first, forms, clauses, flags, number in self.questions)
        return self._parts[number]


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that was met: the places of its words, and the place it hangs on."""

    rule: Rule
    places: frozenset[int]
    anchor: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the context makes of a signal, with the words that say so."""

    status: Status = Status.ACTIVE
    cues: tuple[str, ...] = ()
    planned: bool = False
    floor: Level = Level.NONE
    """``floor`` is what a signal of this class keeps in this context."""


_AS_IT_STANDS = Verdict()


def judge(reading: Reading, signal: Signal, speaker: Speaker) -> Verdict:
    """Return the first context that applies; a cue counts in its sentence, negation in its clause."""
    if not signal.rule.context:
        return _AS_IT_STANDS
    sentence = reading.sentence(reading.sentences[signal.anchor])
    if not sentence.flags & cues.LOWERING:
        return _AS_IT_STANDS
    for verdict in _verdicts(signal, sentence, speaker):
        if verdict is not None:
            return verdict
    return _AS_IT_STANDS


def lowered(level: Level, verdict: Verdict, speaker: Speaker) -> Level:
    """Return what is left of ``level``. Acute never falls below review: a human reads it.

    Source: domain.md section 4.5; what is told about somebody else stays with a worker.
    """
    status = verdict.status
    if status in {Status.ACTIVE, Status.REPORTED}:
        return level
    if status is Status.OTHER_PERSON:
        less = {Level.ACUTE: Level.HIGH, Level.HIGH: Level.CONCERN}.get(level, Level.NONE)
        return max(less, min(level, verdict.floor))
    if status is Status.JOKE and (speaker is Speaker.PERPETRATOR or level is Level.ACUTE):
        return level if speaker is Speaker.PERPETRATOR else Level.REVIEW
    if level is Level.ACUTE:
        return Level.REVIEW
    asked = status in {Status.HYPOTHETICAL, Status.JOKE} and not verdict.planned
    return Level.CONCERN if asked and level is Level.HIGH else Level.NONE


def is_now(reading: Reading, number: int) -> bool:
    """Return whether the sentence speaks of now or here."""
    return bool(reading.sentence(number).flags & cues.NOW_FLAG)


def _verdicts(signal: Signal, sentence: Sentence, speaker: Speaker) -> Iterator[Verdict | None]:
    flags = sentence.flags
    if flags & cues.NEGATOR and signal.rule.negation is not Negation.IGNORE:
        yield _negated(signal, sentence)
    if flags & cues.ASKING:
        yield _hypothetical(sentence)
    if flags & cues.SHOWN and signal.rule.code not in cues.SHOWN_ELSEWHERE:
        yield _media(signal, sentence)
    if flags & cues.BEFORE and signal.rule.past is not Past.IGNORE:
        yield _past(signal, sentence)
    if flags & cues.OTHER and speaker is not Speaker.NETWORK:
        yield _other_person(signal, sentence)
    if flags & cues.JOKING and signal.rule.hyperbole:
        yield Verdict(Status.JOKE, _among(sentence.forms, cues.JOKES))


def _negated(signal: Signal, sentence: Sentence) -> Verdict | None:
    anchor = signal.anchor
    after = _AFTER if signal.rule.negation is Negation.NORMAL else -1
    for place in range(anchor - _BEFORE, anchor + after + 1):
        form = sentence.form(place)
        if form not in cues.NEGATORS or place in signal.places:
            continue
        if sentence.clause(place) == sentence.clause(anchor) and _denies(sentence, place, anchor):
            return Verdict(Status.NEGATED, (form,))
    return None


def _denies(sentence: Sentence, place: int, anchor: int) -> bool:
    last, following = sentence.form(place - 1), sentence.form(place + 1)
    if following in cues.FALSE_NEGATION_NEXT or last == "waarom":
        return False
    if last in cues.UNSURE_VERBS and sentence.form(place - 2) in cues.SELF:
        return False
    return place < anchor or (last not in cues.OWN_VERBS and not _new_subject(sentence, anchor, place))


def _new_subject(sentence: Sentence, anchor: int, place: int) -> bool:
    """Return whether a new subject stands between a participle and its "niet": geslagen, ze beweegt niet."""
    between = {sentence.form(one) for one in range(anchor + 1, place)}
    return sentence.form(anchor).startswith("ge") and not between.isdisjoint(cues.SUBJECTS)


def _hypothetical(sentence: Sentence) -> Verdict | None:
    forms = sentence.forms
    if found := _phrase(forms, cues.ASK_SAID) or _phrase(forms[:_OPENING], cues.OPENING_SAID):
        return Verdict(Status.HYPOTHETICAL, found)
    if found := _phrase(forms, cues.WOULD_SAID):
        return Verdict(Status.HYPOTHETICAL, found) if sentence.asked else None
    if sentence.flags & cues.IF and (found := _phrase(forms, cues.PLAN_SAID)):
        return Verdict(Status.HYPOTHETICAL, found, planned=True)
    return None


def _media(signal: Signal, sentence: Sentence) -> Verdict | None:
    around = [form for place, form in sentence.placed() if place not in signal.places]
    if found := _among(around, cues.DREAM):
        return Verdict(Status.MEDIA, found)
    if any(sentence.form(place) in cues.FIRST_PERSON for place in signal.places):
        return None
    found = _among(around, cues.MEDIA)
    return Verdict(Status.MEDIA, found) if found else None


def _past(signal: Signal, sentence: Sentence) -> Verdict | None:
    forms = sentence.forms
    found = _long_ago(forms) or _phrase(forms, cues.PAST_SAID) or _year(forms)
    if not found or sentence.flags & cues.LATELY or _phrase(forms, cues.RECENT_SAID):
        return None
    clause = sentence.clause(signal.anchor)
    now = any(
        form in cues.NOW
        and sentence.clause(place) == clause
        and sentence.form(place + 1) not in cues.NEGATORS
        for place, form in sentence.placed()
    )
    return None if now else Verdict(Status.PAST, found)


def _long_ago(forms: Sequence[str]) -> tuple[str, ...]:
    """Return a word for long ago; "mijn mes van vroeger" is a mes of now."""
    words = enumerate(forms)
    return next(
        ((form,) for at, form in words if form in cues.PAST_WORDS and forms[at - 1 : at] != ("van",)), ()
    )


def _year(forms: Sequence[str]) -> tuple[str, ...]:
    """Return a year that stands for long ago: not "sinds 2019", not 2000 euro."""
    for before, form, after in zip(("", *forms), forms, (*forms[1:], ""), strict=False):
        if form in cues.YEAR_WORDS and before not in cues.SINCE and after not in cues.AMOUNTS:
            return (before, form) if before == "in" else (form,)
    return ()


def _other_person(signal: Signal, sentence: Sentence) -> Verdict | None:
    clause = sentence.clause(signal.anchor)
    own = any(
        form in cues.SELF and sentence.clause(place) == clause and sentence.form(place - 1) != "van"
        for place, form in sentence.placed()
    )
    if own:
        return None
    for place, form in sentence.placed():
        if form in cues.OTHERS and place < signal.anchor and sentence.form(place - 1) in cues.SOMEONE:
            floor = Level.CONCERN if signal.rule.code in cues.VIOLENCE else Level.NONE
            return Verdict(Status.OTHER_PERSON, (form,), floor=floor)
    return None


def _among(forms: Collection[str], wanted: frozenset[str]) -> tuple[str, ...]:
    return next(((form,) for form in forms if form in wanted), ())


def _phrase(forms: Sequence[str], phrases: cues.Phrases) -> tuple[str, ...]:
    for start, form in enumerate(forms):
        for phrase in phrases.get(form, ()):
            if tuple(forms[start : start + len(phrase)]) == phrase:
                return phrase
    return ()
