"""One process, one pass: how long screening takes on messages it never saw, and on the same ones again.

Time is time on the core: what other processes take of it between is not counted.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean, median, quantiles
from time import thread_time_ns
from typing import Any

from cases.facts import Facts, Phase
from cases.levels import Level
from cases.sides import Speaker
from drills.machine import factor_of, slowness
from escalation.assessment import Assessment
from escalation.detector import Detector
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.screen import screen

_FACTS = Facts(phase=Phase.F2)
_AGAIN = 5
_LENGTH = 2000
_CONCEPTS = 24

Spoken = tuple[str, Speaker]


def measured(load: Callable[[], Detector], spoken: Sequence[Spoken]) -> dict[str, Any]:
    """Load once, screen each message once, then again; times in microseconds, memory in MB."""
    before, began = _resident_mb(), thread_time_ns()
    detector = load()
    seconds = (thread_time_ns() - began) / 1e9
    memory = _resident_mb() - before
    slow = slowness(5)
    unseen = _pass(detector, spoken)
    slow += slowness(5)
    again = [_pass(detector, spoken) for _ in range(_AGAIN)]
    return {
        "load_seconds": round(seconds, 3),
        "memory_mb": round(memory, 1),
        "machine_factor": round(factor_of(slow), 2),
        **{f"unseen_{name}": figure for name, figure in _figures(unseen).items()},
        "repeated_us_mean": round(median(fmean(one) for one in again), 1),
        "found_a_message": round(fmean(len(detector.look(text).met) for text, _ in spoken), 2),
        "worst": worst(detector),
    }


def worst(detector: Detector) -> dict[str, Any]:
    """Return for each wicked text its milliseconds and what came of it."""
    found: dict[str, Any] = {}
    for name, text in WICKED.items():
        times = []
        answer = Assessment(Level.NONE)
        for _ in range(3):
            began = thread_time_ns()
            answer = screen(text, Speaker.VICTIM, _FACTS, detector)
            times.append((thread_time_ns() - began) / 1e6)
        found[name] = {"ms": round(min(times), 2), "level": answer.level.word, "to_a_human": answer.too_long}
    return found


def literal(terms: Sequence[str]) -> Detector:
    """Compile plain terms as so many concepts, each in every context."""
    classes = {f"BEGRIP{number}": tuple(terms[number::_CONCEPTS]) for number in range(_CONCEPTS)}
    rules = (
        Rule(
            id=name,
            code="R07",
            category="physical_violence",
            level=Level.HIGH,
            patterns=(Pattern((name,), 0, ordered=False),),
            explanation="Een begrip.",
        )
        for name in classes
    )
    return Detector.of(Lexicon(classes, tuple(rules)), "terms")


def _pass(detector: Detector, spoken: Sequence[Spoken]) -> list[float]:
    times = []
    for text, speaker in spoken:
        began = thread_time_ns()
        screen(text, speaker, _FACTS, detector)
        times.append((thread_time_ns() - began) / 1000)
    return times


def _figures(times: Sequence[float]) -> dict[str, float]:
    cuts = quantiles(times, n=100, method="inclusive")
    return {
        "us_mean": round(fmean(times), 1),
        "us_p50": round(cuts[49], 1),
        "us_p99": round(cuts[98], 1),
        "us_max": round(max(times), 1),
    }


def _resident_mb() -> float:
    """Return what the process holds now; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0.0
    return int(pages) * 4096 / 2**20


def _filled(part: str) -> str:
    return (part * _LENGTH)[:_LENGTH]


def _letters(first: int) -> str:
    return "".join(chr(first + (7 * place) % 60) for place in range(_LENGTH // 30 - 1)) + " "


WICKED = {
    "trigger_words": _filled("hij slaat me mes keel vermoord nu "),
    "idioms": _filled("slaat nergens op ga dood van de lach me kapot doodmoe klok slaat "),
    "negations": _filled("niet geen nooit als stel dat vroeger film hij slaat me "),
    "doubtful_word": _filled("k niet mes "),
    "glued": _filled("hijslaatmenuhelp"),
    "no_such_words": _filled("qwerdx plomft zurgle brantsk "),
    "thirty_scripts": "".join(_letters(0x370 + 0x90 * place) for place in range(30)),
    "combining_marks": "e" + "\u0301" * 4096,
    "only_emoji": _filled("🔪😂🆘😱"),
    "one_letter": _filled("a"),
    "loose_letters": _filled("h e l p "),
}
