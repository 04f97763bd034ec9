"""How long the pure turn takes, with screening and without, on messages that the lexicon tests itself with.

Ratios come from the same run: a turn against reading one JSON update, on the same core at the same moment.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import partial
from statistics import fmean, quantiles
from time import perf_counter_ns
from typing import Any
from zoneinfo import ZoneInfo

from cases.events import CheckInDue, Kind, MessageReceived
from cases.facts import Facts, Phase
from cases.ids import CheckInId, ClientId, EventId, PhoneMessage, StaffId
from cases.levels import Language, Mode
from cases.moments import DAY, MINUTE, Moment, after, moment_of
from cases.roster import Post, Shift
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side, speaker_of
from cases.state import ClientState
from drills.result import Stopwatch, progress
from escalation.duty import Duty, Promise
from escalation.rulebook import Rulebook
from escalation.screen import screen
from escalation.turn import take_turn

TURN_US = 350.0
BARE_US = 100.0

_NOON = moment_of(datetime(2027, 3, 16, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam")))
_DUTY = Duty(staffed=True, promise=Promise.TODAY, crew=(Shift(StaffId("anna"), Post.DUTY, Moment(0)),))
_ALL_DAY = tuple(Window(day, time(8), time(22)) for day in range(7))
_EVERYDAY = (
    "ja",
    "Goed",
    "Gaat wel",
    "Nee",
    "2",
    "prima hoor, en jij",
    "Ik bel liever morgen, het is nu erg druk met de kinderen en ik moet zo naar mijn werk.",
    "We waren gister bij mijn zus eten, dat was gezellig. De jongste heeft weer koorts maar het gaat wel.",
)


@dataclass(frozen=True, slots=True)
class Turned:
    """Microseconds of each call, in the order of the messages."""

    turns: list[float]
    screenings: list[float]
    reading: list[float]


def run_bench_turn(rulebook: Rulebook, risky: Sequence[str], rounds: int) -> dict[str, Any]:
    """Measure ``rounds`` rounds over all messages, one client of each kind; return the result."""
    watch = Stopwatch()
    texts = _mixed(risky)
    people = _people(rulebook)
    _measured(rulebook, people, texts[: len(texts) // 4])  # the first calls fill caches that a process keeps
    best: Turned | None = None
    for number in range(rounds):
        found = _measured(rulebook, people, texts)
        best = found if best is None else _lower(best, found)
        progress(f"  round {number + 1}: turn {fmean(found.turns):.0f} us")
    if best is None:
        raise ValueError("at least one round")
    return _result(best, len(texts), watch)


def _mixed(risky: Sequence[str]) -> list[str]:
    """Return messages as a week brings them here: for each risky one three everyday ones."""
    mixed: list[str] = []
    for place, text in enumerate(risky):
        mixed.append(text)
        mixed.extend(_EVERYDAY[(3 * place + step) % len(_EVERYDAY)] for step in range(3))
    return mixed


def _people(rulebook: Rulebook) -> list[ClientState]:
    """Return a client between talks, one with a question, one in neutral mode, one a human holds."""
    plain = ClientState(
        ClientId("bench"),
        Side.A,
        Role.STAYER,
        Language.NL_B1,
        "Duin-27",
        contact=SafeContact(
            _ALL_DAY, "Europe/Amsterdam", Mode.OPEN, "Er staat iets klaar.", after(_NOON, 30 * DAY)
        ),
        facts=Facts(phase=Phase.F0),
        programme_began=_NOON,
    )
    due = CheckInDue(EventId("due"), _NOON, CheckInId("k1"), "d1", _NOON)
    asked, _ = take_turn(plain, due, rulebook, _DUTY)
    contact = plain.contact
    neutral = replace(plain, contact=None if contact is None else replace(contact, mode=Mode.NEUTRAL))
    return [plain, asked, neutral, replace(plain, held_by=StaffId("anna"), held_alias="Anna")]


def _measured(rulebook: Rulebook, people: Sequence[ClientState], texts: Sequence[str]) -> Turned:
    turns, screenings, reading = [], [], []
    at = after(_NOON, MINUTE)
    for place, text in enumerate(texts):
        state = people[place % len(people)]
        event = _wrote(place, text, at)
        turns.append(_timed(partial(take_turn, state, event, rulebook, _DUTY)))
        speaker = speaker_of(state.role)
        screenings.append(_timed(partial(screen, text, speaker, state.facts, rulebook.detector)))
        raw = json.dumps({"update_id": place, "message": {"chat": {"id": 7}, "text": text}})
        reading.append(_timed(partial(json.loads, raw)))
    return Turned(turns, screenings, reading)


def _wrote(place: int, text: str, at: Moment) -> MessageReceived:
    return MessageReceived(EventId(f"e{place}"), at, at, Kind.TEXT, text, PhoneMessage(place + 1))


def _timed(call: Callable[[], object]) -> float:
    began = perf_counter_ns()
    call()
    return (perf_counter_ns() - began) / 1000


def _lower(one: Turned, other: Turned) -> Turned:
    """Return the quieter of two rounds for each message: noise of the machine only ever adds."""
    return Turned(
        [min(pair) for pair in zip(one.turns, other.turns, strict=True)],
        [min(pair) for pair in zip(one.screenings, other.screenings, strict=True)],
        [min(pair) for pair in zip(one.reading, other.reading, strict=True)],
    )


def _result(best: Turned, messages: int, watch: Stopwatch) -> dict[str, Any]:
    bare = [max(turn - screening, 0.0) for turn, screening in zip(best.turns, best.screenings, strict=True)]
    figures = {
        "turn_us_mean": round(fmean(best.turns), 1),
        "turn_us_p99": round(quantiles(best.turns, n=100)[98], 1),
        "screening_us_mean": round(fmean(best.screenings), 1),
        "without_screening_us_mean": round(fmean(bare), 1),
        "ratio_to_reading_json": round(fmean(best.turns) / fmean(best.reading), 1),
        "messages": messages,
    }
    limits = {"turn_us_mean": TURN_US, "without_screening_us_mean": BARE_US}
    return {
        "ok": all(figures[name] <= limit for name, limit in limits.items()),
        **figures,
        "figures": figures,
        "limits": limits,
        "seconds": watch.seconds,
    }
