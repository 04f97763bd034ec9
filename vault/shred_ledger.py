"""The ledger of what was destroyed, in a file outside the databases: a restored backup is held against it.

One file per side, only added to. A line holds a number, a random id, an HMAC of a client id, the side and a
date: no person. Each line carries an HMAC over itself and all before it, made with a key of the side, so that
an edited or foreign ledger is noticed; the file ``*.head`` beside it and the stores remember how long it was,
so that a cut one is. Source: security-reliability.md 4.1.
"""

import fcntl
import hmac
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cases.ids import ClientId
from vault.keys import KeyRing

_PURPOSE = b"nabij|v1|shred ledger|"
_BEGUN, _INTENT, _DONE = "begun", "intent", "done"
_KEPT = ("n", "kind", "id", "client", "side", "date")


class LedgerBad(Exception):
    """The ledger does not fit. ``code``: missing, head_missing, edited, foreign, cut."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a ledger went: the number of its last line, and that line's HMAC over all before it."""

    number: int
    chain: str

    @property
    def text(self) -> str:
        return f"{self.number}:{self.chain}"

    @classmethod
    def of(cls, text: str) -> "Mark":
        """Read it back. Raises LedgerBad for what is no mark."""
        number, _, chain = text.partition(":")
        if not number.isdecimal() or len(chain) != sha256().digest_size * 2:
            raise LedgerBad("edited")
        return cls(int(number), chain)


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``kind``: begun, intent, done; ``id`` is the same for an intent and its done."""

    number: int
    kind: str
    id: str
    client: str
    side: str
    date: str
    chain: str

    @property
    def text(self) -> str:
        values = (self.number, self.kind, self.id, self.client, self.side, self.date)
        return json.dumps({**dict(zip(_KEPT, values, strict=True)), "chain": self.chain})


class ShredLedger:
    """The ledger of one side. Every method reads the file anew: several processes may add to it."""

    def __init__(self, path: Path, ring: KeyRing, side: str) -> None:
        self.path = path
        self.side = side
        self._head = path.with_name(path.name + ".head")
        self._key = hmac.digest(ring.token, _PURPOSE + side.encode(), sha256)

    @property
    def exists(self) -> bool:
        return self.path.exists()

    def begin(self, date: str) -> Mark:
        """Make a new ledger of one line. Raises FileExistsError: one is never written over.

        It comes into its place last, so that a crash leaves none and not half of one.
        """
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        first = self._next(None, _BEGUN, secrets.token_hex(16), "", date)
        fresh = self.path.with_name(self.path.name + ".new")
        _write(fresh, f"{first.text}\n")
        self._keep_head(Mark(0, first.chain))
        os.link(fresh, self.path)
        fresh.unlink()
        _settle(self.path.parent)
        return Mark(0, first.chain)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let one process at a time begin a ledger in this folder."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self.path.parent, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def intend(self, client: ClientId, date: str) -> str:
        """Write down, before anything is destroyed, that this client will be; return the line's id.

        On disk when this returns. Raises LedgerBad.
        """
        line = secrets.token_hex(16)
        self._add(_INTENT, line, self.mark_of(client), date)
        return line

    def done(self, line: str, date: str) -> Mark:
        """Write down that the client of an intent is gone. Raises LedgerBad."""
        return self._add(_DONE, line, "", date)

    def mark_of(self, client: ClientId) -> str:
        """Return what stands for a client in the ledger; it tells nothing without the side's key."""
        return hmac.new(self._key, f"client|{client}".encode(), sha256).hexdigest()

    def lines(self, *remembered: Mark) -> Sequence[Line]:
        """Read and check all lines, against the head and against what stores remember. Raises LedgerBad."""
        if not self.exists:
            raise LedgerBad("missing")
        return self._checked(self.path.read_bytes(), remembered)

    def mark(self) -> Mark:
        """Return how far the ledger goes. Raises LedgerBad."""
        last = self.lines()[-1]
        return Mark(last.number, last.chain)

    def _add(self, kind: str, line: str, client: str, date: str) -> Mark:
        with self._locked() as handle:
            known = self._checked(_all(handle), ())
            # A crash may have left half a line: it was never acted on, and the next one takes its place.
            os.ftruncate(handle, sum(len(each.text) + 1 for each in known))
            fresh = self._next(known[-1], kind, line, client, date)
            os.lseek(handle, 0, os.SEEK_END)
            os.write(handle, f"{fresh.text}\n".encode())
            os.fsync(handle)
            mark = Mark(fresh.number, fresh.chain)
            self._keep_head(mark)
            return mark

    def _next(self, last: Line | None, kind: str, line: str, client: str, date: str) -> Line:
        before, number = ("", 0) if last is None else (last.chain, last.number + 1)
        chain = self._chain(before, (number, kind, line, client, self.side, date))
        return Line(number, kind, line, client, self.side, date, chain)

    def _checked(self, content: bytes, remembered: Sequence[Mark]) -> Sequence[Line]:
        lines = list(self._parsed(content))
        if not lines:
            raise LedgerBad("cut")
        for mark in (self._known_head(), *remembered):
            if mark.number >= len(lines):
                raise LedgerBad("cut")
            if not hmac.compare_digest(lines[mark.number].chain, mark.chain):
                raise LedgerBad("foreign")
        return lines

    def _parsed(self, content: bytes) -> Iterator[Line]:
        """Read the whole lines in order; each must carry on the one before. Raises LedgerBad."""
        before = ""
        for number, raw in enumerate(content.split(b"\n")[:-1]):
            try:
                found = json.loads(raw)
                line = Line(number, *(str(found[name]) for name in (*_KEPT[1:], "chain")))
            except (ValueError, KeyError, TypeError):
                raise LedgerBad("edited") from None
            values = (number, line.kind, line.id, line.client, line.side, line.date)
            fits = hmac.compare_digest(line.chain, self._chain(before, values))
            if not fits or found["n"] != number or line.side != self.side:
                raise LedgerBad("edited" if number else "foreign")
            before = line.chain
            yield line

    def _chain(self, before: str, values: tuple[int, str, str, str, str, str]) -> str:
        return hmac.new(self._key, json.dumps([before, *values]).encode(), sha256).hexdigest()

    def _known_head(self) -> Mark:
        try:
            return Mark.of(self._head.read_text(encoding="ascii").strip())
        except (OSError, UnicodeDecodeError):
            raise LedgerBad("head_missing") from None

    def _keep_head(self, mark: Mark) -> None:
        fresh = self._head.with_name(self._head.name + ".new")
        _write(fresh, f"{mark.text}\n")
        fresh.replace(self._head)
        _settle(self.path.parent)

    @contextmanager
    def _locked(self) -> Iterator[int]:
        try:
            handle = os.open(self.path, os.O_RDWR)
        except FileNotFoundError:
            raise LedgerBad("missing") from None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield handle
        finally:
            os.close(handle)


def intents(lines: Sequence[Line]) -> frozenset[str]:
    """Return what stands for everybody who was, or was about to be, destroyed."""
    return frozenset(line.client for line in lines if line.kind == _INTENT)


def unfinished(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the intents that nobody finished, in order."""
    finished = {line.id for line in lines if line.kind == _DONE}
    return tuple(line for line in lines if line.kind == _INTENT and line.id not in finished)


def _all(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    parts = []
    while part := os.read(handle, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="ascii") as file:
        os.fchmod(file.fileno(), _mode_in(path.parent))
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _mode_in(folder: Path) -> int:
    """Return the mode of a file there: its owner's, or also the group's where users share the folder."""
    return 0o660 if folder.stat().st_mode & 0o020 else 0o600


def _settle(folder: Path) -> None:
    """Let the folder remember its files too, as a power cut may forget them."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
