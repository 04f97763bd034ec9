"""Odd reading is noticed from codes and moments alone; an ordinary week of a whole team is not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cases.moments import HOUR, MINUTE, Moment
from vault.access_alerts import RULES, Limits, Looked, noticed

LIMITS = Limits()


def look(minute: int, **more: object) -> Looked:
    plain = Looked(
        at=Moment(minute * MINUTE),
        person="p-anna",
        staff="s-anna",
        side="a",
        action="read_conversation",
        kind="conversation",
        party="c1",
        basis="grant",
        refused=False,
        emergency=False,
        session="s1",
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # fields of a line, by their names


def ordinary_shift(person: str, first: int) -> list[Looked]:
    """Return what a worker does in eight hours: a client each quarter of an hour, five clients in all."""
    who = {"person": person, "staff": person, "session": f"session of {person}"}
    team = int(person.rsplit("-", 1)[1]) // 2
    made = [look(first, action="log_in", kind="session", party="", basis="password", **who)]
    for quarter in range(32):
        minute, party = first + 1 + quarter * 15, f"c{team}-{quarter % 5}"
        made.append(look(minute, party=party, **who))
        made += [look(minute + n, party=party, action="refresh_conversation", **who) for n in (1, 2)]
        made.append(look(minute + 3, party=party, action="worker_replied", **who))
    made.append(look(first + 200, action="read_conversation", refused=True, basis="", party="c-oud", **who))
    return made


def test_an_ordinary_week_of_a_whole_team_gives_nothing() -> None:
    for day in range(7):
        begin = day * 24 * 60
        lines = [
            one for number in range(10) for one in ordinary_shift(f"p-{number}", begin + number % 3 * 480)
        ]
        assert len(lines) > 1000
        assert noticed(lines, LIMITS) == ()


BAD: dict[str, list[Looked]] = {
    "many_clients": [look(n * 2, party=f"c{n}") for n in range(15)],
    "off_shift": [look(n, on_shift=False) for n in range(3)],
    "many_readers": [look(n * 60, person=f"p{n}", staff=f"s{n}", session=f"z{n}") for n in range(6)],
    "refused_often": [look(n, refused=True, basis="", action="open_client") for n in range(5)],
    "other_side": [look(0, refused=True, basis="other_side")],
    "two_places": [look(n, session="s1" if n % 2 else "s2") for n in range(3)],
    "log_ins_failed": [
        look(n, refused=True, action="log_in", kind="session", party="", session="") for n in range(10)
    ],
    "searched_often": [look(n, kind="search", action="search_clients", party="") for n in range(20)],
    "unassigned_often": [look(n * 60, basis="unassigned:colleague_ill", party=f"c{n}") for n in range(3)],
}


def test_every_rule_has_its_pattern() -> None:
    assert set(BAD) == set(RULES)


@pytest.mark.parametrize("rule", sorted(BAD))
def test_each_bad_pattern_speaks_once_among_ordinary_work(rule: str) -> None:
    ordinary = [one for number in (4, 6) for one in ordinary_shift(f"p-{number}", number)]
    (found,) = noticed([*ordinary, *BAD[rule]], LIMITS)
    assert found.rule == rule
    assert found.count >= 1


@pytest.mark.parametrize("rule", sorted(set(BAD) - {"off_shift", "other_side"}))
def test_one_less_than_the_limit_is_ordinary(rule: str) -> None:
    assert noticed(BAD[rule][:-1], LIMITS) == ()


@given(some.lists(some.integers(0, 600), min_size=1, max_size=40), some.integers(2, 10))
def test_many_clients_speaks_exactly_when_an_hour_holds_that_many(minutes: list[int], limit: int) -> None:
    lines = [look(minute, party=f"c{number}") for number, minute in enumerate(minutes)]
    most = max(sum(0 <= end - one <= HOUR // MINUTE for one in minutes) for end in minutes)
    spoke = any(one.rule == "many_clients" for one in noticed(lines, Limits(clients_in_an_hour=limit)))
    assert spoke == (most >= limit)


def test_who_was_called_reads_outside_the_own_shift_without_a_word() -> None:
    assert noticed([look(1, on_shift=False, basis="page")], LIMITS) == ()
