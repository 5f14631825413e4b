"""The monthly series of the simple DSO alone: all that the plugin needs, at the cost of two sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.indicators.dso import series_days
from acompte.indicators.flows import is_billed
from acompte.indicators.window import Running, ratio
from acompte.model.days import shift
from acompte.model.money import ZERO

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.model.history import History


def _billed_and_open(history: History) -> tuple[Running, Running]:
    """Sum what is billed and what is open, in one pass and without a row a settling."""
    billed: dict[date, Decimal] = {}
    still_open: dict[date, Decimal] = {}
    for invoice in history.book.invoices:
        day, total = invoice.date, invoice.total
        if is_billed(invoice):
            billed[day] = billed.get(day, ZERO) + total
        if total > 0:
            still_open[day] = still_open.get(day, ZERO) + total
            for settling in history.settlings[invoice.place]:
                still_open[settling.day] = still_open.get(settling.day, ZERO) - settling.amount
    return Running(billed.items()), Running(still_open.items())


def simple_dso_series(history: History, window: int) -> list[tuple[date, Decimal | None]]:
    """Give the simple DSO on every month end up to the newest transaction; None where nothing was billed."""
    billed, still_open = _billed_and_open(history)
    days = series_days(history, history.book.newest)
    return [(day, ratio(still_open.until(day), billed.between(shift(day, -window), day), window)) for day in days]
