"""The monthly series of the simple DSO alone: all that the plugin needs, at the cost of two sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.indicators.dso import series_days
from acompte.indicators.flows import billed_rows, open_rows
from acompte.indicators.window import Running, ratio
from acompte.model.days import shift

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.model.history import History


def simple_dso_series(history: History, window: int) -> list[tuple[date, Decimal | None]]:
    """Give the simple DSO on every month end up to the newest transaction; None where nothing was billed."""
    invoices = history.book.invoices
    billed, still_open = Running(billed_rows(invoices)), Running(open_rows(history, invoices))
    days = series_days(history, history.book.newest)
    return [(day, ratio(still_open.until(day), billed.between(shift(day, -window), day), window)) for day in days]
