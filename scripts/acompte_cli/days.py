"""Days as people type them on the command line."""

from __future__ import annotations

from datetime import date

import click


class Day(click.ParamType[date]):
    """A calendar day, written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day of the calendar; write it as 2026-08-31.", param, ctx)
