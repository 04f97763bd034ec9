"""The four actions by what they mean, without Rasa: screen, hand over, say who reads along, look up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.brain import Brain
from bot.handle import Rules
from bot.log import Log, Said, code_of
from bot.ports import Clock
from cases.facts import Facts
from cases.levels import Level, Mode
from cases.moments import Moment, wall
from cases.sides import Side, Speaker
from cases.social_map import look_up
from escalation.assessment import Assessment
from escalation.fixed_texts import fixed_text, offered_text, waiting_line
from escalation.routes import WATCHED, asks_person_now, reply_key
from escalation.screen import screen
from escalation.severity import waiting
from nabij.rasa.conversation import Answer, Button, Heard, NothingSaid
from nabij.rasa.sentences import entry_line, sentences_in
from vault.strangers import Request, SideStrangers

YES, NO = "/nabij_consent_yes", "/nabij_consent_no"
_SPEAKERS = {Side.A: (Speaker.VICTIM, Speaker.PERPETRATOR), Side.B: (Speaker.PERPETRATOR, Speaker.VICTIM)}
Ring = Callable[[], object]
_HEADING = "Gevraagd via de chat-assistent."


@dataclass(frozen=True, slots=True)
class Screened:
    """The most urgent of what a person wrote, and as whom they were heard."""

    found: Assessment
    speaker: Speaker

    @property
    def code(self) -> str:
        leading = self.found.leading
        return "" if leading is None else leading.code

    @property
    def key(self) -> str:
        """Return the fixed text for it; empty below high."""
        return reply_key(self.code, self.found.level, self.speaker) if self.found.level >= Level.HIGH else ""

    @property
    def watched(self) -> bool:
        """Say whether somebody may be looking on, so that no word may give anything away."""
        return self.found.silent or self.code == WATCHED

    @property
    def mode(self) -> Mode:
        return Mode.NEUTRAL if self.watched else Mode.OPEN

    def slots(self) -> dict[str, object]:
        leading = self.found.leading
        return {
            "nabij_level": self.found.level.word,
            "nabij_class": self.code,
            "nabij_why": "" if leading is None else leading.explanation,
            "nabij_silent": self.watched,
        }


class StrangersLine:
    """What people who write to an assistant get from one side. Keeps and logs no word but in a hand-over.

    ``ring`` wakes who pages and who watches a screen. ``rules`` and ``hand_over`` may wait for a store:
    they are called from a thread. The others only reckon.
    """

    def __init__(
        self, side: Side, brain: Brain, strangers: SideStrangers, clock: Clock, log: Log, ring: Ring
    ) -> None:
        self._side = side
        self._ring = ring
        self._brain = brain
        self._strangers = strangers
        self._clock = clock
        self._log = log

    def rules(self) -> Rules:
        return self._brain.rules()

    def rules_at_once(self) -> Rules | None:
        """Return the rules when nothing has to be waited for, else None."""
        return self._brain.rules_at_once()

    def screen(self, heard: Heard, rules: Rules) -> Answer:
        """Screen the latest text; from high up the safety text is said. Raises NothingSaid."""
        if not heard.latest:
            raise NothingSaid
        seen = self._screened((heard.latest,), rules)
        return Answer(_offered(seen, heard, rules), slots=seen.slots())

    def hand_over(self, heard: Heard, rules: Rules) -> Answer:
        """Ask for consent, then for a way to reach the person, then call a human.

        Acute goes on without a way to reach: somebody must know at once. Raises NothingSaid.
        """
        if not heard.texts:
            raise NothingSaid
        seen = self._screened((*heard.texts, heard.contact), rules)
        say = sentences_in(heard.language)
        slots = {**seen.slots(), "nabij_handed_over": False}
        if not heard.consents and not seen.watched:
            buttons = (Button(say.yes, YES), Button(say.no, NO))
            return Answer([*_offered(seen, heard, rules), say.ask_consent], buttons, slots)
        if not heard.consents:
            return Answer(_offered(seen, heard, rules), slots=slots)  # a question on the screen would tell
        if not (heard.contact or seen.watched) and seen.found.level < Level.ACUTE:
            return Answer([*_offered(seen, heard, rules), say.ask_contact], slots=slots)
        return self._handed_over(heard, seen, rules, slots)

    def waiting_text(self, heard: Heard, rules: Rules) -> Answer:
        """Say when a worker reads along, as the roster has it this moment."""
        duty = rules.duty
        slots: dict[str, object] = {"nabij_staffed": duty.staffed, "nabij_promise": duty.promise.value}
        return Answer([waiting_line(heard.language, duty)], slots=slots)

    def look_up(self, heard: Heard, rules: Rules) -> Answer:
        """Say whom the person can turn to, for the topic and the municipality in the slots."""
        now = wall(self._clock.now(), ZoneInfo(rules.duty.zone))
        topic, place = heard.word("nabij_topic"), heard.word("nabij_municipality")
        found = look_up(self._brain.social_map, topic, place, now.date(), now)
        if not found:
            return Answer([sentences_in(heard.language).nobody_listed], slots={"nabij_social_map": []})
        watched = bool(heard.texts) and self._screened(heard.texts, rules).watched
        lines = [entry_line(one, heard.language, discreet=watched) for one in found]
        return Answer(lines, slots={"nabij_social_map": [one.key for one in found]})

    def _handed_over(self, heard: Heard, seen: Screened, rules: Rules, slots: dict[str, object]) -> Answer:
        say = sentences_in(heard.language)
        try:
            self._strangers.hand_over(_request(heard, seen, rules, self._clock.now()))
        except Exception as error:  # noqa: BLE001 - whatever broke, the person must not think it was passed on
            self._log(Said.HAND_OVER_FAILED, side=self._side.value, code=code_of(error))
            return Answer([say.failed], slots=slots)
        self._ring()
        done = {**slots, "nabij_handed_over": True, "nabij_consent": None, "nabij_contact": None}
        if seen.watched:
            return Answer([fixed_text("N1", seen.mode, heard.language, rules.duty)], slots=done)
        texts = [say.handed_over, _promised(seen, heard, rules)]
        return Answer(texts if heard.contact else [*texts, say.ask_contact], slots=done)

    def _screened(self, texts: Iterable[str], rules: Rules) -> Screened:
        """Hear each text as who suffers and as who does it: nobody knows who writes; the worst counts."""
        heard = [
            Screened(screen(text, speaker, Facts(), rules.book.detector), speaker)
            for text in texts
            if text
            for speaker in _SPEAKERS[self._side]
        ]
        return max(heard, key=lambda one: (one.found.silent, one.found.level))


def _offered(seen: Screened, heard: Heard, rules: Rules) -> list[str]:
    """Return the safety text while nobody is asked yet; nothing below high."""
    if seen.watched:
        return [fixed_text("N1", seen.mode, heard.language, rules.duty)]
    if not seen.key:
        return []
    return [offered_text(seen.key, seen.mode, heard.language, staffed=rules.duty.staffed)]


def _promised(seen: Screened, heard: Heard, rules: Rules) -> str:
    """Return what is true now that somebody was called."""
    if seen.key:
        return fixed_text(seen.key, seen.mode, heard.language, rules.duty)
    return waiting_line(heard.language, rules.duty)


def _request(heard: Heard, seen: Screened, rules: Rules, at: Moment) -> Request:
    """Return what is kept. Who asks for a person is read today, whatever the words: never below high."""
    level = max(seen.found.level, Level.HIGH)
    clock = waiting(level, seen.code, Facts(), rules.duty, at, now=asks_person_now(seen.key))
    leading = seen.found.leading
    return Request(
        who=heard.sender,
        mark=heard.mark,
        text="\n".join([_HEADING, f"Bereikbaar: {heard.contact or '-'}", "", *heard.texts]),
        level=level,
        code=seen.code,
        at=at,
        answer_by=clock.answer_by,
        page_at=clock.page_at,
        silent=seen.watched,
        imminent=leading is not None and leading.imminent,
    )
