"""Random and mangled text through screening, for everybody who may write: no error and no waiting.

How long an answer may take is judged on this machine at this moment: a fixed piece of work is timed too, and
time is time on the core.
"""

from collections.abc import Callable, Iterator, Sequence
from time import monotonic, thread_time_ns
from typing import Any

from cases.facts import Facts, Phase
from cases.levels import Level
from cases.sides import Speaker
from drills.chance import Chance, chance_of
from drills.fuzz_texts import MAKERS, mangled
from drills.machine import factor_of, slowness
from drills.result import Stopwatch, progress
from escalation.assessment import Assessment
from escalation.detector import Detector
from escalation.screen import screen

LONGEST_MS = 5.0
_SAY_EVERY = 15.0
_MOST_SHOWN = 10
_TRIES = 5
_FACTS = (Facts(phase=Phase.F0, pregnant=True, days_since_ban=1), Facts(phase=Phase.F2))


class _Books:
    def __init__(self) -> None:
        self.texts = self.screenings = self.human = self.spoken = 0
        self.errors: list[str] = []
        self.different: list[str] = []
        self.slow: list[str] = []
        self.outside: list[str] = []
        self.slowest = 0.0


def run_fuzz(detector: Detector, seeds: Sequence[str], seconds: float, seed: int) -> dict[str, Any]:
    """Screen made-up text for ``seconds``; ``seeds`` are sentences to mangle. Return the result."""
    watch, books, chance = Stopwatch(), _Books(), chance_of(seed)
    factor = factor_of(slowness(9))
    progress(f"  this machine takes {factor:.2f} x the time of a quiet one")
    ends, says = monotonic() + seconds, monotonic() + _SAY_EVERY
    for text in _texts(chance, seeds):
        if monotonic() >= ends:
            break
        _look(detector, text, books, factor)
        if monotonic() >= says:
            says += _SAY_EVERY
            progress(f"  {books.texts} texts, {len(books.errors)} errors, slowest {books.slowest:.1f} ms")
    return _result(books, factor, watch)


def _timed(work: Callable[[], object]) -> float:
    began = thread_time_ns()
    work()
    return (thread_time_ns() - began) / 1e6


def _texts(chance: Chance, seeds: Sequence[str]) -> Iterator[str]:
    while True:
        if seeds and chance.random() < 0.5:  # noqa: PLR2004 - half and half
            yield mangled(chance.choice(seeds), chance)
        else:
            yield chance.choice(MAKERS)(chance)


def _look(detector: Detector, text: str, books: _Books, factor: float) -> None:
    books.texts += 1
    for speaker in Speaker:
        facts = _FACTS[books.texts % len(_FACTS)]
        books.screenings += 1
        began = thread_time_ns()
        try:
            found = screen(text, speaker, facts, detector)
        except Exception as fault:  # noqa: BLE001 - whatever breaks is what the drill looks for
            books.errors.append(f"{type(fault).__name__}: {text[:80]!a}")
            continue
        spent = (thread_time_ns() - began) / 1e6
        if found.level is Level.NONE and spent > LONGEST_MS * factor:
            spent = _again(detector, text, speaker, facts)
        _judge(found, screen(text, speaker, facts, detector), text, books)
        books.slowest = max(books.slowest, spent)
        if found.level is Level.NONE and spent > LONGEST_MS * factor:
            books.slow.append(f"{spent:.1f} ms: {text[:80]!a}")


def _again(detector: Detector, text: str, speaker: Speaker, facts: Facts) -> float:
    """Return the shortest of a few tries: another process may have had the core."""
    return min(_timed(lambda: screen(text, speaker, facts, detector)) for _ in range(_TRIES))


def _judge(first: Assessment, second: Assessment, text: str, books: _Books) -> None:
    books.human += first.too_long
    books.spoken += first.level > Level.NONE
    if first != second:
        books.different.append(f"{text[:80]!a}")
    if not all(0 <= one.start < one.end <= len(text) for one in first.findings):
        books.outside.append(f"{text[:80]!a}")
    if first.lexicon and first.needs_question and not first.findings and not first.too_long:
        _broken_inside(first, text, books)


def _broken_inside(found: Assessment, text: str, books: _Books) -> None:
    """Note a review without a finding, a score or a length: something broke and a human got the message."""
    if found.level is Level.REVIEW and found.model_score is None:
        books.errors.append(f"broke inside: {text[:80]!a}")


def _result(books: _Books, factor: float, watch: Stopwatch) -> dict[str, Any]:
    figures = {
        "errors": len(books.errors),
        "different_answers": len(books.different),
        "too_slow": len(books.slow),
        "spans_outside": len(books.outside),
    }
    return {
        "ok": books.texts > 0 and not any(figures.values()),
        **figures,
        "texts": books.texts,
        "screenings": books.screenings,
        "sent_to_a_human_for_length": books.human,
        "alerts": books.spoken,
        "slowest_ms": round(books.slowest, 2),
        "machine_factor": round(factor, 2),
        "shown": [*books.errors, *books.different, *books.slow, *books.outside][:_MOST_SHOWN],
        "figures": figures,
        "limits": dict.fromkeys(figures, 0),
        "seconds": watch.seconds,
    }
