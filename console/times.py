"""Moments as a tired person reads them: how long ago, and when, on one wall clock."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime

from cases.moments import DAY, HOUR, MINUTE, SECOND, Moment, wall
from console.language import mark, say, spoken

_LOCALES = {"nl": Locale("nl", "NL"), "en": Locale("en", "GB")}
_NEAR = {-1: mark("gisteren %(clock)s"), 1: mark("morgen %(clock)s")}
QUARTER = 15 * MINUTE


@dataclass(frozen=True, slots=True)
class When:
    """``now`` is domain time, on the server: a wrong clock in a browser changes nothing."""

    now: Moment
    zone: ZoneInfo

    def waited(self, since: Moment) -> str:
        return _span(max(0, self.now - since))

    def left(self, until: Moment) -> str:
        return _span(max(0, until - self.now))

    def lasts(self, length: int) -> str:
        """Return a length of time in microseconds, in the two largest units that matter."""
        return _span(length)

    def past(self, moment: Moment) -> bool:
        return moment <= self.now

    def clock(self, moment: Moment) -> str:
        """Return hours and minutes, with the day when it is not today."""
        there = wall(moment, self.zone)
        away = (there.date() - self.today).days
        if away == 0 or away in _NEAR:
            clock = format_datetime(there, "HH:mm", locale=_locale())
            return say(_NEAR[away], clock=clock) if away else clock
        return format_datetime(there, "EEE d MMM HH:mm", locale=_locale())

    def stamp(self, moment: Moment) -> str:
        """Return day and clock in full, for a text that is read elsewhere and later."""
        return format_datetime(wall(moment, self.zone), "dd-MM-y HH:mm", locale=_locale())

    def until(self, moment: Moment) -> str:
        """Return "tot en met" a day where a moment is the end of that day, else "tot" the moment itself."""
        there = wall(moment, self.zone)
        if there.time() != time():
            return say("tot %(when)s", when=self.clock(moment))
        last = there.date() - timedelta(days=1)
        return say("tot en met %(day)s", day=self.on(last))

    def on(self, day: date) -> str:
        """Return a day of the calendar, without its year."""
        return format_date(day, "EEE d MMM", locale=_locale())

    def month(self, day: date) -> str:
        """Return the month of a date with its year."""
        return format_date(day, "LLLL y", locale=_locale())

    def month_short(self, day: date) -> str:
        """Return the month of a date as it stands above a column."""
        return format_date(day, "LLL", locale=_locale()).rstrip(".")

    def date_full(self, day: date) -> str:
        return format_date(day, "EEEE d MMMM y", locale=_locale())

    def late(self, moment: Moment) -> bool:
        """Say whether a due moment is past by more than a quarter: what is due at once is not late yet."""
        return self.now - moment > QUARTER

    def day(self, moment: Moment) -> str:
        return format_date(wall(moment, self.zone).date(), "EEEE d MMMM y", locale=_locale())

    def machine(self, moment: Moment) -> str:
        return wall(moment, self.zone).isoformat(timespec="seconds")

    @property
    def today(self) -> date:
        return wall(self.now, self.zone).date()


def _locale() -> Locale:
    return _LOCALES[spoken()]


def _span(length: int) -> str:
    if length < MINUTE:
        return say("%(n)s s", n=length // SECOND)
    if length < HOUR:
        return say("%(n)s min", n=length // MINUTE)
    if length < DAY:
        hours, minutes = length // HOUR, length % HOUR // MINUTE
        return say("%(h)s u %(n)s min", h=hours, n=minutes) if minutes else say("%(h)s u", h=hours)
    days, hours = length // DAY, length % DAY // HOUR
    return say("%(d)s d %(h)s u", d=days, h=hours) if hours else say("%(d)s d", d=days)
