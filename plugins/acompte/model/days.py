"""Days that stay in the calendar: what a user mistypes (year 9999, a window of a million days) is no fault here."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache


def shift(day: date, days: int) -> date:
    """Give the day so many days later (earlier where negative), the calendar's first or last day at its ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


@lru_cache(maxsize=8192)
def month_end(day: date) -> date:
    """Give the last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def years_after(day: date, years: int) -> date:
    """Give the same day some years later, or earlier; 28 February for a 29 February that the year has not.

    At its ends, the calendar's first or last day.
    """
    year = day.year + years
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def months_after(day: date, months: int) -> date:
    """Give the same day some months later; the last day of the month where it has no such day (CPC 641)."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if years > date.max.year:
        return date.max
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
