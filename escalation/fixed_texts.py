"""Say a safety text: the form of the phone, in its language, with the ending that is true right now."""

from cases.facts import Facts
from cases.levels import Language, Mode
from escalation.duty import Duty, Promise
from escalation.fixed_table import (
    CHECKSUM,
    DRAFTS,
    TABLE,
    WORDS_EN,
    WORDS_NL,
    Ending,
    Form,
    Words,
    canonical,
)
from escalation.fixed_table_u import TABLE_U, WORDS_NL_U

__all__ = [
    "CHECKSUM",
    "DRAFTS",
    "KEYS",
    "canonical",
    "fixed_text",
    "is_fixed",
    "neutral_text",
    "offered_text",
    "waiting_line",
]

KEYS = frozenset(TABLE) | {"P1"}
"""Every key that a ``Say`` or a signal may name; P1 is P1_THERE or P1_APART, by place."""

_ADVICE_LINE = "0800-2000"


def is_fixed(key: str) -> bool:
    return key in KEYS


def fixed_text(
    key: str,
    mode: Mode,
    language: Language,
    duty: Duty,
    facts: Facts | None = None,
    *,
    formal: bool = False,
) -> str:
    """Return the text behind ``key``. Raises KeyError for a key that is not in the table.

    Every mode but open gets the neutral form: one line, no word about people. P1 has a form by place.
    ``formal`` says "u", with the same meaning and numbers. Source: design §2 rule 4, practice H4 and H6.
    """
    here = facts or Facts()
    text = TABLE[_placed(key, here)]
    form, words = _said(_placed(key, here), language, formal=formal)
    if mode is not Mode.OPEN:
        return form.neutral
    ending = _ending(text.ending, words, duty, names_line=_ADVICE_LINE in form.open)
    button = words.button if here.alarm_button else ""
    return " ".join(form.open.format(ending=ending, button=button).split())


def _said(key: str, language: Language, *, formal: bool) -> tuple[Form, Words]:
    text = TABLE[key]
    if language is Language.EN:
        return text.en, WORDS_EN
    return (TABLE_U.get(key, text.nl), WORDS_NL_U) if formal else (text.nl, WORDS_NL)


def offered_text(
    key: str, mode: Mode, language: Language, facts: Facts | None = None, *, staffed: bool
) -> str:
    """Return the text behind ``key`` for a person about whom nobody was asked yet.

    It says nothing about people when somebody is there to be asked, and that nobody is there when nobody
    is: a sentence that a worker is being asked or reads along would be untrue. Raises KeyError.
    """
    here = facts or Facts()
    if mode is not Mode.OPEN or not staffed:
        return fixed_text(key, mode, language, Duty(), here)
    form, words = _said(_placed(key, here), language, formal=False)
    button = words.button if here.alarm_button else ""
    return " ".join(form.open.format(ending="", button=button).split())


def waiting_line(language: Language, duty: Duty) -> str:
    """Return when a worker reads along, as the roster truly has it, or that nobody does."""
    words = WORDS_EN if language is Language.EN else WORDS_NL
    return _promise(words.reads, words, duty, names_line=False)


def neutral_text(key: str, language: Language, *, formal: bool = False) -> str:
    """Return the stricter form of ``key``: it needs no roster. Raises KeyError for an unknown key."""
    return fixed_text(key, Mode.NEUTRAL, language, Duty(), formal=formal)


def _placed(key: str, facts: Facts) -> str:
    if key != "P1":
        return key
    return "P1_APART" if facts.living_apart or facts.ban_active else "P1_THERE"


def _ending(ending: Ending, words: Words, duty: Duty, *, names_line: bool) -> str:
    if ending in {Ending.READS, Ending.LOOKS_ALONG}:
        sentence = words.reads if ending is Ending.READS else words.looks_along
        return _promise(sentence, words, duty, names_line=names_line)
    if ending is Ending.NONE:
        return ""
    if not duty.staffed:
        return words.nobody if names_line else f"{words.nobody} {words.also_call}"
    return {Ending.ASK: words.ask, Ending.ASK_FOR_YOU: words.ask_for_you}.get(ending, "")


def _promise(sentence: str, words: Words, duty: Duty, *, names_line: bool) -> str:
    if duty.promise is Promise.NOBODY:
        return words.nobody if names_line else words.nobody_reads
    when = words.today if duty.promise is Promise.TODAY else words.tomorrow
    promised = sentence.format(belofte=when)
    return promised if duty.staffed or names_line else f"{promised} {words.also_call}"
