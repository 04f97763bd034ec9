"""The report of a closed flag as one line for the file system: codes in words, nobody's own words."""

from collections.abc import Iterable, Iterator

from cases.desk import Act, ClosedFlag
from console.language import mark, say
from console.times import When
from console.words import ACTS_DONE, CLOSE_REASONS, LEVELS, RHYTHMS, SAFE_NOW, matter

_BEGAN = mark("Melding %(level)s (%(what)s) over %(alias)s, binnengekomen %(raised)s.")
_ACT = mark("%(when)s: %(who)s %(act)s.")
_CLOSED = mark("Afgerond %(when)s door %(who)s: %(outcome)s.")
_SAFE = mark("Veiligheid: %(answer)s.")
_NEXT = mark("Volgend contact: %(when)s.")
_NO_NEXT = mark("Geen volgend contact afgesproken.")
_RHYTHM = mark("Ritme: %(answer)s.")


def report_line(flag: ClosedFlag, alias: str, acts: Iterable[Act], when: When) -> str:
    """Return the report in the language of the page. ``acts`` outside the time of the flag are left out."""
    return " ".join(_sentences(flag, alias, acts, when))


def _sentences(flag: ClosedFlag, alias: str, acts: Iterable[Act], when: When) -> Iterator[str]:
    what = say(matter(flag.code, flag.category, flag.source))
    level = say(LEVELS[flag.level]).lower()
    yield say(_BEGAN, level=level, what=what, alias=alias, raised=when.stamp(flag.raised_at))
    for act in acts:
        if flag.raised_at <= act.at <= flag.closed_at:
            yield say(_ACT, when=when.stamp(act.at), who=act.alias, act=say(ACTS_DONE.get(act.act, act.act)))
    outcome = say(CLOSE_REASONS.get(flag.reason, flag.reason))
    yield say(_CLOSED, when=when.stamp(flag.closed_at), who=flag.closed_alias, outcome=outcome)
    if flag.safe_now:
        yield say(_SAFE, answer=say(SAFE_NOW.get(flag.safe_now, flag.safe_now)))
        yield _next(flag, when)
    if flag.rhythm:
        yield say(_RHYTHM, answer=say(RHYTHMS.get(flag.rhythm, flag.rhythm)))


def _next(flag: ClosedFlag, when: When) -> str:
    return say(_NO_NEXT) if flag.next_contact is None else say(_NEXT, when=when.stamp(flag.next_contact))
