"""Looks a change of the content over before it may go on: faults, and danger that would be lost.

It takes seconds to half a minute, so a console lets a process of its own do it (``nabij.replay_process``).
"""

from collections.abc import Callable
from datetime import date
from time import monotonic
from typing import Any

from bot.compiled import detector_of
from bot.library import ContentBroken, Fault, Library, check_files, from_plain
from bot.library_stories import practice_book, story_faults
from cases.content import ContentFault
from cases.content_edit import Files, changed_files
from cases.content_road import is_small
from cases.levels import Level
from cases.moments import Moment
from cases.social_map import expired
from console.content_diff_words import told_reason
from escalation.lexicon_change import what_changed
from escalation.lexicon_compare import Known, known_by_tests
from escalation.replay_programmes import unasked
from escalation.replaying import Moved, Replay, heard, tapped, together
from escalation.tryout_five import Stranded, walked
from nabij.content_folder import shipped_content
from nabij.lexicon.checking import harmless_in, known_in, today

Told = Callable[[str], object]
_MOST = 200
_STEPS = 4
_WORDS = ("lexicon/", "keywords.yaml")
_WHY = {
    "gone": "dit antwoord geeft geen melding meer",
    "lower": "de melding is minder ernstig",
    "code": "de melding is van een andere soort",
    "reply": "de veiligheidstekst hoort er niet meer bij",
    "condition": "niet iedereen krijgt deze vraag nog",
    "forms": "wie het typt wordt niet meer begrepen",
    "past": "wie zo antwoordt krijgt deze vraag over gevaar niet meer",
    "unasked": "dit programma vraagt er in deze fase niet meer naar",
    "rarer": "dit programma vraagt er minder vaak naar",
    "story": "dit voorbeeldgesprek is weg of belooft minder meldingen",
    "second": "niemand leest nog mee als de woorden niets vinden",
}
_STRANDED = {
    "broken": ("Een verzonnen cliënt kwam hier niet verder.", "Kijk waar de antwoorden heen gaan."),
    "endless": (
        "Een verzonnen cliënt kwam hier niet tot een einde.",
        "Laat één antwoord naar het einde gaan.",
    ),
    "empty": ("Een verzonnen cliënt kreeg een leeg bericht.", "Schrijf een tekst, in elke taal."),
}
_A_DAY = Moment(1_805_194_800_000_000)
"""Noon on a Tuesday: when everybody may be written to."""
_PLACES = (
    ("stories/", "voorbeelden"),
    ("lexicon/", "woorden"),
    ("keywords.yaml", "woorden"),
    ("social_map.yaml", "kaart"),
    ("huiswoorden.yaml", "huiswoorden"),
    ("kant_b.yaml", "kant-b/nl"),
    ("texts/", "teksten"),
    ("replies/", "antwoorden"),
)


def looked_over(
    base_files: Files, files: Files, told: Told = lambda _line: None, day: date | None = None
) -> dict[str, Any]:
    """Return what the page of a change shows of it, as plain JSON. Raises nothing for what is wrong in it.

    It is judged as what would go live on a day, None: today.
    """
    began = monotonic()
    told(f"1/{_STEPS}")
    try:
        library = _checked(base_files, files)
    except ContentBroken as broken:
        return _result(began, base_files, files, faults=[_fault(one) for one in broken.faults])
    told(f"2/{_STEPS}")
    base = from_plain(base_files)
    found = together(
        tapped(base.scripts, library.scripts), _planned(base, library), _told_less(base, library)
    )
    told(f"3/{_STEPS}")
    lowered = base.second != library.second
    if _words_changed(base_files, files):
        found = together(found, _heard(base, library))
        lowered = lowered or not what_changed(base.lexicon, library.lexicon).is_free
    told(f"{_STEPS}/{_STEPS}")
    five = walked(practice_book(library), _A_DAY)
    faults = [*_faults(library, day or today()), *(_stranded(one) for one in five.stranded)]
    lowered = lowered or bool(found.lighter)
    return _result(began, base_files, files, faults=faults, found=found, lowered=lowered, talks=five.talks)


def _faults(library: Library, day: date) -> list[dict[str, str]]:
    """Return what keeps content that can be read from going live on a day."""
    stale = (_stale(one, library) for one in expired(library.social_map, day))
    return [*(_fault(one) for one in story_faults(library)), *stale]


def danger_lost(base_files: Files, files: Files) -> str:
    """Return in a sentence what keeps a change from going live by itself; empty for nothing.

    What is lost blocks; what is lighter needs a reason and two people; what is not words alone is reviewed
    and tried first.
    """
    base, library = from_plain(base_files), from_plain(files)
    found = together(
        tapped(base.scripts, library.scripts), _planned(base, library), _told_less(base, library)
    )
    if _words_changed(base_files, files):
        change = what_changed(base.lexicon, library.lexicon)
        less = (*change.lowered, *change.removed)
        if less:
            return f"{less[0].kind} {less[0].name}: {less[0].what}"
    if moved := (*found.lost, *found.lighter):
        return f"{moved[0].what}: {_WHY[moved[0].why]}"
    reasons = is_small(base_files, files).reasons
    return told_reason(reasons[0]) if reasons else ""


