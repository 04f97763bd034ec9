"""A change on its way through a house at work: two people, a phone in the middle of a talk, and back."""

import re
from http import HTTPStatus
from time import monotonic

from cases.sides import Side
from drills.content_ports import ContentStage, Files
from drills.pager_post import PagerPost
from drills.ports import Login
from drills.story import BOTS, Plot
from drills.story_client import StoryClient
from drills.story_steps import Story, StoryFailed
from drills.web import Page, Person
from simulator import Simulator

MARK = "Dat mag rustig."
"""A sentence that only the new words have."""
WEEK, TEXTS = "dialogues/weekly.yaml", "texts/berichten.yaml"
KNOWN = "commando.start"
WORD = "/start"
PROOF_SECONDS, BACK_SECONDS, LOOK_SECONDS = 180.0, 60.0, 1.0
_DIGEST = re.compile(r'name="stand" value="([0-9a-f]+)"')


class Road:
    """The people of the drill and what they know so far."""

    def __init__(self, stage: ContentStage, simulator: Simulator, pager: PagerPost) -> None:
        self.stage = stage
        self.client = StoryClient(simulator, Side.A, BOTS)
        self.story = Story(stage, self.client, pager, Plot())
        self.people = {name: Person(stage.url) for name in stage.writers}
        self.talks_changed = 0
        self.rollback_seconds: float | None = None
        self._place = ""
        self._simulator = simulator

    def close(self) -> None:
        self.story.close()
        for each in self.people.values():
            each.close()

    def enrol(self) -> None:
        """Bring a client to the line, and the writers to their desks."""
        self.story.enrol()
        for name, login in self.stage.writers.items():
            _log_in(self.people[name], login)

    def asked_in_the_old_words(self) -> None:
        """Begin a talk that waits for an answer to its first question."""
        self.story.checkin_sent()
        self._tap("ja")
        self._says(fresh=False)

    def look_over(self) -> None:
        """Keep a change by the author, and have it looked over by its own process."""
        self._place = f"/inhoud/{self.stage.kept('Rustiger vragen', with_mark)}"
        author = self.people["author"]
        author.press(author.open(self._place), "Laat Nabij het nakijken")
        self._simulator.wait_until(lambda: self._is_looked_over(author), PROOF_SECONDS)
        page = author.open(self._place)
        if not page.has("Vraag een tweede persoon"):
            raise StoryFailed(
                f"looked over and not good: {page.text.partition('Nagekeken door Nabij')[2][:600]}"
            )
        self._went(author.press(page, "Vraag een tweede persoon"))

    def one_person_refused(self) -> None:
        """See that one person alone makes nothing live at a shell."""
        if not self.stage.published_alone(with_mark):
            raise StoryFailed("one person published alone")

    def own_approval_refused(self) -> None:
        """See that the author finds no way to approve, and is refused where the form is made by hand."""
        if (status := self._judged("author", self._digest())) != HTTPStatus.CONFLICT:
            raise StoryFailed(f"the author was not refused the own work: {status}")

    def other_mark_refused(self) -> None:
        if self._judged("dv_lead", "0" * 64) != HTTPStatus.CONFLICT:
            raise StoryFailed("content was approved that nobody sent")

    def approve(self) -> None:
        """Let the aandachtsfunctionaris approve what she read."""
        reader = self.people["dv_lead"]
        self._went(reader.press(reader.open(self._place), "Goedkeuren"))

    def try_out(self) -> None:
        """Begin the trial; no client notices it."""
        author = self.people["author"]
        self._went(author.press(author.open(self._place), "Laat collega"))

    def go_live(self) -> None:
        author = self.people["author"]
        page = author.press(author.open(self._place), "Neem in gebruik")
        if "in gebruik als nummer 2" not in page.text:
            raise StoryFailed(f"not live: {page.text[:300]}")
        self._until(new=True, seconds=BACK_SECONDS)

    def talk_keeps_its_words(self) -> None:
        """Go on in the talk that was under way: not one sentence of the new words."""
        for _ in range(6):
            buttons = [one for one in self.client.buttons() if len(one) > 1]
            if not buttons:
                return
            self.client.tap(buttons[0])
            said = self.client.wait(bool)
            self.talks_changed += any(MARK in text for text in said)
        if self.talks_changed:
            raise StoryFailed("a talk under way changed its words")

    def new_words_arrive(self) -> None:
        """Wait for the next talk: it speaks the new words."""
        self.story.checkin_sent()
        self._tap("ja")
        self._says(fresh=True)

    def roll_back(self) -> None:
        """Go back with one click and a reason; count until the phone hears the old words again."""
        second = self.people["second"]
        page = second.open("/inhoud/uitgaven")
        began = monotonic()
        second.press(page, "Zet nummer 1 nu terug", reden="Dit was niet goed")
        self._until(new=False, seconds=BACK_SECONDS)
        self.rollback_seconds = round(monotonic() - began, 2)

    def _tap(self, wanted: str) -> None:
        label = next((one for one in self.client.buttons() if one.lower() == wanted), None)
        if label is None:
            raise StoryFailed(f"no button {wanted!r}")
        self.client.tap(label)

    def _says(self, *, fresh: bool) -> None:
        said = self.client.wait(bool)
        if any(MARK in text for text in said) is not fresh:
            raise StoryFailed(f"{'old' if fresh else 'new'} words: {len(said)} message(s)")

    def _until(self, *, new: bool, seconds: float) -> None:
        """Say /start until the answer is in the words that are live now."""
        until = monotonic() + seconds
        while monotonic() < until:
            self.client.send(WORD)
            if any(MARK in text for text in self.client.wait(bool)) is new:
                return
        raise StoryFailed(f"the words did not change within {seconds:.0f} s")

    def _is_looked_over(self, author: Person) -> bool:
        return '"klaar":true' in author.open(f"/_f{self._place}/nagekeken").html.replace(" ", "")

    def _digest(self) -> str:
        found = _DIGEST.search(self.people["dv_lead"].open(self._place).html)
        if found is None:
            raise StoryFailed("nothing to approve")
        return found[1]

    def _judged(self, name: str, digest: str) -> int:
        """Send an approval by hand, with the seal of a page of this person's own."""
        person = self.people[name]
        page = person.open("/mij")
        seal = page.form("Uitloggen").fields["zegel"][0]
        return person.send_form(f"{self._place}/oordeel", zegel=seal, oordeel="approved", stand=digest).status

    def _went(self, page: Page) -> None:
        if page.status != HTTPStatus.OK:
            raise StoryFailed(f"{page.status} at {page.url}: {page.text[:300]}")


def with_mark(files: Files) -> Files:
    """Return the content with one sentence more in each weekly question, and in the answer to /start."""
    week = {name: _marked(step) for name, step in files[WEEK]["vragen"].items()}
    known = {**files[TEXTS], KNOWN: _said(files[TEXTS][KNOWN])}
    return {**files, WEEK: {**files[WEEK], "vragen": week}, TEXTS: known}


def _marked(step: Files) -> Files:
    return {**step, "vraag": _said(step["vraag"])}


def _said(plain: Files) -> Files:
    """Add the sentence in Dutch B1, in every mode; other languages stay as they are."""
    return {
        name: _said(one) if isinstance(one, dict) else f"{one} {MARK}" if name == "nl-B1" else one
        for name, one in plain.items()
    }


def _log_in(person: Person, login: Login) -> None:
    form = person.open("/inloggen")
    page = person.press(form, "Inloggen", naam=login.name, wachtwoord=login.password, kant=login.place)
    if page.has("Inloggen"):
        raise StoryFailed(f"{login.name} cannot log in")
