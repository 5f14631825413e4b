"""Month by month: what was billed and received, what was open and late at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.window import Running, month_start
from acompte.model.days import month_end, shift

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator
    from decimal import Decimal

    from acompte.indicators.flows import Flows
    from acompte.model.history import History


class MonthRow(NamedTuple):
    """One month; the last one ends on the day where it is not over."""

    first: datetime.date
    last: datetime.date
    documents: int
    """How many documents were issued, of any kind."""
    billed: Decimal
    """Invoices less credit notes, VAT included; openings and debit notes are not billed."""
    received: Decimal
    """Money that came from customers; what went back to them is not taken off."""
    open: Decimal
    late: Decimal
    """What was open and past due at the month's end, beyond the tolerance."""

    @property
    def name(self) -> str:
        """Write the month: `2026-08`."""
        return self.first.isoformat()[:7]


def months_on(history: History, whole: Flows, day: datetime.date) -> list[MonthRow]:
    """Give every month from the first document's to the newest transaction's, or to the day where that is earlier.

    `whole` are the company's flows up to the day.
    """
    invoices = [invoice for invoice in history.book.invoices if invoice.date <= day]
    issued: dict[tuple[int, int], int] = {}
    for invoice in invoices:
        key = invoice.date.year, invoice.date.month
        issued[key] = issued.get(key, 0) + 1
    received = Running((move.date, move.money) for move in history.book.moves if move.date <= day)
    rows = []
    newest = history.book.newest_until(day)
    for first in _first_days(invoices[0].date, max(newest, invoices[0].date)) if invoices else ():
        end = min(month_end(first), day)
        before = shift(first, -1)
        count = issued.get((first.year, first.month), 0)
        rows.append(
            MonthRow(
                first,
                end,
                count,
                whole.billed.between(before, end),
                received.between(before, end),
                whole.open.until(end),
                whole.late.until(end),
            )
        )
    return rows


def _first_days(since: datetime.date, until: datetime.date) -> Iterator[datetime.date]:
    """Give the first day of every month from one day's to another's."""
    first = month_start(since)
    while first <= until:
        yield first
        last = month_end(first)
        if last == last.max:
            return
        first = shift(last, 1)
