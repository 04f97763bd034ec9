"""What may stand in a log: a closed list of events, each with typed fields, ids and codes only.

Third parties may say that something happened and where, never what: an HTTP client prints the bot token,
a database driver prints a row, a framework prints a body.
"""

import logging
import re
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from typing import TextIO

import structlog

from cases.moments import MINUTE

Value = str | int | float | bool | None

_CODE = re.compile(r"[A-Za-z0-9_.:-]{0,64}")


class Said(StrEnum):
    """Everything Nabij may say in a log."""

    STARTED = "started"
    STOPPED = "stopped"
    UPDATE_KEPT = "update_kept"
    UPDATE_REPEATED = "update_repeated"
    UPDATE_NOT_KEPT = "update_not_kept"
    WEBHOOK_REFUSED = "webhook_refused"
    WEBHOOK_LOST = "webhook_lost"
    UPDATE_HANDLED = "update_handled"
    TURN_BROKE = "turn_broke"
    UPDATE_QUARANTINED = "update_quarantined"
    UPDATE_IGNORED = "update_ignored"
    OLD_TAP = "old_tap"
    TAPS_LOST = "taps_lost"
    DUE_BROKE = "due_broke"
    LOOP_BROKE = "loop_broke"
    LOOP_BACK = "loop_back"
    LOOP_DIED = "loop_died"
    SENT = "sent"
    SEND_LATER = "send_later"
    SEND_REFUSED = "send_refused"
    SEND_UNCERTAIN = "send_uncertain"
    SEND_BROKE = "send_broke"
    SENDER_OVERTAKEN = "sender_overtaken"
    SENDER_TOOK_OVER = "sender_took_over"
    DELETE_FAILED = "delete_failed"
    PAGE_SENT = "page_sent"
    PAGE_FAILED = "page_failed"
    PAGE_DELIVERED = "page_delivered"
    PAGE_NOT_DELIVERED = "page_not_delivered"
    PAGE_TAKEN_UP = "page_taken_up"
    TRIAL_PAGED = "trial_paged"
    ROSTER_GAP_TOLD = "roster_gap_told"
    SWAP_TOLD = "swap_told"
    PROVIDER_LEFT_ALONE = "provider_left_alone"
    LADDER_HASTENED = "ladder_hastened"
    ALERT_DELIVERED = "alert_delivered"
    ALERT_FAILED = "alert_failed"
    ALERT_CLIMBED = "alert_climbed"
    ALERT_TAKEN_UP = "alert_taken_up"
    ALERT_HEARD = "alert_heard"
    POLL_BROKE = "poll_broke"
    CHANNEL_DOWN = "channel_down"
    RELEASE_LOADED = "release_loaded"
    RELEASE_REFUSED = "release_refused"
    PROOF_FAILED = "proof_failed"
    NO_DETECTOR = "no_detector"
    DETECTOR_BACK = "detector_back"
    ROSTER_STALE = "roster_stale"
    SOMEBODY_ELSE = "somebody_else"
    REDIS_AWAY = "redis_away"
    REDIS_REACHED = "redis_reached"
    ASSISTANT_REFUSED = "assistant_refused"
    ACTION_BROKE = "action_broke"
    HAND_OVER_FAILED = "hand_over_failed"
    MISSED_AT_SCREEN = "missed_at_screen"
    HOLDER_GONE = "holder_gone"
    LINE_STALLED = "line_stalled"
    LINE_GOES_ON = "line_goes_on"
    ALARM_NOT_TOLD = "alarm_not_told"
    SEAL_BROKEN = "seal_broken"
    DATABASE_REFUSED = "database_refused"
    FRONT_REFUSED = "front_refused"
    KEYS_AWAY = "keys_away"
    KEYS_BACK = "keys_back"
    KEYS_TAKEN_UP = "keys_taken_up"
    KEYS_GONE_OVER = "keys_gone_over"
    CONSOLE_FAILED = "console_failed"
    LOG_ANCHORED = "log_anchored"
    ANCHOR_FAILED = "anchor_failed"
    READING_NOTICED = "reading_noticed"
    GLASS_TOLD = "glass_told"
    REVIEW_OVERDUE = "review_overdue"
    SIGN_ON_DOWN = "sign_on_down"
    SIGN_ON_ENDED = "sign_on_ended"


FIELDS: Mapping[str, type] = {
    "side": str,
    "bot": str,
    "client": str,
    "staff": str,
    "item": str,
    "parcel": str,
    "page": str,
    "alert": str,
    "deletion": str,
    "due": str,
    "kind": str,
    "code": str,
    "role": str,
    "loop": str,
    "release": int,
    "attempt": int,
    "count": int,
    "step": int,
    "seconds": float,
}
"""The fields that exist. Text must look like an id or a code; anything else is refused."""

LOUD = frozenset(
    {
        Said.TURN_BROKE,
        Said.UPDATE_NOT_KEPT,
        Said.UPDATE_QUARANTINED,
        Said.DUE_BROKE,
        Said.LOOP_BROKE,
        Said.LOOP_DIED,
        Said.SEND_BROKE,
        Said.ALERT_FAILED,
        Said.PAGE_FAILED,
        Said.PROVIDER_LEFT_ALONE,
        Said.LADDER_HASTENED,
        Said.POLL_BROKE,
        Said.CHANNEL_DOWN,
        Said.WEBHOOK_LOST,
        Said.RELEASE_REFUSED,
        Said.PROOF_FAILED,
        Said.NO_DETECTOR,
        Said.ROSTER_STALE,
        Said.ACTION_BROKE,
        Said.HAND_OVER_FAILED,
        Said.MISSED_AT_SCREEN,
        Said.HOLDER_GONE,
        Said.LINE_STALLED,
        Said.ALARM_NOT_TOLD,
        Said.SEAL_BROKEN,
        Said.DATABASE_REFUSED,
        Said.FRONT_REFUSED,
        Said.KEYS_AWAY,
        Said.CONSOLE_FAILED,
        Said.ANCHOR_FAILED,
        Said.REVIEW_OVERDUE,
        Said.SIGN_ON_DOWN,
        Said.SIGN_ON_ENDED,
    }
)


