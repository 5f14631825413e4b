"""Periods as people write them: a year, a quarter, a month, or the month of a day."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

import click

from acompte.model.days import month_end

_YEAR = re.compile(r"(\d{4})(?:-?[TtQq]([1-4]))?")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


class Period(NamedTuple):
    """A stretch of days, both ends included."""

    first: date
    last: date


def read_period(text: str) -> Period | None:
    """Read `2026`, `2026-T1` (or `2026-Q1`), `2026-03`, or a day, which stands for its month; None for another."""
    try:
        if match := _YEAR.fullmatch(text):
            year, quarter = int(match[1]), match[2]
            month = 3 * int(quarter) - 2 if quarter else 1
            return Period(date(year, month, 1), month_end(date(year, month + 2 if quarter else 12, 1)))
        if match := _MONTH.fullmatch(text):
            day = date(int(match[1]), int(match[2]), int(match[3] or 1))
            return Period(day.replace(day=1), month_end(day))
    except ValueError:
        return None
    return None


class PeriodType(click.ParamType[Period]):
    """A period on the command line."""

    name = "period"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """Read a period."""
        if isinstance(value, Period):
            return value
        found = read_period(str(value))
        if found is None:
            self.fail(
                f"{value!r} is no period; write a year (2026), a quarter (2026-T1) or a month (2026-03).", param, ctx
            )
        return found
