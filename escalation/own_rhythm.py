"""Silence measured by this one person's own rhythm (domain §7.9, experience F7, practice §2).

Four check-ins in ten stay unanswered in ordinary weeks. So a silence alone goes to one list a week, and only
what is out of the ordinary for this person is a task at once. What nobody knows is never ordinary: without
a rhythm every silence stands out, and a silence that nobody came back from teaches nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from cases.facts import Phase
from cases.levels import Level
from cases.moments import DAY, HOUR, Moment
from cases.reactions import Reaction, Why
from cases.state import Past

MOST = 12
"""How many reactions are remembered: three months of a weekly rhythm, a year of a monthly one."""

KNOWN_AFTER = 4
"""From how many check-ins on a person has a rhythm. Source: experience F7."""

THRICE = 3
"""So many silences in a row stand out for everybody."""

UNKNOWN, USUALLY, LONGER, ROW, SIGNAL, FEARED = (
    "rhythm_unknown",
    "usually_answers",
    "silent_longer",
    "silent_thrice",
    "after_signal",
    "silence_was_unsafe",
)
LATE = "later_than_usual"

_FORTNIGHT = 14 * DAY
_MOST_SILENT = 4
"""Who stays silent at most once in this many times, usually answers."""
_MUCH_LATER = 12 * HOUR
_LISTED = frozenset({Phase.F2, Phase.F3, Phase.F4})
_UNSAFE = frozenset({"emergency", "veilig_thuis"})
_BUSY = frozenset({"was_busy", "no_signal", "safe_now", "agreed"})
_NO_SILENCE = "phone_trouble"


def is_listed(phase: Phase) -> bool:
    """Say whether an ordinary silence goes on the weekly list in this phase (practice §2)."""
    return phase in _LISTED


def asked(past: Past, at: Moment) -> Past:
    """Return the past of who is asked something at ``at``; nothing was heard of it yet."""
    return replace(past, asked=at)


def reacted(past: Past, at: Moment) -> Past:
    """Return the past of who wrote at ``at``: an answer, also after it was taken for silence."""
    if past.asked is None:
        return past
    return replace(_noted(past, Reaction(past.asked, max(0, at - past.asked))), asked=None)


def silent(past: Past) -> Past:
    """Return the past of who did not answer; an answer may still come."""
    return past if past.asked is None else _noted(past, Reaction(past.asked, None))


def never_asked(past: Past) -> Past:
    """Return the past without the question that waits: it did not reach the phone, which is our fault."""
    if past.asked is None:
        return past
    left = tuple(one for one in past.reactions if one.asked_at != past.asked)
    return replace(past, asked=None, reactions=left)


def why_unusual(past: Past, at: Moment) -> tuple[str, ...]:
    """Return the codes of why the silence that ``past`` ends with is out of the ordinary; empty if not."""
    run = _run(past.reactions)
    before = past.reactions[: len(past.reactions) - run]
    silences = sum(one.took is None for one in before)
    known = len(before) >= KNOWN_AFTER
    reasons = (
        (any(one.why is Why.UNSAFE for one in past.reactions), FEARED),
        (any(one.level >= Level.HIGH and at - one.at <= _FORTNIGHT for one in past.signs), SIGNAL),
        (run >= THRICE, ROW),
        (not known, UNKNOWN),
        (known and silences * _MOST_SILENT <= len(before), USUALLY),
        (known and run > _longest(before), LONGER),
    )
    return tuple(code for holds, code in reasons if holds)


def is_late(past: Past, at: Moment) -> bool:
    """Say whether an answer at ``at`` comes much later than any of this person's; not when it was noticed."""
    if past.asked is None or any(one.asked_at == past.asked for one in past.reactions):
        return False
    known = sorted(one.took for one in past.reactions if one.took is not None)
    if len(known) < KNOWN_AFTER:
        return False
    took = at - past.asked
    return took > 2 * known[-1] and took - known[len(known) // 2] > _MUCH_LATER


def patience(past: Past, wait: int) -> int:
    """Return how long an answer is waited for: as ever, or shorter for who always answers soon.

    Never shorter than a day, nor than four times the slowest answer that is remembered.
    """
    known = [one.took for one in past.reactions if one.took is not None]
    if len(known) < KNOWN_AFTER or len(known) < len(past.reactions):
        return wait
    return min(wait, max(DAY, 4 * max(known)))


def explained(past: Past, why: Why) -> Past:
    """Return the past in which a human heard what the last silences were."""
    run = _run(past.reactions)
    if not run:
        return past
    told = tuple(replace(one, why=why) for one in past.reactions[-run:])
    return replace(past, reactions=(*past.reactions[:-run], *told))


def mistaken(past: Past) -> Past:
    """Return the past without its last silences: the phone did not work."""
    run = _run(past.reactions)
    return replace(past, reactions=past.reactions[:-run], asked=None) if run else past


def closed(past: Past, reason: str, safe_now: str) -> Past:
    """Return the past after a flag about silence was closed: its reason moves what is ordinary."""
    if safe_now == "no" or reason in _UNSAFE:
        return explained(past, Why.UNSAFE)
    if reason == _NO_SILENCE:
        return mistaken(past)
    return explained(past, Why.BUSY) if reason in _BUSY else past


def _noted(past: Past, reaction: Reaction) -> Past:
    others = (one for one in past.reactions if one.asked_at != reaction.asked_at)
    kept = sorted((*others, reaction), key=lambda one: one.asked_at)
    return replace(past, reactions=tuple(kept[-MOST:]))


def _run(reactions: Sequence[Reaction]) -> int:
    """Return how many silences the end of these is, that nobody came back from or explained."""
    run = 0
    for one in reversed(reactions):
        if one.took is not None or one.why is not Why.UNKNOWN:
            break
        run += 1
    return run


def _longest(reactions: Sequence[Reaction]) -> int:
    runs = (len([*group]) for quiet, group in groupby(reactions, lambda one: one.took is None) if quiet)
    return max(runs, default=0)
