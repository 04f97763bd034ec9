"""Keeps words out of everything a process may leave behind by itself: cores, tracebacks, warnings."""

import ctypes
import faulthandler
import resource
import sys
import threading
import warnings
from types import TracebackType

_SET_DUMPABLE = 4
"""PR_SET_DUMPABLE of Linux's prctl(2)."""


def keep_silent() -> None:
    """Turn off core files and warnings; of an error nobody caught say only what it is and where.

    For a process that runs a role; a traceback holds the words of the error, which may be a client's. Nor may
    another process of the same user read our memory, or a crash collector be handed a core: one that is
    piped takes no notice of the limit.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _keep_memory()
    faulthandler.disable()
    warnings.simplefilter("ignore")
    sys.excepthook = _uncaught
    sys.unraisablehook = lambda lost: _told("unraisable", lost.exc_type, lost.exc_traceback)
    threading.excepthook = lambda lost: _told("thread", lost.exc_type, lost.exc_traceback)


def _keep_memory() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def _uncaught(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    _told("uncaught", kind, trace)


def _told(how: str, kind: type[BaseException] | None, trace: TracebackType | None) -> None:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    code = trace.tb_frame.f_code if trace is not None else None
    where = f"{code.co_name}:{trace.tb_lineno}" if code is not None and trace is not None else ""
    name = "" if kind is None else kind.__name__[:64]
    sys.stderr.write(f'{{"event": "{how}", "level": "error", "code": "{name}", "where": "{where}"}}\n')
