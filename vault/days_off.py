"""Days off of the Netherlands by their names. Importer of holidays."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import holidays

_COUNTRY, _LANGUAGE = "NL", "nl"


def holidays_between(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Give the public days off from ``first`` up to and with ``last``, in order."""
    for year in range(first.year, last.year + 1):
        for day, name in _of(year):
            if first <= day <= last:
                yield day, name


@lru_cache(maxsize=16)
def _of(year: int) -> tuple[tuple[date, str], ...]:
    # Kept whole: the library works a year out anew each time, and a page asks for two weeks.
    found = holidays.country_holidays(_COUNTRY, years=year, language=_LANGUAGE)
    return tuple(sorted((day, name) for day, name in found.items() if day.year == year))
