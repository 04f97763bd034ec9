"""A house whose door for an assistant is open, and the calls that Rasa makes at it."""

import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
from line_stage import BOTS, CREW

from cases.desk import Staff
from cases.roster import Post
from cases.sides import Side
from nabij.drill.stages import monday_ten
from nabij.rasa.choice import RasaSettings
from nabij.stage import JOURNAL, Staged, stage_settings, staged
from simulator import Limits, Simulator

TOKEN = "rasa-token-of-the-tests-0123456789"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
VERSION = "3.21.0"
ACUTE = "hij staat nu voor de deur met een mes, help"
CALM = "waar kan ik mijn paspoort verlengen"


def call(
    action: str | None, *texts: str, slots: Mapping[str, Any] | None = None, sender: str = "p-1", **more: Any
) -> dict[str, Any]:
    """Return an action call with the tracker of a conversation in which these texts were written."""
    said = [{"event": "user", "text": text, "timestamp": 1.5 + n} for n, text in enumerate(texts)]
    tracker = {
        "sender_id": sender,
        "slots": dict(slots or {}),
        "latest_message": {"text": texts[-1] if texts else None, "intent": {}, "entities": []},
        "latest_event_time": 2.5,
        "followup_action": None,
        "paused": False,
        "events": [{"event": "action", "name": "action_session_start", "timestamp": 1.0}, *said],
        "latest_input_channel": "rest",
        "active_loop": {},
        "latest_action": {},
        "latest_action_name": "action_listen",
    }
    whole = {
        "next_action": action,
        "sender_id": sender,
        "tracker": tracker,
        "domain": {"intents": [], "slots": {}, "responses": {}, "actions": []},
        "version": VERSION,
    }
    return {**whole, **more}


@dataclass
class RasaHouse:
    """A running house, a client at its door, and what it leaves behind."""

    stage: Staged
    folder: Path
    http: httpx.Client

    def post(self, body: object, headers: Mapping[str, str] = BEARER, **more: Any) -> httpx.Response:
        return self.http.post("/rasa/webhook", json=body, headers=dict(headers), **more)

    def packed(self, plain: bytes, headers: Mapping[str, str] = BEARER) -> httpx.Response:
        return self.http.post(
            "/rasa/webhook",
            content=zlib.compress(plain),
            headers={**headers, "Content-Encoding": "deflate", "Content-Type": "application/json"},
        )

    def answered(self, body: object) -> tuple[list[str], dict[str, Any]]:
        """Return the texts and the slots of an answer."""
        reply = self.post(body)
        assert reply.status_code == 200, reply.text
        found = reply.json()
        texts: Sequence[dict[str, Any]] = found["responses"]
        return [each["text"] for each in texts], {one["name"]: one["value"] for one in found["events"]}

    def staff(self, alias: str) -> Staff:
        front = self.stage.house.front
        return front.staff(next(each.staff for each in front.colleagues() if each.alias == alias))

    def put_on_duty(self, *, anna: bool) -> None:
        """Put the worker of side a at the duty post, or take her off it."""
        worker = self.staff("Anna").id if anna else None
        self.stage.house.front.set_post(self.staff("Carla"), Side.A, Post.DUTY, worker)
        self.stage.house.sides[Side.A].brain.learn()

    def journal(self) -> str:
        return (self.folder / JOURNAL).read_text("utf-8")

    def stored(self) -> bytes:
        """Return every byte of every store as it lies on the disk."""
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("*.sqlite3*")))


@contextmanager
def rasa_house(chosen: RasaSettings | None) -> Iterator[RasaHouse]:
    with tempfile.TemporaryDirectory() as place, Simulator(limits=Limits(on=False)) as simulator:
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username)
        folder = Path(place)
        settings = replace(stage_settings(folder, simulator.url, BOTS), rasa=chosen)
        with (
            staged(settings, CREW, simulator.clock.set, monday_ten()) as stage,
            httpx.Client(base_url=stage.url, timeout=20.0) as http,
        ):
            yield RasaHouse(stage, folder, http)