def _checked(base_files: Files, files: Files) -> Library:
    """Read and check the new content; its words against everyday messages only where they changed."""
    if _words_changed(base_files, files):
        return check_files(files, harmless_in(shipped_content())).library
    return from_plain(files, prove=True)


def _words_changed(base_files: Files, files: Files) -> bool:
    return any(name.startswith(_WORDS) for name in changed_files(base_files, files))


def _heard(base: Library, library: Library) -> Replay:
    messages: list[Known] = known_by_tests(base.lexicon, library.lexicon)
    texts = {known.text for known in messages}
    messages += [known for known in known_in(shipped_content()) if known.text not in texts]
    return heard(messages, detector_of(base.lexicon, "old"), detector_of(library.lexicon, "new"))


def _planned(base: Library, library: Library) -> Replay:
    """Return what the programmes ask less, and a second opinion that is gone."""
    less = unasked((base.programmes, base.scripts), (library.programmes, library.scripts))
    gone = [
        Moved(f"{one.programme} / {one.phase} / {one.code}", one.level, Level.NONE, "unasked")
        for one in less
        if one.phase is not None
    ]
    if base.second is not None and library.second is None:
        gone.append(Moved("tweede mening", Level.HIGH, Level.NONE, "second"))
    rarer = (
        Moved(f"{one.programme} / {one.code}", one.level, Level.NONE, "rarer")
        for one in less
        if one.phase is None
    )
    return Replay(tuple(gone), tuple(rarer))


def _told_less(base: Library, library: Library) -> Replay:
    """Return the stories that are gone, and those that promise fewer alarms than they did."""
    found = []
    for name, story in base.stories.items():
        now = library.stories.get(name)
        left = [] if now is None else list(now.alarms)
        missing = [one for one in story.alarms if one not in left]
        if missing or now is None:
            level = max((level for _, level in story.alarms), default=Level.NONE)
            found.append(Moved(story.title, level, Level.NONE, "story"))
    return Replay(lighter=tuple(found))


def _result(
    began: float,
    base_files: Files,
    files: Files,
    *,
    faults: list[dict[str, str]] | None = None,
    found: Replay | None = None,
    lowered: bool = False,
    talks: int = 0,
) -> dict[str, Any]:
    replay = found or Replay()
    return {
        "faults": (faults or [])[:_MOST],
        "lost": [_told(one) for one in replay.lost[:_MOST]],
        "alarms": [_told(one) for one in replay.alarms[:_MOST]],
        "gained": len(replay.gained),
        "reasons": [told_reason(one) for one in is_small(base_files, files).reasons[:_MOST]],
        "walked": talks,
        "seconds": round(monotonic() - began, 2),
        "ok": not faults and not replay.blocks,
        "lowered": lowered,
    }


def _stale(one: ContentFault, library: Library) -> dict[str, str]:
    key = library.social_map[int(one.path[2])].key
    told = {"problem": one.problem, "remedy": one.remedy}
    return {"where": f"sociale kaart, {key}", **told, "link": "", "spot": f"kaart/{key}"}


def _stranded(one: Stranded) -> dict[str, str]:
    where = ", ".join(part for part in (one.dialogue, one.question) if part and not part.startswith("@"))
    spot = f"dialoog/{one.dialogue}"
    problem, remedy = _STRANDED[one.why]
    return {"where": where, "problem": problem, "remedy": remedy, "link": "", "spot": spot}


def _told(one: Moved) -> dict[str, str]:
    why = _WHY.get(one.why, one.why)
    return {"what": one.what, "before": one.before.word, "after": one.after.word, "why": why}


def _fault(one: Fault) -> dict[str, str]:
    where = ", ".join(part for part in (one.file, one.step, one.language) if part)
    return {"where": where, "problem": one.problem, "remedy": one.remedy, "link": "", "spot": _spot(one)}


def _spot(one: Fault) -> str:
    """Return the page of a change where this is mended, below the address of the change."""
    if one.file.startswith("dialogues/"):
        name = one.file.removeprefix("dialogues/").removesuffix(".yaml")
        return f"dialoog/{name}/stap/{one.step}" if one.step else f"dialoog/{name}"
    if one.file.startswith("programmes/"):
        return f"programma/{one.file.removeprefix('programmes/').removesuffix('.yaml')}"
    return next((place for start, place in _PLACES if one.file.startswith(start)), "")
