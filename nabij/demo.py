"""The demo: one process, SQLite in a temporary folder, our own Telegram, fictional families."""

import os
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from fastapi import FastAPI

from bot.clock import SystemClock
from cases.desk import NewClient, Staff, StaffRole
from cases.ids import BotId
from cases.moments import DAY, Moment, after, at_wall, wall
from cases.people import ORDINARY_HOURS
from cases.safe_contact import SafeContact
from cases.sides import Side
from nabij.demo_cast import ACTORS, BOTS, LANGUAGE, STAFF, Actor, Tale
from nabij.demo_page import ZONE, DemoPage, Show
from nabij.refused import Refused
from nabij.serve import say, wait_for_signal
from nabij.stage import Staged, stage_settings, staged
from nabij.starting import settled
from nabij.stopping import catch_signals
from simulator import Limits, Simulator

AGREED_DAYS = 30
BAN_DAYS = 2
EVENING = time(19, 5)
WAIT_SECONDS = 8.0
PRODUCTION = (
    "NABIJ_CONFIG",
    "NABIJ_SIDE_A_TOKEN_FILE",
    "NABIJ_SIDE_B_TOKEN_FILE",
    "NABIJ_DATA",
    "NABIJ_DATABASE",
)


def run_demo(port: int) -> None:
    """Run until Ctrl-C. Raises Refused beside real settings, and for a port that is taken."""
    asked = catch_signals()
    real = [name for name in PRODUCTION if os.environ.get(name)]
    if real:
        raise Refused([f"{name} staat aan: de demo draait niet naast echte gegevens." for name in real])
    try:
        with ExitStack() as stack:
            stage = open_demo(stack, port)
            settled()
            say(f"Demo met verzonnen gegevens: {stage.url}/demo  (Ctrl-C stopt en wist alles)")
            wait_for_signal(stage.running, asked)
    except OSError as error:
        raise Refused(
            [f"Poort {port} is niet vrij ({error.strerror}). Kies een andere: --port 8010"]
        ) from None


def open_demo(stack: ExitStack, port: int) -> Staged:
    """Open everything and fill it with the cast. Raises OSError when the port is taken."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nabij-demo-")))
    page_ancestors = ("http://127.0.0.1:*", "http://localhost:*")
    simulator = stack.enter_context(Simulator(limits=Limits(on=False), frame_ancestors=page_ancestors))
    for bot in BOTS:
        simulator.add_bot(bot.token, bot.username, bot.name)
    for actor in ACTORS:
        simulator.phone(actor.user, first_name=actor.name)
    theatre = Theatre(simulator)
    settings = stage_settings(folder, simulator.url, BOTS, port=port)
    stage = stack.enter_context(staged(settings, STAFF, theatre.tell_clock, an_evening(), theatre.fit))
    theatre.stage = stage
    theatre.enrol_all()
    return stage


def an_evening() -> Moment:
    """Return the coming 19:05: inside everybody's safe hours, whenever the demo is started."""
    now = SystemClock().now()
    here = wall(now, ZONE)
    tonight = at_wall(here.date(), EVENING, ZONE)
    return tonight if tonight > now else at_wall(here.date() + timedelta(days=1), EVENING, ZONE)


