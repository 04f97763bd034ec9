"""Dutch labels of the content studio: stages, steps that were saved, and what still has to be done."""

from collections.abc import Iterable, Iterator, Mapping

from cases.content import Plain
from cases.content_desk import OpRow
from cases.content_draft import Stage, Verdict
from cases.desk import StaffRole
from console import words
from console.language import mark, say

STAGES = {
    Stage.WRITING: mark("wordt geschreven"),
    Stage.REVIEW: mark("wacht op een tweede persoon"),
    Stage.APPROVED: mark("goedgekeurd"),
    Stage.TRIAL: mark("wordt uitgeprobeerd"),
    Stage.LIVE: mark("is in gebruik"),
    Stage.WITHDRAWN: mark("is ingetrokken"),
}
ROAD = (
    (Stage.WRITING, mark("Schrijven")),
    (Stage.REVIEW, mark("Tweede persoon leest mee")),
    (Stage.APPROVED, mark("Goedgekeurd")),
    (Stage.TRIAL, mark("Uitproberen")),
    (Stage.LIVE, mark("In gebruik")),
)
VERDICTS = {Verdict.APPROVED: mark("keurde goed"), Verdict.RETURNED: mark("gaf terug")}
REVIEWERS = {
    StaffRole.COORDINATOR: mark("coördinator"),
    StaffRole.DV_LEAD: mark("aandachtsfunctionaris"),
    StaffRole.CONTENT_REVIEWER: mark("meelezer"),
}
STEPS = {
    "begun": mark("begonnen"),
    "renewed": mark("bijgewerkt naar wat nu in gebruik is"),
    "step_saved": mark("stap %(name)s bewaard"),
    "step_added": mark("stap %(name)s toegevoegd"),
    "step_removed": mark("stap %(name)s verwijderd"),
    "step_copied": mark("stap %(name)s gekopieerd"),
    "step_moved": mark("stap %(name)s verplaatst"),
    "step_named": mark("stap %(name)s hernoemd"),
    "dialogue_saved": mark("gesprek %(name)s bewaard"),
    "dialogue_added": mark("gesprek %(name)s toegevoegd"),
    "text_saved": mark("tekst %(name)s bewaard"),
    "reply_saved": mark("snel antwoord %(name)s bewaard"),
    "reply_removed": mark("snel antwoord %(name)s verwijderd"),
    "entry_saved": mark("ingang %(name)s bewaard"),
    "entry_checked": mark("ingang %(name)s nagekeken"),
    "entry_removed": mark("ingang %(name)s verwijderd"),
    "words_saved": mark("woorden bewaard"),
    "group_saved": mark("groep woorden %(name)s bewaard"),
    "group_lowered": mark("groep woorden %(name)s bewaard, vindt minder"),
    "own_words_saved": mark("%(name)s bewaard"),
    "own_words_lowered": mark("%(name)s bewaard, vindt minder"),
    "rule_added": mark("gevaarregel '%(name)s' toegevoegd"),
    "rule_saved": mark("gevaarregel '%(name)s' bewaard"),
    "rule_lowered": mark("gevaarregel '%(name)s' bewaard, vindt minder"),
    "rule_removed": mark("gevaarregel '%(name)s' verwijderd"),
    "programme_saved": mark("programma %(name)s bewaard"),
    "programme_added": mark("programma %(name)s toegevoegd"),
    "house_words_saved": mark("huiswoordenlijst bewaard"),
    "other_words_saved": mark("zinnen voor kant b bewaard"),
    "still_right": mark("vertaling van %(name)s klopt nog"),
    "story_kept": mark("voorbeeldgesprek %(name)s bewaard"),
    "story_removed": mark("voorbeeldgesprek %(name)s verwijderd"),
    "imported": mark("ingelezen uit een bestand"),
    "undone": mark("stap ongedaan gemaakt"),
}
"""What was saved, by its code; the name is that of the step, text or entry."""
LEVELS = {level.word: label for level, label in words.LEVELS.items()}
ENDS = {"slot": mark("afsluiten"), "einde": mark("einde"), "dagvraag": mark("de vraag van vandaag")}
_NOTHING = mark("niets")
_WITH_REASON = mark("%(step)s. Reden: %(reason)s")
_WITH_REASONS = frozenset({"group_lowered", "own_words_lowered", "rule_lowered", "rule_removed"})
KINDS = {
    "dialogues": mark("Gesprekken"),
    "texts": mark("Losse teksten"),
    "replies": mark("Snelle antwoorden"),
    "programmes": mark("Programma's"),
    "lexicon": mark("Woorden waar Nabij op let"),
    "stories": mark("Voorbeeldgesprekken"),
}


def told_step(row: OpRow) -> str:
    """Return what a step did, as a sentence, with the reason where one was asked."""
    step = say(STEPS.get(row.what, row.what), name=row.told[0] if row.told else "")
    if row.what in _WITH_REASONS and len(row.told) > 1:
        return say(_WITH_REASON, step=step, reason=row.told[1])
    return step


def last_reason(rows: Iterable[OpRow], what: str, name: str) -> str:
    """Return the last reason that was given for such a step about this name; empty for none."""
    fitting = (row.told for row in rows if row.what == what and row.told[:1] == (name,) and not row.undone)
    return next((told[1] for told in fitting if len(told) > 1), "")


def told_reasons(rows: Iterable[OpRow]) -> str:
    """Return the reasons that were given while writing, the first one first, for who sends a change on."""
    steps = [told_step(row) for row in rows if not row.undone and row.what in _WITH_REASONS and row.told[1:]]
    return "\n".join(reversed(list(dict.fromkeys(steps))))


def plain_words(plain: Plain | None) -> str:
    """Return the words that stand somewhere in content, for who never saw how it is kept."""
    if plain is None:
        return say(_NOTHING)
    return " · ".join(_words(plain))


def _words(plain: Plain) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, Mapping):
        for one in plain.values():
            yield from _words(one)
    else:
        for one in plain:
            yield from _words(one)
