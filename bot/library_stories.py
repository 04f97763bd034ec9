"""The stories of a release: talks that were played once and must go on raising the same alarms.

``practice_book`` is also what a coordinator tries a change out with: the rules of that change, compiled, in
a process that sends nothing.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.compiled import detector_of
from bot.library import ContentBroken, Library
from bot.library_file import Fault
from cases.ids import ReleaseId
from cases.levels import Level
from escalation.rulebook import Rulebook
from escalation.story import Story, Verdict, judged

_LEVELS = {Level.HIGH: "hoog", Level.ACUTE: "acuut"}


def practice_book(library: Library) -> Rulebook:
    """Return the rules of content that nobody uses yet."""
    detector = replace(detector_of(library.lexicon, "proef"), second=library.second)
    return Rulebook(ReleaseId(1), detector, library.scripts, library.texts, library.programmes)


def story_verdicts(library: Library) -> Mapping[str, tuple[Story, Verdict]]:
    """Play every story of the content on itself, and return what came of those that do not hold."""
    if not library.stories:
        return {}
    book = practice_book(library)
    found = {name: (story, judged(story, book)) for name, story in library.stories.items()}
    return {name: one for name, one in found.items() if not one[1].holds}


def must_hold(library: Library) -> Library:
    """Return the library whose every story holds. Raises ContentBroken."""
    if faults := story_faults(library):
        raise ContentBroken(faults)
    return library


def story_faults(library: Library) -> tuple[Fault, ...]:
    """Return what keeps content from going live: an alarm that is lost, or a story that cannot be played."""
    found = story_verdicts(library).items()
    return tuple(_fault(name, *one) for name, one in found if one[1].stuck is not None or _heavy(one[1]))


def _heavy(verdict: Verdict) -> list[tuple[str, Level]]:
    return [one for one in verdict.lost if one[1] >= Level.HIGH]


def _fault(name: str, story: Story, verdict: Verdict) -> Fault:
    lost = ", ".join(f"{code} ({_LEVELS[level]})" for code, level in _heavy(verdict))
    if verdict.stuck is None:
        problem = f"In het voorbeeldgesprek '{story.title}' komt een melding niet meer: {lost}."
        return Fault(name, 0, problem, "Herstel de vraag of het gevaarwoord dat de melding gaf.")
    where = f"stap {verdict.stuck + 1} kan niet meer"
    told = f", en een melding komt niet meer: {lost}" if lost else ""
    remedy = (
        "Herstel de vraag, of speel het voorbeeldgesprek opnieuw en bewaar het. Weghalen kan met een reden."
    )
    return Fault(name, 0, f"Het voorbeeldgesprek '{story.title}' loopt vast: {where}{told}.", remedy)
