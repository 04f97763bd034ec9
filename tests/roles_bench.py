"""Nabij as its own processes beside a simulated Telegram, for tests: start, walk a line, end hard or soft."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
from canary import ADDRESS, SAID
from canary_watch import WATCH

from cases.desk import StaffRole
from cases.sides import Side
from drills.web import Page, Person
from nabij.prepare import front_of
from nabij.settings import read_settings
from simulator import Phone, Simulator

NABIJ = str(Path(sys.executable).parent / "nabij")
PASSWORD = "een-lang-wachtwoord-voor-de-proef"
ACUTE = f"hij staat nu voor de deur met een mes, help {SAID}"
START_SECONDS = 40.0
STOP_SECONDS = 5.0
TEXT_SECONDS = 10.0

_WHERE = re.compile(r"Nabij draait(?: op (\S+))?\. Ctrl-C stopt\.")


def clean_environment(settings: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NABIJ_")}
    return {**kept, "TERM": "dumb", "NO_COLOR": "1", **settings}


def nabij(settings: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [NABIJ, *arguments],
        env=clean_environment(settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def secret(folder: Path, name: str, text: str, mode: int = 0o600) -> str:
    """Write a file that only its owner reads; return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return str(path)


class Role:
    """One running process of Nabij."""

    def __init__(self, process: subprocess.Popen[bytes], journal: Path) -> None:
        self.process = process
        self.journal = journal
        self.url = ""

    def said(self) -> str:
        return self.journal.read_text(encoding="utf-8")

    def has(self, event: str, **fields: str) -> bool:
        """Say whether the log holds a line with this event and these fields."""
        parts = [f'"event": "{event}"', *(f'"{name}": "{value}"' for name, value in fields.items())]
        return any(all(part in line for part in parts) for line in self.said().splitlines())

    def started(self) -> bool:
        code = self.process.poll()
        if code is not None:
            raise AssertionError(f"ended with {code}: {self.said()}")
        found = _WHERE.search(self.said())
        if found is not None:
            self.url = found[1] or ""
        return found is not None and (not self.url or _answers(self.url))

    def stop(self) -> int:
        """Ask it to end; return its exit code. Raises TimeoutExpired after 5 s."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_SECONDS)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(STOP_SECONDS)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/inloggen", timeout=2.0).status_code == 200
    except httpx.HTTPError:
        return False


class Street:
    """A simulated Telegram, and the processes of Nabij that were started beside it."""

    def __init__(self, simulator: Simulator, folder: Path) -> None:
        self.simulator = simulator
        self.folder = folder
        self.roles: list[Role] = []

    def start(self, settings: Mapping[str, str], *arguments: str) -> Role:
        """Start a role; return when it works."""
        role = self.launch(settings, *arguments)
        self.simulator.wait_until(role.started, START_SECONDS)
        return role

    def launch(self, settings: Mapping[str, str], *arguments: str) -> Role:
        """Start a role without waiting for it."""
        journal = self.folder / f"role-{len(self.roles)}.log"
        with journal.open("wb") as to:
            process = subprocess.Popen(
                [NABIJ, *arguments], env=clean_environment(settings), stdout=to, stderr=to
            )
        role = Role(process, journal)
        self.roles.append(role)
        return role

    def accepted(self, user: int) -> list[str]:
        """Return all texts that Telegram took for this phone, in order."""
        calls = self.simulator.ledger(method="sendMessage", chat_id=user)
        return [str(call.params["text"]) for call in calls if call.message_id is not None]

    def wait_for_more(self, user: int, seen: int, part: str) -> list[str]:
        """Wait for a text with ``part`` after the first ``seen``; return all since. Raises TimeoutError."""
        self.simulator.wait_until(
            lambda: any(part in text for text in self.accepted(user)[seen:]), TEXT_SECONDS
        )
        return self.accepted(user)[seen:]


@contextmanager
def street(folder: Path) -> Iterator[Street]:
    """Open a street; whatever still runs at the end is killed."""
    with Simulator() as simulator:
        made = Street(simulator, folder)
        try:
            yield made
        finally:
            for role in made.roles:
                if role.process.poll() is None:
                    role.kill()
                WATCH.hear(f"output of {role.journal.name}", role.said())


@contextmanager
def logged_in(url: str, login: str, place: str) -> Iterator[Person]:
    """Log in at the door."""
    person = Person(url)
    try:
        door = person.open("/inloggen")
        page = person.press(door, "Inloggen", naam=login, wachtwoord=PASSWORD, kant=place)
        assert not page.has("Inloggen"), page.text[:300]
        yield person
    finally:
        person.close()


def add_staff(settings: Mapping[str, str], login: str, role: StaffRole, side: Side | None = None) -> None:
    """Add someone as ``nabij user add`` does, without the time of a process."""
    with front_of(read_settings(settings)) as front:
        front.add_staff(login=login, password=PASSWORD, alias=login.title(), role=role, side=side)


def on_duty(url: str, coordinator: str, side: str, worker: str) -> None:
    """Open the service all hours and put the worker on duty, at the page of the coordinator."""
    with logged_in(url, coordinator, "coordinatie") as person:
        page = person.open("/rooster")
        page = person.press(page, f"Bewaar uren {side}", model="always")
        form = page.form(f"dienst {side}")
        chosen = re.search(rf'<option value="([^"]+)"[^>]*>{worker}</option>', page.html)
        assert chosen is not None, page.text
        assert form.fields["post"] == ["duty"]
        person.press(page, f"dienst {side}", wie=chosen[1])


def enrol(person: Person, phone: Phone, street: Street, *, alias: str, bot: str, username: str) -> None:
    """Make a client at the pages, press the one-time link on the phone, accept the pairing."""
    side = bot[0]
    page = person.press(person.open("/clienten/nieuw"), "aanmelden", **_form(alias, bot, side))
    page = person.press(page, "eenmalige link")
    link = re.search(r"[?&]start=([A-Za-z0-9_-]+)", page.html)
    assert link is not None, page.text[:500]
    assert username in page.html
    where, seen = page.links["Verder"], len(street.accepted(phone.user_id))
    phone.start(username, link[1])
    street.simulator.wait_until(lambda: person.open(where).has("Koppeling accepteren"), TEXT_SECONDS)
    person.press(person.open(where), "Koppeling accepteren")
    street.simulator.wait_until(lambda: len(street.accepted(phone.user_id)) > seen, TEXT_SECONDS)


def send_acute(street: Street, phone: Phone, username: str, text: str = ACUTE) -> list[str]:
    """Write an acute line; return what came back once 112 stands on the phone."""
    seen = len(street.accepted(phone.user_id))
    phone.send(username, text)
    return street.wait_for_more(phone.user_id, seen, "112")


def wait_for_flag(street: Street, person: Person, alias: str) -> Page:
    """Wait until the client stands in the Postvak with an acute flag."""

    def flagged() -> bool:
        html = person.open("/postvak?filter=alle").html
        return any(alias in row for row in html.split("nabij-row--acute")[1:])

    street.simulator.wait_until(flagged, TEXT_SECONDS)
    return person.open("/postvak?filter=alle")


def _form(alias: str, bot: str, side: str) -> dict[str, str | list[str]]:
    hours = {f"dag{day}_{part}": at for day in range(7) for part, at in (("van", "00:00"), ("tot", "23:59"))}
    channel = [f"kanaal_{what}" for what in ("app", "melding", "nummer", "sessies", "voorbeeld", "slot")]
    return {
        "alias": alias,
        "rol": "stayer" if side == "a" else "removed_person",
        "taal": "nl-B1",
        "bot": bot,
        "kanaal": "telegram",
        "wissen": "dag",
        "vorm": "open",
        "opener": "Er staat een vragenlijst klaar. 2 minuten.",
        "handdruk": "tap",
        "zone": "Europe/Amsterdam",
        "per_dag": "3",
        "tweede": "nee",
        "fase": "F0",
        "programma": "weekly",
        "akkoord": "ja",
        "apart": "ja",
        "kaart_staying_now": f"politie kent adres, {ADDRESS}",
        **hours,
        **dict.fromkeys(channel, "ja"),
    }
