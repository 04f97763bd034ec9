"""The forty ways in which Telegram misbehaves, each with what must be seen in the end.

Classes of ``docs/adr``'s sending rule: not sent for sure is tried again or stopped; uncertain goes again for
words that must arrive, marked by its attempts; a planned question is never sent again blindly.
"""

from dataclasses import dataclass
from enum import IntEnum

from cases.sides import Side
from drills import telegram_inward as inward
from drills import telegram_outward as outward
from drills.telegram_outward import outgoing, writes
from drills.telegram_scene import ACUTE, HUMAN, WORDS, Begin, Facts, Look

HANGS = 60.0
"""Seconds that no call is waited for."""


class Act(IntEnum):
    """Acts in order; the scenarios of one that are about one chat each are played at the same time."""

    AWAY = 1
    CHECKIN = 2
    TOGETHER = 3
    ALONE = 4
    LAST = 5
    POLLING = 6

    @property
    def together(self) -> bool:
        return self in (Act.CHECKIN, Act.TOGETHER, Act.POLLING)


@dataclass(frozen=True, slots=True)
class Scenario:
    """``begin`` lets it happen, ``look`` says what is seen, ``expected`` what must be.

    ``cast`` are the clients it needs, by side. ``stride``: seconds the clock is moved at each look.
    """

    name: str
    act: Act
    begin: Begin
    look: Look
    expected: Facts
    cast: tuple[Side, ...] = (Side.A,)
    stride: int = 0


def _facts(state: str, texts: int, tries: int, **more: object) -> Facts:
    """Say what one outgoing message must come to: so often on the phone, so often tried."""
    usual: dict[str, object] = {
        "state": state,
        "texts": texts,
        "doubles_marked": True,
        "tries": tries,
        "attempts": tries,
        "troubles": tries - (state == "sent"),
        "tasks": [],
        "standing": "active",
    }
    return {**usual, **more}


def _safety(name: str, texts: int, kind: str, **fault: object) -> Scenario:
    """Write something acute; the safety text meets a fault once, goes again, and is marked by that."""
    return Scenario(
        f"safety_{name}",
        Act.TOGETHER,
        writes(ACUTE, kind, **fault),
        outgoing("safety"),
        _facts("sent", texts, 2),
    )


def _stopped(name: str, said: str, state: str, task: str, standing: str) -> Scenario:
    kind = "403" if "blocked" in said else "400"
    return Scenario(
        name,
        Act.TOGETHER,
        writes(ACUTE, kind, description=said),
        outgoing("safety"),
        _facts(state, 0, 1, troubles=0, tasks=[task], standing=standing),
    )


def _checkin(name: str, texts: int, kind: str, **fault: object) -> Scenario:
    """Ask a planned question whose fate is unknown: it is not sent again, and a worker finds out."""
    return Scenario(
        f"checkin_{name}",
        Act.CHECKIN,
        outward.meets(kind, **fault),
        outgoing("opener"),
        _facts("uncertain", texts, 1, troubles=0, tasks=["uncertain"]),
    )


