"""What was agreed, as typed: kept only when it fits a button and a phone, with every fault said plainly."""

from collections.abc import Collection, Sequence
from datetime import date

from cases.agreement import command_of
from cases.agreements import LONGEST_LINE, LONGEST_NAME, AgreedLine, NewLine, free_places, has_name
from cases.levels import Mode
from console.answers import Answers, Fault
from console.language import mark, say
from console.plain_words import betrays
from console.reply_lint import Sort, faults_of
from console.typed import Typed

_NO_NAME = mark("Naam: vul een gewoon woord in dat de cliënt koos.")
_LONG_NAME = mark("Naam: hoogstens %(most)s tekens, het zijn er %(n)s.")
_ODD_NAME = mark("Naam: gebruik gewone letters op één regel, zonder uitroepteken of accolades.")
_BETRAYS = mark("Naam: “%(word)s” verraadt waar dit over gaat. Kies een ander woord.")
_COMMAND = mark("Naam: dit woord doet al iets op de telefoon. Kies een ander woord.")
_ANSWER = mark("Naam: dit is al een antwoord op een knop. Kies een ander woord.")
_SAME_NAME = mark("Naam: een andere afspraak heet al zo. Kies een ander woord.")
_NO_TEXT = mark("Afspraak: schrijf op wat u samen afsprak.")
_LONG_TEXT = mark("Afspraak: hoogstens %(most)s tekens, het zijn er %(n)s.")
_PLACE = mark("Plek")
_TAKEN = mark("Plek: daar staat al een afspraak. Kies een andere plek.")
_DAY = mark("Opnieuw bekijken")
_GONE_BY = mark("Opnieuw bekijken: die dag is al voorbij.")

_ANSWERS = frozenset({"ja", "nee", "geen", "klaar", "yes", "no", "none", "done", "ik bel liever"})
"""Labels that dialogues give their own buttons."""
_BARE = frozenset({Sort.NAME, Sort.ADDRESS})


def read_line(
    form: Typed, lines: Sequence[AgreedLine], today: date, *, instead_of: str = ""
) -> NewLine | tuple[Fault, ...]:
    """Return the line, or everything that is wrong with it. ``instead_of`` is the line that it changes."""
    answers = Answers(form)
    others = [line for line in lines if line.id != instead_of]
    name, text = form.text("naam"), " ".join(form.text("tekst").split())
    wrong = name_fault(name) or (say(_SAME_NAME) if has_name(others, name) else "")
    if wrong:
        answers.fault("naam", wrong)
    if not text:
        answers.fault("tekst", say(_NO_TEXT))
    elif len(text) > LONGEST_LINE:
        answers.fault("tekst", say(_LONG_TEXT, n=len(text), most=LONGEST_LINE))
    place = _place(answers, others)
    day = _day(answers, today)
    if answers.faults or place is None:
        return tuple(answers.faults)
    return NewLine(place, name, text, day, form.ticked("maatje"))


def name_fault(name: str) -> str:
    """Say what is wrong with a neutral name; empty when it may stand on a button of any phone."""
    if not any(letter.isalpha() for letter in name):
        return say(_NO_NAME)
    if len(name) > LONGEST_NAME:
        return say(_LONG_NAME, n=len(name), most=LONGEST_NAME)
    if not name.isprintable() or any(sign in name for sign in "!{}"):
        return say(_ODD_NAME)
    if command_of(name) is not None:
        return say(_COMMAND)
    if name.casefold() in _ANSWERS:
        return say(_ANSWER)
    found = [*betrays(name), *(one.words for one in faults_of(name, Mode.OPEN) if one.sort in _BARE)]
    return say(_BETRAYS, word=found[0]) if found else ""


def _place(answers: Answers, others: Collection[AgreedLine]) -> int | None:
    place = answers.choice("plek", _PLACE, {str(n): n for n in free_places([*others])})
    if place is None and answers.form.text("plek") in {str(line.place) for line in others}:
        answers.faults[-1] = Fault("plek", say(_TAKEN))
    return place


def _day(answers: Answers, today: date) -> date | None:
    if not answers.form.text("opnieuw"):
        return None
    day = answers.day("opnieuw", _DAY)
    if day is not None and day < today:
        answers.fault("opnieuw", say(_GONE_BY))
    return day