Heard = Callable[[Said], object]


class LogFieldRefused(Exception):
    """A field that is not in the catalogue, or a value that could hold somebody's words."""


class Log:
    """``strict`` raises for a field outside the catalogue (tests); otherwise the field is dropped.

    ``heard`` is told each event before it is written, to count it.
    """

    def __init__(
        self, stream: TextIO | None = None, *, strict: bool = False, heard: Heard | None = None
    ) -> None:
        self._strict = strict
        self._heard = heard
        self._to = structlog.wrap_logger(
            structlog.WriteLogger(stream or sys.stderr),
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.JSONRenderer(sort_keys=True),
            ],
            wrapper_class=structlog.BoundLogger,
        )

    def __call__(self, said: Said, **fields: Value) -> None:
        kept = {name: value for name, value in fields.items() if self._fits(name, value)}
        if self._heard is not None:
            self._heard(said)
        write = self._to.error if said in LOUD else self._to.info
        # A full disk or a closed pipe may not stop a turn or a safety text.
        with suppress(OSError, ValueError):
            write(said.value, **kept)

    def count(self, said: Said) -> None:
        """Let an event be counted that is not written."""
        if self._heard is not None:
            self._heard(said)

    def _fits(self, name: str, value: Value) -> bool:
        fits = value is None or (name in FIELDS and _is_code(value, FIELDS[name]))
        if not fits and self._strict:
            raise LogFieldRefused(name)
        return fits


def _is_code(value: Value, kind: type) -> bool:
    if isinstance(value, str):
        return kind is str and _CODE.fullmatch(value) is not None
    return isinstance(value, (int, float) if kind is float else kind)


MOST_KEPT_QUIET = 1000
"""How many different things one ``Seldom`` remembers before it forgets those of long ago."""


class Seldom:
    """Says the same thing at most once in ``every`` microseconds, with how often it stayed unsaid before.

    For what others can cause at will, or what stays wrong for hours: a log that is full says nothing.
    """

    def __init__(self, log: Log, real: Callable[[], int], every: int = MINUTE) -> None:
        self._log = log
        self._real = real
        self._every = every
        self._lock = threading.Lock()
        self._said: dict[tuple[object, ...], tuple[int, int]] = {}

    def __call__(self, said: Said, **fields: Value) -> None:
        key, now = (said, *sorted(fields.items())), self._real()
        with self._lock:
            last, unsaid = self._said.get(key, (now - self._every, 0))
            if now - last < self._every:
                self._said[key] = (last, unsaid + 1)
                self._log.count(said)
                return
            if len(self._said) > MOST_KEPT_QUIET:
                self._said = {each: at for each, at in self._said.items() if now - at[0] < self._every}
            self._said[key] = (now, 0)
        self._log(said, **fields, count=unsaid)


def code_of(error: BaseException) -> str:
    """Return the class of an error: all a log may know of it."""
    return type(error).__name__[:64]


class _Where(logging.Formatter):
    """Renders a record of anybody else as where it came from, as JSON by hand: all parts are codes."""

    def format(self, record: logging.LogRecord) -> str:
        name = re.sub(r"[^A-Za-z0-9_.-]", "_", record.name)[:64]
        failure = re.sub(r"\W", "_", record.msg if isinstance(record.msg, str) else "")[:64]
        return (
            f'{{"event": "third_party", "level": "{record.levelname.lower()}", "logger": "{name}", '
            f'"line": {record.lineno}, "code": "{failure}"}}'
        )


class _Steady(logging.StreamHandler[TextIO]):
    """Writes records; one that cannot be written is left, as a traceback on the screen helps nobody."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name for it
        """Say nothing of a full disk or a closed pipe."""


def _hushed(make: Callable[..., logging.LogRecord]) -> Callable[..., logging.LogRecord]:
    def record(*args: object, **options: object) -> logging.LogRecord:
        made = make(*args, **options)
        failure = made.exc_info[0].__name__ if made.exc_info and made.exc_info[0] else ""
        made.msg, made.args, made.exc_info, made.exc_text, made.stack_info = failure, (), None, None, None
        return made

    return record


QUIET = (
    "httpx",
    "httpcore",
    "telegram",
    "uvicorn",
    "uvicorn.access",
    "uvicorn.error",
    "asyncio",
    "sqlalchemy",
    "rasa_sdk",
    "sanic",
    "opentelemetry",
)


def hush_third_parties(stream: TextIO | None = None, *, debug: bool = False) -> Callable[[], None]:
    """Take words away from every log record of this process, whatever level and handler; return the undoing.

    It works where records are made, so that a handler that is added later hears no more than ours.
    ``debug`` shows all their records, without words too: where and when, for who looks for a fault.
    """
    root, before = logging.getLogger(), logging.getLogRecordFactory()
    levels = {name: logging.getLogger(name).level for name in QUIET}
    handler = _Steady(stream or sys.stderr)
    handler.setFormatter(_Where())
    level, before_level = logging.DEBUG if debug else logging.WARNING, root.level
    handler.setLevel(level)
    logging.setLogRecordFactory(_hushed(before))
    root.addHandler(handler)
    if debug:
        root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(level)

    def undo() -> None:
        root.removeHandler(handler)
        root.setLevel(before_level)
        logging.setLogRecordFactory(before)
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)

    return undo