SCENARIOS: tuple[Scenario, ...] = (
    Scenario(
        "checkin_while_telegram_is_away",
        Act.AWAY,
        outward.is_away_when_due,
        outward.came_after_all,
        {"state": "sent", "texts": 1, "tried_again": True, "tasks": []},
    ),
    _checkin("fails_500", 0, "500"),
    _checkin("dropped_after_it_arrived", 1, "accept_then_drop"),
    _checkin("never_answered", 0, "hang", seconds=HANGS),
    Scenario(
        "checkin_flood_wait",
        Act.CHECKIN,
        outward.meets("429", times=None, lasts=1.5),
        outgoing("opener"),
        _facts("sent", 1, 2, troubles=0),
    ),
    Scenario(
        "checkin_account_deleted",
        Act.CHECKIN,
        outward.deletes_account,
        outgoing("opener"),
        _facts("blocked", 0, 1, troubles=0, tasks=["client_unreachable"], standing="unreachable"),
    ),
    _safety("fails_500", 1, "500"),
    _safety("page_of_502_after_it_arrived", 2, "accept_then_502"),
    _safety("dropped_before", 1, "drop_before"),
    _safety("dropped_after_it_arrived", 2, "accept_then_drop"),
    _safety("reset_after_it_arrived", 2, "accept_then_reset"),
    _safety("answered_in_tls", 1, "tls_alert"),
    _safety("never_answered", 1, "hang", seconds=HANGS),
    _safety("answered_too_late", 2, "accept_then_delay", seconds=HANGS),
    _safety("answered_a_byte_a_second", 2, "slow_drip", seconds=1.0),
    _safety("half_an_answer", 2, "invalid_json"),
    Scenario(
        "safety_flood_wait",
        Act.TOGETHER,
        writes(ACUTE, "429", times=None, lasts=2.0),
        outgoing("safety"),
        _facts("sent", 1, 2, troubles=0),
    ),
    Scenario(
        "safety_six_flood_waits",
        Act.TOGETHER,
        writes(ACUTE, "429", times=6, retry_after=1),
        outgoing("safety"),
        _facts("sent", 1, 7, troubles=0),
    ),
    _stopped(
        "safety_to_one_who_blocked",
        "bot was blocked by the user",
        "blocked",
        "client_unreachable",
        "unreachable",
    ),
    _stopped("safety_to_no_chat", "chat not found", "blocked", "client_unreachable", "unreachable"),
    _stopped("safety_refused", "message is too long", "dead", "not_delivered", "active"),
    Scenario(
        "reply_dropped_after_it_arrived",
        Act.TOGETHER,
        writes(WORDS, "accept_then_drop"),
        outgoing("reply"),
        _facts("sent", 2, 2),
    ),
    Scenario(
        "notice_of_a_human_dropped_after_it_arrived",
        Act.TOGETHER,
        writes(HUMAN, "accept_then_drop"),
        outgoing("notice"),
        _facts("sent", 2, 2),
    ),
    Scenario(
        "worker_dropped_after_it_arrived",
        Act.TOGETHER,
        outward.worker_writes_to_a_lost_line,
        outgoing("worker"),
        _facts("sent", 2, 2),
    ),
    Scenario(
        "brought_twice",
        Act.TOGETHER,
        inward.is_brought("duplicate"),
        inward.handled,
        {"turns": 1, "brought": 2, "texts": 1, "acute": True},
    ),
    Scenario(
        "brought_again_after_a_lost_answer",
        Act.TOGETHER,
        inward.is_brought("unheard"),
        inward.handled,
        {"turns": 1, "brought": 2, "texts": 1, "acute": True},
    ),
    Scenario(
        "two_messages_change_places",
        Act.TOGETHER,
        inward.overtakes,
        inward.handled,
        {"turns": 2, "brought": 2, "texts": 2, "acute": True},
    ),
    Scenario(
        "edit_adds_danger",
        Act.TOGETHER,
        inward.edits,
        inward.handled,
        {"turns": 2, "brought": 2, "texts": 2, "acute": True},
    ),
    Scenario(
        "blocked_by_the_person",
        Act.TOGETHER,
        inward.blocks,
        inward.unreachable,
        {"standing": "unreachable", "tasks": ["client_unreachable"], "tries": 0},
    ),
    Scenario(
        "more_than_one_a_second_in_a_chat",
        Act.TOGETHER,
        outward.writes_in_a_row,
        outward.one_by_one,
        {"texts": 3, "refused": 0, "a_second_apart": True},
    ),
    Scenario(
        "safety_fails_six_times",
        Act.ALONE,
        writes(ACUTE, "500", times=6),
        outgoing("safety"),
        _facts("sent", 1, 7, tasks=["not_delivered_yet"]),
        stride=5,
    ),
    Scenario(
        "flood_wait_of_the_whole_bot",
        Act.ALONE,
        outward.whole_bot_waits,
        outward.order_after_the_wait,
        {"refused": 2, "first": "safety", "arrived": 4, "other_side": 1},
        cast=(Side.A, Side.A, Side.A, Side.A, Side.B),
    ),
    Scenario(
        "more_than_thirty_at_once",
        Act.ALONE,
        outward.crowd_comes,
        outward.crowd_answered,
        {"answered": outward.CROWD, "refused": 0},
    ),
    Scenario(
        "a_hung_call_holds_up_nobody",
        Act.ALONE,
        outward.hangs_for_one,
        outward.other_was_quick,
        {"texts": 1, "within_5_s": True, "texts_of_the_hung": 1},
        cast=(Side.A, Side.A),
    ),
    Scenario(
        "wiping_a_phone_fails_twice",
        Act.ALONE,
        outward.wipes,
        outward.wiped,
        {"asked": True, "left": 0, "refused": 2, "tasks": ["wiped"]},
        stride=61,
    ),
    Scenario(
        "store_is_locked_while_brought",
        Act.ALONE,
        inward.comes_to_a_locked_store,
        inward.refused_and_handled,
        {"refused": True, "turns": 1, "texts": 1, "acute": True},
    ),
    Scenario(
        "nothing_is_brought_for_five_minutes",
        Act.ALONE,
        inward.outage,
        inward.after_the_outage,
        {"turns": 2, "taps": 0, "acute": True, "open_checkins_lost": 0},
    ),
    Scenario(
        "token_is_refused",
        Act.LAST,
        outward.token_refused,
        outward.one_side_goes_on,
        {"state": "new", "asked": ["bot_refused"], "other_side": 1, "other_asked": [], "within_5_s": True},
        cast=(Side.A, Side.B),
    ),
    Scenario(
        "another_one_polls",
        Act.POLLING,
        inward.rival_polls,
        inward.polled,
        {"turns": 2, "ended": True, "texts": 2, "acute": True},
    ),
    Scenario(
        "polls_fail_in_three_ways",
        Act.POLLING,
        inward.polls_fail,
        inward.polled,
        {"turns": 2, "ended": True, "texts": 2, "acute": True},
        cast=(Side.B,),
    ),
)
