"""Working days: Monday to Friday, but for the public holidays of France (Code du travail L3133-1)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from acompte.model.days import shift

_SATURDAY = 5


@lru_cache(maxsize=64)
def holidays_of(year: int) -> frozenset[date]:
    """Give the public holidays of a year, as they hold in the whole of France."""
    from holidays import country_holidays

    return frozenset(country_holidays("FR", years=year))


def is_working_day(day: date) -> bool:
    """Tell whether letters go out on a day."""
    return day.weekday() < _SATURDAY and day not in holidays_of(day.year)


def working_day(day: date) -> date:
    """Give the first working day from a day on, the day itself included; the calendar's last day at its end."""
    while not is_working_day(day) and day != date.max:
        day = shift(day, 1)
    return day
