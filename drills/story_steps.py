"""The steps of the story. Each does what its person does, and raises StoryFailed when the line broke."""

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from cases.levels import Level, level_of
from cases.moments import DAY, HOUR, after
from cases.sides import Side
from drills.closing_form import BUTTON, GIVE_BACK, closing
from drills.pager_post import PagerPost
from drills.ports import Stage
from drills.story_client import StoryClient
from drills.web import FormMissing, Page, Person
from escalation.routes import LEAD_CLASSES, WATCHED

if TYPE_CHECKING:
    from drills.story import Plot

ALIAS = "Duin-27"
OPENER = "Er staat een vragenlijst klaar. 2 minuten."
ANSWER = "Ik ben hier. Ik heb gelezen wat je schreef."
YES = "ja"
OVER, RENEW = "De afspraak geldt niet meer", "Verlengen"
LONGEST_WAIT = 9 * DAY
LOOKS = 200
FLAG_LOOKS = 40
"""A reply is worked off before the clock says it settled; this many looks are seconds, not a race."""
EMERGENCY = "112"

_ROW = re.compile(
    r'<li class="nabij-row nabij-row--(?P<level>[a-z]+)" id="vlag-(?P<flag>[0-9a-f]+)"'
    r' data-code="(?P<code>[^"]*)" data-category="(?P<category>[^"]*)"[^>]*>'
    r".*?/gesprek/(?P<client>[0-9a-f]+)",
    re.DOTALL,
)
_CODE = re.compile(r"^Nabij: S[0-3] - (?:\S+ - )?open app$")


class StoryFailed(Exception):
    """A step did not bring what the person had a right to."""


class Skipped(Exception):
    """The step is not due in this story."""


