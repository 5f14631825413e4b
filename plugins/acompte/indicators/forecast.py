"""Expected receipts: what is open on its due dates, promised ones on the promise, milestones and finals on theirs.

`scheduled` is all of it; `low` leaves out what is not invoiced yet and what is disputed; `expected` leaves out
what is disputed; `high` is all. Late amounts stand in a row of their own before the first period, and what
falls after the last period, or has no date yet, in one after it: the sum of the rows is the whole.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from acompte.model.days import month_end, shift
from acompte.model.money import ZERO
from acompte.model.quotes import ACCEPTED, final_day, with_vat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from acompte.indicators.quotes import QuoteRow
    from acompte.model.state import DocumentState, State

WEEK, MONTH = "week", "month"
PERIODS = {WEEK: 13, MONTH: 6}


class Receipt(NamedTuple):
    """An amount expected on a day, VAT included; None where its day is not known yet."""

    day: date | None
    amount: Decimal
    document: str
    customer: str
    invoiced: bool
    disputed: bool
    late: bool


class ForecastRow(NamedTuple):
    """The receipts of a period; no start: what is late; no end: what comes later."""

    start: date | None
    end: date | None
    scheduled: Decimal
    expected: Decimal
    low: Decimal
    high: Decimal


def receipts(state: State, quotes: list[QuoteRow]) -> list[Receipt]:
    """Give every receipt that the state of a day lets one expect."""
    found: list[Receipt] = []
    for document in state.documents:
        found += _open_parts(document, state)
    for row in quotes:
        if row.state == ACCEPTED:
            found += _planned(row, state)
    return found


def _open_parts(document: DocumentState, state: State) -> Iterator[Receipt]:
    invoice, promise = document.invoice, document.promise
    promised = document.promised
    for part in document.owed:
        taken = min(promised, part.open)
        promised -= taken
        if taken and promise is not None:
            yield Receipt(promise.day, taken, invoice.number, invoice.customer, True, document.disputed, False)
        rest = part.open - taken
        if rest:
            late = part.due is not None and part.due < state.day and rest > state.tolerance
            yield Receipt(part.due, rest, invoice.number, invoice.customer, True, document.disputed, late)


def _planned(row: QuoteRow, state: State) -> Iterator[Receipt]:
    """Give the deposits still to invoice on their dates, and the rest of the quote on its delivery."""
    quote, day = row.quote, state.day
    left = row.left_ttc
    for planned in row.unfilled:
        amount = min(with_vat(quote, row.short(planned), day), left)
        if amount > 0:
            left -= amount
            yield Receipt(max(planned.milestone.date, day), amount, quote.number, quote.customer, False, False, False)
    if left > 0:
        due = final_day(quote, day)
        when = max(due, day) if due is not None else None
        yield Receipt(when, left, quote.number, quote.customer, False, False, False)


def forecast(state: State, quotes: list[QuoteRow], by: str = WEEK, periods: int | None = None) -> list[ForecastRow]:
    """Give the expected receipts by week (Monday to Sunday) or month, the first period from the day on."""
    found = receipts(state, quotes)
    rows = [_row(None, None, [r for r in found if r.late])]
    rest = [receipt for receipt in found if not receipt.late]
    for start, end in _periods(state.day, by, periods or PERIODS[by]):
        inside = [r for r in rest if r.day is not None and (start <= r.day <= end or r.day < start == state.day)]
        rows.append(_row(start, end, inside))
    last = rows[-1].end
    later = [r for r in rest if r.day is None or (last is not None and r.day > last)]
    rows.append(_row(shift(last, 1) if last else None, None, later))
    rows[0] = rows[0]._replace(end=shift(state.day, -1))
    return rows


def _periods(day: date, by: str, count: int) -> Iterator[tuple[date, date]]:
    start = day
    for _ in range(count):
        end = month_end(start) if by == MONTH else shift(start, 6 - start.weekday())
        yield start, end
        start = shift(end, 1)


def _row(start: date | None, end: date | None, found: list[Receipt]) -> ForecastRow:
    whole = sum((r.amount for r in found), ZERO)
    expected = sum((r.amount for r in found if not r.disputed), ZERO)
    low = sum((r.amount for r in found if r.invoiced and not r.disputed), ZERO)
    return ForecastRow(start, end, whole, expected, low, whole)