class Theatre:
    """The demo's families, played on the simulator's phones."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self.stage: Staged | None = None

    def tell_clock(self, moment: datetime) -> None:
        self._simulator.clock.set(moment)

    def fit(self, app: FastAPI) -> None:
        show = Show(
            now=lambda: self._on_stage().now(),
            forward=lambda until: self._on_stage().forward(until),
            play=self.play,
            phone_url=self.phone_url,
            new_phone_url=self.new_phone_url,
            simulator_url=self._simulator.url,
        )
        DemoPage(show).fit(app)

    def phone_url(self, user: int) -> str:
        return self._simulator.phone_url(user, _bot(_actor(user)))

    def new_phone_url(self, user: int, bot: str, token: str) -> str:
        """Return where a phone of nobody yet is reached: with its link until Start was pressed on it."""
        started = self._simulator.phone(user, first_name="Nieuw").screen(bot).started
        return self._simulator.phone_url(user, bot) + ("" if started else f"?start={token}")

    def play(self, tale: Tale) -> None:
        """Write the lines of a tale on the phone of its person, and wait until they are handled."""
        phone, bot = self._simulator.phone(tale.user), _bot(_actor(tale.user))
        for line in tale.lines:
            phone.send(bot, line)
            self._handled(bot)

    def enrol_all(self) -> None:
        """Enrol the cast as a worker does: record, link, start, accepted pairing."""
        for actor in ACTORS:
            self._enrol(actor, self._link_code() if actor.joins else "")
        self._entrust(ACTORS[0])
        self._on_stage().settle()

    def _enrol(self, actor: Actor, code: str) -> None:
        house = self._on_stage().house
        desk = house.sides[actor.side].desk
        worker = self._staff(next(each.alias for each in STAFF if each.side is actor.side))
        client = desk.enrol(worker, _record(actor, self._on_stage().now(), code))
        token = desk.issue_link(worker, client).token
        phone = self._simulator.phone(actor.user, first_name=actor.name)
        phone.start(_bot(actor), token)
        self._handled(_bot(actor))
        desk.accept_pairing(worker, client)

    def _entrust(self, actor: Actor) -> None:
        """Give one client to the volunteer, who has certificate and training."""
        house = self._on_stage().house
        desk, now = house.sides[actor.side].desk, self._on_stage().now()
        worker, coordinator, volunteer = (
            self._staff(next(each.alias for each in STAFF if each.role is role))
            for role in (StaffRole.WORKER, StaffRole.COORDINATOR, StaffRole.BUDDY)
        )
        day = wall(now, ZONE).date() - timedelta(days=AGREED_DAYS)
        house.front.set_volunteer(coordinator, volunteer.id, day, day, ORDINARY_HOURS)
        client = next(row.client for row in desk.clients(worker) if row.alias == actor.alias)
        desk.match(worker, client, volunteer.id, AGREED_DAYS, wish=False)

    def _handled(self, bot: str) -> None:
        """Wait until what a phone sent was brought and worked off."""
        self._simulator.wait_until(lambda: self._simulator.pending(bot) == 0, WAIT_SECONDS)
        self._on_stage().settle()

    def _link_code(self) -> str:
        """Return the lead's code for the other party of the first case."""
        lead, front = self._staff(STAFF[-1].alias), self._on_stage().house.front
        return front.link_code(lead, front.cases(lead)[0][0], Side.B)

    def _staff(self, alias: str) -> Staff:
        front = self._on_stage().house.front
        return front.staff(next(each.staff for each in front.colleagues() if each.alias == alias))

    def _on_stage(self) -> Staged:
        if self.stage is None:
            raise RuntimeError("the demo has not begun")
        return self.stage


def _actor(user: int) -> Actor:
    return next(each for each in ACTORS if each.user == user)


def _bot(actor: Actor) -> str:
    return next(bot.username for bot in BOTS if bot.side is actor.side)


def _record(actor: Actor, now: Moment, code: str) -> NewClient:
    return NewClient(
        alias=actor.alias,
        role=actor.role,
        language=LANGUAGE,
        bot=BotId(f"{actor.side.value}1"),
        contact=SafeContact(
            windows=actor.windows,
            zone="Europe/Amsterdam",
            mode=actor.mode,
            opener=actor.opener,
            valid_until=after(now, AGREED_DAYS * DAY),
            messages_per_day=3,
        ),
        facts=replace(actor.facts, ban_began=after(now, -BAN_DAYS * DAY) if actor.facts.ban_active else None),
        programme=actor.programme,
        card=actor.card,
        agreement_version="1",
        case_link=code,
    )