class Story:
    """The people of the story and what they know so far."""

    def __init__(self, stage: Stage, client: StoryClient, pager: PagerPost, plot: "Plot") -> None:
        self.stage = stage
        self.client = client
        self.pager = pager
        self.plot = plot
        self.worker = Person(stage.url)
        self.lead = Person(stage.url)
        self.level = Level.NONE
        self.category = ""
        self._code = ""
        self._silent = False
        self._conversation = ""

    def close(self) -> None:
        self.worker.close()
        self.lead.close()

    def enrol(self) -> None:
        """Make the client, give the link, press start, accept the pairing; the start dialogue comes."""
        self._log_in(self.worker, self.plot.side.value)
        page = self.worker.press(self.worker.open("/clienten/nieuw"), "aanmelden", **self._form())
        page = self.worker.press(_expect(page, "eenmalige link"), "eenmalige link")
        link = re.search(r"[?&]start=([A-Za-z0-9_-]+)", page.html)
        if link is None:
            raise StoryFailed("no one-time link on the page")
        self.client.start(link[1])
        page = self._look(page.links["Verder"], "Koppeling accepteren")
        self.client.mark()
        self.worker.press(page, "Koppeling accepteren")
        self.client.wait(bool)
        if YES in [label.lower() for label in self.client.buttons()]:
            self.client.tap(self._label(YES))
            self.client.wait(bool)
        self.stage.settle()

    def checkin_sent(self) -> None:
        """Wait for the first planned opener, at a safe hour."""
        self._await_opener()

    def reply(self) -> None:
        """Tap that it suits, and then write."""
        labels = {label.lower(): label for label in self.client.buttons()}
        if YES in labels:
            self.client.tap(labels[YES])
            self.client.wait(bool)
        self.client.send(self.plot.words)

    def flag(self) -> None:
        """Find the flag in the Postvak, and the danger words with the reason beside the message."""
        for _ in range(FLAG_LOOKS):
            row = _ROW.search(self.worker.open("/postvak?filter=alle").html)
            if row is not None:
                break
            self.stage.settle()
        else:
            raise StoryFailed("the reply was not flagged")
        self.level = level_of(row["level"])
        self.category, self._code = row["category"], row["code"]
        self._silent = self._code == WATCHED
        self._conversation = f"/gesprek/{row['client']}"
        if "Waarom gemarkeerd?" not in self.worker.open(self._conversation).text:
            raise StoryFailed("the conversation does not say why")

    def safety_text(self) -> None:
        """See the safety text on the phone: it names 112, but not where somebody may be reading along."""
        if self.level is not Level.ACUTE:
            raise Skipped
        texts = self.client.wait(bool)
        if any(EMERGENCY in text for text in texts) is self._silent:
            raise StoryFailed(f"not the safety text that was due: {len(texts)} message(s)")

    def page(self) -> None:
        """See that the person on duty was paged, with codes only."""
        if self.level < Level.HIGH:
            raise Skipped
        found = self.pager.wait(10.0)
        if found is None:
            raise StoryFailed("nobody was paged within 10 s")
        if not _CODE.match(str(found.get("text"))) or self.plot.words in str(found):
            raise StoryFailed("the page holds more than codes")

    def cross_alert(self) -> None:
        """Look as the case-safety lead: the class and the case are there, and no word."""
        if self._code not in LEAD_CLASSES or self.level < Level.HIGH:
            raise Skipped
        self._log_in(self.lead, "lead")
        for _ in range(LOOKS):
            page = self.lead.open("/meldingen")
            if f"({self._code})" in page.text:
                break
            self.stage.settle()
        else:
            raise StoryFailed("no alert for the lead")
        if ALIAS in page.text or self.plot.words in page.text:
            raise StoryFailed("the alert says more than codes")
        self.lead.press(page, "Gezien")

    def claim(self) -> None:
        page = self.worker.press(self.worker.open(self._conversation), "Oppakken")
        _expect(page, "Verstuur")

    def worker_reply(self) -> None:
        """Answer; where somebody may be reading along, only after the client was spoken another way."""
        if self._silent:
            self.worker.press(self.worker.open(self._conversation), "Meelezen uit")
        self.client.mark()
        self.worker.press(self.worker.open(self._conversation), "Verstuur", tekst=ANSWER)
        self.client.wait(lambda texts: ANSWER in texts)

    def back_to_bot(self) -> None:
        """Close the flag with a reason and give the conversation back."""
        self.stage.settle()
        page = self.worker.open(self._conversation)
        page = self.worker.press(page, BUTTON, **_closing(page))
        self.client.mark()
        page = self.worker.press(self.worker.open(self._conversation), GIVE_BACK)
        if page.has("Verstuur"):
            raise StoryFailed("the conversation is still held")
        self.stage.settle()

    def next_checkin(self) -> None:
        """Wait for the next opener; after reading along a human decides first."""
        if self._silent:
            raise Skipped
        self._renew()
        self._await_opener()

    def _renew(self) -> None:
        """Go through the record of safe contact again where what was written ended it."""
        page = self.worker.open(self._conversation.replace("/gesprek/", "/clienten/") + "/contact")
        if OVER not in page.text:
            return
        renewed = self.worker.press(page, RENEW, akkoord="ja")
        if renewed.status != HTTPStatus.OK:
            raise StoryFailed("the record of safe contact is not renewed")

    def _await_opener(self) -> None:
        self.client.mark()
        last = after(self.stage.now(), LONGEST_WAIT)
        for _ in range(LOOKS):
            due = self.stage.next_due()
            self.stage.forward(min(due if due is not None else last, last, after(self.stage.now(), 6 * HOUR)))
            if OPENER in self.client.fresh():
                return
            if self.stage.now() >= last:
                break
        raise StoryFailed("no opener within nine days")

    def _log_in(self, person: Person, who: str) -> None:
        login = self.stage.logins[who]
        form = person.open("/inloggen")
        page = person.press(form, "Inloggen", naam=login.name, wachtwoord=login.password, kant=login.place)
        if page.has("Inloggen"):
            raise StoryFailed(f"{who} cannot log in")

    def _look(self, path: str, button: str) -> Page:
        for _ in range(LOOKS):
            page = self.worker.open(path)
            if page.has(button):
                return page
            self.stage.settle()
        raise StoryFailed(f"no button {button!r}")

    def _label(self, wanted: str) -> str:
        return next(label for label in self.client.buttons() if label.lower() == wanted)

    def _form(self) -> dict[str, str | list[str]]:
        hours = {
            f"dag{day}_{part}": at for day in range(7) for part, at in (("van", "09:00"), ("tot", "21:00"))
        }
        asked = ("app", "melding", "nummer", "sessies", "voorbeeld", "slot")
        channel = {f"kanaal_{what}": "ja" for what in asked}
        return {
            "alias": ALIAS,
            "rol": "stayer" if self.plot.side is Side.A else "removed_person",
            "taal": "nl-B1",
            "bot": f"{self.plot.side.value}1",
            "kanaal": "telegram",
            "wissen": "dag",
            "vorm": "neutral" if self.plot.neutral else "open",
            "opener": OPENER,
            "handdruk": "tap",
            "zone": "Europe/Amsterdam",
            "per_dag": "3",
            "tweede": "nee",
            "fase": "F0",
            "programma": "weekly",
            "akkoord": "ja",
            "apart": "ja",
            "kaart_staying_now": "politie kent adres",
            **hours,
            **channel,
        }


def _expect(page: Page, button: str) -> Page:
    if page.has(button):
        return page
    raise StoryFailed(f"{page.status} {page.url}: no button {button!r} ({page.text[:200]})")


def _closing(page: Page) -> dict[str, str | list[str]]:
    try:
        return closing(page)
    except (FormMissing, LookupError) as missing:
        raise StoryFailed(str(missing)) from None
