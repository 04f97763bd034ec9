"""Looks over everything before, and while, Nabij runs; every finding is one clear Dutch line."""

from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from cases.moments import DAY, Moment, after, wall
from cases.roster import DutyModel, Post, Roster
from cases.sides import Side
from cases.social_map import region_named
from escalation.cover import Gap, gaps
from escalation.duty import duty_at
from nabij.doctor_access import access_findings
from nabij.doctor_machine import machine_findings, measured
from nabij.doctor_paging import paging_findings, reach_findings
from nabij.doctor_retention import retention_findings
from nabij.doctor_telegram import skew_findings, telegram_findings
from nabij.doctor_wall import wall_findings
from nabij.findings import Finding, all_good, good, refuses, warns
from nabij.house import House, real_tempo
from nabij.prepare import key_problems, read_content, release_problems, store_problems, stores_of
from nabij.refused import Refused
from nabij.settings import Settings, read_settings
from vault.checkup import Facts, facts_of
from vault.engine import Store


def examine(*, offline: bool = False, settings: Settings | None = None) -> list[Finding]:
    """Return all findings, those that refuse first. ``offline`` asks nothing of Telegram and Redis."""
    try:
        settings = settings or read_settings()
    except Refused as refused:
        return refuses("settings", *refused.problems)
    now = real_tempo().clock.real()
    found = [
        *machine_findings(settings, measured(settings.data)),
        *_content(settings),
        *paging_findings(settings),
        *access_findings(settings),
        *_stores(settings, now),
        *([] if offline else telegram_findings(settings, now)),
        *([] if offline else _redis(settings)),
        *_sign_on(settings, offline=offline),
    ]
    order = ("refuses", "warns", "good")
    return sorted(found, key=lambda finding: order.index(finding.weight))


def _content(settings: Settings) -> list[Finding]:
    try:
        known = read_content(settings.content).social_map
    except Refused as refused:
        return refuses("content", *refused.problems)
    if settings.veilig_thuis and not region_named(known, settings.veilig_thuis):
        return warns("content", f"veilig_thuis: '{settings.veilig_thuis}' staat niet in social_map.yaml.")
    return []


def _redis(settings: Settings) -> list[Finding]:
    """Ask the configured Redis, if there is one. What is wrong with it never keeps the line from starting."""
    if not settings.redis_url:
        return []
    from nabij.redis_check import redis_problems  # noqa: PLC0415  # an extra: absent where it is not used

    return warns("redis", *redis_problems(settings))


def _sign_on(settings: Settings, *, offline: bool) -> list[Finding]:
    if settings.sign_on is None:
        return []
    from nabij.doctor_sign_on import sign_on_findings  # noqa: PLC0415  # an extra: absent where it is not used

    return sign_on_findings(settings.sign_on, offline=offline)


def _stores(settings: Settings, now: Moment) -> list[Finding]:
    """Look at keys, then stores, then what is in them: each only makes sense when the one before is good."""
    found = refuses("keys", *key_problems(settings))
    if not found:
        found = refuses("stores", *store_problems(settings))
    if not all_good(found):
        return found
    with stores_of(settings) as stores:
        found = [each for name, store in stores.items() for each in _database(name, store, now)]
        found += wall_findings(settings, stores)
        found += retention_findings(settings, stores, now)
    with House(settings) as house:
        found += refuses("release", *release_problems(house.front))
        rosters = {side: house.front.roster(side) for side in house.sides}
        found += reach_findings(house, now)
    return found + roster_findings(rosters, now, settings)


def _database(name: str, store: Store, now: Moment) -> Iterator[Finding]:
    try:
        facts = facts_of(store)
    except Exception as error:  # noqa: BLE001  # whatever the driver raises, it is one clear line here
        yield from refuses(name, f"Database {name} antwoordt niet: {type(error).__name__}.")
        return
    if facts is not None:
        yield from skew_findings(name, f"database {name}", now, facts.clock)
        yield from _rights(name, facts)


def _rights(name: str, facts: Facts) -> Iterator[Finding]:
    if facts.superuser:
        yield from warns(
            name,
            f"Database {name}: de rol van Nabij is superuser en kan dus alle kanten lezen."
            " Geef elke database een eigen, gewone rol.",
        )
    elif facts.owner:
        yield from warns(
            name, f"Database {name}: de rol van Nabij is eigenaar van de tabellen, niet alleen gebruiker."
        )
    if facts.open_to_all:
        yield from warns(
            name,
            f"Database {name}: elke rol van deze server mag erin."
            " Doe als eigenaar: REVOKE CONNECT ON DATABASE ... FROM PUBLIC",
        )
    if facts.loud:
        yield from warns(
            name,
            f"Database {name}: het log van de server kan inhoud van rijen bevatten ({', '.join(facts.loud)})."
            " Zet dat uit zoals in deploy/postgres.",
        )
    if facts.pooled:
        yield from refuses(
            name,
            f"Database {name}: er zit een pooler tussen die instellingen van een sessie niet doorgeeft."
            " Verbind rechtstreeks: de sloten van de verzender hangen aan de sessie.",
        )


def roster_findings(rosters: Mapping[Side, Roster], now: Moment, settings: Settings) -> list[Finding]:
    found = []
    for side in Side:
        if side not in rosters:
            found += good(f"side_{side.value}", f"Kant {side.value}: uit (geen bot).")
            continue
        found += _duty(side, rosters[side], now, len(settings.sides[side].bots))
    if len(rosters) == len(Side) and not any(
        duty_at(each, now).at_post(Post.LEAD) for each in rosters.values()
    ):
        found += warns(
            "lead",
            "Beide kanten staan aan en niemand is casusregisseur: een dreiging voor de andere kant"
            " bereikt niemand. Vul de post in bij Rooster.",
        )
    elif len(rosters) == len(Side):
        found += _lead(rosters, now)
    return found


def _lead(rosters: Mapping[Side, Roster], now: Moment) -> Iterator[Finding]:
    """Warn of hours in the coming day in which a side is open and no lead is planned."""
    for side, roster in rosters.items():
        for gap in gaps(roster, now, after(now, DAY), Post.LEAD):
            yield from warns(
                "lead",
                f"Kant {side.value}: geen casusregisseur {_from_to(gap, ZoneInfo(roster.zone))}."
                " Dan wordt geen tweede kant aangemeld. Vul Rooster in.",
            )


def _duty(side: Side, roster: Roster, now: Moment, bots: int) -> list[Finding]:
    about = f"roster_{side.value}"
    staffed = duty_at(roster, now).staffed
    there = "er is nu iemand" if staffed else "er is nu niemand; cliënten horen dat"
    found = good(about, f"Kant {side.value}: {bots} bot(s), dienst: {there}.")
    if roster.model is DutyModel.NONE:
        return found + warns(about, f"Kant {side.value}: er is geen dienst ingesteld. Vul Rooster in.")
    zone = ZoneInfo(roster.zone)
    for gap in gaps(roster, now, after(now, DAY)):
        found += warns(about, f"Kant {side.value}: niemand op dienst {_from_to(gap, zone)}. Vul Rooster in.")
    return found


def _from_to(gap: Gap, zone: ZoneInfo) -> str:
    begins, ends = wall(gap.begins, zone), wall(gap.ends, zone)
    return f"van {begins:%d-%m %H:%M} tot {ends:%d-%m %H:%M}"
