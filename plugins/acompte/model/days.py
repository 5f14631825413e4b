"""Days that stay in the calendar: what a user mistypes (year 9999, a window of a million days) is no fault here."""

from __future__ import annotations

from datetime import date, timedelta


def shift(day: date, days: int) -> date:
    """Give the day so many days later (earlier where negative), the calendar's first or last day at its ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def a_year_after(day: date) -> date:
    """Give the same day a year later; 28 February for a 29 February."""
    if day.year == date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
