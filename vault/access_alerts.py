"""Reading that stands out, told from the lines of the access log alone: ids and moments, no words. Pure.

Rules are data: each is one function over the lines of the last hours, and says who, about which client, and
how often. What speaks is looked at by a person; it accuses nobody. Source: security-reliability 4.3, T2.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cases.moments import HOUR, MINUTE, Moment


@dataclass(frozen=True, slots=True)
class Limits:
    """From which number something stands out. Hours and minutes are whole numbers."""

    clients_in_an_hour: int = 15
    readers_of_a_client: int = 6
    readers_hours: int = 12
    refused_in_an_hour: int = 5
    failed_log_ins: int = 10
    searches_in_an_hour: int = 20
    unassigned_in_a_day: int = 3
    quiet_minutes: int = 30


@dataclass(frozen=True, slots=True)
class Looked:
    """One line as the rules see it. ``on_shift``: this person stood on the roster then."""

    at: Moment
    person: str
    staff: str
    side: str
    action: str
    kind: str
    party: str
    basis: str
    refused: bool
    emergency: bool
    session: str
    on_shift: bool = True

    @property
    def opened(self) -> bool:
        """Say whether content of a client was opened by a person, not by a screen that refreshes."""
        return bool(self.party) and not self.refused and self.action.startswith(("read_", "open_"))


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a rule says. ``staff`` is empty where it is of nobody in particular."""

    rule: str
    person: str
    staff: str
    side: str
    party: str
    count: int
    at: Moment


Key = TypeVar("Key")
Rule = Callable[[Sequence[Looked], Limits], Iterator[Noticed]]


def noticed(lines: Iterable[Looked], limits: Limits) -> tuple[Noticed, ...]:
    """Return what stands out among these lines of the last day, in order of time."""
    read = sorted(lines, key=lambda one: one.at)
    found = [each for rule in RULES.values() for each in rule(read, limits)]
    return tuple(sorted(found, key=lambda one: (one.at, one.rule, one.staff, one.party)))


def _many_clients(lines: Sequence[Looked], limits: Limits) -> Iterator[Noticed]:
    """One person opens many different clients within an hour."""
    for mine in _by_person(one for one in lines if one.opened).values():
        yield from _most(
            "many_clients", mine, lambda one: one.party, HOUR, limits.clients_in_an_hour, named=False
        )


def _off_shift(lines: Sequence[Looked], limits: Limits) -> Iterator[Noticed]:
    """Somebody opens a client outside the own shift, without being called for it."""
    del limits
    outside = [one for one in lines if one.opened and not one.on_shift and one.basis not in _CALLED]
    for (_, party), mine in _by(outside, lambda one: (one.person, one.party)).items():
        yield _of("off_shift", mine[-1], party, len(mine))


def _many_readers(lines: Sequence[Looked], limits: Limits) -> Iterator[Noticed]:
    """One client is opened by many different people."""
    span = limits.readers_hours * HOUR
    for theirs in _by((one for one in lines if one.opened), lambda one: one.party).values():
        found = _most("many_readers", theirs, lambda one: one.person, span, limits.readers_of_a_client)
        yield from (Noticed(one.rule, "", "", one.side, one.party, one.count, one.at) for one in found)


def _refused_often(lines: Sequence[Looked], limits: Limits) -> Iterator[Noticed]:
    """Somebody is refused again and again."""
    refused = [one for one in lines if one.refused and one.person and one.kind != "session"]
    for mine in _by_person(refused).values():
        yield from _often("refused_often", mine, HOUR, limits.refused_in_an_hour)


def _after_conflict(lines: Sequence[Looked], limits: Limits) -> Iterator[Noticed]:
    """Somebody tries a client of whose other side they know; once is enough."""
    del limits
    hits = [one for one in lines if one.refused and one.basis == "other_side"]
    for (_, party), mine in _by(hits, lambda one: (one.person, one.party)).items():
        yield _of("other_side", mine[-1], party, len(mine))


def _two_places(lines: Sequence[Looked], limits: Limits) -> Iterator[Noticed]:
    """One person works in two sessions at a time: by turns, within minutes."""
    span = limits.quiet_minutes * MINUTE
    for mine in _by_person(one for one in lines if one.session).values():
        turns = [
            later
            for first, middle, later in zip(mine, mine[1:], mine[2:], strict=False)
            if first.session == later.session != middle.session and later.at - first.at <= span
        ]
        if turns:
            yield _of("two_places", turns[-1], "", len(turns))


def _log_ins_failed(lines: Sequence[Looked], limits: Limits) -> Iterator[Noticed]:
    """Speak when one person, or nobody we know, fails to log in many times within an hour."""
    failed = [one for one in lines if one.refused and one.action == "log_in"]
    for mine in _by_person(failed).values():
        yield from _often("log_ins_failed", mine, HOUR, limits.failed_log_ins)


def _searched_often(lines: Sequence[Looked], limits: Limits) -> Iterator[Noticed]:
    """Somebody searches again and again."""
    for mine in _by_person(one for one in lines if one.kind == "search").values():
        yield from _often("searched_often", mine, HOUR, limits.searches_in_an_hour)


def _unassigned_often(lines: Sequence[Looked], limits: Limits) -> Iterator[Noticed]:
    """Somebody opens several clients a day that were not assigned."""
    mine_without = [one for one in lines if one.opened and one.basis.startswith("unassigned")]
    for mine in _by_person(mine_without).values():
        limit = limits.unassigned_in_a_day
        yield from _most("unassigned_often", mine, lambda one: one.party, 24 * HOUR, limit, named=False)


_CALLED = frozenset({"page", "held", "break_glass"})
RULES: Mapping[str, Rule] = {
    "many_clients": _many_clients,
    "off_shift": _off_shift,
    "many_readers": _many_readers,
    "refused_often": _refused_often,
    "other_side": _after_conflict,
    "two_places": _two_places,
    "log_ins_failed": _log_ins_failed,
    "searched_often": _searched_often,
    "unassigned_often": _unassigned_often,
}


def _by_person(lines: Iterable[Looked]) -> Mapping[str, list[Looked]]:
    return _by(lines, lambda one: one.person)


def _by(lines: Iterable[Looked], key: Callable[[Looked], Key]) -> Mapping[Key, list[Looked]]:
    found: dict[Key, list[Looked]] = defaultdict(list)
    for one in lines:
        found[key(one)].append(one)
    return found


def _often(rule: str, mine: Sequence[Looked], span: int, limit: int) -> Iterator[Noticed]:
    """Speak when there are ``limit`` lines within ``span``, once, at the last of them."""
    most = max((_within(mine, end, span) for end in range(len(mine))), key=len, default=())
    if len(most) >= limit:
        yield _of(rule, most[-1], "", len(most))


def _most(
    rule: str,
    mine: Sequence[Looked],
    what: Callable[[Looked], str],
    span: int,
    limit: int,
    *,
    named: bool = True,
) -> Iterator[Noticed]:
    """Speak when ``what`` has ``limit`` different values within ``span``, once."""
    groups = (_within(mine, end, span) for end in range(len(mine)))
    most = max(groups, key=lambda group: len({what(one) for one in group}), default=())
    count = len({what(one) for one in most})
    if count >= limit:
        yield _of(rule, most[-1], most[-1].party if named else "", count)


def _within(mine: Sequence[Looked], end: int, span: int) -> Sequence[Looked]:
    return [one for one in mine[: end + 1] if mine[end].at - one.at <= span]


def _of(rule: str, last: Looked, party: str, count: int) -> Noticed:
    return Noticed(rule, last.person, last.staff, last.side, party, count, last.at)
