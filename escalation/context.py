"""What the words around a signal do to it: denied, long ago, asked, on television, somebody else."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from cases.levels import Level
from cases.sides import Speaker
from escalation import detector_cues as cues
from escalation.assessment import Status
from escalation.detector_forms import Word
from escalation.lexicon_types import Negation, Past, Rule

_BEFORE, _AFTER = 4, 3
_OPENING = 3


@dataclass(frozen=True)
class Reading:
    """A message as known words, with the sentence and clause of each."""

    words: Sequence[Word]
    questions: frozenset[int]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(word.form for word in self.words)

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        return tuple(word.token.sentence for word in self.words)

    def said(self, sentence: int, phrases: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
        """Return the first of ``phrases`` that one sentence holds; each is looked for once."""
        key = (sentence, phrases)
        if key not in self._said:
            self._said[key] = _phrase(tuple(self.around(sentence).values()), phrases)
        return self._said[key]

    @cached_property
    def _said(self) -> dict[tuple[int, tuple[tuple[str, ...], ...]], tuple[str, ...]]:
        return {}

    def clause(self, place: int) -> int:
        return self.words[place].token.clause

    def around(self, sentence: int) -> dict[int, str]:
        """Return the words of one sentence by their place."""
        return self._by_sentence[sentence]

    @cached_property
    def _by_sentence(self) -> dict[int, dict[int, str]]:
        found: dict[int, dict[int, str]] = defaultdict(dict)
        for place, form in enumerate(self.forms):
            found[self.sentences[place]][place] = form
        return dict(found)


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


def judge(reading: Reading, signal: Signal, speaker: Speaker) -> Verdict:
    """Return the first context that applies; a cue counts in its sentence, negation in its clause."""
    if not signal.rule.context:
        return Verdict()
    sentence = reading.around(reading.sentences[signal.anchor])
    for verdict in _verdicts(reading, signal, sentence, speaker):
        if verdict is not None:
            return verdict
    return Verdict()


def lowered(level: Level, verdict: Verdict, speaker: Speaker) -> Level:
    """Return what is left of ``level``. Acute never falls below review: a human reads it.

    Source: domain.md section 4.5; what is told about somebody else stays with a worker.
    """
    status = verdict.status
    if status in {Status.ACTIVE, Status.REPORTED}:
        return level
    if status is Status.OTHER_PERSON:
        return {Level.ACUTE: Level.HIGH, Level.HIGH: Level.CONCERN}.get(level, Level.NONE)
    if status is Status.JOKE and (speaker is Speaker.PERPETRATOR or level is Level.ACUTE):
        return level if speaker is Speaker.PERPETRATOR else Level.REVIEW
    if level is Level.ACUTE:
        return Level.REVIEW
    asked = status in {Status.HYPOTHETICAL, Status.JOKE} and not verdict.planned
    return Level.CONCERN if asked and level is Level.HIGH else Level.NONE


def is_now(reading: Reading, sentence: int) -> bool:
    """Return whether the sentence speaks of now or here."""
    return any(form in cues.NOW for form in reading.around(sentence).values())


def _verdicts(
    reading: Reading, signal: Signal, sentence: dict[int, str], speaker: Speaker
) -> Iterator[Verdict | None]:
    if signal.rule.negation is not Negation.IGNORE:
        yield _negated(reading, signal, sentence)
    yield _hypothetical(reading, signal, sentence)
    yield _media(signal, sentence)
    if signal.rule.past is not Past.IGNORE:
        yield _past(reading, signal, sentence)
    if speaker is not Speaker.NETWORK:
        yield _other_person(reading, signal, sentence)
    if signal.rule.hyperbole and (found := _among(sentence.values(), cues.JOKES)):
        yield Verdict(Status.JOKE, found)


def _negated(reading: Reading, signal: Signal, sentence: dict[int, str]) -> Verdict | None:
    anchor = signal.anchor
    after = _AFTER if signal.rule.negation is Negation.NORMAL else -1
    for place in range(anchor - _BEFORE, anchor + after + 1):
        if sentence.get(place) not in cues.NEGATORS or place in signal.places:
            continue
        if reading.clause(place) == reading.clause(anchor) and _denies(sentence, place, anchor):
            return Verdict(Status.NEGATED, (sentence[place],))
    return None


def _denies(sentence: dict[int, str], place: int, anchor: int) -> bool:
    last, following = sentence.get(place - 1), sentence.get(place + 1)
    if following in cues.FALSE_NEGATION_NEXT or last == "waarom":
        return False
    if last in cues.UNSURE_VERBS and sentence.get(place - 2) in cues.SELF:
        return False
    return place < anchor or (last not in cues.OWN_VERBS and not _new_subject(sentence, anchor, place))


def _new_subject(sentence: dict[int, str], anchor: int, place: int) -> bool:
    """Return whether a new subject stands between a participle and its "niet": geslagen, ze beweegt niet."""
    between = {sentence.get(one) for one in range(anchor + 1, place)}
    return sentence[anchor].startswith("ge") and not between.isdisjoint(cues.SUBJECTS)


def _hypothetical(reading: Reading, signal: Signal, sentence: dict[int, str]) -> Verdict | None:
    forms = tuple(sentence.values())
    where = reading.sentences[signal.anchor]
    if found := reading.said(where, cues.ASK_PHRASES) or _phrase(forms[:_OPENING], cues.OPENING_PHRASES):
        return Verdict(Status.HYPOTHETICAL, found)
    if found := reading.said(where, cues.WOULD):
        asked = where in reading.questions
        return Verdict(Status.HYPOTHETICAL, found) if asked else None
    if _among(forms, cues.IF_WORDS) and (found := reading.said(where, cues.PLAN_PHRASES)):
        return Verdict(Status.HYPOTHETICAL, found, planned=True)
    return None


def _media(signal: Signal, sentence: dict[int, str]) -> Verdict | None:
    around = [form for place, form in sentence.items() if place not in signal.places]
    if found := _among(around, cues.DREAM):
        return Verdict(Status.MEDIA, found)
    if any(sentence.get(place) in cues.FIRST_PERSON for place in signal.places):
        return None
    found = _among(around, cues.MEDIA)
    return Verdict(Status.MEDIA, found) if found else None


def _past(reading: Reading, signal: Signal, sentence: dict[int, str]) -> Verdict | None:
    forms = tuple(sentence.values())
    said = reading.said(reading.sentences[signal.anchor], cues.PAST_PHRASES)
    found = _among(forms, cues.PAST_WORDS) or said or _year(forms)
    if not found or _among(forms, cues.RECENT):
        return None
    clause = reading.clause(signal.anchor)
    now = [
        place
        for place, form in sentence.items()
        if form in cues.NOW
        and reading.clause(place) == clause
        and sentence.get(place + 1) not in cues.NEGATORS
    ]
    return None if now else Verdict(Status.PAST, found)


def _year(forms: Sequence[str]) -> tuple[str, ...]:
    return next(
        (
            (first, second)
            for first, second in pairwise(forms)
            if first == "in" and second.isascii() and second.isdecimal() and _is_year(second)
        ),
        (),
    )


def _is_year(digits: str) -> bool:
    return len(digits) == len("1999") and int(digits) in cues.YEARS


def _other_person(reading: Reading, signal: Signal, sentence: dict[int, str]) -> Verdict | None:
    clause = reading.clause(signal.anchor)
    own = [
        place
        for place, form in sentence.items()
        if form in cues.SELF and reading.clause(place) == clause and sentence.get(place - 1) != "van"
    ]
    if own:
        return None
    for place, form in sentence.items():
        if form in cues.OTHERS and place < signal.anchor and sentence.get(place - 1) in cues.SOMEONE:
            return Verdict(Status.OTHER_PERSON, (form,))
    return None


def _among(forms: Collection[str], wanted: frozenset[str]) -> tuple[str, ...]:
    return next(((form,) for form in forms if form in wanted), ())


def _phrase(forms: Sequence[str], phrases: Collection[tuple[str, ...]]) -> tuple[str, ...]:
    for start, form in enumerate(forms):
        for phrase in phrases:
            if form == phrase[0] and tuple(forms[start : start + len(phrase)]) == phrase:
                return phrase
    return ()
