"""Has changes of the content looked over by a process of their own, and keeps what comes of it."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import IO, Protocol

from bot.log import Log, Said
from cases.content_edit import Files

PATIENCE_SECONDS = 180.0


class ProofDesk(Protocol):
    """Where it is kept how far looking a change over is."""

    def proof_begun(self, mark: str) -> bool: ...

    def proof_told(self, mark: str, progress: str) -> None: ...

    def proof_done(self, mark: str, result: str, *, ok: bool, lowered: bool) -> None: ...

    def proof_failed(self, mark: str) -> None: ...


@dataclass(frozen=True, slots=True)
class ContentProofs:
    """Fits the console's ``Proofs``. ``command`` is what looks over; ``patience`` is in seconds."""

    desk: ProofDesk
    log: Log
    command: tuple[str, ...] = (sys.executable, "-m", "nabij.replay_process")
    patience: float = PATIENCE_SECONDS

    def begin(self, mark: str, base: Files, files: Files) -> None:
        """Begin unless it runs or is done; nobody waits for it."""
        if self.desk.proof_begun(mark):
            asked = json.dumps({"base": base, "files": files}).encode()
            threading.Thread(target=self._look, args=(mark, asked), name="proof", daemon=True).start()

    def _look(self, mark: str, asked: bytes) -> None:
        try:
            found = self._answer(mark, asked)
            self.desk.proof_done(
                mark,
                json.dumps(found, ensure_ascii=False),
                ok=bool(found["ok"]),
                lowered=bool(found["lowered"]),
            )
        except Exception as error:  # noqa: BLE001 - whatever went wrong, it may be begun anew
            self.log(Said.PROOF_FAILED, code=type(error).__name__)
            self.desk.proof_failed(mark)

    def _answer(self, mark: str, asked: bytes) -> dict[str, object]:
        """Return what the process says. Raises when it is late, dies or says no JSON."""
        with subprocess.Popen(  # noqa: S603  # our own module, with nothing of a person in it
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            late = threading.Timer(self.patience, running.kill)
            late.start()
            try:
                said = self._spoken(mark, running, asked)
            finally:
                late.cancel()
                running.kill()
        found = json.loads(said)
        if not isinstance(found, dict):
            raise TypeError("no answer")
        return found

    def _spoken(self, mark: str, running: "subprocess.Popen[bytes]", asked: bytes) -> bytes:
        """Hand over what is asked and return what it says, telling meanwhile how far it is."""
        if running.stdin is None or running.stdout is None:
            raise OSError("no pipe")
        telling = threading.Thread(target=self._tell, args=(mark, running.stderr), daemon=True)
        telling.start()
        running.stdin.write(asked)
        running.stdin.close()
        said = running.stdout.read()
        telling.join()
        return said

    def _tell(self, mark: str, lines: IO[bytes] | None) -> None:
        for line in lines or ():
            done, slash, of = line.decode("ascii", "replace").strip().partition("/")
            if slash and done.isdigit() and of.isdigit():
                self.desk.proof_told(mark, f"{done}/{of}")
