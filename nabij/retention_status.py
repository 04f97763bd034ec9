"""How retention stands in this house: by store and class the term, what is over, the last receipt.

Counts and moments only: no client, no name, no id.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError

from cases.moments import DAY, HOUR, SECOND, Moment, wall
from cases.retention import Retention, Since, chosen
from nabij.house import real_tempo
from nabij.prepare import COORDINATION, key_problems, store_problems, stores_of
from nabij.refused import Refused
from nabij.settings import Settings, read_settings
from vault.engine import Store
from vault.retention_look import Standing, front_standings, side_standings
from vault.retention_open import Open, open_on_side

ZONE, UTC = ZoneInfo("Europe/Amsterdam"), ZoneInfo("UTC")
_SINCE = {
    Since.WRITTEN: "na schrijven",
    Since.CLOSED: "na sluiten van de melding",
    Since.RELEASED: "na loslaten",
    Since.ENDED: "na het einde",
    Since.CLIENT: "met de cliënt",
    Since.KEPT: "blijft",
}


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """One store. ``open`` is None for coordination: there nobody is erased by asking."""

    standings: Sequence[Standing]
    open: Open | None = None

    def late(self, now: Moment) -> Sequence[Standing]:
        return tuple(each for each in self.standings if each.late(now))


@dataclass(frozen=True, slots=True)
class Status:
    """The whole house at ``now``, by store: coordination, side_a, side_b."""

    now: Moment
    terms: Mapping[str, Retention]
    stores: Mapping[str, StoreStatus]

    @property
    def ok(self) -> bool:
        """Say whether nothing is over for longer than a round of the clock and a day."""
        return not any(each.late(self.now) for each in self.stores.values())


def status(settings: Settings | None = None, now: Moment | None = None) -> Status:
    """Look at every store. Raises Refused when one cannot be read."""
    settings = settings or read_settings()
    now = real_tempo().clock.real() if now is None else now
    if problems := key_problems(settings) or store_problems(settings):
        raise Refused(problems)
    terms = chosen(settings.retention)
    with stores_of(settings) as stores:
        try:
            found = {name: status_of(name, store, terms, now) for name, store in stores.items()}
        except SQLAlchemyError as error:
            raise Refused([_NOT_READ.format(type(error).__name__)]) from None
    return Status(now, terms, found)


def status_of(name: str, store: Store, terms: Mapping[str, Retention], now: Moment) -> StoreStatus:
    """Look at one store. Raises SQLAlchemyError."""
    if name == COORDINATION:
        return StoreStatus(front_standings(store, terms, now))
    return StoreStatus(side_standings(store, terms, now), open_on_side(store, terms, now))


_NOT_READ = (
    "De databases zijn niet te lezen ({}). Met de instellingen van één kant gaat dit niet: geef die van"
    " coördinatie, NABIJ_CONFIG=/etc/nabij/web.toml"
)


def as_json(found: Status) -> dict[str, object]:
    """Return the status as one JSON object; moments in ISO 8601, UTC."""
    return {
        "ok": found.ok,
        "at": _iso(found.now),
        "stores": {
            name: {
                "classes": [_class(found, each) for each in store.standings],
                "erasing": None if store.open is None else _open(store.open),
            }
            for name, store in found.stores.items()
        },
    }


def _class(found: Status, each: Standing) -> dict[str, object]:
    term, late, receipt = found.terms[each.name], each.late(found.now), each.receipt
    return {
        "class": each.name,
        "days": term.days,
        "since": term.since.value,
        "due": each.due,
        "due_since": _iso(each.since),
        "overdue": bool(late),
        "overdue_s": late // SECOND,
        "last_receipt": receipt
        and {"at": _iso(receipt.at), "count": receipt.count, "day": receipt.day, "total": receipt.total},
        "next_due": _iso(each.next_end),
    }


def _open(one: Open) -> dict[str, object]:
    return {
        "waiting": one.waiting,
        "due": one.due,
        "since": _iso(one.since),
        "holds": one.holds,
        "holds_past_review": one.late_holds,
        "next_review": _iso(one.review_by),
    }


def table_of(found: Status) -> Iterator[str]:
    """Return the status for people, a line for each class."""
    for name, store in found.stores.items():
        yield f"{name}:"
        for each in store.standings:
            yield f"  {each.name:<15}{_told(found, each)}"
        if store.open is not None:
            yield _erasing(store.open)
    late = sum(len(each.late(found.now)) for each in found.stores.values())
    yield f"{late} soort(en) te laat." if late else "Alles op tijd."


def _told(found: Status, each: Standing) -> str:
    term, late, receipt = found.terms[each.name], each.late(found.now), each.receipt
    kept = f"{term.days} d {_SINCE[term.since]}" if term.days else f"meteen {_SINCE[term.since]}"
    over = f"nu over: {each.due}" + (f", TE LAAT sinds {_long(late)}" if late else "")
    looked = "geen bon"
    if receipt is not None:
        looked = f"bon {_moment(receipt.at)}: {receipt.count}, in alles {receipt.total}"
    coming = "niets op komst" if each.next_end is None else f"volgende {_moment(each.next_end)}"
    return f"{kept:<30}{over}; {looked}; {coming}"


def _erasing(one: Open) -> str:
    told = f"  wissen: {one.waiting} wachten, {one.due} hadden weg moeten zijn; apart bewaard: {one.holds}"
    return told + (f", {one.late_holds} voorbij de datum om opnieuw te kijken" if one.late_holds else "")


def day_of(moment: Moment) -> str:
    """Return the day in the Netherlands, such as 2027-03-01."""
    return wall(moment, ZONE).date().isoformat()


def _long(span: int) -> str:
    return f"{span // DAY} d" if span >= DAY else f"{span // HOUR} u"


def _moment(moment: Moment) -> str:
    return f"{wall(moment, ZONE):%Y-%m-%d %H:%M}"


def _iso(moment: Moment | None) -> str | None:
    return None if moment is None else wall(moment, UTC).isoformat(timespec="seconds")
